"""Pairs from running text: a sentence and what stands around it, a question and its answer, a title and its body.

A pair is (short text, longer text, key); pairs with the same key never meet in one batch, so that a pair's
neighbour is never counted as a wrong answer to it.
"""

import random
import re
from typing import NamedTuple

from training.sources import Data, clean, is_dutch

_SENTENCE_END = re.compile(r"(?<=[.?!;])\s+(?=[A-Z0-9\"'‘“(])")
_PIECE = 900  # characters of the longer side: about a passage
_PER_TEXT = {
    "text_eurlex_nl": 22,
    "text_laws_nl": 26,
    "text_chamber_2024": 300,
    "text_dekamer_2020_nl": 6,
    "text_gov_docs": 25,
    "text_vraag_antwoord_1974_1995": 20,
}


class Pair(NamedTuple):
    """Two texts that mean or concern the same, and the key that keeps their kin out of a batch."""

    short: str
    long: str
    key: str


def sentences(text: str) -> list[str]:
    """Rough sentences of 25 to 500 characters; good enough for training, not for quoting."""
    return [part[:500] for part in _SENTENCE_END.split(clean(text)) if len(part) >= 25]


def around(text: str, key: str, most: int, chance: random.Random) -> list[Pair]:
    """Up to `most` pairs of a sentence with the three or four beside it (inverse cloze, Lee et al., 2019).

    In one pair of five the sentence stays in, so that the same words keep counting.
    """
    parts = sentences(text)
    if len(parts) < 3:
        return []
    places = chance.sample(range(len(parts)), min(most, len(parts) // 2))
    pairs = []
    for place in places:
        stays = chance.random() < 0.2
        before, after = parts[max(0, place - 2) : place], parts[place + 1 : place + 3]
        beside = [*before, *([parts[place]] if stays else []), *after]
        pairs.append(Pair(parts[place], " ".join(beside)[:_PIECE], f"{key}/{place // 5}"))
    return pairs


def neighbours(data: Data, chance: random.Random) -> list[Pair]:
    """Neighbouring sentences of all running Dutch text; of a handbook with a passage that stays out, none."""
    unseen = {name.split("-")[1] for name in data.unseen if name.startswith("gov-")}
    found = []
    for name, most in _PER_TEXT.items():
        for number, record in enumerate(data.records(name)):
            if not (name == "text_gov_docs" and str(number) in unseen) and is_dutch(record["text"][:3000]):
                found += around(record["text"], f"{name}/{number}", most, chance)
    return found


def questions_and_answers(data: Data, chance: random.Random) -> list[Pair]:
    """Belgian questions with their answers: title, single questions and whole text against stretches of the answer."""
    found = []
    for number, record in enumerate(data.records("qa_dekamer_2017")):
        question, answer = record["question"], clean(record["answer"])
        if f"dekamer-{number}" in data.unseen or not (is_dutch(question) and is_dutch(answer)):
            continue
        title, _, body = question.partition("\n")
        title = clean(title)
        asked = sentences(body)
        stretches = [answer[start : start + _PIECE] for start in range(0, max(1, len(answer) - 200), _PIECE)][:4]
        key = f"qa/{number}"
        found += [Pair(title, stretch, key) for stretch in stretches]
        found += [Pair(f"{title} {' '.join(asked)}"[:_PIECE], stretch, key) for stretch in stretches]
        some = chance.sample(asked, min(3, len(asked)))
        found += [Pair(sentence, chance.choice(stretches), key) for sentence in some]
        found += [Pair(title, " ".join(asked)[:_PIECE], key)] if asked else []
    return found


def titles(data: Data, chance: random.Random) -> list[Pair]:
    """Titles of decisions with their summaries, and questions of one Kamervraag with its other questions."""
    found = []
    for number, record in enumerate(data.records("text_wob_titles")):
        if record["beschrijving"]:
            found.append(Pair(clean(record["titel"]), clean(record["beschrijving"])[:_PIECE], f"wob/{number}"))
    for number, record in enumerate(data.records("text_kamervragen_questions_2023")):
        asked = [clean(re.sub(r"^Vra\w+ [\d, en]+", "", question)) for question in record["questions"]]
        for place, question in enumerate(asked):
            rest = " ".join(asked[:place] + asked[place + 1 :])
            found += [Pair(question[:500], rest[:_PIECE], f"kv/{number}")] if rest else []
    chance.shuffle(found)
    return found
