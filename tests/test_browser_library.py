"""The library as a visitor meets it in Chromium: list, filters, search, reading, links, papers that come and go.

Everything runs over one index of the seeds, in the order of a working day: each step fails on anything that asks
another host, opens a dialog or logs an error.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import quote

import docx
import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import served
from playwright.sync_api import Browser, Page, ViewportSize, expect
from shipped import LACHGAS, copied_index

pytestmark = pytest.mark.loopback

SIZE: ViewportSize = {"width": 1280, "height": 900}
FIRST_MS = 60_000
QUESTION = "Hoeveel kaasbruggen bouwde de gemeente Zuiveldam in 2024?"
HOSTILE = "<script>window.hit=1</script> **x** $x$ [a](javascript:b) :red[r]"
LINES = (
    "Antwoord van minister Kwark (Zuivel en Bruggen) (ontvangen 4 maart 2025)",
    "Vraag 1",
    "Klopt het dat Zuiveldam graag bouwt? <img src=x onerror=alert(1)> **x**",
    "Antwoord op vraag 1",
    f"Ja. De gemeente Zuiveldam bouwde in 2024 dertien kaasbruggen {HOSTILE}. Zie ook het antwoord op vraag 2.",
    "Vraag 2",
    "Wat kostten die bruggen?",
    "Antwoord op vraag 2",
    "Die bruggen kostten samen vier miljoen euro.",
)
Look = Callable[[Callable[[Page], Any]], Any]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page over a copy of the index of the seeds."""
    folder = tmp_path_factory.mktemp("library")
    yield from served(copied_index(folder), folder)


@pytest.fixture
def look(thread: ThreadPoolExecutor, browser: Browser) -> Look:
    """Lets a function look at a page in a browser that knows nothing yet; anything that goes wrong meanwhile fails."""

    def at(ask: Callable[[Page], Any]) -> Any:
        wrong: list[str] = []

        def asked() -> Any:
            context = browser.new_context(viewport=SIZE, permissions=["clipboard-read", "clipboard-write"])
            page = context.new_page()
            page.on("request", lambda request: None if "//127.0.0.1:" in request.url else wrong.append(request.url))
            page.on("pageerror", lambda error: wrong.append(f"script error: {error}"))
            page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
            page.on("dialog", lambda dialog: wrong.append(dialog.message))
            try:
                return ask(page)
            finally:
                context.close()

        found = thread.submit(asked).result()
        assert wrong == []
        return found

    return at


def accessible(page: Page) -> None:
    """Fails on what axe-core finds serious or worse on the page as it is now."""
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], rule["nodes"]) for rule in found if rule["impact"] in ("serious", "critical")] == []


