"""Sentences that stand in the report only where they say something: several places, whole papers, few questions."""

import pytest
from lxml import html
from report_content import content

from qa.messages import Language
from qa.report.page import report_page


def text_of(page: str) -> str:
    """What a page says, on one line."""
    return " ".join(html.fromstring(page).text_content().replace("\u00a0", " ").split())


@pytest.mark.parametrize(("language", "heard"), [("nl", "kan R@1 dus niet"), ("en", "R@1 cannot be reached")])
def test_what_several_places_do_to_ranks_is_told_where_there_are_such_questions(language: Language, heard: str) -> None:
    made = content(20)
    tree = html.fromstring(report_page(made, language))
    for place in ("measures", "by_kind"):
        assert heard in " ".join(tree.xpath(f"//*[@id='{place}']//p/text()"))
    made["by_kind"].pop("multi")
    assert heard not in report_page(made, language)


def test_that_whole_papers_count_as_right_is_told() -> None:
    made = content(20)
    assert "telt het hele stuk" not in report_page(made)
    made["gold"]["whole"] = 1
    assert "Bij 1 vraag telt het hele stuk als goede plek" in text_of(report_page(made))
    made["gold"]["whole"] = 7
    assert "For 7 questions the whole paper counts as the right place" in text_of(report_page(made, "en"))


def test_a_difference_without_an_interval_says_why() -> None:
    made = content(20)
    change = made["comparison"]["measures"]["R@5"]
    change |= {"low": None, "high": None, "questions": 3}
    assert "te weinig vragen voor een interval" in text_of(report_page(made))
    change |= {"questions": 30}
    assert "bij elke vraag even groot" in text_of(report_page(made))
    made["measures"]["quoted_words_mean"] = {"value": 31.0, "low": None, "high": None}
    assert "Een antwoord citeert gemiddeld 31,0 woorden." in text_of(report_page(made))
