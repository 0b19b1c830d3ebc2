"""Conversations as visitors meet them in Chromium: kept after a refresh and a killed server, each browser its own.

The browser runs in a thread of its own: that of the tests may hold the browser of another module.
"""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from loopback import free_port
from playwright.sync_api import Browser, BrowserContext, Page, expect
from shipped import copied_index

pytestmark = pytest.mark.loopback

ROOT = Path(__file__).resolve().parent.parent
FIRST_ANSWER_MS = 60_000
QUESTION = "Hoeveel lachgaszaken zijn er bij het OM geregistreerd?"
HOSTILE = "Kaas <img src=x onerror=hit=1> **x** $x$ [a](javascript:b) :red[r] :smile: ->?"


class Site:
    """The page over a copy of the five papers, on one port, that can be killed and started again."""

    def __init__(self, folder: Path) -> None:
        self.index = copied_index(folder)
        self.port = free_port()
        self.log = folder / "server.log"
        self.address = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "ui", "--index", str(self.index), "--port", str(self.port), "--no-browser"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        with self.log.open("a") as written:
            self.process = subprocess.Popen(
                command, cwd=self.index.parent, env=environment, stdout=written, stderr=subprocess.STDOUT
            )
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=5).close()
                return
            except OSError:
                try:
                    code = self.process.wait(timeout=0.1)
                except subprocess.TimeoutExpired:
                    continue
                pytest.fail(f"the server stopped with {code}: {self.log.read_text()}")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(timeout=30)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site; any traceback in its log fails."""
    site = Site(tmp_path_factory.mktemp("history"))
    yield site
    site.process.terminate()
    site.process.wait(timeout=30)
    assert "Traceback" not in site.log.read_text()


def visitor(browser: Browser, wrong: list[str], **settings: object) -> tuple[BrowserContext, Page]:
    """Somebody with a browser of their own; what the page asks of another host or does wrong goes into `wrong`."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, **settings)  # type: ignore[arg-type]  # Playwright's own names
    page = context.new_page()

    def outward(url: str) -> None:
        if "://" in url and url.split("/")[2].split(":")[0] != "127.0.0.1":
            wrong.append(f"asked for {url}")

    page.on("request", lambda request: outward(request.url))
    page.on("pageerror", lambda error: wrong.append(f"script error: {error}"))
    page.on("dialog", lambda dialog: wrong.append(f"dialog: {dialog.message}"))
    return context, page


def accessible(page: Page) -> list[str]:
    """What axe-core finds serious or worse on the page as it is now."""
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in found if rule["impact"] in ("serious", "critical")]


def ask(page: Page, question: str) -> None:
    box = page.get_by_placeholder("Stel uw vraag")
    box.fill(question)
    box.press("Enter")
    expect(page.locator(".vb-gevraagd").last).to_contain_text(question, timeout=FIRST_ANSWER_MS)


def talks(page: Page) -> list[str]:
    return page.locator(".st-key-talks button").all_inner_texts()


