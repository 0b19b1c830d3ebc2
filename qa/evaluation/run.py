"""All gold questions answered and judged, with a journal: the same whatever the number of processes, or of kills."""

import hashlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from index.program import program_checksum
from index.records import Remark
from qa.answer import Engine
from qa.evaluation.journal import journal
from qa.evaluation.records import Judged
from qa.evaluation.workers import Work, judged_blocks
from qa.gold.records import GoldFile
from qa.settings import AnswerSettings

_FORMAT = 1
_PROGRAM = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Run:
    """All questions judged, in the order of the gold, and by what; `remarks` are for the user."""

    judged: tuple[Judged, ...]
    fingerprint: str
    settings: AnswerSettings
    leave_own_document_out: bool = False
    remarks: tuple[Remark, ...] = ()


def answer_and_judge(
    index: Path,
    gold: GoldFile,
    out: Path,
    *,
    settings: AnswerSettings | None = None,
    leave_own_document_out: bool = False,
    jobs: int | None = None,
    told: Callable[[int, int], None] = lambda done, whole: None,
) -> Run:
    """Answer and judge all of `gold` on the index in the folder `index`, keeping a journal in the folder `out`.

    `jobs`: over how many processes; None: as many as there are processors and the questions are worth. `told` is called
    with how many are done, of how many: at once, and after each block. The journal stays until `journal.finished`:
    called again after a kill, this goes on where it was. Raises StoreError or EncoderError when the index cannot be
    opened, QuestionError when `out` cannot be used, VraagbaakError when a process breaks down.
    """
    settings = settings or AnswerSettings()
    work = Work(index, settings, fingerprint_of(index, settings), leave_own_document_out)
    ids = [item.asked.id for item in gold.gold]
    with journal(out, _described(work, gold), ids) as kept:
        judged = dict(kept.judged)
        told(len(judged), len(ids))
        left = [(place, item) for place, item in enumerate(gold.gold) if place not in judged]
        with closing(judged_blocks(work, left, jobs)) as blocks:
            for block in blocks:
                for place, item in block:
                    kept.add(place, item)
                    judged[place] = item
                told(len(judged), len(ids))
        ordered = tuple(judged[place] for place in range(len(ids)))
        return Run(ordered, work.fingerprint, settings, leave_own_document_out, kept.remarks)


def fingerprint_of(index: Path, settings: AnswerSettings) -> str:
    """The fingerprint of an engine on the index. Raises StoreError or EncoderError when it cannot be opened."""
    engine = Engine.open(index, settings)
    with closing(engine.store):
        return engine.fingerprint


def _described(work: Work, gold: GoldFile) -> dict[str, Any]:
    """What makes a run the same run; another program may answer otherwise."""
    return {
        "vraagbaak": "evaluate",
        "format": _FORMAT,
        "program": _program(),
        "fingerprint": work.fingerprint,
        "gold": gold.sha256,
        "questions": len(gold.gold),
        "settings": asdict(work.settings),
        "leave_own_document_out": work.leave_own_document_out,
    }


@cache
def _program() -> str:
    whole = hashlib.sha256(program_checksum().encode())
    for path in sorted(_PROGRAM.rglob("*.py")):
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
