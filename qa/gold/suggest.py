"""Gold questions proposed from the papers themselves: what a Vraag asks, with the sentence that answers it.

Nothing is rewritten: a question is a sentence of the Vraag as shown, a span a piece of the source. A person has to look
at each, for a Vraag asks in the words of its answer, and what was asked is not always what was answered.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.dutch import fold
from index.errors import StoreError
from index.records import Document, Unit
from index.sentences import sentences
from index.store import Store
from index.tidy import tidy
from qa.gold.proposed_kind import Kind
from qa.gold.standing_alone import stands_alone
from qa.gold.suggested_answer import answer_in, said_in

# Of sentences: more than a Vraag ever has.
_MOST_ASKED = 40
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposed gold question; `spans`: pieces of the source text, white space folded, that answer it."""

    id: str
    question: str
    kind: Kind
    spans: tuple[str, ...]
    document: str
    vraag: int


def suggest(store: Store, count: int, document: str | None = None, seed: int = 0) -> tuple[Suggestion, ...]:
    """At most `count` proposals, spread over papers and kinds, in the order of the papers.

    The same index and seed give the same. Raises StoreError when the index does not hold `document` (name or id), or
    holds no Vraag that can be asked alone.
    """
    papers = store.documents() if document is None else (store.document(document),)
    found: dict[str, Suggestion] = {}
    for paper in papers:
        for unit in store.units(paper.id):
            for item in _of_unit(paper, unit):
                found.setdefault(normalised(item.question), item)
    if not found:
        raise StoreError(
            "geen Vraag met antwoord die op zichzelf te stellen is; alleen stukken met Vragen en antwoorden geven "
            "voorstellen",
            "no Vraag with an answer that can be asked alone; only papers of Vragen and answers give proposals",
        )
    return _spread(list(found.values()), count, seed)


def normalised(question: str) -> str:
    """A question in the form in which two are the same: words alone, folded.

    >>> normalised("Wat kost  de brug?"), normalised("«Wat kóst de brug»")
    ('wat kost de brug', 'wat kost de brug')
    """
    return " ".join(_WORD.findall(fold(question)))


def _of_unit(document: Document, unit: Unit) -> Iterator[Suggestion]:
    if not unit.numbers or unit.answer is None:
        return
    asked = [
        (place, tidy(document, sentence))
        for place, question in enumerate(unit.questions)
        for sentence in sentences(document, question)[:_MOST_ASKED]
    ]
    alone = [stands_alone(question) for _, question in asked]
    if not any(alone):
        return
    said = said_in(document, unit.answer)
    for order, (place, question) in enumerate(asked):
        answered = answer_in(said, question, order, len(asked)) if alone[order] else None
        if answered:
            vraag = unit.numbers[place if len(unit.numbers) == len(unit.questions) else 0]
            yield Suggestion(f"{unit.address}/{order + 1}", question, *answered, document.file, vraag)


def _spread(found: Sequence[Suggestion], count: int, seed: int) -> tuple[Suggestion, ...]:
    """`count` of them: a round at a time one of each paper, of the kind that was taken least."""
    places = {item.id: place for place, item in enumerate(found)}
    left: dict[str, dict[str, list[Suggestion]]] = {}
    for item in sorted(found, key=lambda item: _lot(seed, item.id), reverse=True):
        left.setdefault(item.document, {}).setdefault(item.kind, []).append(item)
    papers = sorted(left, key=lambda name: _lot(seed, name))
    taken: Counter[str] = Counter()
    chosen: list[Suggestion] = []
    while papers and len(chosen) < count:
        for name in papers[: count - len(chosen)]:
            kind = min(left[name], key=lambda kind: (taken[kind], _lot(seed, kind)))
            chosen.append(left[name][kind].pop())
            taken[kind] += 1
            if not left[name][kind]:
                del left[name][kind]
        papers = [name for name in papers if left[name]]
    return tuple(sorted(chosen, key=lambda item: places[item.id]))


def _lot(seed: int, name: str) -> str:
    """A draw that depends on the seed and the name alone."""
    return hashlib.sha256(f"{seed}\n{name}".encode("utf-8", "surrogatepass")).hexdigest()
