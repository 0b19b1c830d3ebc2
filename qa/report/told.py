"""What `vraagbaak evaluate` says when it is done: the measures, and what a comparison found."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from qa.gold.records import GoldFile
from qa.messages import Language, say

_SHOWN = 20
_LONGEST_QUESTION = 100


def unusable(gold: GoldFile, language: Language) -> Iterator[str]:
    """Every row that could not be used, with its reason."""
    for row in gold.unusable:
        name = "unusable_question" if row.question else "unusable"
        question = _short(row.question)
        where, reason = row.where.in_language(language), row.reason.in_language(language)
        yield say(language, name, where=where, question=question, reason=reason)


def lines(found: Mapping[str, Any], out: Path, language: Language) -> Iterator[str]:
    """The measures, what leaving papers out came to, what a comparison found, and where the report is."""
    for name, value in found["measures"].items():
        if value["value"] is not None:
            yield say(language, "measured_alone" if value["low"] is None else "measured", name=name, **value)
    if own := found["own_document"]:
        yield say(language, "own_left_out", asked=found["questions"], **own)
    if change := found["comparison"]:
        yield from _compared(change, out, language)
    done = "evaluated_one" if found["questions"] == 1 else "evaluated"
    yield say(language, done, questions=found["questions"], out=out)


def _compared(change: Mapping[str, Any], out: Path, language: Language) -> Iterator[str]:
    better, worse = change["better"], change["worse"]
    yield say(
        language,
        "compared",
        name=change["old"]["name"],
        shared=change["shared"],
        better=len(better),
        worse=len(worse),
    )
    if other := change["other_gold"]:
        ids = ", ".join(map(_short, other[:_SHOWN])) + (", …" if len(other) > _SHOWN else "")
        yield say(language, "compared_other_gold", count=len(other), ids=ids)
    if change["only_old"] or change["only_new"]:
        yield say(language, "compared_alone", old=len(change["only_old"]), new=len(change["only_new"]))
    for name, found in change["measures"].items():
        if found["difference"]:
            yield say(language, "differs_of_few" if found["low"] is None else "differs", name=name, **found)
    for row in worse[:_SHOWN]:
        short = row | {"question": _short(row["question"])}
        yield say(language, "worse_question", **short)
    if len(worse) > _SHOWN:
        yield say(language, "more_worse", count=len(worse) - _SHOWN, out=out)


def _short(question: str) -> str:
    """A question on one line, and not all of a long one."""
    return " ".join(question.split())[:_LONGEST_QUESTION]
