"""The shipped seeds are not answered where they hold no answer: 80 questions, half of them without one.

Written by hand before what refuses was; half of those without an answer ask the right thing for another year, thing,
place, name or kind of figure. The floors are a little under what was measured.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from shipped import seed_engine

from qa.records import Answer

QUESTIONS = Path(__file__).with_name("abstention.jsonl")


@pytest.fixture(scope="module")
def asked() -> list[tuple[dict[str, Any], Answer]]:
    """Each question with its answer."""
    rows = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    return [(row, seed_engine().ask(row["question"])) for row in rows]


def share(found: Iterator[bool]) -> float:
    values = list(found)
    return sum(values) / len(values)


def test_half_have_an_answer_and_half_of_the_others_nearly_do(asked: list[tuple[dict[str, Any], Answer]]) -> None:
    assert sum(row["answerable"] for row, _ in asked) == len(asked) / 2 == 40
    assert sum(row["near_miss"] is not None for row, _ in asked) == 20
    assert len({row["question"] for row, _ in asked}) == 80


def test_few_questions_with_an_answer_are_refused(asked: list[tuple[dict[str, Any], Answer]]) -> None:
    assert share(answer.abstained for row, answer in asked if row["answerable"]) <= 0.05


def test_most_questions_without_an_answer_are_refused(asked: list[tuple[dict[str, Any], Answer]]) -> None:
    assert share(answer.abstained for row, answer in asked if not row["answerable"]) >= 0.75


def test_a_near_miss_is_refused_or_said_to_be_one(asked: list[tuple[dict[str, Any], Answer]]) -> None:
    assert share(answer.abstained or bool(answer.notes) for row, answer in asked if row["near_miss"]) >= 0.7


def test_the_first_quote_is_mostly_right(asked: list[tuple[dict[str, Any], Answer]]) -> None:
    def is_right(row: dict[str, Any], answer: Answer) -> bool:
        first = answer.citations[0] if answer.citations else None
        if first is None or first.document != row["document"]:
            return False
        return row["vraag"] in (first.vraag or ()) if "vraag" in row else first.section == row["section"]

    assert share(is_right(row, answer) for row, answer in asked if row["answerable"]) >= 0.8
