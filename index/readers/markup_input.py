"""What every markup file is held to before it is walked: its size, its depth, and that words come out of it."""

from collections.abc import Iterable, Iterator
from typing import Protocol, Self

from index.errors import SourceError
from index.readers.source import Source

MAX_BYTES = 50 * 1024 * 1024
# Each level costs a few calls inside each other, and a paper has some twenty levels.
MAX_DEPTH = 150


class Nested(Protocol):
    """An element of any tree: what it yields stands inside it."""

    def __iter__(self) -> Iterator[Self]: ...


def check_size(data: bytes, name: str) -> None:
    """Raise SourceError when `data` is larger than 50 MiB or holds nothing at all."""
    if len(data) > MAX_BYTES:
        raise SourceError(
            f"{name}: {len(data) // 2**20} MiB, verwacht hooguit {MAX_BYTES // 2**20} MiB; splits het",
            f"{name}: {len(data) // 2**20} MiB, expected at most {MAX_BYTES // 2**20} MiB; split it",
        )
    if not data.strip():
        raise no_words(name)


def is_too_deep(root: Nested) -> bool:
    """True for a tree with more than MAX_DEPTH elements inside each other."""
    layer: Iterable[Nested] = [root]
    for _ in range(MAX_DEPTH):
        layer = inside = [child for element in layer for child in element]
        if not inside:
            return False
    return True


def too_deep(name: str) -> SourceError:
    """The error for markup that is nested deeper than any paper is."""
    return SourceError(
        f"{name}: meer dan {MAX_DEPTH} elementen in elkaar, verwacht een gewoon stuk; bewaar het opnieuw",
        f"{name}: more than {MAX_DEPTH} elements inside each other, expected an ordinary paper; save it again",
    )


def no_words(name: str) -> SourceError:
    """The error for a file in which nobody could read a word."""
    return SourceError(
        f"{name}: geen zichtbare tekst gevonden (leeg bestand?); verwacht een stuk met tekst",
        f"{name}: no visible text found (empty file?); expected a paper with text",
    )


def with_words(source: Source, name: str) -> Source:
    """`source` as it is; raises SourceError when its text is empty."""
    if not source.text.strip():
        raise no_words(name)
    return source
