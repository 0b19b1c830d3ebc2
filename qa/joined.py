"""An answer that points at another one, "zie mijn antwoord op vraag 4", with the answer that it points at behind it.

Only a link that is certain is followed, once: what the answer there points at in its turn is left where it is.
"""

from collections.abc import Sequence

from index.records import Hit, Passage, Span, Unit
from index.store import Store
from index.tidy import tidy
from qa.alignment import WordVectors
from qa.extract import Candidate, candidates
from qa.question import Question
from qa.weights import Logistic

# So many words of an answer that is pointed at: all a pointer alone says stands there, so it gets more.
_WORDS, _WORDS_FOR_POINTER = 60, 160
_SENTENCES = 2
# An answer of at most so many words that points elsewhere says nothing else.
_POINTER = 30
_MOST = 3


def with_pointed_at(
    store: Store, vectors: WordVectors, fitted: Logistic, question: Question, quoted: Sequence[Candidate]
) -> list[Candidate]:
    """`quoted`, behind the sentences of each unit those to quote from the answers that they point at.

    Of an answer that a bare pointer means as much as fits, from its start; else its best sentences as they stand.
    """
    held = {item.unit.address for item in quoted}
    last = {item.unit.address: place for place, item in enumerate(quoted)}
    found: list[Candidate] = []
    left = _MOST
    for place, item in enumerate(quoted):
        found.append(item)
        if last[item.unit.address] != place:
            continue
        own = [other for other in quoted if other.unit.address == item.unit.address]
        targets = [address for address in _targets(store, own) if address not in held][:left]
        for address in targets:
            found += _sentences(store, vectors, fitted, question, store.unit(address), _is_pointer(item), len(targets))
        held.update(targets)
        left -= len(targets)
    return found


def _sentences(
    store: Store, vectors: WordVectors, fitted: Logistic, question: Question, unit: Unit, whole: bool, share: int
) -> list[Candidate]:
    if unit.answer is None:
        return []
    inside = [item for item in _read(store, vectors, fitted, question, unit, unit.answer) if item.part != "vraag"]
    kept: list[Candidate] = []
    size = 0
    for item in sorted(inside, key=lambda item: item.span) if whole else inside[:_SENTENCES]:
        size += len(item.shown.split())
        if kept and size > (_WORDS_FOR_POINTER if whole else _WORDS) // share:
            break
        kept.append(item)
    return sorted(kept, key=lambda item: item.span)


def _is_pointer(item: Candidate) -> bool:
    answer = item.unit.answer
    return answer is not None and len(tidy(item.document, answer).split()) <= _POINTER


def _targets(store: Store, own: Sequence[Candidate]) -> list[str]:
    """The units that quoted sentences of one unit point at, in order."""
    document = own[0].document
    inside = [item.span for item in own if item.part != "vraag"]
    # Links are worked out for a whole paper: most of the time nothing that is quoted points anywhere.
    if not any(_holds(inside, reference.span) for reference in document.references if reference.numbers):
        return []
    links = [link for link in store.links(document.id) if _holds(inside, link.span)]
    return list(dict.fromkeys(address for link in links for address in link.target_addresses))


def _holds(spans: Sequence[Span], place: Span) -> bool:
    return any(span.start <= place.start < span.end for span in spans)


def _read(
    store: Store, vectors: WordVectors, fitted: Logistic, question: Question, unit: Unit, answer: Span
) -> list[Candidate]:
    document = store.document(unit.document)
    whole = Passage(-1, document.file, unit.address, answer, document.metadata.title)
    return candidates(store, vectors, fitted, question, [Hit(whole, 0.0, 1)])
