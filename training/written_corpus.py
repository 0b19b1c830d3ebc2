"""The written questions as a corpus and a test: each passage a small Vraag/Antwoord paper, indexed like any other.

Only questions about held-out passages are used: the shipped encoder has not seen them (see split.py).
"""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.split import held_out

NEAR_MISS = "nearmiss"


@dataclass(frozen=True, slots=True)
class Written:
    """A written question, the paper it is about, the words that answer it ("" for a near miss), and its style."""

    question: str
    paper: str
    span: str
    style: str


def write_papers(data: Path, folder: Path) -> int:
    """Write every passage of questions_passages.jsonl.gz as a paper of one Vraag into `folder`; returns how many."""
    count = 0
    for passage in _records(data / "training" / "questions_passages.jsonl.gz"):
        asked, answered = (" ".join(passage[name].split()) for name in ("vraag", "antwoord"))
        text = f"Vraag 1\n{asked}\n\nAntwoord op vraag 1\n{answered}\n"
        (folder / f"{_name(passage['passage'])}.txt").write_text(text, encoding="utf-8")
        count += 1
    return count


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
