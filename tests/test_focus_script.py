"""The script that keeps the keyboard's place, in Chromium on a page of the shapes that Streamlit draws, without it."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from ui.focus_script import FOCUS

PAGE = f"""\
<!doctype html><html lang="nl"><body><div data-testid="stApp" data-test-script-state="notRunning">
<h1>Stukken</h1>
<div class="st-key-source-1"><button>Toon</button></div>
<div class="st-key-after-source-1"><div class="st-key-ways">
<div class="st-key-close"><button>Sluit</button></div>
<div class="st-key-following"><button>Volgende</button></div>
</div></div>
<textarea data-testid="stChatInputTextArea"></textarea>
</div>{FOCUS}</body></html>"""
# A task of the browser later, when what watches the page has been told.
LATER = "() => new Promise((done) => setTimeout(() => done(document.activeElement.innerText)))"
STATE = "(state) => document.querySelector('[data-testid=stApp]').setAttribute('data-test-script-state', state)"
GONE = "(name) => document.querySelector('.st-key-' + name).remove()"


@pytest.fixture
def page(thread: ThreadPoolExecutor, browser: Browser) -> Any:
    """Lets a function use the page, its button "Sluit" pressed by keys; gives what it gives."""

    def use(act: Any) -> Any:
        def run() -> Any:
            page = browser.new_page()
            try:
                page.set_content(PAGE)
                page.get_by_role("button", name="Sluit").focus()
                page.keyboard.press("Enter")
                return act(page)
            finally:
                page.close()

        return thread.submit(run).result()

    return use


def test_what_is_gone_gives_its_place_to_what_it_is_named_after(page: Any) -> None:
    def act(page: Page) -> list[str]:
        page.evaluate(STATE, "running")
        page.evaluate(GONE, "after-source-1")
        during = page.evaluate(LATER)
        page.evaluate(STATE, "notRunning")
        return [during.split("\n")[0], page.evaluate(LATER)]

    # While the page is still drawn the focus is nobody's: the page as a whole has it.
    assert page(act) == ["Stukken", "Toon"]


def test_a_run_whose_beginning_was_never_drawn_counts_too(page: Any) -> None:
    def act(page: Page) -> Any:
        page.evaluate(GONE, "after-source-1")
        return page.evaluate(LATER)

    assert page(act) == "Toon"


def test_a_button_that_is_switched_off_gives_its_place_to_its_neighbour(page: Any) -> None:
    def act(page: Page) -> Any:
        page.evaluate("() => { document.querySelector('.st-key-close button').disabled = true; }")
        return page.evaluate(LATER)

    assert page(act) == "Volgende"


def test_what_is_drawn_anew_gets_the_focus_back(page: Any) -> None:
    def act(page: Page) -> Any:
        page.evaluate("() => { const at = document.querySelector('.st-key-close'); at.innerHTML = at.innerHTML; }")
        return page.evaluate("() => document.activeElement.parentElement.className")

    assert page(act) == "st-key-close"


def test_who_uses_a_mouse_is_left_alone(page: Any) -> None:
    def act(page: Page) -> Any:
        page.get_by_role("button", name="Volgende").click()
        page.evaluate(GONE, "after-source-1")
        return page.evaluate("() => document.activeElement.tagName")

    assert page(act) == "BODY"
