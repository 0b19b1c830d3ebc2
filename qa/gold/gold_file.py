"""A gold file as questions that can be asked and rows that cannot, each of those with where it stands and why.

A row of a sheet: Vraag, Antwoord, Bron. Where Bron is empty (or says "geen") the answer decides. With nothing there,
or with words that say so ("niet gevonden", "onbeantwoordbaar"), it is a question that must not be answered, as people
leave both empty for those; with any other answer it is a row without its source, which cannot be used. So is a row
without question mark, answer or source: that is a heading between the rows, and said to be one. Where somebody wrote
both that a question cannot be answered and a source, the question counts as one without an answer.

A row of JSON has the contract's fields, and may have `own_words` (true), `source` in words, for `relevant` a
`document` with `vraag` or `section` beside it, and in a place `whole` (true). An answer without a place is refused.
A paper that a row names need not be in the index: such a question is asked, and found not to be read.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from index.errors import QuestionError
from index.records import Remark
from qa.answer import Engine
from qa.asked_for import asked_for
from qa.batch import asked_of
from qa.gold.gold_json import from_json
from qa.gold.kind_names import kind_of
from qa.gold.records import OTHER, UNANSWERABLE, Gold, GoldFile, Place, Unusable
from qa.gold.silence import says_nothing, says_unanswerable
from qa.gold.source_words import SourceWords
from qa.gold.verbatim import Spans
from qa.records import Asked
from qa.sheets.sheet import read_sheet
from qa.sheets.table import Line, Row
from qa.sheets.workbook import MAX_ROWS, too_many

LONGEST_ANSWER = 10_000
_SHOWN = 300
_LONGEST_REASON = 500
_HEADING_WORDS = 6


def read_gold_file(path: Path, engine: Engine) -> GoldFile:
    """All rows of a gold file, in order. Ids are made different: a second "7" is "7 (2)", none is the row's position.

    Raises QuestionError when the file cannot be read as a whole, or holds too many rows or none that can be used.
    """
    read = read_sheet(path)
    if len(read.lines) > MAX_ROWS:
        raise too_many(path.name)
    reader = _Reader(engine)
    vragen = reader.numbered_by_vraag(read.lines)
    gold: list[Gold] = []
    unusable: list[Unusable] = []
    taken: set[str] = set()
    position = 0
    for line in read.lines:
        position += line.number > 0 and not line.aside
        try:
            found = reader.gold(line, position, line.group in vragen)
        except QuestionError as error:
            unusable.append(Unusable(line.where, _shown(line), _reason(error)))
            continue
        gold.append(replace(found, asked=replace(found.asked, id=_free(found.asked.id, taken))))
    if not gold:
        first = unusable[0]
        raise QuestionError(
            f"{path.name}, {first.where.dutch}: {first.reason.dutch} (geen enkele rij is bruikbaar)",
            f"{path.name}, {first.where.english}: {first.reason.english} (no row can be used)",
        )
    return GoldFile(path.name, read.sha256, tuple(gold), tuple(unusable))


def _shown(line: Line) -> str:
    question = line.row.get("question")
    return _cut(question if isinstance(question, str) else "", _SHOWN)


def _reason(error: QuestionError) -> Remark:
    """What an error says, cut: it may repeat all that stands in a cell."""
    return Remark(_cut(str(error), _LONGEST_REASON), _cut(error.english, _LONGEST_REASON))


def _cut(text: str, most: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"


def _free(wanted: str, taken: set[str]) -> str:
    found, count = wanted, 1
    while found in taken:
        count += 1
        found = f"{wanted} ({count})"
    taken.add(found)
    return found


class _Reader:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._words = SourceWords(engine)
        self._spans = Spans(engine.store)

    def numbered_by_vraag(self, lines: Sequence[Line]) -> frozenset[str]:
        """The sheets in which a column of Vraag numbers that counts the rows may be what it says all the same.

        There every number stands beside a source, and no paper that is named lacks its Vraag.
        """
        found: dict[str, bool] = {}
        for line in lines:
            if line.fault or not _cell(line.row, "counted"):
                continue
            source, more, place = _source(line.row)
            try:
                places = () if says_nothing(source) else self._words.read(_with_place(source, place), more)
            except QuestionError:
                continue
            one = places[0] if len(places) == 1 else None
            held = self._words.held.vragen(one.document) if one else ()
            number = _cell(line.row, "counted")
            fits = one is not None and (int(number) in held if one.whole else one.vraag == int(number))
            found[line.group] = found.get(line.group, True) and fits
        return frozenset(group for group, fits in found.items() if fits)

    def gold(self, line: Line, position: int, numbered: bool = False) -> Gold:
        """The gold of one line; `numbered`: its sheet is one of `numbered_by_vraag`.

        Raises QuestionError that says why it cannot be used.
        """
        if line.fault:
            raise QuestionError(line.fault.dutch, line.fault.english)
        row = {**line.row, "vraag": line.row["counted"]} if numbered and "counted" in line.row else line.row
        if "relevant" in row or ("document" in row and "source" not in row):
            asked = asked_of(row, position, self._engine)
            return from_json(row, asked, line.where)
        if not row.get("question"):
            raise QuestionError(
                "rij zonder vraag; vul de kolom Vraag", "row without a question; fill the column Vraag (question)"
            )
        return self._in_words(row, asked_of(row, position, self._engine), line.where)

    def _in_words(self, row: Row, asked: Asked, where: Remark) -> Gold:
        kind = kind_of(_cell(row, "kind"))
        answers = _answers(row)
        source, more, place = _source(row)
        known = not {"source", "reference", "place"}.isdisjoint(row)
        if kind == UNANSWERABLE or any(map(says_unanswerable, answers)):
            # Who wrote "niet gevonden" may well name the paper in which it was sought.
            said = any(not says_nothing(answer) and not says_unanswerable(answer) for answer in answers)
            said = said or (not answers and not says_nothing(source))
            return Gold(asked, UNANSWERABLE, (), (), where=where, contradicted=said)
        if says_nothing(source):
            if not known:
                raise QuestionError(
                    "geen gouden bron; verwacht het veld relevant (of de kolom Bron)",
                    "no gold source; expected the field relevant (or the column Bron)",
                )
            if not all(map(says_nothing, answers)):
                raise QuestionError(
                    "rij zonder bron; vul de kolom Bron (bestandsnaam, titel, nummer of adres)",
                    "row without a source; fill the column Bron (file name, title, number or address)",
                )
            if _is_heading(asked.question) and not answers and not kind:
                raise QuestionError(
                    "alleen tekst onder Vraag, zonder vraagteken, antwoord of bron; dit lijkt een tussenkop",
                    "only text under Vraag, without a question mark, answer or source; this looks like a heading",
                )
            return Gold(asked, UNANSWERABLE, (), (), where=where)
        places, asked = self._places(row, (source, more, place), asked)
        spans, own_words = self._answer(answers, places)
        return Gold(asked, kind or OTHER, places, spans, own_words, where)

    def _places(self, row: Row, words: tuple[str, str, str], asked: Asked) -> tuple[tuple[Place, ...], Asked]:
        """The places of Bron with what the columns beside it add; a number that is no Vraag becomes the id."""
        (source, more, place), number = words, _cell(row, "vraag")
        source = _with_place(source, place)
        places = self._words.read(source, more)
        if not number:
            return places, asked
        one = places[0] if len(places) == 1 else None
        if one and one.whole and not self._words.names_vraag(source) and self._words.held.vragen(one.document):
            said = number if self._words.names_vraag(number) else f"vraag {number}"
            if self._words.names_vraag(said):
                return self._words.read(f"{source}, {said}", more), asked
        return places, replace(asked, id=number) if not _cell(row, "id") else asked

    def _answer(self, answers: Sequence[str], places: Sequence[Place]) -> tuple[tuple[str, ...], bool]:
        """The spans of an answer or, where one of them is no span, the answer as it was written."""
        documents = tuple(dict.fromkeys(place.document for place in places))
        units = [unit for place in places for unit in self._words.held.units(place)] if answers else []
        if any(len(answer) > LONGEST_ANSWER for answer in answers):
            raise QuestionError(
                f"antwoord van meer dan {LONGEST_ANSWER} tekens; geef de woorden die erin moeten staan",
                f"answer of more than {LONGEST_ANSWER} characters; give the words that must be in it",
            )
        found = [self._spans.find(answer, documents, units) for answer in answers]
        spans = [spans for spans in found if spans is not None]
        if len(spans) < len(found):
            return tuple(answers), True
        return tuple(dict.fromkeys(span for several in spans for span in several)), False


def _cell(row: Row, name: str) -> str:
    """The text of a field, empty where there is none. Raises QuestionError where it is neither text nor a number."""
    value: Any = row.get(name)
    if value is None:
        return ""
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value).strip()
    raise QuestionError(f"veld {name} is geen tekst", f"field {name} is no text")


def _source(row: Row) -> tuple[str, str, str]:
    """What names the source, what else may name its paper, and a place in it."""
    source, more = _cell(row, "source") or _cell(row, "reference"), _cell(row, "source_more")
    place = _cell(row, "place")
    if says_nothing(source):
        return (more, "", place) if more else (place, "", "")
    return source, more, place


def _with_place(source: str, place: str) -> str:
    return f"{source}, {place}" if place and "\n" not in source and ";" not in source else source


def _answers(row: Row) -> list[str]:
    given = row.get("answer")
    if isinstance(given, list) and all(isinstance(item, str) for item in given):
        return [item.strip() for item in given if item.strip()]
    answer = _cell(row, "answer")
    return [answer] if answer else []


def _is_heading(question: str) -> bool:
    return "?" not in question and len(question.split()) <= _HEADING_WORDS and asked_for(question) == "other"
