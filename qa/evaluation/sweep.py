"""Evaluation over a grid of settings: each combination set beside the defaults, best first, and how far to trust that.

The best of many is partly the luckiest: chosen and measured on the same questions it looks better than it is. So each
combination is also measured on the odd and on the even questions apart, and `honest` is what choosing on one half
gains on the other (Varma and Simon 2006).
"""

import hashlib
import itertools
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from index.errors import QuestionError
from qa.evaluation.floors import CEILINGS
from qa.evaluation.journal import finished
from qa.evaluation.measures import measures
from qa.evaluation.per_question import NAMES, values_of
from qa.evaluation.permutation import paired
from qa.evaluation.run import Run, answer_and_judge
from qa.gold.records import GoldFile
from qa.settings import AnswerSettings

MOST = 100
MAIN = (
    *("R@1", "R@5", "MRR", "first_citation_right", "span_recall", "answer_f1"),
    *("wrongly_refused", "rightly_refused", "quoted_words_mean"),
)
FOLDER = "sweep"
_LONGEST_QUESTION = "longest_question"
_DEFAULTS = AnswerSettings()
# How long a question may be says what can be asked, not how well it is answered.
SWEPT = {
    field.name: getattr(_DEFAULTS, field.name) for field in fields(AnswerSettings) if field.name != _LONGEST_QUESTION
}
Values = Sequence[Mapping[str, float | None]]
Changed = Mapping[str, float | int]


@dataclass(frozen=True, slots=True)
class Sweep:
    """What to go through: for each setting its values, and the measure by which the best comes first."""

    values: Mapping[str, tuple[float | int, ...]]
    by: str

    def combinations(self) -> Iterator[dict[str, float | int]]:
        """Every combination of values but that of all defaults, the first setting changing slowest."""
        for chosen in itertools.product(*self.values.values()):
            changed = dict(zip(self.values, chosen, strict=True))
            if any(value != SWEPT[name] for name, value in changed.items()):
                yield changed


def read_sweep(given: Sequence[str], by: str) -> Sweep:
    """Settings written as NAME=VALUE,VALUE. Raises QuestionError for what cannot be used, or more than MOST of them."""
    if by not in NAMES:
        raise QuestionError(
            f"maat {by!r} onbekend; verwacht een van: {', '.join(NAMES)}",
            f"unknown measure {by!r}; expected one of: {', '.join(NAMES)}",
        )
    found: dict[str, tuple[float | int, ...]] = {}
    for one in given:
        name, _, values = (part.strip() for part in one.partition("="))
        known = ", ".join(f"{field} ({value})" for field, value in SWEPT.items())
        if name not in SWEPT:
            raise QuestionError(
                f"instelling {name!r} onbekend; verwacht NAAM=WAARDE,WAARDE met een van: {known}",
                f"unknown setting {name!r}; expected NAME=VALUE,VALUE with one of: {known}",
            )
        if name in found:
            raise QuestionError(
                f"instelling {name} staat er twee keer; geef alle waarden in een keer",
                f"setting {name} is there twice; give all its values at once",
            )
        found[name] = tuple(dict.fromkeys(_value(name, value.strip()) for value in values.split(",")))
    sweep = Sweep(found, by)
    count = math.prod(map(len, found.values()))
    if not found or count > MOST:
        raise QuestionError(
            f"{count} combinaties van instellingen; verwacht er ten hoogste {MOST}: geef minder waarden",
            f"{count} combinations of settings; expected at most {MOST}: give fewer values",
        )
    return sweep


