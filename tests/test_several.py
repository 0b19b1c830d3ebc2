"""Questions that ask several things: how they are split, dealt out and answered."""

import pytest
from village import BRIDGE, CHEESE, FERRY, village_engine

from index.records import Hit, Passage, Remark, Span
from qa.comparison import sides
from qa.question_parts import MOST, sub_questions
from qa.settings import AnswerSettings
from qa.several import Reply, dealt, shared_out, together


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Wat kost de brug, en wie opent de veerpont?", ("Wat kost de brug", "wie opent de veerpont?")),
        ("Wat kost de brug en wie opent de veerpont?", ("Wat kost de brug", "wie opent de veerpont?")),
        ("Wat kost de brug? Wie opent de veerpont?", ("Wat kost de brug?", "Wie opent de veerpont?")),
        ("Wat kost de brug? wie opent de veerpont", ("Wat kost de brug?", "wie opent de veerpont")),
        # What is left out comes from the first part.
        ("Wat kost de brug, en wie betaalt dat?", ("Wat kost de brug", "Wat kost de brug wie betaalt dat?")),
        ("Wat zegt de minister over kaas, en wat over brood?", (
            "Wat zegt de minister over kaas", "Wat zegt de minister over brood?")),
        ("Hoeveel kaas in 2023 en hoeveel in 2024?", ("Hoeveel kaas in 2023", "Hoeveel kaas in 2024")),
        ("Over de brug: wat kost het herstel, en wie opent de veerpont?", (
            "Over de brug: wat kost het herstel", "Over de brug: wie opent de veerpont?")),
        ("What does the bridge cost, and who opens the ferry?", (
            "What does the bridge cost", "who opens the ferry?")),
        # A pasted set.
        ("1. Kent u de brug?\n2. Wat kost de brug?\n3. Wie opent de kaasmarkt?", (
            "Kent u de brug?", "Wat kost de brug?", "Wie opent de kaasmarkt?")),
        ("Vraag 1\nKent u de oude brug?\nVraag 2\nWat kost de kaas? Zo nee, waarom niet?", (
            "Kent u de oude brug?", "Wat kost de kaas? Zo nee, waarom niet?")),
        ("1. Kent u de brug? 2. Wat kost de brug?", ("Kent u de brug?", "Wat kost de brug?")),
        # Two lookups, where one would mean both in the same paper.
        ("vraag 2 over de brug en vraag 3 over kaas", ("vraag 2 over de brug", "vraag 3 over kaas")),
    ],
)  # fmt: skip
def test_a_question_of_several_parts(text: str, parts: tuple[str, ...]) -> None:
    assert sub_questions(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Wat kost de brug?",
        "Hoe en waarom wordt kaas gemaakt?",
        "Wie en wat?",
        "Deelt u de mening dat kaas gezond is? Zo nee, waarom niet?",
        "Ik lees dat de brug dicht is. Klopt dat?",
        "Wat kost de brug? Graag met bron.",
        "Wat is het verband tussen kaas en melk?",
        "vraag 2 en vraag 3 over kaas",
        "antwoord op vraag 3 en 4",
        "In 2024 werd 8.400 kilo verkocht. Waar?",
        "kaas brood melk",
        "De brug (art. 3 en hoofdstuk 4) is oud.",
        "1. kaas\n2. brood",
        "",
    ],
)
def test_a_single_question_is_not_split(text: str) -> None:
    assert sub_questions(text) == ()


def test_there_are_at_most_so_many_parts() -> None:
    text = "".join(f"{n}. Wat kost brug nummer {n} van het dorp?\n" for n in range(1, 20))
    assert len(sub_questions(text)) == MOST


def test_a_pasted_set_is_no_lookup() -> None:
    read = village_engine().read("Vraag 1\nKent u de oude brug?\nVraag 2\nWat kost de kaas?")
    assert not any(question.looks_up for question in (read, *read.parts))
    assert read.understood == ("2 vragen in één",)


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("het verschil tussen kaas en melk", ("het verschil tussen kaas", "het verschil tussen melk")),
        ("zowel uit de brief als uit de nota, graag", ("zowel uit de brief, graag", "zowel uit de nota, graag")),
        ("Vergelijk de brug met de veerpont.", ("Vergelijk de brug.", "Vergelijk de veerpont.")),
        ("difference between cheese and milk?", ("difference between cheese?", "difference between milk?")),
        ("kaas en melk", ()),
    ],
)
def test_the_sides_of_a_comparison(text: str, both: tuple[str, ...]) -> None:
    assert sides(text) == both


