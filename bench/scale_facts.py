"""What `bench.scale` holds its figures against: reading every vector, and what the machine allows."""

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

import qa.retrieve
from bench.corpus import Needle
from index.encoder import SHIPPED_FOLDER, load_encoder
from index.store import Store
from qa.answer import Engine

Facts = dict[str, Any]


def exact_facts(engine: Engine, needles: Sequence[Needle]) -> Facts:
    """How much of what a search of all vectors finds is found where not all are read; nothing where all are."""
    store = engine.store
    if store.vectors.is_flat:
        return {}
    everywhere = np.ones(len(store.passages), dtype=np.bool_)
    shared, exactly, listed, times = 0.0, 0, 0, []
    ours = qa.retrieve.LISTS_READ
    for needle in needles:
        read = engine.read(needle.far)
        near = [hit.passage.id for hit in engine.search(read, everywhere, 10)]
        qa.retrieve.LISTS_READ = 2**30
        started = time.perf_counter()
        exact = engine.search(read, everywhere, 10)
        times.append(1000 * (time.perf_counter() - started))
        qa.retrieve.LISTS_READ = ours
        shared += len(set(near) & {hit.passage.id for hit in exact}) / 10
        for hits, of in ((exact, "exact"), (None, "near")):
            places = [hit.passage for hit in hits] if hits is not None else [store.passages[place] for place in near]
            met = any(p.document == needle.file and p.unit.endswith(f"-{needle.number}") for p in places)
            exactly += met and of == "exact"
            listed += met and of == "near"
    many = len(needles)
    return {
        "shared_with_exact": shared / many,
        "exact_recall": exactly / many,
        "listed_recall": listed / many,
        "exact_ms": times,
    }


def limits(index: Path) -> Facts:
    """What the machine can do at most in a second: bytes of memory read, passages turned into tokens."""
    block = np.ones(2**27, dtype=np.int64)  # 1 GiB: no processor keeps that at hand
    seconds = min(milliseconds(lambda: block.max()) for _ in range(5)) / 1000
    store = Store.open(index)
    texts = [f"{p.context} {store.document(p.document).text[p.span.start : p.span.end]}" for p in store.passages[:5000]]
    store.close()
    tokenizer = Tokenizer.from_file(str(SHIPPED_FOLDER / "tokenizer.json"))
    tokenising = milliseconds(lambda: tokenizer.encode_batch_fast(texts, add_special_tokens=False)) / 1000
    encoder = load_encoder()
    vectors = milliseconds(lambda: encoder.passages(texts)) / 1000
    return {
        "memory_bytes_per_second": block.nbytes / seconds,
        "tokens_per_second": len(texts) / tokenising,
        "vectors_per_second": len(texts) / vectors,
        "processors": os.cpu_count(),
    }


def milliseconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)
