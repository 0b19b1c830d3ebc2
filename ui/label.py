"""Text of papers and users -> the label of a button, which Streamlit reads as Markdown, so that it shows literally."""

import re
from string import punctuation

_PUNCTUATION = str.maketrans({character: f"\\{character}" for character in punctuation})
# Streamlit makes arrows, dashes, emoji and colours of these after the Markdown has been read, backslash or not: an
# invisible joiner between two signs keeps them apart.
_SIGNS = re.compile(r"(?<=[-<>~=])(?=[-<>~=])|(?<=:)(?=\S)")
_JOINER = "\N{WORD JOINER}"


def label(text: str, longest: int = 240) -> str:
    """The text on one line as the label of a widget that shows exactly its characters, cut after `longest` of them.

    >>> label("**x** [a](b)")
    '\\\\*\\\\*x\\\\*\\\\* \\\\[a\\\\]\\\\(b\\\\)'
    """
    line = " ".join("".join(character if character.isprintable() else " " for character in text).split())
    if len(line) > longest:
        line = f"{line[: longest - 2].rstrip()} …"
    return _SIGNS.sub(_JOINER, line).translate(_PUNCTUATION)
