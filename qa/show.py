"""Answers, citations and units as plain text for a terminal; control characters of sources never reach it."""

import re
from collections.abc import Iterator, Sequence

from index.records import Span
from index.store import Store
from index.tidy import tidy
from qa.cite import written_source
from qa.decide import word
from qa.messages import Language, say
from qa.records import NOTHING_ASKED, Answer, RankedPassage
from qa.reference import Found

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_NEAREST = 3
_BEGINNING = 160


def plain(text: str) -> str:
    """`text` without control characters: a source shall not steer the terminal."""
    return _CONTROL.sub("", text)


def answer_text(answer: Answer, store: Store, language: Language, why: bool = False) -> str:
    """An answer for reading: quotes with their sources, or that nothing was found with what came nearest.

    With `why` the passages that were found follow, each with why it was.
    """
    lines = [*_answer(answer, store, language)]
    if why and answer.passages and not answer.abstained:
        lines += ["", say(language, "found"), *_passages(answer.passages, store, language)]
    return plain("\n".join(lines))


def _answer(answer: Answer, store: Store, language: Language) -> Iterator[str]:
    if answer.understood is not None:
        yield say(language, "completed", text=answer.understood)
    if answer.read_as:
        yield say(language, "read_as", text=", ".join(f"{meant} ({typed})" for typed, meant in answer.read_as))
    if answer.abstained:
        yield answer.not_found.in_language(language) if answer.not_found else answer.answer
        if answer.passages and answer.not_found not in NOTHING_ASKED:
            yield ""
            yield say(language, "nearest")
            yield from _passages(answer.passages[:_NEAREST], store, language)
        return
    yield answer.answer
    for part in answer.missing:
        yield say(language, "missing", text=part)
    yield ""
    for item in answer.citations:
        yield f"[{item.n}] {written_source(item)}"
    for note in answer.notes:
        yield note.in_language(language)
    yield say(language, "sure", word=say(language, word(answer.confidence)), value=answer.confidence)


def _passages(passages: Sequence[RankedPassage], store: Store, language: Language) -> Iterator[str]:
    """How each passage begins, where it stands, and on the line below it why it was found."""
    for passage in passages:
        document = store.document(passage.document)
        unit = store.unit(passage.address)
        place = f"{document.metadata.title}, {unit.heading or passage.address}"
        text = tidy(document, Span(passage.start, passage.end))
        yield f"  - {text[:_BEGINNING]}{'…' * (len(text) > _BEGINNING)} ({place})"
        if said := passage.why.in_language(language):
            yield f"    {said}"


def found_text(found: Found, language: Language) -> str:
    """A looked-up reference for reading: how it was understood and each place with its quote."""
    lines = [say(language, "understood", text=found.understood) if found.understood else say(language, "pasted")]
    if not found.matches:
        lines.append(say(language, "no_match"))
    for match in found.matches:
        lines += ["", f"[{match.citation.n}] {match.citation.display}", f"    {written_source(match.citation)}"]
    return plain("\n".join(lines))
