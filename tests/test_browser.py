"""The page as a visitor meets it: served by its own command on loopback, over the five papers, in Chromium.

Every test also fails when the page asks anything of another host, opens a dialog or logs an error.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import ARGUMENTS, served
from playwright.sync_api import Browser, Dialog, Locator, Page, ViewportSize, expect, sync_playwright

from index.build import build

pytestmark = pytest.mark.loopback

ROOT = Path(__file__).resolve().parent.parent
SIZE: ViewportSize = {"width": 1280, "height": 900}
FIRST_ANSWER_MS = 60_000


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Iterator[str]:
    """The page over a fresh index of the five papers."""
    index = tmp_path_factory.mktemp("index")
    build([seeds], index)
    yield from served(index, tmp_path_factory.mktemp("elsewhere"))


@pytest.fixture(scope="session")
def address_without_index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page over a folder that holds no index."""
    folder = tmp_path_factory.mktemp("nothing")
    yield from served(folder / "<b>niets</b>", folder)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium from the system; a machine without it fails here, since skipping would hide that nothing was seen.

    Gone at the end of this file: as long as it lives, nothing else in this thread can run a loop of its own.
    """
    executable = shutil.which("chromium")
    assert executable, "chromium is not installed; the setup of the project installs it"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page that keeps what goes wrong and fails on it at the end."""
    page = browser.new_page(viewport=SIZE)
    wrong: list[str] = []

    def outward(url: str) -> None:
        if url.split("/")[2].split(":")[0] not in ("127.0.0.1", ""):
            wrong.append(f"asked for {url}")

    def dismissed(dialog: Dialog) -> None:
        wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("request", lambda request: outward(request.url) if "://" in request.url else None)
    page.on("websocket", lambda websocket: outward(websocket.url))
    page.on("pageerror", lambda error: wrong.append(f"script error: {error}"))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("dialog", dismissed)
    yield page
    page.close()
    assert wrong == []


def ask(page: Page, address: str, question: str) -> None:
    page.goto(address)
    box = page.get_by_placeholder("Stel uw vraag")
    box.fill(question)
    box.press("Enter")
    expect(page.locator(".vb-gevraagd")).to_contain_text(question)


def inside(inner: Locator, outer: Locator) -> bool:
    """True when the whole of `inner` can be seen in `outer`, which itself is in the window."""
    small, large = inner.bounding_box(), outer.bounding_box()
    assert small
    assert large
    within = large["y"] <= small["y"] and small["y"] + small["height"] <= large["y"] + large["height"]
    return within and large["y"] >= 0 and large["y"] + large["height"] <= SIZE["height"]


def test_a_question_leads_to_its_place_in_the_source(page: Page, address: str) -> None:
    ask(page, address, "Hoeveel lachgaszaken zijn er bij het OM geregistreerd?")
    quote = page.locator("blockquote").first
    expect(quote).to_contain_text("1801", timeout=FIRST_ANSWER_MS)
    under = page.locator("figcaption").first
    expect(under).to_contain_text("minister Van Oosten (Justitie en Veiligheid), mede namens de staatssecretaris")
    expect(under).to_contain_text("5 november 2025")
    expect(under).to_contain_text("in antwoord op vraag 7")
    page.get_by_role("button", name="Toon in de bron").first.click()
    panel, mark = page.locator(".vb-bron"), page.locator(".vb-bron mark")
    expect(mark).to_have_text("Bij het OM zijn 1801 lachgaszaken geregistreerd.")
    expect(panel).to_contain_text("Antwoord op vraag 7")
    expect(panel).to_contain_text("Hiervoor: Vraag 6")
    expect(mark).to_be_in_viewport()
    assert inside(mark, panel)
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    page.get_by_role("button", name="Sluit de bron").click()
    expect(panel).to_have_count(0)
    expect(quote).to_contain_text("1801")


def test_a_quote_far_down_is_brought_into_view(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 500})
    ask(page, address, "Antwoord op vraag 7 over lachgas")
    button = page.get_by_role("button", name="Toon in de bron").last
    button.wait_for(timeout=FIRST_ANSWER_MS)
    button.click()
    # A quote of several paragraphs is longer than the window: where it begins must be seen.
    expect(page.locator(".vb-bron mark").first).to_be_in_viewport()


def test_the_keyboard_is_enough(page: Page, address: str) -> None:
    page.goto(address)
    example = page.get_by_role("button", name="Hoeveel lachgaszaken")
    example.focus()
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name="Toon in de bron").first
    button.wait_for(timeout=FIRST_ANSWER_MS)
    button.focus()
    page.keyboard.press("Enter")
    panel = page.locator(".vb-bron")
    expect(panel.locator("mark")).to_have_count(1)
    panel.focus()
    assert (
        panel.evaluate("panel => document.activeElement === panel && getComputedStyle(panel).outlineStyle") == "solid"
    )


def test_a_follow_up_says_how_it_is_understood_and_is_decided_on_by_keyboard(page: Page, address: str) -> None:
    ask(page, address, "Hoeveel lachgascilinders nam de politie in 2023 in beslag?")
    page.get_by_role("button", name="Bruikbaar", exact=True).wait_for(timeout=FIRST_ANSWER_MS)
    box = page.get_by_placeholder("Stel uw vraag")
    box.fill("en in 2024?")
    box.press("Enter")
    understood = page.get_by_text("Begrepen als: Hoeveel lachgascilinders nam de politie in 2024 in beslag?")
    expect(understood).to_be_visible(timeout=FIRST_ANSWER_MS)
    partly = page.get_by_role("button", name="Deels", exact=True).last
    partly.focus()
    page.keyboard.press("Enter")
    chosen = page.get_by_text("Vastgelegd: Deels")
    expect(chosen).to_be_visible()
    reason = page.get_by_label("Reden (hoeft niet)")
    reason.fill("noemt twee jaren")
    reason.press("Enter")
    expect(page.get_by_text("Vastgelegd: Deels (noemt twee jaren)")).to_be_visible()
    page.get_by_role("button", name="Toon in de bron").first.click()
    expect(page.locator(".vb-bron mark")).to_have_count(1)
    expect(page.get_by_text("Vastgelegd: Deels (noemt twee jaren)")).to_have_count(1)


