"""A calibrated probability as a word in the language of the page; the bounds are those of qa/decide.py."""

from qa.decide import CERTAIN, LIKELY
from ui.strings import Strings


def word(confidence: float, strings: Strings) -> str:
    """The word for a confidence in [0, 1]: certain, likely, or unsure with the advice to read the source."""
    if confidence >= CERTAIN:
        return strings.confidence_certain
    return strings.confidence_likely if confidence >= LIKELY else strings.confidence_unsure


def style(confidence: float) -> str:
    """The name of the CSS class that goes with `word`."""
    return "zeker" if confidence >= CERTAIN else "waarschijnlijk" if confidence >= LIKELY else "onzeker"
