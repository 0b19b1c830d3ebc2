"""The evaluation report as somebody opens it: a file in Chromium without network, narrow and wide, light and dark."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, ViewportSize
from report_content import content, empty, hostile

from qa.report.page import report_page

QUESTIONS = 49
PAGES = {"full": lambda: content(QUESTIONS), "hostile": hostile, "empty": empty}
OPEN_ALL = "document.querySelectorAll('details').forEach(part => { part.open = true; })"
Scheme = Literal["light", "dark"]
Look = Callable[..., Any]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the reports as files."""
    folder = tmp_path_factory.mktemp("reports")
    for name, make in PAGES.items():
        folder.joinpath(f"{name}.html").write_text(report_page(make()), encoding="utf-8")
    return folder


@pytest.fixture
def look(thread: ThreadPoolExecutor, browser: Browser, folder: Path) -> Look:
    """Opens a report, lets a function look at it and gives what that says; any request or error fails."""

    def at(name: str, ask: Callable[[Page], Any], width: int = 1280, scheme: Scheme = "light") -> Any:
        wrong: list[str] = []
        size: ViewportSize = {"width": width, "height": 900}

        def asked() -> Any:
            context = browser.new_context(viewport=size, color_scheme=scheme, offline=True)
            page = context.new_page()
            address = folder.joinpath(f"{name}.html").as_uri()
            page.on("request", lambda request: None if request.url == address else wrong.append(request.url))
            page.on("pageerror", lambda error: wrong.append(f"script error: {error}"))
            page.on("console", lambda message: wrong.append(message.text))
            page.on("dialog", lambda dialog: wrong.append(dialog.message))
            page.goto(address)
            try:
                return ask(page)
            finally:
                context.close()

        found = thread.submit(asked).result()
        assert wrong == []
        return found

    return at


def serious(page: Page) -> list[str]:
    """The serious and critical findings of axe-core, with everything folded open."""
    page.evaluate(OPEN_ALL)
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run().then(results => results.violations)")
    return [
        f"{rule['id']}: {node['target']} {node.get('failureSummary')}"
        for rule in found
        for node in rule["nodes"]
        if rule["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize(
    ("name", "scheme"), [("full", "light"), ("full", "dark"), ("hostile", "light"), ("empty", "dark")]
)
def test_axe_finds_nothing_serious(look: Look, name: str, scheme: Scheme) -> None:
    assert look(name, serious, scheme=scheme) == []


def test_axe_finds_what_is_wrong(look: Look) -> None:
    def spoiled(page: Page) -> list[str]:
        page.evaluate("document.documentElement.removeAttribute('lang')")
        return serious(page)

    assert [finding.partition(":")[0] for finding in look("full", spoiled)] == ["html-has-lang"]


@pytest.mark.parametrize("width", [320, 640, 800, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_the_window(look: Look, name: str, width: int) -> None:
    def widths(page: Page) -> list[int]:
        folded = page.evaluate("document.documentElement.scrollWidth")
        page.evaluate(OPEN_ALL)
        return [folded, page.evaluate("document.documentElement.scrollWidth")]

    assert look(name, widths, width=width) == [width, width]


def test_tab_reaches_every_part_that_scrolls_or_folds(look: Look) -> None:
    def unreached(page: Page) -> tuple[int, int, str]:
        page.evaluate(OPEN_ALL)
        focusable = "document.querySelectorAll('a, summary, [tabindex=\"0\"]')"
        count = page.evaluate(f"{focusable}.length")
        first = ""
        for step in range(count):
            page.keyboard.press("Tab")
            page.evaluate("document.activeElement.dataset.reached = 'yes'")
            first = first or (page.evaluate("document.activeElement.className") if step == 0 else "")
        left = page.evaluate(f"[...{focusable}].filter(part => part.dataset.reached !== 'yes').length")
        return count, left, first

    count, left, first = look("full", unreached, width=320)
    assert count > 50
    assert left == 0
    assert first == "skip"


def test_what_has_the_focus_can_be_seen(look: Look) -> None:
    def outlines(page: Page) -> set[str]:
        found = set()
        for _ in range(25):
            page.keyboard.press("Tab")
            found.add(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
        return found

    assert look("full", outlines) == {"solid"}


def test_a_wide_table_scrolls_by_itself_with_the_keyboard(look: Look) -> None:
    def scrolled(page: Page) -> tuple[bool, int]:
        region = page.locator("#measures .region")
        wider = bool(region.evaluate("part => part.scrollWidth > part.clientWidth"))
        region.focus()
        page.keyboard.press("ArrowRight")
        moved = """part => new Promise(done => {
            const look = () => part.scrollLeft > 0 ? done(window.scrollX) : requestAnimationFrame(look);
            look();
        })"""
        return wider, int(region.evaluate(moved))

    assert look("full", scrolled, width=320) == (True, 0)


def test_the_skip_link_leads_past_the_contents(look: Look) -> None:
    def focused(page: Page) -> str:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        return str(page.evaluate("document.activeElement.id"))

    assert look("full", focused) == "main"


def test_on_paper_failing_questions_are_unfolded_on_white(look: Look) -> None:
    def printed(page: Page) -> tuple[bool, bool, str, str]:
        folded = page.locator("details:not([open], .screen) li").first
        before = folded.is_visible()
        page.emulate_media(media="print", color_scheme="dark")
        after = folded.is_visible()
        skip = page.locator(".skip").evaluate("part => getComputedStyle(part).display")
        return before, after, skip, page.evaluate("getComputedStyle(document.body).backgroundColor")

    assert look("full", printed, scheme="dark") == (False, True, "none", "rgb(255, 255, 255)")


def test_no_text_of_a_drawing_leaves_it(look: Look) -> None:
    outside = """[...document.querySelectorAll('svg.plot')].flatMap(drawing => {
        const frame = drawing.getBoundingClientRect();
        return [...drawing.querySelectorAll('text')].filter(text => {
            const box = text.getBoundingClientRect();
            return box.width && (box.left < frame.left - 1 || box.right > frame.right + 1
                || box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
        }).map(text => text.textContent);
    })"""
    for width in (320, 1280):
        assert look("full", lambda page: page.evaluate(outside), width=width) == []
