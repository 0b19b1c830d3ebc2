"""Batch evaluation: gold questions answered and judged, written as report.json, report.html and questions.csv."""

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from index.errors import QuestionError
from qa.answer import Engine
from qa.batch import answer_all, read_questions, written_whole
from qa.gold import read_gold
from qa.measures import Judged, by_kind, judge, measures, why_wrong
from qa.records import Asked
from qa.report import report_page

_COLUMNS = ("id", "kind", "question", "rank", "first_citation_right", "span_recall", "abstained", "confidence",
            "quoted_words", "verbatim", "expected", "shown", "why")  # fmt: skip


def evaluate(
    engine: Engine, gold: Path, progress: Callable[[Iterable[Asked]], Iterable[Asked]] = lambda asked: asked
) -> list[Judged]:
    """Answer and judge every question of a gold file, in order. Raises QuestionError when a line cannot be used."""
    asked = read_questions(gold, engine)
    expected = read_gold(gold, engine.store, asked)
    answers = answer_all(engine, asked, progress)
    texts = {document.file: document.text for document in engine.store.documents()}
    return [judge(item, answer, texts.__getitem__) for item, answer in zip(expected, answers, strict=True)]


def report(judged: Sequence[Judged], fingerprint: str) -> dict[str, Any]:
    """The content of report.json."""
    return {
        "questions": len(judged),
        "fingerprint": fingerprint,
        "measures": {name: asdict(value) for name, value in measures(judged).items()},
        "by_kind": {
            kind: {name: asdict(value) for name, value in found.items()} for kind, found in by_kind(judged).items()
        },
    }


def write_report(judged: Sequence[Judged], fingerprint: str, folder: Path) -> dict[str, Any]:
    """Write report.json, report.html and questions.csv into `folder` and return the first.

    Raises QuestionError when it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise QuestionError(
            f"kan map {folder} niet maken ({error.strerror}); kies een andere met --out",
            f"cannot make folder {folder} ({error.strerror}); choose another with --out",
        ) from None
    content = report(judged, fingerprint)
    with written_whole(folder / "report.json") as file:
        json.dump(content, file, ensure_ascii=False, indent=2)
        file.write("\n")
    with written_whole(folder / "report.html") as file:
        file.write(report_page(content, judged))
    with written_whole(folder / "questions.csv") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows(_row(item) for item in judged)
    return content


def _row(item: Judged) -> list[object]:
    expected = "; ".join(
        f"{place.document} {f'vraag {place.vraag}' if place.vraag else place.section or ''}".strip()
        for place in item.gold.relevant
    )
    answer = item.answer
    return [
        answer.id, item.gold.kind, _plain_cell(answer.question), item.rank, int(item.first_right),
        "" if item.spans is None else round(item.spans, 4), int(answer.abstained), answer.confidence,
        item.quoted_words, int(item.verbatim), expected, _plain_cell(answer.answer), why_wrong(item),
    ]  # fmt: skip


def _plain_cell(text: str) -> str:
    """Text that a spreadsheet will not run as a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" else text
