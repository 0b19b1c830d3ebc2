"""What the page says beside an answer: why nothing was found, how typos were read, which part is not answered."""

from dataclasses import replace

from test_ui_views import Reader
from ui_fake import answered

from index.records import Remark
from ui.answer_view import head_html, not_found_html, read_as_html
from ui.strings import EN, NL


def test_the_reason_takes_the_place_of_the_hint() -> None:
    told = replace(answered("Wat?"), not_found=Remark("Er is geen vraag 40.", "There is no question 40."))
    assert "geen vraag 40" in Reader(not_found_html(told, NL)).shown
    assert "no question 40" in Reader(not_found_html(told, EN)).shown


def test_mistyped_words_and_parts_without_an_answer_are_told() -> None:
    answer = replace(answered("Wat?"), read_as=(("lahgas", "lachgas"), ("<b>", "kaas")), missing=("wie betaalt dat?",))
    assert Reader(read_as_html(answer, NL)).shown == "Gelezen als: lachgas (lahgas), kaas (<b>)"
    assert "Niet gevonden in deze bronnen: wie betaalt dat?" in Reader(head_html(answer, NL)).shown
    assert read_as_html(answered("Wat?"), NL) == ""
