"""Follow-up questions: the answer to the earlier question is never given again for another one."""

import pytest
from shipped import seed_engine
from village import BRIDGE, CHEESE, FERRY, LIBRARY, village_engine

from qa.conversation import understood
from qa.kinds import same_kind
from qa.leaning import leaning
from qa.replaced import replaced

KILOS = "Hoeveel kilo kaas werd er in 2024 op de kaasmarkt verkocht?"


@pytest.mark.parametrize(
    "question", ["En de boeken?", "En wat doet Europa?", "Maar wie zingt daar?", "And the church?"]
)
def test_what_was_not_answered_before_is_not_answered_with_it(question: str) -> None:
    answer = village_engine().ask(question, history=[KILOS])
    assert answer.abstained
    assert answer.confidence < 0.2


@pytest.mark.parametrize(
    "question", ["En in 2024?", "En jonge kaas?", "En jonge kaaas?", "And the cheese?", "En hoeveel kilo was dat?"]
)
def test_what_asks_on_about_it_is_answered(question: str) -> None:
    answer = village_engine().ask(question, history=[KILOS])
    assert answer.citations[0].address == f"{CHEESE}#antwoord-2"
    assert answer.missing == ()


def test_who_said_it_is_answered_with_the_name_and_the_quote() -> None:
    answer = village_engine().ask("Wie zei dat?", history=[KILOS])
    face, quote = answer.citations
    assert face.display == "Antwoord van minister Van Dam (Financiën) (ontvangen 20 maart 2025)"
    assert quote.address == f"{CHEESE}#antwoord-2"
    assert answer.understood == f"Wie zei dat? (bij: {KILOS})"


def test_whose_name_stands_nowhere_in_the_paper_is_shown_beside_the_quote() -> None:
    (quote,) = village_engine().ask("Wie zei dat?", history=["Hoe vaak vaart de veerpont?"]).citations
    assert (quote.section, quote.speaker) == ("Dienstregeling", "staatssecretaris De Wit (Defensie)")


@pytest.mark.parametrize("question", ["Waarom?", "Hoe komt dat?", "Vertel meer", "Why is that?"])
def test_what_was_quoted_already_is_not_said_again(question: str) -> None:
    answer = village_engine().ask(question, history=[KILOS])
    assert answer.abstained
    assert answer.not_found is not None
    assert "al geciteerd" in answer.answer
    assert len(answer.passages) >= 10


ASKED_BY_OM = "Hoeveel lachgaszaken zijn er bij het OM geregistreerd?"


def test_more_of_an_answer_is_what_follows_in_it() -> None:
    engine = seed_engine()
    (first,) = engine.ask(ASKED_BY_OM).citations
    more = engine.ask("Vertel meer", history=[ASKED_BY_OM]).citations
    assert {item.address for item in more} == {first.address}
    assert min(item.start for item in more) > first.end


def test_why_is_answered_with_the_sentence_before_therefore() -> None:
    asked = "Geven de cijfers van het OM over lachgas een volledig beeld?"
    answer = seed_engine().ask("Waardoor komt dat?", history=[asked])
    said = " ".join(item.display for item in answer.citations)
    assert "op basis van noodprocessen" in said or "administratieve achterstanden" in said
    assert answer.confidence <= 0.75


@pytest.mark.parametrize(
    ("history", "question", "found"),
    [
        ([KILOS], "En vraag 3?", f"{CHEESE}#antwoord-3"),
        ([KILOS], "en die van vraag 3?", f"{CHEESE}#antwoord-3"),
        (["Wat staat er op vraag 2 over de brug?"], "en vraag 1?", f"{BRIDGE}#antwoord-1"),
        ([KILOS], "En vraag 2 over de brug?", f"{BRIDGE}#antwoord-2"),
        ([KILOS], "Wie betaalt volgens dat stuk de schoonmaak?", f"{CHEESE}#antwoord-3"),
    ],
)
def test_a_vraag_and_a_paper_are_those_of_the_conversation(history: list[str], question: str, found: str) -> None:
    answer = village_engine().ask(question, history=history)
    assert [item.address for item in answer.citations][:1] == [found]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("En hoe vaak vaart de veerpont?", f"{FERRY}#dienstregeling"),
        ("En wat kost een overtocht met de veerpont?", f"{FERRY}#kosten"),
        ("En wat kost een brood op de kaasmarkt?", None),
        ("Hoe laat gaat de bibliotheek open?", f"{LIBRARY}#openingstijden"),
    ],
)
def test_a_new_subject_is_never_answered_from_the_old_one(question: str, found: str | None) -> None:
    answer = village_engine().ask(question, history=[KILOS])
    assert answer.understood is None
    assert (answer.citations[0].address if answer.citations else None) == found


