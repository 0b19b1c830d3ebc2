"""The same index in Milvus Lite beside the embedded search: `python -m bench.scale_milvus --keep FOLDER --sizes 1000`.

FOLDER holds what `python -m bench.scale --keep FOLDER` left: corpora with their planted questions, and indexes, which
are only read. Each size is a process of its own. Milvus Lite is written for small things: what is measured here is
that the seam works and ranks alike, not what a cluster does.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np

from bench.corpus import Needle, read_needles
from bench.scale_facts import Facts
from index.encoder import load_encoder
from index.milvus.client import unhost
from index.milvus.fill import fill
from index.serving import searcher_for
from index.store import Store
from qa.answer import Engine
from qa.store_option import searching_in

ROOT = Path(__file__).resolve().parent.parent
_WARMING = 10
_LISTED = 10


def milvus_facts(index: Path, corpus: Path, most: int = 50) -> Facts:
    """Fill Milvus Lite from an index, and ask all that was planted in both: what that took and what was found."""
    needles = read_needles(corpus)[:most]
    with tempfile.TemporaryDirectory(prefix="vraagbaak-milvus-") as made:
        # The index itself is not written in: what a fill keeps of itself comes beside a link to the generation.
        copy, uri = Path(made, "index"), str(Path(made, "lite.db"))
        copy.mkdir()
        for path in index.resolve().iterdir():
            if path.is_dir():
                (copy / path.name).symlink_to(path)
        (copy / "CURRENT").write_text((index / "CURRENT").read_text())
        encoder = load_encoder()
        started, processor = time.perf_counter(), time.process_time()
        filled = fill(copy, uri, encoder)
        facts: Facts = {
            "passages": filled.passages,
            "fill_seconds": time.perf_counter() - started,
            "fill_processor": time.process_time() - processor,
        }
        facts["fill_memory"] = 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        unhost(uri)
        facts["disk"] = sum(path.stat().st_size for path in Path(uri).rglob("*") if path.is_file())
        try:
            with closing(Store.open(copy, encoder)) as plain, closing(Store.open(copy, encoder)) as other:
                started = time.perf_counter()
                with searching_in("milvus", uri):
                    other.elsewhere = searcher_for(other)
                facts["open_seconds"] = time.perf_counter() - started
                facts |= _compared(Engine(plain), Engine(other), needles)
        finally:
            unhost(uri)
    facts["ask_memory"] = 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return facts


def _compared(embedded: Engine, milvus: Engine, needles: Sequence[Needle]) -> Facts:
    facts: Facts = {}
    for kind in ("near", "far"):
        questions = [getattr(needle, kind) for needle in needles]
        found = {name: _asked(engine, questions) for name, engine in (("embedded", embedded), ("milvus", milvus))}
        for name, (listed, searching, answering) in found.items():
            facts[f"{kind}_{name}_recall"] = _recall(needles, listed)
            facts[f"{kind}_{name}_search_ms"], facts[f"{kind}_{name}_ms"] = searching, answering
        pairs = list(zip(found["embedded"][0], found["milvus"][0], strict=True))
        facts[f"{kind}_same_order"] = sum(one == other for one, other in pairs) / len(pairs)
        facts[f"{kind}_shared"] = sum(len(set(one) & set(other)) / len(one) for one, other in pairs) / len(pairs)
    return facts


def _asked(engine: Engine, questions: Sequence[str]) -> tuple[list[list[str]], list[float], list[float]]:
    """The units of the first ten passages for each question; milliseconds of each search, and of each whole answer."""
    every = np.ones(len(engine.store.passages), dtype=np.bool_)
    listed: list[list[str]] = []
    searching: list[float] = []
    answering: list[float] = []
    for question in questions[:_WARMING]:
        engine.ask(question.replace("Hoeveel", "Welke"))
    for question in questions:
        read = engine.read(question)
        started = time.perf_counter()
        hits = engine.search(read, every, _LISTED)
        found = time.perf_counter()
        engine.ask(question)
        answering.append(1000 * (time.perf_counter() - found))
        searching.append(1000 * (found - started))
        listed.append([f"{hit.passage.document} {hit.passage.unit} {hit.passage.id}" for hit in hits])
    return listed, searching, answering


def _recall(needles: Sequence[Needle], listed: Sequence[Sequence[str]]) -> float:
    def met(needle: Needle, row: str) -> bool:
        document, unit, _ = row.split(" ")
        return document == needle.file and unit.endswith(f"-{needle.number}")

    pairs = zip(needles, listed, strict=True)
    return sum(any(met(needle, row) for row in own) for needle, own in pairs) / len(needles)


def table(found: dict[int, Facts]) -> str:
    """The figures as a table in Markdown, a column a size."""
    rows: list[tuple[str, Callable[[Facts], str]]] = [
        ("passages", lambda f: f"{f['passages']:,}"),
        ("filled, passages a second", lambda f: f"{f['passages'] / f['fill_seconds']:,.0f}"),
        ("filling, processor ms a passage", lambda f: f"{1000 * f['fill_processor'] / f['passages']:.2f}"),
        ("memory of filling, GiB", lambda f: f"{f['fill_memory'] / 2**30:.2f}"),
        ("on disk, bytes a passage", lambda f: f"{f['disk'] / f['passages']:,.0f}"),
        ("opening, s", lambda f: f"{f['open_seconds']:.2f}"),
        ("memory while answering, both stores, GiB", lambda f: f"{f['ask_memory'] / 2**30:.2f}"),
    ]
    for kind, words in (("near", "own words"), ("far", "other words")):
        for store in ("embedded", "milvus"):
            for what, name in (("search_ms", "search"), ("ms", "whole answer")):
                for percent in (50, 99):
                    key = f"{kind}_{store}_{what}"
                    rows.append((f"{name}, {store}, {words}, ms, p{percent}", _percentile(key, percent)))
            rows.append((f"R@10, {store}, {words}", _share(f"{kind}_{store}_recall")))
        rows.append((f"the same ten in the same order, {words}", _share(f"{kind}_same_order")))
        rows.append((f"of the first ten shared, {words}", _share(f"{kind}_shared")))
    head = ["|  | " + " | ".join(f"{size:,}" for size in found) + " |", "| --- |" + " ---: |" * len(found)]
    return "\n".join(head + [f"| {name} | " + " | ".join(map(say, found.values())) + " |" for name, say in rows])


def _percentile(key: str, percent: int) -> Callable[[Facts], str]:
    return lambda facts: f"{np.percentile(facts[key], percent):,.1f}"


def _share(key: str) -> Callable[[Facts], str]:
    return lambda facts: f"{facts[key]:.3f}"


def main() -> int:
    """Measure each size and print the table."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--keep", type=Path, required=True, help="folder with corpora and indexes of bench.scale")
    given.add_argument("--sizes", default="1000,10000", help="passages, with commas between")
    given.add_argument("--questions", type=int, default=50, help="how many of the planted questions, of each kind")
    given.add_argument("--step", type=int, help=argparse.SUPPRESS)
    options = given.parse_args()
    if options.step:
        size = options.step
        print(
            json.dumps(milvus_facts(options.keep / f"index-{size}", options.keep / f"corpus-{size}", options.questions))
        )
        return 0
    found: dict[int, Facts] = {}
    for size in map(int, options.sizes.split(",")):
        command = [sys.executable, "-m", "bench.scale_milvus", "--keep", str(options.keep), "--step", str(size)]
        command += ["--questions", str(options.questions)]
        ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=dict(os.environ))
        if ended.returncode:
            print(f"{size}: {(ended.stderr.strip().splitlines() or ['?'])[-1]}", file=sys.stderr)
            return 1
        answer: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
        found[size] = answer
    print(table(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
