"""A small index for tests: papers of two answers each, built with the toy encoder."""

from collections.abc import Callable, Sequence
from pathlib import Path

from conftest import ToyEncoder

from index.arrays import FloatArray
from index.build import Report, build
from index.generation import RECORDS, current
from index.settings import BuildSettings
from index.tables import Tables

SETTINGS = BuildSettings(encoder="toy")
_CITIES = {"kaas": "Gouda", "brood": "Leiden", "melk": "Utrecht"}


class CountingEncoder(ToyEncoder):
    """The toy encoder, which also keeps what it was given and does something meanwhile."""

    def __init__(self, meanwhile: Callable[[], object] = lambda: None) -> None:
        self.given: list[str] = []
        self.meanwhile = meanwhile

    def passages(self, texts: Sequence[str]) -> FloatArray:
        """Encode texts to unit rows, float32 (n, dimension)."""
        self.given.extend(texts)
        self.meanwhile()
        return super().passages(texts)


def paper(topic: str, more: str = "") -> str:
    """The text of a paper about kaas, brood or melk: an opening and two answers."""
    return f"""Antwoord van minister Van Dam (Kaas en Brood) (ontvangen 3 mei 2024)

Vraag 1
Is er {topic} in {_CITIES.get(topic, "Delft")}?

Antwoord op vraag 1
Ja, er is {topic} in {_CITIES.get(topic, "Delft")}. {more}

Vraag 2
En elders?

Antwoord op vraag 2
Nee.
"""


def write_papers(folder: Path, *topics: str) -> Path:
    """The folder, made, with a paper for each topic: kaas.txt and so on."""
    folder.mkdir()
    for topic in topics:
        (folder / f"{topic}.txt").write_text(paper(topic), encoding="utf-8")
    return folder


def built(paths: Path | Sequence[Path], index: Path, encoder: ToyEncoder | None = None) -> Report:
    """Build or update an index with the toy encoder or the one given."""
    return build([paths] if isinstance(paths, Path) else paths, index, SETTINGS, encoder or ToyEncoder())


def texts(index: Path) -> dict[str, str]:
    """The documents of the current generation: file name to source text."""
    tables = Tables(current(index) / RECORDS)
    try:
        return {document.file: document.text for document in tables.documents()}
    finally:
        tables.close()


def names(index: Path) -> list[str]:
    """The files that the current generation holds."""
    return sorted(texts(index))