def test_what_was_not_quoted_yet_comes_first() -> None:
    history = ["Hoe vaak vaart de veerpont?"]
    answer = village_engine().ask("En met een fiets?", history=["Wat kost een overtocht met de veerpont?"])
    assert answer.citations[0].address == f"{FERRY}#kosten"
    assert village_engine().ask("Klopt dat?", history=history).citations[0].section == "Dienstregeling"


@pytest.mark.parametrize("said", ["ja", "Oke.", "nee, prima", "hallo!"])
def test_what_asks_nothing_is_told_so(said: str) -> None:
    answer = village_engine().ask(said, history=[KILOS])
    assert answer.abstained
    assert answer.answer.startswith("Dat is geen vraag.")


@pytest.mark.parametrize("thanks", ["Dank je wel!", "bedankt, heel duidelijk", "Thanks a lot", "oke dank u"])
def test_thanks_are_no_question(thanks: str) -> None:
    answer = village_engine().ask(thanks, history=[KILOS])
    assert answer.abstained
    assert answer.answer.startswith("Graag gedaan.")
    assert answer.understood is None
    assert village_engine().ask("En in 2024?", history=[KILOS, thanks]).citations


@pytest.mark.parametrize(
    ("earlier", "question", "expected"),
    [
        ("Hoeveel kaas werd in 2022 verkocht?", "en in 2023?", "Hoeveel kaas werd in 2023 verkocht?"),
        ("Hoeveel kaas werd in 2022 verkocht?", "Ok, en in 2023?", "Hoeveel kaas werd in 2023 verkocht?"),
        ("Hoeveel kaas werd in 2022 verkocht?", "2023?", "Hoeveel kaas werd in 2023 verkocht?"),
        (
            "Hoeveel kaas werd in 2022 verkocht?",
            "En hoeveel waren dat er in 2019?",
            "Hoeveel kaas werd in 2019 verkocht?",
        ),
        ("Hoeveel kaas werd in 2022 verkocht?", "en sinds maart 2023?", "Hoeveel kaas werd sinds maart 2023 verkocht?"),
        ("Hoeveel kaas werd verkocht?", "en in 2023?", "Hoeveel kaas werd verkocht in 2023?"),
        ("How much cheese was sold in 2022?", "and in 2023?", "How much cheese was sold in 2023?"),
        ("Hoeveel werd er gekocht tussen 2019 en 2021?", "en in 2022?", None),
        ("Wanneer ging de brug open?", "en hoeveel in 2023?", None),
        ("Hoeveel bruggen zijn er in Gouda?", "en in Delft?", "Hoeveel bruggen zijn er in Delft?"),
        ("Hoeveel bruggen zijn er in beheer?", "en in Delft?", None),
        ("Wat kost xtc?", "en hoe zit het met cocaïne?", "Wat kost cocaïne?"),
        ("Wat staat er in de Bruggenwet?", "en de Kaaswet?", "Wat staat er in de Kaaswet?"),
        ("Wat doet de NVWA aan kaas?", "en de IGJ?", "Wat doet de IGJ aan kaas?"),
        ("Mogen jongeren en ouderen gratis mee?", "en kinderen?", None),
        ("Wat kost kaas?", "en brood?", None),
        ("Wat staat er op vraag 4 over kaas?", "en vraag 5?", "Wat staat er op vraag 5 over kaas?"),
        ("Wat kost kaas?", "en vraag 5?", None),
        ("Wat zegt minister Van Dam over kaas?", "en minister Molenaar?", "Wat zegt minister Molenaar over kaas?"),
        ("Wat zegt minister Van Dam over kaas?", "en Gouda?", None),
    ],
)
def test_only_what_is_surely_meant_is_replaced(earlier: str, question: str, expected: str | None) -> None:
    assert replaced(earlier, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Geldt dat ook voor kinderen?", "yes"),
        ("Wat bedoelt de minister daarmee?", "yes"),
        ("Wanneer gaat dat in?", "yes"),
        ("Does it also apply to children?", "yes"),
        ("Bij jongeren?", "yes"),
        ("En wie betaalt de boetes?", "perhaps"),
        ("Hebben die bibliotheken wel nut?", "yes"),
        ("Wat heeft het gekost?", "yes"),
        ("Wie beheert het gebouw?", "no"),
        ("Oke, en in 2017?", "yes"),
        ("Wanneer komen de boeken dan?", "perhaps"),
        ("In welk jaar?", "yes"),
        ("Kaasmarkt", "no"),
        ("Wat is kaas?", "no"),
        ("Klopt het dat de kaas op is?", "no"),
        ("Wie let erop dat de brug dicht gaat?", "no"),
        ("Hoe kan iemand die niet hoort de brug bellen?", "no"),
        ("Vindt u dat de markt dicht moet?", "no"),
        ("Hoeveel kaas werd er dit jaar verkocht?", "no"),
        ("Op welke dag is de markt?", "no"),
        ("En vraag 3 over de brug?", "no"),
    ],
)
def test_a_question_leans_by_its_form(question: str, expected: str) -> None:
    assert leaning(question) == expected