def hit(number: int, score: float, unit: str = "") -> Hit:
    """A hit on passage `number`, in a unit of its own unless one is named."""
    return Hit(Passage(number, "a.txt", unit or f"a#{number}", Span(number, number + 1), ""), score, 1)


def test_rankings_are_dealt_out_in_turn() -> None:
    first = [hit(1, 5.0), hit(2, 4.0), hit(3, 3.0)]
    second = [hit(4, 9.0), hit(2, 2.0), hit(5, 1.0)]
    found = dealt([first, second, []], 4)
    assert [item.passage.id for item in found] == [1, 4, 2, 3]
    assert [item.score for item in found] == [9.0, 5.0, 4.0, 3.0]
    assert [item.rank for item in found] == [1, 2, 3, 4]
    assert dealt([], 4) == ()


def test_no_unit_fills_the_list() -> None:
    ranking = [hit(1, 9.0, "a#1"), hit(2, 8.0, "a#1"), hit(3, 7.0, "a#1"), hit(4, 6.0, "a#2")]
    found = dealt([ranking], 4)
    assert [item.passage.id for item in found] == [1, 2, 4, 3]
    assert [item.score for item in found] == [9.0, 8.0, 7.0, 6.0]


NOT_THERE = Remark("Niet daar.", "Not there.")


def test_a_reply_is_as_sure_as_its_least_sure_part() -> None:
    whole = Reply((hit(1, 1.0),), (), 0.2, True)
    parts = [Reply((hit(2, 2.0),), (), 0.9, False), Reply((), (), 0.6, False), Reply((), (), 0.1, True, NOT_THERE)]
    reply = together(whole, parts, 10)
    assert (reply.sure, reply.refused, reply.reason) == (0.6, False, None)
    assert [item.passage.id for item in reply.listed] == [1, 2]
    # No part is answered: the whole decides, and a part may say why not.
    refused = together(whole, parts[2:], 10)
    assert (refused.refused, refused.reason, refused.sure) == (True, NOT_THERE, 0.2)
    answered = together(Reply((), (), 0.7, False), parts[2:], 10)
    assert (answered.refused, answered.reason) == (False, None)


def test_what_may_be_quoted_is_shared_out() -> None:
    settings = AnswerSettings(quoted_sentences=4, quoted_words=80)
    assert [(s.quoted_sentences, s.quoted_words) for s in (shared_out(settings, n) for n in (2, 3, 8))] == [
        (2, 40), (2, 40), (1, 40),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "addresses"),
    [
        ("Hoeveel kilo kaas werd er verkocht, en wat kostte het herstel van de brug?", {
            f"{CHEESE}#antwoord-2", f"{BRIDGE}#antwoord-2"}),
        ("Wat kostte het herstel van de brug? Wat kost een overtocht met de veerpont?", {
            f"{BRIDGE}#antwoord-2", f"{FERRY}#kosten"}),
        ("Aanhangsel 1701 en Aanhangsel 2004, vraag 2", {f"{CHEESE}#antwoord-2", f"{BRIDGE}#antwoord-2"}),
        ("vraag 3 over kaas en vraag 2 over de brug", {f"{CHEESE}#antwoord-3", f"{BRIDGE}#antwoord-2"}),
    ],
)  # fmt: skip
def test_every_part_is_answered_and_listed(question: str, addresses: set[str]) -> None:
    answer = village_engine().ask(question)
    assert {item.address for item in answer.citations} == addresses
    assert {passage.address for passage in answer.passages[:2]} == addresses
    assert [passage.score for passage in answer.passages] == sorted((p.score for p in answer.passages), reverse=True)


def test_a_part_that_the_sources_do_not_answer_is_told() -> None:
    answer = village_engine().ask("Hoeveel kilo kaas werd er verkocht, en wat staat er in vraag 40 over de brug?")
    assert {item.address for item in answer.citations} == {f"{CHEESE}#antwoord-2"}
    assert answer.missing == ("wat staat er in vraag 40 over de brug?",)
    assert not {"missing", "not_found", "read_as"} & set(answer.to_json())
