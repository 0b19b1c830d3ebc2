"""Which sentence of an answer answers a question: a proposal, by the words and the kind of thing that is asked for."""

import re
from dataclasses import dataclass

from index.dutch import stem, words
from index.records import Document, Span
from index.sentences import is_table, sentences
from index.tidy import tidy
from qa.expected import Expectation
from qa.gold.proposed_kind import Kind, asked_kind, asks_for
from qa.question import read_question

# Of words: a sentence this short says too little alone, one this long is no answer to one question.
_SHORT, _LONG = 6, 120
# Of sentences: what stands further on answers hardly any question.
_MOST_SAID = 60
# Of characters inside a sentence that are not shown: the mark of a note, a broken word, not the foot of a page.
_NOISE = 24
# Of characters between two sentences of one paragraph.
_APART = 2
# What a sentence loses as answer to the first question for each that stands before it, of so many at most.
_LATER, _MOST_LATER = 0.02, 10
_YES_NO = re.compile(r"(ja|nee|neen)\s*[.!]?", re.IGNORECASE)
# Says where it is answered, or that something was read: no answer itself.
_NO_ANSWER = re.compile(
    r"(?:(?:ja|nee|neen),?\s)?(?:zie\b|(?:ik|wij)\s(?:verwijs|verwijzen)\b|voor\b[^.]{0,200}\bverwijs|hiervoor\sverwijs"
    r"|verwezen\swordt\b|(?:ja,?\s)?ik\s(?:heb|ben)\s(?:\w+\s)?(?:kennis\s?genomen|bekend\smet)\b)"
    r"|.{0,300}\b(?:zie|verwijs\w*|verwezen)\b.{0,80}\b(?:antwoord(?:en)?|vra(?:ag|gen))\b",
    re.IGNORECASE | re.DOTALL,
)
# How ministers begin to answer whether something is so.
_TAKES_SIDES = re.compile(
    r"(?:ja|nee|neen|inderdaad|(?:dat|dit|het)\s(?:klopt|is\s(?:juist|onjuist))"
    r"|(?:ik|wij|we|het\skabinet)\s(?:\w+\s)?(?:deel|delen|deelt|herken|herkent|erken|erkent|vind|vindt|acht|ben|zie|ziet))\b",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^[•·▪◦‣*–=+@-]\s*")


@dataclass(frozen=True, slots=True)
class Said:
    """What an answer says: a short yes or no where it opens so, and its sentences that say something.

    `verbatim`: each as it stands, white space folded; `shown` as people see it; `stems` of its words.
    """

    short: str
    verbatim: tuple[str, ...]
    shown: tuple[str, ...]
    stems: tuple[frozenset[str], ...]


def said_in(document: Document, answer: Span) -> Said:
    """What the answer at a span says; a sentence of few words is one with the next."""
    found = sentences(document, answer)[:_MOST_SAID]
    opening = _YES_NO.fullmatch(tidy(document, found[0])) if found else None
    useful = [span for span in found if _is_substantive(document, span)]
    for place, (span, after) in enumerate(zip(useful, [*useful[1:], None], strict=False)):
        text = tidy(document, span)
        few = len(text.split()) < _SHORT and text.endswith((".", "!"))
        if few and after is not None and after.start - span.end <= _APART:
            useful[place] = Span(span.start, after.end)
    shown = tuple(tidy(document, span) for span in useful)
    stems = tuple(frozenset(stem(word) for word in words(text)) for text in shown)
    return Said(opening[1] if opening else "", tuple(_verbatim(document, span) for span in useful), shown, stems)


def answer_in(said: Said, question: str, order: int, asked: int) -> tuple[Kind, tuple[str, ...]] | None:
    """The kind of a question and the spans that answer it; None where that cannot be told.

    It stands at `order`, from 0, of so many sentences `asked`: some sentence answers the first, a later one only where
    the answer takes up its words.
    """
    kind = asked_kind(question)
    if not said.shown:
        whether = said.short and asked == 1 and kind in ("yesno", "explain")
        return ("yesno", (said.short,)) if whether else None
    best = _best(said, question, kind, order == 0)
    return None if best is None else (kind, (said.verbatim[best],))


def _best(said: Said, question: str, kind: Kind, first: bool) -> int | None:
    """Which sentence: the earliest with what is asked for, in words of the question or taking sides."""
    expected = Expectation.of(read_question(asks_for(question), 0.0))
    stems = frozenset(stem(word) for word in words(question))
    scores = []
    for place, (sentence, own) in enumerate(zip(said.shown, said.stems, strict=True)):
        shared = len(stems & own) / len(stems)
        sides = kind == "yesno" and _TAKES_SIDES.match(sentence) is not None
        holds = expected.met(sentence)["expected"] and (shared > 0 or sides)
        if holds or first:
            late = _LATER * min(place, _MOST_LATER) if first else 0.0
            scores.append((float(bool(holds)), float(sides) + shared - late, -place))
    return -max(scores)[2] if scores else None


def _is_substantive(document: Document, span: Span) -> bool:
    shown = tidy(document, span)
    if _YES_NO.fullmatch(shown) or not 3 <= len(shown.split()) <= _LONG or shown.endswith((":", "?")):
        return False
    if is_table(document.text[span.start : span.end]) or _NO_ANSWER.match(shown):
        return False
    return len(_verbatim(document, span)) - len(shown) <= _NOISE


def _verbatim(document: Document, span: Span) -> str:
    """The source text of a span, white space folded, without a bullet before it."""
    return _BULLET.sub("", " ".join(document.text[span.start : span.end].split()))
