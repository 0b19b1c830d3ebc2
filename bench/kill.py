"""Does a build that is killed cost anything but its time? `python -m bench.kill --papers N --kills M`.

Runs `vraagbaak index` over N papers (`bench.papers`) of which some changed, and kills it (SIGKILL) at a moment that a
fixed seed chooses, spread over all the time that an update takes; M times. After each kill the index must open, hold
the papers of before or of after and nothing between, be whole by its own checksums, and answer a question. At last a
build must finish, leave nothing of the killed ones behind, pass `vraagbaak verify`, and give the fingerprint of an
index that is built anew from the same papers. Exits 1 on any fault.
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from bench.papers import write_paper, write_papers
from index.errors import VraagbaakError
from index.generation import POINTER, UNFINISHED, current
from index.load import load
from index.lock import LOCK
from index.store import Store
from qa.answer import Engine
from qa.verify import verify

ROOT = Path(__file__).resolve().parent.parent
QUESTION = "Welke maatregelen worden er genomen tegen het gebruik van lachgas?"
CHANGED = 0.02
# Kills come until a little after an update usually ends: its last steps are the ones that matter.
SPREAD = 1.2
NEAR_ITS_END = (0.8, 1.0)
SEED = 20260101


@dataclass(slots=True)
class Outcome:
    """How it went: how often each thing happened, every fault, and which papers folder and index hold."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    in_folder: dict[str, str] = field(default_factory=dict)
    in_index: dict[str, str] = field(default_factory=dict)


def kill_again_and_again(folder: Path, count: int, kills: int, share: float = CHANGED) -> Outcome:
    """Do what this module says, in `folder`; each build that ends is followed by changes in a `share` of the papers."""
    chance, found = random.Random(SEED), Outcome()
    papers, index = folder / "papers", folder / "index"
    write_papers(papers, count)
    full = run_to_its_end(papers, index)
    found.in_folder = found.in_index = Store.open(index).manifest.sources
    change(papers, count, share, 1, chance, found)
    usual = run_to_its_end(papers, index)
    check(index, "the update that nobody killed", found)
    print(f"{count} papers: first build {full:.1f} s, an update {usual:.1f} s", flush=True)
    # One moment in each part of an update, the parts in no order.
    parts = chance.sample(range(kills), kills)
    for number, part in enumerate(parts, start=1):
        moment: float | None = SPREAD * usual * (part + chance.random()) / kills
        while moment is not None:
            # What an earlier kill left undone is work enough: more of it would make each update longer than the last.
            if found.in_index == found.in_folder:
                change(papers, count, share, number + 1, chance, found)
            took = kill(papers, index, moment, f"kill {number}", found)
            check(index, f"kill {number}", found)
            # One that ended first is followed by one that is killed near its end.
            moment = None if took is None else took * chance.uniform(*NEAR_ITS_END)
    run_to_its_end(papers, index)
    check_the_last(papers, index, folder / "anew", found)
    return found


def start(papers: Path, index: Path) -> "subprocess.Popen[bytes]":
    """`vraagbaak index` in a process of its own."""
    command = [sys.executable, "-m", "qa", "index", str(papers), "--index", str(index)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def run_to_its_end(papers: Path, index: Path) -> float:
    """Seconds of a build that nobody kills. Raises CalledProcessError when it fails."""
    started = time.perf_counter()
    with start(papers, index) as process:
        _, error = process.communicate()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args, stderr=error)
    return time.perf_counter() - started


def change(papers: Path, count: int, share: float, version: int, chance: random.Random, found: Outcome) -> None:
    """Change some papers, so that the next build has work in every stage."""
    found.in_folder = dict(found.in_folder)
    for number in chance.sample(range(count), max(1, int(share * count))):
        path = write_paper(papers, number, version)
        found.in_folder[path.name] = load(path).sha256


def kill(papers: Path, index: Path, moment: float, where: str, found: Outcome) -> float | None:
    """Start an update and kill it after `moment` seconds; the seconds that it took when it ended well by then."""
    started = time.perf_counter()
    with start(papers, index) as process:
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        took = time.perf_counter() - started
        _, error = process.communicate()
    found.counts["killed" if process.returncode == -signal.SIGKILL else "ended before the kill"] += 1
    if process.returncode not in (0, -signal.SIGKILL):
        found.faults.append(f"{where}: exit {process.returncode}: {error.decode(errors='replace')}")
    found.counts["left something unfinished"] += bool(list(index.glob(f"{UNFINISHED}*")))
    return took if process.returncode == 0 else None


def check(index: Path, where: str, found: Outcome) -> None:
    """Open the index as a reader does; what is not as it should be is added to the faults."""
    try:
        store = Store.open(index)
    except VraagbaakError as error:
        found.faults.append(f"{where}: does not open: {error.english}")
        return
    try:
        if store.manifest.sources == found.in_folder:
            found.counts["index of after found"] += 1
        elif store.manifest.sources == found.in_index:
            found.counts["index of before found"] += 1
        else:
            found.faults.append(f"{where}: holds neither the papers of before nor those of after")
        held = {document.file: document.sha256 for document in store.documents()}
        if held != store.manifest.sources:
            found.faults.append(f"{where}: its papers are not those that its manifest names")
        found.faults += [f"{where}: {name} is not what was written" for name, _ in store.damaged_files()]
        if not Engine(store).ask(QUESTION).passages:
            found.faults.append(f"{where}: nothing found for a question")
        found.in_index = held
    except VraagbaakError as error:
        found.faults.append(f"{where}: {error.english}")
    finally:
        store.close()


def check_the_last(papers: Path, index: Path, anew: Path, found: Outcome) -> None:
    """After a build that ended: new, proven, alone in its folder, and the same as one that is built anew."""
    where = "the last build"
    check(index, where, found)
    if found.in_index != found.in_folder:
        found.faults.append(f"{where}: does not hold what the folder holds")
    left = sorted(path.name for path in index.iterdir())
    if left != sorted((POINTER, LOCK, current(index).name)):
        found.faults.append(f"{where}: left behind: {', '.join(left)}")
    run_to_its_end(papers, anew)
    store, fresh = Store.open(index), Store.open(anew)
    try:
        found.faults += [f"{where}: {name}: {english}" for name, _, english in verify(store).failures]
        if store.fingerprint != fresh.fingerprint:
            found.faults.append(f"{where}: fingerprint differs from that of an index built anew")
    finally:
        store.close()
        fresh.close()


def main() -> int:
    """Kill, print, and return 1 when there was any fault."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--papers", type=int, default=2000)
    given.add_argument("--kills", type=int, default=50)
    given.add_argument("--changed", type=float, default=CHANGED, help="share of the papers changed before a build")
    options = given.parse_args()
    with tempfile.TemporaryDirectory(prefix="vraagbaak-kill-") as folder:
        found = kill_again_and_again(Path(folder), options.papers, options.kills, options.changed)
    for name, times in sorted(found.counts.items()):
        print(f"{times:5} {name}")
    for fault in found.faults:
        print(f"FAULT {fault}")
    print(f"{len(found.faults)} faults in {options.kills} kills")
    return int(bool(found.faults))


if __name__ == "__main__":
    sys.exit(main())
