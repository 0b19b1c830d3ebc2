"""Reading the training data: JSON lines, tab-separated lists, light cleaning, telling Dutch from French.

The data lie in one folder that holds training/, lexicon/ and bench/; it is named on the command line and
never copied into the project. Every file that is read is noted with its checksum.
"""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from training.split import unseen

_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")
_NOTE_MARK = re.compile(r"\[\d+ ?\]")
_WRAP = re.compile(r"(\w)-\n(\w)")
_GLUED_SENTENCE = re.compile(r"([a-z)][.?!;])([A-Z])")
_DUTCH = frozenset(_WORD.findall("de het een van en in is dat op te voor met zijn die aan niet er om ook als door"))
_FRENCH = frozenset(_WORD.findall("le la les des et est dans que pour une sur pas qui par au aux ce cette avec du il"))


class Data:
    """The data folder: yields records and remembers the sha256 of each file it opened.

    `fold`: the fold whose passages stay out of everything that trains, None for none.
    """

    def __init__(self, folder: Path, fold: int | None = None) -> None:
        self.folder = folder
        self.fold = fold
        self.checksums: dict[str, str] = {}

    def _read(self, name: str) -> str:
        path = self.folder / name
        raw = path.read_bytes()
        self.checksums[name] = hashlib.sha256(raw).hexdigest()
        return (gzip.decompress(raw) if name.endswith(".gz") else raw).decode("utf-8")

    def records(self, name: str) -> list[dict[str, Any]]:
        """All records of `training/<name>.jsonl.gz`, or of a .jsonl path below the folder."""
        path = name if name.endswith(".jsonl") else f"training/{name}.jsonl.gz"
        return [json.loads(line) for line in self._read(path).splitlines() if line.strip()]

    @cached_property
    def answers(self) -> dict[str, str]:
        """Every passage of written questions, and every Belgian question, by its id: the answer as one line."""
        belgian = {
            f"dekamer-{number}": clean(record["answer"])
            for number, record in enumerate(self.records("qa_dekamer_2017"))
        }
        return belgian | {record["passage"]: clean(record["antwoord"]) for record in self.records("questions_passages")}

    @cached_property
    def unseen(self) -> frozenset[str]:
        """The passages of the fold that stays out."""
        return unseen(self.answers, self.fold)

    def rows(self, name: str) -> list[list[str]]:
        """All rows of `lexicon/<name>.tsv`, without empty cells at the end."""
        return [line.rstrip("\t").split("\t") for line in self._read(f"lexicon/{name}.tsv").splitlines() if line]


def clean(text: str) -> str:
    """One line of text: wrap hyphens joined, note marks out, sentences that were glued pulled apart."""
    text = _WRAP.sub(r"\1\2", text)
    text = _NOTE_MARK.sub(" ", text)
    text = _GLUED_SENTENCE.sub(r"\1 \2", text)
    return _SPACE.sub(" ", text).strip()


def is_dutch(text: str) -> bool:
    """Whether Dutch function words outnumber French ones three to one; short texts without any are not Dutch."""
    words = [word.lower() for word in _WORD.findall(text)]
    dutch = sum(word in _DUTCH for word in words)
    return dutch > 3 * sum(word in _FRENCH for word in words)


def dutch_texts(data: Data) -> Iterator[str]:
    """Every Dutch running text of the collection, as it lies there, for learning vocabularies."""
    names = "text_chamber_2024 text_dekamer_2020_nl text_laws_nl text_gov_docs text_vraag_antwoord_1974_1995"
    for name in [*names.split(), "text_eurlex_nl"]:
        for record in data.records(name):
            yield record["text"]
    for record in data.records("qa_dekamer_2017"):
        for part in (record["question"], record["answer"]):
            if is_dutch(part):
                yield part
    for record in data.records("text_kamervragen_questions_2023"):
        yield from record["questions"]
    for record in data.records("subjects_kamervragen_2007_2024"):
        yield record["subject"]
    for record in data.records("text_wob_titles"):
        yield f"{record['titel']}\n{record['beschrijving'] or ''}"
