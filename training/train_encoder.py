"""Trains the encoder: `python -m training.train_encoder --data DIR --folds FOLDS [--out index/model/encoder]`.

Five encoders go into FOLDS/0 to FOLDS/4, each trained without one fold and measured on it (split.py), unless they are
there already; with --out one is trained on everything after them, and its card gives the figures of the five.

A table of token vectors (StaticEmbedding) learns from pairs with in-batch negatives, at more dimensions than are
kept; Matryoshka keeps the first ones good. Runs on a processor without a graphics card, with fixed seeds.
"""

import argparse
import dataclasses
import json
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.losses import MatryoshkaLoss, MultipleNegativesRankingLoss
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer

from index.static_encoder import StaticEncoder
from training import measure_encoder, text_pairs, vocabulary, word_pairs, written_pairs
from training.averaging import Average
from training.batches import Source
from training.model_card import write_card
from training.settings import Settings
from training.sources import Data
from training.split import FOLDS
from training.text_pairs import Pair

LOG = "training.json"
Build = Callable[[Data, random.Random], list[Pair]]

WORDS = ("synonyms", "thesaurus", "glossary")  # no running text: nothing can be left out
# Where pairs come from, and the share of the steps that each source gets.
SOURCES: dict[str, tuple[Build, float]] = {
    "neighbours": (text_pairs.neighbours, 0.40),
    "questions_and_answers": (text_pairs.questions_and_answers, 0.08),
    "titles": (text_pairs.titles, 0.06),
    "synonyms": (word_pairs.synonyms, 0.08),
    "thesaurus": (word_pairs.thesaurus, 0.10),
    "glossary": (word_pairs.glossary, 0.06),
    "parallel": (word_pairs.parallel, 0.10),
    "written": (written_pairs.written, 0.12),
}


def starting_table(tokenizer: Tokenizer, counts: NDArray[np.float64], settings: Settings) -> torch.Tensor:
    """Random vectors, shorter for frequent tokens: a / (a + p), so that rare words count most (Arora et al., 2017)."""
    generator = torch.Generator().manual_seed(settings.seed)
    table = torch.randn(tokenizer.get_vocab_size(), settings.learn_dimension, generator=generator)
    share = torch.from_numpy(counts / counts.sum()).float()
    return table * (settings.sif / (settings.sif + share)).unsqueeze(1)


def train(data: Data, settings: Settings, log: Callable[[str], None]) -> tuple[StaticEmbedding, dict[str, Any]]:
    """The trained module at its full learning dimension; pairs by source and losses by twentieth of the steps."""
    torch.manual_seed(settings.seed)
    tokenizer = vocabulary.learn(data, settings.vocabulary)
    log(f"woordenlijst: {tokenizer.get_vocab_size()}")
    sources, counts = [], np.zeros(tokenizer.get_vocab_size())
    for place, (name, (build, _)) in enumerate(SOURCES.items()):
        pairs = build(data, random.Random(settings.seed))
        source = Source(name, pairs, tokenizer, settings.seed + place, 0.0 if name in WORDS else settings.drop)
        counts += source.token_counts(len(counts))
        sources.append(source)
        log(f"{name}: {len(source)} paren")
    static = StaticEmbedding(tokenizer, embedding_weights=starting_table(tokenizer, counts, settings))
    model = SentenceTransformer(modules=[static], device="cpu")
    loss: torch.nn.Module = MultipleNegativesRankingLoss(model, scale=settings.scale)
    if settings.learn_dimension > settings.dimension:
        loss = MatryoshkaLoss(model, loss, [settings.learn_dimension, settings.dimension])
    optimizer = torch.optim.AdamW(model.parameters(), lr=settings.rate, weight_decay=0.0, fused=True)
    shares = [share for _, share in SOURCES.values()]
    order = random.Random(settings.seed).choices(sources, shares, k=settings.steps)
    losses: list[float] = []
    mean = Average(static.embedding.weight, settings.average, int(settings.steps * settings.average_from))
    model.train()
    for step, source in enumerate(order):
        for group in optimizer.param_groups:
            group["lr"] = settings.rate_at(step)
        short, long = source.batch(settings.batch)
        value = loss([short, long], torch.empty(0))
        optimizer.zero_grad(set_to_none=True)
        value.backward()
        optimizer.step()
        losses.append(float(value.detach()))
        mean.take(step)
        if (step + 1) % 100 == 0:
            log(f"stap {step + 1}/{settings.steps}: verlies {np.mean(losses[-100:]):.3f}")
    mean.put()
    curve = [round(float(np.mean(part)), 3) for part in np.array_split(np.array(losses), 20)]
    return static, {"pairs": {source.name: len(source) for source in sources}, "losses": curve}


def shipped(static: StaticEmbedding, settings: Settings) -> SentenceTransformer:
    """The module cut to the kept dimensions, as float16, the unknown token without a vector, as a model."""
    table = static.embedding.weight.detach()[:, : settings.dimension].clone()
    table[static.tokenizer.token_to_id(vocabulary.UNKNOWN)] = 0.0
    module = StaticEmbedding(static.tokenizer, embedding_weights=table.half())
    return SentenceTransformer(modules=[module], device="cpu")


def make(folder: Path, data: Data, settings: Settings, log: Callable[[str], None]) -> dict[str, Any]:
    """Trains and saves one encoder into `folder`; gives and writes the log of its run, measured where a fold is out."""
    started = time.monotonic()
    static, course = train(data, settings, log)
    shipped(static, settings).save(str(folder), create_model_card=False)
    encoder = StaticEncoder(folder)
    run = {
        "settings": dataclasses.asdict(settings),
        "fold": data.fold,
        "seconds": round(time.monotonic() - started),
        **course,
        "figures": measure_encoder.figures(encoder, data) if data.fold is not None else {},
        "neighbours": measure_encoder.neighbours(encoder, data),
        "inputs": data.checksums,
    }
    write_log(folder, run)
    return run


def write_log(folder: Path, run: dict[str, Any]) -> None:
    """Writes what a run was made with and what came of it beside the model."""
    (folder / LOG).write_text(json.dumps(run, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Trains what is not there yet, and writes logs and the model card."""
    parser = argparse.ArgumentParser(description="Traint de Nederlandse encoder.")
    parser.add_argument("--data", type=Path, required=True, help="map met training/, lexicon/ en bench/")
    parser.add_argument("--folds", type=Path, required=True, help="map voor de vijf encoders om mee te meten")
    parser.add_argument("--out", type=Path, help="map voor de encoder die meegaat; zonder deze alleen de vijf")
    for field in dataclasses.fields(Settings):
        parser.add_argument(f"--{field.name.replace('_', '-')}", type=type(field.default), default=field.default)
    options = vars(parser.parse_args())
    data, folds, out = options.pop("data"), options.pop("folds"), options.pop("out")
    settings = Settings(**options)
    started = time.monotonic()

    def log(line: str) -> None:
        print(f"{time.monotonic() - started:6.0f} s  {line}", flush=True)

    runs = []
    for fold in range(FOLDS):
        there = folds / str(fold) / LOG
        run = json.loads(there.read_text(encoding="utf-8")) if there.exists() else None
        if run is None or run["settings"] != dataclasses.asdict(settings):
            log(f"zonder deel {fold}")
            run = make(folds / str(fold), Data(data, fold), settings, log)
        runs.append(run)
    figures = measure_encoder.together([run["figures"] for run in runs])
    log(json.dumps(figures, indent=1))
    if out:
        run = {**make(out, Data(data), settings, log), "figures": figures}
        write_log(out, run)
        write_card(out, run)


if __name__ == "__main__":
    main()
