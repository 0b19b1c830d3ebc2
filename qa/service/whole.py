"""Records as they are, over the line: for the page, which shows more of an answer and of a paper than the contract has.

Not part of the contract: page and service must be of the same version.
"""

from dataclasses import replace
from typing import NamedTuple

from pydantic import TypeAdapter

from index.records import Document, Unit
from qa.records import Answer


class Paper(NamedTuple):
    """A paper with its units, in the order of the text."""

    document: Document
    units: tuple[Unit, ...]


ANSWER = TypeAdapter(Answer)
PAPER = TypeAdapter(Paper)
DOCUMENTS = TypeAdapter(tuple[Document, ...])


def cover(document: Document) -> Document:
    """A paper without its text and all that points into it: what lists of papers need."""
    return replace(document, text="", noise=(), footnotes=(), headings=(), bold=(), references=(), remarks=())
