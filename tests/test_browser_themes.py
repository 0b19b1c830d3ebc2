"""Every view in Chromium in light and in dark, for who asks for more contrast, and with the colours of the system.

The page follows the system without being opened anew, so one visit shows each view in all of them.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from browsing import served
from playwright.sync_api import Browser, Page, ViewportSize, expect
from shipped import copied_index
from text_contrast import TOO_FAINT
from ui_evaluated import evaluated

from ui.colours import palette

pytestmark = pytest.mark.loopback

SIZE: ViewportSize = {"width": 1280, "height": 900}
FIRST_MS = 60_000
QUESTION = "Hoeveel lachgaszaken zijn er bij het OM geregistreerd?"
DOSSIER = f"Vraag 1\n{QUESTION}\n\nVraag 2\nHoeveel ijsberen wonen er op de maan?"
SERIOUS = """async (options) => (await axe.run(options)).violations
  .filter(found => ["serious", "critical"].includes(found.impact))
  .map(found => `${found.id}: ${found.nodes.map(node => node.html)}`)"""
STILL = "*, ::before, ::after { transition: none !important; animation: none !important; }"
SHOWN = "(scheme) => getComputedStyle(document.querySelector('.stApp')).colorScheme === scheme"
Scheme = Literal["light", "dark"]
# In dark the page differs from what it is in light by its colours alone.
RULES: dict[Scheme, dict[str, list[str]]] = {"light": {}, "dark": {"runOnly": ["color-contrast", "link-in-text-block"]}}
Look = Callable[[Callable[[Page], None]], None]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page over a copy of the index of the seeds, with an evaluation beside it."""
    folder = tmp_path_factory.mktemp("themes")
    index = copied_index(folder)
    evaluated(index)
    yield from served(index, folder)


@pytest.fixture
def look(thread: ThreadPoolExecutor, browser: Browser) -> Look:
    """Lets a function look at a page in a browser that knows nothing yet."""

    def at(use: Callable[[Page], None]) -> None:
        def used() -> None:
            page = browser.new_context(viewport=SIZE).new_page()
            try:
                use(page)
            finally:
                page.context.close()

        thread.submit(used).result()

    return at


def in_scheme(page: Page, scheme: Scheme) -> None:
    """The system asks for light or dark; returns when the page shows it."""
    page.emulate_media(color_scheme=scheme)
    page.wait_for_function(SHOWN, arg=scheme)


def wrong(page: Page) -> dict[str, Any]:
    """What somebody could not use, or could hardly read, on the page as it is now."""
    found: dict[str, Any] = {}
    for scheme, rules in RULES.items():
        in_scheme(page, scheme)
        found[scheme] = page.evaluate(SERIOUS, rules) + page.evaluate(TOO_FAINT, 4.5)
        page.emulate_media(contrast="more")
        found[f"{scheme}, more contrast"] = page.evaluate(TOO_FAINT, 7)
        page.emulate_media(contrast="no-preference")
    in_scheme(page, "light")
    return {how: what for how, what in found.items() if what}


def view(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).click()


def test_every_view_is_readable_in_light_and_dark(look: Look, address: str) -> None:
    seen: dict[str, Any] = {}

    def walk(page: Page) -> None:
        page.goto(address)
        page.evaluate(AXE_SCRIPT)
        page.add_style_tag(content=STILL)
        expect(page.get_by_text("Bijvoorbeeld")).to_be_visible(timeout=FIRST_MS)
        seen["empty"] = wrong(page)
        box = page.get_by_placeholder("Stel uw vraag")
        box.fill(QUESTION)
        box.press("Enter")
        page.get_by_role("button", name="Toon in de bron").first.click()
        expect(page.locator(".vb-bron mark")).to_be_visible()
        seen["answer"] = wrong(page)

        view(page, "Bronnen")
        expect(page.locator(".vb-stukken li")).to_have_count(5, timeout=FIRST_MS)
        seen["list"] = wrong(page)
        page.get_by_role("link", name="Antwoorden op Kamervragen over de gevolgen").click()
        page.locator(".vb-inhoud").get_by_role("link", name="Vraag 2", exact=True).click()
        expect(page.locator(".vb-aangewezen")).to_be_focused()
        page.locator(".vb-lezen sup a").first.click()
        expect(page.locator(".vb-noten li:target")).to_be_in_viewport()
        seen["reading"] = wrong(page)

        view(page, "Kamervraag")
        page.get_by_label("Plak de vragen").fill(DOSSIER)
        page.get_by_role("button", name="Verdeel in vragen").click()
        page.get_by_role("button", name="Zoek eerdere antwoorden").click()
        page.get_by_role("button", name="Toon 1.1 in de bron").click()
        expect(page.locator(".vb-bron mark")).to_be_visible()
        seen["dossier"] = wrong(page)

        view(page, "Opzoeken")
        box = page.get_by_placeholder("Verwijzing of zin")
        box.fill("Bij het OM zijn 1801 lachgaszaken geregistreerd")
        box.press("Enter")
        expect(page.locator(".vb-citaat").first).to_be_visible()
        seen["looked up"] = wrong(page)

        view(page, "Volgen")
        for field, text in (("Vraag", QUESTION), ("Naam", "Lachgaszaken")):
            filled = page.get_by_label(field, exact=True)
            filled.fill(text)
            filled.press("Tab")
        page.get_by_role("button", name="Volg", exact=True).click()
        expect(page.get_by_text("U volgt deze vraag nu.")).to_be_visible()
        seen["followed"] = wrong(page)

        view(page, "Evaluatie")
        expect(page.get_by_role("heading", name="Uitslag")).to_be_visible()
        page.get_by_role("button", name="Verwijder", exact=True).click()
        expect(page.get_by_role("button", name="Ja, verwijder")).to_be_visible()
        seen["evaluation"] = wrong(page)

    look(walk)
    assert {name: found for name, found in seen.items() if found} == {}


def test_a_theme_that_streamlit_was_told_to_show_is_followed(look: Look, address: str) -> None:
    def told(page: Page) -> None:
        page.emulate_media(color_scheme="light")
        page.goto(f"{address}/?embed=true&embed_options=dark_theme")
        heading = page.get_by_role("heading", name="Vraagbaak")
        red, green, blue = bytes.fromhex(palette()["heading"][1][1:])
        expect(heading).to_have_css("color", f"rgb({red}, {green}, {blue})", timeout=FIRST_MS)

    look(told)


def test_what_is_marked_shows_in_the_colours_of_the_system(look: Look, address: str) -> None:
    def marked(page: Page) -> None:
        page.emulate_media(forced_colors="active")
        page.goto(address)
        page.get_by_role("button", name=QUESTION).click(timeout=FIRST_MS)
        page.get_by_role("button", name="Toon in de bron").first.click()
        mark, panel = page.locator(".vb-bron mark"), page.locator(".vb-bron")
        expect(mark).to_be_visible()
        back = "element => getComputedStyle(element).backgroundColor"
        assert mark.evaluate(back) != panel.evaluate(back)
        chosen, other = (page.get_by_text(name, exact=True) for name in ("Nederlands", "English"))
        ring = "element => getComputedStyle(element.closest('label').querySelector('div > div')).backgroundColor"
        assert chosen.evaluate(ring) != other.evaluate(ring)

    look(marked)
