"""Several sets of questions, parts of questions, questions alone, running text and quotes: which belongs to which."""

from dataclasses import replace
from pathlib import Path

import pytest
from test_question_shapes import addresses, lost, on_a_page, paper, triples

from index.load import load
from index.records import Document, Heading, Span
from index.structure import find_units
from index.tidy import tidy

FIRST = "Vragen van het lid Pontier (ABC) aan de minister van Vaart over de pont (ingezonden 2 mei 2031)."
SECOND = (
    "Vragen van de leden Sluis en Kolk (beiden DEF) aan de minister van Vaart over sluizen (ingezonden 3 mei 2031)."
)


def shown(document: Document) -> dict[str, tuple[str, str]]:
    """Question and answer of every unit by its address."""
    return {
        unit.address.removeprefix("stuk#"): (
            " ".join(tidy(document, span) for span in unit.questions),
            tidy(document, unit.answer) if unit.answer else "",
        )
        for unit in find_units(document)
    }


def pair(number: int | str, about: str) -> str:
    return f"Vraag {number}\nVaart {about} nog?\n\nAntwoord op vraag {number}\nDe {about} vaart.\n"


def test_each_set_keeps_its_own_answers_when_they_stand_in_turn() -> None:
    text = f"{FIRST}\n\n{pair(1, 'pont')}\n{pair(2, 'boot')}\n{SECOND}\n\n{pair(1, 'schuit')}\n{pair(2, 'tjalk')}"
    document = paper(text)
    assert shown(document) == {
        "aanhef": ("", FIRST),
        "antwoord-1": ("Vaart pont nog?", "De pont vaart."),
        "antwoord-2": ("Vaart boot nog?", "De boot vaart."),
        "aanhef-2": ("", SECOND),
        "antwoord-1.2": ("Vaart schuit nog?", "De schuit vaart."),
        "antwoord-2.2": ("Vaart tjalk nog?", "De tjalk vaart."),
    }
    assert lost(document) == ""


def test_each_set_keeps_its_own_answers_when_all_questions_come_first() -> None:
    asked = [f"Vraag {n}\nVaart {what} nog?" for n, what in ((1, "pont"), (2, "boot"), (1, "schuit"), (2, "tjalk"))]
    said = [f"Antwoord {n}\nDe {what} vaart." for n, what in ((1, "pont"), (2, "boot"), (1, "schuit"), (2, "tjalk"))]
    document = paper("\n\n".join([FIRST, *asked[:2], SECOND, *asked[2:], *said]))
    assert triples(document) == [
        ((1,), "Vaart pont nog?", "De pont vaart."),
        ((2,), "Vaart boot nog?", "De boot vaart."),
        ((1,), "Vaart schuit nog?", "De schuit vaart."),
        ((2,), "Vaart tjalk nog?", "De tjalk vaart."),
    ]
    assert lost(document) == ""


def test_a_list_of_all_questions_in_front_takes_no_answers() -> None:
    asked = "\n\n".join(f"Vraag {n}\nVaart {what} nog?" for n, what in ((1, "pont"), (2, "boot")))
    document = paper(f"{asked}\n\n{pair(1, 'pont')}\n{pair(2, 'boot')}")
    assert addresses(document) == ["vraag-1", "vraag-2", "antwoord-1", "antwoord-2"]
    assert triples(document)[2:] == [
        ((1,), "Vaart pont nog?", "De pont vaart."),
        ((2,), "Vaart boot nog?", "De boot vaart."),
    ]


def test_sets_with_other_numbers_in_one_answer() -> None:
    document = paper(f"{pair(1, 'pont')}\n{pair('2 en 3', 'boot')}\n{pair('1, 2 en 3', 'schuit')}")
    assert addresses(document) == ["antwoord-1", "antwoord-2-3", "antwoord-1-2-3"]
    assert triples(document)[2] == ((1, 2, 3), "Vaart schuit nog?", "De schuit vaart.")


