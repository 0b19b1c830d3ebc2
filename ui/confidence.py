"""The one place where a calibrated probability becomes a word."""

from ui.strings import Strings

CERTAIN = 0.8
LIKELY = 0.5


def word(confidence: float, strings: Strings) -> str:
    """The word for a confidence in [0, 1]: from 0.8 certain, from 0.5 likely, below that unsure."""
    if confidence >= CERTAIN:
        return strings.confidence_certain
    return strings.confidence_likely if confidence >= LIKELY else strings.confidence_unsure


def style(confidence: float) -> str:
    """The name of the CSS class that goes with `word`."""
    return "zeker" if confidence >= CERTAIN else "waarschijnlijk" if confidence >= LIKELY else "onzeker"
