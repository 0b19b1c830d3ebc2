"""A gold question that somebody makes of an answer on the page: as proposed, as changed, and what is wrong with it."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.errors import QuestionError, StoreError
from index.glossary import is_english
from index.records import Remark
from index.store import Store
from qa.answer import Engine
from qa.batch import asked_of
from qa.gold.check import check
from qa.gold.check_words import Finding
from qa.gold.gold_json import from_json
from qa.gold.proposed_kind import asked_kind
from qa.gold.rated import Rated
from qa.gold.rated_row import Row, gold_row, place_of
from qa.gold.records import MULTI, UNANSWERABLE, GoldFile, Place
from qa.gold.standing import folded
from qa.records import Citation

KINDS = ("factoid", "yesno", "explain", "list", "lookup", MULTI, "table", "english", UNANSWERABLE)


@dataclass(frozen=True, slots=True)
class Draft:
    """A gold question before it is kept; `answer`: the words that must be quoted, each from one of the `places`."""

    question: str
    kind: str
    places: tuple[Place, ...]
    answer: tuple[str, ...]


def right_quotes(rated: Rated, citations: Sequence[Citation]) -> frozenset[int]:
    """The numbers of the quotes that may be taken for right: of a useful answer those of its first place."""
    if rated.rating != "useful" or not citations:
        return frozenset()
    there = [item for item in citations if item.address == citations[0].address]
    # A Vraag is no answer to itself, unless nothing else was quoted.
    return frozenset(item.n for item in [item for item in there if item.part != "vraag"] or there)


def proposed_kind(rated: Rated, places: Sequence[Place]) -> str:
    """The kind that fits what was asked and where the answer stands."""
    if rated.abstained and rated.rating == "useful":
        return UNANSWERABLE
    if len(places) > 1:
        return MULTI
    return "english" if is_english(rated.question) else asked_kind(rated.question)


def places_of(store: Store, citations: Sequence[Citation]) -> tuple[Place, ...]:
    """Where these quotes stand now, each place once. Raises QuestionError for one that is gone."""
    found: list[Place] = []
    for item in citations:
        try:
            unit = store.unit(item.address)
            found.append(place_of(unit, store.document(unit.document).file))
        except StoreError:
            raise QuestionError(
                f"de bron van citaat {item.n} staat niet meer in de index; wijs een andere plaats aan",
                f"the source of quote {item.n} is no longer in the index; point at another place",
            ) from None
    return tuple(dict.fromkeys(found))


def words_of(citations: Sequence[Citation]) -> tuple[str, ...]:
    """The words of these quotes as the source has them, each on one line."""
    return tuple(dict.fromkeys(folded(item.quote) for item in citations))


def row_of(rated: Rated, store: Store, draft: Draft) -> Row:
    """The row that is kept. A question in other words stands by itself, without the conversation before it.

    Raises QuestionError for a draft that lacks a question, or an answer with its place, and as `gold_row`.
    """
    question, refused = folded(draft.question), draft.kind == UNANSWERABLE
    if not question:
        raise QuestionError("er is geen vraag; vul haar in", "there is no question; fill it in")
    if not refused and not (draft.places and draft.answer):
        raise QuestionError(
            "kies een citaat dat klopt, of wijs aan waar het antwoord staat en welke woorden het zijn",
            "choose a quote that is right, or point at where the answer stands and which words it is",
        )
    same = question == folded(rated.question)
    asked = replace(rated, question=question, history=rated.history if same else ())
    places, answer = ((), ()) if refused else (draft.places, draft.answer)
    return gold_row(asked, store, places, answer, unanswerable=refused) | {"kind": draft.kind}


def examined(row: Row, engine: Engine) -> tuple[Finding, ...]:
    """What the check of gold says of one row. Raises QuestionError for a row that cannot be asked at all."""
    where = Remark("deze vraag", "this question")
    gold = from_json(row, asked_of(row, 1, engine), where)
    sha256 = hashlib.sha256(json.dumps(row).encode()).hexdigest()
    return check(GoldFile("", sha256, (gold,), ()), engine)
