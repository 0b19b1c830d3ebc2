"""An exchange as a row of a file and back, whole: answer, quotes, notes, how it was understood, what was decided."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from qa.conversation_json import from_plain, to_plain
from ui.conversation import Exchange, Opened


def rows(exchanges: Sequence[Exchange]) -> tuple[Mapping[str, Any], ...]:
    """The exchanges as plain dicts; why a decision could not be kept is of the moment, and left out."""
    return tuple(to_plain(replace(exchange, undecided=None)) for exchange in exchanges)


def exchanges(found: Sequence[Mapping[str, Any]]) -> tuple[Exchange, ...] | None:
    """The exchanges that `rows` gave; None where one of them is damaged or of another form."""
    try:
        return tuple(from_plain(Exchange, dict(row)) for row in found)
    except (ValueError, RecursionError):
        return None


def opened_text(opened: Opened | None) -> str | None:
    """What the address of the page says of the quote that is opened: "2-1", the exchange and the citation."""
    return None if opened is None else f"{opened.exchange}-{opened.n}"


def opened_of(text: str | None) -> Opened | None:
    """The quote that `opened_text` named; None for anything else."""
    first, _, second = (text or "").partition("-")
    plain = all(part.isascii() and part.isdigit() and len(part) < 6 for part in (first, second))
    return Opened(int(first), int(second)) if plain else None
