"""Limits that measures must keep; of a measure where less is better the limit is a ceiling."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.errors import QuestionError
from index.records import Remark
from qa.evaluation.per_question import NAMES

MEASURES = (*NAMES, "aurc", "calibration_error")
CEILINGS = frozenset({"wrongly_refused", "quoted_words_mean", "aurc", "calibration_error"})
_WORDS = "quoted_words_mean"
# Figures are written with six decimals.
_SAME = 5e-7


@dataclass(frozen=True, slots=True)
class Floor:
    """The limit of a measure, a ceiling for one of CEILINGS; `last`: what was measured when it was last set."""

    name: str
    value: float
    last: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a limit: whether it was passed the wrong way (`failed`), and what to say, None where all is well."""

    floor: Floor
    failed: bool
    remark: Remark | None


def read_limits(given: Sequence[str]) -> tuple[Floor, ...]:
    """Limits written as NAME=VALUE, also with a decimal comma. Raises QuestionError for one that cannot be used."""
    found = []
    for one in given:
        name, mark, value = (part.strip() for part in one.partition("="))
        try:
            number = float(value.replace(",", "."))
        except ValueError:
            number = math.nan
        if not mark or not math.isfinite(number):
            raise QuestionError(
                f"{one!r} is geen grens; verwacht MAAT=GETAL, bijvoorbeeld R@5=0.9",
                f"{one!r} is no limit; expected MEASURE=NUMBER, for example R@5=0.9",
            )
        found.append(checked(name, number))
    return tuple(found)


def outcomes(floors: Sequence[Floor], measures: Mapping[str, Mapping[str, float | None]]) -> tuple[Outcome, ...]:
    """What came of each limit; `measures` as in report.json.

    A measure fails on the wrong side of its limit, or when no question counted for it. On the right side, but worse
    than it was, it is only said; whether that is chance only `--compare` can tell, question by question.
    """
    return tuple(_outcome(floor, measures[floor.name]) for floor in floors)


def _outcome(floor: Floor, found: Mapping[str, float | None]) -> Outcome:
    value, low, high = (found[name] for name in ("value", "low", "high"))
    if value is None:
        return Outcome(
            floor,
            True,
            Remark(
                f"{floor.name} is niet gemeten, geen vraag telt ervoor mee; de grens is {floor.value:g}",
                f"{floor.name} was not measured, no question counts for it; the limit is {floor.value:g}",
            ),
        )
    sign = -1 if floor.name in CEILINGS else 1
    now = f"{floor.name} = {value:.4f}" + ("" if low is None or high is None else f" [{low:.4f}, {high:.4f}]")
    if sign * value < sign * floor.value - _SAME:
        dutch, english = (
            ("boven de bovengrens", "above the ceiling") if sign < 0 else ("onder de grens", "below the floor")
        )
        return Outcome(floor, True, Remark(f"{now}: {dutch} {floor.value:g}", f"{now}: {english} {floor.value:g}"))
    if floor.last is None or sign * value >= sign * floor.last - _SAME:
        return Outcome(floor, False, None)
    return Outcome(
        floor,
        False,
        Remark(
            f"{now}: slechter dan de laatst vastgelegde {floor.last:g}",
            f"{now}: worse than the {floor.last:g} last recorded",
        ),
    )


def checked(name: str, value: float, last: float | None = None) -> Floor:
    """A limit. Raises QuestionError when there is no such measure, or it has no such values."""
    if name not in MEASURES:
        raise QuestionError(
            f"maat {name!r} onbekend; verwacht een van: {', '.join(MEASURES)}",
            f"unknown measure {name!r}; expected one of: {', '.join(MEASURES)}",
        )
    for number in (value, *(() if last is None else (last,))):
        if number < 0 or (number > 1 and name != _WORDS):
            raise QuestionError(
                f"grens {number:g} voor {name}; verwacht een getal van 0 tot 1",
                f"limit {number:g} for {name}; expected a number from 0 to 1",
            )
    return Floor(name, value, last)
