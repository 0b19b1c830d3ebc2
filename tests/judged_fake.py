"""Questions judged, made by hand or at random: fictional papers about cheese, bridges and libraries."""

import random
from dataclasses import replace

from qa.evaluation.records import Found, Judged, Quoted
from qa.gold.records import MULTI, UNANSWERABLE, Place

CHEESE, BRIDGE = "kaas.txt", "brug.txt"
_KINDS = ("factoid", "yesno", "list", MULTI, MULTI, UNANSWERABLE)
_WORDS = "de kaas brug 1.801 1801 15% 15 procent Het een 'n één zaken, 3,5 3.5 € euro (rood) OM-zaak ligt\nboven".split(
    " "
)


def found(place: int | None, start: int = 0, address: str = "", document: str = CHEESE) -> Found:
    """A listed passage, of a unit of its own unless `address` names one."""
    return Found(document, start, start + 10, address or f"{document}#{start}", place)


def listed(*places: int | None) -> tuple[Found, ...]:
    """Passages of as many units, each at one of the gold places or at none."""
    return tuple(found(place, 10 * at) for at, place in enumerate(places))


def quoted(place: int | None, quote: str = "kaas is rond", display: str | None = None, verbatim: bool = True) -> Quoted:
    shown = quote if display is None else display
    return Quoted(CHEESE, 0, len(quote), f"{CHEESE}#1", place, quote, shown, len(shown.split()), verbatim)


JUDGED = Judged(
    id="1",
    question="Hoe rond is kaas?",
    kind="factoid",
    expected=(Place(CHEESE, 1),),
    answer=(),
    own_words=False,
    read=True,
    relevant_passages=1,
    found=listed(0),
    quoted=(quoted(0),),
    shown="kaas is rond [1]",
    abstained=False,
    marked=False,
    confidence=0.8,
    latency_ms=12.5,
)
BOTH = replace(JUDGED, kind=MULTI, expected=(Place(CHEESE, 1), Place(BRIDGE, 2)), relevant_passages=2)
REFUSED = replace(JUDGED, quoted=(), shown="Niet gevonden: hierover staat niets.", abstained=True, confidence=0.1)
NOWHERE = replace(REFUSED, kind=UNANSWERABLE, expected=(), relevant_passages=0, found=listed(None, None))


def made_up(number: int, seed: int) -> list[Judged]:
    """As many questions judged at random: with double passages and units, empty lists, ties, empty answers."""
    rng = random.Random(seed)
    return [_made_up(rng, str(at)) for at in range(number)]


def _made_up(rng: random.Random, name: str) -> Judged:
    kind = rng.choice(_KINDS)
    places = () if kind == UNANSWERABLE else tuple(Place(CHEESE, at) for at in range(1, 1 + rng.choice((1, 1, 2, 3))))

    def place() -> int | None:
        return rng.randrange(len(places)) if places and rng.random() < 0.35 else None

    # What a passage stands at is a matter of its unit: units 0, 1, ... have the place of their number, others none.
    units = [*range(len(places)), *range(10, 16)]
    passages = []
    for _ in range(rng.choice((0, 1, 3, 10, 10, 14))):
        unit = rng.choice(units)
        passages.append(found(unit if unit < 10 else None, 100 * unit + 10 * rng.randrange(3), f"kaas#{unit}"))
    refused = rng.random() < 0.2

    def words(most: int) -> str:
        return " ".join(rng.choice(_WORDS) for _ in range(rng.randrange(most + 1)))

    def quote() -> Quoted:
        text = words(9)
        return quoted(place(), text.replace(" ", "\n", 1), text, rng.random() < 0.9)

    quotes = () if refused else tuple(quote() for _ in range(rng.randrange(4)))
    return replace(
        JUDGED,
        id=name,
        question=words(20) or "kaas",
        kind=kind,
        expected=places,
        answer=tuple(words(2) for _ in range(rng.randrange(3))) if places else (),
        own_words=rng.random() < 0.3,
        read=rng.random() < 0.9,
        relevant_passages=rng.randrange(15) if places else 0,
        found=tuple(passages),
        quoted=quotes,
        shown=REFUSED.shown if refused else " ".join(f"{item.display} [{n}]" for n, item in enumerate(quotes, 1)),
        abstained=refused,
        confidence=rng.choice((0.0, 0.5, round(rng.random(), 4))),
        latency_ms=rng.lognormvariate(3, 1),
    )
