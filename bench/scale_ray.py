"""The same corpus built without Ray and on a local cluster of two nodes: `python -m bench.scale_ray --papers FOLDER`.

Three builds in one run: on this machine, on the nodes, and on the nodes with one killed when half of the papers are
read. Each node has its share of the processors of this machine, so that rates compare. It prints a table and a line of
JSON, and ends with 1 when a generation of the cluster is not byte for byte that of this machine. `bench.corpus` writes
papers.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.ray_nodes import Nodes
from bench.scale_facts import Facts
from index.build import build
from index.generation import current

NODES = 2


def ray_facts(papers: Path, work: Path) -> Facts:
    """Seconds and passages of the three builds, and whether they gave the same bytes."""
    each = max(1, (os.cpu_count() or 1) // NODES)
    facts: Facts = {"nodes": NODES, "processors_each": each}
    facts["here"] = _built(papers, work / "here")
    whole = _files(work / "here")
    with Nodes(*[each] * NODES) as nodes:
        facts["ray"] = _built(papers, work / "ray", nodes.address)
        facts["ray"]["same"] = _files(work / "ray") == whole
        half = _Half(lambda: nodes.remove(nodes.nodes[0]))
        facts["killed"] = _built(papers, work / "killed", nodes.address, half)
        facts["killed"]["same"] = _files(work / "killed") == whole
        facts["killed"]["killed_at"] = half.killed_at
    return facts


def lines(facts: Facts) -> list[str]:
    """The facts as a table in Markdown."""
    found = ["| build | papers | passages | seconds | passages/s | the same bytes |", "|---|---|---|---|---|---|"]
    each = f"{facts['nodes']} nodes of {facts['processors_each']}"
    for name, said in (
        ("here", "this machine, without Ray"),
        ("ray", f"Ray, {each}"),
        ("killed", f"Ray, {each}, one killed half-way"),
    ):
        one = facts[name]
        rate = one["passages"] / one["seconds"]
        same = {True: "yes", False: "NO", None: ""}[one.get("same")]
        found.append(
            f"| {said} | {one['papers']:,} | {one['passages']:,} | {one['seconds']:.1f} | {rate:,.0f} | {same} |"
        )
    return found


class _Half:
    """Does something once, when half of the papers are read."""

    def __init__(self, act: Callable[[], None]) -> None:
        self._act = act
        self.killed_at = 0

    def __call__(self, stage: str, done: int, whole: int) -> None:
        if stage == "lezen" and not self.killed_at and done >= whole / 2 > 0:
            self.killed_at = done
            self._act()


def _built(papers: Path, index: Path, cluster: str | None = None, half: _Half | None = None) -> Facts:
    started = time.perf_counter()
    report = build([papers], index, progress=half or (lambda stage, done, whole: None), cluster=cluster)
    return {"papers": report.documents, "passages": report.passages, "seconds": time.perf_counter() - started}


def _files(index: Path) -> dict[str, bytes]:
    folder = current(index)
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def main() -> None:
    """Measure, print, and say by the exit status whether the bytes were the same."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--papers", type=Path, required=True, help="a folder of papers, as bench.corpus writes them")
    papers = parser.parse_args().papers
    with tempfile.TemporaryDirectory(prefix="vraagbaak-ray-") as work:
        facts = ray_facts(papers, Path(work))
    print(*lines(facts), sep="\n")
    print(json.dumps(facts))
    sys.exit(not (facts["ray"]["same"] and facts["killed"]["same"]))


if __name__ == "__main__":
    main()
