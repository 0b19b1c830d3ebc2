"""Questions in the words that people who know a paper use: titles and sentences of written questions to ministers.

The written questions of `written_corpus` avoid the rare words of their papers on purpose; staff do not. These are the
titles and single questions of the Belgian Chamber's papers in the fold for choosing, each taken out of its own paper.
"""

import re

from index.commonness import rarity
from index.dutch import stems
from training.sources import Data, clean, is_dutch
from training.split import held_out
from training.written_corpus import Written

STYLES = ("title", "sentence")
_ANSWER = 2500  # characters kept of an answer
_SENTENCES = 2  # a paper
_LONGEST = 20  # words
_RARE, _FEWEST_RARE = 0.4, 2
_SERIES = re.compile(r"\(M?V[^)]*\)|\.\s*$")
_NUMBER = re.compile(r"^\W*(?:\d+\)?|[a-z]\))?\s*")
# What such a word points at stands in another sentence; and every paper is Belgian, so its name says nothing.
_ELSEWHERE = re.compile(
    r"\b(?:daarvan|hiervan|dit|dat|deze|die|daarover|hierover|hierte\w*|hier(?:door|bij)|daar(?:bij|toe|door)|hen|zij|ze|er"
    r"|het|ervan|u|uw|zulke|vermelde|genoemde|zo (?:ja|nee|neen)|belg\w*)\b",
    re.IGNORECASE,
)


def natural_questions(data: Data) -> tuple[dict[str, str], list[Written]]:
    """The papers, file name to text, and what is asked of them; every paper is one Vraag and its answer."""
    papers: dict[str, str] = {}
    found: list[Written] = []
    for number, record in enumerate(data.records("qa_dekamer_2017")):
        if not held_out(f"dekamer-{number}") or not (is_dutch(record["question"]) and is_dutch(record["answer"])):
            continue
        title, _, body = record["question"].partition("\n")
        title, body, file = _SERIES.sub("", title).strip(" .-"), clean(body), f"dekamer-{number}.txt"
        taken = [one for one in _sentences(body) if _stands_alone(one)][:_SENTENCES]
        for one in taken:
            body = body.replace(one, " ")
        answer = clean(record["answer"])[:_ANSWER]
        papers[file] = f"Vraag 1\n{body.strip() or 'Graag uw antwoord.'}\n\nAntwoord op vraag 1\n{answer}\n"
        if _says_enough(title) and not _ELSEWHERE.search(title):
            found.append(Written(title, file, answer, STYLES[0]))
        found += [Written(one, file, answer, STYLES[1]) for one in taken]
    return papers, found


def _sentences(body: str) -> list[str]:
    return [_NUMBER.sub("", one.strip()) for one in re.findall(r"[^.?!]*\?", body)]


def _stands_alone(sentence: str) -> bool:
    return 5 <= len(sentence.split()) <= _LONGEST and not _ELSEWHERE.search(sentence) and _says_enough(sentence)


def _says_enough(text: str) -> bool:
    return sum(rarity(stem) >= _RARE for stem in stems(text)) >= _FEWEST_RARE
