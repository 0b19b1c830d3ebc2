"""Proof that what the index holds and what was quoted from it still stand in the sources."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from index.errors import QuestionError, SourceError
from index.load import load
from index.records import Document, Part, Span
from index.store import Store
from qa.cite import citation
from qa.questions_file import read_rows
from qa.records import Citation


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was checked and every failure: (where, what is wrong in Dutch, in English)."""

    documents: int
    units: int
    passages: int
    quotes: int
    failures: tuple[tuple[str, str, str], ...]


def verify(store: Store, answers: Path | None = None) -> Verdict:
    """Re-open every source, re-check every checksum and span, and every quote of a file of answers.

    Raises QuestionError when the file of answers cannot be read.
    """
    failures = [*_sources(store), *_spans(store)]
    quotes, wrong = verify_answers(store, read_rows(answers), answers.name) if answers else (0, [])
    units = sum(len(store.units(document.id)) for document in store.documents())
    return Verdict(len(store.documents()), units, len(store.passages), quotes, (*failures, *wrong))


def verify_answers(
    store: Store, rows: Sequence[tuple[int, Mapping[str, Any]]], name: str
) -> tuple[int, list[tuple[str, str, str]]]:
    """How many quotes stand in numbered rows of answers, and what is wrong with them, as in a Verdict.

    `name` is that of what they stand in. Raises QuestionError for a row that is no answer.
    """
    quotes = [(number, citation) for number, row in rows for citation in _citations(row, number)]
    failures = [(f"{name}:{number}", *wrong) for number, quoted in quotes for wrong in _quote(store, quoted)]
    failures += [(f"{name}:{number}", *wrong) for number, row in rows for wrong in _said(row)]
    return len(quotes), failures


def _sources(store: Store) -> Iterator[tuple[str, str, str]]:
    for name, there in store.damaged_files():
        if there:
            yield name, "bestand van de index is gewijzigd", "file of the index has changed"
        else:
            yield name, "bestand van de index is verdwenen", "file of the index is gone"
    origins = store.origins()
    for document in store.documents():
        if hashlib.sha256(document.text.encode()).hexdigest() != document.sha256:
            yield document.file, "brontekst in de index is gewijzigd", "source text in the index has changed"
        path = Path(origins[document.file])
        try:
            if not path.is_file():
                yield document.file, f"bron {path} is er niet meer", f"source {path} is gone"
            elif load(path).sha256 != document.sha256:
                yield document.file, f"bron {path} is gewijzigd sinds het indexeren", f"source {path} has changed"
        except SourceError as error:
            yield document.file, str(error), error.english


def _spans(store: Store) -> Iterator[tuple[str, str, str]]:
    for document in store.documents():
        for unit in store.units(document.id):
            spans = [unit.span, *unit.questions, *([unit.answer] if unit.answer else [])]
            if not all(_inside(span, document) for span in spans):
                yield unit.address, "posities buiten de brontekst", "positions outside the source text"
    for passage in store.passages:
        if not _inside(passage.span, store.document(passage.document)):
            yield passage.unit, "passage buiten de brontekst", "passage outside the source text"


def _inside(span: Span, document: Document) -> bool:
    return 0 <= span.start < span.end <= len(document.text)


def _citations(row: Any, number: int) -> Sequence[dict[str, Any]]:
    found = row.get("citations")
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise QuestionError(
            f"regel {number}: geen lijst citations; verwacht een bestand van vraagbaak batch",
            f"line {number}: no list of citations; expected a file made by vraagbaak batch",
        )
    return found


def _said(row: Any) -> Iterator[tuple[str, str]]:
    """Whether an answer says what its citations say and nothing else."""
    cited = row["citations"]
    if bool(row.get("abstained")) != (not cited):
        yield "abstained en citations spreken elkaar tegen", "abstained and citations contradict each other"
    said = " ".join(f"{item.get('display')} [{item.get('n')}]" for item in cited)
    if cited and row.get("answer") != said:
        yield "het antwoord is niet wat de citaten zeggen", "the answer is not what its citations say"


def _quote(store: Store, given: dict[str, Any]) -> Iterator[tuple[str, str]]:
    named = str(given.get("document"))
    document = next((item for item in store.documents() if item.file == named), None)
    if document is None:
        yield f"stuk {named} staat niet in de index", f"document {named} is not in the index"
        return
    start, end = given.get("start"), given.get("end")
    if not isinstance(start, int) or not isinstance(end, int) or not _inside(Span(start, end), document):
        yield f"{named}: positie {start}-{end} bestaat niet", f"{named}: no such position {start}-{end}"
        return
    wanted = _rebuilt(store, document, given, Span(start, end))
    if wanted is None:
        yield f"{named}: adres {given.get('address')} bevat {start}-{end} niet", f"{named}: no such place at address"
        return
    for name, value in json.loads(json.dumps(asdict(wanted))).items():
        if given.get(name) != value:
            yield f"{named} {start}-{end}: {name} wijkt af van de bron", f"{named} {start}-{end}: {name} differs"


def _rebuilt(store: Store, document: Document, given: dict[str, Any], span: Span) -> Citation | None:
    """The citation as the source makes it now; None when the unit at its address does not hold the span."""
    unit = next((unit for unit in store.units(document.id) if unit.address == given.get("address")), None)
    if unit is None:
        return None
    parts: list[tuple[Part, Span]] = [("vraag", question) for question in unit.questions]
    parts += [("voetnoot", note.text) for note in unit.footnotes]
    if unit.answer:
        parts.append(("antwoord" if unit.numbers else "tekst", unit.answer))
    for part, whole in parts:
        if whole.start <= span.start and span.end <= whole.end:
            return citation(n if isinstance(n := given.get("n"), int) else 0, document, unit, span, part)
    return None
