"""What the repository promises of itself: its rooms, its untouched sources, its manners, its documented commands."""

import ast
import hashlib
import re
import socket
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

from qa.cli import main

ROOT = Path(__file__).resolve().parent.parent
MAX_LINES = 300
PROSE = {".py", ".md", ".toml", ".txt", ".cfg", ".yml", ".yaml", ".sh", ".css", ".html", ""}

REQUIRED = (
    *("README.md", "LICENSE", "CHANGELOG.md", "Makefile", "pyproject.toml", "requirements.txt", "requirements-dev.txt"),
    *(".ci/run", ".gitattributes", "index", "qa", "ui", "seeds/sources.toml", "seeds/gold/dev.jsonl", "tests", "bench"),
    *("docs/architecture.md", "docs/decisions"),
)

# Commands that scripts elsewhere are written against; more may be added, none may go.
CONTRACT = {"index", "ask", "chat", "ui", "batch", "evaluate", "cite", "verify", "units", "source", "info"}

# Put together from parts, so that this file does not hold them.
MACHINE_PATHS = re.compile(r"(?<![\w.-])/(?:" + "|".join(("work", "root", "farm", "tmp/w")) + r")/")
REGISTRIES = re.compile("|".join(re.escape(".".join(p)) for p in (("pypi", "org"), ("registry", "npmjs"))))
PICKLES = {"pickle", "cPickle", "_pickle", "cloudpickle", "dill", "joblib", "marshal", "shelve"}


def ignored_names() -> list[str]:
    """The patterns of .gitignore, which all name a file or folder at any depth."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    return [line.strip("/") for line in lines if not line.startswith("#")] + [".git"]


def files_under(folder: Path) -> Iterator[Path]:
    """The files of the project, without what .gitignore names."""
    ignored = ignored_names()
    for path in sorted(folder.iterdir()):
        if any(fnmatch(path.name, pattern) for pattern in ignored):
            continue
        if path.is_dir():
            yield from files_under(path)
        else:
            yield path


def prose_and_code() -> list[Path]:
    """The files that people wrote: no seeds, which are what they are, and no data."""
    return [p for p in files_under(ROOT) if p.suffix in PROSE and (ROOT / "seeds") not in p.parents]


def python_files() -> list[Path]:
    return [path for path in files_under(ROOT) if path.suffix == ".py"]


@pytest.mark.parametrize("name", REQUIRED)
def test_the_top_level_is_complete(name: str) -> None:
    assert (ROOT / name).exists()


def test_ci_can_run() -> None:
    assert (ROOT / ".ci/run").stat().st_mode & 0o111
    assert "make test" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_seeds_are_as_they_were(seeds: Path) -> None:
    listed = tomllib.loads((seeds / "sources.toml").read_text(encoding="utf-8"))
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in seeds.glob("*.txt")}
    assert len(found) == 5
    assert {source["file"]: source["sha256"] for source in listed["document"]} == found


def test_no_file_of_code_is_too_long() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in python_files()}
    assert {str(path.relative_to(ROOT)): n for path, n in lengths.items() if n > MAX_LINES} == {}


def unpickles(path: Path) -> bool:
    """Whether a file imports a pickler or asks numpy for one."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names) if any(name.name.split(".")[0] in PICKLES for name in names):
                return True
            case ast.ImportFrom(module=str(module)) if module.split(".")[0] in PICKLES:
                return True
            case ast.keyword(arg="allow_pickle", value=ast.Constant(value=True)):
                return True
    return False


def test_nothing_is_pickled() -> None:
    assert [str(path.relative_to(ROOT)) for path in python_files() if unpickles(path)] == []


@pytest.mark.parametrize("pattern", [MACHINE_PATHS, REGISTRIES], ids=["paths", "registries"])
def test_no_trace_of_a_machine(pattern: re.Pattern[str]) -> None:
    traces = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in prose_and_code()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]
    assert traces == []


def test_every_command_is_in_the_readme_and_the_other_way_round() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = set(main.commands)
    assert commands >= CONTRACT
    assert {name for name in commands if not re.search(rf"vraagbaak {re.escape(name)}\b", readme)} == set()
    shown = re.findall(r"^(?:\$ )?vraagbaak ([a-z]\w*)", readme, flags=re.MULTILINE)
    assert {name for name in shown if name not in commands} == set()


def test_the_suite_is_sealed(seeds: Path) -> None:
    with pytest.raises(AssertionError, match="reached for the network"):
        socket.getaddrinfo("example.org", 443)
    with socket.socket() as sock, pytest.raises(AssertionError, match="loopback"):
        sock.connect(("127.0.0.1", 9))
    assert not Path.home().joinpath("seeds").exists()
    assert Path.home() not in seeds.parents


@pytest.mark.loopback
def test_loopback_opens_for_who_asks() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        peer, _ = server.accept()
        with peer:
            client.sendall(b"dag")
            assert peer.recv(3) == b"dag"
    with socket.socket() as sock, pytest.raises(AssertionError, match="reached for the network"):
        sock.connect(("192.0.2.1", 9))
