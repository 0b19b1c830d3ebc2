"""Every measure against cases worked out by hand, gold in every form that staff write, and the report."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook
from shipped import LACHGAS, ONLINE, seed_engine, write_lines

from qa.batch import read_questions
from qa.evaluate import evaluate, report, write_report
from qa.gold import Gold, Place, matches, read_gold
from qa.measures import Estimate, Judged, by_kind, estimate, judge, measures, why_wrong
from qa.records import Answer, Asked, Citation, Filters, RankedPassage

TEXT = "Vraag 1\nHoeveel?\nAntwoord op vraag 1\nEr waren 1801\nzaken. In 750 zaken kwam er een rechter."
PAPER, OTHER = "a.txt", "b.txt"


def passage(
    rank: int, document: str = PAPER, vraag: tuple[int, ...] | None = (1,), section: str | None = None
) -> RankedPassage:
    return RankedPassage(rank, document, vraag, section, 1.0, "", 0, 0, "")


def citation(
    quote: str, document: str = PAPER, vraag: tuple[int, ...] | None = (1,), section: str | None = None
) -> Citation:
    start = TEXT.index(quote)
    shown = " ".join(quote.split())
    return Citation(
        *(1, document, "", vraag, None, "antwoord", None, None, None),
        *(quote, shown, start, start + len(quote), "", ""),
    )


def answer(passages: tuple[RankedPassage, ...] = (), citations: tuple[Citation, ...] = ()) -> Answer:
    return Answer("1", "?", not citations, "", citations, passages, 0.5, 1.0, "")


def gold(*places: Place, kind: str = "factoid", spans: tuple[str, ...] = ()) -> Gold:
    return Gold(Asked("1", "?", Filters(), ()), kind, places, spans)


def judged(expected: Gold, given: Answer) -> Judged:
    return judge(expected, given, {PAPER: TEXT, OTHER: TEXT}.__getitem__)


ONE = gold(Place(PAPER, 1))
EITHER = gold(Place(PAPER, 1), Place(OTHER, 2))
BOTH = gold(Place(PAPER, 1), Place(OTHER, 2), kind="multi")
NONE = gold(kind="unanswerable")


@pytest.mark.parametrize(
    ("expected", "listed", "rank"),
    [
        (ONE, (passage(1),), 1),
        (ONE, (passage(1, vraag=(2,)), passage(2, vraag=(1, 3))), 2),
        (ONE, (passage(1, OTHER), passage(2, vraag=None)), None),
        (ONE, (), None),
        (EITHER, (passage(1, OTHER), passage(2, OTHER, (2,)), passage(3)), 2),
        (BOTH, (passage(1, OTHER), passage(2, OTHER, (2,)), passage(3)), 3),
        (BOTH, (passage(1), passage(2)), None),
        (BOTH, (), None),
        (NONE, (passage(1),), None),
    ],
)
def test_rank_of_what_is_relevant(expected: Gold, listed: tuple[RankedPassage, ...], rank: int | None) -> None:
    assert judged(expected, answer(listed)).rank == rank


@pytest.mark.parametrize(
    ("expected", "cited", "right"),
    [
        (ONE, [(PAPER, (1,))], True),
        (ONE, [(PAPER, (1, 2))], True),
        (ONE, [(OTHER, (1,)), (PAPER, (1,))], False),
        (ONE, [], False),
        (BOTH, [(OTHER, (2,))], True),
        (NONE, [(PAPER, (1,))], False),
    ],
)
def test_first_citation(expected: Gold, cited: list[tuple[str, tuple[int, ...]]], right: bool) -> None:
    quotes = tuple(citation("Er waren 1801", document, vraag) for document, vraag in cited)
    assert judged(expected, answer(citations=quotes)).first_right is right


@pytest.mark.parametrize(
    ("spans", "quotes", "recall"),
    [
        (("1801 zaken",), ("Er waren 1801\nzaken.",), 1.0),
        (("1801 zaken", "750 zaken"), ("Er waren 1801\nzaken.",), 0.5),
        (("1801 zaken", "750 zaken"), ("Er waren 1801\nzaken.", "In 750 zaken kwam er een rechter."), 1.0),
        # A span over two quotes stands in neither.
        (("zaken. In 750",), ("Er waren 1801\nzaken.", "In 750 zaken kwam er een rechter."), 0.0),
        (("1801 zaken",), (), 0.0),
        ((), ("Er waren 1801",), None),
    ],
)
def test_span_recall(spans: tuple[str, ...], quotes: tuple[str, ...], recall: float | None) -> None:
    expected = replace(ONE, answer=spans)
    assert judged(expected, answer(citations=tuple(map(citation, quotes)))).spans == recall


def test_quoted_words_and_verbatim() -> None:
    good = citation("Er waren 1801\nzaken.")
    both = judged(ONE, answer(citations=(good, citation("In 750 zaken"))))
    assert both.quoted_words == 4 + 3
    assert both.verbatim
    assert not judged(ONE, answer(citations=(good, replace(good, quote="Er waren 1802\nzaken.")))).verbatim
    assert not judged(ONE, answer(citations=(replace(good, start=good.start + 1),))).verbatim


def test_a_table_of_measures_worked_out_by_hand() -> None:
    quote = citation("Er waren 1801\nzaken.")
    right = judged(replace(ONE, answer=("1801 zaken",)), answer((passage(1),), (quote,)))
    third = judged(
        replace(ONE, answer=("1801", "750 zaken")),
        answer((passage(1, OTHER), passage(2, OTHER), passage(3)), (replace(quote, document=OTHER),)),
    )
    refused = judged(replace(ONE, answer=("1801",)), answer((passage(4),)))
    silent = judged(BOTH, answer())
    properly = judged(NONE, answer((passage(1),)))
    wrongly = judged(NONE, answer((passage(1),), (citation("In 750"),)))
    found = {name: item.value for name, item in measures([right, third, refused, silent, properly, wrongly]).items()}
    expected = {
        "R@1": 1 / 4,
        "R@3": 2 / 4,
        "R@5": 3 / 4,
        "R@10": 3 / 4,
        "MRR": (1 + 1 / 3 + 1 / 4 + 0) / 4,
        "first_citation_right": 1 / 4,
        "span_recall": (1 + 1 / 2 + 0) / 3,
        "wrongly_refused": 2 / 4,
        "rightly_refused": 1 / 2,
        "quoted_words_mean": (4 + 4 + 2) / 3,
    }
    assert {name: found[name] for name in expected} == pytest.approx(expected, abs=1e-6)
    kinds = by_kind([right, properly, silent, wrongly])
    assert list(kinds) == ["factoid", "unanswerable", "multi"]
    assert kinds["factoid"]["MRR"].value == 1.0
    assert kinds["unanswerable"]["rightly_refused"].value == 0.5
    assert kinds["unanswerable"]["MRR"] == Estimate(None, None, None)


def test_an_interval_is_the_same_every_time_and_holds_the_mean() -> None:
    values = [0.0, 0.25, 1.0, 1.0, 0.5, 0.0, 1.0]
    found = estimate(values)
    assert found == estimate(values)
    assert found.value == pytest.approx(sum(values) / len(values), abs=1e-6)
    assert found.value is not None
    assert found.low is not None
    assert found.high is not None
    assert min(values) <= found.low < found.value < found.high <= max(values)


@pytest.mark.parametrize("value", [0.0, 1.0, 0.3])
def test_an_interval_of_equal_values_is_that_value(value: float) -> None:
    assert estimate([value] * 9) == Estimate(value, value, value)


def test_more_questions_make_a_narrower_interval_near_the_normal_one() -> None:
    few, many = estimate([0.0, 1.0] * 10), estimate([0.0, 1.0] * 200)
    assert few.low is not None
    assert few.high is not None
    assert many.low is not None
    assert many.high is not None
    assert many.high - many.low < few.high - few.low
    # 1.96 standard errors of a mean of 400 fair coins.
    assert many.low == pytest.approx(0.5 - 1.96 * 0.5 / 20, abs=0.01)
    assert many.high == pytest.approx(0.5 + 1.96 * 0.5 / 20, abs=0.01)


def test_no_values_give_no_estimate() -> None:
    assert estimate([]) == Estimate(None, None, None)


@pytest.mark.parametrize(
    ("place", "at", "hit"),
    [
        (Place(PAPER, 4), (PAPER, (4, 5), None), True),
        (Place(PAPER, 6), (PAPER, (4, 5), None), False),
        (Place(PAPER, 4), (OTHER, (4, 5), None), False),
        (Place(PAPER, 4), (PAPER, None, None), False),
        (Place(PAPER, None, "Wettelijke kaders"), (PAPER, None, "2. Wettelijke kaders"), True),
        (Place(PAPER, None, "2. Wettelijke kaders"), (PAPER, None, "Wettelijke kaders"), True),
        (Place(PAPER, None, "2. Wettelijke  Kaders"), (PAPER, None, "wettelijke kaders"), True),
        (Place(PAPER, None, "2.1 Toezicht"), (PAPER, None, "Toezicht"), True),
        (Place(PAPER, None, "Wettelijke kaders"), (PAPER, None, "Toezicht"), False),
        (Place(PAPER), (PAPER, None, None), True),
        (Place(PAPER), (PAPER, None, "Toezicht"), False),
        (Place(PAPER), (PAPER, (1,), None), False),
        (Place(PAPER, whole=True), (PAPER, (1,), None), True),
        (Place(PAPER, whole=True), (OTHER, (1,), None), False),
    ],
)
def test_where_gold_stands(place: Place, at: tuple[str, tuple[int, ...] | None, str | None], hit: bool) -> None:
    assert matches(place, *at) is hit


SHEET = [
    ("Vraag", "Antwoord", "Bron"),
    ("Hoeveel lachgaszaken?", "1801", f"{LACHGAS}.txt, vraag 7"),
    ("Wat is het verbod?", "verboden", f"{LACHGAS}#antwoord-4"),
    ("Welke wetten?", "Opiumwet", f"{ONLINE}#2-wettelijke-kaders"),
    ("Waarover gaat de brief?", "", ONLINE),
    ("Wat kost een treinkaartje?", "", ""),
]
PLACES = [
    (Place(f"{LACHGAS}.txt", 7),),
    (Place(f"{LACHGAS}.txt", 4),),
    (Place(f"{ONLINE}.txt", None, "2. Wettelijke kaders"),),
    (Place(f"{ONLINE}.txt", whole=True),),
    (),
]


@pytest.mark.parametrize("form", ["goud.csv", "goud.xlsx"])
def test_gold_as_staff_write_it(form: str, tmp_path: Path) -> None:
    path = tmp_path / form
    if form.endswith("xlsx"):
        book = Workbook()
        for line in SHEET:
            book.worksheets[0].append(line)
        book.save(path)
    else:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=";").writerows(SHEET)
    engine = seed_engine()
    read = read_gold(path, engine.store, read_questions(path, engine))
    assert [item.asked.question for item in read] == [line[0] for line in SHEET[1:]]
    assert [item.relevant for item in read] == PLACES
    assert [item.answer for item in read] == [("1801",), ("verboden",), ("Opiumwet",), (), ()]
    assert [item.answerable for item in read] == [True, True, True, True, False]


def test_gold_in_json_lines(tmp_path: Path) -> None:
    place = {"document": PAPER, "vraag": 2, "section": None}
    rows = [
        {
            "id": "a",
            "question": "Wat?",
            "kind": "multi",
            "relevant": [place, {**place, "vraag": 3}],
            "answer": ["x", "y"],
        },
        {"id": "b", "question": "Wie?", "kind": "unanswerable", "relevant": [], "answer": []},
    ]
    path = write_lines(tmp_path / "g.jsonl", rows)
    first, second = read_gold(path, seed_engine().store, read_questions(path, seed_engine()))
    assert (first.kind, first.relevant, first.answer) == ("multi", (Place(PAPER, 2), Place(PAPER, 3)), ("x", "y"))
    assert (second.answerable, second.relevant, second.asked.id) == (False, (), "b")


def test_a_sheet_is_evaluated_like_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "goud.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([SHEET[0], ("=1+1 <b>lachgas</b>", "", ""), *SHEET[1:]])
    found = evaluate(seed_engine(), path)
    content = write_report(found, "f" * 64, tmp_path / "verslag")
    assert content == report(found, "f" * 64)
    assert (content["questions"], content["fingerprint"]) == (len(SHEET), "f" * 64)
    with (tmp_path / "verslag" / "questions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(SHEET)
    # A question that a spreadsheet would compute is made text.
    assert rows[0]["question"] == "'=1+1 <b>lachgas</b>"
    page = (tmp_path / "verslag" / "report.html").read_text(encoding="utf-8")
    assert "<b>" not in page
    assert "first_citation_right" in page
    assert "http" not in page.lower()


@pytest.mark.parametrize(
    ("item", "why"),
    [
        (judged(ONE, answer((passage(1),), (citation("Er waren"),))), ""),
        (judged(replace(ONE, answer=("750",)), answer((passage(1),), (citation("Er waren"),))), "andere zin"),
        (judged(ONE, answer((passage(1),), (citation("Er waren", OTHER),))), "niet bovenaan"),
        (judged(ONE, answer((), (citation("Er waren", OTHER),))), "niet gevonden"),
        (judged(ONE, answer((passage(1),))), "ten onrechte geweigerd"),
        (judged(NONE, answer((passage(1),), (citation("Er waren"),))), "ten onrechte beantwoord"),
        (judged(NONE, answer((passage(1),))), ""),
    ],
)
def test_where_a_question_went_wrong(item: Judged, why: str) -> None:
    assert why_wrong(item) == why
