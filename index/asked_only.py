"""Questions as members send them in, without answers: what tells them from a letter with numbered headings.

A list of measures and the sections of a letter are numbered too. So the paper has to say that it asks: by its opening
("Vragen van het lid … (ingezonden …)"), or by questions in most of its numbers and the word above the first of them.
"""

import re
from collections.abc import Sequence

from index.letter_words import FACE_LENGTH
from index.numbered_questions import ASKED_BY
from index.question_parts import Part

_SENT_IN = re.compile(r"\(ingezonden\s", re.IGNORECASE)
ANSWERED = re.compile(r"^[^\w\n]*(?:Antwoord(?:en)?|Beantwoording)\b", re.MULTILINE)
_WORD = re.compile(r"\bvra(?:ag|gen)\b", re.IGNORECASE)
_ABOVE = 300
_CLOSERS = " \n\t\"'”’»)]."


def asks_only(masked: str, parts: Sequence[Part], by_word: bool) -> bool:
    """True when the paper of these parts, which holds no answers, asks; `by_word`: their headings say Vraag."""
    asked = [part for part in parts if part.kind == "vraag"]
    if not asked or asked[0].labels[0][0] != 1:
        return False
    start = asked[0].start
    bodies = [masked[part.body.start : part.body.end] for part in asked]
    asking = sum("?" in body for body in bodies)
    if 2 * asking < len(asked):
        return False
    face = max(0, start - FACE_LENGTH)
    if ASKED_BY.search(masked, face, start) or _SENT_IN.search(masked, face, start):
        return True
    # Text that goes on after a last question answers them, in a letter of its own making.
    last = bodies[-1].rsplit("\n", 1)[-1].rstrip(_CLOSERS)
    ends_asking = last.endswith("?") and 3 * asking >= 2 * len(asked)
    if by_word:
        return len(asked) > 1 and ends_asking
    above = masked[max(0, start - _ABOVE) : start]
    return len(asked) > 2 and ends_asking and _WORD.search(above) is not None
