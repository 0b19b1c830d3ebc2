"""The views: what stands in the HTML, and that nothing from a paper or a question takes effect in it."""

from dataclasses import fields, replace
from html.parser import HTMLParser
from string import Formatter

import pytest
from ui_fake import COUNTED, DOCUMENT, PAPER, UNITS, FakeStore, answered, citation, letter_citation, span_of

from index.records import Document, Metadata, Span, Unit
from qa.records import Citation, RankedPassage
from ui.answer_view import error_html, head_html, nearest_html, not_found_html, question_html, quote_html
from ui.attribution import joined, lines, questions
from ui.confidence import word
from ui.conversation import Exchange, Opened, earlier_questions, opened_citation, saved
from ui.dates import written
from ui.documents_view import documents_html
from ui.escape import literal
from ui.marked import marked
from ui.script import listening, showing
from ui.source_view import source_panel
from ui.strings import EN, LANGUAGES, NL, Strings, strings
from ui.unit_view import unit_html

HOSTILE = "<script>alert(1)</script> **x** $x$ [a](javascript:b) :red[r] <img src=x onerror=alert(2)> & \"q\" 'p'"
ALLOWED = {
    *("article", "blockquote", "cite", "details", "div", "figcaption", "figure", "h1", "h2", "h3", "h4", "header"),
    *("li", "mark", "ol", "p", "section", "span", "strong", "summary", "sup", "ul", "a"),
}


