"""Looking a citation up: an address, "antwoord op vraag 7 lachgas", a paper's number, or a pasted sentence.

What the reference says decides how it is read; a pasted sentence is what nothing else fits.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from index.dutch import fold, ngrams, words
from index.errors import QuestionError
from index.paper_numbers import PaperNumber, find_paper_numbers, read_paper_number
from index.records import Document, Part, Span, Unit
from index.sentences import sentences
from index.spelling import likeness
from index.store import Store
from index.tidy import tidy
from qa.answer import Engine
from qa.batch import written_whole
from qa.cite import citation
from qa.filters import allowed
from qa.questions_file import read_rows
from qa.records import Citation, Filters
from qa.search import search
from qa.written_reference import place_named, spelled_out, unit_named

_LEAST_ALIKE = 0.55
# A sentence of so much of the same letters is that one, with words left out and typos.
_NEARLY_LITERAL = 0.7
_FEW_WORDS = 3
_ALIKE_IN_LETTERS = 0.8
_SENTENCE_WORDS = 8
_LEAST_SCORE = 0.4
_PART_OF_PASTED = 0.8
_MOST_MATCHES = 10
_LOOKUP_WORDS = 12


@dataclass(frozen=True, slots=True)
class Match:
    """A place that a reference may mean; `score` in [0, 1], higher fits better."""

    citation: Citation
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """What a reference was understood as (None for a pasted sentence) and the places it fits, best first."""

    reference: str
    understood: str | None
    matches: tuple[Match, ...]

    def to_json(self) -> dict[str, Any]:
        """The contract's form: each match is a citation with a `score`."""
        listed = [{**asdict(match.citation), "score": match.score} for match in self.matches]
        return {"reference": self.reference, "understood": self.understood, "matches": listed}


def look_up(engine: Engine, reference: str) -> Found:
    """Find what a reference means. Raises QuestionError when it is empty or too long."""
    engine.check(reference)
    folded = " ".join(reference.split())
    address = _address(engine.store, folded)
    if address:
        return address
    # A sentence that stands in a source is that sentence, also when it names a Vraag or a Kamerstuk.
    if len(folded.split()) >= _SENTENCE_WORDS:
        pasted = _pasted(engine, folded)
        if pasted.matches and pasted.matches[0].score >= _NEARLY_LITERAL:
            return pasted
    full = spelled_out(folded)
    return _named(engine, full) or _paper(engine.store, full) or _pasted(engine, folded)


_Place = tuple[Document, Unit, Span, Part, float]


def _found(reference: str, understood: str | None, places: Sequence[_Place]) -> Found:
    matches = tuple(
        Match(citation(n, document, unit, span, part), round(score, 4))
        for n, (document, unit, span, part, score) in enumerate(places[:_MOST_MATCHES], start=1)
    )
    return Found(reference, understood, matches)


def _address(store: Store, reference: str) -> Found | None:
    if "#" not in reference:
        return None
    for face in store.faces:
        name = place_named(reference, (face.file, face.id))
        if name is None:
            continue
        unit = unit_named(store.units(face.id), name)
        address = unit.address if unit else f"{face.id}#{name}"
        return _found(reference, f"adres {address}", [_whole(store.document(face.id), unit, 1.0)] if unit else [])
    return None


def _named(engine: Engine, reference: str) -> Found | None:
    read = engine.read(reference)
    if not read.looks_up or len(words(read.rest)) > _LOOKUP_WORDS:
        return None
    found = search(engine.store, engine.settings, read, allowed(engine.store, Filters()), _MOST_MATCHES)
    units = [engine.store.unit(address) for address in found.named]
    understood = ", ".join(read.understood)
    papers = list(dict.fromkeys(unit.document for unit in units))
    if len(papers) == 1:
        understood += f" in: {engine.store.document(papers[0]).metadata.title}"
    return _found(reference, understood, [_whole(engine.store.document(u.document), u, 1.0) for u in units])


def _paper(store: Store, reference: str) -> Found | None:
    """The papers that bear a number, then the places that name it."""
    wanted = read_paper_number(reference)
    if wanted is None:
        return None
    places: list[_Place] = []
    for document in store.mentioning(wanted.number):
        own = _bears(wanted, document.metadata.number)
        named = [item.span for item in document.references if _bears(wanted, item.paper)]
        units = store.units(document.id) if own or named else ()
        if own:
            places += [_whole(document, unit, 1.0) for unit in units[:1]]
        if named:
            places += [(document, unit, *found, 0.9) for unit in units for found in _naming(document, unit, named)]
    return _found(reference, f"{wanted}: het stuk zelf, of plaatsen die het noemen", places)


def _bears(wanted: PaperNumber, written: str | None) -> bool:
    return any(wanted.meets(number) for number in find_paper_numbers(written or ""))


