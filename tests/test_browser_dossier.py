"""A whole Kamervraag and references, as a visitor works with them: served over the five papers, in Chromium.

Every test also fails when the page asks anything of another host, opens a dialog or logs an error.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import docx
import pytest
from axe_playwright_python.base import AXE_SCRIPT
from browsing import served
from harbour import paper
from playwright.sync_api import Browser, Page, ViewportSize, expect
from shipped import SEEDS

from index.build import build

pytestmark = pytest.mark.loopback

SIZE: ViewportSize = {"width": 1280, "height": 900}
FIRST_MS = 60_000
WRONG = '<script>window.hit=1</script><img src=x onerror="window.hit=1"> **x** $x$ :red[r]'
CHEESE = f"De kaas van Oesterdam draagt in de handel de naam {WRONG} sinds jaar en dag."
ASKED = f"""Vragen van het lid Jansen (PvdT) aan de minister van Justitie over lachgas {WRONG} (ingezonden 3 mei 2026)

1
Hoeveel lachgaszaken zijn er bij het OM geregistreerd sinds het verbod?

2
Hoe lang gingen de drugstestcentra dicht tijdens de lockdown?

3
Hoeveel ijsberen wonen er op de maan van Jupiter {WRONG}?
"""
Do = Callable[..., Any]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page over an index of the five papers and a hostile one."""
    folder, index = tmp_path_factory.mktemp("hostile"), tmp_path_factory.mktemp("index")
    (folder / "zuivel.txt").write_text(paper("Kaas (Zuivel)", "3 mei 2024", (f"Kent u kaas {WRONG}?", CHEESE)))
    build([SEEDS, folder], index)
    yield from served(index, tmp_path_factory.mktemp("elsewhere"))


@pytest.fixture
def visit(thread: ThreadPoolExecutor, browser: Browser, address: str) -> Do:
    """Opens a view by its name in the sidebar and lets a function work in it."""

    def at(view: str, work: Callable[[Page], Any]) -> Any:
        wrong: list[str] = []

        def worked() -> Any:
            context = browser.new_context(viewport=SIZE, permissions=["clipboard-read", "clipboard-write"])
            page = context.new_page()

            def outward(url: str) -> None:
                if "://" in url and url.split("/")[2].split(":")[0] not in ("127.0.0.1", ""):
                    wrong.append(f"asked for {url}")

            page.on("request", lambda request: outward(request.url))
            page.on("websocket", lambda websocket: outward(websocket.url))
            page.on("pageerror", lambda error: wrong.append(f"script error: {error}"))
            page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
            page.on("dialog", lambda dialog: wrong.append(f"dialog: {dialog.message}"))
            page.goto(address)
            page.get_by_role("link", name=view, exact=True).click(timeout=FIRST_MS)
            try:
                done = work(page)
                assert page.evaluate("window.hit") is None
                return done
            finally:
                context.close()

        found = thread.submit(worked).result()
        assert wrong == []
        return found

    return at


def accessible(page: Page) -> None:
    """Fails on what axe-core finds serious or worse on the page as it is now."""
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run().then(results => results.violations)")
    assert [
        f"{rule['id']}: {node['target']}"
        for rule in found
        for node in rule["nodes"]
        if rule["impact"] in ("serious", "critical")
    ] == []


def tabbed(page: Page, name: str) -> None:
    """Presses Tab until what has that accessible name, or begins with it, has the focus."""
    named = """name => {
        const at = document.activeElement, label = at.labels && at.labels[0];
        const said = at.getAttribute('aria-label') || (label ? label.innerText : at.innerText) || '';
        return said.trim().startsWith(name);
    }"""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(named, name):
            return
    pytest.fail(f"Tab does not reach {name!r}")


def narrow(page: Page) -> None:
    """Fails when anything is wider than a small screen; leaves the page as wide as it was."""
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") == width
    page.set_viewport_size(SIZE)


