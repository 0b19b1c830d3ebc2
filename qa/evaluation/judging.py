"""An answer set beside its gold: which passages and quotes stand where they should, and whether they are the source."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from index.errors import StoreError
from index.records import Unit
from index.store import Store
from qa.evaluation.records import Found, Judged, Quoted
from qa.gold.places import matches
from qa.gold.records import MULTI, Gold, Place
from qa.records import Answer, Citation, RankedPassage

# How an answer says that the sources are silent on a part of the question.
_SILENT = "staat hier niets"


class Judge:
    """Judges answers over one index; what a gold place holds is looked up once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._units: dict[str, tuple[Unit, ...]] = {}
        self._held: dict[Place, frozenset[str]] = {}

    def judge(self, gold: Gold, answer: Answer) -> Judged:
        """What an answer came to.

        `expected` holds every gold place, but of a MULTI question not those that another one includes, such as Vraag 5
        beside Vraag 4 where one answer is to both: who has seen the one has seen the other.
        """
        places = self._needed(gold.relevant) if gold.kind == MULTI else gold.relevant
        held = [self.addresses(place) for place in gold.relevant]
        return Judged(
            id=answer.id,
            question=answer.question,
            kind=gold.kind,
            expected=places,
            answer=gold.answer,
            own_words=gold.own_words,
            read=all(held) if gold.kind == MULTI else any(held),
            relevant_passages=sum(self._passages[address] for address in frozenset().union(*held)),
            found=tuple(
                Found(item.document, item.start, item.end, item.address, _place(places, item))
                for item in answer.passages
            ),
            quoted=tuple(
                Quoted(
                    document=item.document,
                    start=item.start,
                    end=item.end,
                    address=item.address,
                    place=_place(places, item),
                    quote=item.quote,
                    display=item.display,
                    words=len(item.display.split()),
                    verbatim=self._verbatim(item.document, item.start, item.end, item.quote),
                )
                for item in answer.citations
            ),
            shown=answer.answer,
            abstained=answer.abstained,
            marked=bool(answer.missing) or any(_SILENT in note.dutch for note in answer.notes),
            confidence=answer.confidence,
            latency_ms=answer.latency_ms,
        )

    def addresses(self, place: Place) -> frozenset[str]:
        """The addresses of the units at a place, none where the index does not hold it."""
        if place not in self._held:
            if place.document not in self._units:
                self._units[place.document] = self._units_of(place.document)
            self._held[place] = frozenset(
                unit.address
                for unit in self._units[place.document]
                if matches(place, self._store.document(unit.document).file, unit.numbers or None, unit.heading)
            )
        return self._held[place]

    def _units_of(self, document: str) -> tuple[Unit, ...]:
        try:
            return self._store.units(document)
        except StoreError:
            return ()

    @cached_property
    def _passages(self) -> Counter[str]:
        """How many passages each unit has, by its address."""
        return Counter(passage.unit for passage in self._store.passages)

    def _needed(self, places: Sequence[Place]) -> tuple[Place, ...]:
        """The places without those of which another holds only units that they hold as well; of equals the first."""
        held = [self.addresses(place) for place in places]
        return tuple(
            place
            for at, place in enumerate(places)
            if not any(
                held[other] and (held[other] < held[at] or (held[other] == held[at] and other < at))
                for other in range(len(places))
            )
        )

    def _verbatim(self, document: str, start: int, end: int, quote: str) -> bool:
        try:
            return self._store.document(document).text[start:end] == quote
        except StoreError:
            return False


def _place(places: Sequence[Place], item: RankedPassage | Citation) -> int | None:
    """Which of `places` something stands at: the first that fits."""
    here = item.document, item.vraag, item.section
    return next((at for at, place in enumerate(places) if matches(place, *here)), None)