def opened(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Bronnen", exact=True).click()
    expect(page.locator(".vb-stukken li")).to_have_count(5, timeout=FIRST_MS)


def test_the_list_is_searched_while_typing_chosen_from_and_read(look: Look, address: str) -> None:
    def at(page: Page) -> None:
        opened(page, address)
        box = page.get_by_label("Zoek in de lijst")
        box.press_sequentially("LACHGAS")
        expect(page.locator(".vb-telling")).to_have_text("1 van de 5 stukken")
        box.fill("")
        expect(page.locator(".vb-telling")).to_have_text("5 stukken")
        letters = page.locator(".vb-kiezen").get_by_role("link", name="Kamerbrief 3")
        letters.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".vb-telling")).to_have_text("3 van de 5 stukken")
        expect(page).to_have_url(f"{address}/bronnen?soort=kamerbrief")
        page.get_by_role("link", name="Kamerbrief over de aanpak van online verkoop").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("aanpak van online verkoop")
        page.locator(".vb-inhoud").get_by_role("link", name="Bijlage 1").click()
        chosen = page.locator(".vb-aangewezen")
        expect(chosen.get_by_role("heading", level=2)).to_have_text("Bijlage 1")
        expect(chosen).to_be_in_viewport()
        expect(chosen).to_be_focused()
        page.go_back()
        expect(chosen).to_have_count(0)
        note = page.locator(".vb-lezen sup a").first
        note.click()
        # The script that shows what was opened comes after its content: it must leave the jump alone.
        page.wait_for_function("window.vbGetoond === document.querySelector('[data-toon]').dataset.toon")
        expect(page.locator(".vb-noten li:target")).to_be_in_viewport()
        page.get_by_role("link", name="Terug naar de lijst").click()
        expect(page.locator(".vb-telling")).to_have_text("3 van de 5 stukken")
        page.set_viewport_size({"width": 320, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == 320

    look(at)


def test_a_copied_link_opens_its_unit_in_another_browser(look: Look, address: str) -> None:
    def copied(page: Page) -> str:
        opened(page, address)
        page.get_by_role("link", name="Antwoorden op Kamervragen over de gevolgen").click()
        page.get_by_role("link", name="Kopieer link naar Vraag 7").click()
        expect(page.get_by_text("Gekopieerd")).to_be_visible()
        return str(page.evaluate("navigator.clipboard.readText()"))

    found = look(copied)
    assert found == f"{address}/?unit={LACHGAS}%23antwoord-7"

    def pasted(page: Page) -> None:
        page.goto(found)
        chosen = page.locator(".vb-aangewezen")
        expect(chosen.get_by_role("heading", level=2)).to_have_text("Vraag 7", timeout=FIRST_MS)
        expect(chosen).to_be_in_viewport()
        chosen.get_by_role("link", name="Volgende: Vraag 8").click()
        expect(chosen.get_by_role("heading", level=2)).to_have_text("Vraag 8")
        page.set_viewport_size({"width": 320, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        accessible(page)

    look(pasted)


def test_a_link_to_what_is_not_there_says_so(look: Look, address: str) -> None:
    def at(page: Page) -> None:
        page.goto(f"{address}/?unit={quote('<script>window.hit=1</script>#antwoord-1')}")
        expect(page.get_by_text("Deze plek staat niet (meer) in de index.")).to_be_visible(timeout=FIRST_MS)
        expect(page.locator(".vb-stukken li")).to_have_count(5)
        assert page.evaluate("window.hit") is None

    look(at)


def test_a_paper_is_added_asked_about_and_removed(look: Look, address: str, tmp_path: Path) -> None:
    paper, empty = tmp_path / "kaas & bruggen.docx", tmp_path / "leeg.txt"
    written = docx.Document()
    for line in LINES:
        written.add_paragraph(line)
    written.save(str(paper))
    empty.touch()

    def ask(page: Page) -> None:
        page.get_by_role("link", name="Vraag", exact=True).click()
        box = page.get_by_placeholder("Stel uw vraag")
        box.fill(QUESTION)
        box.press("Enter")

    def at(page: Page) -> None:
        opened(page, address)
        page.get_by_text("Stukken toevoegen en beheren").click()
        page.locator("input[type=file]").set_input_files([paper, empty])
        expect(page.get_by_text("het bestand is leeg; controleer het origineel")).to_be_visible()
        page.get_by_role("button", name="Voeg toe").click()
        expect(page.get_by_text("De index is bijgewerkt en nu in gebruik.")).to_be_visible(timeout=FIRST_MS)
        expect(page.locator(".vb-stukken li")).to_have_count(6)
        accessible(page)
        ask(page)
        expect(page.locator("blockquote").first).to_contain_text(f"dertien kaasbruggen {HOSTILE}", timeout=FIRST_MS)
        page.get_by_role("button", name="Toon in de bron").first.click()
        expect(page.locator(".vb-bron mark").first).to_contain_text(f"dertien kaasbruggen {HOSTILE}")
        assert page.locator("blockquote, .vb-bron").locator("script, img, strong, .katex").count() == 0
        assert page.evaluate("window.hit") is None
        page.get_by_role("link", name="Bronnen", exact=True).click()
        page.locator(".vb-stukken").get_by_role("link", name="minister Kwark").click()
        expect(page.locator(".vb-lezen")).to_contain_text("<img src=x onerror=alert(1)> **x**")
        page.get_by_role("link", name="antwoord op vraag 2").click()
        expect(page.locator(".vb-aangewezen")).to_contain_text("vier miljoen euro")
        page.get_by_role("button", name="Verwijder dit stuk").click()
        page.get_by_role("button", name="Ja, verwijder").click()
        expect(page.get_by_text("De index is bijgewerkt en nu in gebruik.")).to_be_visible(timeout=FIRST_MS)
        expect(page.locator(".vb-stukken li")).to_have_count(5)
        expect(page).to_have_url(f"{address}/bronnen")
        ask(page)
        expect(page.get_by_role("heading", name="Niet gevonden in deze bronnen")).to_be_visible(timeout=FIRST_MS)

    look(at)
