"""Imports run one way, ui -> qa -> index, and each heavy library has one owner. Read from the syntax trees.

Imports inside functions count, and so does importlib.import_module("name"); names put together at run time
are not seen.
"""

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("index", "qa", "ui")

# Library -> the one file that may import it; a pattern where the file may be named more closely.
OWNERS = {
    "tiktoken": "index/tokens.py",
    "faiss": "index/vectors.py",
    "rapidfuzz": "index/spelling.py",
    "sentence_transformers": "index/*encoder*.py",
    "ray": "index/ray_link.py",
    "sqlite3": "index/tables.py",
    "pymilvus": "index/milvus/client.py",
    "milvus_lite": "index/milvus/client.py",
    "pypdfium2": "index/readers/pdf_glyphs.py",
    "docx": "qa/dossier_docx.py",
    "ir_measures": "qa/evaluation/ranking.py",
    "matplotlib": "qa/report/plots.py",
}

# Leaf module -> the modules of ours that it may import.
LEAVES: dict[str, set[str]] = {
    "index/records.py": set(),
    "index/errors.py": set(),
    "qa/records.py": {"index.records"},
    "qa/gold/records.py": {"index.records", "qa.records"},
    "qa/evaluation/records.py": {"qa.gold.records"},
}


def modules_of(room: str) -> list[Path]:
    """The Python files of a room, sorted."""
    return sorted((ROOT / room).rglob("*.py"))


def imports_of(source: str, package: str) -> Iterator[str]:
    """The dotted names that a module in `package` imports, relative ones written out."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=module, level=0, names=names):
                # "from index import store" imports index.store: both names count.
                yield str(module)
                yield from (f"{module}.{name.name}" for name in names)
            case ast.ImportFrom(module=module, level=level):
                parents = package.split(".")[: len(package.split(".")) - level + 1]
                yield ".".join([*parents, *([module] if module else [])])
            case ast.Call(
                func=ast.Name(id="import_module" | "__import__") | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str(name)), *_],
            ):
                yield name


def file_imports(path: Path) -> set[str]:
    """The dotted names that a file of ours imports."""
    package = ".".join(path.relative_to(ROOT).parent.parts)
    return set(imports_of(path.read_text(encoding="utf-8"), package))


def importers(library: str) -> list[str]:
    """The files in the three rooms that import `library`, relative to the root."""
    return [
        path.relative_to(ROOT).as_posix()
        for room in ROOMS
        for path in modules_of(room)
        if any(name.split(".")[0] == library for name in file_imports(path))
    ]


def test_imports_are_read_in_every_form() -> None:
    source = """
import a.b, c as d
from e import f
from . import g
from .h import i
from ..j import k
def lazy():
    import l
    importlib.import_module("m.n")
"""
    assert set(imports_of(source, "index.readers")) == {
        *("a.b", "c", "e", "e.f", "index.readers", "index.readers.h", "index.j", "l", "m.n"),
    }


@pytest.mark.parametrize(
    ("room", "forbidden"),
    [("index", {"qa", "ui", "bench", "training"}), ("qa", {"ui", "bench", "training"}), ("ui", {"bench", "training"})],
)
def test_a_room_imports_only_what_lies_before_it(room: str, forbidden: set[str]) -> None:
    paths = modules_of(room)
    assert paths
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in paths
        for name in sorted(file_imports(path))
        if name.split(".")[0] in forbidden
    ]
    assert wrong == []


@pytest.mark.parametrize(("leaf", "allowed"), LEAVES.items())
def test_a_leaf_imports_nothing_of_ours(leaf: str, allowed: set[str]) -> None:
    ours = {name for name in file_imports(ROOT / leaf) if name.split(".")[0] in ROOMS}
    names = {name for name in ours if not any(name == module or name.startswith(f"{module}.") for module in allowed)}
    assert names == set()


@pytest.mark.parametrize(("library", "owner"), OWNERS.items())
def test_a_heavy_library_has_one_owner(library: str, owner: str) -> None:
    found = importers(library)
    assert len(found) == 1, f"{library} is imported by {found}; only {owner} may"
    assert fnmatch(found[0], owner), f"{library} is imported by {found[0]}; only {owner} may"


@pytest.mark.parametrize(
    "library", ["fastapi", "starlette", "uvicorn", "mcp", "prometheus_client", "pydantic", "httpx2"]
)
def test_the_server_stays_in_its_room(library: str) -> None:
    found = importers(library)
    assert found, f"no file imports {library}"
    assert [path for path in found if not path.startswith("qa/service/")] == []


def test_streamlit_stays_on_the_screen() -> None:
    found = importers("streamlit")
    assert found, "no file imports streamlit"
    assert [path for path in found if not path.startswith("ui/")] == []