def test_an_answer_to_one_and_two_is_not_the_second_answer_to_one() -> None:
    document = paper(f"{pair('1 en 2', 'pont')}\n{pair(1, 'boot')}\n{pair(1, 'schuit')}\n{pair('1 en 2', 'tjalk')}")
    assert addresses(document) == ["antwoord-1-2", "antwoord-1", "antwoord-1.2", "antwoord-1-2.2"]


# Parts of a question


def test_lettered_questions_are_units_of_one_number() -> None:
    document = paper(f"{pair('3a', 'pont')}\n{pair('3b', 'boot')}\n{pair(4, 'schuit')}")
    assert shown(document) == {
        "antwoord-3a": ("Vaart pont nog?", "De pont vaart."),
        "antwoord-3b": ("Vaart boot nog?", "De boot vaart."),
        "antwoord-4": ("Vaart schuit nog?", "De schuit vaart."),
    }
    assert [unit.numbers for unit in find_units(document)] == [(3,), (3,), (4,)]


@pytest.mark.parametrize(
    ("heading", "name", "questions"),
    [
        ("3a en 3b", "antwoord-3a-3b", "Vaart a? Vaart b?"),
        ("3a en b", "antwoord-3a-3b", "Vaart a? Vaart b?"),
        ("3a t/m c", "antwoord-3a-3b-3c", "Vaart a? Vaart b? Vaart c?"),
        ("3", "antwoord-3", "Vaart a? Vaart b? Vaart c?"),
    ],
)
def test_an_answer_to_several_parts(heading: str, name: str, questions: str) -> None:
    asked = "\n\n".join(f"Vraag 3{letter}\nVaart {letter}?" for letter in "abc")
    found = shown(paper(f"{asked}\n\nAntwoord op vraag {heading}\nDat vaart.\n"))
    assert found[name] == (questions, "Dat vaart.")


def test_parts_inside_a_question_stay_in_it() -> None:
    text = "Vraag 3\nKunt u zeggen:\na. of de pont vaart;\nb. of de boot vaart?\n\nAntwoord op vraag 3\n"
    document = paper(f"{text}a. Ja.\nb. Nee.\n\n{pair(4, 'schuit')}")
    assert triples(document)[0] == ((3,), "Kunt u zeggen: a. of de pont vaart; b. of de boot vaart?", "a. Ja. b. Nee.")
    lettered = paper("Vraag 3\nVaart a, en vaart b?\n\nAntwoord op vraag 3a\nJa.\n\nAntwoord op vraag 3b\nNee.\n")
    assert shown(lettered) == {
        "antwoord-3a": ("Vaart a, en vaart b?", "Ja."),
        "antwoord-3b": ("Vaart a, en vaart b?", "Nee."),
    }


# Questions alone

KV = f"Tweede Kamer der Staten-Generaal\n\n2031Z00123\n\n{FIRST}\n\n"


@pytest.mark.parametrize("mark", ["Vraag {}\n", "Vraag {}: ", "{}. ", "{}\n", "({}) "])
def test_questions_without_answers_are_a_unit_each(mark: str, tmp_path: Path) -> None:
    asked = ("Vaart de pont nog?", "Zo nee, sinds wanneer niet?", "Wilt u deze vragen apart beantwoorden?")
    text = KV + "\n\n".join(mark.format(n) + question for n, question in enumerate(asked, 1))
    document = paper(text)
    assert triples(document) == [((n,), question, "") for n, question in enumerate(asked, 1)]
    assert addresses(document) == ["aanhef", "vraag-1", "vraag-2", "vraag-3"]
    assert lost(document) == ""
    (tmp_path / "kv.txt").write_text(text, encoding="utf-8")
    assert load(tmp_path / "kv.txt").metadata.kind == "kamervragen"


@pytest.mark.parametrize("mark", ["Vraag {}\n", "{}. "])
def test_two_sets_of_questions_alone(mark: str) -> None:
    sets = [
        "\n\n".join([opening, *(f"{mark.format(n)}Vaart {what} nog?" for n, what in enumerate(boats, 1))])
        for opening, boats in ((FIRST, ("pont", "boot")), (SECOND, ("schuit", "tjalk", "aak")))
    ]
    assert addresses(paper("\n\n".join(sets))) == [
        *("aanhef", "vraag-1", "vraag-2", "aanhef-2", "vraag-1.2", "vraag-2.2", "vraag-3")
    ]


