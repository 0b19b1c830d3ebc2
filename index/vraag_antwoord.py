"""Papers of questions and answers, whatever their headings: told by words, by numbers, or by bold type.

Lines are classed by their words (`question_lines`), headings are told from running text (`question_headings`) or, where
there are none, from numbers (`numbered_questions`), the paper is cut (`question_parts`), and answers take their
questions by number (`question_sets`). Position decides nothing, except for an "Antwoord" without any number.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from index.asked_only import ANSWERED, asks_only
from index.numbered_questions import numbered_questions
from index.numbers import Label
from index.question_headings import find_headings, with_partner
from index.question_lines import Line, read_lines
from index.question_parts import Part, make_parts
from index.question_sets import pair
from index.records import Document, Metadata, Span, Unit
from index.tidy import trim
from index.unheaded_answers import begins_in_bold, split_by_asking, split_by_bold

# An address is for people: that of a longer combination ends with "enz".
_LONGEST_NAME = 40
_NO_FACE = Metadata(kind=None, title="")


def heading_lines(document: Document, masked: str) -> tuple[Span, ...]:
    """Where the Vraag and Antwoord headings of a paper stand, in order; none in a letter."""
    return tuple(trim(masked, part.head) for part in parts_of(document, masked) if len(part.head))


def question_units(document: Document, masked: str) -> list[Unit]:
    """One unit an answer with its questions, one a question without answer, one a text between; empty for a letter.

    `address` holds the name that the unit goes by ("antwoord-4-5", "antwoord-3a"), without the document.
    """
    parts = parts_of(document, masked)
    if not parts:
        return []
    pairs = pair(parts)
    answered = {place for asked in pairs.values() for place in asked}
    units: list[Unit] = []
    opening = trim(masked, Span(0, parts[0].start))
    if len(opening):
        units.append(Unit(document.id, "", opening, answer=opening))
    for place, part in enumerate(parts):
        if part.kind == "tekst":
            units += _text(document, part)
        elif part.kind == "antwoord":
            units.append(_answer(document, parts, place, pairs[place]))
        elif place not in answered:
            span, questions = _whole(part), (part.body,) if len(part.body) else ()
            units.append(Unit(document.id, _name("vraag", part.labels), span, _numbers(part), (), questions))
    return sorted(units, key=lambda unit: unit.span)


def _answer(document: Document, parts: Sequence[Part], place: int, asked: Sequence[int]) -> Unit:
    part = parts[place]
    # The unit reaches back over its questions only where they stand right before it.
    first = place
    while first and first - 1 in asked:
        first -= 1
    answer = part.body if len(part.body) else None
    name = _name("antwoord" if answer else "vraag", part.labels)
    questions = tuple(parts[question].body for question in asked if len(parts[question].body))
    return Unit(document.id, name, Span(parts[first].start, _whole(part).end), _numbers(part), (), questions, answer)


def _text(document: Document, part: Part) -> list[Unit]:
    headings = (part.heading,) if part.heading else ()
    body = part.body if len(part.body) else None
    return [Unit(document.id, part.name, _whole(part), (), headings, (), body)] if len(_whole(part)) else []


def _whole(part: Part) -> Span:
    return Span(part.head.start, part.body.end if len(part.body) else part.head.end)


def _numbers(part: Part) -> tuple[int, ...]:
    return tuple(sorted({number for number, _ in part.labels}))


def _name(kind: str, labels: Sequence[Label]) -> str:
    written = [f"{number}{letter}" for number, letter in labels]
    if len(written) > _LONGEST_NAME:
        written = [*written[:_LONGEST_NAME], "enz"]
    return "-".join([kind, *written])


def parts_of(document: Document, masked: str) -> list[Part]:
    """The parts of a paper of questions; empty when it is a letter."""
    return list(_parts_of(without_face(document), masked))


def without_face(document: Document) -> Document:
    """The document without what it says of itself, which its units do not depend on."""
    return replace(document, metadata=_NO_FACE, references=(), remarks=())


@lru_cache(maxsize=4)
def _parts_of(document: Document, masked: str) -> list[Part]:
    lines = read_lines(document, masked)
    heads = find_headings(document, masked, lines)
    by_word = any(line.kind == "vraag" for line in heads)
    if not by_word:
        asking = numbered_questions(masked, lines, heads)
        heads = sorted([*asking, *heads], key=lambda line: line.span)
    heads = with_partner(heads)
    if not heads:
        return []
    parts = _split(masked, lines, make_parts(document, masked, lines, heads))
    questions = [part for part in parts if part.kind == "vraag"]
    answers = [part for part in parts if part.kind == "antwoord"]
    if not answers:
        return parts if asks_only(masked, parts, by_word) else []
    if not questions:
        return parts if len(answers) > 1 and all(line.alone for line in heads) else []
    asking_too = sum("?" in masked[part.body.start : part.body.end] for part in questions)
    return parts if by_word or 2 * asking_too >= len(questions) else []


def _split(masked: str, lines: Sequence[Line], parts: list[Part]) -> list[Part]:
    """`parts` with the answers that have no heading."""
    asked = [place for place, part in enumerate(parts) if part.kind == "vraag"]
    taken = {place for places in pair(parts).values() for place in places}
    open_ones = {place for place in asked if place not in taken}
    if not open_ones:
        return parts
    starts = [line.span.start for line in lines]
    bold = sum(begins_in_bold(lines, parts[place], starts) for place in asked)
    face = ANSWERED.search(masked, 0, parts[0].start) is not None
    if 2 * bold >= len(asked):
        split = split_by_bold(masked, lines, parts, open_ones)
        # A text under the last question may be anything, unless the paper says that it answers.
        many = sum(part.kind == "antwoord" and not len(part.head) for part in split) > 1
        return split if taken or many or face or len(asked) == 1 else parts
    if taken or not face:
        return parts
    split = split_by_asking(masked, lines, parts, open_ones)
    return split if 2 * sum(part.kind == "antwoord" for part in split) >= len(asked) else parts
