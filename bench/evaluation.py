"""How long a large evaluation takes, and how much memory: `python -m bench.evaluation`.

Makes papers (`bench.papers`) with about 10,000 passages, indexes them, and asks 10,000 questions of them: every other
one a Vraag in its own words, the rest a few words of an answer. Runs `vraagbaak evaluate` on them in a process of its
own and prints the seconds, the questions a second, and the most memory that the process and all that it started held
at one moment (proportional set size: what they share counts once). Exits 1 above three minutes or 1 GiB. Both are for a
machine with two processors that does nothing else.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.papers import Paper, file_name, made_paper, write_paper
from index.build import build

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = 10_000
# Papers whose file is plain text: indexing the others takes long, and asks nothing else of an evaluation.
TEXTS = (0, 3, 6, 9)
PAPERS = 770
SECONDS, GIBIBYTES = 180.0, 1.0
SEED = 20261121
# Looking at the memory of a process costs some milliseconds of a processor.
_EVERY = 1.0
_WORDS = 7


@dataclass(frozen=True, slots=True)
class Figures:
    """What an evaluation took: seconds of wall clock and of processor, the most memory of all its processes in GiB."""

    passages: int
    questions: int
    seconds: float
    processor: float
    gibibytes: float

    @property
    def missed(self) -> bool:
        """True when a bar is missed."""
        return self.seconds > SECONDS or self.gibibytes > GIBIBYTES


def paper_numbers(count: int) -> list[int]:
    """The numbers of the first `count` papers that are plain text."""
    return [number for number in range(count * 10 // len(TEXTS) + 10) if number % 10 in TEXTS][:count]


def gold_rows(numbers: list[int], count: int) -> Iterator[dict[str, Any]]:
    """`count` gold questions over the papers with these numbers, from a fixed seed."""
    chance = random.Random(SEED)
    papers = {number: made_paper(number) for number in numbers}
    for place in range(count):
        number = chance.choice(numbers)
        yield _row(papers[number], file_name(number), place, chance)


def _row(paper: Paper, file: str, place: int, chance: random.Random) -> dict[str, Any]:
    at = chance.randrange(len(paper.pairs))
    head, answer = paper.pairs[at]
    words = answer.split()
    start = chance.randrange(max(1, len(words) - _WORDS))
    part = " ".join(words[start : start + _WORDS])
    asked = head if place % 2 == 0 and not paper.letter else f"Wat is er bekend over {part}?"
    stands = {"document": file, "vraag": None if paper.letter else at + 1, "section": head if paper.letter else None}
    return {"id": f"q{place}", "question": asked, "kind": "factoid", "relevant": [stands], "answer": [part]}


def measure(folder: Path, papers: int, questions: int) -> Figures:
    """Do what this module says, in `folder`. Raises CalledProcessError when the evaluation fails."""
    numbers = paper_numbers(papers)
    (folder / "papers").mkdir()
    for number in numbers:
        write_paper(folder / "papers", number)
    index, gold, out = folder / "index", folder / "gold.jsonl", folder / "out"
    passages = build([folder / "papers"], index).passages
    rows = [json.dumps(row, ensure_ascii=False) for row in gold_rows(numbers, questions)]
    gold.write_text("\n".join(rows) + "\n", encoding="utf-8")
    where = ["--index", str(index), "--gold", str(gold), "--out", str(out)]
    command = [sys.executable, "-m", "qa", "evaluate", *where]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        most = 0
        while True:
            most = max(most, memory_of_tree(process.pid))
            try:
                process.wait(_EVERY)
                break
            except subprocess.TimeoutExpired:
                continue
        taken = time.perf_counter() - started
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    asked = json.loads((out / "report.json").read_text(encoding="utf-8"))["questions"]
    return Figures(passages, asked, taken, processor, most / 2**30)


def memory_of_tree(process: int) -> int:
    """Bytes that a process and all that it started hold, what several share counted once; 0 when it has ended."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            # The name of a program, in brackets, may hold anything.
            parent = int(stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1])
        except (OSError, IndexError, ValueError):
            continue
        children.setdefault(parent, []).append(int(stat.parent.name))
    waiting, total = [process], 0
    while waiting:
        one = waiting.pop()
        waiting += children.get(one, [])
        total += _proportional(one)
    return total


def _proportional(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return 0


def main() -> int:
    """Measure, print, and return 1 when a bar is missed."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--papers", type=int, default=PAPERS)
    given.add_argument("--questions", type=int, default=QUESTIONS)
    options = given.parse_args()
    with tempfile.TemporaryDirectory(prefix="vraagbaak-evaluation-") as folder:
        found = measure(Path(folder), options.papers, options.questions)
    print(
        f"{found.questions} vragen over {found.passages} passages: {found.seconds:.0f} s (grens {SECONDS:.0f} s), "
        f"processor {found.processor:.0f} s, "
        f"{found.questions / found.seconds:.0f} vragen per seconde, {found.gibibytes:.2f} GiB (grens {GIBIBYTES:g} GiB)"
        f"{'  NIET GEHAALD' if found.missed else ''}"
    )
    return int(found.missed)


if __name__ == "__main__":
    sys.exit(main())
