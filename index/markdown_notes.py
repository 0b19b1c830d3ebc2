"""Footnotes as Markdown writes them: the mark `[^1]` in the text, and a line `[^1]: text` anywhere in the file.

The form is that of PHP Markdown Extra and Pandoc: a label without spaces, paragraphs that go on indented by four.
"""

import re
from bisect import bisect_left

from index.records import Footnote, Span

_LABEL = r"\[\^(?P<label>[^\]\[\s^]{1,40})\]"
_DEFINITION = re.compile(rf"^[ \t]{{0,3}}{_LABEL}:[ \t]*(?=\S)", re.MULTILINE)
_MARK = re.compile(_LABEL)
# A blank line ends a note, unless what comes under it is indented.
_END = re.compile(r"\n[ \t\r]*\n(?! {4}|\t)")


def find_markdown_notes(text: str) -> tuple[list[Span], list[Footnote]]:
    """Noise (marks, and the lines of notes) and footnotes; a note that no mark points at, and a mark without a note
    stay text."""
    definitions = list(_DEFINITION.finditer(text))
    if not definitions:
        return [], []
    starts = [match.start("label") for match in definitions]
    marks: dict[str, list[Span]] = {}
    for match in _MARK.finditer(text):
        place = bisect_left(starts, match.start("label"))
        if place == len(starts) or starts[place] != match.start("label"):
            marks.setdefault(match["label"], []).append(Span(*match.span()))
    numbers = {label: int(label) if label.isdecimal() else at for at, label in enumerate(marks, start=1)}
    noise: list[Span] = []
    footnotes: list[Footnote] = []
    for match, limit in zip(definitions, [*(match.start() for match in definitions[1:]), len(text)], strict=True):
        # Of two notes with one label the first counts.
        of_label = marks.pop(match["label"], [])
        if not of_label:
            continue
        ended = _END.search(text, match.end(), limit)
        end = match.end() + len(text[match.end() : ended.start() if ended else limit].rstrip())
        noise += [*of_label, Span(match.start(), end)]
        footnotes.append(Footnote(numbers[match["label"]], of_label[0], Span(match.end(), end)))
    return noise, footnotes
