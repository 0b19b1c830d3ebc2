"""Papers by the million: `python -m bench.corpus FOLDER --passages N --seed S` writes text files, and what was planted.

Each paper is a Vraag/Antwoord paper or a letter in the shape of the seeds. Its sentences are those of `seeds/` with
their content words dealt anew: half of the words are the paper's own subject, drawn once for each paper, the others
are drawn from all words. How often a word is drawn follows Zipf's law over the word lists of `index/lexicon/`, and past
their end over compounds of two listed words, without end: so the vocabulary grows with the text as that of real papers
does (Heaps' law), and no list of words of the index is full of words that all papers hold. No paper is real.

Needles are planted in it: a statement on a thing in a place in a year, at a known unit, with for each two near misses
elsewhere, one on the same thing in another place and one on another thing in the same place. The questions about them
come in the needle's own words and in others. The same seed gives the same files everywhere; a larger corpus holds the
papers of the smaller ones but for the planted ones among them.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import numpy as np

from bench.papers import MINISTERS, MONTHS, OFFICES, Paper, as_text, seed_sentences
from index.commonness import rarity
from index.dutch import stem, stop_words
from index.word_list import is_everyday, listed_words

SEED = 20261121
# How many passages a paper of this corpus comes to in the index (measured: 18.3).
PASSAGES_A_PAPER = 18.3
NEEDLES = 200
_FOLDER = 1000
# Common words by Zipf's law as it stands; past this rank rarer by its square root's cube, as in real text, whose
# vocabulary grows with the power 0.57 of its length (measured on the Handelingen of one year).
_COMMON = 8000
_RARE_SHARE = 0.32
_TAIL = 0.75
# The last rank that is ever drawn: the listed words are the first 140,000, all others are compounds.
_RANKS = 30_000_000
_SUBJECT_WORDS = 60
_SUBJECT_SHARE = 0.45
_SLOT = re.compile(r"\b[a-zà-ÿ]{6,}\b")
_KEPT = 0.35

_PLACES: tuple[str, ...] = (
    "Almelo",
    "Assen",
    "Bergen op Zoom",
    "Breda",
    "Delfzijl",
    "Deventer",
    "Doetinchem",
    "Drachten",
    "Ede",
)
_PLACES += ("Emmen", "Enschede", "Goes", "Gouda", "Heerlen", "Helmond", "Hoogeveen", "Hoorn", "Kampen", "Leeuwarden")
_PLACES += ("Lelystad", "Meppel", "Middelburg", "Nijmegen", "Oss", "Purmerend", "Roermond", "Roosendaal", "Sittard")
_PLACES += ("Sneek", "Terneuzen", "Tiel", "Tilburg", "Veendam", "Venlo", "Vlissingen", "Weert", "Zeist", "Zutphen")
# A thing, and what somebody else would call it.
_THINGS = (
    ("laadpalen", "oplaadpunten voor elektrische auto's"),
    ("huisartsen", "dokters met een eigen praktijk"),
    ("wijkagenten", "politiemensen in de buurt"),
    ("sportvelden", "terreinen om te voetballen en te hockeyen"),
    ("bibliotheken", "plekken waar je boeken leent"),
    ("fietsenstallingen", "plaatsen om een fiets neer te zetten"),
    ("zwembaden", "baden om in te zwemmen"),
    ("boswachters", "toezichthouders in het bos"),
    ("woonboten", "schepen waarin mensen wonen"),
    ("zonneparken", "terreinen met zonnepanelen"),
    ("speeltuinen", "speelplaatsen voor kinderen"),
    ("geluidsschermen", "wanden tegen het lawaai van verkeer"),
    ("kinderboerderijen", "boerderijen waar kinderen dieren aaien"),
    ("asielzoekerscentra", "opvanglocaties voor asielzoekers"),
    ("verpleeghuizen", "tehuizen voor ouderen die zorg nodig hebben"),
    ("hoogspanningsmasten", "masten voor stroomkabels"),
    ("rioolgemalen", "pompen voor afvalwater"),
    ("volkstuinen", "tuintjes die bewoners huren"),
)
_DEEDS = (("geopend", "in gebruik genomen"), ("gesloten", "opgeheven"), ("vernieuwd", "gerenoveerd"))


@dataclass(frozen=True, slots=True)
class Needle:
    """A planted statement: in which file and under which Vraag, its text, and the questions that ask for it.

    `near`: in the words of the statement; `far`: in other words for the thing and for what was done with it.
    """

    file: str
    number: int
    statement: str
    near: str
    far: str


@dataclass(frozen=True, slots=True)
class Planted:
    """A pair of question and answer that takes the place of the pair at `place` of paper `paper`."""

    paper: int
    place: int
    question: str
    answer: str


def papers_for(passages: int) -> int:
    """How many papers come to about so many passages."""
    return max(3, round(passages / PASSAGES_A_PAPER))


def file_name(number: int) -> str:
    """The name of a paper's file, unique in its corpus."""
    return f"stuk-{number:06}.txt"


