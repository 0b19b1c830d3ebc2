"""The page in use, as law and habit ask: by keys alone, enlarged, narrow, in one language, with nothing going out.

One server over the five papers for all of it, and one browser a test. Nothing waits for a clock.
"""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect
from said_by_streamlit import foreign
from test_browser_history import FIRST_ANSWER_MS, QUESTION, Site, accessible

from ui.strings import NL
from ui.strings_streamlit import SWAPS

pytestmark = pytest.mark.loopback

SIZE: ViewportSize = {"width": 1280, "height": 900}
# 1280 pixels at 200 percent, then what EN 301 549 asks of a narrow window.
ENLARGED: ViewportSize = {"width": 640, "height": 450}
NARROW: ViewportSize = {"width": 320, "height": 640}
VIEWS = {
    "": "Vraagbaak",
    "bronnen": "Bronnen",
    "kamervraag": "Kamervraag",
    "opzoeken": "Opzoeken",
    "volgen": "Volgen",
    "evaluatie": "Evaluatie",
}
LONGEST_WAY = 90
Use = Callable[[BrowserContext, Page], Any]
# What can be used or read, and is cut off at a side: neither hidden nor in a part that scrolls by itself.
CUT_OFF = """() => {
  const scrolls = (element) => {
    for (let at = element.parentElement; at; at = at.parentElement)
      if (["auto", "scroll"].includes(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth
        && at.dataset.testid !== "stMain") return true;
    return false;
  };
  return [...document.querySelectorAll(".stMain :is(h1, h2, h3, p, a, button, input, textarea, label, summary, td)")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 1 && box.height > 1 && (box.left < -1 || box.right > innerWidth + 1) && !scrolls(element);
    })
    .map((element) => element.outerHTML.slice(0, 200));
}"""
WIDER = """() => [document.documentElement, document.querySelector(".stMain")]
  .filter((part) => part.scrollWidth > part.clientWidth).map((part) => [part.tagName, part.scrollWidth])"""
