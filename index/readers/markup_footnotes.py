"""Footnotes of markup: their marks are written where they stand, their texts once, under everything else."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from index.readers.markup_writer import Writer
from index.records import Span

Element = TypeVar("Element")
_LABEL = re.compile(r"[^\w*†‡]")


@dataclass
class _Note:
    label: str
    marks: list[Span] = field(default_factory=list)


class Footnotes(Generic[Element]):
    """The notes of one file by the element that holds their text, in the order in which they were met."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._notes: dict[Element, _Note] = {}
        self._order: list[Element] = []

    def add(self, element: Element, label: str) -> None:
        """Keep a note; `label` is its number as printed, empty where the file has none."""
        if element not in self._notes:
            self._notes[element] = _Note(_LABEL.sub("", label) or str(len(self._notes) + 1))
            self._order.append(element)

    def mark(self, element: Element, written: str = "") -> None:
        """Write the mark of a note that was added."""
        note = self._notes[element]
        span = self._writer.mark(written or note.label)
        if span:
            note.marks.append(span)

    def write(self, say: Callable[[Element, str], None]) -> None:
        """Write every note on a line of its own; `say` writes the text of one, given its label.

        A note met while another is written comes after it. The line is noise, its text is what a Footnote points at.
        """
        writer, place = self._writer, 0
        while place < len(self._order):
            element = self._order[place]
            note = self._notes[element]
            place += 1
            writer.block()
            writer.flat += 1
            whole = writer.open()
            writer.text(f"{note.label} ")
            said = writer.open()
            say(element, note.label)
            text, line = writer.close(said), writer.close(whole)
            writer.flat -= 1
            writer.block()
            if text is None and line is not None:
                writer.noise(line)  # a number without a note
            if text is None or line is None:
                continue
            number = int(note.label) if note.label.isascii() and note.label.isdigit() else place
            writer.footnote(number, note.marks, text, line)
