"""What a question is read as: numbers, kind, language; follow-ups, filters, and the units that a lookup means."""

import pytest
from shipped import CORONA, LACHGAS, ONLINE, RAPPORTEUR, WHATSAPP, seed_engine

from index.errors import QuestionError
from qa.conversation import understood
from qa.filters import allowed, read_filters
from qa.question import check_question, read_question
from qa.records import Filters
from qa.settings import AnswerSettings

FIRST = "Hoeveel cilinders nam de politie in 2023 in beslag?"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Wat is het antwoord op vraag 7 over lachgas?", (7,)),
        ("antwoord op vragen 4 en 5", (4, 5)),
        ("Antwoord op de vragen 3, 4, 5, 9 en 10 lachgas", (3, 4, 5, 9, 10)),
        ("vraag 7, 8, en 9 van de lachgasset", (7, 8, 9)),
        ("vragen 1 t/m 4", (1, 2, 3, 4)),
        ("antwoord 12 over whatsapp", (12,)),
        ("vraag nr. 6", (6,)),
        ("What did the minister answer to question 3?", (3,)),
        ("Hoeveel vragen zijn er gesteld?", ()),
        ("Welk antwoord gaf de minister in 2024?", ()),
        ("Nam 7% van de jongeren lachgas?", ()),
    ],
)
def test_the_numbers_that_a_lookup_names(text: str, numbers: tuple[int, ...]) -> None:
    assert read_question(text, 0.25).numbers == numbers


def test_the_rest_of_a_lookup_is_what_it_is_about() -> None:
    read = read_question("antwoord op vraag 7 over lachgas", 0.25)
    assert "7" not in read.rest
    assert "lachgas" in read.rest
    assert read_question("vraag  7\n", 0.25).query.text == "vraag 7"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hoeveel cilinders zijn er in beslag genomen?", "number"),
        ("Welk percentage gebruikte lachgas?", "number"),
        ("Wanneer ging het verbod in?", "date"),
        ("Sinds wanneer geldt dat?", "date"),
        ("Wie houdt toezicht op platforms?", "person"),
        ("Welke toezichthouder grijpt in?", "person"),
        ("Waarom is er geen omgekeerde bewijslast?", "reason"),
        ("Is lachgas verboden?", "yesno"),
        ("Deelt u die zorg?", "yesno"),
        ("Beschrijf de aanpak", "other"),
        ("How many cases were there?", "number"),
        ("When did the ban start?", "date"),
    ],
)
def test_the_kind_of_answer_that_is_expected(text: str, expected: str) -> None:
    assert read_question(text, 0.25).expected == expected


def test_an_english_question_is_searched_in_dutch_as_well() -> None:
    read = read_question("How many nitrous oxide cylinders did the police seize?", 0.25)
    assert read.english
    assert read.query.translated
    assert "lachgas" in read.query.whole.lower()
    assert read.text in read.query.whole
    dutch = read_question("Hoeveel lachgascilinders nam de politie in beslag?", 0.25)
    assert not dutch.english
    assert dutch.query.translated is None


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("nuclear energy power plants permits", True),
        ("housing shortage students", True),
        ("police budget enforcement", True),
        ("Is the bridge safe?", True),
        ("question 4 about cheese", True),
        # Dutch, with words of English in it or next to nothing else.
        ("deepfake WhatsApp phishing", False),
        ("cybersecurity awareness training mkb", False),
        ("fake news desinformatie platforms", False),
        ("social media", False),
        ("budget politie handhaving", False),
        ("drugs in Gouda", False),
        ("is online gokken een big business", False),
        ("kaas", False),
    ],
)
def test_whether_a_question_is_english(text: str, english: bool) -> None:
    assert read_question(text, 0.25).english is english


def test_other_terms_weigh_what_they_are_told_to() -> None:
    others = read_question("Wat doet het OM aan lachgas?", 0.125).query.others
    assert "Openbaar Ministerie" in {term for term, _ in others}
    assert {weight for _, weight in others} == {0.125}
    # OM is an abbreviation in capitals alone.
    assert "Openbaar Ministerie" not in {term for term, _ in read_question("om te gebruiken", 0.25).query.others}


@pytest.mark.parametrize("text", ["", " \n", "?!…", "🙂"])
def test_a_question_without_a_word_is_refused(text: str) -> None:
    with pytest.raises(QuestionError, match="lege vraag") as caught:
        check_question(text, 100)
    assert caught.value.in_language("en").startswith("empty question")


def test_a_question_is_too_long_from_one_character_over_the_limit() -> None:
    check_question("a" * 100, 100)
    with pytest.raises(QuestionError, match="101 tekens, hooguit 100"):
        check_question("a" * 101, 100)


@pytest.mark.parametrize(
    "follow_up", ["En in 2024?", "Waarom?", "Waarom is dat?", "and in 2024?", "Wat kost dat?", "Vertel meer"]
)
def test_a_follow_up_is_completed_with_the_question_before(follow_up: str) -> None:
    assert "cilinders" in understood(follow_up, ["Iets anders", FIRST]).text
    assert understood(follow_up, []).text == follow_up


@pytest.mark.parametrize(
    "question", ["Wat is lachgas?", "Hoeveel lachgaszaken registreerde het OM dat jaar in totaal?"]
)
def test_a_question_that_stands_on_its_own_is_left_alone(question: str) -> None:
    assert understood(question, [FIRST]).text == question


