"""`python -m ui.evaluation_worker`: one evaluation, for the page. The task comes on standard input, how far it is goes
out on standard output, both as lines of JSON; see `ui.process_job`. No part of the page is loaded here.
"""

import json
import os
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from qa.answer import Engine
from qa.evaluation.content import content
from qa.evaluation.run import answer_and_judge
from qa.gold.gold_file import read_gold_file
from qa.gold.records import Gold
from qa.report.written import write_report
from ui.evaluation_folder import PAGE, finish
from ui.evaluation_job import AT_ONCE
from ui.process_worker import work


def main() -> None:
    """Does the task that comes on standard input."""
    work(lambda task, told: {"name": evaluate(task, lambda done, whole: told(done, whole, ""))})


def evaluate(task: Mapping[str, Any], told: Callable[[int, int], None]) -> str:
    """Does the task and returns the name under which it is found. Raises VraagbaakError with a line for the user."""
    index, folder, file = (Path(task[name]) for name in ("index", "folder", "gold"))
    engine = Engine.open(index)
    with closing(engine.store):
        papers = {document.file: document.sha256 for document in engine.store.documents()}
        try:
            gold = replace(read_gold_file(file, engine), name=str(task["name"]))
        finally:
            file.unlink()
    # Half of the machine: the page answers questions meanwhile, and another evaluation may run.
    jobs = max(1, (os.cpu_count() or 1) // AT_ONCE)
    own_out = bool(task["leave_own_document_out"])
    run = answer_and_judge(index, gold, folder, leave_own_document_out=own_out, jobs=jobs, told=told)
    write_report(content(run, gold), folder)
    page = {"name": gold.name, "questions": len(gold.gold), "papers": papers, "gold": [_wanted(g) for g in gold.gold]}
    (folder / PAGE).write_text(json.dumps(page, ensure_ascii=False), encoding="utf-8")
    return finish(folder)


def _wanted(gold: Gold) -> dict[str, Any]:
    places = [asdict(place) for place in gold.relevant]
    return {"places": places, "answer": gold.answer, "own_words": gold.own_words}


if __name__ == "__main__":
    main()