def test_a_kamervraag_is_divided_searched_chosen_and_saved(visit: Do, tmp_path: Path) -> None:
    def work(page: Page) -> None:
        field = page.get_by_label("Plak de vragen")
        expect(field).to_be_visible(timeout=FIRST_MS)
        accessible(page)
        page.get_by_role("button", name="Verdeel in vragen").click()
        expect(page.get_by_role("alert")).to_contain_text("Plak eerst de vragen")
        accessible(page)
        field.fill(ASKED)
        page.get_by_role("button", name="Verdeel in vragen").click()
        division = page.get_by_role("region", name="Zo is het stuk gelezen")
        expect(division.get_by_role("listitem")).to_have_count(3)
        expect(division).to_contain_text(f"over lachgas {WRONG}")
        accessible(page)
        page.get_by_role("button", name="Zoek eerdere antwoorden").click()
        expect(page.get_by_text("3 vragen, 2 eerdere antwoorden, 1 vraag zonder.")).to_be_visible(timeout=FIRST_MS)
        expect(page.locator("blockquote").first).to_contain_text("1801 lachgaszaken")
        expect(page.locator(".vb-deelvraag").last).to_contain_text("Geen eerder antwoord gevonden in deze bronnen.")
        expect(page.locator(".vb-deelvraag").last).to_contain_text(f"Jupiter {WRONG}?")
        page.get_by_role("button", name="Toon 2.1 in de bron").click()
        mark = page.locator(".vb-bron mark")
        expect(mark).to_contain_text("voor een periode van 5 weken gesloten")
        expect(mark).to_be_in_viewport()
        # What was clicked stays where it was.
        expect(page.get_by_role("button", name="Toon 2.1 in de bron")).to_be_in_viewport()
        narrow(page)
        page.get_by_text("Neem 1.1 mee").click()
        expect(page.get_by_text("1 van de 2 antwoorden gaan mee")).to_be_visible()
        page.get_by_role("link", name="Opzoeken").click()
        page.get_by_text("English").click()
        page.get_by_role("link", name="Dossier").click()
        expect(page.get_by_text("1 of 2 answers are kept")).to_be_visible()
        expect(page.get_by_role("checkbox", name="Keep 1.1")).not_to_be_checked()
        page.get_by_text("Nederlands").click()
        # What is saved belongs to one drawing of the page: this one is done when its last button is there.
        expect(page.get_by_text("1 van de 2 antwoorden gaan mee")).to_be_visible()
        expect(page.get_by_role("button", name="Toon 2.1 in de bron")).to_be_visible()
        for suffix, button in ((".docx", "Word"), (".md", "Markdown"), (".html", "Webpagina")):
            with page.expect_download() as saved:
                page.get_by_role("button", name=button).click()
            assert saved.value.suggested_filename == f"vraagbaak-dossier{suffix}"
            saved.value.save_as(tmp_path / f"dossier{suffix}")

    visit("Kamervraag", work)
    word = docx.Document(str(tmp_path / "dossier.docx"))
    for text in (
        "\n".join(paragraph.text for paragraph in word.paragraphs),
        (tmp_path / "dossier.html").read_text(encoding="utf-8"),
        (tmp_path / "dossier.md").read_text(encoding="utf-8"),
    ):
        assert "Dit dossier is met software" in text
        assert "5 weken gesloten" in text
        assert "1801" not in text
        assert "Weggelaten: 1." in text
        assert "Brief van staatssecretaris Blokhuis" in text
    assert [cell.text for cell in word.tables[0].columns[2].cells] == ["Eerdere antwoorden", "0", "1", "0"]


