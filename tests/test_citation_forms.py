"""Forms of a citation: worked examples by hand, escapes that are undone again, and links that are never invented."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from markdown_it import MarkdownIt
from shipped import LACHGAS, ONLINE, json_of, one_line, seed_engine, seed_index, vraagbaak

from index.errors import QuestionError
from index.records import Document, Metadata, Span
from qa.citation_forms import FORMS, bibtex, cited, csl, footnote, link, markdown, of_best
from qa.citation_paper import Link, link_of, printed_number
from qa.records import Citation
from qa.reference import look_up

TEXT = "Nr. ah-tk-20252026-17\nDe brug bij Dorp gaat in mei open."
CITATION = Citation(
    n=1,
    document="brug.txt",
    title="Antwoorden op Kamervragen over de brug bij Dorp",
    vraag=(7,),
    section=None,
    part="antwoord",
    speaker="minister Bakker (Bruggen en Wegen)",
    on_behalf_of=None,
    date="2024-05-03",
    quote="De brug bij Dorp gaat in mei open.",
    display="De brug bij Dorp gaat in mei open.",
    start=22,
    end=56,
    sha256="0" * 64,
    address="brug#antwoord-7",
)
LETTER = replace(CITATION, vraag=None, section="Tot slot", part="tekst", title="Kamerbrief over de brug bij Dorp")


def paper(number: str | None = None, kind: str = "vraag-antwoord", **more: Any) -> Document:
    """The paper that CITATION is from, with a number."""
    about = Metadata(kind=kind, title=CITATION.title, number=number, **more)  # type: ignore[arg-type]  # a str from tests
    return Document(id="brug", file="brug.txt", metadata=about, sha256="0" * 64, text=TEXT)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("Aanhangsel 2023-2024, nr. 2210", "Aanhangsel Handelingen II 2023/24, 2210, antwoord 7."),
        ("Aanhangsel 1999-2000, nr. 5", "Aanhangsel Handelingen II 1999/2000, 5, antwoord 7."),
        (
            "Aanhangsel nr. 12",
            "Antwoord van minister Bakker (Bruggen en Wegen) van 3 mei 2024, "
            "‘Antwoorden op Kamervragen over de brug bij Dorp’, Aanhangsel Handelingen II, 12, antwoord 7.",
        ),
        (
            None,
            "Antwoord van minister Bakker (Bruggen en Wegen) van 3 mei 2024, "
            "‘Antwoorden op Kamervragen over de brug bij Dorp’, antwoord 7.",
        ),
    ],
)
def test_answers_are_cited_by_number_or_else_by_who_and_when(number: str | None, expected: str) -> None:
    assert footnote(CITATION, paper(number)) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"vraag": (3, 4, 8)}, "antwoord 3, 4 en 8."),
        ({"part": "vraag"}, "vraag 7."),
        ({"part": "voetnoot", "vraag": (3, 4)}, "voetnoot bij antwoord 3 en 4."),
        ({"vraag": None, "section": None}, "2210."),
    ],
)
def test_a_footnote_ends_with_the_place_in_the_paper(change: dict[str, Any], expected: str) -> None:
    said = footnote(replace(CITATION, **change), paper("Aanhangsel 2023-2024, nr. 2210"))
    assert said.endswith(expected)


def test_a_letter_is_cited_by_sender_date_subject_and_number() -> None:
    assert footnote(LETTER, paper("Kamerstuk 21 501-32, nr. 12", "kamerbrief")) == (
        "Brief van minister Bakker (Bruggen en Wegen) van 3 mei 2024, ‘Kamerbrief over de brug bij Dorp’, "
        "Kamerstukken II, 21 501-32, nr. 12, “Tot slot”."
    )
    bare = replace(LETTER, speaker=None, date=None, section=None)
    assert footnote(bare, paper(None, "kamerbrief")) == "Brief, ‘Kamerbrief over de brug bij Dorp’."
    joint = replace(LETTER, on_behalf_of="de staatssecretaris van Sluizen", date=None)
    assert footnote(joint, paper(None, "kamerbrief")).startswith(
        "Brief van minister Bakker (Bruggen en Wegen), mede namens de staatssecretaris van Sluizen, ‘Kamerbrief"
    )


def test_questions_come_from_the_members_and_an_answer_names_its_case() -> None:
    asked = replace(CITATION, part="vraag", date=None)
    document = paper(None, "kamervragen", asked_by=("Visser (Partij A)", "De Boer (B)"), case="2024Z00012")
    assert footnote(asked, document) == (
        "Kamervragen van Visser (Partij A), De Boer (B), ‘Antwoorden op Kamervragen over de brug bij Dorp’, "
        "zaaknummer 2024Z00012, vraag 7."
    )
    unnumbered = paper(None, case="2024Z00012", own_reference="5812345")
    assert footnote(CITATION, unnumbered).endswith(", zaaknummer 2024Z00012, kenmerk 5812345, antwoord 7.")
    assert "5812345" not in footnote(CITATION, paper("Kamerstuk 24 077, nr. 456", own_reference="5812345"))


@pytest.mark.parametrize(
    ("number", "identifier"),
    [
        ("Aanhangsel 2023-2024, nr. 2210", "ah-tk-20232024-2210"),
        ("Aanhangsel 2024-2025, nr. 1", "ah-tk-20242025-1"),
        ("Kamerstuk 24 077, nr. 456", "kst-24077-456"),
        ("Kamerstuk 21 501-32, nr. 12", "kst-21501-32-12"),
        ("Kamerstuk 36 410 VIII, nr. 3", "kst-36410-VIII-3"),
    ],
)
def test_a_number_gives_the_address_and_it_is_said_to_be_derived(number: str, identifier: str) -> None:
    url = f"https://zoek.officielebekendmakingen.nl/{identifier}.html"
    assert link_of(paper(number)) == Link(url, derived=True)
    assert link(CITATION, paper(number)) == f"{url} (adres afgeleid van het nummer)"


@pytest.mark.parametrize(
    "number",
    [
        None,
        "Aanhangsel nr. 12",
        "Aanhangsel 2025-2026, nr. 252",
        "Aanhangsel 1994-1995, nr. 3",
        "Handelingen 2020-2021, nr. 30",
        "los nummer 5",
    ],
)
def test_no_address_is_invented(number: str | None) -> None:
    assert link_of(paper(number)) is None
    with pytest.raises(QuestionError, match=r"brug\.txt: geen adres"):
        link(CITATION, paper(number))
    assert "http" not in markdown(CITATION, paper(number)) + bibtex(CITATION, paper(number)) + csl(
        CITATION, paper(number)
    )


def test_an_identifier_that_the_paper_prints_is_taken_as_printed() -> None:
    place = Span(4, 21)
    document = paper("Aanhangsel 2025-2026, nr. 17", read_from=(("number", place),))
    assert TEXT[place.start : place.end] == "ah-tk-20252026-17"
    assert link_of(document) == Link("https://zoek.officielebekendmakingen.nl/ah-tk-20252026-17.html", derived=True)


@pytest.mark.parametrize(
    ("url", "taken"),
    [
        ("https://example.org/a?b=1&c=%20", True),
        ("javascript:alert(1)", False),
        ("https://example.org/a b", False),
        ("https://example.org/{x}", False),
    ],
)
def test_only_an_address_of_the_web_is_taken_over(url: str, taken: bool) -> None:
    found = link_of(paper(None, url=url))
    assert found == (Link(url, derived=False) if taken else None)


HOSTILE = r"50% & $5 {a} \b #c_d ^e~f <b>vet</b> *ster* [x](javascript:y) | ![i](j) `k`"


def test_bibtex_escapes_what_latex_would_run_and_gives_it_back() -> None:
    entry = bibtex(replace(CITATION, title=HOSTILE), paper("Aanhangsel 2023-2024, nr. 2210"))
    assert entry.startswith("@misc{brug-antwoord-7,\n")
    assert re.findall(r"^  (\w+) =", entry, re.MULTILINE) == [
        *("author", "title", "howpublished", "year", "month", "date", "language", "url", "note"),
    ]
    title = re.search(r"^  title = \{\{(.*)\}\},$", entry, re.MULTILINE)
    assert title
    # Undone by hand: the words first, then one backslash before each mark.
    words = {r"\textbackslash{}": "\\", r"\textasciicircum{}": "^", r"\textasciitilde{}": "~"}
    undone = re.sub(r"\\text\w+\{\}|\\(.)", lambda found: found[1] or words[found[0]], title[1])
    assert undone == HOSTILE
    naked = re.sub(r"\\[{}\\$&#%_]", "", entry)
    depths = [naked[: place + 1].count("{") - naked[: place + 1].count("}") for place in range(len(naked))]
    assert min(depths) >= 0
    assert depths[-1] == 0


def test_bibtex_in_full() -> None:
    assert bibtex(CITATION, paper("Kamerstuk 24 077, nr. 456")) == (
        "@misc{brug-antwoord-7,\n"
        "  author = {{minister Bakker (Bruggen en Wegen)}},\n"
        "  title = {{Antwoorden op Kamervragen over de brug bij Dorp}},\n"
        "  howpublished = {Kamerstukken II, 24 077, nr. 456},\n"
        "  year = {2024},\n"
        "  month = {5},\n"
        "  date = {2024-05-03},\n"
        "  language = {dutch},\n"
        "  url = {https://zoek.officielebekendmakingen.nl/kst-24077-456.html},\n"
        "  note = {antwoord 7; adres afgeleid van het nummer}\n"
        "}"
    )


def test_markdown_quotes_and_says_where_from() -> None:
    assert markdown(CITATION, paper("Aanhangsel 2023-2024, nr. 2210")) == (
        "> De brug bij Dorp gaat in mei open.\n"
        ">\n"
        "> — [Aanhangsel Handelingen II 2023/24, 2210, antwoord 7.]"
        "(<https://zoek.officielebekendmakingen.nl/ah-tk-20232024-2210.html>) (adres afgeleid van het nummer)"
    )


@pytest.mark.parametrize(
    "shown", [HOSTILE, "- geen lijst", "1. geen lijst", "+ x", "# geen kop", "===\nx", "a | b\n--|--", "&lt; ~~x~~"]
)
def test_markdown_leaves_no_mark_of_a_source_standing(shown: str) -> None:
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = reader.parse(markdown(replace(CITATION, display=shown, title=shown), paper()))
    kinds = ["blockquote_open", *["paragraph_open", "inline", "paragraph_close"] * 2, "blockquote_close"]
    assert [token.type for token in tokens] == kinds
    quote, source = (token for token in tokens if token.type == "inline")
    assert [child.type for child in quote.children or ()] == ["text"]
    assert (quote.children or [])[0].content == " ".join(shown.split())
    assert [child.type for child in source.children or ()] == ["text"]
    assert f"‘{' '.join(shown.split())}’" in (source.children or [])[0].content


def test_csl_is_a_list_of_one_item_with_fields_of_the_schema() -> None:
    (item,) = json.loads(csl(CITATION, paper("Aanhangsel 2023-2024, nr. 2210")))
    assert item == {
        "id": "brug#antwoord-7",
        "type": "report",
        "title": "Antwoorden op Kamervragen over de brug bij Dorp",
        "author": [{"literal": "minister Bakker (Bruggen en Wegen)"}],
        "issued": {"date-parts": [[2024, 5, 3]]},
        "genre": "Aanhangsel van de Handelingen",
        "number": "Aanhangsel Handelingen II 2023/24, 2210",
        "section": "antwoord 7",
        "language": "nl-NL",
        "URL": "https://zoek.officielebekendmakingen.nl/ah-tk-20232024-2210.html",
        "note": "adres afgeleid van het nummer",
    }
    bare = replace(CITATION, speaker=None, date=None, vraag=None)
    (item,) = json.loads(csl(bare, paper(None)))
    assert set(item) == {"id", "type", "title", "genre", "language"}


def test_no_form_breaks_a_line_or_steers_a_terminal() -> None:
    hostile = replace(CITATION, title="Brug\x1b[31m\nrood\u202e", speaker="minister\tX\x00")
    for form in FORMS:
        said = cited(hostile, paper("Kamerstuk 24 077, nr. 456"), form)
        assert re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202e]", said) is None
    assert "\n" not in footnote(hostile, paper())


def test_a_number_of_another_kind_is_cited_as_it_stands() -> None:
    assert printed_number(paper("kv-tk-2024Z00012")) == "kv-tk-2024Z00012"
    assert printed_number(paper("Handelingen 2020-2021, nr. 30")) == "Handelingen II 2020/21, nr. 30"


def test_the_command_gives_one_form_of_the_best_match() -> None:
    reference = f"{LACHGAS}#antwoord-7"
    said = vraagbaak("cite", reference, "--as", "footnote", index=seed_index())
    assert said.exit_code == 0
    assert said.stdout == (
        "Antwoord van minister Van Oosten (Justitie en Veiligheid), mede namens de staatssecretaris van "
        "Volksgezondheid, Welzijn en Sport, van 5 november 2025, ‘Antwoorden op Kamervragen over de gevolgen van het "
        "gebruik van lachgas en de handhaving van het lachgasverbod’, antwoord 7.\n"
    )
    (item,) = json_of(vraagbaak("cite", reference, "--as", "csl", index=seed_index()))
    assert item["id"] == reference
    assert vraagbaak("cite", reference, "--as", "bibtex", index=seed_index()).stdout.startswith("@misc{000-3e9c")
    assert vraagbaak("cite", reference, "--as", "markdown", index=seed_index()).stdout.startswith("> ")
    assert "geen adres" in one_line(vraagbaak("cite", reference, "--as", "link", index=seed_index()))
    assert "Niets gevonden" in one_line(
        vraagbaak("cite", "Mijn fietsbel klingelt vrolijk langs de kade", "--as", "footnote", index=seed_index())
    )
    letter = vraagbaak("cite", f"{ONLINE}#2-wettelijke-kaders", "--as", "footnote", index=seed_index())
    assert letter.stdout == (
        "Brief van minister Hermans (Volksgezondheid, Welzijn en Sport) en minister Van Weel (Justitie en Veiligheid), "
        "‘Kamerbrief over de aanpak van online verkoop van (designer)drugs en (namaak)geneesmiddelen’, "
        "“2. Wettelijke kaders”.\n"
    )
    both = vraagbaak("cite", reference, "--as", "footnote", "--json", index=seed_index())
    assert (both.exit_code, both.stdout) == (2, "")


def test_a_number_that_papers_only_name_is_not_cited_from_them() -> None:
    engine = seed_engine()
    with pytest.raises(QuestionError, match="staat niet in de index; wel genoemd in"):
        of_best(look_up(engine, "Kamerstuk 24 077, nr. 456"), engine.store, "footnote")
    assert "antwoord 7" in of_best(look_up(engine, "antwoord op vraag 7 lachgas"), engine.store, "footnote")
