"""References that this very index knows, to try: an answer, a number, a sentence, an address. Pure.

They become labels of buttons, which Streamlit reads as Markdown: only what has no sign of it is taken.
"""

import re
from collections.abc import Iterator
from itertools import chain, islice

from index.records import Document, Unit
from index.sentences import sentences
from index.tidy import tidy
from qa.citation_paper import printed_number
from ui.sources import Sources

_PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[ ,.'’()#-])*")
# Without figures: a sentence with the number of a paper may be read as that number.
_SENTENCE = re.compile(r"[^\W\d_](?:[^\W\d_]|[ ,'’()-])*\.")
_ADDRESS = re.compile(r"[^\W_](?:[\w.-]*[^\W_])?#[^\W_](?:[\w.-]*[^\W_])?")
# Of an index with many papers only the first are read.
_PAPERS, _UNITS = 20, 12
_FEWEST_WORDS, _MOST_WORDS = 6, 16


def examples(sources: Sources) -> tuple[str, ...]:
    """At most one of each form, in a fixed order; none of a form that the first papers do not have."""
    papers = [(paper, sources.units(paper.id)[:_UNITS]) for paper in sources.documents()[:_PAPERS]]
    forms = (_numbers(papers), _sentences(papers), _addresses(papers))
    return tuple(example for form in forms for example in islice(form, 1))


_Papers = list[tuple[Document, tuple[Unit, ...]]]


def _numbers(papers: _Papers) -> Iterator[str]:
    own = (printed_number(paper) for paper, _ in papers)
    named = (reference.paper for paper, _ in papers for reference in paper.references)
    yield from (number for number in chain(own, named) if number and _PLAIN.fullmatch(number))


def _sentences(papers: _Papers) -> Iterator[str]:
    for paper, units in papers:
        for unit in units:
            if not unit.answer:
                continue
            for span in sentences(paper, unit.answer):
                shown = tidy(paper, span)
                if _FEWEST_WORDS <= len(shown.split()) <= _MOST_WORDS and _SENTENCE.fullmatch(shown):
                    yield shown


def _addresses(papers: _Papers) -> Iterator[str]:
    for _, units in papers:
        yield from (unit.address for unit in units if unit.numbers and _ADDRESS.fullmatch(unit.address))
