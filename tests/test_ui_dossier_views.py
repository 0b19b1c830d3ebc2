"""What the view for a whole Kamervraag is made of: its words, its HTML, how papers are read, work that is stopped."""

import io
import re
import threading
from collections.abc import Iterator
from dataclasses import fields, replace
from string import Formatter

import docx
import pytest
from test_ui_evaluation_views import Elements
from ui_fake import citation, letter_citation

from index.errors import QuestionError, SourceError
from index.records import Remark
from qa.dossier import Dossier, Earlier, Item
from qa.dossier_questions import SubQuestion
from ui.dossier_job import AT_ONCE, Job
from ui.dossier_reading import KINDS, Divided, pasted, plain_name, uploaded
from ui.dossier_view import OPENING_WORDS, division_html, earlier_html, item_html, paper_html, summary_html
from ui.strings import EN, LANGUAGES, NL, Strings
from ui.strings_dossier import DOSSIER_EN, DOSSIER_NL, DossierStrings
from ui.strings_lookup import LOOKUP_EN, LOOKUP_NL, LookupStrings

HOSTILE = '<script>alert(1)</script> <img src=x onerror="a()"> **v** $x$ :red[r] [l](javascript:b)'
EARLIER = Earlier("3.2", False, 0.6, "waarschijnlijk", "Hoeveel kaas is er?", False, (citation(),))
ITEM = Item("3", "Hoeveel zaken zijn er?", "Hoeveel zaken zijn er?", (EARLIER,))
WHOLE = Dossier("vragen.txt", "Vragen over kaas", "", None, (ITEM,), "afdruk")
ASKED = "Vragen over kaas\n\n1\nWat kost kaas in Gouda?\n\n2\nWaarom is kaas geel?\n"


@pytest.mark.parametrize("strings", LANGUAGES.values(), ids=LANGUAGES)
def test_nothing_of_others_takes_effect(strings: Strings) -> None:
    document = pasted(ASKED).document
    hostile = replace(document, metadata=replace(document.metadata, title=HOSTILE))
    divided = Divided(HOSTILE, hostile, HOSTILE, (SubQuestion("1", HOSTILE, HOSTILE),))
    quote = replace(
        citation(), display=HOSTILE, title=HOSTILE, speaker=HOSTILE, date=HOSTILE, section=HOSTILE, vraag=None
    )
    earlier = replace(EARLIER, asked=HOSTILE, citations=(quote,))
    item = Item("1", HOSTILE, f"kaas: {HOSTILE}", ())
    parts = [paper_html(divided, strings), division_html(divided, strings), item_html(item, strings)]
    read = Elements("".join([*parts, earlier_html(earlier, True, strings)]))
    assert read.shown.count(HOSTILE) >= 11
    assert not read.all("img")


def test_an_earlier_answer_says_how_alike_how_sure_who_and_when() -> None:
    read = Elements(earlier_html(EARLIER, True, NL)).shown
    for said in (
        "3.2",
        "gelijkend",
        "waarschijnlijk",
        "Hoeveel kaas is er?",
        "1801",
        "minister Proef",
        "5 november 2025",
    ):
        assert said in read
    assert "onzeker: lees de bron na" in earlier_html(replace(EARLIER, word="onzeker"), True, NL)
    assert "dezelfde vraag" in earlier_html(replace(EARLIER, identical=True, word="zeker"), True, NL)
    assert "this paper itself" in earlier_html(replace(EARLIER, same_paper=True, identical=True), True, EN)


def test_a_long_answer_is_folded_and_whole() -> None:
    words = [f"w{n}" for n in range(OPENING_WORDS + 30)]
    folded = Elements(
        earlier_html(replace(EARLIER, citations=(replace(citation(), display=" ".join(words)),)), True, NL)
    )
    assert re.findall(r"w\d+", folded.shown) == words
    assert len(folded.all("details")) == 1
    assert not Elements(earlier_html(EARLIER, True, NL)).all("details")


def test_a_dropped_answer_is_marked_as_such() -> None:
    assert 'class="vb-eerder vb-weg"' in earlier_html(EARLIER, False, NL)
    assert "vb-weg" not in earlier_html(EARLIER, True, NL)


def test_only_of_the_paper_itself_is_no_earlier_answer() -> None:
    own = replace(ITEM, earlier=(replace(EARLIER, same_paper=True),))
    assert NL.dossier.nothing in item_html(own, NL)
    assert "1 vraag, 0 eerdere antwoorden, 1 vraag zonder." in summary_html(replace(WHOLE, items=(own,)), NL)
    assert "1 vraag, 1 eerder antwoord." in summary_html(WHOLE, NL)
    two = replace(ITEM, earlier=(EARLIER, replace(EARLIER, citations=(letter_citation(),))))
    assert "2 questions, 4 earlier answers." in summary_html(replace(WHOLE, items=(two, two)), EN)


