"""Gold questions: what is asked, where the answer stands, and its words; from .jsonl, .csv or .xlsx."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import QuestionError
from index.store import Store
from qa.questions_file import Row, read_rows
from qa.records import Asked

UNANSWERABLE = "unanswerable"
MULTI = "multi"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer stands. With neither `vraag` nor `section` it is the opening; `whole` means anywhere in it."""

    document: str
    vraag: int | None = None
    section: str | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold question; for MULTI every place is needed, otherwise any one is a hit."""

    asked: Asked
    kind: str
    relevant: tuple[Place, ...]
    answer: tuple[str, ...]

    @property
    def answerable(self) -> bool:
        return self.kind != UNANSWERABLE


def read_gold(path: Path, engine_store: Store, questions: Sequence[Asked]) -> list[Gold]:
    """Gold for `questions`, which were read from the same file by `batch.read_questions`.

    Raises QuestionError that names the first line which cannot be used.
    """
    found = []
    for (number, row), asked in zip(read_rows(path), questions, strict=True):
        try:
            found.append(_gold(row, asked, engine_store))
        except QuestionError as error:
            raise QuestionError(
                f"{path.name}, regel {number}: {error}", f"{path.name}, line {number}: {error.english}"
            ) from None
    return found


def _gold(row: Row, asked: Asked, store: Store) -> Gold:
    if "source" in row:
        return _from_sheet(row, asked, store)
    relevant = row.get("relevant")
    if not isinstance(relevant, list) or not all(isinstance(item, dict) and "document" in item for item in relevant):
        raise QuestionError(
            "geen gouden bron; verwacht het veld relevant (of de kolom Bron)",
            "no gold source; expected the field relevant (or the column Bron)",
        )
    places = tuple(Place(item["document"], item.get("vraag"), item.get("section")) for item in relevant)
    answer = row.get("answer") or []
    kind = str(row.get("kind") or ("other" if places else UNANSWERABLE))
    if kind != UNANSWERABLE and not places:
        raise QuestionError(
            f"soort {kind} zonder bron; verwacht ten minste één bron", f"kind {kind} without a source; expected one"
        )
    return Gold(asked, kind, places, tuple([answer] if isinstance(answer, str) else map(str, answer)))


def _from_sheet(row: Row, asked: Asked, store: Store) -> Gold:
    """A row that staff wrote: Bron is a file name, title or address, perhaps with "vraag 7"; empty means no answer."""
    source = str(row.get("source") or "").strip()
    answer = str(row.get("answer") or "").strip()
    if not source:
        return Gold(asked, UNANSWERABLE, (), ())
    vraag = re.search(r"(?:vraag|antwoord)[ -](\d{1,3})\b", source, re.IGNORECASE)
    named = [d for d in store.documents() if d.file in source or d.id in source or d.metadata.title in source]
    if not named:
        raise QuestionError(
            f"bron {source!r} staat niet in de index; verwacht een bestandsnaam, titel of adres",
            f"source {source!r} is not in the index; expected a file name, title or address",
        )
    section = None
    if "#" in source and not vraag:
        section = store.unit(source.split()[0]).heading
    place = Place(named[0].file, int(vraag[1]) if vraag else None, section, whole=not vraag and "#" not in source)
    return Gold(asked, str(row.get("kind") or "other"), (place,), (answer,) if answer else ())


def matches(place: Place, document: str, vraag: Sequence[int] | None, section: str | None) -> bool:
    """True when a passage or citation stands at `place`; headings compare without their number, case and spacing."""
    if place.document != document:
        return False
    if place.whole:
        return True
    if place.vraag is not None:
        return place.vraag in (vraag or ())
    return not vraag and _plain(place.section) == _plain(section)


def _plain(heading: str | None) -> str:
    return " ".join(re.sub(r"^[\d.]+\s+", "", heading or "").casefold().split())
