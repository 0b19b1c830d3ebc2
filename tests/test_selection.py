"""Which sentences are quoted: worth their words, within the limits, with what they lean on, the best first."""

import random
from dataclasses import replace

import pytest

from index.records import Document, Metadata, Part, Span, Unit
from qa.candidate import Candidate
from qa.in_order import in_order
from qa.selection import chosen
from qa.settings import AnswerSettings
from qa.shape import Shape

SETTINGS = AnswerSettings(word_price=0.01, quoted_sentences=6, quoted_words=40)


def unit_of(sentences: list[str], asked: str = "Wat geldt voor kaas?", name: str = "kaas") -> tuple[Document, Unit]:
    text = f"{asked}\n{' '.join(sentences)}"
    document = Document(name, f"{name}.txt", Metadata("vraag-antwoord", "Kaas"), "", text)
    answer = Span(len(asked) + 1, len(text))
    return document, Unit(name, f"{name}#antwoord-1", Span(0, len(text)), (1,), (), (Span(0, len(asked)),), answer)


def candidates_of(
    scored: dict[str, float], asked: str = "Wat geldt voor kaas?", name: str = "kaas", asks: Shape = "other"
) -> list[Candidate]:
    """The sentences of an answer and its Vraag (that scores least) as candidates, best first."""
    document, unit = unit_of(list(scored), asked, name)
    found = [candidate(document, unit, asked, min(scored.values()) - 5, "vraag", asks)]
    found += [candidate(document, unit, shown, score, "antwoord", asks) for shown, score in scored.items()]
    return sorted(found, key=lambda item: -item.score)


def candidate(document: Document, unit: Unit, shown: str, score: float, part: Part, asks: Shape) -> Candidate:
    start = document.text.index(shown)
    return Candidate(document, unit, Span(start, start + len(shown)), part, shown, {}, score, asks)


def shown(found: list[Candidate]) -> list[str]:
    return [item.shown for item in found]


RIPE = "Kaas rijpt vier weken op een plank."
KEPT = "De kelder blijft koel."
FORBIDDEN = "Dat is in de zomer niet toegestaan."
ALSO = "Daarnaast telt het gewicht."


def test_a_sentence_is_quoted_when_its_chance_is_worth_its_words() -> None:
    found = candidates_of({RIPE: 5.0, KEPT: 3.0})
    # Chances of e**2 : 1, that is 0.88 and 0.12; the second one has four words, and counts for ten.
    assert shown(chosen(found, replace(SETTINGS, word_price=0.0118))) == [RIPE, KEPT]
    assert shown(chosen(found, replace(SETTINGS, word_price=0.012))) == [RIPE]


@pytest.mark.parametrize(("asks", "quoted"), [("number", 1), ("other", 2), ("reason", 2)])
def test_a_count_is_answered_in_fewer_words(asks: Shape, quoted: int) -> None:
    found = candidates_of({RIPE: 5.0, KEPT: 3.0}, asks=asks)
    assert len(chosen(found, replace(SETTINGS, word_price=0.009))) == quoted


def test_a_sentence_that_points_back_brings_what_it_points_at() -> None:
    found = candidates_of({RIPE: 0.0, KEPT: 0.0, FORBIDDEN: 9.0})
    assert shown(chosen(found, SETTINGS)) == [KEPT, FORBIDDEN]
    # Not where there is no room, and not what stands in another part.
    assert shown(chosen(found, replace(SETTINGS, quoted_words=8))) == [FORBIDDEN]
    alone = candidates_of({FORBIDDEN: 9.0, RIPE: 0.0})
    assert shown(chosen(alone, SETTINGS)) == [FORBIDDEN]


def test_a_sentence_that_goes_on_is_likelier_after_the_one_before_it() -> None:
    on, off = {RIPE: 9.0, ALSO: 0.0, KEPT: 0.0}, {RIPE: 9.0, KEPT: 0.0, ALSO: 0.0}
    assert shown(chosen(candidates_of(on), SETTINGS)) == [RIPE, ALSO]
    assert shown(chosen(candidates_of(off), SETTINGS)) == [RIPE]


LEAD = "Er zijn drie soorten:"
ITEMS = ["• jonge kaas;", "• oude kaas;", "• harde kaas."]


