"""From a thousand passages to a million: `python -m bench.scale --sizes 1000,10000,100000,1000000`.

It writes docs/scale.md. For each size a corpus (`bench.corpus`) is written, an index built of its files, and every
planted question asked twice, in its own words and in others; beside it, in the same run, other engines over the very
same passages, as far as they come in minutes, and the limit that the machine sets. Each measurement is a process of its
own, so that its peak memory is its own. Sizes that an engine was not run at stay empty. With `--keep FOLDER` corpora
and indexes stay there, and an index that is there already is asked without being built again.
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
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.corpus import Needle, read_needles, write_corpus, write_needles
from bench.known_papers import known_papers
from bench.made_index import make_index_of
from bench.scale_facts import Facts, exact_facts, limits, milliseconds
from bench.scale_milvus import milvus_facts
from bench.scale_page import page, plot
from bench.scale_peers import PEERS, measure_peer
from bench.scale_ray import ray_facts

ROOT = Path(__file__).resolve().parent.parent
SIZES = (1_000, 10_000, 100_000, 1_000_000)
_WARMING = 20
_CUT_UP_TO = 200_000
_ASKED_OF_MILVUS = 25
# Above this the papers are made in memory (bench/known_papers.py): reading so many files would take hours.
READ_UP_TO = 200_000


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the corpus and the index of one size are, and what was measured of it."""

    size: int
    corpus: Path
    index: Path
    facts: Path

    @classmethod
    def of(cls, work: Path, size: int) -> "Folders":
        """The folders of one size below `work`."""
        return cls(size, work / f"corpus-{size}", work / f"index-{size}", work / f"facts-{size}.json")


def build_facts(folders: Folders) -> Facts:
    """Build the index of a corpus: seconds, processor seconds, peak memory, and bytes on disk beside the texts."""
    from index.build import build
    from index.encoder import load_encoder
    from index.settings import BuildSettings
    from index.workers import Workers

    settings = BuildSettings()
    encoder = load_encoder(settings.encoder)
    started = time.perf_counter()
    if folders.size > READ_UP_TO:
        with Workers() as workers:
            needles, papers = known_papers(folders.size, workers)
            write_needles(folders.corpus, needles)
            counts = make_index_of(papers, folders.index, encoder, workers)
    else:
        report = build([folders.corpus], folders.index, settings, encoder)
        counts = {"documents": report.documents, "passages": report.passages}
    seconds = time.perf_counter() - started
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    processes = os.cpu_count() or 1
    text, disk = _text_bytes(folders.index), _bytes(folders.index)
    return {
        "papers": counts["documents"],
        "passages": counts["passages"],
        "read": folders.size <= READ_UP_TO,
        "build_seconds": seconds,
        "build_processor": own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime,
        # The largest of the other processes counted for each of them: no less than what all took together.
        "build_memory": 1024 * (own.ru_maxrss + (processes * others.ru_maxrss if others.ru_utime > 1 else 0)),
        "build_memory_own": 1024 * own.ru_maxrss,
        "disk": disk - text,
        "text": text,
        "files": {path.name: path.stat().st_size for path in sorted(folders.index.rglob("*")) if path.is_file()},
    }


def cut_facts(folders: Folders) -> Facts:
    """Build an index of papers that are read and cut already, as the other engines get them: seconds."""
    from index.assembly import Assembly
    from index.encoder import load_encoder
    from index.load import load
    from index.preparing import prepare
    from index.settings import BuildSettings
    from index.workers import Workers

    settings = BuildSettings()
    encoder = load_encoder(settings.encoder)
    files = sorted(folders.corpus.rglob("*.txt"))
    papers = [prepare(load(path), str(path), "", settings.passage_tokens) for path in files]
    passages = sum(len(paper.texts) for paper in papers)
    with tempfile.TemporaryDirectory(dir=folders.index.parent) as folder, Workers() as workers:
        # A process that is started once for all blocks is no part of what a block costs.
        for begun in [workers.start(_ready, settings.encoder) for _ in range(4 * workers.processes)]:
            begun()
        started = time.perf_counter()
        with Assembly(Path(folder), settings, encoder, None, lambda *_: None, workers) as assembly:
            for paper in papers:
                assembly.add(paper)
            assembly.finish()
        seconds = time.perf_counter() - started
    return {"cut_passages": passages, "cut_seconds": seconds}


def _ready(encoder: str) -> None:
    from index.counted_texts import counted_texts
    from index.preparing import embedded

    counted_texts(["Dit is een antwoord."])
    embedded(["Dit is een antwoord."], encoder)
    time.sleep(0.2)