def test_kept_for_one_browser_through_refresh_and_a_killed_server(
    site: Site, browser: Browser, thread: ThreadPoolExecutor
) -> None:
    def visit() -> list[str]:
        wrong: list[str] = []
        context, page = visitor(browser, wrong)
        page.goto(site.address)
        ask(page, QUESTION)
        quote, mark = page.locator("blockquote").first, page.locator(".vb-bron mark")
        expect(quote).to_contain_text("1801", timeout=FIRST_ANSWER_MS)
        page.get_by_role("button", name="Toon in de bron").first.click()
        expect(mark).to_have_text("Bij het OM zijn 1801 lachgaszaken geregistreerd.")
        expect(page).to_have_url(re.compile("bron=0-1"))
        cookie = next(cookie for cookie in context.cookies() if cookie["name"] == "vraagbaak")
        assert re.fullmatch(r"[0-9a-f]{32,}", cookie["value"])
        assert cookie["sameSite"] == "Strict"
        assert not [path for path in site.index.rglob("*") if cookie["value"] in path.name]
        page.reload()
        expect(mark).to_have_text("Bij het OM zijn 1801 lachgaszaken geregistreerd.", timeout=FIRST_ANSWER_MS)
        expect(quote).to_contain_text("1801")
        page.get_by_role("button", name="Volgende").click()
        expect(page.locator(".vb-bron article")).to_contain_text("Antwoord op vraag 8")
        expect(mark).to_have_count(0)
        page.get_by_role("button", name="Terug naar het citaat").click()
        expect(mark).to_have_count(1)
        wrong += accessible(page)
        expect(page.get_by_text("Verwante vragen uit de stukken")).to_be_visible()
        site.kill()
        with page.expect_event("websocket", timeout=FIRST_ANSWER_MS):
            site.start()
        # Who goes on asking, on the page as it was, goes on with the conversation.
        ask(page, "Wat kost een treinkaartje?")
        expect(page.locator(".vb-gevraagd")).to_have_count(2)
        expect(page.get_by_role("heading", name="Niet gevonden in deze bronnen")).to_be_visible()
        page.reload()
        expect(page.locator(".vb-gevraagd")).to_have_count(2, timeout=FIRST_ANSWER_MS)
        page.get_by_role("button", name="Toon in de bron").first.click()
        expect(mark).to_have_text("Bij het OM zijn 1801 lachgaszaken geregistreerd.")
        # Another browser sees nothing of it, not even with the address.
        other, stranger = visitor(browser, wrong)
        stranger.goto(page.url)
        expect(stranger.get_by_text("het hoort bij een andere browser")).to_be_visible(timeout=FIRST_ANSWER_MS)
        expect(stranger.get_by_text("Nog geen gesprekken.")).to_be_visible()
        assert "1801" not in stranger.content()
        ask(stranger, "Wat kost een treinkaartje van Utrecht naar Groningen?")
        expect(stranger.get_by_role("heading", name="Niet gevonden in deze bronnen")).to_be_visible()
        assert talks(stranger) == ["Wat kost een treinkaartje van Utrecht naar Groningen?"]
        page.goto(site.address)
        expect(page.locator(".st-key-talks button")).to_have_text([QUESTION], timeout=FIRST_ANSWER_MS)
        other.close()
        context.close()
        return wrong

    assert thread.submit(visit).result() == []


