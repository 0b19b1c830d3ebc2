"""Units and gold places in words, in Dutch and English."""

from collections.abc import Sequence

from index.records import Remark, Unit
from index.spelling import likeness
from qa.citation_paper import enumerated
from qa.gold.places import plain_heading
from qa.gold.records import Place


def unit_in_words(unit: Unit, file: str) -> Remark:
    """A unit by its Vraag, heading or as the opening, with the file of its paper."""
    if unit.numbers:
        listed = enumerated(unit.numbers)
        english = listed.replace(" en ", " and ")
        return Remark(f"antwoord op vraag {listed} van {file}", f"the answer to vraag {english} of {file}")
    if unit.heading:
        return Remark(f"“{unit.heading}” van {file}", f"“{unit.heading}” of {file}")
    return Remark(f"de aanhef van {file}", f"the opening of {file}")


def place_in_words(place: Place) -> Remark:
    """A place by its Vraag or heading, without the paper."""
    if place.vraag is not None:
        return Remark(f"vraag {place.vraag}", f"vraag {place.vraag}")
    if place.section:
        return Remark(f"kop “{place.section}”", f"heading “{place.section}”")
    return Remark("tekst zonder kop", "text without a heading")


def whole_place(place: Place) -> Remark:
    """A place with the paper that it is in."""
    told = place_in_words(place)
    if place.whole:
        return Remark(place.document, place.document)
    return Remark(f"{told.dutch} van {place.document}", f"{told.english} of {place.document}")


def held_instead(place: Place, file: str, units: Sequence[Unit]) -> Remark:
    """What a paper has instead of a place that it lacks."""
    numbers = tuple(sorted({number for unit in units for number in unit.numbers}))
    if place.vraag is not None and numbers:
        listed = f"{numbers[0]}-{numbers[-1]}" if len(numbers) > 3 else enumerated(numbers)
        return Remark(f"vraag {listed}", f"vraag {listed}")
    headed = [unit for unit in units if unit.heading]
    if not headed:
        return joined([unit_in_words(unit, file) for unit in units[:1]])
    best = max(headed, key=lambda unit: likeness(plain_heading(unit.heading), plain_heading(place.section)))
    return Remark(f"bijvoorbeeld “{best.heading}”", f"for example “{best.heading}”")


def joined(told: Sequence[Remark]) -> Remark:
    """Several places in one phrase, of many the first few."""
    listed = [*told[:3], *([Remark("…", "…")] if len(told) > 3 else [])]
    return Remark(" of ".join(item.dutch for item in listed), " or ".join(item.english for item in listed))