def ask_facts(folders: Folders) -> Facts:
    """Open an index and ask all that was planted: seconds to open, milliseconds a question, what was found."""
    from index.encoder import load_encoder
    from qa.answer import Engine

    encoder = load_encoder()  # the model is the same whatever the index
    started = time.perf_counter()
    engine = Engine.open(folders.index, encoder=encoder)
    opening = time.perf_counter() - started
    needles = read_needles(folders.corpus)
    first = milliseconds(lambda: engine.ask("Hoeveel lachgaszaken zijn er bij het OM geregistreerd?"))
    found: Facts = {"passages": len(engine.store.passages), "open_seconds": opening, "first_ms": first}
    for kind in ("near", "far"):
        questions = [getattr(needle, kind) for needle in needles]
        for question in questions[:_WARMING]:
            engine.ask(question.replace("Hoeveel", "Welke"))
        answers, times = [], []
        for question in questions:
            started = time.perf_counter()
            answers.append(engine.ask(question))
            times.append(1000 * (time.perf_counter() - started))
        listed = [[(p.document, p.vraag or ()) for p in answer.passages[:10]] for answer in answers]
        found[f"{kind}_ms"] = times
        found[f"{kind}_recall"] = recall(needles, listed)
        found[f"{kind}_answered"] = sum(
            any(needle.statement in " ".join(item.quote.split()) for item in answer.citations)
            for needle, answer in zip(needles, answers, strict=True)
        ) / len(needles)
    found["ask_memory"] = 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found |= exact_facts(engine, needles)
    engine.store.close()
    return found


def recall(needles: Sequence[Needle], listed: Sequence[Sequence[tuple[str, Sequence[int]]]]) -> float:
    """The share of needles whose Vraag is among what is listed for each: file names with the numbers of Vragen."""
    pairs = zip(needles, listed, strict=True)
    return sum(
        any(file == needle.file and needle.number in numbers for file, numbers in own) for needle, own in pairs
    ) / len(needles)


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _text_bytes(index: Path) -> int:
    """The bytes of the source texts that an index holds, in UTF-8."""
    from index.store import Store

    store = Store.open(index)
    try:
        return sum(len(document.text.encode()) for document in store.documents())
    finally:
        store.close()


def _on_ray(folders: Folders) -> Facts:
    with tempfile.TemporaryDirectory(dir=folders.index.parent) as work:
        return ray_facts(folders.corpus, Path(work))


STEPS: dict[str, Callable[[Folders], Facts]] = {
    "build": build_facts,
    "cut": cut_facts,
    "ask": ask_facts,
    "limits": lambda folders: limits(folders.index),
    "ray": lambda folders: _on_ray(folders),
    "milvus": lambda folders: milvus_facts(folders.index, folders.corpus, _ASKED_OF_MILVUS),
} | {f"peer:{name}": partial(measure_peer, name) for name in PEERS}
# What runs on several machines, and the sizes at which it is measured on this one.
ELSEWHERE: dict[str, tuple[int, int]] = {"ray": (10_000, 10_000), "milvus": (1_000, 10_000)}


def apart(step: str, work: Path, size: int) -> Facts:
    """Do one step in a process of its own; what it measured, or why it could not ("failed")."""
    command = [sys.executable, "-m", "bench.scale", "--step", step, "--keep", str(work), "--sizes", str(size)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if ended.returncode:
        return {"failed": (ended.stderr.strip().splitlines() or ["?"])[-1]}
    found: Facts = json.loads(ended.stdout.splitlines()[-1])
    return found


def measure(work: Path, size: int, peers: bool) -> Facts:
    """All that is measured at one size."""
    folders = Folders.of(work, size)
    if size <= READ_UP_TO and not folders.corpus.exists():
        write_corpus(folders.corpus, size)
    known: Facts = json.loads(folders.facts.read_text()) if folders.facts.exists() else {}
    steps = [] if folders.index.exists() and "build_seconds" in known else ["build"]
    steps += ["cut"] if size <= _CUT_UP_TO else []
    steps += ["ask", "limits"]
    steps += [name for name, (least, most) in ELSEWHERE.items() if peers and least <= size <= most]
    steps += [f"peer:{name}" for name, peer in PEERS.items() if peers and size <= peer.up_to]
    for step in steps:
        found = apart(step, work, size)
        if step.startswith("peer:"):
            known |= {"peers": known.get("peers", {}) | {step[5:]: found}}
        else:
            known |= {step: found} if step in ELSEWHERE else found
        print(f"{size} {step}: {json.dumps(_short(found))}", file=sys.stderr, flush=True)
        folders.facts.write_text(json.dumps(known, indent=1) + "\n")
    return known


def _short(facts: Facts) -> Facts:
    return {name: value for name, value in facts.items() if not isinstance(value, list | dict)}


def main() -> int:
    """Measure, and write the page with its plot."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--sizes", default=",".join(map(str, SIZES)), help="passages, with commas between")
    given.add_argument("--keep", type=Path, help="folder for corpora and indexes, used again by the next run")
    given.add_argument("--no-peers", action="store_true")
    given.add_argument("--out", type=Path, default=ROOT / "docs" / "scale.md")
    given.add_argument("--step", choices=sorted(STEPS), help=argparse.SUPPRESS)
    options = given.parse_args()
    sizes = sorted(int(size) for size in options.sizes.split(","))
    if options.step:
        print(json.dumps(STEPS[options.step](Folders.of(options.keep, sizes[0]))))
        return 0
    with tempfile.TemporaryDirectory(prefix="vraagbaak-scale-") as made:
        work = options.keep or Path(made)
        work.mkdir(parents=True, exist_ok=True)
        found = {size: measure(work, size, not options.no_peers) for size in sizes}
    options.out.with_name("scale.svg").write_bytes(plot(found))
    text, missed = page(found)
    options.out.write_text(text, encoding="utf-8")
    print(text)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
