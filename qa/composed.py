"""A reply made whole: what it points at joined to it, the same text quoted once, papers of other days in their order.

The lines that are told under the answer say what quotes cannot: where else a text stands, what was said earlier, and
where sources differ.
"""

from collections.abc import Sequence
from dataclasses import replace

from index.records import Remark
from index.store import Store
from qa.alignment import WordVectors
from qa.duplicates import Also, also_in, without_duplicates, without_pairs
from qa.extract import Candidate
from qa.joined import with_pointed_at
from qa.question import Question
from qa.records import Citation
from qa.several import Reply
from qa.timeline import newest_first, told
from qa.weights import Logistic

# Of so many words a question says more as a whole than one sentence can meet: of 335 such real Vragen without their own
# text in the index 200 have their own answer quoted first so, and 177 by the best sentence.
_LONG = 20
# More parts than this are questions of their own, answered in their order.
_ONE_VRAAG = 3


def composed(store: Store, vectors: WordVectors, fitted: Logistic, question: Question, reply: Reply) -> Reply:
    """A reply that is not refused, with the sentences to quote in the order in which they are read."""
    if reply.refused:
        return reply
    quoted, same = without_duplicates(_best_first(question, reply))
    quoted, pairs = without_pairs(quoted)
    # Who asks for several things is answered part by part; who names a day has chosen it.
    if not question.parts and not question.limits:
        quoted = newest_first(store, quoted)
    quoted = with_pointed_at(store, vectors, fitted, question, quoted)
    return replace(reply, quoted=tuple(quoted), also=(*reply.also, *same, *pairs))


def with_best(question: Question, chosen: list[Candidate], found: Sequence[Candidate], best: str) -> list[Candidate]:
    """What was chosen of the sentences `found`, with the best one of the unit `best` where a long question has none."""
    if not _is_long(question) or any(item.unit.address == best for item in chosen):
        return chosen
    own = [item for item in found if item.unit.address == best and item.part != "vraag"][:1]
    return [*own, *chosen]


def _best_first(question: Question, reply: Reply) -> list[Candidate]:
    """What is quoted, that of the unit which fits a long question as a whole first."""
    long = _is_long(question)
    return sorted(reply.quoted, key=lambda item: long and item.unit.address != reply.best)


def _is_long(question: Question) -> bool:
    return len(question.text.split()) >= _LONG and len(question.parts) <= _ONE_VRAAG


def notes(store: Store, reply: Reply, cited: Sequence[Citation]) -> tuple[Remark, ...]:
    """The lines under the answer of a composed reply, in the order of its citations."""
    numbered = [_number(item, cited) for item in reply.quoted]
    elsewhere: dict[int, list[Also]] = {}
    for item in reply.also:
        if (n := _number(item.quoted, cited)) and not _number(item.elsewhere, cited):
            elsewhere.setdefault(n, []).append(item)
    also = [also_in(items, n) for n, items in sorted(elsewhere.items())]
    return (*reply.notes, *also, *told(store, reply.quoted, numbered))


def _number(item: Candidate, cited: Sequence[Citation]) -> int:
    """The mark of the citation that holds a sentence, 0 where none does."""
    file, span = item.document.file, item.span
    return next((c.n for c in cited if c.document == file and c.start <= span.start and span.end <= c.end), 0)
