"""Pairs from the questions that were written for training: what people would type, and the passage that answers it."""

import random
from typing import Any

from training.sources import Data, clean
from training.text_pairs import Pair

_LONG = 1500  # characters of a passage


def passage_texts(data: Data) -> dict[str, str]:
    """Every passage by its id, the question it answers before the answer, as one line."""
    return {
        record["passage"]: clean(f"{record['vraag']} {record['antwoord']}")[:_LONG]
        for record in data.records("questions_passages")
    }


def answerable(data: Data, unseen: bool) -> list[dict[str, Any]]:
    """The written questions that their passage answers: about the passages that stay out, or about the others."""
    questions = data.records("questions_written")
    return [one for one in questions if one["style"] != "nearmiss" and (one["passage"] in data.unseen) is unseen]


def written(data: Data, chance: random.Random) -> list[Pair]:
    """Each question with its whole passage, with the answer alone, and with the words that answer it."""
    texts = passage_texts(data)
    answers = {record["passage"]: clean(record["antwoord"])[:_LONG] for record in data.records("questions_passages")}
    found = []
    for one in answerable(data, unseen=False):
        key = one["passage"]
        found += [Pair(one["question"], texts[key], key), Pair(one["question"], answers[key], key)]
        if len(one["span"]) > 20:
            found.append(Pair(one["question"], clean(one["span"]), key))
    chance.shuffle(found)
    return found
