"""Pairs of words and phrases that mean the same: synonyms, abbreviations, and English with Dutch."""

import itertools
import random

from training.sources import Data, clean
from training.text_pairs import Pair

_MACHINE_SHARE = 0.5  # of the machine-translated everyday sentences; people's translations are all used


def synonyms(data: Data, chance: random.Random) -> list[Pair]:
    """Words of Open Dutch WordNet with up to four of their synonyms."""
    found = []
    for record in data.records("synonyms_odwn"):
        kin = record["synonyms"]
        found += [Pair(record["lemma"], other, record["lemma"]) for other in chance.sample(kin, min(4, len(kin)))]
    return found


def thesaurus(data: Data, chance: random.Random) -> list[Pair]:
    """Every ordered pair within a group of the thesaurus, and abbreviations with their full names, both ways."""
    found = []
    for number, (_, *terms) in enumerate(data.rows("thesaurus_nl")):
        found += [Pair(one, other, f"thesaurus/{number}") for one, other in itertools.permutations(terms, 2)]
    for name in ("abbreviations", "abbreviations_homonyms"):
        for number, row in enumerate(data.rows(name)):
            names = [row[0], row[1], *(row[3].split(" | ") if len(row) > 3 else ())]
            found += [Pair(one, other, f"{name}/{number}") for one, other in itertools.permutations(names, 2)]
    chance.shuffle(found)
    return found


def glossary(data: Data, chance: random.Random) -> list[Pair]:
    """English terms of government with their Dutch ones, and Dutch ones with each other."""
    found = []
    for english, dutch, *_ in data.rows("glossary_en_nl"):
        terms = [english, *dutch.split(" | ")]
        found += [Pair(one, other, english) for one, other in itertools.permutations(terms, 2)]
    chance.shuffle(found)
    return found


def parallel(data: Data, chance: random.Random) -> list[Pair]:
    """English sentences with their Dutch ones."""
    found = []
    for number, record in enumerate(data.records("parallel_en_nl")):
        english, dutch = clean(record["en"]), clean(record["nl"])
        if record["kind"].startswith("mt") and chance.random() > _MACHINE_SHARE:
            continue
        if len(english) > 3 and english != dutch:
            found.append(Pair(english[:600], dutch[:600], f"parallel/{number}"))
    return found
