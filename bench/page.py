"""How fast the page is in a browser: `python -m bench.page`, over an index of about 10,000 passages.

Starts the page as `vraagbaak ui` does and looks at it with Chromium: the time until the first page can be asked
something; from Enter to the frame that shows the first quote (or "Niet gevonden"), by the browser's own clock, a
question at a time; the same in one browser while the others of many ask at the same moment. Those others are sessions
that speak Streamlit's protocol without drawing: the browsers of a ministry do not run on its server. Prints all beside
their bars; exit status 1 when one is missed. `--draw-all` has all of them drawn by browsers on this one machine, for
comparison.
"""

import argparse
import asyncio
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import numpy as np
from playwright.async_api import Browser, Page, async_playwright

from bench.evaluation import PAPERS, gold_rows, paper_numbers
from bench.page_session import opened as session
from bench.papers import write_paper
from index.build import build

ROOT = Path(__file__).resolve().parent.parent
START_S, FIRST_ANSWER_S, TOGETHER_S = 3.0, 0.3, 1.0
_SHOWN = ":is(.vb-citaat, .vb-nietgevonden)"
_PATIENCE_MS = 60_000
# By the browser's own clock: from the press on Enter to the frame in which an answer is visible.
_SECONDS = """(shown) => new Promise((done) => {
  let pressed = 0;
  document.addEventListener("keydown", (event) => { if (event.key === "Enter") pressed = event.timeStamp; },
    { capture: true, once: true });
  const look = () => {
    const found = pressed && [...document.querySelectorAll(shown)].some((one) =>
      one.getBoundingClientRect().height && one.checkVisibility({ opacityProperty: true, visibilityProperty: true }));
    requestAnimationFrame(found ? () => done((performance.now() - pressed) / 1000) : look);
  };
  look();
})"""


@contextmanager
def served(index: Path) -> Iterator[str]:
    """The address of the page over an index, while it is served."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "ui", "--index", str(index), "--port", str(port), "--no-browser"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as server:
        try:
            while True:
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=1).close()
                    break
                except OSError:
                    if server.poll() is not None:
                        raise RuntimeError(f"the page stopped with {server.returncode}") from None
                    time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


async def opened(browser: Browser, address: str) -> tuple[Page, float]:
    """A page in a browser that knows nothing yet, and the seconds until something can be asked."""
    page = await (await browser.new_context(viewport={"width": 1280, "height": 900})).new_page()
    started = time.perf_counter()
    await page.goto(address)
    await page.get_by_placeholder("Stel uw vraag").wait_for(timeout=_PATIENCE_MS)
    return page, time.perf_counter() - started


async def asked(page: Page, question: str) -> float:
    """Seconds from Enter until the answer to a question is visible; the conversation is begun anew before it."""
    again = page.get_by_role("button", name="Nieuw gesprek")
    if await page.locator(_SHOWN).count():
        await again.click()
        await page.locator(_SHOWN).first.wait_for(state="detached", timeout=_PATIENCE_MS)
    box = page.get_by_placeholder("Stel uw vraag")
    await box.fill(question)
    seconds = asyncio.create_task(page.evaluate(_SECONDS, _SHOWN))
    # The page must be listening before the key goes down.
    await page.evaluate("0")
    await box.press("Enter")
    return float(await seconds)


async def measured(
    address: str, questions: Sequence[str], together: int, *, draw_all: bool
) -> tuple[list[float], list[float], list[float]]:
    """Seconds of starts, of answers one at a time, and of answers to as many visitors as `together` at once."""
    async with async_playwright() as playwright:
        executable = shutil.which("chromium")
        browser = await playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        # The first visitor also waits for the index to be opened.
        page, _ = await opened(browser, address)
        await asked(page, questions[0])
        starts = [(await opened(browser, address))[1] for _ in range(5)]
        alone = [await asked(page, question) for question in questions]
        drawn = [(await opened(browser, address))[0] for _ in range(together if draw_all else 1)]
        others = [await session(address) for _ in range(together - len(drawn))]
        visitors: list[Callable[[str], Awaitable[float]]] = [
            *(partial(asked, page) for page in drawn),
            *(other.ask for other in others),
        ]
        crowd = await asyncio.gather(*(ask(questions[at % len(questions)]) for at, ask in enumerate(visitors)))
        await browser.close()
    return starts, alone, list(crowd)


def main() -> int:
    """Measure, print, and return 1 when a bar is missed."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--papers", type=int, default=PAPERS)
    given.add_argument("--questions", type=int, default=60)
    given.add_argument("--together", type=int, default=20)
    given.add_argument("--draw-all", action="store_true")
    options = given.parse_args()
    numbers = paper_numbers(options.papers)
    with tempfile.TemporaryDirectory(prefix="vraagbaak-page-") as folder:
        papers, index = Path(folder, "papers"), Path(folder, "index")
        papers.mkdir()
        for number in numbers:
            write_paper(papers, number)
        passages = build([papers], index).passages
        questions = [str(row["question"]) for row in gold_rows(numbers, options.questions)]
        with served(index) as address:
            starts, alone, crowd = asyncio.run(
                measured(address, questions, options.together, draw_all=options.draw_all)
            )
    found = (
        ("page start, slowest of 5", max(starts), START_S),
        ("first answer, 95th percentile", float(np.percentile(alone, 95)), FIRST_ANSWER_S),
        (f"{options.together} visitors at once, slowest", max(crowd), TOGETHER_S),
    )
    print(f"{passages} passages, {len(questions)} questions; first answer, median: {np.median(alone):.3f} s")
    for name, seconds, bar in found:
        print(f"{name:32} {seconds:6.3f} s  ≤ {bar:g} s{'' if seconds <= bar else '  MISSED'}")
    return int(any(seconds > bar for _, seconds, bar in found))


if __name__ == "__main__":
    sys.exit(main())