def _naming(document: Document, unit: Unit, named: Sequence[Span]) -> list[tuple[Span, Part]]:
    """The sentences and footnotes of a unit that hold one of the places `named`."""
    notes = [note.text for note in document.footnotes]
    # A page's footnotes lie inside its sentences but are not part of them.
    running = [span for span in named if not any(_holds(note, span) for note in notes)]
    found: list[tuple[Span, Part]] = []
    for part, region in _parts(unit):
        if any(_holds(region, span) for span in running):
            inside = sentences(document, region)
            found += [(sentence, part) for sentence in inside if any(_holds(sentence, span) for span in running)]
    found += [(note.text, "voetnoot") for note in unit.footnotes if any(_holds(note.text, span) for span in named)]
    return found


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start < outer.end


def _pasted(engine: Engine, reference: str) -> Found:
    """Sentences that hold the pasted words, or that the pasted text holds, by shared character n-grams."""
    store = engine.store
    pasted = set(ngrams(reference))
    if not pasted:
        raise QuestionError(
            "geen woorden om op te zoeken; plak een zin of geef een verwijzing",
            "no words to look up; paste a sentence or give a reference",
        )
    fused = store.ngrams.scores(ngrams(reference))
    order = sorted(range(len(fused)), key=lambda place: (-round(float(fused[place]), 4), place))[:_MOST_MATCHES]
    units = dict.fromkeys(store.passages[place].unit for place in order if fused[place] > 0)
    places: list[_Place] = []
    for address in units:
        unit = store.unit(address)
        document = store.document(unit.document)
        for part, span in _parts(unit):
            alike = _alike(document, part, span, reference, pasted)
            places += [(document, unit, *hit) for hit in alike if hit[2] >= _LEAST_SCORE]
    return _found(reference, None, sorted(places, key=lambda place: (-place[4], place[0].file, place[2])))


def _alike(
    document: Document, part: Part, span: Span, reference: str, pasted: set[str]
) -> list[tuple[Span, Part, float]]:
    """Sentences of one part that are alike, neighbours joined when the pasted text runs over them."""
    hits: list[tuple[Span, Part, float]] = []
    for sentence in sentences(document, span):
        shown = tidy(document, sentence)
        # One word of a sentence is no citation of it; a short sentence is, typos and all.
        few = min(len(words(shown)), len(words(reference))) < _FEW_WORDS
        alike = likeness(fold(shown), fold(reference), _ALIKE_IN_LETTERS) if few else 0.0
        if few and not alike:
            continue
        own = set(ngrams(shown))
        shared = len(own & pasted)
        in_pasted, in_sentence = shared / max(1, len(own)), shared / len(pasted)
        if max(in_pasted, in_sentence, alike) < _LEAST_ALIKE:
            continue
        if hits and in_pasted >= _PART_OF_PASTED and hits[-1][0].end + 2 >= sentence.start:
            # The pasted text runs on over this sentence.
            joined = Span(hits[-1][0].start, sentence.end)
            hits[-1] = (joined, part, max(hits[-1][2], _overlap(set(ngrams(tidy(document, joined))), pasted)))
        else:
            literal = fold(reference).strip(" .") in fold(shown)
            hits.append((sentence, part, 1.0 if literal else max(alike * 0.999, _overlap(own, pasted))))
    return hits


def _overlap(left: set[str], right: set[str]) -> float:
    """Dice's coefficient of two sets, in [0, 1], just below 1 unless they are equal."""
    return 1.0 if left == right else min(0.999, 2 * len(left & right) / (len(left) + len(right)))


def _parts(unit: Unit) -> list[tuple[Part, Span]]:
    parts: list[tuple[Part, Span]] = [("vraag", question) for question in unit.questions]
    if unit.answer:
        parts.append(("antwoord" if unit.numbers else "tekst", unit.answer))
    return parts


def _whole(document: Document, unit: Unit, score: float) -> _Place:
    part, span = _parts(unit)[-1] if _parts(unit) else ("tekst", unit.span)
    return document, unit, span, part, score


def look_up_all(engine: Engine, references: Path, out: Path) -> int:
    """Look up every line (`id`, `reference`) of a file and write one line of JSON each; returns how many.

    Raises QuestionError that names the first line which cannot be used; nothing is written then.
    """
    rows = read_rows(references)
    lines = []
    for number, row in rows:
        reference = row.get("reference")
        if not isinstance(reference, str):
            raise QuestionError(
                f"{references.name}, regel {number}: geen reference; verwacht de velden id en reference",
                f"{references.name}, line {number}: no reference; expected the fields id and reference",
            )
        try:
            found = look_up(engine, reference).to_json()
        except QuestionError as error:
            raise QuestionError(
                f"{references.name}, regel {number}: {error}", f"{references.name}, line {number}: {error.english}"
            ) from None
        lines.append(json.dumps({"id": row.get("id"), **found}, ensure_ascii=False))
    with written_whole(out) as file:
        file.writelines(f"{line}\n" for line in lines)
    return len(lines)