class Reader(HTMLParser):
    """Reads HTML back: its text, its tags with attributes, the text in each `mark`; fails on tags that do not match."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.shown, self.marks = "", list[str]()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self.feed(source)
        self.close()
        assert self._open == [], f"left open: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED, f"<{tag}> has no business here"
        assert not [name for name, _ in attrs if name.startswith("on")]
        self.tags.append((tag, dict(attrs)))
        self._open.append(tag)
        if tag == "mark":
            self.marks.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.shown += data
        if "mark" in self._open:
            self.marks[-1] += data

    def names(self) -> list[str]:
        return [name for name, _ in self.tags]


def test_literal_text_comes_back_as_it_was() -> None:
    assert Reader(f"<p>{literal(HOSTILE)}</p>").shown == HOSTILE
    assert literal("a\x00b\x1bc\nd") == "abc\nd"


def test_a_question_is_shown_character_for_character() -> None:
    read = Reader(question_html(HOSTILE, NL))
    assert HOSTILE in read.shown
    assert set(read.names()) == {"div", "p", "span"}
    assert ("p", {}) in read.tags
    for long in ("kaas " * 60, "kaas\n" * 6):
        assert ("p", {"tabindex": "0"}) in Reader(question_html(long, NL)).tags


@pytest.mark.parametrize(
    ("iso", "dutch", "english"),
    [
        ("2025-11-05", "5 november 2025", "5 November 2025"),
        ("2026-03-31", "31 maart 2026", "31 March 2026"),
        ("2020-05", "mei 2020", "May 2020"),
        ("najaar 2020", "najaar 2020", "najaar 2020"),
        ("2020-13-01", "2020-13-01", "2020-13-01"),
        (None, None, None),
    ],
)
def test_dates(iso: str | None, dutch: str | None, english: str | None) -> None:
    assert (written(iso, NL), written(iso, EN)) == (dutch, english)


@pytest.mark.parametrize(
    ("confidence", "expected"),
    [
        (1.0, "zeker"),
        (0.8, "zeker"),
        (0.79, "waarschijnlijk"),
        (0.5, "waarschijnlijk"),
        (0.49, "onzeker"),
        (0.0, "onzeker"),
    ],
)
def test_confidence_is_a_word(confidence: float, expected: str) -> None:
    assert word(confidence, NL).startswith(expected)


def test_numbers_in_words() -> None:
    assert joined((7,), NL) == "7"
    assert joined((4, 5), EN) == "4 and 5"
    assert questions((3, 4, 8), NL) == "vragen 3, 4 en 8"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            {},
            (
                "minister Proef (Toetsing), mede namens de staatssecretaris van Zaken",
                "5 november 2025",
                "in antwoord op vraag 7",
                "Proef <em>met</em> lachgas",
            ),
        ),
        (
            {"part": "vraag", "date": None, "title": "T"},
            ("vraag uit de Kamer, beantwoord door minister Proef (Toetsing)", "in de tekst van vraag 7", "T"),
        ),
        (
            {"part": "voetnoot", "vraag": (4, 5), "on_behalf_of": None, "date": None, "title": "T"},
            ("minister Proef (Toetsing)", "in een voetnoot, in antwoord op vragen 4 en 5", "T"),
        ),
        (
            {"vraag": None, "section": "Tot slot", "speaker": None, "date": None, "title": "T", "part": "tekst"},
            ("de bron noemt geen afzender", "onder ‘Tot slot’", "T"),
        ),
        (
            {"vraag": None, "section": None, "speaker": None, "on_behalf_of": None, "date": None, "title": "T"},
            ("de bron noemt geen afzender", "T"),
        ),
    ],
)
def test_what_stands_under_a_quote(change: dict[str, object], expected: tuple[str, ...]) -> None:
    assert lines(replace(citation(), **change), NL) == expected  # type: ignore[arg-type]  # a row of the table


def test_a_quote_is_a_blockquote_with_its_title_in_cite() -> None:
    read = Reader(quote_html(citation(), NL))
    assert read.names() == ["figure", "blockquote", "span", "p", "figcaption", "span", "cite"]
    assert read.shown.startswith("[1]Sinds 2023 zijn er 1801 zaken geregistreerd.")
    assert read.shown.endswith("\xa0· in antwoord op vraag 7 Proef <em>met</em> lachgas")
    assert read.tags[0][1]["lang"] == "nl"


def test_hostile_words_in_every_field_of_a_citation_stay_words() -> None:
    texts = {f.name: HOSTILE for f in fields(Citation) if f.name not in ("n", "vraag", "part", "start", "end")}
    for part in ("vraag", "antwoord", "tekst", "voetnoot"):
        hostile = replace(citation(), **texts, vraag=None, part=part)  # type: ignore[arg-type]  # strings all
        assert Reader(quote_html(hostile, NL)).shown.count(HOSTILE) >= 4
    assert HOSTILE in Reader(error_html(HOSTILE, NL)).shown


def test_an_answer_that_its_quotes_say_in_full_is_not_said_twice() -> None:
    answer = answered("Hoeveel?", citation(), replace(letter_citation(), n=2))
    assert "1801" not in head_html(answer, NL)
    shorter = Reader(head_html(replace(answer, answer="Ja, <1801> [1]"), NL))
    assert "Ja, <1801> [1]" in shorter.shown
    assert "sup" in shorter.names()


def test_the_panel_marks_the_quote_and_shows_its_surroundings() -> None:
    read = Reader(source_panel(FakeStore(), citation(), NL))
    assert read.marks == ["Sinds 2023 zijn er 1801 zaken geregistreerd."]
    assert "Dat is bekend. Sinds 2023 zijn er 1801 zaken geregistreerd. Dat is **veel**" in read.shown
    assert "$veel$ <script>alert(1)</script>." in read.shown
    assert "Hoeveel <b>lachgaszaken</b> zijn er bekend?" in read.shown
    assert "Jaarverslag <i>2024</i>, bladzijde 3." in read.shown
    assert "Hiervoor: Vraag 6" in read.shown
    assert "Hierna" not in read.shown
    assert (
        "minister Proef (Toetsing)\xa0· 5 november 2025\xa0· 2025-2026, nr. 1\xa0· proef.txt\xa0· Origineel"
        in read.shown
    )
    (link,) = [attributes for tag, attributes in read.tags if tag == "a"]
    assert link["href"] == "https://example.org/a?b=1&c=2"
    assert dict(read.tags[0][1])["tabindex"] == "0"


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Hoeveel <b>lachgaszaken</b> zijn er bekend?", ["Hoeveel <b>lachgaszaken</b> zijn er bekend?"]),
        ("Jaarverslag <i>2024</i>", ["Jaarverslag <i>2024</i>"]),
        ("lachgaszaken", ["lachgaszaken"]),
        ("Antwoord op vraag 7", ["Antwoord op vraag 7"]),
        ("zijn er bekend?\n\nAntwoord op vraag 7\nDat is", ["zijn er bekend?", "Dat is"]),
    ],
)
def test_a_quote_is_marked_wherever_it_stands_in_the_unit(quote: str, expected: list[str]) -> None:
    assert Reader(f"<div>{unit_html(DOCUMENT, UNITS[2], NL, span_of(PAPER, quote))}</div>").marks == expected


@pytest.mark.parametrize("cut", ["Dat is bekend.", "Sinds 2023", "geregis-\ntreerd.", "1801 zaken geregis", "treerd."])
def test_marking_changes_no_character(cut: str) -> None:
    whole = Span(PAPER.index("Dat is bekend."), COUNTED.end)
    read = Reader(f"<p>{marked(DOCUMENT, whole, span_of(PAPER, cut))}</p>")
    assert read.shown == "Dat is bekend. Sinds 2023 zijn er 1801 zaken geregistreerd."
    assert read.marks == [cut.replace("-\n", "")]


@pytest.mark.parametrize(
    ("change", "message"),
    [({"sha256": "0" * 64}, NL.source_changed), ({"quote": "iets anders"}, NL.source_changed)],
)
def test_a_quote_that_cannot_be_proved_is_not_marked(change: dict[str, str], message: str) -> None:
    read = Reader(source_panel(FakeStore(), replace(citation(), **change), NL))  # type: ignore[arg-type]  # strings all
    assert read.marks == []
    assert message in read.shown


def test_a_unit_that_is_gone_is_said_to_be_gone() -> None:
    gone = replace(citation(), address="proef#antwoord-99")
    assert NL.source_missing in Reader(source_panel(FakeStore(), gone, NL)).shown


def test_a_letter_is_shown_under_its_heading_without_what_it_does_not_say() -> None:
    read = Reader(source_panel(FakeStore(), letter_citation(), NL))
    assert read.marks == ["Meer is er niet te melden."]
    assert "Brief zonder afzenderbrief.txtTot slotMeer" in read.shown
    assert "None" not in read.shown


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://x", "data:text/html,x", "//x", " https://x"])
def test_only_web_pages_become_links(url: str) -> None:
    class Store(FakeStore):
        def documents(self) -> tuple[Document, ...]:
            return (replace(DOCUMENT, metadata=replace(DOCUMENT.metadata, url=url)),)

        def units(self, document_id: str, /) -> tuple[Unit, ...]:
            return UNITS

    assert "a" not in Reader(source_panel(Store(), citation(), NL)).names()


def test_not_found_shows_the_nearest_as_no_answer() -> None:
    assert NL.not_found in Reader(not_found_html(answered("Wat?"), NL)).shown
    answer = answered("Wat?")
    strange = RankedPassage(2, "weg.txt", None, None, 0.0, HOSTILE, 0, 1, "weg#1")
    read = Reader(nearest_html((*answer.passages, strange), FakeStore(), NL))
    assert read.shown.startswith("Dit is geen antwoord")
    assert "Ja.vraag 6\xa0· Proef <em>met</em> lachgas" in read.shown
    assert HOSTILE in read.shown
    assert read.names().count("li") == 2
    long = replace(strange, text="woord " * 41)
    assert Reader(nearest_html((long,) * 9, FakeStore(), NL)).shown.count(f"{'woord ' * 25}…") == 3


def test_the_sidebar_counts_the_papers() -> None:
    bare = replace(DOCUMENT, metadata=Metadata(kind="kamerbrief", title=HOSTILE))
    assert "2 stukken in deze index" in Reader(documents_html((DOCUMENT, bare), NL)).shown
    assert "1 stuk in" in documents_html((bare,), NL)
    assert "10.000 stukken in" in documents_html((bare,) * 10_000, NL)


def test_no_word_is_missing_in_either_language() -> None:
    assert strings("nl") is NL
    assert strings("en") is EN
    assert strings("fr") is NL
    assert len(LANGUAGES) == 2
    for field in fields(Strings):
        dutch, english = getattr(NL, field.name), getattr(EN, field.name)
        assert dutch, field.name
        assert english, field.name
        assert len(dutch) == len(english) if isinstance(dutch, tuple) else True, field.name
        if isinstance(dutch, str):
            assert _slots(dutch) == _slots(english), field.name
    assert len(NL.months) == 12


def _slots(text: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_script_takes_nothing_but_a_language_and_a_number() -> None:
    assert 'lang = "nl"' in listening("nl")
    assert showing(3, "nl") != showing(4, "nl")
    with pytest.raises(ValueError, match="expected"):
        listening('nl"; alert(1); "')


def test_a_conversation_remembers_what_was_answered() -> None:
    answer = answered("Hoeveel?", citation())
    exchanges = (Exchange("Hoeveel?", answer), Exchange("Fout", error="nee"))
    assert earlier_questions(exchanges) == ("Hoeveel?",)
    assert opened_citation(exchanges, Opened(0, 1)) == answer.citations[0]
    for opened in (None, Opened(0, 2), Opened(1, 1), Opened(5, 1), Opened(-1, 1)):
        assert opened_citation(exchanges, opened) is None
    assert saved(exchanges).count("\n") == 1
    assert '"quote": "Sinds 2023' in saved(exchanges)