def test_list_rename_search_delete_filters_and_copies(site: Site, browser: Browser, thread: ThreadPoolExecutor) -> None:
    def visit() -> list[str]:
        wrong: list[str] = []
        context, page = visitor(browser, wrong, permissions=["clipboard-read", "clipboard-write"])
        page.goto(site.address)
        ask(page, QUESTION)
        page.get_by_role("button", name="Kopieer voetnoot 1").click(timeout=FIRST_ANSWER_MS)
        expect(page.get_by_text("Gekopieerd")).to_be_visible()
        assert "antwoord 7" in page.evaluate("navigator.clipboard.readText()")
        page.get_by_role("button", name="Kopieer antwoord").click()
        page.wait_for_function("navigator.clipboard.readText().then(text => text.includes('1801 lachgaszaken'))")
        page.get_by_role("button", name="Volg deze vraag").click()
        expect(page.get_by_text("U volgt deze vraag.")).to_be_visible()
        page.get_by_role("button", name="Nieuw gesprek").click()
        expect(page.get_by_role("heading", name="Vraagbaak")).to_be_visible()
        # Filters, down to nothing.
        page.get_by_role("button", name="Filters").click()
        page.get_by_label("Vanaf").fill("2090")
        page.get_by_label("Vanaf").press("Enter")
        chip = page.get_by_role("button", name="Vanaf: 1 januari 2090")
        expect(chip).to_be_visible()
        wrong.extend(accessible(page))
        page.keyboard.press("Escape")
        ask(page, HOSTILE)
        told = page.get_by_text("Geen enkel stuk past bij deze filters: Vanaf: 1 januari 2090.")
        expect(told).to_be_visible(timeout=FIRST_ANSWER_MS)
        chip.click()
        expect(page.get_by_text("Zoekt in alle stukken (5)")).to_be_visible()
        expect(chip).to_have_count(0)
        # A name that is a question of anybody shows as it was typed.
        expect(page.locator(".st-key-talks button")).to_have_count(2)
        assert talks(page)[0].replace("\N{WORD JOINER}", "") == HOSTILE
        assert page.locator(".st-key-talks :is(img, a, strong, .katex)").count() == 0
        assert page.evaluate("window.hit") is None
        page.get_by_role("button", name="Dit gesprek").click()
        # Nor does the next click bring the filter back.
        expect(chip).to_have_count(0)
        name = page.get_by_label("Naam")
        expect(name).to_have_value(HOSTILE)
        name.fill("Kaas en hostiliteit")
        name.press("Enter")
        expect(page.locator(".st-key-talks button").first).to_have_text("Kaas en hostiliteit")
        page.keyboard.press("Escape")
        expect(chip).to_have_count(0)
        search = page.get_by_label("Zoek in gesprekken")
        search.fill("lachgaszaken")
        search.press("Enter")
        expect(page.locator(".st-key-talks button")).to_have_text([QUESTION])
        wrong.extend(accessible(page))
        page.locator(".st-key-talks button").click()
        expect(page.locator("blockquote").first).to_contain_text("1801")
        page.get_by_role("button", name="Dit gesprek").click()
        page.get_by_role("button", name="Verwijder dit gesprek").click()
        page.get_by_role("button", name="Ja, verwijder").click()
        expect(page.get_by_text("Geen gesprek gevonden.")).to_be_visible()
        # A reference in the text leads to what it names, beside the answer.
        ask(page, "Antwoord op vraag 10 over drugsmenu's op WhatsApp")
        page.get_by_role("button", name="Toon in de bron").first.click(timeout=FIRST_ANSWER_MS)
        page.locator("a.vb-verwijzing", has_text="antwoord op vraag 4").first.click()
        expect(page.locator(".vb-bron article")).to_contain_text("Antwoord op vraag 4", timeout=FIRST_ANSWER_MS)
        page.get_by_role("button", name="Terug naar het citaat").click()
        expect(page.locator(".vb-bron mark").first).to_be_visible()
        page.set_viewport_size({"width": 320, "height": 700})
        page.wait_for_function("document.documentElement.scrollWidth === 320")
        context.close()
        return wrong

    assert thread.submit(visit).result() == []


def test_back_goes_back_and_a_language_stays_and_changes_no_filter(
    site: Site, browser: Browser, thread: ThreadPoolExecutor
) -> None:
    def visit() -> list[str]:
        wrong: list[str] = []
        context, page = visitor(browser, wrong)
        page.goto(site.address)
        ask(page, QUESTION)
        page.get_by_role("button", name="Toon in de bron").first.click(timeout=FIRST_ANSWER_MS)
        expect(page).to_have_url(re.compile("bron=0-1"))
        # Read aloud, by an element that was there before the answer.
        expect(page.locator("#vb-gemeld")).to_have_text(re.compile("Antwoord. Zekerheid: zeker"))
        page.go_back()
        expect(page.locator(".vb-bron")).to_have_count(0)
        expect(page.locator("blockquote").first).to_contain_text("1801")
        page.go_back()
        expect(page.locator(".vb-gevraagd")).to_have_count(0)
        page.go_forward()
        expect(page.locator("blockquote").first).to_contain_text("1801")
        # A chooser in a closed popover goes on sending what it showed, in the language of before.
        page.get_by_role("button", name="Filters").click()
        expect(page.get_by_label("Vanaf")).to_be_visible()
        page.keyboard.press("Escape")
        page.locator(".stSidebar").get_by_text("English").click()
        expect(page.locator("html")).to_have_attribute("lang", "en")
        box = page.get_by_placeholder("Ask your question")
        box.fill(QUESTION)
        box.press("Enter")
        expect(page.locator(".vb-gevraagd")).to_have_count(2, timeout=FIRST_ANSWER_MS)
        expect(page.locator("blockquote").last).to_contain_text("1801")
        page.reload()
        expect(page.locator("html")).to_have_attribute("lang", "en", timeout=FIRST_ANSWER_MS)
        expect(page.get_by_placeholder("Ask your question")).to_be_visible(timeout=FIRST_ANSWER_MS)
        context.close()
        return wrong

    assert thread.submit(visit).result() == []
