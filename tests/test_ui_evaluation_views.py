"""What the evaluation view is made of: nothing of others takes effect in it, and every figure is there to be read."""

from dataclasses import fields, replace
from html.parser import HTMLParser
from string import Formatter

import pytest
from report_content import HOSTILE, content, empty, hostile
from ui_evaluated import AT_7, JUDGED, UNUSABLE, gold_of
from ui_fake import BRIEF, DOCUMENT, LETTER_UNITS, PAPER, UNITS, FakeStore, span_of

from index.records import Span
from qa.gold.records import Place
from ui.evaluation_question import (
    chosen_html,
    failure_html,
    panel_html,
    place_html,
    rank_html,
    shown_html,
    stretch_html,
    wanted_html,
)
from ui.evaluation_read import Found, Row, Wanted
from ui.evaluation_tables import comparison_html, figures_html, measures_html, settings_html, slices_html
from ui.evaluation_view import figures_html as headline_html
from ui.evaluation_view import item_html, listed_html, read_html
from ui.script import showing
from ui.strings import EN, LANGUAGES, NL, Strings
from ui.strings_evaluation import EVALUATION_EN, EVALUATION_NL, EvaluationStrings

WORDS = NL.evaluation
CONTENTS = {"full": content, "hostile": hostile, "empty": empty}
FOUND = Found(DOCUMENT, UNITS[2], span_of(PAPER, "1801 zaken"))
# Elements in which, or by which, something of others could take effect.
ACTIVE = {"script", "style", "iframe", "object", "embed", "link", "meta", "base", "form", "input", "svg", "video"}


class Elements(HTMLParser):
    """Reads HTML back; fails on what is active and on tags that do not match."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.shown, self.open = "", list[str]()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ACTIVE
        assert not [name for name, _ in attrs if name.startswith("on")]
        self.tags.append((tag, dict(attrs)))
        if tag != "img":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.shown += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every element of a kind."""
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.mark.parametrize("strings", LANGUAGES.values(), ids=LANGUAGES)
@pytest.mark.parametrize("name", CONTENTS)
def test_nothing_of_others_takes_effect(name: str, strings: Strings) -> None:
    told = CONTENTS[name]()
    parts = [headline_html(told, strings), measures_html(told, strings), settings_html(told, strings)]
    parts += [slices_html(told, by, head, strings) for by, head in (("by_kind", "kind"), ("by_document", "document"))]
    if told["comparison"]:
        parts.append(comparison_html(told, strings))
    for row in told["by_question"]:
        parts += [item_html(row, strings), chosen_html(row, strings), failure_html(row, strings)]
        parts += [shown_html(row, strings), rank_html(row, strings)]
        parts += [stretch_html(passage, None, 1, strings) for passage in row["passages"]]
    read = Elements("".join(parts))
    assert len(read.all("tr")) > 0
    assert {str(image.get("src"))[:5] for image in read.all("img")} <= {"data:"}


def test_every_figure_is_an_image_with_its_words() -> None:
    read = Elements(figures_html(content(), NL))
    images = read.all("img")
    assert len(images) == 5
    assert all(str(image["src"]).startswith("data:image/svg+xml;base64,") for image in images)
    assert str(images[0]["alt"]).startswith("Goede passage bij de eerste k. ")
    assert all(region["tabindex"] == "0" for region in read.all("div") if region.get("role") == "region")


def test_the_figures_that_matter_come_with_their_interval() -> None:
    told = content()
    read = Elements(headline_html(told, NL))
    value = told["measures"]["first_citation_right"]["value"]
    assert f"{value * 100:.0f}\N{NO-BREAK SPACE}%" in read.shown
    assert WORDS.first_right in read.shown
    assert len(read.all("li")) == len(read.all("small")) == 6
    assert Elements(headline_html(empty(), NL)).shown == ""


def test_rows_that_cannot_be_used_are_all_named() -> None:
    gold = gold_of(JUDGED)
    assert "4 van de 5 rijen zijn bruikbaar; 1 niet:" in Elements(read_html(gold, NL)).shown
    assert UNUSABLE.question in Elements(read_html(gold, NL)).shown
    assert UNUSABLE.reason.english in Elements(read_html(gold, EN)).shown
    assert UNUSABLE.where.english in Elements(read_html(gold, EN)).shown
    assert UNUSABLE.where.dutch not in Elements(read_html(gold, EN)).shown
    assert Elements(read_html(replace(gold, unusable=()), NL)).shown == "Alle 4 rijen zijn bruikbaar."
    assert Elements(read_html(replace(gold, gold=gold.gold[:1], unusable=()), NL)).shown == WORDS.usable_one
    many = Elements(read_html(replace(gold, unusable=(UNUSABLE,) * 1500), NL))
    assert "4 van de 1.504 rijen zijn bruikbaar; 1.500 niet:" in many.shown
    assert "en nog 1.300 andere" in many.shown
    assert len(many.all("tr")) == 201


