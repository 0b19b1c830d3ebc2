"""A file of limits, in TOML, with the history of each: when it was set, what was measured then, and why.

    [floor."R@5"]
    value = 0.95
    history = [{ date = 2026-11-21, value = 0.964, why = "the first one" }]

The oldest day comes first. What was measured last is what a measure is set beside, above its limit.
"""

import math
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from index.errors import QuestionError
from qa.evaluation.floors import Floor, checked


def read_floors(path: Path) -> tuple[Floor, ...]:
    """The limits of a file. Raises QuestionError when it cannot be read or holds one that cannot be used."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise QuestionError(
            f"kan {path} niet lezen ({error.strerror}); verwacht een bestand met grenzen",
            f"cannot read {path} ({error.strerror}); expected a file of limits",
        ) from None
    except (ValueError, RecursionError) as error:
        raise QuestionError(f"{path} is geen TOML: {error}", f"{path} is not TOML: {error}") from None
    floors = found.get("floor")
    if not isinstance(floors, dict) or not floors or set(found) != {"floor"}:
        raise QuestionError(
            f'{path}: geen grenzen; verwacht delen als [floor."R@5"] en niets anders',
            f'{path}: no limits; expected parts such as [floor."R@5"] and nothing else',
        )
    try:
        return tuple(_from_file(name, part) for name, part in floors.items())
    except QuestionError as error:
        raise QuestionError(f"{path}: {error}", f"{path}: {error.english}") from None


def _from_file(name: str, part: Any) -> Floor:
    if not isinstance(part, dict) or not _is_number(part.get("value")) or set(part) - {"value", "history"}:
        raise QuestionError(
            f"[floor.{name!r}] verwacht value, een getal, en history",
            f"[floor.{name!r}] expected value, a number, and history",
        )
    history = part.get("history", [])
    if not isinstance(history, list) or not all(map(_is_entry, history)):
        raise QuestionError(
            f"[floor.{name!r}] verwacht als history een lijst van {{date, value, why}}",
            f"[floor.{name!r}] expected as history a list of {{date, value, why}}",
        )
    days = [str(entry["date"]) for entry in history]
    if days != sorted(days):
        raise QuestionError(
            f"[floor.{name!r}] verwacht history met de oudste dag eerst",
            f"[floor.{name!r}] expected history with the oldest day first",
        )
    return checked(name, float(part["value"]), float(history[-1]["value"]) if history else None)


def _is_entry(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and set(entry) == {"date", "value", "why"}
        and type(entry["date"]) is date
        and _is_number(entry["value"])
        and isinstance(entry["why"], str)
        and bool(entry["why"].strip())
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
