"""What it costs to keep an index up to date: `python -m bench.growth --papers N`.

Builds an index of N papers (`bench.papers`), then adds a text, adds a Word file, changes nothing, changes one paper and
removes one, each in a fresh process. It gives the wall time of the process, its processor time, which other work on the
machine disturbs less, and the seconds that the build itself took, without the start of Python. Exits 1 when building
with one paper more takes longer than a twentieth of the first build.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.papers import file_name, write_paper, write_papers

ROOT = Path(__file__).resolve().parent.parent
BAR = 0.05


@dataclass(frozen=True, slots=True)
class Step:
    """One update: seconds of wall clock and of processor in all, seconds inside the build, peak memory in MB."""

    name: str
    wall: float
    processor: float
    inside: float
    memory: float


# A build that also says how long it took; what `vraagbaak index` does, and nothing else.
_TIMED = """
import json, resource, sys, time
from pathlib import Path
from index.build import build
from index.encoder import load_encoder
from index.settings import BuildSettings
settings = BuildSettings()
encoder = load_encoder(settings.encoder)
started = time.perf_counter()
report = build([Path(sys.argv[1])], Path(sys.argv[2]), settings, encoder)
seconds = time.perf_counter() - started
print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, report.documents]))
"""


def update(name: str, papers: Path, index: Path, expected: int) -> Step:
    """Update `index` in a fresh process. Raises CalledProcessError, or ValueError when it holds another number."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    ended = subprocess.run(
        [sys.executable, "-c", _TIMED, str(papers), str(index)], cwd=ROOT, check=True, capture_output=True, text=True
    )
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    inside, peak, documents = json.loads(ended.stdout)
    if documents != expected:
        raise ValueError(f"{name}: {documents} papers in the index, {expected} expected")
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Step(name, wall, processor, inside, peak / 1000)


def steps(folder: Path, count: int) -> list[Step]:
    """The full build of `count` papers in `folder`, and the small updates after it."""
    papers, index = folder / "papers", folder / "index"
    write_papers(papers, count)
    os.sync()  # what writing the papers left to do is not the build's
    found = [update(f"{count} stukken, de eerste keer", papers, index, count)]
    write_paper(papers, count)
    found.append(update("één tekst erbij", papers, index, count + 1))
    word = next(number for number in range(count + 1, count + 20) if file_name(number).endswith(".docx"))
    write_paper(papers, word)
    found.append(update("één Word-stuk erbij", papers, index, count + 2))
    found.append(update("niets veranderd", papers, index, count + 2))
    write_paper(papers, count // 2, version=1)
    found.append(update("één gewijzigd", papers, index, count + 2))
    (papers / file_name(count // 3)).unlink()
    found.append(update("één weg", papers, index, count + 1))
    return found


def table(found: Sequence[Step]) -> str:
    """The steps as a table of plain text, each with its share of the first."""
    width = max(len(step.name) for step in found)
    share = f"{'deel':>7}"
    rows = [f"{'':{width}}  {'wandklok':>9} {share}  {'processor':>9} {share}  {'in build()':>10} {share}  geheugen"]
    first = found[0]
    for step in found:
        rows.append(
            f"{step.name:{width}}  {step.wall:7.2f} s {step.wall / first.wall:7.1%}  "
            f"{step.processor:7.2f} s {step.processor / first.processor:7.1%}  "
            f"{step.inside:8.2f} s {step.inside / first.inside:7.1%}  {step.memory:5.0f} MB"
        )
    return "\n".join(rows)


def main() -> int:
    """Measure, print, and return 1 when adding one paper costs too much."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--papers", type=int, default=2000)
    count = given.parse_args().papers
    with tempfile.TemporaryDirectory(prefix="vraagbaak-growth-") as folder:
        found = steps(Path(folder), count)
    print(table(found))
    share = max(step.inside for step in found[1:3]) / found[0].inside
    whole = max(step.wall for step in found[1:3]) / found[0].wall
    print(
        f"één stuk erbij: {share:.1%} van de bouw (grens {BAR:.0%}){'' if share <= BAR else '  NIET GEHAALD'}; "
        f"met de start van Python erbij {whole:.1%}"
    )
    return int(share > BAR)


if __name__ == "__main__":
    sys.exit(main())
