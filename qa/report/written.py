"""The three files of an evaluation, written so that they appear together: report.json, questions.csv, report.html."""

import json
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TextIO

from qa.batch import written_whole
from qa.evaluation.journal import finished
from qa.messages import Language
from qa.report.page import report_page
from qa.report.questions_csv import write_questions

REPORT, QUESTIONS, PAGE = "report.json", "questions.csv", "report.html"
_ROWS = "by_question"


def write_report(content: Mapping[str, Any], folder: Path, language: Language = "nl") -> None:
    """Write the content of report.json and what is made of it into `folder`, and end the journal there.

    All three files are written before the first takes the place of an older one; report.json comes last. Raises
    QuestionError when they cannot be written, or another process is evaluating there.
    """
    with ExitStack() as files:
        report, questions, page = (files.enter_context(written_whole(folder / n)) for n in (REPORT, QUESTIONS, PAGE))
        write_json(content, report)
        write_questions(content[_ROWS], questions, language)
        page.write(report_page(content, language))
    finished(folder, (REPORT, QUESTIONS, PAGE))


def write_json(content: Mapping[str, Any], file: TextIO) -> None:
    """The content of report.json: indented, with a question a line, so that two reports are compared line by line."""
    for number, (name, value) in enumerate(content.items()):
        file.write("{\n" if number == 0 else ",\n")
        file.write(f"  {json.dumps(name)}: ")
        if name == _ROWS and value:
            for place, row in enumerate(value):
                file.write(f"{'[' if place == 0 else ','}\n    {json.dumps(row, ensure_ascii=False)}")
            file.write("\n  ]")
        else:
            file.write(json.dumps(value, ensure_ascii=False, indent=2).replace("\n", "\n  "))
    file.write("\n}\n")
