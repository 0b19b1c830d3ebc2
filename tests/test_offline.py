"""Indexing and answering open no socket: proved in a process that cannot, from its first import on.

Two seals, each alone: `socket.socket` replaced by a class that refuses, and an audit hook that refuses every event of
the socket module, which C code raises too. Both write down what was tried, so that nothing can swallow it.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from shipped import ROOT, SEEDS

REPLACED = """
import _socket, socket
tried = []
class Refused:
    def __init__(self, *given, **named):
        tried.append("socket")
        raise AssertionError("a socket was opened")
socket.socket = socket.SocketType = Refused
"""
AUDITED = """
import sys
tried = []
def refuse(event, given):
    if event.startswith("socket."):
        tried.append(event)
        raise AssertionError(f"a socket was used: {event}")
sys.addaudithook(refuse)
"""
WORK = """
import sys
from pathlib import Path
from index.build import build
from qa.answer import Engine

report = build([Path(sys.argv[1])], Path(sys.argv[2]))
assert report.documents == 5, report
engine = Engine.open(Path(sys.argv[2]))
for question in (
    "Hoeveel lachgaszaken zijn er bij het OM geregistreerd?",
    "antwoord op vraag 4 over lachgas",
    "What did the police seize in 2023?",
    "Welke wettelijke kaders gelden voor designerdrugs?",
    "Wat kost een treinkaartje van Utrecht naar Groningen?",
):
    assert engine.ask(question).passages
assert tried == [], tried
print("klaar")
"""
COMMANDS = """
from click.testing import CliRunner
from qa.cli import main

for command in (["index", sys.argv[1]], ["ask", "Wat is lachgas?"], ["cite", "antwoord op vraag 7"], ["verify"]):
    result = CliRunner().invoke(main, [*command, "--index", sys.argv[2]])
    assert result.exit_code == 0, result.output
assert tried == [], tried
print("klaar")
"""
SEALS = {"replaced": REPLACED, "audited": AUDITED}


def run(program: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run a program in a process of its own, without the settings that keep libraries offline."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("HF_")}
    command = [sys.executable, "-c", program, str(SEEDS), str(folder)]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("seal", SEALS)
def test_indexing_and_answering_open_no_socket(seal: str, tmp_path: Path) -> None:
    done = run(SEALS[seal] + WORK, tmp_path / "index")
    assert (done.returncode, done.stdout) == (0, "klaar\n"), done.stderr


def test_the_command_line_opens_no_socket(tmp_path: Path) -> None:
    done = run(AUDITED + COMMANDS, tmp_path / "index")
    assert (done.returncode, done.stdout) == (0, "klaar\n"), done.stderr


@pytest.mark.parametrize("seal", SEALS)
@pytest.mark.parametrize("attempt", ["socket.socket()", "socket.create_connection(('127.0.0.1', 9))"])
def test_the_seals_hold(seal: str, attempt: str, tmp_path: Path) -> None:
    program = f"{SEALS[seal]}\nimport socket\ntry:\n    {attempt}\nexcept AssertionError:\n    print(len(tried))\n"
    assert run(program, tmp_path).stdout == "1\n"
