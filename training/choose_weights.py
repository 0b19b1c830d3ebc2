"""What the weights of the rankings are worth: `python -m training.choose_weights --data DIR --folds DIR`.

Puts the written questions of the fold for choosing (split.py) to all papers, with the encoder that was trained without
them, and prints the mean reciprocal rank of the fused order over a grid of weights: chosen on one half of the papers,
shown on the other. The weights themselves stand in `qa/settings.py`; sentences are left out of it (fit_answers.py).
"""

import argparse
import itertools
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.build import build
from index.encoder import SHIPPED, Encoder, StaticEncoder
from qa.answer import Engine
from qa.retrieve import scores
from qa.settings import AnswerSettings
from training.asked import fold_of
from training.split import DEVELOPMENT
from training.written_corpus import Written, read_held_out, read_papers

FloatArray = NDArray[np.float32]
_PARTS = ("stems", "ngrams", "dense")
_STEMS, _NGRAMS, _DENSE = (0.0, 0.15, 0.3, 0.5, 0.8), (0.5, 0.75, 1.0, 1.25, 1.5), (2.0,)
_EXPANSION = (0.25, 0.5, 0.75, 1.0)
_DEPTH = 10


def standard_scores(
    index: Path, encoder: Encoder, written: list[Written], expansion: float
) -> tuple[FloatArray, list[list[int]]]:
    """The z-scores of every passage for every question, float32 (questions, 3, passages), and which ones are right."""
    engine = Engine.open(index, replace(AnswerSettings(), weight_expansion=expansion), encoder)
    within = np.ones(len(engine.store.passages), dtype=np.bool_)
    places: dict[str, list[int]] = {}
    for place, passage in enumerate(engine.store.passages):
        places.setdefault(passage.document, []).append(place)
    found = [scores(engine.store, engine.read(item.question).query, within, engine.settings) for item in written]
    rows = np.stack([np.stack([one[part] for part in _PARTS]) for one in found]).astype(np.float32)
    engine.store.close()
    return rows, [places[item.paper] for item in written]


def reciprocal_ranks(rows: FloatArray, right: list[list[int]], weights: tuple[float, float, float]) -> FloatArray:
    """1 / rank of the best right passage of each question, 0 beyond the tenth; float32 (questions,)."""
    fused = np.einsum("k,qkp->qp", np.asarray(weights, dtype=np.float32), rows)
    own = np.array([row[places].max() for row, places in zip(fused, right, strict=True)])
    ranks = (fused >= own[:, None]).sum(axis=1)
    return np.asarray(np.where(ranks <= _DEPTH, 1 / ranks, 0.0), dtype=np.float32)


def main() -> None:
    """Build one index of all passages, and print the best of the grid and what is set now."""
    given = argparse.ArgumentParser(description=main.__doc__)
    given.add_argument("--data", type=Path, required=True, help="folder that holds training/")
    given.add_argument("--folds", type=Path, required=True, help="folder that holds the encoders 0 to 4")
    options = given.parse_args()
    encoder = StaticEncoder(options.folds / str(DEVELOPMENT), SHIPPED)
    written = [item for item in read_held_out(options.data) if item.span]
    half = np.array([fold_of(item.paper) for item in written])
    found: dict[tuple[float, ...], FloatArray] = {}
    with tempfile.TemporaryDirectory() as folder:
        papers = Path(folder, "papers")
        papers.mkdir()
        for name, text in read_papers(options.data).items():
            (papers / name).write_text(text, encoding="utf-8")
        build([papers], Path(folder, "index"), encoder=encoder)
        for expansion in _EXPANSION:
            rows, right = standard_scores(Path(folder, "index"), encoder, written, expansion)
            for fused in itertools.product(_STEMS, _NGRAMS, _DENSE):
                found[(*fused, expansion)] = reciprocal_ranks(rows, right, fused)
    now = AnswerSettings()
    own = (now.weight_stems, now.weight_ngrams, now.weight_dense, now.weight_expansion)
    print(f"{len(written)} questions; stems, n-grams, vectors, other words: MRR@10 on one half, on the other")
    for name, chosen_on in (("first", 0), ("second", 1)):
        best = max(found, key=lambda weights: (float(found[weights][half == chosen_on].mean()), weights))
        print(f"best on the {name} half: {best} {_shown(found[best], half)}")
    print(f"set now: {own} {_shown(found[own], half)}")
    for weights in sorted(found, key=lambda weights: -float(found[weights].mean()))[:_DEPTH]:
        print(f"best on both: {weights} {_shown(found[weights], half)}")


def _shown(ranks: FloatArray, half: NDArray[np.int_]) -> str:
    return " ".join(f"{ranks[half == side].mean():.3f}" for side in (0, 1))


if __name__ == "__main__":
    main()
