"""Questions answered and judged, here or over processes that each open the engine themselves."""

import os
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from index.errors import QuestionError, StoreError, VraagbaakError
from qa.answer import Engine
from qa.evaluation.judging import Judge
from qa.evaluation.own_document import without_own
from qa.evaluation.records import Judged
from qa.gold.records import Gold
from qa.settings import AnswerSettings

# Starting a process and opening the index in it costs about as much as this many questions.
_WORTH_A_PROCESS = 50
_BLOCK = 16
_AHEAD = 3

# A question by its place in the gold, and one judged.
Item = tuple[int, Gold]
Done = list[tuple[int, Judged]]


@dataclass(frozen=True, slots=True)
class Work:
    """What every process needs: the index, the settings, the engine's fingerprint, whether own papers are left out."""

    index: Path
    settings: AnswerSettings
    fingerprint: str
    leave_own_document_out: bool


def judged_blocks(work: Work, items: Sequence[Item], jobs: int | None) -> Generator[Done, None, None]:
    """All `items` judged, block by block, the blocks in the order in which they come; over `jobs` processes.

    None: as many as there are processors, and fewer for few questions. Raises StoreError when the index changed
    since `work` was made, VraagbaakError when a process breaks down.
    """
    blocks = [items[start : start + _BLOCK] for start in range(0, len(items), _BLOCK)]
    processes = _processes(len(items), jobs)
    if processes == 1:
        yield from _here(work, blocks)
        return
    pool = ProcessPool(min(processes, len(blocks)), context=get_context("spawn"))
    try:
        yield from _over(pool, work, blocks, processes)
    except BrokenProcessPool:
        # No process can be started here, as in a script that does not guard its main part.
        yield from _here(work, blocks)
    except ProcessExpired:
        raise VraagbaakError(
            "een proces dat vragen beantwoordde is gestopt, misschien door te weinig geheugen; geef dezelfde opdracht "
            "opnieuw, met --jobs 1: wat beantwoord is, blijft bewaard",
            "a process that answered questions has stopped, perhaps for lack of memory; give the same command again, "
            "with --jobs 1: what was answered is kept",
        ) from None
    finally:
        pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves this one method untyped
        pool.join()


def _processes(questions: int, jobs: int | None) -> int:
    if jobs is not None:
        return max(1, jobs)
    return max(1, min(len(os.sched_getaffinity(0)), questions // _WORTH_A_PROCESS))


class _Judging:
    """An engine with what judges its answers."""

    def __init__(self, work: Work) -> None:
        self._apart = work.leave_own_document_out
        self.engine = Engine.open(work.index, work.settings)
        if self.engine.fingerprint != work.fingerprint:
            self.engine.store.close()
            raise StoreError(
                f"de index in {work.index} is tijdens de evaluatie bijgewerkt; geef de opdracht opnieuw",
                f"the index in {work.index} was updated during the evaluation; give the command again",
            )
        self._judge = Judge(self.engine.store)

    def block(self, items: Sequence[Item]) -> Done:
        return [(place, self._one(gold)) for place, gold in items]

    def _one(self, gold: Gold) -> Judged:
        gold, without = without_own(self.engine.store, gold) if self._apart else (gold, ())
        asked = gold.asked
        try:
            answer = self.engine.ask(
                asked.question, id=asked.id, filters=asked.filters, history=asked.history, without=without
            )
        except QuestionError as error:
            raise QuestionError(f"{gold.where.dutch}: {error}", f"{gold.where.english}: {error.english}") from None
        return self._judge.judge(gold, answer)


def _here(work: Work, blocks: Sequence[Sequence[Item]]) -> Iterator[Done]:
    judging = _Judging(work)
    with closing(judging.engine.store):
        for block in blocks:
            yield judging.block(block)


def _over(pool: ProcessPool, work: Work, blocks: Sequence[Sequence[Item]], processes: int) -> Iterator[Done]:
    following = iter(blocks)
    waiting: set[Future[Done]] = set()
    while True:
        for block in islice(following, processes * _AHEAD - len(waiting)):
            if not pool.active:
                raise BrokenProcessPool
            waiting.add(pool.schedule(_in_process, args=[work, block]))
        if not waiting:
            return
        done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        for future in done:
            yield future.result()


def _in_process(work: Work, block: Sequence[Item]) -> Done:
    return _kept_open(work).block(block)


@cache
def _kept_open(work: Work) -> _Judging:
    """The engine of this process, which ends with its work."""
    return _Judging(work)
