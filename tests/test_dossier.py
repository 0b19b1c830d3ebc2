"""A dossier: the questions of a paper, their earlier answers, what a user keeps, and the three forms it takes."""

import functools
import io
import re
import tempfile
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from harbour import DREDGING, HARBOUR, PLANNED, QUAY, SEAGULLS, engine_of

from index.errors import QuestionError
from index.load import load
from index.records import Document
from qa.answer import Engine
from qa.dossier import Dossier, chosen, dossier
from qa.dossier_file import rendered
from qa.dossier_questions import MOST_QUESTIONS, is_about_answering, leans, questions_of
from qa.dossier_sources import sources_of

ASKED = f"""2026Z00777
Vragen van het lid Visser (NS) aan de minister van Water over de kade van Oesterdam (ingezonden 3 mei 2026)

1
{SEAGULLS} 1)

2
{QUAY.replace("herstel", "herstell")}

3
Kunt u dit toelichten?

4
Wat kost het herstel van de kade van Oesterdam?

5
Hoeveel ijsberen wonen er op de maan van Jupiter?

1) Dagblad van Oesterdam, 2 mei 2026
"""


@functools.cache
def harbour() -> Engine:
    """An engine over the papers about a harbour."""
    return engine_of(HARBOUR)


def read(text: str, name: str = "vragen.txt") -> Document:
    """A paper as it is read from a file with that text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_text(text, encoding="utf-8")
        return load(path)


@functools.cache
def made() -> Dossier:
    """The dossier of the paper above."""
    return dossier(harbour(), read(ASKED))


def test_questions_without_answers_are_all_read_with_their_introduction() -> None:
    introduction, questions = questions_of(read(ASKED))
    assert introduction.startswith("2026Z00777 Vragen van het lid Visser")
    assert [question.label for question in questions] == ["1", "2", "3", "4", "5"]
    assert questions[3].text == "Wat kost het herstel van de kade van Oesterdam?"


def test_a_very_long_introduction_is_cut() -> None:
    introduction, _ = questions_of(read(f"Vragen over kaas\n\n{'kaas en brood ' * 500}\n\n1\nWat kost kaas?\n"))
    assert len(introduction) <= 1502
    assert introduction.endswith(" …")


def test_a_question_that_leans_is_asked_with_the_subject() -> None:
    _, questions = questions_of(read(ASKED))
    assert [question.searched == question.text for question in questions] == [True, True, False, True, True]
    assert questions[2].searched == "de kade van Oesterdam: Kunt u dit toelichten?"


@pytest.mark.parametrize("text", ["Kunt u dit toelichten?", "Zo nee, waarom niet?", "Deelt u deze mening?"])
def test_what_leans(text: str) -> None:
    assert leans(text)


@pytest.mark.parametrize("text", [QUAY, DREDGING, "Wat kost de kade van Oesterdam per meter?"])
def test_what_stands_alone(text: str) -> None:
    assert not leans(text)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (PLANNED, ["1", "2", "3", "4", "5"]),
        ("Vraag 1\nWat kost kaas?\nVraag 2a\nWie eet kaas?\nVraag 2b\nWie maakt kaas?\n", ["1", "2a", "2b"]),
        ("Beste collega,\n\nGraag antwoord op:\n- Wat kost de kade?\n- Wie betaalt de walstroom?\n", ["1", "2"]),
        ("Wat kost de kade van Oesterdam?", ["1"]),
        ("de kosten van de kade", ["1"]),
    ],
)
def test_questions_in_other_shapes(text: str, labels: list[str]) -> None:
    assert [question.label for question in questions_of(read(text))[1]] == labels


def test_a_second_set_of_questions_has_labels_of_its_own() -> None:
    one = "Vragen van het lid {} over kaas\n\n1\nWat kost kaas?\n\n2\nWie eet kaas?\n\n"
    labels = [question.label for question in questions_of(read(one.format("Bos") + one.format("Jansen")))[1]]
    assert labels == ["1", "2", "B1", "B2"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Een brief die niets vraagt. " * 40, "geen vragen"),
        ("".join(f"Vraag {n}\nWat kost kaas nummer {n}?\n\n" for n in range(1, MOST_QUESTIONS + 2)), "hooguit 200"),
        (f"Vraag 1\nWat kost {'kaas en ' * 2000}brood?\n\nVraag 2\nWat kost kaas?\n", "maak haar korter"),
    ],
)
def test_a_paper_that_asks_nothing_or_too_much_is_refused(text: str, said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        questions_of(read(text))


def test_each_question_has_its_earlier_answers() -> None:
    seagulls, quay, explain, cost, bears = made().items
    assert [(item.label, item.identical, item.citations[0].document) for item in seagulls.earlier[:2]] == [
        ("1.1", True, "besloten.txt"),
        ("1.2", True, "gepland.txt"),
    ]
    assert [item.asked for item in quay.earlier[:2]] == [QUAY, QUAY]
    assert quay.earlier[0].citations[0].quote.startswith("Ja, over de kade")
    assert quay.earlier[0].word == "zeker"
    assert all(not item.identical for item in (*explain.earlier, *cost.earlier))
    assert {"besloten#antwoord-2"} <= {item.citations[0].address for item in cost.earlier}
    assert bears.earlier == ()
    labels = [item.label for each in made().items for item in each.earlier]
    assert len(labels) == len(set(labels))


def test_every_quote_stands_in_its_source() -> None:
    store = harbour().store
    quotes = [quote for item in made().items for earlier in item.earlier for quote in earlier.citations]
    assert quotes
    for quote in quotes:
        assert store.document(quote.document).text[quote.start : quote.end] == quote.quote


def test_the_paper_itself_is_no_earlier_answer_but_where_the_same_is_asked() -> None:
    whole = dossier(harbour(), read(PLANNED, "andere-naam.txt"))
    assert whole.same_paper == "gepland.txt"
    for item in whole.items:
        for earlier in item.earlier:
            assert earlier.same_paper == (earlier.citations[0].document == "gepland.txt")
            assert earlier.identical or not earlier.same_paper
    assert [item.same_paper for item in whole.items[1].earlier[:2]] == [False, True]
    assert all(not earlier.same_paper for item in whole.items for earlier in item.elsewhere)
    swimmers = whole.items[3]
    assert (swimmers.elsewhere, swimmers.surest) == ((), None)
    assert "Geen eerder antwoord" in rendered(whole, harbour().store, ".md", "nl").decode().partition("## Vraag 4")[2]
    assert made().same_paper is None


def test_what_a_user_keeps_or_drops() -> None:
    dropped = chosen(made(), (), ("2.1", "1"))
    assert [len(item.earlier) for item in dropped.items[:2]] == [0, len(made().items[1].earlier) - 1]
    assert [item.dropped for item in dropped.items[:2]] == [len(made().items[0].earlier), 1]
    kept = chosen(made(), ("2.2",), ())
    assert [earlier.label for item in kept.items for earlier in item.earlier] == ["2.2"]
    assert chosen(made(), ("1.1", "1.2"), ("1.2",)).items[0].earlier == made().items[0].earlier[:1]
    assert chosen(made(), (), ()) == made()
    for wrong in ("9", "2.9", "", "x"):
        with pytest.raises(QuestionError, match="staat niet in dit dossier"):
            chosen(made(), (), (wrong,))


def test_sources_are_numbered_as_they_are_read() -> None:
    sources = sources_of(made(), harbour().store)
    assert [source.n for source in sources.listed] == list(range(1, len(sources.listed) + 1))
    assert sources.listed[0].text.startswith("Antwoord van minister Zeeman (Water) van 4 februari 2023, ‘")
    assert len({source.text for source in sources.listed}) == len(sources.listed)


@pytest.mark.parametrize("suffix", [".docx", ".md", ".html"])
def test_the_same_dossier_gives_the_same_bytes(suffix: str) -> None:
    again = dossier(harbour(), read(ASKED))
    assert rendered(again, harbour().store, suffix, "nl") == rendered(made(), harbour().store, suffix, "nl")


def test_markdown_holds_quotes_sources_and_the_warning() -> None:
    text = rendered(made(), harbour().store, ".md", "nl").decode()
    assert "met software (Vraagbaak) gevonden" in text
    assert "> Ja, over de kade van Oesterdam is een besluit genomen" in text
    assert "Geen eerder antwoord gevonden in deze bronnen." in text
    assert re.search(r"^## Bronnen\n\n1\. Antwoord van minister Zeeman", text, re.MULTILINE)
    assert "This dossier was found with software" in rendered(made(), harbour().store, ".md", "en").decode()


class Page(HTMLParser):
    """The tags, ids and inner links of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.lang = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what one tag says."""
        said = dict(attrs)
        self.tags.append(tag)
        self.ids |= {said["id"] or ""} if "id" in said else set()
        self.links |= {(said["href"] or "")[1:]} if (said.get("href") or "").startswith("#") else set()
        self.lang = said.get("lang") or "" if tag == "html" else self.lang


def test_the_page_is_accessible_and_holds_no_script() -> None:
    text = rendered(made(), harbour().store, ".html", "nl").decode()
    page = Page()
    page.feed(text)
    assert page.lang == "nl"
    assert page.tags.count("h1") == 1
    assert page.tags.count("h2") >= len(made().items) + 2
    assert {"main", "table", "caption", "th", "blockquote", "ol"} <= set(page.tags)
    assert not {"script", "img", "link", "iframe"} & set(page.tags)
    assert page.links <= page.ids


def test_what_a_hostile_paper_holds_is_text_and_nothing_else() -> None:
    question = "Vraag 1\nKent u <script>alert(1)</script> &amp; | *kaas* [link](http://x) van Oesterdam\u202e?\n"
    whole = dossier(harbour(), read(f"{question}\nVraag 2\nWat kost de kade van Oesterdam?\n"))
    page = rendered(whole, harbour().store, ".html", "nl").decode()
    assert "<script" not in page
    text = rendered(whole, harbour().store, ".md", "nl").decode()
    assert "\\<script\\>" in text
    assert "\\[link\\]" in text
    assert "\u202e" not in page + text
    assert docx.Document(io.BytesIO(rendered(whole, harbour().store, ".docx", "nl"))).paragraphs


def test_the_word_document_has_headings_a_table_a_list_and_a_language() -> None:
    word = docx.Document(io.BytesIO(rendered(made(), harbour().store, ".docx", "nl")))
    styles = [paragraph.style.name for paragraph in word.paragraphs if paragraph.style]
    assert styles.count("Heading 1") == 1
    assert styles.count("Heading 2") == len(made().items) + 3
    assert styles.count("Heading 3") == sum(len(item.earlier) for item in made().items)
    assert styles.count("List Number") == len(sources_of(made(), harbour().store).listed)
    assert word.tables[0].rows[0].cells[0].text == "Vraag"
    assert len(word.tables[0].rows) == 1 + len(made().items)
    assert word.core_properties.language == "nl-NL"
    assert {lang.get(qn("w:val")) for lang in word.styles.element.iter(qn("w:lang"))} == {"nl-NL"}
    shown = "\n".join(paragraph.text for paragraph in word.paragraphs)
    for item in made().items:
        assert item.question in shown
        for earlier in item.earlier:
            assert all(quote.display in shown for quote in earlier.citations)


@pytest.mark.parametrize(
    ("question", "so"),
    [
        ("Kunt u deze vragen afzonderlijk beantwoorden?", True),
        ("Kunt u de\nbovenstaande vragen één voor één en vóór het debat beantwoorden?", True),
        ("Bent u bereid deze vragen binnen een week te beantwoorden?", True),
        ("Could you answer these questions before the debate?", True),
        ("Kunt u toelichten waarom de vragen van bewoners niet worden beantwoord?", False),
        ("Hoe gaat u de vragen van bewoners over de kade beantwoorden?", False),
        ("Kunt u deze kade herstellen?", False),
    ],
)
def test_a_question_about_the_answering_is_not_looked_for(question: str, so: bool) -> None:
    assert is_about_answering(question) == so


def test_a_dossier_says_that_it_did_not_look_for_a_question_about_the_answering() -> None:
    engine = engine_of(HARBOUR)
    paper = read(f"Vragen over de kade\n\n1\n{QUAY}\n\n2\nKunt u deze vragen afzonderlijk beantwoorden?\n")
    whole = dossier(engine, paper)
    assert [item.asks_for_answers for item in whole.items] == [False, True]
    assert whole.items[1].earlier == ()
    for suffix in (".md", ".html"):
        assert "gaat over de beantwoording zelf" in rendered(whole, engine.store, suffix, "nl").decode()
