"""Questions taken from the papers themselves, asked as if their own paper were not there.

A Vraag of a paper in the index is found at once, in its own words. Without its paper it shows what else is found: an
earlier answer to the same, or rightly nothing.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from index.records import Document
from index.sentences import sentences
from index.store import Store
from index.tidy import tidy
from qa.filters import but_for
from qa.gold.records import UNANSWERABLE, Gold
from qa.gold.suggest import normalised
from qa.own_words import asked_before


def without_own(store: Store, gold: Gold) -> tuple[Gold, tuple[str, ...]]:
    """A question as it is judged without its own papers, and the file names of those, none where it has no own paper.

    Own are the papers of its gold in which the question is a Vraag, and copies of them. What is expected are its places
    in other papers, with the answers that stand there; where there is none it is UNANSWERABLE: a refusal is right.
    """
    own = tuple(_own(store, gold))
    if not own:
        return gold, ()
    left = tuple(place for place in gold.relevant if place.document not in own)
    if not left:
        return replace(gold, kind=UNANSWERABLE, relevant=(), answer=()), own
    elsewhere = [_plain(store.document(place.document).text) for place in left]
    answer = tuple(span for span in gold.answer if gold.own_words or any(_plain(span) in text for text in elsewhere))
    return replace(gold, relevant=left, answer=answer), own


def _own(store: Store, gold: Gold) -> Iterator[str]:
    named = {place.document for place in gold.relevant}
    papers = [document for document in store.documents() if document.file in named]
    own = [document for document in papers if _asks(store, document, gold.asked.question)]
    for document in store.documents():
        if any(_is(document, other) for other in own):
            yield document.file


def _asks(store: Store, document: Document, question: str) -> bool:
    """Whether a question is a Vraag of a paper or one sentence of it; a sentence must be the same word for word."""
    others = [other.file for other in store.documents() if other.id != document.id]
    within = but_for(store, np.ones(len(store.passages), dtype=np.bool_), others)
    if asked_before(store, question, within, answered=False):
        return True
    asked = normalised(question)
    vragen = (span for unit in store.units(document.id) for span in unit.questions)
    parts = (part for vraag in vragen for part in (vraag, *sentences(document, vraag)))
    return any(normalised(tidy(document, part)) == asked for part in parts)


def _is(document: Document, other: Document) -> bool:
    number = document.metadata.number
    return document.sha256 == other.sha256 or (number is not None and number == other.metadata.number)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
