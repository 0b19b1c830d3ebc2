"""Every paper in every format that it is made in: the corpus that readers and structure are held against."""

from collections.abc import Callable, Iterator
from pathlib import Path

import shapes_letters
import shapes_long
import shapes_more
import shapes_office
import shapes_pages
import shapes_pairs
import shapes_seen
import shapes_short
import shapes_xml
from shapes_markup import html, xml
from shapes_model import Paper
from shapes_pdf import pdf
from shapes_text import Made, md, txt, wrapped
from shapes_word import made_docx, made_odt

PAPERS: tuple[Paper, ...] = (
    *shapes_pairs.PAPERS,
    *shapes_short.PAPERS,
    *shapes_pages.PAPERS,
    *shapes_office.PAPERS,
    *shapes_xml.PAPERS,
    *shapes_letters.PAPERS,
    *shapes_more.PAPERS,
    *shapes_seen.PAPERS,
    *shapes_long.PAPERS,
)
MAKERS: dict[str, Callable[[Paper], Made]] = {
    "txt": txt,
    "wrapped": wrapped,
    "md": md,
    "docx": made_docx,
    "odt": made_odt,
    "pdf": pdf,
    "xml": xml,
    "html": html,
}


def files() -> Iterator[tuple[str, Paper, str]]:
    """Name, paper and format of every file of the corpus."""
    for paper in PAPERS:
        for form in paper.formats:
            yield f"{paper.name} ({form})", paper, form


def write(paper: Paper, form: str, folder: Path) -> tuple[Path, str]:
    """Make one file of the corpus in a folder; its path, and all that it says to people, notes included."""
    data, said = MAKERS[form](paper)
    path = folder / f"{paper.name}.{'txt' if form == 'wrapped' else form}"
    path.write_bytes(data)
    return path, said