def test_kinds_are_known_or_they_are_not() -> None:
    assert same_kind("XTC", "cocaïne")
    assert same_kind("windenergie", "kernenergie")
    assert not same_kind("kaas", "kaas")
    assert not same_kind("gebruikers", "verkopers")


def test_what_goes_on_after_a_follow_up_has_its_words() -> None:
    history = ["Hoeveel kaas werd in 2022 verkocht?", "en in 2023?", "bedankt", "Wie betaalt dat?"]
    assert understood("En hoe vaak was dat?", history).text == (
        "Hoeveel kaas werd in 2023 verkocht – wie betaalt dat? En hoe vaak was dat?"
    )
    assert understood("Wat is een brug?", history).text == "Wat is een brug?"


def test_a_long_history_is_read_fast() -> None:
    long = "en die dat daar hij " * 400
    assert understood("En in 2023?", [*[long] * 2000, KILOS, *[long] * 20]).text == KILOS.replace("2024", "2023")
    assert understood(long, [KILOS] * 2000).text == long


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("antwoord op vraag 2 over de brug", f"{BRIDGE}#antwoord-2"),
        ("vraag 4 over kaas", None),  # only the paper on the bridge has one
        ("wat zegt minister Molenaar over kaas", None),  # another minister does
    ],
)
def test_a_subject_is_not_answered_from_a_paper_on_another(question: str, found: str | None) -> None:
    answer = village_engine().ask(question)
    assert (answer.citations[0].address if answer.citations else None) == found
    if found is None:
        assert answer.not_found is not None
        assert answer.answer == answer.not_found.dutch != "Niet gevonden: hierover staat niets in deze bronnen."


@pytest.mark.parametrize("question", ["En veerponten?", "En hoe zit het met overtochten?", "En brugwachters?"])
def test_a_new_subject_after_en_is_looked_for_by_itself(question: str) -> None:
    answer = village_engine().ask(question, history=[KILOS])
    assert answer.citations[0].document != f"{CHEESE}.txt"
    assert answer.understood is None


def test_an_earlier_question_that_is_too_long_to_be_asked_is_no_subject() -> None:
    answer = village_engine().ask("En in 2023?", history=[KILOS, "x" * 20_000])
    assert answer.understood is not None
    assert "2023" in answer.understood
    assert len(answer.understood) < 200


@pytest.mark.parametrize(
    "question", ["Is het verboden?", "Hoe lang duurt het?", "Wanneer is het klaar?", "Waardoor neemt het af?"]
)
def test_it_points_back_where_no_noun_follows(question: str) -> None:
    assert leaning(question) == "yes"


@pytest.mark.parametrize(
    "question",
    ["Is het verbod gehandhaafd?", "Hoe werkt het beleid?", "Wat kost het paspoort?", "Is het op school mis?"],
)
def test_it_is_an_article_where_a_noun_follows(question: str) -> None:
    assert leaning(question) == "no"
