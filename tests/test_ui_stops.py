"""`vraagbaak ui` that is stopped by a signal is gone, and its port is free again."""

import contextlib
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from loopback import free_port
from small_index import write_papers

from index.build import build

ROOT = Path(__file__).parent.parent


def answers(port: int) -> bool:
    with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2) as page:
        return bool(page.status == 200)
    return False


@pytest.mark.loopback
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_the_page_and_not_only_the_command(sign: signal.Signals, tmp_path: Path) -> None:
    index, port = tmp_path / "index", free_port()
    build([write_papers(tmp_path / "stukken", "kaas")], index)
    command = [sys.executable, "-m", "qa", "ui", "--index", str(index), "--port", str(port), "--no-browser"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        ends = time.monotonic() + 60
        while not answers(port) and time.monotonic() < ends:
            time.sleep(0.1)
        assert answers(port)
        process.send_signal(sign)
        assert process.wait(30) == 0
        assert not answers(port)
    finally:
        process.kill()
        process.wait()
