"""The file that a dossier is made of, read with the project's readers, and the file that it becomes, written whole."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.corpus import Candidate
from index.errors import QuestionError, SourceError
from index.reading import read_all
from index.records import Document
from index.store import Store
from qa.dossier import Dossier
from qa.dossier_sources import sources_of, words_in
from qa.messages import Language

MAX_BYTES = 20 * 1024 * 1024
SUFFIXES = (".docx", ".md", ".html")
STANDARD_INPUT = "-"


def read_paper(path: Path) -> Document:
    """The paper in a file. Raises SourceError when it is missing, too large, or cannot be read."""
    if not path.is_file():
        raise SourceError(
            f"{path} bestaat niet of is geen bestand; geef een stuk met vragen (.txt, .docx, .pdf, ...), of - voor "
            "standaardinvoer",
            f"{path} does not exist or is no file; give a paper with questions (.txt, .docx, .pdf, ...), or - for "
            "standard input",
        )
    if path.stat().st_size > MAX_BYTES:
        raise SourceError(
            f"{path.name} is groter dan {MAX_BYTES // 2**20} MiB; geef het stuk met de vragen alleen",
            f"{path.name} is larger than {MAX_BYTES // 2**20} MiB; give the paper with the questions alone",
        )
    outcome = next(read_all([Candidate(path, str(path), None, "")]))
    if isinstance(outcome, SourceError):
        raise outcome
    assert isinstance(outcome, Document)  # nothing was asked for but reading
    return outcome


def read_given(data: bytes) -> Document:
    """The paper in text that was given on standard input, in UTF-8 or an encoding that the text reader knows."""
    if len(data) > MAX_BYTES:
        raise SourceError(
            f"standaardinvoer is groter dan {MAX_BYTES // 2**20} MiB; geef het stuk met de vragen alleen",
            f"standard input is larger than {MAX_BYTES // 2**20} MiB; give the paper with the questions alone",
        )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "vragen.txt")
        path.write_bytes(data)
        return read_paper(path)


def rendered(whole: Dossier, store: Store, suffix: str, language: Language) -> bytes:
    """The bytes of a dossier in the format of one of `SUFFIXES`; the same dossier gives the same bytes."""
    sources, say = sources_of(whole, store), words_in(language)
    if suffix == ".docx":
        from qa.dossier_docx import dossier_docx  # only this format needs it

        return dossier_docx(whole, sources, say, language)
    if suffix == ".html":
        from qa.dossier_html import dossier_html

        return dossier_html(whole, sources, say, language).encode()
    from qa.dossier_markdown import dossier_markdown

    return dossier_markdown(whole, sources, say).encode()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in one step: what was there stays until all of it is written.

    Raises QuestionError when the folder cannot be written.
    """
    with _refused(path):
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:80]}.")
        waiting = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            waiting.chmod(0o644)
            waiting.replace(path)
        finally:
            waiting.unlink(missing_ok=True)


@contextmanager
def _refused(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise QuestionError(
            f"kan {path.name} niet schrijven in {path.parent} ({error.strerror}); kies een andere plaats met --out",
            f"cannot write {path.name} in {path.parent} ({error.strerror}); choose another place with --out",
        ) from None