def test_one_question_alone() -> None:
    assert triples(paper(f"{KV}1\nVaart de pont nog?")) == [((1,), "Vaart de pont nog?", "")]


LETTERS = {
    "measures": "Geachte voorzitter,\n\nOp uw vragen neem ik deze maatregelen:\n\n1. De pont gaat weer varen.\n\n"
    "2. De sluis blijft open.\n\n3. De haven wordt dieper.\n",
    "numbered headings": "1. Inleiding\n\nWaarom deze brief over de pont? Omdat het debat er ook over ging.\n\n"
    "2. Vervolg\n\nIn het najaar volgt een nieuwe brief over alle veren, ook die in het noorden.\n",
    "research questions": "Het rapport noemt drie vragen:\n\n1. Vaart de pont?\n\n2. Vaart de boot?\n\n"
    "3. Vaart de schuit?\n\nOp alle drie is het antwoord bevestigend, zo stellen de onderzoekers vast.\n",
    "a heading from elsewhere": "Geachte voorzitter,\n\nIk kom erop terug.\n\nVraag 3\n\nVaart de pont nog?\n\n"
    "Die pont vaart weer, naar ik nu van de gemeente heb gehoord.\n",
    "a mention": "Ik verwijs naar mijn\n\nAntwoord op vraag 4\n\nin de brief van mei, waarin dit is toegelicht.\n",
}


@pytest.mark.parametrize("kind", LETTERS)
def test_a_letter_is_no_paper_of_questions(kind: str) -> None:
    document = paper(LETTERS[kind])
    assert triples(document) == []
    assert lost(document) == ""


# Running text and quotes

MENTIONS = {
    "in a line": "Ik verwijs naar het antwoord op vraag 2 en zie geen reden om daarvan af te wijken.",
    "wrapped alone": "Voor de kosten van de pont en de boot op deze lijn verwijs ik u naar het\nantwoord op vraag 2\n"
    "van deze brief.",
    "wrapped alone, capital": "Voor de kosten van de pont en de boot op deze lijn verwijs ik u naar mijn\n"
    "Antwoord op vraag 2\nvan vorig jaar.",
    "at its end": "Voor de kosten van de pont en de boot op deze lijn verwijs ik u naar het\nantwoord op vraag 2.\n"
    "Daar staat ook de planning.",
    "in a quote": "Toen schreef ik:\n«Op de vraag\nVraag 2\nVaart de pont?\nAntwoord 2\nDe pont vaart.»\nZo is het.",
    "in an indented quote": "Toen schreef ik:\n    Vraag 2\n    Vaart de pont?\n    Antwoord 2\n    Ja.\nZo is het.",
    "quoted as in an e-mail": "Toen schreef ik:\n> Vraag 2\n> Vaart de pont?\n> Antwoord 2\n> Ja.\nZo is het.",
    "from another paper": "Vorig jaar stond er:\n\nVraag 3\n\nVaart de aak?\n\nDat blijft zo.",
    "begins a paragraph": "Vraag 2 gaat over de boot.\nAntwoord 2 gaat daar ook over.",
    "small, apart": "Ik verwijs u verder naar mijn\n\nantwoord op vraag 9\n\nin de brief van mei.",
    "a list": "Drie dingen:\n1. de pont;\n2. de boot;\n3. de schuit.",
    "a title": "Antwoord van de minister\nJa.",
    "a year": "Vraag 2031",
}


@pytest.mark.parametrize("kind", MENTIONS)
def test_what_only_looks_like_a_heading(kind: str) -> None:
    text = f"Vraag 1\nVaart de pont?\n\nAntwoord 1\n{MENTIONS[kind]}\n\n" + "".join(
        f"Vraag {n}\nVaart de boot van nummer {n}?\n\nAntwoord {n}\nDe boot vaart met nummer {n}.\n\n"
        for n in (2, 3, 4)
    )
    document = paper(text)
    assert [numbers for numbers, _, _ in triples(document)] == [(1,), (2,), (3,), (4,)]
    assert triples(document)[0] == ((1,), "Vaart de pont?", " ".join(MENTIONS[kind].split()))
    assert lost(document) == ""