@pytest.mark.parametrize("pair", [(DOSSIER_NL, DOSSIER_EN), (LOOKUP_NL, LOOKUP_EN)], ids=["dossier", "lookup"])
def test_both_languages_say_everything_with_the_same_blanks(
    pair: tuple[DossierStrings, DossierStrings] | tuple[LookupStrings, LookupStrings],
) -> None:
    for field in fields(pair[0]):
        given = [getattr(words, field.name) for words in pair]
        if isinstance(given[0], tuple):
            # Shown as HTML, never as Markdown.
            assert len(given[0]) == len(given[1])
            assert all(text.strip() for listed in given for text in listed)
            continue
        pieces = [list(Formatter().parse(text)) for text in given]
        said = ["".join(text for text, *_ in found) for found in pieces]
        assert all(text.strip() for text in said), field.name
        assert not set("*_`[]$#<>") & set("".join(said)), field.name
        dutch, english = ({blank for _, blank, *_ in found if blank} for found in pieces)
        assert dutch == english, field.name


def word_file() -> bytes:
    file, made = io.BytesIO(), docx.Document()
    for line in ASKED.splitlines():
        made.add_paragraph(line)
    made.save(file)
    return file.getvalue()


LINES = ("Vragen over kaas", "1", "Wat kost kaas in Gouda?", "2", "Waarom is kaas geel?")
HTML = f"<html><body>{''.join(f'<p>{line}</p>' for line in LINES)}</body></html>"


@pytest.mark.parametrize(
    ("name", "data"),
    [("vragen.txt", ASKED.encode()), ("Vragen.DOCX", word_file()), ("../../a <b>.html", HTML.encode())],
)
def test_a_file_is_read_as_what_it_is(name: str, data: bytes) -> None:
    divided = uploaded(name, data)
    assert divided.name == name
    assert [question.text for question in divided.questions] == ["Wat kost kaas in Gouda?", "Waarom is kaas geel?"]


def test_every_kind_that_the_project_reads_may_be_uploaded() -> None:
    assert {"txt", "docx", "pdf", "odt", "html", "xml", "eml"} <= set(KINDS)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\stukken\\vragen.docx", "vragen.docx"),
        ("..", "vragen"),
        ("", "vragen"),
        ("a\x00b\n<b>.pdf", "a_b__b_.pdf"),
        ("k" * 300 + ".pdf", "k" * 100 + ".pdf"),
    ],
)
def test_a_name_is_only_letters_and_a_few_signs(name: str, plain: str) -> None:
    assert plain_name(name) == plain


@pytest.mark.parametrize(
    ("name", "said"), [("kaas.zip", "kaas.zip: formaat .zip onbekend"), ("kaas.docx", "kaas.docx: ")]
)
def test_a_file_that_cannot_be_read_is_one_line_that_names_it_as_the_user_does(name: str, said: str) -> None:
    with pytest.raises(SourceError) as refused:
        uploaded(name, b"geen Word")
    assert str(refused.value).startswith(said)
    assert "\n" not in str(refused.value)
    assert "/tmp" not in str(refused.value)


def test_a_job_counts_ends_and_says_why_it_failed() -> None:
    def work(job: Job[int]) -> int:
        return sum(job.counted([1, 2, 3]))

    assert Job(work).wait(60).result == 6

    def fail(job: Job[int]) -> int:
        raise QuestionError("leeg", "empty")

    assert Job(fail).wait(60).said == Remark("leeg", "empty")


def test_no_more_jobs_run_than_may_and_a_stopped_one_gives_its_place_back() -> None:
    going_on = threading.Event()

    def waiting() -> Iterator[int]:
        yield 1
        going_on.wait()
        yield 2

    def work(job: Job[int]) -> int:
        for number in waiting():
            for _ in job.counted([number]):
                pass
        return 0

    running = [Job(work) for _ in range(AT_ONCE)]
    with pytest.raises(QuestionError) as refused:
        Job(work)
    assert str(AT_ONCE) in str(refused.value)
    for job in running:
        job.stop()
        assert job.progress().state == "stopped"
    going_on.set()
    assert {job.wait(60).state for job in running} == {"stopped"}
    assert Job(work).wait(60).state == "done"
