"""Follow-ups over the seed papers: what is understood, and what is cited first, in tests/conversations.jsonl.

The second and the third set were written when the rules were done. Before anything was mended for them, 17 and 15 of
20 were understood right, and 14 and 16 cited right.
"""

import functools
import json
from pathlib import Path
from typing import Any

import pytest
from shipped import json_of, seed_engine, seed_index, vraagbaak

from qa.limits import Limit

TURNS = Path(__file__).with_name("conversations.jsonl")
# Measured 34 to 37 of 40, 20 of 20 and 18 of 20 in the end: other weights choose other sentences here and there.
CITED_FLOOR = {"first": 0.75, "second": 0.85, "third": 0.8}
UNDERSTOOD_FLOOR = 0.9


@functools.cache
def turns(name: str) -> tuple[tuple[bool, bool, str], ...]:
    """For each follow-up of a set: whether it is understood right, whether it is cited right, and what was asked."""
    found = []
    for line in TURNS.read_text(encoding="utf-8").splitlines():
        conversation: dict[str, Any] = json.loads(line)
        history = [conversation["opening"]]
        for turn in conversation["turns"] if conversation["set"] == name else ():
            answer = seed_engine().ask(turn["question"], history=history)
            read = (answer.understood or turn["question"]).casefold()
            right = all(word in read for word in turn["must"]) and not any(word in read for word in turn["must_not"])
            cited = answer.citations[0].address if answer.citations else "refuse"
            found.append((right, cited in turn["first"], f"{turn['question']} -> {read} -> {cited}"))
            history.append(turn["question"])
    return tuple(found)


@pytest.mark.parametrize(("name", "size"), [("first", 40), ("second", 20), ("third", 20)])
def test_follow_ups_are_understood(name: str, size: int) -> None:
    found = turns(name)
    assert len(found) == size
    wrong = [said for right, _, said in found if not right]
    assert len(wrong) <= (1 - UNDERSTOOD_FLOOR) * size, wrong


@pytest.mark.parametrize("name", ["first", "second", "third"])
def test_follow_ups_are_answered_from_the_right_place(name: str) -> None:
    found = turns(name)
    wrong = [said for _, right, said in found if not right]
    assert len(wrong) <= (1 - CITED_FLOOR[name]) * len(found), wrong


def test_what_is_understood_is_a_subject_only_where_it_leans() -> None:
    engine = seed_engine()
    asked = "Hoeveel lachgascilinders nam de politie in 2023 in beslag?"
    assert engine.ask(asked).understood is None
    assert engine.ask("Wat is een grensvlakproduct?", history=[asked]).understood is None
    answer = engine.ask("En in 2024?", history=[asked])
    assert answer.understood == asked.replace("2023", "2024")
    assert "understood" not in answer.to_json()


def test_the_terminal_says_how_a_follow_up_is_read() -> None:
    earlier = "Hoeveel lachgascilinders nam de politie in 2023 in beslag?"
    index = seed_index()
    told = vraagbaak("ask", "en in 2024?", "--history", earlier, index=index).stdout
    assert told.startswith(f"Begrepen als: {earlier.replace('2023', '2024')}\n")
    assert "Read as: " in vraagbaak("ask", "why?", "--history", earlier, "--lang", "en", index=index).stdout
    alone = json_of(vraagbaak("ask", earlier, "--json", index=index))
    assert json_of(vraagbaak("ask", "en in 2024?", "--history", earlier, "--json", index=index)).keys() == alone.keys()


def test_a_limit_is_said_in_the_language_of_the_user() -> None:
    index = seed_index()
    asked = "Wat zegt minister Van Weel over de prijs van brood?"
    assert "(alleen Van Weel)" in vraagbaak("ask", asked, index=index).stdout
    assert "(only Van Weel)" in vraagbaak("ask", asked, "--lang", "en", index=index).stdout
    said = Limit("kind", ("kamerbrief",), False, "stukken van VWS, 2019 (of zonder datum)", "brieven")
    assert said.in_english == "preferably papers from VWS, 2019 (or undated)"
