"""Gold from use: the row of an answer that users judged.

A useful answer proves its own place. After a poor one somebody has to say where the answer stands, or that it stands
nowhere: the engine's guess is no gold.
"""

import hashlib
from collections.abc import Sequence
from typing import Any

from index.errors import QuestionError, StoreError
from index.glossary import is_english
from index.records import Unit
from index.store import Store
from qa.gold.check_words import shortened
from qa.gold.proposed_kind import asked_kind
from qa.gold.rated import Rated
from qa.gold.records import UNANSWERABLE, Place
from qa.gold.standing import folded, unit_text, units_at
from qa.gold.verbatim import Spans

Row = dict[str, Any]
_RATED = {
    "useful": ("bruikbaar", "useful"),
    "partly": ("deels bruikbaar", "partly useful"),
    "wrong": ("niet bruikbaar", "not useful"),
}


def gold_row(
    rated: Rated,
    store: Store,
    places: Sequence[Place] = (),
    answer: Sequence[str] = (),
    unanswerable: bool = False,
) -> Row:
    """The row of a judged answer in the contract's form.

    A useful answer gives its first citation's unit and what was quoted of it; a useful refusal gives an unanswerable
    row. `places` with `answer`, or `unanswerable`, say it otherwise; after "partly" and "wrong" they must. An answer
    that is no text of the paper counts as one in somebody's own words. Raises QuestionError where something is missing,
    and where an answer stands in the paper, but not at the place.
    """
    if not rated.whole:
        raise QuestionError(
            f"regel {rated.n}: niet alle eerdere vragen zijn bewaard; zonder die is dit een andere vraag",
            f"line {rated.n}: not all earlier questions were kept; without them the question is another",
        )
    if unanswerable and (places or answer):
        raise QuestionError(
            "een vraag zonder antwoord heeft geen bron en geen antwoord; geef het een of het ander",
            "a question without an answer has no source and no answer; give the one or the other",
        )
    if bool(places) != bool(answer):
        raise QuestionError(
            "bron en antwoord horen bij elkaar; geef --source en --answer beide",
            "source and answer belong together; give both --source and --answer",
        )
    if unanswerable or (not places and rated.rating == "useful" and rated.abstained):
        return _row(rated, UNANSWERABLE, (), ())
    if places:
        spans = _spans(store, places, answer)
        own = {} if spans else {"own_words": True}
        return _row(rated, _kind(rated), places, spans or answer) | own
    if rated.rating != "useful":
        raise QuestionError(
            f"regel {rated.n} is beoordeeld als {_RATED[rated.rating][0]}: zeg waar het antwoord wel staat "
            "(--source en --answer), of dat het er niet is (--unanswerable)",
            f"line {rated.n} was judged {_RATED[rated.rating][1]}: say where the answer does stand (--source and "
            "--answer), or that there is none (--unanswerable)",
        )
    place, quotes = _cited(rated, store)
    return _row(rated, _kind(rated), (place,), quotes)


def _row(rated: Rated, kind: str, places: Sequence[Place], answer: Sequence[str]) -> Row:
    row: Row = {
        "id": f"audit-{rated.n}-{hashlib.sha256(rated.question.encode('utf-8', 'surrogatepass')).hexdigest()[:6]}",
        "question": rated.question,
        "kind": kind,
        "document": places[0].document if places else None,
        "relevant": [_written(place) for place in places],
        "answer": list(answer),
        "gold_sentence": list(answer),
    }
    row |= {"filters": rated.filters} if rated.filters else {}
    return row | ({"history": list(rated.history)} if rated.history else {})


def _written(place: Place) -> Row:
    written: Row = {"document": place.document, "vraag": place.vraag, "section": place.section}
    return written | ({"whole": True} if place.whole else {})


def _kind(rated: Rated) -> str:
    return "english" if is_english(rated.question) else asked_kind(rated.question)


def _spans(store: Store, places: Sequence[Place], answer: Sequence[str]) -> tuple[str, ...]:
    """The pieces of the source that an answer consists of, none where it is in somebody's own words."""
    units = [unit for place in places for unit in units_at(store, place)]
    if not units:
        raise QuestionError(
            f"bron {places[0].document} staat niet zo in de index; vraagbaak units toont wat er wel staat",
            f"source {places[0].document} is not so in the index; vraagbaak units shows what is",
        )
    finder, documents = Spans(store), tuple(dict.fromkeys(place.document for place in places))
    found = [finder.find(piece, documents, units) for piece in answer]
    for piece, spans in zip(answer, found, strict=True):
        # "Ja" stands in every paper; a figure that stands in another answer was looked up in the wrong one.
        told = len(piece.split()) > 2 or any(sign.isdigit() for sign in piece)
        if not spans and told and finder.find(piece, documents, ()):
            raise _elsewhere(piece, documents[0])
    if not all(found):
        return ()
    whole = tuple(dict.fromkeys(span for several in found for span in several or ()))
    texts = [unit_text(store, unit) for unit in units]
    for span in whole:
        if not any(span in text for text in texts):
            raise _elsewhere(span, documents[0])
    return whole


def _elsewhere(piece: str, document: str) -> QuestionError:
    return QuestionError(
        f"“{shortened(piece)}” staat wel in {document}, maar niet op die plaats; kijk de bron na",
        f"“{shortened(piece)}” stands in {document}, but not at that place; look at the source",
    )


def _cited(rated: Rated, store: Store) -> tuple[Place, tuple[str, ...]]:
    """The place of the first citation and what was quoted of its unit, as it stands in the source now."""
    if not rated.cited:
        raise QuestionError(
            f"regel {rated.n} heeft geen citaat; geef --source en --answer, of --unanswerable",
            f"line {rated.n} has no citation; give --source and --answer, or --unanswerable",
        )
    address = str(rated.cited[0].get("address"))
    try:
        unit = store.unit(address)
        document = store.document(unit.document)
    except StoreError:
        raise _gone(rated.n, address) from None
    there = [item for item in rated.cited if item.get("address") == address]
    # A Vraag is no answer to itself, unless nothing else was quoted.
    cited = [item for item in there if item.get("part") != "vraag"] or there
    quotes = []
    for item in cited:
        # The log keeps the beginning of a very long quote; the source has all of it.
        same = item.get("sha256") == document.sha256
        quotes.append(folded(document.text[item["start"] : item["end"]] if same else str(item.get("quote"))))
    text = unit_text(store, unit)
    if not all(quote and quote in text for quote in quotes):
        raise _gone(rated.n, address)
    return place_of(unit, document.file), tuple(dict.fromkeys(quotes))


def place_of(unit: Unit, file: str) -> Place:
    """The gold place of a unit of the paper `file`."""
    return Place(file, unit.numbers[0]) if unit.numbers else Place(file, None, unit.heading)


def _gone(n: int, address: str) -> QuestionError:
    return QuestionError(
        f"regel {n}: wat geciteerd werd staat niet meer zo in {address}; geef --source en --answer",
        f"line {n}: what was quoted stands so no more in {address}; give --source and --answer",
    )
