"""Takes the pictures of the page for the documentation: builds an index of the papers, serves it, looks at it.

    python docs/images/take.py

Needs Chromium, as the tests do. Writes leeg.png, vraag.png and niet-gevonden.png beside this file.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PORT = 8599
QUESTION = "Hoeveel lachgaszaken zijn er bij het OM geregistreerd?"
UNANSWERABLE = "Wat kost een treinkaartje van Utrecht naar Groningen?"


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
    """Goes through the page once and takes the three pictures."""
    executable = shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"http://127.0.0.1:{PORT}")
        page.get_by_text("Bijvoorbeeld").wait_for()
        picture(page, "leeg.png")
        page.get_by_role("button", name=QUESTION).click()
        page.get_by_role("button", name="Toon in de bron").first.click()
        page.locator(".vb-bron mark").wait_for()
        picture(page, "vraag.png")
        page.get_by_role("button", name="Nieuw gesprek").click()
        page.get_by_placeholder("Stel uw vraag").fill(UNANSWERABLE)
        page.keyboard.press("Enter")
        page.get_by_text("Wat er het dichtst bij komt (geen antwoord)").click()
        page.get_by_text("Dit is geen antwoord").wait_for()
        picture(page, "niet-gevonden.png")
        browser.close()


def picture(page: Page, name: str) -> None:
    """One picture, once nothing moves any more and the pointer is out of the way."""
    page.mouse.move(1270, 600)
    page.wait_for_timeout(1200)
    page.screenshot(path=HERE / name, animations="disabled", caret="hide")


if __name__ == "__main__":
    sys.exit(main())
