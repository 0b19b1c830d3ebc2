"""What a curator is told of questions without answers, answers without questions, gaps and doubles."""

from pathlib import Path

import pytest
from test_question_shapes import paper

from index.load import load
from index.partners import doubts

CASES = {
    "in order": ("q1 a1 q2 a2", ""),
    "wherever they stand": ("q1 q2 q3 a3 a1 a2", ""),
    "together": ("q1 q2 a1,2", ""),
    "one heading for two": ("q1,2 a1,2", ""),
    "without answer": ("q1 a1 q2 q3 a3 q4", "vraag 2 en 4 zonder antwoord"),
    "without question": ("q1 a1 q2 a2 a5", "antwoord 5 zonder vraag"),
    "one of two without question": ("q1 a1 a2,9 q2", "antwoord 9 zonder vraag"),
    "both": ("q1 a1 q2 q3 a3 a5 a6", "vraag 2 zonder antwoord; antwoord 5 en 6 zonder vraag"),
    "a gap": ("q1 a1 q2 a2 q4 a4", "vraag 3 niet gevonden"),
    "a gap with its answer": ("q1 a1 a2 q3 a3", "antwoord 2 zonder vraag"),
    "not from one": ("q3 a3 q4 a4", "vraag 1 en 2 niet gevonden"),
    "twice": ("q1 a1 q2 a2 a2", "vraag 2 meer dan een keer beantwoord"),
    "two sets": ("q1 a1 q2 a2 q1 a1 q2 a2", ""),
    "second set short": ("q1 a1 q2 a2 q1 a1 q2", "vraag 2 zonder antwoord"),
    "a gap in the second set": ("q1 a1 q2 a2 q3 a3 q1 a1 q3 a3", "vraag 2 niet gevonden"),
    "a second set that goes on": ("q1 a1 q2 a2 q2 a2 q4 a4", "vraag 3 niet gevonden"),
    "parts": ("q1a q1b a1a a1b q2 a2", ""),
    "a part without answer": ("q1a q1b a1a q2 a2", "vraag 1b zonder antwoord"),
    "parts together": ("q1a q1b a1", ""),
    "parts of one question": ("q1 a1a a1b", ""),
    "many": ("q1 a1 q20 a20", "vraag 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 en … niet gevonden"),
    "only questions": ("q1 q2 q3", ""),
    "only answers": ("a1 a2", "antwoord 1 en 2 zonder vraag"),
}


def written(order: str) -> str:
    """A paper of headings in an order: "q1,2" asks 1 and 2, "a1a" answers part a of 1."""
    lines = []
    for place, word in enumerate(order.split()):
        numbers = word[1:].replace(",", " en ")
        lines.append(
            f"Vraag {numbers}\nWat weegt kaas {place}?" if word[0] == "q" else f"Antwoord {numbers}\nTien kilo."
        )
    return "\n\n".join(lines) + "\n"


@pytest.mark.parametrize("kind", CASES)
def test_what_is_doubtful(kind: str) -> None:
    order, wanted = CASES[kind]
    assert "; ".join(remark.dutch for remark in doubts(paper(written(order)))) == wanted


def test_an_answer_without_words_is_none() -> None:
    assert [
        remark.dutch for remark in doubts(paper("Vraag 1\nWat?\n\nAntwoord 1\n\nVraag 2\nWie?\n\nAntwoord 2\nIk."))
    ] == ["vraag 1 zonder antwoord"]


def test_a_list_of_all_questions_in_front_asks_nothing_new() -> None:
    asked = "Vraag 1\nWat weegt kaas?\n\nVraag 2\nWie weegt hem?\n\n"
    turns = "Vraag 1\nWat weegt kaas?\n\nAntwoord 1\nTien kilo.\n\nVraag 2\nWie weegt hem?\n\nAntwoord 2\nDe boer.\n"
    assert doubts(paper(asked + turns)) == ()


def test_one_line_in_two_languages(tmp_path: Path) -> None:
    path = tmp_path / "kaas.txt"
    path.write_text(written("q1 a1 q2 q4 q5 a5 a9 a5"), encoding="utf-8")
    (remark,) = load(path).remarks
    assert remark.in_language("nl") == (
        "vraag 2 en 4 zonder antwoord; antwoord 9 zonder vraag; vraag 3 niet gevonden; "
        "vraag 5 meer dan een keer beantwoord"
    )
    assert remark.in_language("en") == (
        "question 2 and 4 without an answer; answer 9 without a question; question 3 not found; "
        "question 5 answered more than once"
    )


@pytest.mark.parametrize(
    "face",
    [
        "Antwoorden van de minister van Zuivel op vragen",
        "Onderwerp: Beantwoording Kamervragen over kaas",
        "Betreft\n   Beantwoording Kamervragen over kaas",
        "Antwoorden op Kamervragen van het lid Kaasjager (ABC)\n\nEerste vraag\nIs er kaas?\n\nAntwoord\nJa.",
        "Nr. 12 LIJST VAN VRAGEN EN ANTWOORDEN\n\n1\nHoeveel kazen zijn er?\nEr zijn tien kazen.",
    ],
)
def test_a_paper_that_says_it_answers_and_does_not(face: str) -> None:
    (remark,) = doubts(paper(f"{face}\n\nDe kaas is op.\n"))
    assert remark.dutch == "het stuk zegt dat het vragen beantwoordt, maar er is geen antwoord in gevonden"
    assert remark.english == "the paper says that it answers questions, but no answer was found in it"


def test_a_paper_that_a_question_names_is_another() -> None:
    named = "\nAntwoord op vragen van het lid Kaasjager (ABC), 3 mei 2031.\n"
    assert doubts(paper(f"Vraag 1\nKent u de kaas?\n\nVraag 2\nIs hij op?\n{named}Wat doet u?\n")) == ()


LETTER = "Geachte voorzitter,\n\nDe kaas is op.\n"


@pytest.mark.parametrize(
    "text", [LETTER, "Ik sprak de minister.\n", "Bij de brief is een lijst van vragen en antwoorden gevoegd.\n", ""]
)
def test_a_letter_has_no_doubts(text: str) -> None:
    assert doubts(paper(text)) == ()
