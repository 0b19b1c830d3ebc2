"""Signing in as somebody meets it: the real page, a real browser, and an OpenID provider on this computer."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from browsing import served
from identity_provider import CLIENT, SECRET, IdentityProvider, identity_provider
from loopback import free_port
from monitor_papers import Village
from playwright.sync_api import Browser, BrowserContext, Page, expect
from test_browser_monitor import WORST

pytestmark = pytest.mark.loopback
FIRST_MS = 60_000
QUESTION = "Wat kostte het herstel van de brug?"
ANNA = {"sub": "anna-1", "name": "Anna de Vries", "email": "anna@example.nl", "email_verified": True}
CLEO = {"sub": "cleo-1", "name": "Cleo Jansen", "email": "cleo@example.nl", "email_verified": True}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, IdentityProvider]]:
    """The address of a page on which people sign in, and who signs them in."""
    folder, port = tmp_path_factory.mktemp("server"), free_port()
    village = Village(tmp_path_factory.mktemp("village"))
    with identity_provider(f"http://127.0.0.1:{port}/oauth2callback") as provider:
        file = folder / "aanmelden.toml"
        file.write_text(
            f"""[provider]
metadata_url = "{provider.address}/.well-known/openid-configuration"
client_id = "{CLIENT}"
client_secret = "{SECRET}"
cookie_secret = "een geheim van meer dan tweeendertig tekens"
redirect_uri = "{provider.redirect_uri}"

[roles]
curator = ["{CLEO["email"]}"]
reader = ["@example.nl"]
""",
            encoding="utf-8",
        )
        for address in served(village.index, folder, "--sign-in", str(file), port=port):
            yield address, provider


def test_a_reader_and_a_curator_of_one_browser_see_nothing_of_each_other(
    thread: ThreadPoolExecutor, browser: Browser, service: tuple[str, IdentityProvider], tmp_path: Path
) -> None:
    address, provider = service
    wrong: list[str] = []

    def used() -> None:
        context = browser.new_context()
        try:
            _watched(context, (address, provider.address), wrong)
            _use(context.new_page(), address, provider)
        finally:
            context.close()

    thread.submit(used).result()
    assert wrong == []
    assert provider.refused == []
    assert provider.signed_out == 1


def _watched(context: BrowserContext, allowed: tuple[str, ...], wrong: list[str]) -> None:
    own = (*allowed, "data:", "blob:")
    context.on("request", lambda request: None if request.url.startswith(own) else wrong.append(request.url))
    context.on("weberror", lambda error: wrong.append(str(error.error)))


def _use(page: Page, address: str, provider: IdentityProvider) -> None:
    # A link to one place of the papers is still meant after signing in.
    page.goto(f"{address}/bronnen?stuk=brug.txt")
    expect(page.get_by_role("button", name="Aanmelden")).to_be_visible(timeout=FIRST_MS)
    expect(page.get_by_text("310.000")).to_have_count(0)
    _sound(page)
    _sign_in(page, provider, ANNA, "Anna de Vries (lezer)")
    expect(page.get_by_text("310.000 euro").first).to_be_visible()
    expect(page.get_by_role("button", name="Verwijder")).to_have_count(0)
    expect(page.get_by_role("link", name="Evaluatie")).to_have_count(0)
    page.get_by_role("link", name="Vraag", exact=True).click()
    _ask(page)
    assert [cookie["name"] for cookie in page.context.cookies() if cookie["name"] == "vraagbaak"] == []
    page.get_by_role("button", name="Afmelden").click()
    expect(page.get_by_role("button", name="Aanmelden")).to_be_visible(timeout=FIRST_MS)
    expect(page.get_by_text(QUESTION)).to_have_count(0)
    _sign_in(page, provider, CLEO, "Cleo Jansen (beheerder)")
    expect(page).to_have_url(f"{address}/")
    expect(page.get_by_text("Nog geen gesprekken.")).to_be_visible()
    expect(page.get_by_role("button", name=QUESTION)).to_have_count(0)
    page.get_by_role("link", name="Bronnen").click()
    page.get_by_text("Stukken toevoegen en beheren").click()
    expect(page.get_by_role("button", name="Indexeer opnieuw")).to_be_visible()
    expect(page.get_by_role("link", name="Evaluatie")).to_be_visible()


def _sign_in(page: Page, provider: IdentityProvider, user: dict[str, Any], shown: str) -> None:
    provider.user = user
    page.get_by_role("button", name="Aanmelden").click()
    expect(page.get_by_text(f"Aangemeld als {shown}")).to_be_visible(timeout=FIRST_MS)


def _ask(page: Page) -> None:
    field = page.get_by_placeholder("Stel uw vraag")
    field.fill(QUESTION)
    field.press("Enter")
    expect(page.locator(".vb-citaat").first).to_contain_text("310.000 euro", timeout=FIRST_MS)
    expect(page.get_by_role("button", name=QUESTION)).to_be_visible()


def _sound(page: Page) -> None:
    """Fails on what a screen reader or a colour-blind reader could not use, as far as axe can tell."""
    page.evaluate(AXE_SCRIPT)
    found: Any = page.evaluate(WORST)
    assert found == []