def test_a_follow_up_of_a_follow_up_still_knows_what_it_is_about() -> None:
    assert "cilinders" in understood("En in 2025?", [FIRST, "En in 2024?"]).text


def test_a_follow_up_finds_what_the_whole_question_finds() -> None:
    engine = seed_engine()
    after = engine.ask("En in 2024?", history=[FIRST])
    assert after.understood is not None
    alone = engine.ask(after.understood)
    assert after.question == "En in 2024?"
    assert (after.citations, after.passages) == (alone.citations, alone.passages)


@pytest.mark.parametrize(
    ("filters", "papers"),
    [
        (Filters(), {LACHGAS, WHATSAPP, CORONA, ONLINE, RAPPORTEUR}),
        (Filters(document=LACHGAS), {LACHGAS}),
        (Filters(document=f"{LACHGAS}.txt"), {LACHGAS}),
        (Filters(minister="van weel"), {WHATSAPP, ONLINE}),
        (Filters(ministry="Volksgezondheid"), {LACHGAS, WHATSAPP, CORONA, ONLINE}),
        (Filters(kind="kamerbrief"), {CORONA, ONLINE, RAPPORTEUR}),
        (Filters(kind="vraag-antwoord", minister="Van Oosten"), {LACHGAS}),
        (Filters(date_from="2025-11-05", date_to="2025-11-05"), {LACHGAS}),
        (Filters(date_from="2025-11-06"), {WHATSAPP}),
        # A paper without a date is in no period.
        (Filters(date_from="0001-01-01"), {LACHGAS, WHATSAPP}),
        (Filters(date_to="1990-01-01"), set()),
        (Filters(minister="Donald Duck"), set()),
    ],
)
def test_filters_allow_the_papers_that_they_name(filters: Filters, papers: set[str]) -> None:
    store = seed_engine().store
    inside = allowed(store, filters)
    assert inside.shape == (len(store.passages),)
    assert {passage.unit.split("#")[0] for passage, kept in zip(store.passages, inside, strict=True) if kept} == papers


def test_a_filter_holds_for_answers_and_passages() -> None:
    answer = seed_engine().ask("Wat doet het OM aan lachgas?", filters=Filters(document=ONLINE))
    places = [item.document for item in answer.citations] + [item.document for item in answer.passages]
    assert set(places) == {f"{ONLINE}.txt"}
    nothing = seed_engine().ask("Wat is lachgas?", filters=Filters(minister="Donald Duck"))
    assert nothing.abstained
    assert (nothing.citations, nothing.passages, nothing.confidence) == ((), (), 0.0)


def test_filters_are_read_by_the_names_of_the_contract() -> None:
    given = {"document": "d", "minister": "m", "ministry": "y", "kind": "kamerbrief", "from": "2025-01-01", "to": None}
    expected = Filters(document="d", minister="m", ministry="y", kind="kamerbrief", date_from="2025-01-01")
    assert read_filters(given) == expected
    assert read_filters(None) == read_filters({}) == Filters()


@pytest.mark.parametrize(
    "given", [{"date_from": "2025-01-01"}, {"kleur": "rood"}, {"minister": 3}, ["minister"], "lachgas"]
)
def test_filters_that_are_none_are_refused(given: object) -> None:
    with pytest.raises(QuestionError):
        read_filters(given)


@pytest.mark.parametrize(
    ("topic", "paper", "last"), [("lachgas", LACHGAS, 10), ("WhatsApp-dealers en online drugshandel", WHATSAPP, 12)]
)
def test_a_question_that_names_a_vraag_goes_to_its_unit(topic: str, paper: str, last: int) -> None:
    for number in range(1, last + 1):
        answer = seed_engine().ask(f"Wat is het antwoord op vraag {number} over {topic}?")
        assert answer.passages[0].address == f"{paper}#antwoord-{number}"
        assert all(item.address == f"{paper}#antwoord-{number}" for item in answer.citations[:1])
        # An answer that points at another one brings it.
        pointed = {address for link in seed_engine().store.links(paper) for address in link.target_addresses}
        assert {item.address for item in answer.citations[1:]} <= {f"{paper}#antwoord-{number}", *pointed}
    assert not seed_engine().ask("antwoord op vraag 7 over lachgas").abstained


def test_what_is_listed_is_limited_by_the_settings() -> None:
    assert len(seed_engine().ask("Wat is lachgas?").passages) == AnswerSettings().listed_passages >= 10


def test_a_vraag_that_does_not_exist_has_no_answer() -> None:
    answer = seed_engine().ask("antwoord op vraag 99 over lachgas")
    assert answer.abstained
    assert answer.confidence == 0
    assert len(answer.passages) >= 10


def test_two_vragen_that_are_named_are_both_quoted() -> None:
    answer = seed_engine().ask("antwoord op vraag 3 en 4 lachgas")
    assert {item.vraag for item in answer.citations} == {(3,), (4,)}


def test_a_follow_up_that_names_a_vraag_is_about_that_one() -> None:
    answer = seed_engine().ask("En vraag 5?", history=["antwoord op vraag 4 lachgas"])
    assert {item.address for item in answer.citations} == {f"{LACHGAS}#antwoord-5"}
