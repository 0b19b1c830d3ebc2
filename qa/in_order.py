"""The answers that a question names, from their start: for "antwoord op vraag 7" there is nothing to choose."""

from collections.abc import Sequence

from index.records import Span
from qa.candidate import Candidate, is_partner
from qa.settings import AnswerSettings


def in_order(found: Sequence[Candidate], settings: AnswerSettings) -> list[Candidate]:
    """The answer of each unit from its start, as far as its share of the limit of words goes.

    For a question that names a Vraag, or more, and asks nothing else: `found` holds the units it names alone.
    """
    units = sorted({item.unit.address: item.unit for item in found}.values(), key=lambda unit: unit.span)
    share = settings.quoted_words // len(units)
    kept: list[Candidate] = []
    for unit in units:
        quoted = 0
        for candidate in sorted((item for item in found if item.unit == unit and item.part != "vraag"), key=_span):
            quoted += candidate.size
            if quoted > share and quoted > candidate.size:
                break
            kept.append(candidate)
    whole: list[Candidate] = []
    for candidate in kept or [found[0]]:
        partners = [item for item in found if item.unit == candidate.unit and is_partner(candidate, item)]
        # The Vraag comes before what answers it.
        both = sorted([candidate, *sorted(partners, key=_span)[:2]], key=lambda item: (item.part != "vraag", item.span))
        whole += [item for item in both if item not in whole]
    return whole


def _span(candidate: Candidate) -> Span:
    return candidate.span
