"""Who said a quote, when and where: the words under it. Pure: records -> plain text, nothing escaped yet."""

from collections.abc import Sequence

from qa.records import Citation
from ui.dates import written
from ui.strings import Strings


def joined(numbers: Sequence[int], strings: Strings) -> str:
    """Numbers as a list in words.

    >>> from ui.strings import NL
    >>> joined((3, 4, 8), NL)
    '3, 4 en 8'
    """
    words = [str(number) for number in numbers]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {strings.and_word} {words[-1]}"


def questions(numbers: Sequence[int], strings: Strings) -> str:
    """`vraag 7`, or `vragen 4 en 5` for more than one number."""
    form = strings.question_one if len(numbers) == 1 else strings.question_many
    return form.format(numbers=joined(numbers, strings))


def who(citation: Citation, strings: Strings) -> str:
    """Who speaks in the quote; a question is the Chamber's, not the minister's who answers it."""
    if citation.speaker is None:
        return strings.speaker_unknown
    if citation.part == "vraag":
        return strings.asked_by_house.format(speaker=citation.speaker)
    if citation.on_behalf_of is None:
        return citation.speaker
    return f"{citation.speaker}, {strings.also_on_behalf.format(whom=citation.on_behalf_of)}"


def where(citation: Citation, strings: Strings) -> str | None:
    """The place in the paper: the Vraag that it answers, else the heading; None when it has neither."""
    places = []
    if citation.part == "voetnoot":
        places.append(strings.in_footnote)
    if citation.vraag:
        form = strings.in_question if citation.part == "vraag" else strings.in_answer_to
        places.append(form.format(question=questions(citation.vraag, strings)))
    elif citation.section:
        places.append(strings.in_section.format(section=citation.section))
    return ", ".join(places) or None


def lines(citation: Citation, strings: Strings) -> tuple[str, ...]:
    """What stands under a quote, in order: who, date, place, title; what the source does not say is left out."""
    parts = (who(citation, strings), written(citation.date, strings), where(citation, strings), citation.title)
    return tuple(part for part in parts if part)
