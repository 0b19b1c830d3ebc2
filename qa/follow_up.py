"""A follow-up question once it was completed: the earlier one is not answered again, and its own words must be met.

"En wie betaalt dat?" after a question about cylinders is searched with the words of both. What that finds is about the
cylinders; without a word of the follow-up itself it is the earlier answer once more, and no answer to this question.
"""

from collections.abc import Sequence
from dataclasses import replace

from index.dutch import stem, stems, words
from index.tidy import tidy
from qa.extract import Candidate
from qa.question import Question

# Words that lean on what was asked before and name nothing themselves.
_NAMING_NOTHING = frozenset(
    """zei zeggen zegt gezegd komt kwam komen gaat ging doet deed betekent heet geldt bedoelt klopt precies vraag vragen
    antwoord antwoorden minister staatssecretaris kabinet said says mean why""".split()
)


def own_part(read: Question, subject: str) -> Question:
    """A completed question without the part that repeats the `subject` it was completed with."""
    kept = tuple(part for part in read.parts if words(part.text) != words(subject))
    if len(kept) == len(read.parts):
        return read
    return kept[0] if len(kept) == 1 else replace(read, parts=kept)


def is_met(follow_up: Question, quoted: Sequence[Candidate]) -> bool:
    """Whether what is quoted, with what stands round it, holds a word of the follow-up or another word for one.

    `follow_up` is read on its own, so that its typos are mended and its English words have Dutch ones.

    A follow-up without words of its own, or with figures, asks about what was asked before: that is met.
    """
    own = [word for word in words(follow_up.query.whole) if word not in _NAMING_NOTHING]
    if not own or any(word[0].isdigit() for word in own):
        return True
    asked = {stem(word) for word in own}
    asked |= {token for term, _ in follow_up.query.others for token in stems(term)}
    held = {
        token for item in quoted for token in stems(f"{tidy(item.document, item.unit.span)} {item.unit.heading or ''}")
    }
    return not asked.isdisjoint(held)
