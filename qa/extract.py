"""Ranked passages to the sentences that answer: every sentence scored by a few readable features, the best ones kept.

The weights are fitted by `training/fit_answers.py` (a conditional logit on questions whose answer is known) and stand
in weights.json. Sentences come as they stand; nothing is cut or joined here. Which are quoted: `qa.selection`.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.arrays import products
from index.dutch import stem, words
from index.records import Hit
from index.store import Store
from qa.alignment import WordVectors, nearest
from qa.candidate import SHORT_ANSWER, Candidate, is_short_answer
from qa.expected import Expectation
from qa.features import figures_met
from qa.in_order import in_order
from qa.leads import introduces, leads
from qa.question import Question
from qa.reading import Place, read_sentences
from qa.selection import chosen
from qa.weights import Logistic

__all__ = ["SHORT_ANSWER", "Candidate", "candidates", "chosen", "in_order", "is_short_answer"]

FloatArray = NDArray[np.float64]
# What its context says of a question, all of it at most: then no sentence can say more.
_LEFT_TO_SAY = 0.05
# A sentence of so few words says little by itself.
_FEW_WORDS = 6


def candidates(
    store: Store, vectors: WordVectors, fitted: Logistic, question: Question, hits: Sequence[Hit]
) -> list[Candidate]:
    """All sentences of the passages in `hits` and of the questions above them, best first, ties as they stand."""
    places = read_sentences(store, question, hits)
    if not places:
        return []
    expectation = Expectation.of(question)
    said = _said(store, vectors, question, places)
    apart = _apart(store, question, places)
    found = []
    for number, place in enumerate(places):
        opens = place.part != "vraag" and place.unit.answer is not None and place.span.start == place.unit.answer.start
        features = {
            "passage": place.strength,
            "sense": place.sense,
            "years": place.years,
            **{name: float(values[number]) for name, values in said.items()},
            "apart": float(apart[number]),
            "figures": figures_met(question, place.shown),
            **expectation.met(place.shown),
            "answer": float(place.part != "vraag"),
            "opens": float(expectation.shape == "yesno" and opens),
            "long": float(len(place.shown.split()) > _FEW_WORDS),
        }
        score = round(fitted.log_odds(features), 6)
        found.append(
            Candidate(
                place.document, place.unit, place.span, place.part, place.shown, features, score, expectation.shape
            )
        )
    return sorted(found, key=lambda item: (-item.score, item.document.file, item.span))


def _said(store: Store, vectors: WordVectors, question: Question, places: Sequence[Place]) -> dict[str, FloatArray]:
    """How far each sentence says the words of the question, rare words counting for more, each (n,) in [0, 1].

    `aligned`: alone; `beyond`: of what its context leaves unsaid, since every sentence of an answer about cheese is
    about cheese; `led`, `led_beyond`: how much more with the sentence that it leans on; `unit`: what all of
    its unit says.
    """
    asked = list(dict.fromkeys(words(question.query.whole)))
    weights = np.array([store.stems.idf(stem(word)) for word in asked], dtype=np.float64)
    weights = (weights / weights.sum() if weights.any() else weights)[:, None]
    contexts = list(dict.fromkeys(place.context for place in places))
    texts = [words(text) for text in (*(place.shown for place in places), *contexts)]
    near = nearest(vectors, asked, texts).astype(np.float64)
    own = near[:, : len(places)]
    said = {context: near[:, len(places) + number] for number, context in enumerate(contexts)}
    context = np.stack([said[place.context] for place in places], axis=1)
    on = [number if lead is None else lead for number, lead in enumerate(_said_by(places))]
    with_lead = np.maximum(own, own[:, on])
    left = weights * (1 - context)
    whole = left.sum(axis=0)
    share = np.where(whole > _LEFT_TO_SAY, 1 / np.maximum(whole, _LEFT_TO_SAY), 0.0)
    aligned, beyond = (weights * own).sum(axis=0), (left * own).sum(axis=0) * share
    units = context.copy()
    addresses = [place.unit.address for place in places]
    for address in dict.fromkeys(addresses):
        columns = [number for number, other in enumerate(addresses) if other == address]
        units[:, columns] = np.maximum(units[:, columns], own[:, columns].max(axis=1, keepdims=True))
    return {
        "aligned": aligned,
        "beyond": beyond,
        "led": (weights * with_lead).sum(axis=0) - aligned,
        "led_beyond": (left * with_lead).sum(axis=0) * share - beyond,
        "unit": (weights * units).sum(axis=0),
    }


def _said_by(places: Sequence[Place]) -> list[int | None]:
    """What each sentence leans on and that says something: not "Dit zijn:" but what stands before it."""
    found = leads(places)
    return [
        found[lead] if lead is not None and introduces(places[lead].shown) and found[lead] is not None else lead
        for lead in found
    ]


def _apart(store: Store, question: Question, places: Sequence[Place]) -> FloatArray:
    """The cosine of the question with each sentence, less what all sentences read have in common: (n,) in [-1, 1]."""
    rows = store.encoder.passages([place.shown for place in places])
    mean = rows.mean(axis=0)
    both = products(np.concatenate([rows, mean[None, :]]), np.stack([store.encoder.query(question.query.whole), mean]))
    with_query, with_mean = both[:-1, 0].astype(np.float64), both[:-1, 1].astype(np.float64)
    query_mean, mean_mean = float(both[-1, 0]), max(float(both[-1, 1]), 1e-9)
    own = with_query - with_mean * query_mean / mean_mean
    lengths = np.sqrt(np.maximum((1 - with_mean**2 / mean_mean) * (1 - query_mean**2 / mean_mean), 1e-6))
    return np.asarray((own / lengths).clip(-1, 1))
