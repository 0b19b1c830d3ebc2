"""The view for monitors as a visitor meets it: a question is followed, a paper comes in, its quote is there.

The index is updated while the server runs, as `vraagbaak index` does beside a page that stays open.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from browsing import served
from lxml import etree
from monitor_papers import FERRY, FERRY_MISS, Village, letter
from playwright.sync_api import Browser, Dialog, Page, Request, expect
from test_browser import SIZE

from qa.atom_feed import NAMESPACE

pytestmark = pytest.mark.loopback
HOSTILE = "<img src=x onerror=alert(1)> **x** $x$ [a](b)"
CAME_IN = {
    "veer-mis": FERRY_MISS,
    "veer-nieuw": letter(
        "de veerpont", f"Tarief {HOSTILE}\nVanaf januari kost een overtocht met de veerpont tachtig cent."
    ),
}
FIRST_MS = 60_000
Visit = Callable[[Callable[[Page], None]], None]
WORST = """async () => (await axe.run()).violations
  .filter(found => ["serious", "critical"].includes(found.impact))
  .map(found => [found.id, found.nodes.map(node => node.html)])"""


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Village:
    return Village(tmp_path_factory.mktemp("village"))


@pytest.fixture(scope="module")
def address(village: Village, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(village.index, tmp_path_factory.mktemp("server"))


@pytest.fixture
def visit(thread: ThreadPoolExecutor, browser: Browser, address: str) -> Visit:
    """Opens the view as a new visitor and lets a function use it; any outward request, dialog or error fails."""

    def with_page(use: Callable[[Page], None]) -> None:
        wrong: list[str] = []

        def dismissed(dialog: Dialog) -> None:
            wrong.append(dialog.message)
            dialog.dismiss()

        def outward(request: Request) -> None:
            if not request.url.startswith((address, "data:", "blob:")):
                wrong.append(request.url)

        def used() -> None:
            page = browser.new_context(viewport=SIZE, accept_downloads=True).new_page()
            page.on("request", outward)
            page.on("pageerror", lambda error: wrong.append(f"script error: {error}"))
            page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
            page.on("dialog", dismissed)
            opened(page, address)
            use(page)
            page.context.close()

        thread.submit(used).result()
        assert wrong == []

    return with_page


def opened(page: Page, address: str) -> None:
    """The view, by the way that a visitor goes: from the page as it opens."""
    page.goto(address)
    page.get_by_role("link", name="Volgen").click(timeout=FIRST_MS)
    expect(page.get_by_role("heading", name="Volgen")).to_be_visible(timeout=FIRST_MS)


def sound(page: Page) -> None:
    """Fails on what a screen reader or a colour-blind reader could not use, as far as axe can tell."""
    page.evaluate(AXE_SCRIPT)
    found: Any = page.evaluate(WORST)
    assert found == []


def follow(page: Page, question: str, name: str) -> None:
    for field, text in (("Vraag", question), ("Naam", name)):
        box = page.get_by_label(field, exact=True)
        box.fill(text)
        box.press("Tab")
    page.get_by_role("button", name="Volg", exact=True).click()
    expect(page.get_by_text("U volgt deze vraag nu.")).to_be_visible()


def test_a_paper_that_comes_in_is_shown_with_its_quote_opened_seen_and_in_the_feed(
    visit: Visit, village: Village, address: str, tmp_path: Path
) -> None:
    def use(page: Page) -> None:
        expect(page.get_by_text("U volgt nog geen vragen.")).to_be_visible(timeout=FIRST_MS)
        sound(page)
        follow(page, FERRY, f"De pont {HOSTILE}")
        expect(page.locator(".vb-volgkop")).to_contain_text("Nog geen nieuw stuk")
        village.changed(dict(CAME_IN))
        opened(page, address)
        expect(page.get_by_role("button", name="1 nieuw")).to_be_visible(timeout=FIRST_MS)
        expect(page.get_by_role("button", name="1 nieuw")).to_contain_text(HOSTILE)
        expect(page.locator(".vb-vondst")).to_have_count(1)
        expect(page.locator(".vb-vondst blockquote")).to_contain_text("tachtig cent")
        expect(page.locator(".vb-vondst figcaption")).to_contain_text(HOSTILE)
        page.get_by_role("button", name="Toon vondst 1 in de bron").click()
        expect(page.locator(".vb-bron mark")).to_have_text(
            "Vanaf januari kost een overtocht met de veerpont tachtig cent."
        )
        sound(page)
        with page.expect_download() as download:
            page.get_by_role("button", name="Feed van alles (Atom)").click()
        download.value.save_as(tmp_path / "feed.xml")
        page.get_by_role("button", name="Vondst 1 gezien").click()
        expect(page.get_by_role("button", name="niets nieuws")).to_be_visible()
        page.set_viewport_size({"width": 320, "height": 700})
        expect(page.locator(".vb-vondst")).to_be_visible()
        assert page.evaluate("document.querySelector('.stMain').scrollWidth <= document.documentElement.clientWidth")

    visit(use)
    feed = etree.fromstring((tmp_path / "feed.xml").read_bytes())
    assert feed.findtext(f"{{{NAMESPACE}}}entry/{{{NAMESPACE}}}title") == f"De pont {HOSTILE}: Kamerbrief"


def test_it_works_by_keyboard_and_another_browser_sees_nothing_of_it(
    visit: Visit,
) -> None:
    def use(page: Page) -> None:
        expect(page.get_by_text("U volgt nog geen vragen.")).to_be_visible(timeout=FIRST_MS)
        page.get_by_label("Vraag", exact=True).focus()
        page.keyboard.type("Wat kostte het herstel van de brug?")
        for _ in range(12):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.innerText") == "Volg":
                break
        page.keyboard.press("Enter")
        expect(page.locator(".vb-volgkop h2")).to_have_text("Wat kostte het herstel van de brug?")
        expect(page.locator(".vb-volgkop")).to_have_count(1)
        page.get_by_role("button", name="Verwijder").press("Enter")
        page.get_by_role("button", name="Ja, verwijder").press("Enter")
        expect(page.get_by_text("U volgt nog geen vragen.")).to_be_visible()

    visit(use)
