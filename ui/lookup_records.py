"""References that were looked up in one go: a line each, with what was found or why nothing could be."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from index.errors import VraagbaakError
from index.records import Remark
from qa.answer import Engine
from qa.reference import Found, look_up

MOST_LINES = 50
Progress = Callable[[Iterable[str]], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Looked:
    """One reference as it was typed, and what it means; `wrong` says why it could not be looked up."""

    reference: str
    found: Found | None = None
    wrong: Remark | None = None


def lines_of(text: str) -> tuple[str, ...]:
    """The references in a text that was typed or pasted, one a line; the same line twice is one.

    >>> lines_of(" Kamerstuk 1 \\n\\nzin twee\\nKamerstuk 1")
    ('Kamerstuk 1', 'zin twee')
    """
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def looked(engine: Engine, references: Iterable[str], progress: Progress) -> tuple[Looked, ...]:
    """Each reference looked up in order; one that cannot be leaves the others alone."""
    return tuple(_looked(engine, reference) for reference in progress(references))


def _looked(engine: Engine, reference: str) -> Looked:
    try:
        return Looked(reference, look_up(engine, reference))
    except VraagbaakError as error:
        return Looked(reference, wrong=Remark(str(error), error.english))
