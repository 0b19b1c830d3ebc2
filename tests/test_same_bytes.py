"""The same questions over the same papers give the same bytes, in another process and with another hash seed."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from shipped import GOLD, ROOT, SEEDS, gold_rows, process, read_lines, seed_index, write_lines

HASH_SEEDS = ("0", "1", "20251105")


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of questions: a few of each kind, one with filters, one with history, one that nothing answers."""
    rows = [{"id": row["id"], "question": row["question"]} for row in gold_rows()[::6]]
    more = [
        {"id": "filter", "question": "Wat doet de politie?", "filters": {"minister": "Van Weel"}},
        {"id": "vervolg", "question": "En in 2023?", "history": ["Hoeveel cilinders nam de politie in beslag?"]},
        {"id": "niets", "question": "Wat doet de politie?", "filters": {"to": "1990-01-01"}},
    ]
    return write_lines(tmp_path_factory.mktemp("vragen") / "q.jsonl", [*rows, *more])


def answered(asked: Path, out: Path, hash_seed: str, *more: str) -> bytes:
    """What `vraagbaak batch` writes in a process of its own."""
    arguments = ("batch", "--questions", asked, "--out", out, "--index", seed_index(), *more)
    done = process(*arguments, env={"PYTHONHASHSEED": hash_seed})
    assert done.returncode == 0, done.stderr
    return out.read_bytes()


def test_without_times_the_bytes_are_the_same(asked: Path, tmp_path: Path) -> None:
    found = [answered(asked, tmp_path / f"{seed}.jsonl", seed, "--no-latency") for seed in HASH_SEEDS]
    assert found[0]
    assert len(set(found)) == 1


def test_with_times_nothing_else_differs(asked: Path, tmp_path: Path) -> None:
    lines = [answered(asked, tmp_path / f"{seed}.jsonl", seed) for seed in HASH_SEEDS[:2]]
    assert {len(re.findall(rb'"latency_ms": \d+\.?\d*', found)) for found in lines} == {len(read_lines(asked))}
    without = {re.sub(rb'"latency_ms": \d+\.?\d*', b"", found) for found in lines}
    assert len(without) == 1


def test_lookups_give_the_same_bytes(tmp_path: Path) -> None:
    references = [
        "antwoord op vraag 7 lachgas",
        "Kamerstuk 24 077, nr. 456",
        "In 2023 nam de politie lachgascilinders in beslag",
    ]
    rows = [{"id": str(n), "reference": reference} for n, reference in enumerate(references)]
    asked = write_lines(tmp_path / "r.jsonl", rows)
    found = set()
    for seed in HASH_SEEDS[:2]:
        out = tmp_path / f"{seed}.jsonl"
        done = process(
            *("cite", "--questions", asked, "--out", out, "--index", seed_index()), env={"PYTHONHASHSEED": seed}
        )
        assert done.returncode == 0, done.stderr
        found.add(out.read_bytes())
    assert len(found) == 1


def test_the_same_papers_give_the_same_index(tmp_path: Path) -> None:
    written = []
    for seed in HASH_SEEDS[:2]:
        done = process("index", SEEDS, "--index", tmp_path / seed, env={"PYTHONHASHSEED": seed})
        assert done.returncode == 0, done.stderr
        generation = next((tmp_path / seed).glob("gen-*"))
        files = sorted(path for path in generation.rglob("*") if path.is_file())
        written.append({path.relative_to(generation).as_posix(): path.read_bytes() for path in files})
    assert written[0].keys() == written[1].keys()
    assert [name for name in written[0] if written[0][name] != written[1][name]] == []


@pytest.mark.parametrize("name", ["thesaurus_nl.tsv", "glossary_en_nl.tsv", "abbreviations.tsv"])
def test_another_word_list_is_another_fingerprint(name: str, tmp_path: Path) -> None:
    """Staff may add lines to the word lists, and those change answers."""
    for room in ("index", "qa"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    before = fingerprint(tmp_path)
    with (tmp_path / "index" / "lexicon" / name).open("a", encoding="utf-8") as file:
        file.write("treinkaartje\tlachgas\tzaken\n")
    assert before == fingerprint(ROOT)
    assert fingerprint(tmp_path) != before


def fingerprint(folder: Path) -> str:
    """The fingerprint that the program in `folder` gives to its answers."""
    command = [sys.executable, "-m", "qa", "info", "--json", "--index", str(seed_index())]
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, "PYTHONPATH": str(folder)}, capture_output=True, check=True
    )
    return str(json.loads(done.stdout)["fingerprint"])


def test_the_number_of_threads_changes_nothing(tmp_path: Path) -> None:
    # Matrix libraries sum in another order with every number of threads: all gold questions, so that a near tie is met.
    found = set()
    for threads in ("1", "2"):
        out = tmp_path / f"{threads}.jsonl"
        arguments = ("batch", "--questions", GOLD, "--out", out, "--index", seed_index(), "--no-latency")
        done = process(*arguments, env={"OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads})
        assert done.returncode == 0, done.stderr
        found.add(out.read_bytes())
    assert len(found) == 1
