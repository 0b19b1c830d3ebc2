"""Files to documents, for a whole build: each in its own time and memory, so that one bad file costs no other.

Plain text is read here. What a library has to parse is read in processes of their own, a few files ahead: a file that
crashes its process or never ends is refused like any other that cannot be read.
"""

import os
import resource
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, TimeoutError
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from pebble import ProcessExpired, ProcessPool

from index.corpus import Candidate
from index.errors import SourceError
from index.load import load
from index.records import Document
from index.tables_writer import Prepared
from index.workers import Workers

Outcome = Document | Prepared | SourceError
Load = Callable[[Path, dict[str, Any] | None], Document]
Then = Callable[[Document, Candidate], Document | Prepared]
Read = Callable[[Candidate], Outcome]

_TEXT = {".txt", ".md"}
# The pages of a scan take seconds each; nothing else that is read takes so long.
SECONDS, SECONDS_SCAN = 60.0, 900.0
_MEMORY = 4 * 2**30
_PROCESSES = 4
_AHEAD = 32
# From so many texts on reading them in other processes gains more than starting these costs.
MANY, _TOGETHER = 200, 16


def read_only(document: Document, candidate: Candidate) -> Document:
    """Nothing is done with a document but reading it."""
    return document


def read_all(
    candidates: Sequence[Candidate],
    load: Load = load,
    seconds: float = SECONDS,
    then: Then = read_only,
    workers: Workers | None = None,
    processes: int | None = None,
) -> Generator[Outcome, None, None]:
    """For each file in order the document, or the error that says why there is none.

    A file may take `seconds`, a PDF that may be a scan 900, and each process 4 GiB of memory. `then` is done with each
    document where it was read. With `workers` texts are read by them, some files at a time, if there are many.
    `processes` parse what a library has to parse, four at most.
    """
    read = partial(_read, load=load, then=then)
    is_text = [candidate.path.suffix.lower() in _TEXT for candidate in candidates]
    parsed = [candidate for candidate, text in zip(candidates, is_text, strict=True) if not text]
    plain = [candidate for candidate, text in zip(candidates, is_text, strict=True) if text]
    texts = _read_apart(plain, read, workers) if workers and len(plain) >= MANY else map(read, plain)
    if not parsed:
        yield from texts
        return
    processes = min(_PROCESSES, processes or os.cpu_count() or 1, len(parsed))
    pool = ProcessPool(processes, initializer=_bounded, context=get_context("spawn"))
    try:
        following = iter(parsed)
        waiting: deque[Future[Outcome]] = deque()
        for candidate, text in zip(candidates, is_text, strict=True):
            waiting += [_schedule(pool, item, read, seconds) for item in islice(following, _AHEAD - len(waiting))]
            if text:
                yield next(texts)
            else:
                yield _outcome(pool, candidate, waiting.popleft(), read, seconds)
    finally:
        pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves this one method untyped
        pool.join()


def _read_apart(candidates: Sequence[Candidate], read: Read, workers: Workers) -> Iterator[Outcome]:
    """What `read` makes of each file in order, some files a time in other processes, a few times ahead."""
    begun: deque[Callable[[], list[Outcome]]] = deque()
    for start in range(0, len(candidates), _TOGETHER):
        begun.append(workers.start(_read_together, candidates[start : start + _TOGETHER], read))
        if len(begun) > 2 * workers.processes:
            yield from begun.popleft()()
    while begun:
        yield from begun.popleft()()


def _read_together(candidates: Sequence[Candidate], read: Read) -> list[Outcome]:
    return list(map(read, candidates))


def _schedule(pool: ProcessPool, candidate: Candidate, read: Read, seconds: float) -> "Future[Outcome]":
    if pool.active:
        return pool.schedule(read, args=[candidate], timeout=seconds)
    broken: Future[Outcome] = Future()
    broken.set_exception(BrokenProcessPool())
    return broken


def _outcome(pool: ProcessPool, candidate: Candidate, waiting: "Future[Outcome]", read: Read, bound: float) -> Outcome:
    try:
        return waiting.result()
    except TimeoutError:
        if candidate.path.suffix.lower() == ".pdf" and bound == SECONDS:
            return _outcome(pool, candidate, _schedule(pool, candidate, read, SECONDS_SCAN), read, SECONDS_SCAN)
        return SourceError(
            f"{candidate.path.name}: lezen duurt langer dan {bound:g} seconden; bewaar het opnieuw of deel het op",
            f"{candidate.path.name}: reading takes longer than {bound:g} seconds; save the file again or split it",
        )
    except BrokenProcessPool:
        # No process can be started here, as in a script that does not guard its main part.
        return read(candidate)
    except ProcessExpired:
        return _broke_down(candidate.path)


def _read(candidate: Candidate, load: Load, then: Then) -> Outcome:
    path = candidate.path
    try:
        return then(load(path, candidate.entry), candidate)
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
