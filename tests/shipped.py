"""The shipped product over seeds/ for tests: one index for the whole run, an engine on it, and the command line.

The index lies in the home folder that conftest.py put in place, and goes with it.
"""

import functools
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from index.build import build
from qa.answer import Engine
from qa.cli import main
from qa.records import Answer

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
GOLD = SEEDS / "gold" / "dev.jsonl"

LACHGAS = "000_3e9ca571581c4118"
WHATSAPP = "001_7eae0256fdc81706"
CORONA = "002_2d634044248a310d"
ONLINE = "003_27a55ad35bd947e0"
RAPPORTEUR = "004_738f2ae6ad2efe6c"

REGISTERED = "Hoeveel lachgaszaken zijn er bij het OM geregistreerd?"
FARE = "Wat kost een treinkaartje van Utrecht naar Groningen?"


@functools.cache
def seed_index() -> Path:
    """The folder of an index over seeds/ with the shipped encoder; not to be written in."""
    folder = Path(tempfile.mkdtemp(prefix="seed-index-", dir=Path.home()))
    build([SEEDS], folder)
    return folder


@functools.cache
def seed_engine() -> Engine:
    """An engine on `seed_index`."""
    return Engine.open(seed_index())


@functools.cache
def gold_rows() -> tuple[dict[str, Any], ...]:
    """The gold questions over seeds/, as they stand in the file."""
    return tuple(json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines() if line.strip())


@functools.cache
def gold_answers() -> tuple[Answer, ...]:
    """The answers to all gold questions, in order."""
    return tuple(seed_engine().ask(row["question"], id=row["id"]) for row in gold_rows())


@functools.cache
def source_text(file: str) -> str:
    """A seed paper, decoded from the file as it lies on disk."""
    return (SEEDS / file).read_bytes().decode("utf-8")


def copied_seeds(folder: Path) -> Path:
    """A copy of the five papers and what is said of them, writable, in `folder`/seeds."""
    target = folder / "seeds"
    target.mkdir()
    for path in [*SEEDS.glob("*.txt"), SEEDS / "sources.toml"]:
        shutil.copyfile(path, target / path.name)
    return target


def copied_index(folder: Path) -> Path:
    """A copy of `seed_index` to damage, in `folder`/index, without what other tests asked or kept there."""
    kept = shutil.ignore_patterns("audit*", "gesprekken", "evaluaties", "toegevoegd", "volgen", "goud")
    return Path(shutil.copytree(seed_index(), folder / "index", ignore=kept))


def vraagbaak(
    *arguments: object, index: Path | None = None, stdin: str = "", env: Mapping[str, str | None] | None = None
) -> Result:
    """Run one command in this process; `index` is given as --index where it is given."""
    given = [str(argument) for argument in arguments]
    if index is not None:
        given += ["--index", str(index)]
    return CliRunner().invoke(main, given, input=stdin, env=env)


def process(*arguments: object, env: Mapping[str, str] | None = None) -> "subprocess.CompletedProcess[bytes]":
    """Run one command in a process of its own, its output in pipes; not checked."""
    command = [sys.executable, "-m", "qa", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **(env or {})}, capture_output=True, check=False)


def json_of(result: Result) -> Any:
    """The one JSON document on standard output of a command that went well; anything beside it fails."""
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    return json.loads(result.stdout)


def one_line(result: Result, code: int = 1) -> str:
    """The line on standard error of a command that was refused: one line, nothing on standard output, no traceback."""
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    line = result.stderr.removesuffix("\n")
    assert line
    assert "\n" not in line
    assert "Traceback" not in line
    # An error that nobody foresaw is explained as well, but not by what to do about it.
    assert "onverwachte fout" not in line
    assert "unexpected error" not in line
    return line


@contextmanager
def left_alone(*paths: Path) -> Iterator[None]:
    """Fails when anything under `paths` is made, changed or removed inside the block; they may be missing."""
    before = [_bytes_under(path) for path in paths]
    yield
    assert [_bytes_under(path) for path in paths] == before


def _bytes_under(path: Path) -> dict[str, bytes | None]:
    files = [path, *path.rglob("*")] if path.is_dir() else [path] if path.exists() else []
    return {str(file): file.read_bytes() if file.is_file() else None for file in files}


def write_lines(path: Path, rows: Sequence[object]) -> Path:
    """Write JSON lines (a str goes in as it is) and return the path."""
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def read_lines(path: Path) -> list[Any]:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