def test_a_word_file_is_read_and_worked_through_by_keyboard(visit: Do, tmp_path: Path) -> None:
    made = docx.Document()
    for line in ASKED.splitlines():
        made.add_paragraph(line)
    made.save(str(tmp_path / "mijn **vragen**.docx"))

    def work(page: Page) -> None:
        page.locator("input[type=file]").set_input_files(tmp_path / "mijn **vragen**.docx")
        expect(page.get_by_text("mijn **vragen**.docx")).to_be_visible(timeout=FIRST_MS)
        page.get_by_label("Plak de vragen").focus()
        tabbed(page, "Verdeel in vragen")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Bestand: mijn **vragen**.docx")).to_be_visible(timeout=FIRST_MS)
        tabbed(page, "Zoek eerdere antwoorden")
        page.keyboard.press("Enter")
        expect(page.get_by_text("2 van de 2 antwoorden gaan mee")).to_be_visible(timeout=FIRST_MS)
        for name in ("Word (.docx)", "Neem 1.1 mee"):
            tabbed(page, name)
        page.keyboard.press("Space")
        expect(page.get_by_text("1 van de 2 antwoorden gaan mee")).to_be_visible()
        tabbed(page, "Toon 2.1 in de bron")
        page.keyboard.press("Enter")
        expect(page.locator(".vb-bron mark")).to_have_count(1)
        tabbed(page, "Sluit de bron")
        page.keyboard.press("Enter")
        expect(page.locator(".vb-bron")).to_have_count(0)

    visit("Kamervraag", work)


def test_references_are_looked_up_shown_and_copied(visit: Do) -> None:
    def work(page: Page) -> None:
        field = page.get_by_placeholder("Verwijzing of zin")
        expect(field).to_be_visible(timeout=FIRST_MS)
        accessible(page)
        field.fill("Bij het OM zijn 1801 lachgaszaken geregisreerd")
        field.press("Enter")
        expect(page.get_by_text("sterk gelijkend")).to_be_visible(timeout=FIRST_MS)
        footnote = "van 5 november 2025, ‘Antwoorden op Kamervragen over de gevolgen van het gebruik van lachgas"
        expect(page.locator("pre")).to_contain_text(footnote)
        expect(page.locator("pre")).to_contain_text("antwoord 7.")
        field.focus()
        for name in ("Bronvermelding als", "Toon plek 1 in de bron"):
            tabbed(page, name)
        page.keyboard.press("Enter")
        expect(page.locator(".vb-bron mark")).to_have_text("Bij het OM zijn 1801 lachgaszaken geregistreerd.")
        expect(page.locator(".vb-bron mark")).to_be_in_viewport()
        narrow(page)
        field.focus()
        tabbed(page, "Kopieer de bronvermelding van plek 1")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Gekopieerd")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == page.locator("pre").inner_text()
        lines = ("antwoord op vraag 7 over lachgas", CHEESE, WRONG, "Aanhangsel 2023-2024, nr. 1314")
        field.fill("\n".join(lines))
        field.press("Enter")
        rows = page.locator(".vb-deelvraag")
        expect(rows).to_have_count(4)
        for row, line in enumerate(lines):
            expect(rows.nth(row).locator("h2")).to_have_text(line)
        expect(rows.first).to_contain_text("Begrepen als: antwoord op vraag 7")
        expect(rows.last).to_contain_text("Niet gevonden in deze bronnen.")
        expect(page.locator(".vb-adres").first).to_have_text("000_3e9ca571581c4118#antwoord-7")
        expect(page.locator("blockquote").nth(1)).to_have_text(CHEESE)
        page.get_by_role("combobox", name="Bronvermelding als").click()
        page.get_by_role("option", name="BibTeX").click()
        expect(page.locator("pre").first).to_contain_text("@misc{000-3e9ca571581c4118-antwoord-7,")
        expect(page.locator("pre").nth(1)).to_contain_text("<script>window.hit=1</script><img src=x")
        assert page.locator(".stMain :is(blockquote, pre, h2) :is(script, img, strong, em, a, .katex)").count() == 0
        accessible(page)
        field.fill("Op de maan van Jupiter wonen ijsberen met parasols")
        field.press("Enter")
        expect(rows).to_have_count(1)
        expect(rows).to_contain_text("Niet gevonden in deze bronnen.")
        accessible(page)
        example = page.get_by_role("button", name="000_3e9ca571581c4118#antwoord-1")
        example.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_text("precies deze plek")).to_be_visible()

    visit("Opzoeken", work)
