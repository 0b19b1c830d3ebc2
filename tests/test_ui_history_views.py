"""History, filters, copies and links as pure functions: what stands in them; nothing of others takes effect."""

import json
from dataclasses import fields, replace
from string import Formatter

import pytest
from ui_fake import BRIEF, DOCUMENT, PAPER, FakeStore, answered, citation, letter_citation

from index.records import Face, Remark, Span
from qa.conversations import begun, new_key
from qa.records import Filters
from ui.answer_view import found_html
from ui.conversation import Exchange, Opened
from ui.copy_view import answer_text, copy_answer_html, copy_footnote_html, footnote_text
from ui.filters_text import choices, day, named
from ui.history_record import exchanges, opened_of, opened_text, rows
from ui.history_sidebar import found
from ui.label import label
from ui.marked import marked, overlaps
from ui.script import listening
from ui.source_beside import why_found
from ui.strings import EN, NL
from ui.strings_history import HistoryStrings

HOSTILE = "<script>alert(1)</script> **x** $x$ [a](javascript:b) :red[r] :smile: -> -- \"q\" 'p' `c` # h"


def test_links_leave_the_text_as_it_was() -> None:
    whole = Span(0, len(PAPER))
    plain = marked(DOCUMENT, whole)
    for start in range(0, len(PAPER) - 9, 7):
        link = Span(start, start + 9)
        if any(overlaps(link, noise) for noise in DOCUMENT.noise):
            continue
        linked = marked(DOCUMENT, whole, None, ((link, "#verwijzing-0"),))
        assert linked.replace('<a class="vb-verwijzing" href="#verwijzing-0">', "").replace("</a>", "") == plain


def test_why_a_quote_was_found() -> None:
    answer = answered("Hoeveel?", citation())
    about = replace(answer.passages[0], address="proef#antwoord-7", start=0, end=2, why=Remark("woord", "word"))
    holding = replace(about, start=0, end=len(PAPER), why=Remark("zaken", "cases"))
    assert why_found(replace(answer, passages=(about,)), citation()) == about
    assert why_found(replace(answer, passages=(about, holding)), citation()) == holding
    assert why_found(answer, letter_citation()) is None


def test_copies_hold_the_footnote_and_nothing_takes_effect() -> None:
    answer = answered("Hoeveel?", citation(), replace(letter_citation(), n=2))
    text = answer_text(answer, {DOCUMENT.file: DOCUMENT, BRIEF.file: BRIEF}, NL)
    assert text.startswith(f"{answer.answer}\n\n[1] ")
    assert "\n[2] " in text
    assert "antwoord 7" in footnote_text(citation(), DOCUMENT, NL)
    gone = replace(citation(), title=HOSTILE, speaker=HOSTILE)
    assert "5 november 2025" in footnote_text(gone, None, NL)
    both = copy_footnote_html(gone, None, NL) + copy_answer_html(answer, {}, EN)
    assert "<script" not in both
    assert 'data-tekst="&lt;script&gt;' in both
    assert 'aria-label="Kopieer voetnoot 1"' in both


def test_a_label_keeps_clear_of_markdown() -> None:
    shown_label = label(HOSTILE)
    assert "**" not in shown_label
    assert r"\<script\>" in shown_label
    plain = shown_label.replace("\N{WORD JOINER}", "")
    assert plain.replace("\\", "") == HOSTILE
    assert len(label("kaas " * 100, 40)) <= 40
    assert label("een\n\ntwee\x00") == "een twee"


def test_rows_hold_everything_of_an_exchange() -> None:
    whole = Exchange(
        "Hoeveel?",
        replace(answered("Hoeveel?", citation()), notes=(Remark("a", "b"),), understood="Hoeveel zaken?"),
        line=4,
        decision="partly",
        remark="oud",
        filters=Filters(minister="Kaas"),
        papers=3,
    )
    both = (whole, Exchange("Fout", error="nee", undecided="vol"))
    assert exchanges(json.loads(json.dumps(rows(both)))) == (whole, Exchange("Fout", error="nee"))
    assert exchanges([{"question": 3}]) is None
    assert exchanges([{}]) is None


def test_what_the_address_says_of_a_quote() -> None:
    assert opened_of(opened_text(Opened(3, 2))) == Opened(3, 2)
    assert opened_text(None) is None
    for text in (None, "", "3", "3-", "a-b", "-1-2", "²-1", "9" * 50 + "-1"):
        assert opened_of(text) is None


def test_days_as_people_write_them() -> None:
    assert day(" 31-12-2024 ") == day("2024-12-31") == day("31 december 2024") == "2024-12-31"
    assert (day("2024"), day("2024", last=True)) == ("2024-01-01", "2024-12-31")
    for text in ("", "31-02-2024", "gisteren", "0000", "2024-13-01", "٢" * 4, "1" * 5000):
        assert day(text) is None or day(text) == "2222-01-01"


def test_filters_in_words() -> None:
    known = choices([Face(paper.id, paper.file, paper.metadata) for paper in (DOCUMENT, BRIEF)])
    assert known.kinds == ("kamerbrief", "vraag-antwoord")
    assert known.ministers == ("minister Proef (Toetsing)",)
    every = Filters("proef.txt", "Proef", "Toetsing", "kamerbrief", "2024-01-01", "2024-12-31")
    said = [text for _, text in named(every, {"proef.txt": "Een <b>"}, EN)]
    assert said[0] == "From: 1 January 2024"
    assert said[-1] == "Paper: Een <b>"
    assert [field for field, _ in named(every, {}, NL)] == [
        *("date_from", "date_to", "minister", "ministry", "kind", "document")
    ]


def test_search_looks_at_names_and_questions() -> None:
    told = replace(begun("Mijn gesprek"), asked="Wat kost één brug?")
    other = begun("Kaas")
    assert found((told, other), "EEN  mijn") == (told,)
    assert found((told, other), "kaas") == (other,)


def test_a_passage_of_an_older_paper_is_shown_as_it_was() -> None:
    passage = replace(answered("x").passages[0], text="Zo stond het er.")
    assert "Zo stond het er." in found_html((passage,), FakeStore(), NL)


def test_the_script_takes_no_key_but_a_key() -> None:
    key = new_key()
    assert key in listening("nl", key)
    assert "SameSite=Strict" in listening("nl", key)
    for wrong in ('";alert(1);"', "abc", key.upper() + "G"):
        with pytest.raises(ValueError, match="key"):
            listening("nl", wrong)


def test_no_word_is_missing_in_either_language() -> None:
    for field in fields(HistoryStrings):
        dutch, english = getattr(NL.history, field.name), getattr(EN.history, field.name)
        assert dutch, field.name
        assert english, field.name
        assert [part[1] for part in Formatter().parse(dutch)] == [part[1] for part in Formatter().parse(english)]
