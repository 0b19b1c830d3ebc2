"""The written questions as a corpus and a test: each passage a small Vraag/Antwoord paper, indexed like any other.

Only questions about held-out passages are used: the shipped encoder has not seen them (see split.py).
"""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.encoder import Encoder
from training.split import held_out


@dataclass(frozen=True, slots=True)
class Written:
    """A written question, the paper it is about, the words that answer it ("" for a near miss), and its style."""

    question: str
    paper: str
    span: str
    style: str


def read_papers(data: Path) -> dict[str, str]:
    """Every passage of questions_passages.jsonl.gz as a paper of one Vraag: file name to text."""
    papers = {}
    for passage in _records(data / "training" / "questions_passages.jsonl.gz"):
        asked, answered = (" ".join(passage[name].split()) for name in ("vraag", "antwoord"))
        papers[f"{_name(passage['passage'])}.txt"] = f"Vraag 1\n{asked}\n\nAntwoord op vraag 1\n{answered}\n"
    return papers


def by_subject(papers: dict[str, str], encoder: Encoder, size: int) -> list[list[str]]:
    """The papers in groups of `size` that are near to each other, as a ministry's papers are.

    The first paper that is left takes the nearest ones that are left, until none is.
    """
    files = list(papers)
    rows = encoder.passages([papers[file] for file in files])
    left = list(range(len(files)))
    groups = []
    while left:
        near = rows[left] @ rows[left[0]]
        order = np.lexsort((left, -np.round(near, 5)))[:size]
        taken = {left[place] for place in order}
        groups.append([files[place] for place in sorted(taken)])
        left = [place for place in left if place not in taken]
    return groups


def read_held_out(data: Path) -> list[Written]:
    """The written questions about held-out passages, in the order of the file."""
    found = _records(data / "training" / "questions_written.jsonl.gz")
    return [
        Written(item["question"], f"{_name(item['passage'])}.txt", " ".join(item["span"].split()), item["style"])
        for item in found
        if held_out(item["passage"])
    ]


def _records(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _name(passage: str) -> str:
    return passage.replace("#", "_").replace("/", "_").replace("@", "_")
