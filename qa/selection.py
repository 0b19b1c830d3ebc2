"""Which of the sentences that may answer are quoted: those whose chance of answering is worth their words.

The scores are a conditional logit, so that exp(score), over the sum of it, is the chance that a sentence holds the
answer. A sentence is quoted while its chance for each of its words is above a price: an answer that is sure is short,
one that is in doubt is longer. What a sentence needs to be understood comes with it.
"""

import math
from collections.abc import Iterator, Sequence

from qa.candidate import Candidate, is_partner, is_short_answer
from qa.leads import goes_on, introduces, is_item, leads, points_back
from qa.settings import AnswerSettings
from qa.shape import Shape

# A count, a day or a name stands in one sentence; a reason or a way often takes more.
_PRICES: dict[Shape, float] = {"number": 1.5, "date": 1.5, "person": 1.5, "reason": 0.5, "manner": 0.5}
# A sentence costs as much as one of so many words at least: crumbs are cheap and say little.
_LEAST_WORDS = 10
# The share of its chance that a quoted sentence gives to the one that goes on with what it says: the questions that
# chances are fitted on have an answer of one sentence, those of readers often have a longer one.
_GOES_ON = 0.2
# So far back a sentence brings what it leans on.
_STEPS = 2


def chosen(found: Sequence[Candidate], settings: AnswerSettings) -> list[Candidate]:
    """The sentences to quote out of `found`, best first: the unit of the best one first, each unit in reading order.

    "Ja." brings its Vraag, a Vraag its short answer, "Dit is verboden." what it points at, an item the line that leads
    its list in, and that line its items. All is within the limits of `settings`, but for what the best one cannot do
    without.
    """
    return _Selection(found, settings).made() if found else []


class _Selection:
    """One choice in the making; sentences are known by their places in reading order."""

    def __init__(self, found: Sequence[Candidate], settings: AnswerSettings) -> None:
        self._best = found[0]
        self._read = sorted(
            found, key=lambda item: (item.unit.document, item.unit.address, item.part != "vraag", item.span)
        )
        self._leads = leads(self._read)
        self._sizes = [item.size for item in self._read]
        chances = [math.exp(max(-60.0, item.score - found[0].score)) for item in self._read]
        self._chances = [chance / math.fsum(chances) for chance in chances]
        self._settings = settings
        self._price = settings.word_price * _PRICES.get(found[0].asks, 1.0)
        self._kept: list[int] = []
        self._words = 0

    def made(self) -> list[Candidate]:
        """The sentences chosen, in the order in which they are read."""
        first = next(place for place, item in enumerate(self._read) if item is self._best)
        self._keep(first)
        left = [place for place in range(len(self._read)) if place not in self._kept]
        while left and len(self._kept) < self._settings.quoted_sentences:
            best = max(left, key=lambda place: (self._worth(place), -place))
            if self._worth(best) < self._price:
                break
            self._keep(best)
            left = [place for place in left if place != best and place not in self._kept]
        order: dict[str, int] = {}
        for place in self._kept:
            order.setdefault(self._read[place].unit.address, len(order))
        kept = sorted(self._kept, key=lambda place: (order[self._read[place].unit.address], place))
        return [self._read[place] for place in kept]

    def _worth(self, place: int) -> float:
        return self._chances[place] / max(_LEAST_WORDS, self._sizes[place])

    def _keep(self, place: int) -> None:
        """Keep a sentence with what it leans on, as far as there is room; the first one whatever its size."""
        needed = [place, *self._needed(place)]
        if self._kept and not self._fits(needed):
            return
        helping = [other for other in self._helping(place) if other not in needed]
        for other in needed:
            self._add(other)
        # What is furthest back is of no use without what is nearer.
        for other in helping:
            if not self._fits([other]):
                break
            self._add(other)
        after = place + 1
        if after < len(self._read) and self._leads[after] == place and goes_on(self._read[after].shown):
            self._chances[after] += _GOES_ON * self._chances[place]

    def _fits(self, places: Sequence[int]) -> bool:
        new = [place for place in places if place not in self._kept]
        room = self._words + sum(self._sizes[place] for place in new) <= self._settings.quoted_words
        return room and len(self._kept) + len(new) <= self._settings.quoted_sentences

    def _add(self, place: int) -> None:
        if place not in self._kept:
            self._kept.append(place)
            self._words += self._sizes[place]

    def _needed(self, place: int) -> list[int]:
        """What a sentence cannot do without: the Vraag of a short answer, the short answer of a Vraag."""
        own = self._read[place]
        partners = [other for other, item in enumerate(self._read) if is_partner(own, item)]
        return partners[:2] if is_short_answer(own) else partners[:1]

    def _helping(self, place: int) -> Iterator[int]:
        """What a sentence is clearer with: what it leans on, nearest first, then the items of the list it leads in,
        be it by "Dit zijn:" behind it."""
        own = place
        for _ in range(_STEPS):
            shown = self._read[own].shown
            lead = self._leads[own] if is_item(shown) or points_back(shown) else None
            if lead is None:
                break
            own = lead
            yield own
        if not is_item(self._read[place].shown):
            yield from self._items(place)
            after = place + 1
            if after < len(self._read) and self._leads[after] == place and introduces(self._read[after].shown):
                yield after
                yield from self._items(after)

    def _items(self, place: int) -> list[int]:
        """The items of the list that a sentence leads in."""
        return [item for item, lead in enumerate(self._leads) if lead == place and is_item(self._read[item].shown)]
