"""Makes the lists of how common words are, and of names: `python -m training.common_words --data DIR`.

Stems are counted in pieces of official text and in written questions of the folds that train, so that what people ask
with ("hoeveel", "klopt het") is common too. A name is a word that stands inside a sentence with a capital nineteen
times out of twenty.
"""

import argparse
import math
import re
from collections import Counter
from pathlib import Path

from index.commonness import COMMON_FILE, NAMES_FILE, STEPS
from index.dutch import fold, stems
from training.sources import Data
from training.split import held_out
from training.word_list import texts, write

_PIECE = 150  # words
# Rarity runs from one in 2^5 pieces to one in 2^12.
_COMMON, _RARE = 5.0, 12.0
_FEWEST_NAMES, _SMALL_SHARE = 3, 0.05
_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]{4,30}(?![\w-])")


def step(share: float) -> int:
    """The step 0 to STEPS of a stem that stands in this share of all pieces of text.

    >>> step(0.5), step(2**-8.5), step(0.0001)
    (0, 8, 16)
    """
    return round(STEPS * min(1.0, max(0.0, (-math.log2(share) - _COMMON) / (_RARE - _COMMON))))


def common(data: Data) -> list[str]:
    """For each step below STEPS the stems of that step, sorted, in one line."""
    pieces, asked = Counter[str](), Counter[str]()
    number = questions = 0
    for text in texts(data, out=False):
        words = text.split()
        for start in range(0, len(words), _PIECE):
            number += 1
            pieces.update(set(stems(" ".join(words[start : start + _PIECE]))))
    for record in data.records("questions_written"):
        if not held_out(record["passage"]):
            questions += 1
            asked.update(set(stems(record["question"])))
    lines: list[list[str]] = [[] for _ in range(STEPS)]
    for stem in sorted(pieces.keys() | asked.keys()):
        # A question is no proof that its subject is common: the first one counts for nothing.
        share = max(pieces[stem] / number, (asked[stem] - 1) / questions)
        if share > 0 and not stem[0].isdigit() and step(share) < STEPS:
            lines[step(share)].append(stem)
    return [" ".join(line) for line in lines]


def names(data: Data) -> list[str]:
    """The folded words that are names, sorted."""
    large, small = Counter[str](), Counter[str]()
    for text in texts(data, out=False):
        for match in _WORD.finditer(text):
            before = text[max(0, match.start() - 2) : match.start()]
            if match[0][0].islower():
                small[fold(match[0])] += 1
            elif len(before) == 2 and before[1] == " " and (before[0].islower() or before[0] == ","):
                large[fold(match[0])] += 1
    return sorted(
        word for word, times in large.items() if times >= _FEWEST_NAMES and small[word] <= _SMALL_SHARE * times
    )


def main() -> None:
    """Make both lists."""
    parser = argparse.ArgumentParser(description="Maakt de lijsten van hoe gewoon woorden zijn, en van namen.")
    parser.add_argument("--data", type=Path, required=True, help="folder that holds training/")
    parser.add_argument("--out", type=Path, default=COMMON_FILE.parent, help="folder to write into")
    options = parser.parse_args()
    data = Data(options.data)
    for file, lines in ((COMMON_FILE, common(data)), (NAMES_FILE, names(data))):
        path = options.out / file.name
        write(lines, path)
        print(f"{file.name}: {sum(len(line.split()) for line in lines)}, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
