"""The report set beside an earlier one: every measure, and question by question what got better and worse."""

from collections.abc import Mapping, Sequence
from typing import Any

from qa.report.names import FAILURES, failure_name, meaning
from qa.report.numbers import NOTHING, finite
from qa.report.parts import Parts
from qa.report.summary import change_text, verdict
from qa.report.tables import grouped
from qa.report.text import safe

MOST = 200
_LONGEST_LIST = 50
# A longer list is folded away at first.
_OPENED = 20
_MARKS = {"surely_better": "good", "surely_worse": "bad"}


def comparison(content: Mapping[str, Any], parts: Parts) -> str:
    """The whole comparison; content["comparison"] is not None."""
    found = content["comparison"]
    old = found.get("old") or {}
    told = parts.paragraph(
        "old_run",
        name=old.get("name") or NOTHING,
        questions=parts.questions(old.get("questions") or 0),
        fingerprint=old.get("fingerprint") or NOTHING,
    )
    alone = "".join(_alone(key, found.get(key) or (), parts) for key in ("other_gold", "only_old", "only_new"))
    if not found["shared"]:
        return told + parts.paragraph("nothing_shared") + alone
    told += parts.paragraph("shared", shared=parts.questions(found["shared"])) + parts.note("about_p")
    return told + _measures(found["measures"], parts) + alone + _changed(found, parts)


def _measures(found: Mapping[str, Mapping[str, Any]], parts: Parts) -> str:
    names = ("measure", "meaning", "old", "new", "difference", "interval", "p", "verdict")
    columns = [(parts.text(name), name not in ("measure", "meaning", "verdict")) for name in names]
    rows: list[list[str]] = []
    for group, members in grouped(list(found)):
        rows.append([parts.say(group)])
        rows.extend(_measure(name, found[name], parts) for name in members)
    return parts.table(parts.text("comparison"), columns, rows, captioned=False)


def _measure(name: str, row: Mapping[str, Any], parts: Parts) -> list[str]:
    numbers = parts.numbers
    low, high = (numbers.difference(name, row[key]) for key in ("low", "high"))
    how = verdict(name, row)
    return [
        f'<span class="name">{safe(name)}</span>',
        safe(meaning(name, parts.language)),
        numbers.measure(name, row["old"]),
        numbers.measure(name, row["new"]),
        safe(change_text(name, row["difference"], parts)) if finite(row["difference"]) is not None else NOTHING,
        NOTHING if NOTHING in (low, high) else f"{low} – {high}",
        safe(numbers.chance(row["p"])),
        f'<span class="{_MARKS.get(how, "soft")}">{parts.say(f"short_{how}")}</span>',
    ]


def _alone(key: str, ids: Sequence[str], parts: Parts) -> str:
    if not ids:
        return ""
    more = " …" if len(ids) > _LONGEST_LIST else ""
    listed = ", ".join(safe(one, 80) for one in ids[:_LONGEST_LIST])
    return parts.details(parts.say(key, count=parts.numbers.whole(len(ids))), f'<p class="code">{listed}{more}</p>')


def _changed(found: Mapping[str, Any], parts: Parts) -> str:
    """First what got worse: that is what somebody must look at."""
    told = ""
    for key in ("worse", "better"):
        rows = found.get(key) or []
        heading = parts.text(key, count=parts.numbers.whole(len(rows)))
        told += f"<h3>{safe(heading)}</h3>\n"
        if not rows:
            continue
        if len(rows) > MOST:
            told += parts.note("more_changed", shown=MOST, all=parts.numbers.whole(len(rows)))
        columns = [(parts.text(name), False) for name in ("number", "question", "what", "old", "new")]
        cells = [
            [
                safe(row["id"], 80),
                parts.spoken(row["question"], 400),
                _what(row["what"], parts),
                _value(row["old"], str(row["what"]), parts),
                _value(row["new"], str(row["what"]), parts),
            ]
            for row in rows[:MOST]
        ]
        told += parts.details(
            parts.questions(min(len(rows), MOST)),
            parts.table(heading, columns, cells, captioned=False),
            opened=len(rows) <= _OPENED,
        )
    return told


def _what(what: Any, parts: Parts) -> str:
    """What changed: how it ended, the rank, or a measure by what it means."""
    if what in ("failure", "rank"):
        return parts.say(f"what_{what}")
    return safe(meaning(str(what), parts.language) or what)


def _value(value: Any, what: str, parts: Parts) -> str:
    """A value of before or now: a number, why it failed, or nothing."""
    if value is None:
        return parts.say("not_listed") if what == "rank" else NOTHING
    if finite(value) is not None:
        known = meaning(what, parts.language)
        return parts.numbers.measure(what, value) if known else parts.numbers.decimal(value, int(value != int(value)))
    if value == "":
        return parts.say("went_right")
    return safe(failure_name(value, parts.language) if value in FAILURES else value)
