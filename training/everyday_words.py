"""Makes the list of everyday Dutch words that are no typos: `python -m training.everyday_words`; needs `wordfreq`.

Official texts hardly hold "stappers" or "raves": without this list a question's own words would be taken for typos of
others. From the frequencies of wordfreq (Speer 2022, data CC BY-SA 4.0), less what is itself a common typo: a word that
has another one beside it, one letter away, that is written far more often.
"""

import argparse
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from index.dutch import fold
from index.spelling import one_edit_away
from index.vocabulary import PLAIN, SHORTEST, drawers_of
from index.word_list import EVERYDAY_FILE, listed_words
from training.word_list import write

# Zipf: the decimal logarithm of times in a billion words.
_LEAST = 2.0
_BESIDE = 1.8  # a word more common by so much, sixty times, is what was meant


def make(frequencies: Mapping[str, float], listed: frozenset[str]) -> list[str]:
    """The folded words of `frequencies` (Zipf values) that are common enough, no typos and not in `listed`, sorted."""
    common: dict[str, float] = {}
    for word, value in frequencies.items():
        folded = fold(word)
        if value >= _LEAST and len(folded) >= SHORTEST and PLAIN.fullmatch(folded):
            common[folded] = max(value, common.get(folded, 0.0))
    drawers = drawers_of(common)
    return sorted(
        word
        for word, value in common.items()
        if word not in listed
        and not any(
            common[other] >= value + _BESIDE and not other.startswith(word) and not word.startswith(other)
            for other in one_edit_away(word, drawers)
        )
    )


def main() -> None:
    """Makes the list from the large Dutch list of wordfreq."""
    parser = argparse.ArgumentParser(description="Maakt de lijst van alledaagse woorden.")
    parser.add_argument("--out", type=Path, default=EVERYDAY_FILE)
    options = parser.parse_args()
    wordfreq = import_module("wordfreq")
    known = wordfreq.get_frequency_dict("nl", "large")
    words = make({word: wordfreq.zipf_frequency(word, "nl", "large") for word in known}, listed_words())
    write(words, options.out)
    print(f"{len(words)} woorden in {options.out}, {options.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
