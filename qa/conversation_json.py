"""Frozen records to plain JSON and back, checked: what is not of the type that a field says is refused.

Only the kinds that the records of an answer have: text, numbers, literals, tuples, unions with None, other records.
"""

import math
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """A record, or a tuple of them, as dicts and lists; what is plain already stays as it is."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    return [to_plain(item) for item in value] if isinstance(value, tuple) else value


def from_plain(kind: type[T], value: object) -> T:
    """What `to_plain` gave as a record of `kind` again. Raises ValueError for anything else."""
    read = _read(kind, value)
    if not isinstance(read, kind):
        raise ValueError(f"{type(read).__name__}, expected {kind.__name__}")
    return read


def _read(kind: Any, value: object) -> Any:
    origin, inside = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return _record(kind, value)
    if origin in (Union, UnionType):
        if value is None and NoneType in inside:
            return None
        return _read(next(item for item in inside if item is not NoneType), value)
    if origin is Literal:
        if value not in inside:
            raise ValueError(f"{value!r}, expected one of {inside}")
        return value
    if origin is tuple:
        return _items(inside, value)
    # A bool counts as a number in Python, not here; JSON as Python reads it knows infinity.
    if kind is float and type(value) in (int, float):
        number = float(str(value))
        if math.isfinite(number):
            return number
    if type(value) is not kind or kind is float:
        raise ValueError(f"{type(value).__name__}, expected {kind}")
    return value


def _items(inside: tuple[Any, ...], value: object) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise ValueError(f"{type(value).__name__}, expected a list")
    kinds = [inside[0]] * len(value) if inside[-1] is Ellipsis else list(inside)
    return tuple(_read(kind, item) for kind, item in zip(kinds, value, strict=True))


def _record(kind: Any, value: object) -> Any:
    hints = _hints(kind)
    if not isinstance(value, dict) or not set(value) <= set(hints):
        raise ValueError(f"no {kind.__name__}")
    try:
        return kind(**{name: _read(hints[name], item) for name, item in value.items()})
    except TypeError:
        raise ValueError(f"a {kind.__name__} that lacks something") from None


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
