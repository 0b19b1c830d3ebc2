"""Takes the pictures of the page for the documentation: builds an index of the papers, serves it, looks at it.

    python docs/screens/take.py

Needs Chromium, as the tests do. Writes two pictures of each view beside this file: NAME.png in light and
NAME-donker.png in dark. They keep the 256 colours that are seen most, which is all but the edges of letters.
"""

import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Literal

import numpy as np
from PIL import Image
from playwright.sync_api import FilePayload, Page, sync_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PORT = 8599
COLOURS = 256
QUESTION = "Hoeveel lachgaszaken zijn er bij het OM geregistreerd?"
UNANSWERABLE = "Wat kost een treinkaartje van Utrecht naar Groningen?"
SENTENCE = "Bij het OM zijn 1801 lachgaszaken geregisreerd"
ASKED = """Vragen van het lid Jansen aan de minister van Justitie en Veiligheid over lachgas (3 november 2026)

Vraag 1
Hoeveel lachgaszaken zijn er bij het OM geregistreerd?

Vraag 2
Hoeveel lachgascilinders nam de politie in 2023 in beslag?

Vraag 3
Hoeveel ijsberen wonen er op de maan?
"""
GOLD = f"""Vraag;Antwoord;Bron
{QUESTION};1801;000_3e9ca571581c4118.txt, vraag 7
Hoe stel je vast hoeveel gas er nog in een gevonden fles zit?;terragewicht;000_3e9ca571581c4118.txt, vraag 6
{UNANSWERABLE};;
"""


def main() -> int:
    """Returns 0 when all pictures are written; raises what goes wrong."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "VRAAGBAAK_INDEX": folder}
        subprocess.run([sys.executable, "-m", "qa", "index", str(ROOT / "seeds")], env=environment, check=True)
        serve = [sys.executable, "-m", "ui", "--port", str(PORT), "--no-browser"]
        with subprocess.Popen(serve, env=environment) as server:
            try:
                wait_for(server)
                look()
            finally:
                server.terminate()
    return 0


def wait_for(server: subprocess.Popen[bytes]) -> None:
    """Returns once the server listens; raises RuntimeError when it stops first."""
    while True:
        try:
            socket.create_connection(("127.0.0.1", PORT)).close()
            return
        except OSError:
            if server.poll() is not None:
                raise RuntimeError(f"the server stopped with {server.returncode}") from None
            time.sleep(0.2)


def look() -> None:
    """Goes through every view once and takes its picture."""
    executable = shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"http://127.0.0.1:{PORT}")
        for view in (asking, reading, dossier, looking_up, following, evaluating):
            view(page)
        browser.close()


def asking(page: Page) -> None:
    page.get_by_text("Bijvoorbeeld").wait_for()
    picture(page, "leeg")
    page.get_by_role("button", name=QUESTION).click()
    page.get_by_role("button", name="Toon in de bron").first.click()
    page.locator(".vb-bron mark").wait_for()
    picture(page, "vraag")
    page.get_by_role("button", name="Nieuw gesprek").click()
    page.get_by_placeholder("Stel uw vraag").fill(UNANSWERABLE)
    page.keyboard.press("Enter")
    page.get_by_text("Wat er het dichtst bij komt (geen antwoord)").click()
    page.get_by_text("Dit is geen antwoord").wait_for()
    picture(page, "niet-gevonden")


def reading(page: Page) -> None:
    page.get_by_role("link", name="Bronnen").click()
    page.locator(".vb-stukken li").first.wait_for()
    picture(page, "bronnen")
    page.get_by_role("link", name="Antwoorden op Kamervragen over de gevolgen").click()
    page.locator(".vb-inhoud").wait_for()
    picture(page, "lezen")


def dossier(page: Page) -> None:
    page.get_by_role("link", name="Kamervraag", exact=True).click()
    page.get_by_label("Plak de vragen").fill(ASKED)
    page.get_by_role("button", name="Verdeel in vragen").click()
    page.get_by_role("button", name="Zoek eerdere antwoorden").click()
    page.get_by_role("button", name="Toon 1.1 in de bron").click()
    page.locator(".vb-bron mark").wait_for()
    picture(page, "kamervraag")


def looking_up(page: Page) -> None:
    page.get_by_role("link", name="Opzoeken").click()
    page.get_by_placeholder("Verwijzing of zin").fill(SENTENCE)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Toon plek 1 in de bron").click()
    page.locator(".vb-bron mark").wait_for()
    picture(page, "opzoeken")


def following(page: Page) -> None:
    page.get_by_role("link", name="Volgen").click()
    for field, text in (("Vraag", QUESTION), ("Naam", "Lachgaszaken bij het OM")):
        box = page.get_by_label(field, exact=True)
        box.fill(text)
        box.press("Tab")
    page.get_by_role("button", name="Volg", exact=True).click()
    page.get_by_text("U volgt deze vraag nu.").wait_for()
    picture(page, "volgen")


def evaluating(page: Page) -> None:
    page.get_by_role("link", name="Evaluatie").click()
    file = FilePayload(name="goud.csv", mimeType="text/csv", buffer=GOLD.encode())
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Start de evaluatie").click()
    page.get_by_role("heading", name="Uitslag").wait_for(timeout=120_000)
    picture(page, "evaluatie")


def picture(page: Page, name: str) -> None:
    """The view in light and in dark, once nothing moves any more and the pointer is out of the way."""
    page.mouse.move(1270, 600)
    dark(page, False)
    page.wait_for_timeout(1200)
    for ending in ("", "-donker"):
        dark(page, bool(ending))
        taken = Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="hide"))).convert("RGB")
        few_colours(taken).save(HERE / f"{name}{ending}.png", optimize=True)
    dark(page, False)


def few_colours(taken: Image.Image) -> Image.Image:
    """The same picture in the colours that it has most of; others become the nearest of those."""
    pixels = np.asarray(taken).reshape(-1, 3)
    colours, which, count = np.unique(pixels, axis=0, return_inverse=True, return_counts=True)
    kept = colours[np.argsort(-count, kind="stable")[:COLOURS]]
    apart = colours[:, None].astype(np.int32) - kept.astype(np.int32)
    nearest = (apart**2).sum(axis=2).argmin(axis=1).astype(np.uint8)
    small = Image.frombytes("P", taken.size, nearest[which.ravel()].tobytes())
    small.putpalette(kept.tobytes())
    return small


def dark(page: Page, on: bool) -> None:
    """The system of the user asks for dark, or for light; returns once the page has followed."""
    scheme: Literal["dark", "light"] = "dark" if on else "light"
    page.emulate_media(color_scheme=scheme)
    page.wait_for_function(
        "(scheme) => getComputedStyle(document.querySelector('.stApp')).colorScheme === scheme", arg=scheme
    )


if __name__ == "__main__":
    sys.exit(main())
