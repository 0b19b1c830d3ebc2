"""`python -m ui.library_worker`: one update of the added papers, for the page; see `ui.process_job`.

No part of the page is loaded here.
"""

import time
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from index.build import Report
from qa.index_report import index_report_page
from qa.library_added import papers_folder
from qa.library_update import add, read_again, remove
from qa.messages import Language
from ui.process_worker import Told, work

_MOST = 200


def update(task: Mapping[str, Any], told: Told) -> dict[str, object]:
    """Does the task and gives what came of it. Raises VraagbaakError with a line for the user."""
    index, busy, begun = Path(task["index"]), Path(task["busy"]), time.perf_counter()

    def progress(stage: str, done: int, whole: int) -> None:
        told(done, whole, stage)

    if task["what"] == "add":
        report = add(index, busy, progress)
    elif task["what"] == "remove":
        report = remove(index, busy, str(task["name"]), progress)
    else:
        report = read_again(index, busy, progress)
    language: Language = "en" if task["language"] == "en" else "nl"
    seconds = time.perf_counter() - begun
    page = index_report_page(report, language, index, [papers_folder(index)], seconds, datetime.now())
    return {"found": {**_outcome(report), "page": page}}


def _outcome(report: Report) -> dict[str, Any]:
    """What is told of a build on the page: the first of each kind, the rest stands in the report."""
    came = {*report.added, *report.changed}
    return {
        "documents": report.documents,
        "added": report.added[:_MOST],
        "changed": report.changed[:_MOST],
        "removed": report.removed[:_MOST],
        "skipped": [(Path(item.path).name, item.reason, item.english) for item in report.skipped[:_MOST]],
        "doubtful": [(name, r.dutch, r.english) for name, r in report.doubtful if name in came][:_MOST],
    }


if __name__ == "__main__":
    work(update)