def test_what_the_sources_do_not_say_is_not_found(page: Page, address: str) -> None:
    ask(page, address, "Wat kost een treinkaartje van Utrecht naar Groningen?")
    expect(page.get_by_role("heading", name="Niet gevonden in deze bronnen")).to_be_visible(timeout=FIRST_ANSWER_MS)
    expect(page.locator("blockquote")).to_have_count(0)
    page.get_by_text("Wat er het dichtst bij komt (geen antwoord)").click()
    expect(page.get_by_text("Dit is geen antwoord, alleen wat er het dichtst bij komt.")).to_be_visible()


def test_a_question_never_takes_effect(page: Page, address: str) -> None:
    hostile = (
        '<script>window.hit=1</script><img src=x onerror="window.hit=1"> **x** $x$ '
        "[a](javascript:window.hit=1) :red[r] lachgas?"
    )
    ask(page, address, hostile)
    expect(page.locator(".vb-zekerheid, .vb-nietgevonden").first).to_be_visible(timeout=FIRST_ANSWER_MS)
    expect(page.locator(".vb-gevraagd p")).to_have_text(f"U vroeg: {hostile}")
    assert page.locator(".vb-gevraagd :is(script, img, a, strong)").count() == 0
    assert page.evaluate("window.hit") is None


QUESTIONS = """Vraag;Antwoord;Bron
Hoeveel lachgaszaken zijn er bij het OM geregistreerd?;1801;000_3e9ca571581c4118.txt, vraag 7
Hoeveel lachgascilinders nam de politie in 2023 in beslag?;zoveel;000_3e9ca571581c4118.txt, vraag 7
Wat kost een treinkaartje van Utrecht naar Groningen?;;
Wat kost een <b>brug</b> van **kaas**?;2 miljoen;nota over bruggen
"""


def accessible(page: Page) -> None:
    """Fails on what axe-core finds serious or worse on the page as it is now."""
    found = Axe().run(page).response["violations"]
    assert [rule["id"] for rule in found if rule["impact"] in ("serious", "critical")] == []


def test_an_evaluation_is_uploaded_run_and_read_down_to_its_passages(page: Page, address: str, tmp_path: Path) -> None:
    file = tmp_path / "mijn **vragen**.csv"
    file.write_text(QUESTIONS, encoding="utf-8")
    ask(page, address, "Hoeveel lachgaszaken zijn er bij het OM geregistreerd?")
    expect(page.locator("blockquote").first).to_contain_text("1801", timeout=FIRST_ANSWER_MS)
    page.get_by_role("link", name="Evaluatie").click()
    expect(page.get_by_text("Er zijn nog geen evaluaties van deze index.")).to_be_visible()
    expect(page).to_have_url(f"{address}/evaluatie")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("3 van de 4 rijen zijn bruikbaar; 1 niet:")).to_be_visible()
    expect(page.get_by_role("cell", name="Wat kost een <b>brug</b> van **kaas**?")).to_be_visible()
    accessible(page)
    page.get_by_role("button", name="Start de evaluatie").click()
    expect(page.locator(".vb-cijfers li").first).to_contain_text("50", timeout=FIRST_ANSWER_MS)
    expect(page.get_by_role("combobox", name="Evaluatie")).to_have_value(re.compile(r"3 vragen · mijn \*\*vragen"))
    button = page.get_by_role("button", name="Bekijk vraag 2")
    expect(page.get_by_role("button", name="Bekijk vraag")).to_have_count(1)
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".vb-gekozen")).to_contain_text("Hoeveel lachgascilinders nam de politie in 2023 in beslag?")
    expect(page.locator(".vb-gekozen")).to_be_focused()
    page.get_by_role("button", name="Toon citaat 1 in de bron").click()
    panel = page.locator(".vb-bron")
    expect(panel).to_contain_text("andere plek")
    expect(panel.locator("mark").first).to_contain_text("68.000")
    expect(panel.locator("mark").first).to_be_in_viewport()
    accessible(page)
    page.get_by_role("link", name="Vraag", exact=True).click()
    expect(page.locator("blockquote").first).to_contain_text("1801")
    page.get_by_role("link", name="Evaluatie").click()
    expect(panel.locator("mark").first).to_contain_text("68.000")
    page.get_by_role("tab", name="Grafieken").click()
    expect(page.get_by_role("img", name="Goede passage bij de eerste k")).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Verslag (.html)").click()
    assert saved.value.suggested_filename == "report.html"
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("tab", name="Cijfers").click()
    expect(page.get_by_role("rowheader", name="R@5", exact=True)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_without_an_index_there_is_one_clear_box(page: Page, address_without_index: str) -> None:
    page.goto(address_without_index)
    box = page.get_by_role("alert")
    expect(box).to_contain_text("geen index in", timeout=FIRST_ANSWER_MS)
    expect(box).to_contain_text("<b>niets</b>")
    expect(page.get_by_placeholder("Stel uw vraag")).to_have_count(0)