# Said by Streamlit in English and left so: under the uploader, hidden by a style, for the label says it too.
REMAINING = re.compile(r"\d+MB per file|• [A-Z, ]+")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site; any traceback in its log fails."""
    site = Site(tmp_path_factory.mktemp("use"))
    yield site
    site.process.terminate()
    site.process.wait(timeout=30)
    assert "Traceback" not in site.log.read_text()


@pytest.fixture
def used(thread: ThreadPoolExecutor, browser: Browser) -> Callable[..., Any]:
    """Lets a function use the page in a browser of its own; what goes wrong meanwhile fails."""

    def by(use: Use, size: ViewportSize = SIZE, scale: float = 1) -> Any:
        wrong: list[str] = []

        def run() -> Any:
            context = browser.new_context(viewport=size, device_scale_factor=scale)
            page = context.new_page()
            page.on("pageerror", lambda error: wrong.append(f"script error: {error}"))
            page.on("dialog", lambda dialog: wrong.append(f"dialog: {dialog.message}"))
            try:
                return use(context, page)
            finally:
                context.close()

        found = thread.submit(run).result()
        assert wrong == []
        return found

    return by


def go(page: Page, view: str) -> None:
    """To a view without a new page, as its link does; the way between the views may be folded away."""
    pushed(page, f"/{view}")
    expect(page.get_by_role("heading", level=1)).to_have_text(VIEWS[view])
    drawn(page)


def pushed(page: Page, address: str) -> None:
    page.evaluate("to => { history.pushState({}, '', to); dispatchEvent(new PopStateEvent('popstate')); }", address)


def drawn(page: Page) -> None:
    """Waits until the server has nothing left to draw."""
    expect(page.locator('[data-testid="stApp"]')).to_have_attribute("data-test-script-state", "notRunning")


def tab_to(page: Page, name: str, tag: str = "BUTTON", key: str = "Tab") -> None:
    """Presses Tab, or back with Shift, until what is called `name` has the focus."""
    for _ in range(LONGEST_WAY):
        page.keyboard.press(key)
        found = page.evaluate(
            "() => { const at = document.activeElement;"
            " return [at.tagName, (at.getAttribute('aria-label') || at.innerText || '').trim()]; }"
        )
        if found == [tag, name]:
            return
    pytest.fail(f"{LONGEST_WAY} times Tab does not lead to {name}")


def test_the_work_is_done_with_the_keyboard_alone(site: Site, used: Callable[..., Any]) -> None:
    def use(context: BrowserContext, page: Page) -> None:
        page.goto(site.address)
        page.get_by_placeholder("Stel uw vraag").wait_for(timeout=FIRST_ANSWER_MS)
        drawn(page)
        example = page.locator(".st-key-example-0 button")
        tab_to(page, example.inner_text())
        page.keyboard.press("Enter")
        expect(page.locator(".vb-gevraagd")).to_have_count(1, timeout=FIRST_ANSWER_MS)
        expect(page.get_by_placeholder("Stel uw vraag")).to_be_focused(timeout=FIRST_ANSWER_MS)
        expect(page.get_by_role("heading", level=1)).to_have_text("Vraagbaak")
        drawn(page)
        tab_to(page, "Nieuw gesprek")
        page.keyboard.press("Enter")
        expect(example).to_be_visible()
        drawn(page)
        tab_to(page, "Stel uw vraag", "TEXTAREA")
        page.keyboard.type(QUESTION)
        page.keyboard.press("Enter")
        expect(page.locator("blockquote").first).to_contain_text("1801", timeout=FIRST_ANSWER_MS)
        drawn(page)
        tab_to(page, "Toon in de bron", key="Shift+Tab")
        page.keyboard.press("Enter")
        mark, panel = page.locator(".vb-bron mark"), page.locator(".vb-bron")
        expect(mark).to_have_text("Bij het OM zijn 1801 lachgaszaken geregistreerd.")
        expect(mark).to_be_in_viewport()
        drawn(page)
        tab_to(page, "Volgende")
        page.keyboard.press("Enter")
        expect(panel.locator("article")).to_contain_text("Antwoord op vraag 8")
        drawn(page)
        tab_to(page, "Sluit de bron", key="Shift+Tab")
        page.keyboard.press("Enter")
        expect(panel).to_have_count(0)
        # What had the focus is gone, or another button: it is where the reader was.
        expect(page.get_by_role("button", name="Toon in de bron").first).to_be_focused()
        tab_to(page, "Bruikbaar")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Vastgelegd: Bruikbaar")).to_be_visible()
        expect(page.get_by_role("button", name="Bruikbaar", exact=True)).to_be_focused()
        drawn(page)
        tab_to(page, "Maak hier een gouden vraag van")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Zo wordt zij bewaard")).to_be_visible()
        expect(page.get_by_role("textbox", name="Vraag", exact=True)).to_be_focused()
        drawn(page)
        assert accessible(page) == []
        tab_to(page, "Bewaar de gouden vraag")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Bewaard bij uw gouden vragen")).to_be_visible()
        drawn(page)
        tab_to(page, "Stel uw vraag", "TEXTAREA")
        page.keyboard.type("en hoeveel in 2024?")
        page.keyboard.press("Enter")
        expect(page.locator(".vb-gevraagd")).to_have_count(2, timeout=FIRST_ANSWER_MS)
        # A press that comes before the page is drawn again, right after the server was away, is not lost.
        drawn(page)
        site.kill()
        expect(page.locator('[data-testid="stApp"]')).not_to_have_attribute("data-test-connection-state", "CONNECTED")
        site.start()
        expect(page.locator('[data-testid="stApp"]')).to_have_attribute(
            "data-test-connection-state", "CONNECTED", timeout=FIRST_ANSWER_MS
        )
        page.get_by_role("button", name="Toon in de bron").first.click()
        expect(mark).to_have_text("Bij het OM zijn 1801 lachgaszaken geregistreerd.", timeout=FIRST_ANSWER_MS)

    used(use)


def test_nothing_is_lost_when_it_is_enlarged_or_narrow(site: Site, used: Callable[..., Any]) -> None:
    def use(context: BrowserContext, page: Page) -> list[Any]:
        found: list[Any] = []

        def measured(place: str) -> None:
            for size in (NARROW, ENLARGED):
                page.set_viewport_size(size)
                page.wait_for_function("width => innerWidth === width", arg=size["width"])
                found.extend((place, size["width"], what) for what in map(page.evaluate, (CUT_OFF, WIDER)) if what)

        page.goto(site.address)
        page.get_by_placeholder("Stel uw vraag").wait_for(timeout=FIRST_ANSWER_MS)
        for view in VIEWS:
            go(page, view)
            measured(view)
        go(page, "")
        page.get_by_placeholder("Stel uw vraag").fill(QUESTION)
        page.get_by_placeholder("Stel uw vraag").press("Enter")
        page.get_by_role("button", name="Toon in de bron").first.click(timeout=FIRST_ANSWER_MS)
        expect(page.locator(".vb-bron mark")).to_be_in_viewport()
        measured("bron")
        pushed(page, "/bronnen?stuk=000_3e9ca571581c4118.txt")
        expect(page.locator(".vb-lezen article").first).to_be_visible()
        drawn(page)
        measured("stuk")
        # That it is measured at all: what is pushed out of the window is found.
        page.add_style_tag(content=".stMain h1 { position: relative; left: -99px !important; }")
        assert len(page.evaluate(CUT_OFF)) == 1
        return found

    assert used(use, ENLARGED, 2.0) == []


def test_all_six_views_ask_nothing_of_another_host_and_speak_one_language(site: Site, used: Callable[..., Any]) -> None:
    def use(context: BrowserContext, page: Page) -> tuple[set[str], list[str]]:
        asked: set[str] = set()

        def ask(url: str) -> None:
            if "://" in url:
                asked.add(url.split("/")[2])

        context.on("request", lambda request: ask(request.url))
        page.on("websocket", lambda websocket: ask(websocket.url))
        # What would go out is stopped as well as told.
        context.route(re.compile(r"^https?://(?!127\.0\.0\.1:)"), lambda route: route.abort())
        page.goto(site.address)
        page.get_by_placeholder("Stel uw vraag").wait_for(timeout=FIRST_ANSWER_MS)
        left: list[str] = []
        for view in VIEWS:
            go(page, view)
            for folded in page.locator('[data-testid="stExpander"] summary').all():
                if folded.is_visible() and not folded.evaluate("element => element.parentElement.open"):
                    folded.click()
            drawn(page)
            left += foreign(page, NL)
        go(page, "bronnen")
        page.locator(".vb-stukken").get_by_role("link", name="Vraag hierover").first.click()
        chip = page.get_by_role("button", name="Stuk: Antwoorden op Kamervragen")
        expect(chip).to_be_visible()
        expect(page.get_by_placeholder("Stel uw vraag")).to_be_focused()
        page.keyboard.type(QUESTION)
        page.keyboard.press("Enter")
        expect(page.locator(".vb-gevraagd")).to_contain_text(QUESTION)
        drawn(page)
        page.get_by_role("button", name="Filters", exact=True).click()
        page.get_by_label("Soort").click()
        page.keyboard.type("qqqq")
        expect(page.get_by_text("Niets gevonden")).to_be_visible()
        left += foreign(page, NL)
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        page.get_by_text("English", exact=True).click()
        expect(page.get_by_role("button", name="Collapse sidebar")).to_have_count(1)
        return asked, left

    asked, left = used(use)
    assert asked == {site.address.split("/")[2]}
    assert [text for text in left if not REMAINING.fullmatch(text)] == []


def test_each_label_of_streamlit_has_its_words_in_both_languages() -> None:
    for swap in SWAPS:
        said = {language: swap.in_language(language) for language in ("nl", "en")}
        assert all(said.values())
        assert {text.count("{}") for text in (swap.theirs, *said.values())} in ({0}, {1})
        assert said["nl"] != swap.theirs
        # An icon is a word in small letters, which must not be taken for a text.
        assert swap.attribute or not any(re.fullmatch("[a-z_]+", text) for text in (swap.theirs, said["en"]))
