"""The page served by its own command on loopback, and Chromium to look at it with, for the tests that do.

Playwright's synchronous browser belongs to one thread, and a thread holds only one: `browser` lives in `thread`.
"""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from loopback import free_port
from playwright.sync_api import Browser, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
# A state that comes is waited for, also where other work keeps the machine busy; the time it took proves nothing.
expect.set_options(timeout=30_000)


def served(index: Path, folder: Path, *options: str, port: int | None = None) -> Iterator[str]:
    """The address of a page over `index`, started in another folder as a user would; stopped afterwards."""
    port = port or free_port()
    command = [sys.executable, "-m", "ui", "--index", str(index), "--port", str(port), "--no-browser", *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    log = folder / "server.log"
    with log.open("w") as written:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=written, stderr=subprocess.STDOUT)
    try:
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=5).close()
                break
            except OSError:
                try:
                    code = process.wait(timeout=0.2)
                except subprocess.TimeoutExpired:
                    continue
                pytest.fail(f"the server stopped with {code}: {log.read_text()}")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=30)
    assert "Traceback" not in log.read_text()


@pytest.fixture(scope="session")
def thread() -> Iterator[ThreadPoolExecutor]:
    """The one thread of the browser."""
    with ThreadPoolExecutor(1) as pool:
        yield pool


@pytest.fixture(scope="session")
def browser(thread: ThreadPoolExecutor) -> Iterator[Browser]:
    """Chromium from the system; a machine without it fails here, since skipping would hide that nothing was seen."""
    executable = shutil.which("chromium")
    assert executable, "chromium is not installed; the setup of the project installs it"
    playwright = thread.submit(sync_playwright().start).result()
    launch = playwright.chromium.launch
    yield thread.submit(launch, executable_path=executable, args=list(ARGUMENTS)).result()
    thread.submit(playwright.stop).result()
