"""Measures a trained encoder: on questions about passages that it has not seen, and by neighbours of everyday words."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from index.encoder import Encoder
from training.sources import Data, clean
from training.split import DEVELOPMENT, fold_of, head
from training.written_pairs import answerable, passage_texts

WORDS = ("xtc", "coke", "blowen", "jongeren", "lachgas", "wiet", "stikstof", "huisarts", "uitkering", "teenagers")


class Recall(NamedTuple):
    """Share of questions whose passage is among the first 1, 5 and 10, over how many questions."""

    at_1: float
    at_5: float
    at_10: float
    questions: int


def recall(encoder: Encoder, questions: list[str], texts: list[str], right: list[int]) -> Recall:
    """R@1, R@5 and R@10 of `questions` among all `texts`; `right[i]` is the place of the passage for question i.

    Ties count against the encoder: texts with the same score as the right one stand before it.
    """
    scores = encoder.passages(texts) @ np.stack([encoder.query(question) for question in questions]).T
    own = scores[right, np.arange(len(questions))]
    ranks = (scores >= own).sum(axis=0)
    shares = [float((ranks <= depth).mean()) for depth in (1, 5, 10)]
    return Recall(shares[0], shares[1], shares[2], len(questions))


def on_written(encoder: Encoder, data: Data, english: bool | None = None) -> Recall:
    """Written questions of the fold among all passages; only the English ones, or all others, where asked."""
    texts = passage_texts(data)
    places = {name: place for place, name in enumerate(texts)}
    asked = [one for one in answerable(data, unseen=True) if english is None or (one["style"] == "english") is english]
    return recall(
        encoder, [one["question"] for one in asked], list(texts.values()), [places[one["passage"]] for one in asked]
    )


def on_pairs(encoder: Encoder, data: Data) -> Recall:
    """Real questions of the fold from the Tweede Kamer against all answers, the answer alone."""
    pairs = data.records("bench/kamervragen_pairs_dev.jsonl")
    answers = [clean(pair["answer"]) for pair in pairs]
    folds = answer_folds(data)
    right = [place for place, answer in enumerate(answers) if folds.get(head(answer), DEVELOPMENT) == data.fold]
    return recall(encoder, [clean(pairs[place]["question"]) for place in right], answers, right)


def answer_folds(data: Data) -> dict[str, int]:
    """The beginning of each answer that is trained on, with the fold that its passage is in."""
    return {head(answer): fold_of(name) for name, answer in data.answers.items()}


def neighbours(encoder: Encoder, data: Data, count: int = 8) -> dict[str, list[str]]:
    """The nearest words to each of WORDS among all single words of the word lists."""
    words = {record["lemma"] for record in data.records("synonyms_odwn")}
    words |= {term for row in data.rows("thesaurus_nl") for term in row[1:]}
    known = sorted(word for word in words if " " not in word)
    rows = encoder.passages(known)
    found = {}
    for word in WORDS:
        order = np.argsort(-(rows @ encoder.query(word)), kind="stable")
        found[word] = [known[place] for place in order if known[place].lower() != word][:count]
    return found


def figures(encoder: Encoder, data: Data) -> dict[str, Any]:
    """What an encoder of one fold does on the questions of that fold."""
    return {
        "written": on_written(encoder, data)._asdict(),
        "written_dutch": on_written(encoder, data, english=False)._asdict(),
        "written_english": on_written(encoder, data, english=True)._asdict(),
        "pairs": on_pairs(encoder, data)._asdict(),
    }


def together(found: Sequence[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """The figures of all folds as one: every question counts once."""
    whole = {}
    for name in found[0]:
        counts = np.array([item[name]["questions"] for item in found])
        shares = {
            depth: float(counts @ np.array([item[name][depth] for item in found]) / counts.sum())
            for depth in ("at_1", "at_5", "at_10")
        }
        whole[name] = {**shares, "questions": int(counts.sum())}
    return whole
