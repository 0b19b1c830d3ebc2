"""Questions put to small indexes of papers on their own subject: what the answers' weights are fitted on."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.build import build
from index.encoder import Encoder
from index.records import Hit
from qa.answer import Engine
from qa.extract import Candidate, candidates
from qa.question import Question
from qa.weights import Logistic
from training.written_corpus import Written, by_subject

# Papers that are indexed together: about as many passages as a file on one subject has.
GROUP = 120


def fold_of(paper: str) -> int:
    """0 or 1: which half a paper belongs to, the same on every machine."""
    return hashlib.sha256(paper.encode()).digest()[0] % 2


@dataclass(frozen=True, slots=True)
class Asked:
    """One question put to the papers of its own subject, perhaps with its own paper taken away."""

    written: Written
    engine: Engine
    read: Question
    hits: tuple[Hit, ...]

    @classmethod
    def of(cls, written: Written, engine: Engine, without: str | None = None) -> "Asked":
        within = np.array([passage.document != without for passage in engine.store.passages])
        read = engine.read(written.question)
        return cls(written, engine, read, engine.search(read, within, engine.settings.listed_passages))

    def listed(self, sentence: Logistic) -> list[Candidate]:
        hits = self.hits[: self.engine.settings.read_passages]
        return candidates(self.engine.store, self.engine.vectors, sentence, self.read, hits)


def ask_all(papers: Mapping[str, str], encoder: Encoder, written: Sequence[Written], folder: Path) -> list[Asked]:
    """Index `papers`, file name to text, subject by subject, and put every question to those of its own subject."""
    asked: list[Asked] = []
    folder.mkdir()
    groups = by_subject(dict(papers), encoder, GROUP)
    for number, group in enumerate(groups):
        source, index = folder / f"papers-{number}", folder / f"index-{number}"
        source.mkdir()
        for file in group:
            (source / file).write_text(papers[file], encoding="utf-8")
        build([source], index, encoder=encoder)
        engine = Engine.open(index, encoder=encoder)
        inside = set(group)
        asked += [Asked.of(item, engine) for item in written if item.paper in inside]
    print(f"{len(papers)} papers in {len(groups)} subjects; {len(asked)} questions, none seen by the encoder")
    return asked
