"""What is quoted for a follow-up about an answer itself: why, who said it, more of it.

It stands in the paper of that answer, and is never that answer once more.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.dutch import fold, stem, stems
from index.records import Document, Part, Remark, Span, Unit
from index.sentences import sentences
from index.store import Store
from index.tidy import tidy
from qa.extract import Candidate
from qa.naming import own_words
from qa.question import Question
from qa.several import Reply

NO_MORE = Remark(
    "Niet gevonden: dit antwoord zegt hierover niet meer dan al geciteerd is.",
    "Not found: this answer says no more about this than what was quoted already.",
)
NO_REASON = Remark(
    "Niet gevonden: dit antwoord geeft hiervoor geen reden, behalve wat al geciteerd is.",
    "Not found: this answer gives no reason for this, beside what was quoted already.",
)
NOBODY = Remark("Niet gevonden: de bron zegt niet wie dit zei.", "Not found: the source does not say who said this.")
_POST = re.compile(r"\b(?:minister|staatssecretaris)\b", re.IGNORECASE)
# A reason that is said to be one: "door" alone may be anything.
_REASON = re.compile(
    r"\b(?:omdat|doordat|vanwege|daarom|aangezien|want|wegens|redenen?|zodat|dankzij|immers|(?<!, )namelijk|opdat"
    r"|gevolg\s+van|teneinde|hierdoor|daardoor|komt\s+door|kwam\s+door|voort\s+uit|hangt\s+samen|houdt\s+verband|te\s+maken\s+met"
    r"|verklaard\s+door|verklaring|aanleiding|gelet\s+op|gezien\s+de|te\s+wijten|oorzaak|oorzaken)\b"
    r"|\bom\s+(?:\w+\s+){0,4}te\s+(?:voorkomen|vermijden|beschermen|zorgen|bereiken|waarborgen)\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"(?:daarom|daardoor|hierdoor|om\s+(?:die|deze|dit|dat)\b|(?:dat|dit)\s+is\s+(?:de|een)\s+reden|dankzij\s+d)",
    re.IGNORECASE,
)
_MOST_REASONS = 3
# How many sentences from a quote a reason for it may stand without a word of what was asked.
_BESIDE = 2
# How right reasons and further sentences are was not measured: such an answer is never called certain.
MOST_SURE = 0.75
# A signature is short, and its post stands at most so many lines above its name.
_SIGNED_WORDS, _SIGNED_LINES = 20, 4


def quoting(before: Reply, quoted: Sequence[Candidate], otherwise: Remark, most_sure: float = MOST_SURE) -> Reply:
    """The reply that quotes these sentences, as sure as the reply `before`, at most `most_sure`; none is a refusal."""
    if not quoted:
        return replace(before, quoted=(), refused=True, sure=0.0, reason=otherwise, also=(), notes=())
    return replace(before, quoted=tuple(quoted), sure=min(before.sure, most_sure), also=(), notes=())


def reasons(found: Sequence[Candidate], subject: Question, before: Reply) -> list[Candidate]:
    """The sentences of `found` with a reason for what `before` quotes, best first, none that it quoted by itself.

    They stand in the same unit, beside a quote or with a word of the question that was answered. "Daarom ..." comes
    with the sentence before it, which is the reason.
    """
    asked = {stem(word) for word in own_words(subject.query.whole)}
    kept: list[Candidate] = []
    for item in found:
        quoted = {quote.span for quote in before.quoted if quote.unit.address == item.unit.address}
        if not quoted or item.part == "vraag" or not _REASON.search(item.shown):
            continue
        said = _sentences(item.document, item.unit)
        places = [place for place, one in enumerate(said) if one.span in quoted]
        own = next((place for place, one in enumerate(said) if one.span == item.span), None)
        beside = own is not None and any(abs(own - place) <= _BESIDE for place in places)
        if not beside and asked.isdisjoint(stems(item.shown)):
            continue
        group = [said[own - 1], item] if own and _POINTS_BACK.match(item.shown) else [item]
        if any(one.span not in quoted for one in group):
            kept += [one for one in group if all(one.span != other.span for other in kept)]
    return kept[:_MOST_REASONS]


def more(before: Reply, most_words: int) -> list[Candidate]:
    """What follows the first quote in its answer, else what comes before it; at most so many words."""
    first = before.quoted[0]
    quoted = {item.span for item in before.quoted if item.unit == first.unit}
    rest = [item for item in _sentences(first.document, first.unit) if item.span not in quoted]
    kept: list[Candidate] = []
    words = 0
    for item in [item for item in rest if item.span.start > first.span.start] or rest:
        words += len(item.shown.split())
        if kept and words > most_words:
            break
        kept.append(item)
    return kept


def who(store: Store, speakers: frozenset[str], before: Reply) -> list[Candidate]:
    """The sentence that names who speaks in the first quote, then that quote; the quote alone where none does.

    `speakers`: folded surnames. Nothing where the source does not say who speaks.
    """
    first = before.quoted[0]
    spoken = [item for item in before.quoted if item.part != "vraag" and item.document.id == first.document.id]
    said = next(iter(spoken), first)
    if not said.document.metadata.speaker:
        return []
    speaker = fold(said.document.metadata.speaker)
    face = _face(store, said.document, [name for name in sorted(speakers) if name in speaker])
    return [face, said] if face else [said]


def _face(store: Store, document: Document, names: Sequence[str]) -> Candidate | None:
    """Where the paper names its speaker: at its head, or in the signature; None where it does not."""
    patterns = [re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") for name in names]
    best: tuple[int, Candidate] | None = None
    for place, unit in enumerate(store.units(document.id)):
        if unit.numbers:
            continue
        said = _sentences(document, unit)
        for number, item in enumerate(said):
            held = sum(pattern.search(fold(item.shown)) is not None for pattern in patterns)
            signed = len(said) - number <= _SIGNED_LINES and len(item.shown.split()) <= _SIGNED_WORDS
            if not held or not (signed or (place == 0 and _POST.search(item.shown))):
                continue
            if best is None or held > best[0]:
                best = held, _with_post(document, said, number)
    return best[1] if best else None


def _with_post(document: Document, said: Sequence[Candidate], number: int) -> Candidate:
    """A signature with the lines above it that say the post, as they stand in the source."""
    for above in range(number, max(-1, number - _SIGNED_LINES), -1):
        if len(said[above].shown.split()) > _SIGNED_WORDS and above != number:
            break
        if _POST.search(said[above].shown):
            span = Span(said[above].span.start, said[number].span.end)
            return replace(said[number], span=span, shown=tidy(document, span))
    return said[number]


def _sentences(document: Document, unit: Unit) -> list[Candidate]:
    part: Part = "antwoord" if unit.numbers else "tekst"
    spans = sentences(document, unit.answer) if unit.answer else ()
    return [Candidate(document, unit, span, part, tidy(document, span), {}, 0.0) for span in spans]
