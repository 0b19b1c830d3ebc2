"""What every reader gives: one source text, and what the file's format says about places in it.

A reader writes each word of a paper once, in reading order, and points at it; it takes nothing away. What is noise, a
footnote or a heading is said by spans, so that structure needs to know no formats.
"""

from dataclasses import dataclass

from index.records import Footnote, Heading, Remark, Span


@dataclass(frozen=True, slots=True)
class Source:
    """A source text with what its format knows of it; all positions are code points into `text`.

    `wrapped`: whether lines end where a page ended them, None when the text itself has to tell. `noise`: furniture of
    pages, marks of footnotes, notes in the middle of text. `title`: where the paper's own title stands. `remarks`: what
    could be read only in part or by guessing.
    """

    text: str
    wrapped: bool | None = None
    noise: tuple[Span, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    headings: tuple[Heading, ...] = ()
    bold: tuple[Span, ...] = ()
    title: Span | None = None
    remarks: tuple[Remark, ...] = ()
