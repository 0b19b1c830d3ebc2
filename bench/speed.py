"""How fast Vraagbaak is and how large its model: `python -m bench.speed` prints a table and exits 1 on a missed bar.

Measured on this machine, now, over seeds/: times vary with what else runs, so no test asserts on them. It measures no
quality; that is `vraagbaak evaluate`.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from index.build import build
from index.encoder import SHIPPED_FOLDER
from qa.answer import Engine

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
GOLD = SEEDS / "gold" / "dev.jsonl"
QUESTION = "Hoeveel lachgaszaken zijn er bij het OM geregistreerd?"
COLD_RUNS = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value with its unit and the bar that it may not pass."""

    name: str
    value: float
    unit: str
    bar: float

    @property
    def missed(self) -> bool:
        """True when the value lies above its bar."""
        return self.value > self.bar


def figures(cold_runs: int = COLD_RUNS) -> list[Figure]:
    """Measure everything: seconds of indexing and of cold commands, milliseconds of a warm engine, megabytes."""
    with tempfile.TemporaryDirectory(prefix="vraagbaak-bench-") as folder:
        fresh, cold = Path(folder, "fresh"), Path(folder, "cold")
        building = seconds(lambda: build([SEEDS], fresh))
        indexing = seconds(lambda: command("index", str(SEEDS), "--index", str(cold)))
        asking = [seconds(lambda: command("ask", QUESTION, "--index", str(cold))) for _ in range(cold_runs)]
        warm = latencies(Engine.open(fresh), questions(GOLD))
    return [
        Figure("seeds/ indexeren, in het proces", building, "s", 10),
        Figure("vraagbaak index seeds, koude start", indexing, "s", 10),
        Figure(f"vraagbaak ask, koude start, mediaan van {cold_runs}", statistics.median(asking), "s", 2),
        Figure(f"antwoord, warm, mediaan van {len(warm)}", statistics.median(warm), "ms", 20),
        Figure(f"antwoord, warm, 95e percentiel van {len(warm)}", percentile(warm, 95), "ms", 50),
        Figure("meegeleverde encoder", megabytes(SHIPPED_FOLDER), "MB", 20),
    ]


def seconds(work: Callable[[], object]) -> float:
    """Wall time of one run of `work`."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def command(*arguments: str) -> None:
    """Run one command of the command line in a new process. Raises CalledProcessError when it fails."""
    subprocess.run([sys.executable, "-m", "qa", *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def questions(gold: Path) -> list[str]:
    """The questions of a gold file, in order."""
    return [json.loads(line)["question"] for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]


def latencies(engine: Engine, asked: Sequence[str]) -> list[float]:
    """Milliseconds of each question in turn, after one that warms the engine up."""
    engine.ask(QUESTION)
    return [1000 * seconds(partial(engine.ask, question)) for question in asked]


def percentile(values: Sequence[float], share: int) -> float:
    """The smallest value that at least `share` percent of `values` do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * share // 100) - 1)]


def megabytes(folder: Path) -> float:
    """The size of all files in a folder, in units of 10**6 bytes."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def table(found: Sequence[Figure]) -> str:
    """The figures as a table of plain text, a missed bar marked."""
    width = max(len(item.name) for item in found)
    rows = [f"{'':{width}}  {'gemeten':>10}  {'grens':>8}"]
    for item in found:
        measured, bar = f"{item.value:.2f} {item.unit}", f"{item.bar:g} {item.unit}"
        rows.append(f"{item.name:{width}}  {measured:>10}  {bar:>8}{'  NIET GEHAALD' if item.missed else ''}")
    return "\n".join(rows)


def main() -> int:
    """Measure, print, and return the exit status: 1 when a bar is missed."""
    found = figures()
    print(table(found))
    return int(any(item.missed for item in found))


if __name__ == "__main__":
    sys.exit(main())
