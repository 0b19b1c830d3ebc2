"""Is every broken file read or refused in time? `python -m bench.fuzz 1000 [SEED]` prints counts and faults.

The files are those of the tests: all that are made to hurt, and seeded damage to papers of every format. It does not
say how well a broken file is read. Exits 1 when a file raises anything but a SourceError of one line, or is slow.
"""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index.errors import SourceError
from index.load import load
from index.structure import find_units
from index.tidy import tidy

TESTS = Path(__file__).resolve().parent.parent / "tests"
MOST_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: read or refused, in how many seconds, and what is wrong with that.

    Seconds of work in this process, however busy the machine; what readers do in processes of their own is bounded
    there.
    """

    name: str
    read: bool
    seconds: float
    fault: str | None


def try_files(files: Iterable[tuple[str, bytes]], folder: Path) -> Iterator[Outcome]:
    """Write, read and remove each (name, bytes) in turn."""
    for name, data in files:
        path = folder / name
        path.write_bytes(data)
        yield try_file(path)
        path.unlink()


def try_file(path: Path) -> Outcome:
    """Read one file and show its units; nothing is raised."""
    started = time.process_time()
    read, fault = False, None
    try:
        document = load(path)
        for unit in find_units(document):
            tidy(document, unit.span)
        read = True
        fault = None if document.text.strip() else "read without a word in it"
    except SourceError as error:
        lines = f"{error}{error.english}".splitlines()
        fault = None if len(lines) == 1 and str(error).startswith(path.name) else f"not one line that names it: {error}"
    except Exception as error:  # whatever else comes out of a reader is what this is for
        fault = f"{type(error).__name__}: {error}"
    seconds = time.process_time() - started
    return Outcome(path.name, read, seconds, fault or (f"{seconds:.1f} s" if seconds > MOST_SECONDS else None))


def main(arguments: list[str]) -> int:
    """Print what became of the files; 0 when all is well, 1 when not, 2 on wrong usage."""
    if not 1 <= len(arguments) <= 2 or not all(argument.isdigit() for argument in arguments):
        print("gebruik: python -m bench.fuzz AANTAL [SEED]", file=sys.stderr)
        return 2
    # The tests are flat and no package: their maker of broken files is found as pytest finds it.
    sys.path.insert(0, str(TESTS))
    from damaged import broken_files

    with tempfile.TemporaryDirectory(prefix="vraagbaak-fuzz-") as folder:
        outcomes = list(try_files(broken_files(*map(int, arguments)), Path(folder)))
    counts = Counter((Path(outcome.name).suffix, outcome.read) for outcome in outcomes)
    for suffix in sorted({suffix for suffix, _ in counts}):
        print(f"{suffix:6} {counts[suffix, True]:5} gelezen  {counts[suffix, False]:5} geweigerd")
    slowest = max(outcomes, key=lambda outcome: outcome.seconds)
    total = sum(outcome.seconds for outcome in outcomes)
    print(f"{len(outcomes)} bestanden in {total:.1f} s; het traagste: {slowest.name}, {slowest.seconds:.2f} s")
    faults = [outcome for outcome in outcomes if outcome.fault]
    for outcome in faults:
        print(f"FOUT  {outcome.name}: {outcome.fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