def test_a_heading_without_its_capital() -> None:
    text = f"{pair(1, 'pont')}\nvraag 2:\nVaart boot nog?\n\nantwoord op vraag 2:\nDe boot vaart.\n\n{pair(3, 'aak')}"
    assert [numbers for numbers, _, _ in triples(paper(text))] == [(1,), (2,), (3,)]


# What closes a paper

ENDS = {
    "toelichting": ("Toelichting:\nDeze vragen dienen ter aanvulling op die van het lid Kolk.", "toelichting"),
    "on one line": ("Toelichting: Deze vragen dienen ter aanvulling op die van het lid Kolk.", "toelichting"),
    "without colon": ("Toelichting\n\nDeze vraag dient ter aanvulling op die van het lid Kolk.", "toelichting"),
    "mededeling": ("Mededeling\n\nHierbij deel ik u mede dat het onderzoek nog loopt.", "mededeling"),
    "a formula": ("Hoogachtend,\n\nDe minister van Vaart,\n\nA.B. de Boer", "ondertekening"),
    "a signature": ("De minister van Vaart en Veren,\n\nA.B. de Boer", "ondertekening"),
    "an annex": ("Bijlage 1\n\nHier staan alle ponten van het land.", "bijlage-1"),
}


@pytest.mark.parametrize("kind", ENDS)
@pytest.mark.parametrize("page", [False, True])
def test_what_closes_a_paper_is_no_part_of_the_last_answer(kind: str, page: bool) -> None:
    end, name = ENDS[kind]
    text = f"{pair(1, 'pont')}\n{pair(2, 'boot')}\n{end}\n"
    document = paper(on_a_page(text) if page else text)
    assert triples(document)[-1] == ((2,), "Vaart boot nog?", "De boot vaart.")
    assert addresses(document) == ["antwoord-1", "antwoord-2", name]
    assert lost(document) == ""


def test_an_explanation_inside_an_answer_stays_in_it() -> None:
    text = f"Vraag 1\nVaart hij?\n\nAntwoord 1\nJa.\n\nToelichting\nDe pont is hersteld.\n\n{pair(2, 'boot')}"
    assert triples(paper(text))[0] == ((1,), "Vaart hij?", "Ja. Toelichting De pont is hersteld.")


@pytest.mark.parametrize("heading", ["*Veren in het noorden*", "Veren in het noorden"])
def test_a_heading_above_a_question_is_no_part_of_the_answer_before_it(heading: str) -> None:
    document = paper(f"{pair(1, 'pont')}\n{heading}\n\n{pair(2, 'boot')}")
    if "*" not in heading:
        at = document.text.index(heading)
        document = replace(document, headings=(Heading(Span(at, at + len(heading)), 1),))
    assert addresses(document) == ["antwoord-1", "veren-in-het-noorden", "antwoord-2"]
    assert triples(document)[0] == ((1,), "Vaart pont nog?", "De pont vaart.")
    assert lost(document) == ""


def test_an_explanation_inside_an_answer_is_part_of_it() -> None:
    said = "Ja, als volgt.\n\nToelichting\nHierbij geldt dat een veerman per tocht tien euro ontvangt."
    document = paper(f"Vraag 1\nVaart hij?\n\nAntwoord 1\n{said}\n\nVraag 2\nVaart zij?\n\nAntwoord 2\nNee.\n")
    assert triples(document) == [((1,), "Vaart hij?", " ".join(said.split())), ((2,), "Vaart zij?", "Nee.")]


@pytest.mark.parametrize("after", ["", f"\n{SECOND}\n\n{pair(1, 'schuit')}"])
def test_an_explanation_behind_a_set_is_the_members(after: str) -> None:
    note = "Toelichting\nHierbij wordt verwezen naar de vragen van een jaar eerder.\n"
    document = paper(f"{FIRST}\n\n{pair(1, 'pont')}\n{note}{after}")
    assert shown(document)["antwoord-1"] == ("Vaart pont nog?", "De pont vaart.")
    assert "toelichting" in addresses(document)