def path_of(number: int) -> str:
    """The place of a paper in its folder: a thousand files to a folder."""
    return f"{number // _FOLDER:03}/{file_name(number)}"


def write_corpus(folder: Path, passages: int, seed: int = SEED, needles: int = NEEDLES) -> tuple[Needle, ...]:
    """Write a corpus of about `passages` passages below `folder`, with `needles.json` beside it; what was planted."""
    count = papers_for(passages)
    found, planted = planned(count, needles, seed)
    for number in range(count):
        if number % _FOLDER == 0:
            (folder / f"{number // _FOLDER:03}").mkdir(parents=True, exist_ok=True)
        (folder / path_of(number)).write_bytes(as_text(made_paper(number, seed, planted.get(number, ()))))
    write_needles(folder, found)
    return found


def write_needles(folder: Path, found: Sequence[Needle]) -> None:
    """Write what was planted in the corpus below `folder` beside it."""
    listed = json.dumps([asdict(needle) for needle in found], ensure_ascii=False, indent=1)
    (folder.parent / f"{folder.name}.needles.json").write_text(listed + "\n", encoding="utf-8")


def made_paper(number: int, seed: int = SEED, planted: Sequence[Planted] = ()) -> Paper:
    """The paper with this number in the corpus of this seed, with what is planted in it."""
    chance = np.random.default_rng((seed, number))
    words = _dealt(chance)
    statements, questions = _templates()
    letter = bool(chance.random() < 0.1)
    pairs: list[tuple[str, str]] = []
    for place in range(int(chance.integers(8, 15))):
        asked = " ".join(_filled(questions, chance, words, int(chance.integers(1, 3))))
        heading = f"{place + 1}. {next(words).capitalize()} en {next(words)}"
        # Most answers are short, some run on: as those of ministers do.
        answer = _filled(statements, chance, words, 2 + int(chance.exponential(5)))
        parts = [" ".join(answer[start : start + 4]) for start in range(0, len(answer), 4)]
        pairs.append((heading if letter else asked, "\n\n".join(parts)))
    for item in planted:
        before = pairs[item.place][1].split("\n\n")
        pairs[item.place] = (item.question, "\n\n".join([*before[:1], item.answer, *before[1:]]))
    day = f"{chance.integers(1, 29)} {MONTHS[chance.integers(len(MONTHS))]} {chance.integers(1995, 2026)}"
    who = f"{MINISTERS[chance.integers(len(MINISTERS))]} ({OFFICES[chance.integers(len(OFFICES))]})"
    title = f"Vragen over {next(words)} en {next(words)} in {_PLACES[chance.integers(len(_PLACES))]}"
    # What is planted answers a Vraag of its own, so such a paper has Vragen.
    opening = f"Antwoord van minister {who} (ontvangen {day})."
    return Paper(title, opening, tuple(pairs), letter and not planted)


def planned(papers: int, count: int = NEEDLES, seed: int = SEED) -> tuple[tuple[Needle, ...], dict[int, list[Planted]]]:
    """What is planted in a corpus of so many papers: the needles, and the pairs by paper, near misses among them.

    At most one needle a paper, so that most of a small corpus is none.
    """
    count = min(count, papers)
    chance = np.random.default_rng((seed, 0, papers))
    wholes = [(thing, place, deed) for thing in _THINGS for place in _PLACES for deed in _DEEDS]
    chosen = [wholes[number] for number in chance.permutation(len(wholes))[:count]]
    found: list[Needle] = []
    planted: dict[int, list[Planted]] = {}
    used: set[tuple[int, int]] = set()

    def plant(question: str, answer: str) -> tuple[int, int]:
        while True:
            place = int(chance.integers(papers)), int(chance.integers(8))
            if place not in used:
                break
        used.add(place)
        planted.setdefault(place[0], []).append(Planted(*place, question, answer))
        return place

    for (thing, other), place, (deed, otherwise) in chosen:
        year, many = int(chance.integers(1996, 2026)), int(chance.integers(3, 4000))
        statement = f"In {year} zijn er in {place} {many} {thing} {deed}, zo blijkt uit de opgave van de gemeente."
        # What was asked says neither the place nor the year: the answer must be found by what it holds.
        paper, at = plant(f"Hoe staat het met de {thing} in de gemeenten, en welke aantallen zijn bekend?", statement)
        near = f"Hoeveel {thing} zijn er in {year} in {place} {deed}?"
        far = f"Hoeveel {other} zijn er in {place} {otherwise} in het jaar {year}?"
        found.append(Needle(file_name(paper), at + 1, statement, near, far))
        elsewhere = _PLACES[int(chance.integers(len(_PLACES)))]
        instead = _THINGS[int(chance.integers(len(_THINGS)))][0]
        for what, where in ((thing, elsewhere), (instead, place)):
            if (what, where) != (thing, place):
                missed = f"In {year - 1} werden in {where} {many + 7} {what} geteld, zo meldt de provincie."
                plant(f"Welke aantallen {what} heeft de provincie geteld?", missed)
    return tuple(found), planted


