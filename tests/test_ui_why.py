"""Why a passage was found, on the page: shown with each passage, in its language, and harmless."""

from dataclasses import replace

from test_ui_views import HOSTILE, Reader
from ui_fake import FakeStore, answered

from index.records import Remark
from ui.answer_view import found_html, nearest_html
from ui.strings import EN, NL


def test_a_passage_says_why_it_was_found() -> None:
    answer = answered("Wat?")
    found = replace(answer.passages[0], why=Remark(f"woorden: {HOSTILE}", "words: Ja"))
    for view in (nearest_html, found_html):
        dutch, english = (Reader(view((found,), FakeStore(), language)) for language in (NL, EN))
        assert f"Waarom: woorden: {HOSTILE}" in dutch.shown
        assert "Why: words: Ja" in english.shown
        assert "Waarom" not in Reader(view(answer.passages, FakeStore(), NL)).shown
    listed = Reader(found_html((found,) * 9, FakeStore(), NL))
    assert (listed.names().count("ol"), listed.names().count("li")) == (1, 9)
