"""The cell of a workbook as Excel shows it to a Dutch reader: 1801 and not 1801.0, 15%, 3 mei 2025, 2,5."""

import datetime
import re
from typing import Any

from index.dates import MONTHS

_DECIMALS = re.compile(r"0[.]([0#]+)")
# What Excel writes for a character that XML cannot hold; a carriage return in nearly all cases.
_ESCAPED = re.compile(r"_x000[Dd]_")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_SPACES = re.compile(r"[^\S\n]+")


def cleaned(text: str) -> str:
    """The text of a cell with plain spaces and line breaks, without what cannot be seen, trimmed."""
    text = _INVISIBLE.sub("", _ESCAPED.sub("", text)).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n")).strip()


def shown(value: Any, number_format: str) -> str:
    """A value as it stands in its cell; `number_format` is Excel's ("0%", "#,##0", "d mmmm yyyy"), None is empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "WAAR" if value else "ONWAAR"
    if isinstance(value, int | float):
        return _number(value, number_format)
    if isinstance(value, datetime.datetime | datetime.date):
        return _date(value, number_format.lower())
    return cleaned(str(value))


def _number(value: float, number_format: str) -> str:
    shape = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", number_format.split(";")[0])
    percent = "%" in shape
    value = value * 100 if percent else value
    given = _DECIMALS.search(shape)
    if given or percent or "0" in shape:
        text = f"{value:,.{len(given[1]) if given else 0}f}"
    else:
        text = f"{value:,.10f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else str(value)
    if "," not in shape:
        text = text.replace(",", "")
    sign = "€ " if "€" in number_format else ""
    return sign + text.translate(str.maketrans(",.", ".,")) + ("%" if percent else "")


def _date(value: datetime.date, number_format: str) -> str:
    clock = f"{value:%H:%M}" if isinstance(value, datetime.datetime) and (value.hour or value.minute) else ""
    if "mmm" in number_format:
        day = f"{value.day} {MONTHS[value.month - 1]} {value.year}"
    elif number_format.startswith("yy"):
        day = value.strftime("%Y-%m-%d")
    else:
        day = f"{value.day:02}-{value.month:02}-{value.year}"
    return f"{day} {clock}".strip()
