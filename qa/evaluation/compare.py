"""Two evaluations side by side: which measures differ more than by chance, and which questions went better or worse."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from index.errors import QuestionError
from qa.evaluation.permutation import paired

Row = Mapping[str, Any]
_WORD = re.compile(r"\w+")
# From bad to good: a wrong quote misleads more than a refusal does.
_ORDER = ("not_read", "not_found", "ranked_low", "answered", "wrong_place", "refused", "wrong_sentence", "")


def read_report(path: Path) -> dict[str, Any]:
    """The content of a report.json. Raises QuestionError when it is none, or one that names no single questions."""
    try:
        content: Any = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise QuestionError(
            f"kan {path} niet lezen ({error.strerror}); verwacht report.json van een eerdere evaluatie",
            f"cannot read {path} ({error.strerror}); expected report.json of an earlier evaluation",
        ) from None
    except (ValueError, RecursionError):
        raise _no_report(path) from None
    rows = content.get("by_question") if isinstance(content, dict) else None
    if not isinstance(rows, list) or not all(map(_is_row, rows)):
        raise _no_report(path)
    return dict(content)


def compared(old: Mapping[str, Any], new: Mapping[str, Any], name: str) -> dict[str, Any]:
    """What changed from the content of one report.json to that of another; `name`: what the old one is called.

    Questions are the same when their id and their words are, else when their words are: case, marks and spacing do not
    count. Measures are compared over those alone, with a paired randomisation test; not over `other_gold`, of which
    kind, places or answer are not what they were: there the yardstick changed, which says nothing of what it measures.
    """
    found, only_old, only_new = matched(old["by_question"], new["by_question"])
    pairs = [pair for pair in found if _gold(pair[0]) == _gold(pair[1])]
    differences = paired([before["values"] for before, _ in pairs], [after["values"] for _, after in pairs])
    changes = [(change, *pair) for pair in pairs if (change := _change(*pair))]
    return {
        "old": {
            "name": name,
            "fingerprint": str(old.get("fingerprint", "")),
            "gold": str(old["gold"].get("sha256", "")) if isinstance(old.get("gold"), dict) else "",
            "questions": len(old["by_question"]),
        },
        "shared": len(pairs),
        "only_old": [row["id"] for row in only_old],
        "only_new": [row["id"] for row in only_new],
        "other_gold": [after["id"] for before, after in found if _gold(before) != _gold(after)],
        "measures": {measure: asdict(found) for measure, found in differences.items()},
        "better": [_told(what, before, after) for (what, sign), before, after in changes if sign > 0],
        "worse": [_told(what, before, after) for (what, sign), before, after in changes if sign < 0],
    }


def matched(old: Sequence[Row], new: Sequence[Row]) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """The questions of both in the order of `new`, then those of `old` and of `new` alone; each counts once."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    for key in (_by_id, _by_words):
        waiting: dict[Any, list[int]] = defaultdict(list)
        for place in reversed(range(len(old))):
            if place not in taken:
                waiting[key(old[place])].append(place)
        for place, row in enumerate(new):
            if place not in found and waiting[key(row)]:
                found[place] = waiting[key(row)].pop()
                taken.add(found[place])
    pairs = [(old[found[place]], row) for place, row in enumerate(new) if place in found]
    return (
        pairs,
        [row for place, row in enumerate(old) if place not in taken],
        [row for place, row in enumerate(new) if place not in found],
    )


def _by_id(row: Row) -> tuple[str, str]:
    return row["id"], _by_words(row)


def _by_words(row: Row) -> str:
    # A question of signs alone has no words.
    return " ".join(_WORD.findall(row["question"].casefold())) or row["question"]


def _gold(row: Row) -> tuple[Any, ...]:
    """What a question is measured against; the order in which places and answers are written does not count."""
    places, answer = (sorted(" ".join(str(one).split()) for one in row[name]) for name in ("places", "answer"))
    return row["kind"], places, answer


def _change(old: Row, new: Row) -> tuple[str, int] | None:
    """What changed for a question, and whether that is better (1) or worse (-1)."""
    for what, before, after in _steps(old, new):
        if before != after:
            return what, 1 if after > before else -1
    return None


def _steps(old: Row, new: Row) -> Iterator[tuple[str, float, float]]:
    """What may change, the weightiest first, as numbers of which more is better."""
    yield "failure", _ORDER.index(old["failure"]), _ORDER.index(new["failure"])
    yield "rank", -_low(old), -_low(new)
    for name in ("first_citation_right", "citation_recall", "span_recall"):
        before, after = (row["values"].get(name) for row in (old, new))
        if before is not None and after is not None:
            yield name, before, after


def _low(row: Row) -> float:
    return float("inf") if row["rank"] is None else row["rank"]


def _told(what: str, old: Row, new: Row) -> dict[str, Any]:
    before, after = ((row[what] if what in row else row["values"][what]) for row in (old, new))
    return {"id": new["id"], "question": new["question"], "old": before, "new": after, "what": what}


def _is_row(row: Any) -> bool:
    return (
        isinstance(row, dict)
        and isinstance(row.get("id"), str)
        and isinstance(row.get("question"), str)
        and row.get("failure") in _ORDER
        and isinstance(row.get("rank"), int | None)
        and isinstance(row.get("values"), dict)
        and all(isinstance(value, int | float | None) for value in row["values"].values())
        and isinstance(row.get("kind"), str)
        and isinstance(row.get("places"), list)
        and isinstance(row.get("answer"), list)
    )


def _no_report(path: Path) -> QuestionError:
    return QuestionError(
        f"{path} is geen report.json met een regel per vraag; verwacht die van een eerdere vraagbaak evaluate, of voer "
        "die opnieuw uit",
        f"{path} is no report.json with a row a question; expected that of an earlier vraagbaak evaluate, or run that "
        "again",
    )
