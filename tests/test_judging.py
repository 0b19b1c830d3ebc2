"""An answer set beside its gold: places, what the index holds, quotes against the source, and why a question failed."""

from dataclasses import replace

import pytest
from conftest import ToyEncoder
from judged_fake import BOTH, JUDGED, NOWHERE, REFUSED, listed, quoted
from small_index import built

from index.records import Remark
from index.store import Store
from qa.evaluation.judging import Judge
from qa.evaluation.per_question import FAILURES, NAMES, Failure, failure, values_of
from qa.evaluation.records import Judged
from qa.gold.records import Gold, Place
from qa.records import Answer, Asked, Citation, Filters, RankedPassage

PAPER, LETTER = "kaas.txt", "brug.txt"
KAAS = """Antwoord van minister Van Dam (Kaas en Brood) (ontvangen 3 mei 2024)

Vraag 1
Is er kaas in Gouda?

Antwoord op vraag 1
Ja, er is kaas in Gouda.

Vraag 2
Hoeveel kaas is er?

Vraag 3
Wie maakt die kaas?

Antwoord op vraag 2 en 3
Er zijn 1801 kazen.
Een boer maakt ze.

Vraag 4
Is de kaas rond?

Antwoord op vraag 4
Dat is hij.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("kaas")
    (folder / PAPER).write_text(KAAS, encoding="utf-8")
    built(folder / PAPER, folder / "index")
    return Store.open(folder / "index", ToyEncoder())


def gold(*places: Place, kind: str = "factoid") -> Gold:
    return Gold(Asked("7", "Hoeveel kaas?", Filters(), ()), kind, places, ("1801 kazen",))


def passage(rank: int, vraag: tuple[int, ...] | None, document: str = PAPER) -> RankedPassage:
    return RankedPassage(rank, document, vraag, None, 1.0, "", rank, rank + 1, f"#{vraag}")


def citation(quote: str, vraag: tuple[int, ...] | None, shift: int = 0, document: str = PAPER) -> Citation:
    start = KAAS.index(quote) + shift
    shown = " ".join(quote.split())
    return Citation(
        *(1, document, "", vraag, None, "antwoord", None, None, None),
        *(quote, shown, start, start + len(quote), "", ""),
    )


def answer(passages: tuple[RankedPassage, ...] = (), citations: tuple[Citation, ...] = ()) -> Answer:
    return Answer("7", "Hoeveel kaas?", not citations, "x", citations, passages, 0.5, 2.5, "")


def test_what_is_listed_and_quoted_stands_at_a_gold_place(store: Store) -> None:
    given = answer(
        (passage(1, (4,)), passage(2, (2, 3)), passage(3, None), passage(4, (2, 3), LETTER)),
        (citation("Dat is hij.", (4,)), citation("Er zijn 1801 kazen.\nEen boer", (2, 3))),
    )
    judged = Judge(store).judge(gold(Place(PAPER, 1), Place(PAPER, 3)), given)
    assert [item.place for item in judged.found] == [None, 1, None, None]
    assert [item.place for item in judged.quoted] == [None, 1]
    assert [item.words for item in judged.quoted] == [3, 6]
    assert (judged.id, judged.question, judged.kind, judged.confidence) == ("7", "Hoeveel kaas?", "factoid", 0.5)
    assert judged.expected == (Place(PAPER, 1), Place(PAPER, 3))
    assert judged.answer == ("1801 kazen",)


@pytest.mark.parametrize(
    ("place", "read"),
    [
        (Place(PAPER, 3), True),
        (Place(PAPER), True),
        (Place(PAPER, whole=True), True),
        (Place(PAPER, 9), False),
        (Place(PAPER, None, "Rijping"), False),
        (Place(LETTER, whole=True), False),
    ],
)
def test_whether_what_is_needed_was_read(store: Store, place: Place, read: bool) -> None:
    judge = Judge(store)
    assert judge.judge(gold(place), answer()).read is read
    # Any one will do, but of a multi question all are needed.
    assert judge.judge(gold(place, Place(PAPER, 1)), answer()).read
    assert judge.judge(gold(place, Place(PAPER, 1), kind="multi"), answer()).read is read


def test_how_many_passages_stand_at_a_gold_place(store: Store) -> None:
    judge = Judge(store)
    of = {unit: sum(item.unit == unit for item in store.passages) for unit in {item.unit for item in store.passages}}
    one, both = (next(unit.address for unit in store.units(PAPER) if number in unit.numbers) for number in (1, 2))
    assert judge.judge(gold(Place(PAPER, 1)), answer()).relevant_passages == of[one] > 0
    # Vraag 2 and Vraag 3 have one answer: it counts once.
    places = Place(PAPER, 1), Place(PAPER, 2), Place(PAPER, 3)
    assert judge.judge(gold(*places), answer()).relevant_passages == of[one] + of[both]
    assert judge.judge(gold(Place(PAPER, whole=True)), answer()).relevant_passages == len(store.passages)
    assert judge.judge(gold(kind="unanswerable"), answer()).relevant_passages == 0


@pytest.mark.parametrize(
    ("places", "needed"),
    [
        ((Place(PAPER, 2), Place(PAPER, 3)), (0,)),
        ((Place(PAPER, 3), Place(PAPER, 1), Place(PAPER, 2)), (0, 1)),
        ((Place(PAPER, whole=True), Place(PAPER, 4)), (1,)),
        ((Place(PAPER, 1), Place(PAPER, 1)), (0,)),
        # What the index does not hold stays needed: the question cannot be answered as a whole.
        ((Place(PAPER, 1), Place(PAPER, 9), Place(LETTER)), (0, 1, 2)),
    ],
)
def test_a_place_that_another_includes_is_not_needed_twice(
    store: Store, places: tuple[Place, ...], needed: tuple[int, ...]
) -> None:
    judge = Judge(store)
    assert judge.judge(gold(*places, kind="multi"), answer()).expected == tuple(places[at] for at in needed)
    assert judge.judge(gold(*places), answer()).expected == places


def test_quotes_are_held_against_the_source_again(store: Store) -> None:
    quotes = citation("Dat is hij.", (4,)), citation("Dat is hij.", (4,), 1), citation("Dat is hij.", (4,), 0, LETTER)
    judged = Judge(store).judge(gold(Place(PAPER, 4)), answer((), quotes))
    assert [item.verbatim for item in judged.quoted] == [True, False, False]


def test_whether_the_answer_says_what_the_sources_lack(store: Store) -> None:
    judge, told = Judge(store), answer((), (citation("Dat is hij.", (4,)),))
    silent = Remark("Over 2031 staat hier niets.", "Nothing here about 2031.")
    assert not judge.judge(gold(), told).marked
    assert judge.judge(gold(), replace(told, missing=("wie?",))).marked
    assert judge.judge(gold(), replace(told, notes=(Remark("Ook elders.", "Elsewhere too."), silent))).marked


UNPLACED = replace(JUDGED, quoted=(quoted(None),))


@pytest.mark.parametrize(
    ("judged", "code"),
    [
        (JUDGED, ""),
        (replace(JUDGED, answer=("kaas is",)), ""),
        (replace(JUDGED, answer=("brood",)), "wrong_sentence"),
        (replace(JUDGED, answer=("brood",), own_words=True), ""),
        # What was quoted well was found, wherever it was listed.
        (replace(JUDGED, found=()), ""),
        (replace(UNPLACED, read=False), "not_read"),
        (replace(UNPLACED, found=listed(None)), "not_found"),
        (replace(UNPLACED, found=()), "not_found"),
        (replace(UNPLACED, found=listed(*[None] * 5, 0)), "ranked_low"),
        (replace(UNPLACED, found=listed(*[None] * 4, 0)), "wrong_place"),
        (replace(JUDGED, quoted=(quoted(None), quoted(0))), "wrong_place"),
        (replace(BOTH, found=listed(0, 1), quoted=(quoted(0),)), "wrong_place"),
        (replace(BOTH, found=listed(0), quoted=(quoted(0),)), "not_found"),
        (replace(BOTH, found=listed(0, 1), quoted=(quoted(0), quoted(1))), ""),
        (REFUSED, "refused"),
        (replace(REFUSED, found=listed(None)), "not_found"),
        (replace(REFUSED, read=False, found=listed(None)), "not_read"),
        (NOWHERE, ""),
        (replace(NOWHERE, abstained=False, quoted=(quoted(None),)), "answered"),
    ],
)
def test_why_a_question_failed(judged: Judged, code: Failure) -> None:
    assert failure(judged) == code
    assert code in ("", *FAILURES)


def test_what_each_measure_looks_at() -> None:
    answered, refused, nowhere = values_of([replace(JUDGED, answer=("kaas",)), REFUSED, NOWHERE])
    assert tuple(answered) == tuple(refused) == tuple(nowhere) == NAMES
    assert [name for name, value in answered.items() if value is None] == ["rightly_refused"]
    assert [name for name, value in nowhere.items() if value is not None] == ["rightly_refused"]
    assert (refused["wrongly_refused"], refused["first_citation_right"], refused["R@1"]) == (1.0, 0.0, 1.0)
    assert (refused["quoted_words_mean"], refused["verbatim"], refused["span_recall"]) == (None, None, None)