def swept(
    index: Path,
    gold: GoldFile,
    out: Path,
    sweep: Sweep,
    default: Run,
    *,
    jobs: int | None = None,
    told: Callable[[int, int], None] = lambda done, whole: None,
) -> dict[str, Any]:
    """Evaluate every combination, with a journal each in a folder in `out`, and set it beside the run of the defaults.

    Gives `by`, `questions`, `default` and `rows` (best first): settings, measures, the difference by that measure with
    its interval and p, and the measure on either half; and `honest`, None where a half has no question that counts.
    Raises what `answer_and_judge` raises.
    """
    base = values_of(default.judged)
    combinations = list(sweep.combinations())
    whole = len(combinations) * len(gold.gold)
    rows = []
    for place, changed in enumerate(combinations):
        done = place * len(gold.gold)
        run = answer_and_judge(
            index,
            gold,
            _folder(out, changed),
            settings=replace(default.settings, **changed),  # type: ignore[arg-type]  # read_sweep gave each its type
            leave_own_document_out=default.leave_own_document_out,
            jobs=jobs,
            told=_after(done, whole, told),
        )
        rows.append(_row(changed, run, values_of(run.judged), base, sweep.by))
    first = _row({}, default, base, base, sweep.by)
    return {
        "by": sweep.by,
        "questions": len(gold.gold),
        "default": first,
        "rows": sorted(rows, key=lambda row: _key(row["measures"][sweep.by]["value"], sweep.by)),
        "honest": _honest(first, rows, sweep.by),
    }


def cleared(out: Path, sweep: Sweep) -> None:
    """Take the journals of a sweep away: its outcome is written."""
    for changed in sweep.combinations():
        folder = _folder(out, changed)
        if folder.is_dir():
            finished(folder)
            # What somebody else put there stays.
            with suppress(OSError):
                folder.rmdir()
    with suppress(OSError):
        (out / FOLDER).rmdir()


def _value(name: str, text: str) -> float | int:
    whole = isinstance(SWEPT[name], int)
    try:
        value = int(text) if whole else float(text)
    except ValueError:
        value = -1
    if not math.isfinite(value) or value < whole:
        raise QuestionError(
            f"waarde {text!r} voor {name}; verwacht {'een heel getal vanaf 1' if whole else 'een getal vanaf 0'}, "
            f"zoals {SWEPT[name]}",
            f"value {text!r} for {name}; expected {'a whole number from 1' if whole else 'a number from 0'}, "
            f"such as {SWEPT[name]}",
        )
    return value


def _folder(out: Path, changed: Changed) -> Path:
    named = ",".join(f"{name}={value}" for name, value in changed.items())
    return out / FOLDER / hashlib.sha256(named.encode()).hexdigest()[:16]


def _after(done: int, whole: int, told: Callable[[int, int], None]) -> Callable[[int, int], None]:
    """Tells how far the whole sweep is, of one run that began when `done` questions were."""
    return lambda now, _: told(done + now, whole)


def _row(changed: Changed, run: Run, values: Values, base: Values, by: str) -> dict[str, Any]:
    found = measures(run.judged, values)
    return {
        "settings": dict(changed),
        "fingerprint": run.fingerprint,
        "measures": {name: asdict(found[name]) for name in dict.fromkeys((*MAIN, by))},
        "difference": asdict(paired([{by: one[by]} for one in base], [{by: one[by]} for one in values])[by]),
        "halves": {"odd": _mean(values[0::2], by), "even": _mean(values[1::2], by)},
    }


def _mean(values: Values, by: str) -> float | None:
    counted = [value for one in values if (value := one[by]) is not None]
    return round(sum(counted) / len(counted), 6) if counted else None


def _honest(default: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], by: str) -> dict[str, Any] | None:
    """What the best of one half gains over the defaults on the other, both ways, and their mean."""
    gains = []
    for chosen, read in (("odd", "even"), ("even", "odd")):
        best = min((default, *rows), key=lambda row: _key(row["halves"][chosen], by))
        value, before = best["halves"][read], default["halves"][read]
        if value is None or before is None:
            return None
        gains.append({"chosen_on": chosen, "settings": best["settings"], "gain": round(value - before, 6)})
    return {"choices": gains, "gain": round(sum(gain["gain"] for gain in gains) / 2, 6)}


def _key(value: float | None, by: str) -> float:
    if value is None:
        return math.inf
    return value if by in CEILINGS else -value
