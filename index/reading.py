"""Files to documents, for a whole build: each in its own time and memory, so that one bad file costs no other.

Plain text is read here. What a library has to parse is read in processes of their own, a few files ahead: a file that
crashes its process or never ends is refused like any other that cannot be read.
"""

import os
import resource
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, TimeoutError
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from pebble import ProcessExpired, ProcessPool

from index.corpus import Candidate
from index.errors import SourceError
from index.load import load
from index.records import Document

Outcome = Document | SourceError
Load = Callable[[Path, dict[str, Any] | None], Document]

_TEXT = {".txt", ".md"}
# The pages of a scan take seconds each; nothing else that is read takes so long.
SECONDS, SECONDS_SCAN = 60.0, 900.0
_MEMORY = 4 * 2**30
_PROCESSES = 4
_AHEAD = 32


def read_all(
    candidates: Sequence[Candidate], load: Load = load, seconds: float = SECONDS
) -> Generator[Outcome, None, None]:
    """For each file in order the document, or the error that says why there is none.

    A file may take `seconds`, a PDF that may be a scan 900, and each process 4 GiB of memory.
    """
    parsed = [candidate for candidate in candidates if candidate.path.suffix.lower() not in _TEXT]
    if not parsed:
        yield from (_read(candidate.path, candidate.entry, load) for candidate in candidates)
        return
    processes = min(_PROCESSES, os.cpu_count() or 1, len(parsed))
    pool = ProcessPool(processes, initializer=_bounded, context=get_context("spawn"))
    try:
        following = iter(parsed)
        waiting: deque[Future[Outcome]] = deque()
        for candidate in candidates:
            waiting += [_schedule(pool, item, load, seconds) for item in islice(following, _AHEAD - len(waiting))]
            if candidate.path.suffix.lower() in _TEXT:
                yield _read(candidate.path, candidate.entry, load)
            else:
                yield _outcome(pool, candidate, waiting.popleft(), load, seconds)
    finally:
        pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves this one method untyped
        pool.join()


def _schedule(pool: ProcessPool, candidate: Candidate, load: Load, seconds: float) -> "Future[Outcome]":
    if pool.active:
        return pool.schedule(_read, args=[candidate.path, candidate.entry, load], timeout=seconds)
    broken: Future[Outcome] = Future()
    broken.set_exception(BrokenProcessPool())
    return broken


def _outcome(pool: ProcessPool, candidate: Candidate, waiting: "Future[Outcome]", load: Load, bound: float) -> Outcome:
    try:
        return waiting.result()
    except TimeoutError:
        if candidate.path.suffix.lower() == ".pdf" and bound == SECONDS:
            return _outcome(pool, candidate, _schedule(pool, candidate, load, SECONDS_SCAN), load, SECONDS_SCAN)
        return SourceError(
            f"{candidate.path.name}: lezen duurt langer dan {bound:g} seconden; bewaar het opnieuw of deel het op",
            f"{candidate.path.name}: reading takes longer than {bound:g} seconds; save the file again or split it",
        )
    except BrokenProcessPool:
        # No process can be started here, as in a script that does not guard its main part.
        return _read(candidate.path, candidate.entry, load)
    except ProcessExpired:
        return _broke_down(candidate.path)


def _read(path: Path, entry: dict[str, Any] | None, load: Load) -> Outcome:
    try:
        return load(path, entry)
    except SourceError as error:
        return error
    except (MemoryError, RecursionError):
        return _broke_down(path)
    except Exception as error:  # a fault of ours in one paper must not cost the build of all others
        return SourceError(
            f"{path.name}: onverwachte fout bij het lezen ({type(error).__name__}); meld dit, met het bestand",
            f"{path.name}: unexpected error while reading ({type(error).__name__}); report this, with the file",
        )


def _broke_down(path: Path) -> SourceError:
    return SourceError(
        f"{path.name}: het lezen liep vast; het bestand is beschadigd of te groot; bewaar het opnieuw",
        f"{path.name}: reading broke down; the file is damaged or too large; save it again",
    )


def _bounded() -> None:
    """Bound the memory of this process; a system that knows no such bound goes without."""
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