def test_a_list_comes_with_the_line_that_leads_it_in() -> None:
    item = candidates_of({RIPE: 0.0, LEAD: 0.0, **dict.fromkeys(ITEMS, 0.0), ITEMS[1]: 9.0})
    assert shown(chosen(item, SETTINGS)) == [LEAD, ITEMS[1]]
    lead = candidates_of({RIPE: 0.0, LEAD: 9.0, **dict.fromkeys(ITEMS, 0.0), KEPT: 0.0})
    assert shown(chosen(lead, SETTINGS)) == [LEAD, *ITEMS]
    # As far as there is room, from its first item.
    assert shown(chosen(lead, replace(SETTINGS, quoted_words=11))) == [LEAD, *ITEMS[:2]]
    assert shown(chosen(lead, replace(SETTINGS, quoted_sentences=2))) == [LEAD, ITEMS[0]]


def test_a_list_comes_with_the_sentence_before_the_line_that_leads_it_in() -> None:
    spread = {RIPE: 0.0, "Er zijn drie soorten kaas.": 9.0, "Dit zijn:": 0.0, **dict.fromkeys(ITEMS, 0.0)}
    assert shown(chosen(candidates_of(spread), SETTINGS)) == list(spread)[1:]
    item = candidates_of({**dict.fromkeys(spread, 0.0), ITEMS[2]: 9.0})
    assert shown(chosen(item, SETTINGS)) == ["Er zijn drie soorten kaas.", "Dit zijn:", ITEMS[2]]


def test_the_unit_of_the_best_sentence_comes_first_and_each_is_read_from_its_start() -> None:
    here = candidates_of({RIPE: 4.0, KEPT: 5.0})
    there = candidates_of(
        {"Een brug is in dit land van hout.": 4.9, "Zij draagt tien ton.": 4.0}, "Hoe is de brug?", "aan"
    )
    found = sorted([*here, *there], key=lambda item: -item.score)
    assert shown(chosen(found, SETTINGS)) == [RIPE, KEPT, "Een brug is in dit land van hout.", "Zij draagt tien ton."]


def test_a_short_answer_never_stands_without_its_vraag() -> None:
    found = candidates_of({"Ja.": 9.0, RIPE: 0.0})
    assert shown(chosen(found, SETTINGS)) == ["Wat geldt voor kaas?", "Ja."]
    # Whatever the limit is, for the best sentence; another one is left out.
    assert shown(chosen(found, replace(SETTINGS, quoted_words=1))) == ["Wat geldt voor kaas?", "Ja."]
    other = candidates_of({"Ja.": 8.9, RIPE: 9.0})
    assert shown(chosen(other, replace(SETTINGS, quoted_words=10))) == [RIPE]


def test_in_order_gives_an_answer_from_its_start() -> None:
    found = candidates_of({RIPE: 0.0, KEPT: 9.0, ALSO: 5.0})
    assert shown(in_order(found, replace(SETTINGS, quoted_words=11))) == [RIPE, KEPT]


OPENINGS = ("Kaas", "Dit", "Daarnaast", "•", "Brood", "Er zijn drie soorten:", "Hiermee", "Ja.")


@pytest.mark.parametrize("seed", range(60))
def test_limits_hold_and_the_order_in_which_sentences_are_found_does_not_matter(seed: int) -> None:
    chance = random.Random(seed)
    found: list[Candidate] = []
    for unit in range(3):
        sentences = {
            f"{chance.choice(OPENINGS)} {unit}{number} {'zin ' * chance.randrange(12)}over.": round(
                chance.uniform(0, 6)
            )
            for number in range(8)
        }
        found += candidates_of({text: float(score) for text, score in sentences.items()}, name=f"stuk{unit}")
    settings = AnswerSettings(
        word_price=chance.choice([0.0005, 0.005]),
        quoted_sentences=chance.randrange(1, 9),
        quoted_words=chance.randrange(5, 90),
    )
    found.sort(key=lambda item: (-item.score, item.document.file, item.span))
    kept = chosen(found, settings)
    best = found[0]
    needed = [best, *(item for item in found if item.unit == best.unit and item.part == "vraag")]
    words = sum(item.size for item in kept)
    assert best in kept
    assert words <= max(settings.quoted_words, sum(item.size for item in needed))
    assert len(kept) <= max(settings.quoted_sentences, len(needed))
    assert len({(item.document.file, item.span) for item in kept}) == len(kept)
    assert kept[0].unit == best.unit
    addresses = [item.unit.address for item in kept]
    assert addresses == sorted(addresses, key=addresses.index)
    mixed = found[1:]
    chance.shuffle(mixed)
    assert chosen([best, *mixed], settings) == kept


def test_nothing_found_is_nothing_quoted() -> None:
    assert chosen([], SETTINGS) == []