def read_needles(folder: Path) -> tuple[Needle, ...]:
    """What was planted in the corpus below `folder`."""
    listed = json.loads((folder.parent / f"{folder.name}.needles.json").read_text(encoding="utf-8"))
    return tuple(Needle(**item) for item in listed)


def needle_questions(folder: Path) -> tuple[str, ...]:
    """All questions about what was planted in the corpus below `folder`."""
    return tuple(question for needle in read_needles(folder) for question in (needle.near, needle.far))


def _dealt(chance: np.random.Generator) -> Iterator[str]:
    """Words without end for one paper: of its subject, or of all words, each as often as it is common."""
    subject = _ranks(chance, _SUBJECT_WORDS)
    while True:
        ranks = _ranks(chance, 512)
        own = chance.random(512) < _SUBJECT_SHARE
        ranks[own] = subject[(chance.random(int(own.sum())) ** 2 * _SUBJECT_WORDS).astype(np.int64)]
        yield from map(_word, ranks.tolist())


def _ranks(chance: np.random.Generator, count: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Ranks drawn by Zipf's law, the first 0, with a tail that falls faster."""
    rare = chance.random(count) < _RARE_SHARE
    drawn = chance.random(count)
    common = np.exp(drawn * np.log(_COMMON)) - 1
    tail = _COMMON * np.maximum(drawn, 1e-9) ** (-1 / _TAIL)
    return np.minimum(np.where(rare, tail, common), _RANKS).astype(np.int64)


def _word(rank: int) -> str:
    """The word of a rank: a listed one, past their end a compound of two that no other rank has but by chance."""
    listed, parts = _vocabulary()
    if rank < len(listed):
        return listed[rank]
    first, second = divmod(rank * 2_654_435_761 % (len(parts) ** 2), len(parts))
    return f"{parts[first]}{parts[second]}"


@cache
def _vocabulary() -> tuple[list[str], list[str]]:
    """The listed words, the common ones first, and those that compounds are made of."""
    plain = re.compile(r"[a-zà-ÿ]{4,24}")
    words = sorted(word for word in listed_words() if plain.fullmatch(word) and word not in stop_words())
    order = np.random.default_rng(SEED).permutation(len(words)).tolist()
    words = sorted((words[number] for number in order), key=lambda word: (rarity(stem(word)), is_everyday(word)))
    return words, [word for word in words[:20_000] if 4 <= len(word) <= 9]


@cache
def _templates() -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """The statements and the questions of the seeds, most of their content words taken out; how many are to come in."""
    chance = np.random.default_rng(SEED)

    def opened(sentence: str) -> tuple[str, int]:
        gaps = 0

        def gap(match: re.Match[str]) -> str:
            nonlocal gaps
            if match[0] in stop_words() or chance.random() < _KEPT:
                return match[0]
            gaps += 1
            return "%s"

        made = _SLOT.sub(gap, sentence.replace("%", "%%"))
        return made, gaps

    statements, questions = seed_sentences()
    return [opened(sentence) for sentence in statements], [opened(sentence) for sentence in questions]


def _filled(
    templates: Sequence[tuple[str, int]], chance: np.random.Generator, words: Iterator[str], count: int
) -> list[str]:
    chosen = (templates[number] for number in chance.integers(len(templates), size=count))
    return [made % tuple(next(words) for _ in range(gaps)) for made, gaps in chosen]


def main() -> int:
    """Write the corpus that was asked for."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("folder", type=Path)
    given.add_argument("--passages", type=int, default=10_000)
    given.add_argument("--seed", type=int, default=SEED)
    options = given.parse_args()
    if not 1 <= options.passages <= 2_000_000:
        given.error("--passages: 1 tot en met 2000000")
    found = write_corpus(options.folder, options.passages, options.seed)
    print(f"{papers_for(options.passages)} stukken, {len(found)} vragen gepland", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