def test_the_list_says_which_part_it_shows() -> None:
    assert Elements(listed_html(range(50), 20, NL)).shown == "1 tot en met 20 van de 50"
    assert Elements(listed_html(range(3), 20, NL)).shown == "1 tot en met 3 van de 3"
    assert Elements(listed_html((), 20, NL)).shown == WORDS.nothing_here


def test_a_question_says_what_went_wrong_and_what_to_do() -> None:
    row: Row = {
        **content()["by_question"][0], "question": HOSTILE, "failure": "refused", "rank": 2, "places": ["a, vraag 7"],
        "abstained": True,
    }  # fmt: skip
    assert HOSTILE in Elements(chosen_html(row, NL)).shown
    assert "Ten onrechte geweigerd" in Elements(failure_html(row, NL)).shown
    assert WORDS.went_well in Elements(failure_html({**row, "failure": ""}, NL)).shown
    assert Elements(shown_html(row, NL)).shown == WORDS.refused
    assert Elements(rank_html(row, NL)).shown == "De goede plek staat op nummer 2."
    assert Elements(rank_html({**row, "rank": None}, NL)).shown == WORDS.rank_nowhere
    assert rank_html({**row, "places": []}, NL) == ""


def test_the_wanted_answer_is_told_as_the_file_has_it() -> None:
    told = Elements(wanted_html(Wanted((AT_7,), ("<b>1801</b>",), True), NL)).shown
    assert told == f"{WORDS.wanted} ({WORDS.own_words}):<b>1801</b>"
    assert Elements(wanted_html(Wanted((), (), False), NL)).shown == WORDS.no_place
    assert wanted_html(Wanted((AT_7,), (), False), NL) == ""


def test_a_place_shows_the_answer_in_the_words_round_it() -> None:
    shown = place_html(AT_7, FOUND, NL)
    assert "Sinds 2023 zijn er <mark>1801 zaken</mark> geregistreerd." in shown
    assert WORDS.right in shown
    assert "Vraag 7" in shown
    gone = place_html(Place("<b>weg</b>.txt", vraag=3), None, NL)
    assert "vraag 3" in Elements(gone).shown
    assert WORDS.place_gone in gone


def test_the_words_round_an_answer_are_whole() -> None:
    words = " ".join(f"woord{number}" for number in range(200))
    start = words.index("woord100 ")
    unit = replace(LETTER_UNITS[0], span=Span(0, len(words)), answer=None)
    found = Found(replace(BRIEF, text=words, noise=()), unit, Span(start, start + len("woord100")))
    shown = Elements(place_html(AT_7, found, NL)).shown
    around = shown[shown.index("…") : shown.rindex("…")].strip("… ").split()
    assert "woord100" in around
    assert set(around) <= set(words.split())
    assert len(around) > 20


def test_the_panel_says_whether_it_is_a_right_place_and_marks_only_what_is_sure() -> None:
    panel = panel_html(FakeStore(), FOUND, True, NL)
    assert "<mark>1801 zaken</mark>" in panel
    assert WORDS.right in panel
    changed = panel_html(FakeStore(), replace(FOUND, span=None, changed=True), False, NL)
    assert "<mark>" not in changed
    assert WORDS.not_right in changed
    assert WORDS.changed in changed
    gone = panel_html(FakeStore(), replace(FOUND, unit=replace(UNITS[2], address="proef#weg")), True, NL)
    assert NL.source_missing in gone


def test_the_script_brings_a_chosen_question_into_view_only_without_a_source() -> None:
    assert showing(1, "nl").index(".vb-bron") < showing(1, "nl").index("else if (chosen)")


def test_both_languages_say_everything_with_the_same_blanks() -> None:
    for field in fields(EvaluationStrings):
        pieces = [list(Formatter().parse(getattr(words, field.name))) for words in (EVALUATION_NL, EVALUATION_EN)]
        said = ["".join(text for text, *_ in found) for found in pieces]
        assert all(text.strip() for text in said), field.name
        assert not set("*_`[]$#<>") & set("".join(said)), field.name
        dutch, english = ({blank for _, blank, *_ in found if blank} for found in pieces)
        assert dutch == english, field.name
