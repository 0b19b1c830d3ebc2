"""Makes the list of Dutch words for broken words: `python -m training.word_list --data DIR`; `--measure` tries it out.

Words are counted in official texts. A word with a hyphen is kept when it is written so more often than in one piece;
the first part of many such words is kept with its hyphen ("niet-"). One record in five is held out, and measured on.
"""

import argparse
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from index.hyphens import belongs
from index.word_list import WORDS_FILE
from training.sources import Data, clean, is_dutch
from training.split import held_out

# Texts whose lines are not broken, or were joined again; the papers of 1974-1995 hold hyphens of their columns.
_SOURCES = ("text_chamber_2024", "text_dekamer_2020_nl", "text_laws_nl", "text_gov_docs", "text_eurlex_nl")
_WORD = re.compile(r"(?<![\w-])[^\W\d_]{2,30}(?:-[^\W\d_]{2,30}){0,3}(?![\w-])")
_FEWEST, _FEWEST_OWN = 3, 2  # times that a word is seen, without and with a hyphen of its own, in two records at least
_BEGINNINGS = 8  # different words that go on after a beginning with a hyphen
_MEASURED = 7  # letters of a word that is long enough to be broken
# Where a line may end in a word without hyphen: before a consonant that a vowel follows.
_SYLLABLE = re.compile(
    r"(?<=[aeiouy])(?=[bcdfghjklmnpqrstvwxz][aeiouy])|(?<=[aeiouy][b-df-hj-np-tv-xz])(?=[b-df-hj-np-tv-xz][aeiouy])"
)


def texts(data: Data, *, out: bool) -> Iterator[str]:
    """The Dutch texts of the collection that the list is made from, or with `out` those that are held out."""
    for name in _SOURCES:
        for number, record in enumerate(data.records(name)):
            if held_out(f"{name}#{number}") is out:
                yield record["text"]
    for number, record in enumerate(data.records("qa_dekamer_2017")):
        if held_out(f"qa_dekamer_2017#{number}") is out:
            yield from (part for part in (record["question"], record["answer"]) if is_dutch(part))
    for number, record in enumerate(data.records("text_kamervragen_questions_2023")):
        if held_out(f"text_kamervragen_questions_2023#{number}") is out:
            yield from (clean(question) for question in record["questions"])
    for number, record in enumerate(data.records("subjects_kamervragen_2007_2024")):
        if held_out(f"subjects_kamervragen_2007_2024#{number}") is out:
            yield record["subject"]


def make(data: Data) -> list[str]:
    """The words of the list, sorted."""
    seen, records = Counter[str](), Counter[str]()
    for text in texts(data, out=False):
        # Raised figures and combining dots count as letters for \w.
        words = [word for word in map(str.lower, _WORD.findall(text)) if word.replace("-", "").isalpha()]
        seen.update(words)
        records.update(set(words))
    kept = {
        word
        for word, times in seen.items()
        if times >= (_FEWEST_OWN if "-" in word else _FEWEST) and records[word] >= 2
    }
    hyphened = {word for word in kept if "-" in word and seen[word] > seen[word.replace("-", "")]}
    plain = {word for word in kept if "-" not in word and not _is_torn(word, seen)}
    return sorted(plain | hyphened | _beginnings(hyphened, plain))


def _is_torn(word: str, seen: Counter[str]) -> bool:
    """True for a word that is really one with a hyphen: written so more often than in one piece."""
    return any(seen[f"{word[:at]}-{word[at:]}"] > seen[word] for at in range(1, len(word)))


def _beginnings(hyphened: set[str], plain: set[str]) -> set[str]:
    """First parts, with their hyphen, after which more words go on with a hyphen than without one."""
    after: defaultdict[str, set[str]] = defaultdict(set)
    for word in hyphened:
        first, rest = word.split("-", 1)
        after[first].add(rest)
    joined: Counter[str] = Counter()
    for word in plain:
        for at in range(2, len(word) - 2):
            if word[:at] in after and word[at:] in plain:
                joined[word[:at]] += 1
    return {f"{first}-" for first, rests in after.items() if len(rests) >= _BEGINNINGS and len(rests) > joined[first]}


def write(words: list[str], path: Path) -> None:
    """Writes one word a line, compressed without a date, so that the same words give the same bytes."""
    path.write_bytes(gzip.compress("\n".join(words).encode("utf-8"), compresslevel=9, mtime=0))


def measured(data: Data, most: int = 200_000) -> tuple[Counter[str], Counter[str]]:
    """Words of the texts held out, with their times: (left|right of words with a hyphen, of words broken in two)."""
    own, broken = Counter[str](), Counter[str]()
    for text in texts(data, out=True):
        for word in _WORD.findall(text):
            if "-" in word:
                at = word.rindex("-")
                own[f"{word[:at]}|{word[at + 1 :]}"] += 1
            elif len(word) >= _MEASURED:
                places = [match.start() for match in _SYLLABLE.finditer(word) if 1 < match.start() < len(word) - 1]
                if places:
                    broken[f"{word[: places[len(word) % len(places)]]}|{word[places[len(word) % len(places)] :]}"] += 1
    return own, Counter(dict(broken.most_common(most)))


def _right(cases: Counter[str], keep: bool, known: Callable[[str], bool] | None) -> tuple[int, int, list[str]]:
    wrong = Counter[str]()
    for case, times in cases.items():
        left, right = case.split("|")
        if belongs(left, right, known=known) is not keep:
            wrong[case] = times
    total = cases.total()
    return total - wrong.total(), total, [case for case, _ in wrong.most_common(20)]


def main() -> None:
    """Makes the list, or says how often broken words are put together right with and without it."""
    parser = argparse.ArgumentParser(description="Maakt de woordenlijst voor afgebroken woorden.")
    parser.add_argument("--data", type=Path, required=True, help="map met training/, lexicon/ en bench/")
    parser.add_argument("--out", type=Path, default=WORDS_FILE)
    parser.add_argument("--measure", action="store_true", help="meet op teksten die niet in de lijst zitten")
    options = parser.parse_args()
    data = Data(options.data)
    if not options.measure:
        words = make(data)
        write(words, options.out)
        print(f"{len(words)} woorden in {options.out}, {options.out.stat().st_size} bytes")
        return
    words_known = frozenset(gzip.decompress(options.out.read_bytes()).decode("utf-8").split("\n"))
    own, broken = measured(data)
    for name, known in (("zonder lijst", None), ("met lijst", lambda word: word.lower() in words_known)):
        for kind, cases, keep in (("eigen streepje", own, True), ("afgebroken", broken, False)):
            right, total, wrong = _right(cases, keep, known)
            print(
                f"{name}, {kind}: {right} van {total} goed ({100 * right / total:.2f} %); fout o.a. {' '.join(wrong)}"
            )


if __name__ == "__main__":
    main()
