"""One reply to a question that asks several things: every part has its answer, and a place near the top.

The rankings of the whole and of each part are dealt out in turn, the best of each first, the whole before its parts
(round robin: each is believed alike). What stands at a place gets the score that belongs there, so that scores still
fall. No unit fills the list: its third passage comes after all others.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index.records import Hit, Remark
from qa.decide import LOOKED_UP
from qa.duplicates import Also
from qa.extract import Candidate
from qa.settings import AnswerSettings

_OF_UNIT = 2


@dataclass(frozen=True, slots=True)
class Reply:
    """What was found for one question: passages and sentences to quote, best first, how sure that is, and whether it
    is refused; `reason`: where there is more to say than that nothing was found. `also`: where the same text stands
    elsewhere; `notes`: what else is to be said of the quotes; `best`: the unit that fits the whole question best."""

    listed: tuple[Hit, ...]
    quoted: tuple[Candidate, ...]
    sure: float
    refused: bool
    reason: Remark | None = None
    also: tuple[Also, ...] = ()
    notes: tuple[Remark, ...] = ()
    best: str = ""


def together(whole: Reply, parts: Sequence[Reply], limit: int) -> Reply:
    """The reply to a question of several parts: the quotes of the parts that are answered, as sure as the least sure.

    The whole is what counts when no part is answered alone.
    """
    named = any(part.listed and part.listed[0].score >= LOOKED_UP for part in parts)
    own = [part.listed for part in parts]
    # A Vraag that a part names is meant; the whole only seems to be.
    listed = dealt([*own, whole.listed] if named else [whole.listed, *own], limit)
    answered = [part for part in parts if not part.refused]
    if not answered:
        reason = next((part.reason for part in parts if part.reason), None) if whole.refused else None
        return replace(whole, listed=listed, reason=whole.reason or reason)
    quoted = dict.fromkeys((item.document.file, item.span) for part in answered for item in part.quoted)
    items = {(item.document.file, item.span): item for part in answered for item in part.quoted}
    also = tuple(item for part in answered for item in part.also)
    sure = min(part.sure for part in answered)
    notes = tuple(note for part in answered for note in part.notes)
    return Reply(listed, tuple(items[place] for place in quoted), sure, False, also=also, notes=notes, best=whole.best)


def shared_out(settings: AnswerSettings, parts: int) -> AnswerSettings:
    """The settings for each of several parts: what may be quoted is divided, and each part may quote a sentence."""
    sentences = -(-settings.quoted_sentences // parts)
    return replace(settings, quoted_sentences=sentences, quoted_words=settings.quoted_words // min(parts, 2))


def dealt(rankings: Sequence[Sequence[Hit]], limit: int) -> tuple[Hit, ...]:
    """The best `limit` hits of several rankings, each hit once, the first of every ranking before the second of any."""
    found: dict[int, Hit] = {}
    for place in range(max(map(len, rankings), default=0)):
        for ranking in rankings:
            if place < len(ranking):
                found.setdefault(ranking[place].passage.id, ranking[place])
    best: dict[int, float] = {}
    for ranking in rankings:
        for hit in ranking:
            best[hit.passage.id] = max(hit.score, best.get(hit.passage.id, hit.score))
    scores = sorted((best[passage] for passage in found), reverse=True)
    given = [replace(hit, score=score) for hit, score in zip(_spread(found.values()), scores, strict=True)]
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate(given[:limit], start=1))


def _spread(hits: Iterable[Hit]) -> list[Hit]:
    """The hits in their order, those of a unit beyond the first few after all others."""
    shown: Counter[str] = Counter()
    first: list[Hit] = []
    later: list[Hit] = []
    for hit in hits:
        shown[hit.passage.unit] += 1
        (first if shown[hit.passage.unit] <= _OF_UNIT else later).append(hit)
    return first + later
