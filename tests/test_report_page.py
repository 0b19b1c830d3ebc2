"""The evaluation report: what it says is what report.json says, whoever wrote the words."""

import copy
import re
from itertools import pairwise

import pytest
from lxml import etree, html
from report_content import HOSTILE, content, empty, hostile

from qa.evaluation.per_question import FAILURES as STEPS
from qa.messages import Language
from qa.report.failures import MOST, allotted
from qa.report.names import FAILURE_WORDS, FAILURES, GROUPS, MEASURES
from qa.report.numbers import Numbers
from qa.report.page import report_page
from qa.report.summary import verdict
from qa.report.words import WORDS

NB = "\u00a0"
EVERY = {"full": content, "one": lambda: content(1), "empty": empty, "hostile": hostile}


def parsed(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


def text_of(page: str, xpath: str = "//main") -> str:
    return " ".join(" ".join(node.text_content() for node in parsed(page).xpath(xpath)).split(" ")).replace("\n", " ")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", EVERY)
def test_the_page_is_whole_and_stands_alone(name: str, language: Language) -> None:
    page = report_page(EVERY[name](), language)
    page.encode("utf-8")
    tree = parsed(page)
    assert tree.get("lang") == language
    assert len(tree.xpath("//h1")) == 1
    levels = [int(str(node.tag)[1]) for node in tree.xpath("//h1|//h2|//h3|//h4")]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = [str(link) for link in tree.xpath("//@href")]
    assert {link for link in links if not link.startswith("#")} == {"data:,"}
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    assert tree.xpath("//@src | //script | //iframe | //img | //object | //embed | //form") == []
    assert [attribute for attribute in tree.xpath("//@*") if getattr(attribute, "attrname", "").startswith("on")] == []
    assert re.findall(r"@import|url\((?!#)", page) == []
    assert all(header.get("scope") for header in tree.xpath("//th"))
    regions = tree.xpath("//*[@role='region']")
    assert all(region.get("tabindex") == "0" for region in regions)
    labels = [region.get("aria-label") for region in regions]
    assert len(labels) == len(set(labels))
    assert len(tree.xpath("//table")) == len(regions)
    assert tree.xpath("//nav//a/@href")[0] == "#short"
    # "None." is how the English page says that there are none.
    assert re.findall(r"\bNone\b(?!\.)", text_of(page)) == []
    assert "nan" not in re.findall(r"\w+", text_of(page))


def test_it_says_in_a_sentence_what_came_out() -> None:
    made = content()
    rows = [row for row in made["by_question"] if row["documents"]]
    right = sum(row["values"]["first_citation_right"] for row in rows)
    made["measures"]["first_citation_right"] = {"value": right / len(rows), "low": 0.604, "high": 0.796}
    share = f"{100 * right / len(rows):.0f}{NB}%"
    assert (
        f"Van de {len(rows)} vragen met een antwoord staat bij {right:.0f} ({share}, tussen 60 en 80{NB}%) het eerste "
        "citaat op de goede plek."
    ) in text_of(report_page(made), "//*[@id='short']")


def test_a_summary_tells_of_what_was_not_measured() -> None:
    answerable = content(5)
    assert "of er dan “niet gevonden” staat, is niet gemeten" in text_of(report_page(answerable))
    assert "bij minder dan 30 vragen zegt een percentage weinig" in text_of(report_page(answerable))
    unanswerable = content(6)
    unanswerable["by_question"] = unanswerable["by_question"][-1:]
    unanswerable["questions"] = 1
    unanswerable["measures"] = {"rightly_refused": {"value": 1.0, "low": 0.2, "high": 1.0}}
    said = text_of(report_page(unanswerable))
    assert "of de goede plek wordt gevonden, is niet gemeten" in said
    assert f"Van de 1 vraag zonder antwoord in de bronnen kregen 1 (100{NB}%, tussen 20 en 100{NB}%)" in said


def test_every_measure_stands_in_the_table_with_its_interval() -> None:
    made = content()
    made["measures"] = {
        "R@5": {"value": 0.8754, "low": 0.8, "high": 0.92},
        "MRR": {"value": 0.7126, "low": 0.6, "high": 0.8},
        "quoted_words_mean": {"value": 1043.26, "low": 40.0, "high": 2000.0},
        "aurc": {"value": None, "low": None, "high": None},
        "nieuw": {"value": 0.5, "low": 0.4, "high": 0.6},
    }
    rows = [
        [cell.text_content() for cell in row.xpath("./th|./td")]
        for row in parsed(report_page(made)).xpath("//*[@id='measures']//tbody/tr[td]")
    ]
    assert [(row[0], row[2], row[3]) for row in rows] == [
        ("R@5", f"87,5{NB}%", f"80,0 – 92,0{NB}%"),
        ("MRR", "0,713", "0,600 – 0,800"),
        ("quoted_words_mean", "1.043,3", "40,0 – 2.000,0"),
        ("aurc", "–", "–"),
        ("nieuw", f"50,0{NB}%", f"40,0 – 60,0{NB}%"),
    ]
    assert rows[0][1] == "goede passage bij de eerste vijf"


def test_each_row_that_could_not_be_used_is_named() -> None:
    said = text_of(report_page(content()), "//*[@id='unusable']")
    assert "blad Vragen, rij 7" in said
    assert "Wie beheert het veer?" in said
    assert "geen bron ingevuld" in said
    english = text_of(report_page(content(), "en"), "//*[@id='unusable']")
    assert "no source was given" in english
    assert "sheet Vragen, row 7" in english
    # In a report of an earlier version the place is in Dutch alone.
    assert "blad Vragen, rij 19" in english


@pytest.mark.parametrize(
    ("name", "change", "p", "expected"),
    [
        ("R@5", 0.1, 0.01, "surely_better"), ("R@5", -0.1, 0.01, "surely_worse"), ("R@5", 0.1, 0.05, "chance"),
        ("wrongly_refused", 0.1, 0.01, "surely_worse"), ("aurc", -0.1, 0.01, "surely_better"),
        ("quoted_words_mean", 9.0, 0.01, "changed"), ("R@5", 0.0, 1.0, "same"), ("R@5", None, None, "no_test"),
    ],
)  # fmt: skip
def test_a_difference_is_better_or_worse_by_what_the_measure_means(
    name: str, change: float | None, p: float | None, expected: str
) -> None:
    assert verdict(name, {"difference": change, "p": p}) == expected


def test_the_comparison_tells_what_got_better_and_worse() -> None:
    page = report_page(content())
    said = text_of(page, "//*[@id='comparison']")
    rows = {
        row.xpath("./th")[0].text_content(): [cell.text_content() for cell in row.xpath("./td")]
        for row in parsed(page).xpath("//*[@id='comparison']//tbody/tr[td]")
    }
    assert rows["R@5"][1:] == [f"81,0{NB}%", f"87,0{NB}%", "+6,0 procentpunt", "+1,0 – +11,0", "0,021", "beter"]
    assert rows["wrongly_refused"][-1] == "slechter"
    assert rows["quoted_words_mean"][1:] == ["51,2", "44,1", "−7,1", "−9,0 – −5,2", f"<{NB}0,001", "veranderd"]
    assert rows["aurc"][1:] == ["–", "–", "–", "–", "–", "niet te zeggen"]
    assert rows["haven-001"][1:] == ["hoe het afliep", "Gevonden, maar te laag", "goed"]
    assert rows["haven-004"][1:] == ["rang van de goede passage", "2", "niet in de lijst"]
    assert rows["haven-005"][2:] == [f"100,0{NB}%", f"50,0{NB}%"]
    assert "haven-900" in said
    short = text_of(page, "//*[@id='short']")
    assert "Goede passage bij de eerste vijf: van 81,0" in short
    assert "Vragen die beter gingen: 3; die slechter gingen: 2." in short
    apart = content()
    apart["comparison"] |= {"shared": 0, "measures": {}, "better": [], "worse": []}
    assert "Geen enkele vraag is in beide gesteld" in text_of(report_page(apart), "//*[@id='comparison']")
    alone = report_page(content() | {"comparison": None})
    assert parsed(alone).xpath("//*[@id='comparison']") == []


def test_a_failing_question_says_where_what_and_what_to_do() -> None:
    made = content()
    rows = {row["failure"]: row for row in made["by_question"] if row["failure"]}
    assert len(rows) == 7
    page = report_page(made)
    items = parsed(page).xpath("//ul[@class='failures']/li")
    assert len(items) == sum(bool(row["failure"]) for row in made["by_question"])
    said = {item.xpath(".//span[@class='code']")[0].text_content(): item.text_content() for item in items}
    low = said[rows["ranked_low"]["id"]]
    assert f"De goede passage staat op plaats {rows['ranked_low']['rank']}" in low
    assert rows["ranked_low"]["places"][0] in low
    assert rows["ranked_low"]["question"] in low
    assert low.count("goede plek") == 1
    assert f"Voeg {rows['not_read']['documents'][0]} toe aan de index" in said[rows["not_read"]["id"]]
    assert "nergens in de bronnen" in said[rows["answered"]["id"]]
    assert "“niet gevonden”" in said[rows["refused"]["id"]]


def test_ten_thousand_questions_make_a_page_that_can_be_opened() -> None:
    made = content(10_000)
    made["by_document"] = {f"stuk-{n}.txt": made["by_document"]["havenbrief.txt"] for n in range(3000)}
    made["counts"]["by_document"] = {f"stuk-{n}.txt": n for n in range(3000)}
    page = report_page(made)
    assert len(page) < 3_000_000
    assert len(parsed(page).xpath("//ul[@class='failures']/li")) == MOST
    failed = Numbers("nl").whole(sum(bool(row["failure"]) for row in made["by_question"]))
    assert f"Hier staan 500 van de {failed}; ze staan allemaal in questions.csv." in text_of(page)
    papers = text_of(page, "//*[@id='by_document']//tbody/tr/th")
    assert "stuk-2999.txt" in papers
    assert "stuk-100.txt" not in papers


@pytest.mark.parametrize(
    ("counts", "most", "expected"),
    [
        ({"a": 900, "b": 3, "c": 900}, 500, {"a": 248, "b": 3, "c": 249}),
        ({"a": 2, "b": 3}, 500, {"a": 2, "b": 3}),
        ({}, 500, {}),
        ({"a": 9}, 0, {"a": 0}),
    ],
)
def test_rare_failures_are_shown_whole(counts: dict[str, int], most: int, expected: dict[str, int]) -> None:
    assert allotted(counts, most) == expected


def test_what_others_wrote_takes_no_effect() -> None:
    page = report_page(hostile())
    tree = parsed(page)
    assert "\u202e" not in page
    assert tree.xpath("//script | //img | //*[@onerror]") == []
    shown = HOSTILE.replace("\u202e", " ").replace("  ", " ")
    assert tree.xpath("//ul[@class='failures']//p")[0].text_content().count(shown) == 1
    surrogate = copy.deepcopy(content(7))
    surrogate["by_question"][0] |= {"question": "brug \ud800 open?\x00", "failure": "not_found"}
    assert "brug open?" in report_page(surrogate)


def test_both_languages_have_the_same_words() -> None:
    for table in (WORDS, MEASURES, FAILURE_WORDS):
        assert list(table["nl"]) == list(table["en"])
    for name, dutch in WORDS["nl"].items():
        assert set(re.findall(r"\{\w+\}", dutch)) == set(re.findall(r"\{\w+\}", WORDS["en"][name])), name
    assert set(FAILURE_WORDS["nl"]) == set(FAILURES) == set(STEPS)
    assert {name for group in GROUPS.values() for name in group} == set(MEASURES["nl"])


def test_the_same_content_gives_the_same_page() -> None:
    made = content()
    before = copy.deepcopy(made)
    assert report_page(made) == report_page(content())
    assert made == before


@pytest.mark.parametrize("gone", ["curves", "counts", "latency", "settings", "comparison", "failures"])
def test_a_part_that_is_missing_leaves_the_rest(gone: str) -> None:
    made = content(20)
    del made[gone]
    assert parsed(report_page(made)).xpath("//*[@id='measures']//td")


def test_a_page_for_own_papers_left_out_says_so() -> None:
    said = text_of(report_page(content() | {"own_document": {"questions": 40, "to_refuse": 12}}))
    assert "Van 40 van de 140 vragen is het eigen stuk weggelaten; de andere zijn gewoon gesteld." in said
    assert "Nergens anders een plek, en dus terecht “niet gevonden”, hebben er 12." in said
    said = text_of(report_page(content() | {"own_document": {"questions": 140, "to_refuse": 1}}, "en"))
    assert "The own paper was left out for every question." in said


def test_every_drawing_has_its_numbers_in_a_table() -> None:
    tree = parsed(report_page(content()))
    figures = tree.xpath("//figure")
    assert len(figures) == 5
    for figure in figures:
        assert len(figure.xpath(".//*[local-name()='svg']")) == 1
        assert figure.xpath(".//details//table//td")
    with_none = content()
    with_none["curves"]["recall"] = [[k, None, None, None] for k in range(1, 11)]
    assert len(parsed(report_page(with_none)).xpath("//*[local-name()='svg']")) == 4


@pytest.mark.parametrize(
    ("language", "expected"),
    [("nl", ("12.345,7", f"87{NB}%", "−0,5", "0,0", "–", f"9,5{NB}ms")),
     ("en", ("12,345.7", "87%", "−0.5", "0.0", "–", f"9.5{NB}ms"))],
)  # fmt: skip
def test_numbers_are_those_of_the_language(language: Language, expected: tuple[str, ...]) -> None:
    numbers = Numbers(language)
    found = (
        numbers.decimal(12345.678, 1), numbers.percent(0.8727), numbers.difference("R@5", -0.005),
        numbers.decimal(-0.01, 1), numbers.percent(float("nan")), numbers.milliseconds(9.5),
    )  # fmt: skip
    assert found == expected


def test_the_drawings_can_be_read_by_an_xml_parser() -> None:
    page = report_page(content())
    drawings = re.findall(r"<svg.*?</svg>", page, flags=re.DOTALL)
    assert len(drawings) == 5
    assert all(etree.fromstring(drawing) is not None for drawing in drawings)
