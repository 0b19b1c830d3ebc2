"""The paper that a user pastes or uploads, read and divided into the questions that it asks.

A file stands on disk only while it is read, in a folder that nobody else may open.
"""

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from index.readers import READERS
from index.records import Document
from qa.dossier_file import read_given, read_paper
from qa.dossier_questions import SubQuestion, questions_of

KINDS = tuple(sorted(suffix.removeprefix(".") for suffix in READERS))
_LONGEST_NAME = 100
# The name stands in messages and, where the paper has no title, above the dossier.
_NOT_IN_NAMES = re.compile(r"[^\w .()-]")


@dataclass(frozen=True, slots=True)
class Divided:
    """A paper as it was read: the name of its file (empty for pasted text), its introduction and its questions."""

    name: str
    document: Document
    introduction: str
    questions: tuple[SubQuestion, ...]


def pasted(text: str) -> Divided:
    """The questions of a text. Raises VraagbaakError when it asks nothing, or too much."""
    return _divided("", read_given(text.encode(errors="replace")))


def uploaded(name: str, data: bytes) -> Divided:
    """The questions of a file that was called `name`. Raises VraagbaakError when it cannot be read or asks nothing."""
    with TemporaryDirectory(prefix="vraagbaak-") as folder:
        path = Path(folder, plain_name(name))
        path.write_bytes(data)
        return _divided(name, read_paper(path))


def plain_name(name: str) -> str:
    """A name that a file may have: letters, digits, spaces and a few signs, its kind kept.

    >>> plain_name("../<b>vragen</b> kaas.DOCX")
    'b_ kaas.DOCX'
    """
    path = PurePosixPath(_NOT_IN_NAMES.sub("_", name.replace("\\", "/").rpartition("/")[2]))
    return f"{path.stem[:_LONGEST_NAME].strip(' .') or 'vragen'}{path.suffix[:10]}"


def _divided(name: str, document: Document) -> Divided:
    introduction, questions = questions_of(document)
    return Divided(name, document, introduction, questions)
