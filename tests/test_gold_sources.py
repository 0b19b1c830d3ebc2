"""Sources as people write them in the column Bron: which place each means, and why one is refused."""

import random

import pytest
from village import village_engine

from index.errors import QuestionError
from qa.gold.places import matches
from qa.gold.records import Place
from qa.gold.source_words import SourceWords

KAAS, BRUG, BIEB, PONT = "kaas.txt", "brug.txt", "bibliotheek.txt", "veerpont.txt"


@pytest.fixture(scope="module")
def words() -> SourceWords:
    return SourceWords(village_engine())


@pytest.mark.parametrize(
    ("written", "places"),
    [
        # File names, ids, folders, addresses on the web.
        ("kaas.txt", [Place(KAAS, whole=True)]),
        ("kaas", [Place(KAAS, whole=True)]),
        ("KAAS.TXT V2", [Place(KAAS, 2)]),
        ("kaas.docx, vr.3", [Place(KAAS, 3)]),
        ("kaas.txt (vraag 2)", [Place(KAAS, 2)]),
        (r"C:\Gebruikers\jan\stukken\kaas.txt", [Place(KAAS, whole=True)]),
        ("stukken/2025/kaas.txt antwoord 1", [Place(KAAS, 1)]),
        ("https://example.org/ah-tk-20242025-1701.html", [Place(KAAS, whole=True)]),
        ("kaas.txt, p. 2", [Place(KAAS, whole=True)]),
        # Addresses of units.
        ("kaas#antwoord-2", [Place(KAAS, 2)]),
        ("kaas.txt#antwoord-2", [Place(KAAS, 2)]),
        ("brug#antwoord-3-4", [Place(BRUG, 3)]),
        ("bibliotheek#boetes", [Place(BIEB, section="Boetes")]),
        ("bibliotheek#aanhef", [Place(BIEB)]),
        # Numbers of papers.
        ("Aanhangsel Handelingen II 2024-2025, nr. 1701", [Place(KAAS, whole=True)]),
        ("Aanhangsel 2024-2025, nr. 1701, antwoord op vraag 3", [Place(KAAS, 3)]),
        ("ah-tk-20232024-2004 vraag 1", [Place(BRUG, 1)]),
        ("Kamerstuk 33 846, nr. 77", [Place(BIEB, whole=True)]),
        ("2025Z00101", [Place(KAAS, whole=True)]),
        ("2024Z00909, antw. 2", [Place(BRUG, 2)]),
        # Titles, whole or the words that no other has.
        ("“Brief over de veerpont”", [Place(PONT, whole=True)]),
        ("Brief over\nde bibliotheek", [Place(BIEB, whole=True)]),
        ("brief veerpont", [Place(PONT, whole=True)]),
        ("Kamervragen kaasmarkt, antwoord 2", [Place(KAAS, 2)]),
        ("vraag 2 uit de kaasmarkt", [Place(KAAS, 2)]),
        # Several Vragen, and the last.
        ("brug.txt, vragen 3 en 4", [Place(BRUG, 3), Place(BRUG, 4)]),
        ("kaas.txt vraag 1 t/m 3", [Place(KAAS, 1), Place(KAAS, 2), Place(KAAS, 3)]),
        ("kaas.txt, laatste vraag", [Place(KAAS, 3)]),
        # Headings.
        ("Brief over de bibliotheek, Boetes", [Place(BIEB, section="Boetes")]),
        ("bibliotheek.txt § Boetes", [Place(BIEB, section="Boetes")]),
        ("veerpont, kopje “Dienstregeling”", [Place(PONT, section="Dienstregeling")]),
        ("veerpont.txt, aanhef", [Place(PONT)]),
        # Several sources.
        ("kaas.txt vraag 2; brug.txt vraag 1", [Place(KAAS, 2), Place(BRUG, 1)]),
        ("kaas.txt vraag 2 en brug.txt vraag 1", [Place(KAAS, 2), Place(BRUG, 1)]),
        ("kaas.txt, brug.txt", [Place(KAAS, whole=True), Place(BRUG, whole=True)]),
        ("kaas.txt\nvraag 2", [Place(KAAS, 2)]),
        ("kaas.txt vraag 2\nvraag 3", [Place(KAAS, 2), Place(KAAS, 3)]),
        ("kaas.txt vraag 2; kaas#antwoord-2", [Place(KAAS, 2)]),
    ],
)
def test_a_source_in_words(words: SourceWords, written: str, places: list[Place]) -> None:
    assert list(words.read(written)) == places


@pytest.mark.parametrize(
    ("written", "dutch", "english"),
    [
        ("onbekend.txt", "'onbekend.txt' staat niet in de index", "'onbekend.txt' is not in the index"),
        ("Rapport over tulpen", "'Rapport over tulpen' staat niet in de index", "is not in the index"),
        ("Aanhangsel 2025-2026, nr. 252", "Aanhangsel 2025-2026, nr. 252 staat niet in de index", "not in the index"),
        ("Brief over", "past bij 2 stukken (bibliotheek.txt, veerpont.txt)", "fits 2 papers"),
        ("kaas.txt vraag 9", "kaas.txt heeft geen vraag 9; wel 1 t/m 3", "kaas.txt has no question 9; it has 1 to 3"),
        ("bibliotheek.txt, vraag 1", "bibliotheek.txt heeft geen vragen", "bibliotheek.txt has no questions"),
        ("kaas#antwoord-9", "adres 'kaas#antwoord-9' staat niet in kaas.txt", "is not in kaas.txt"),
        ("veerpont § Vertrek", "geen kopje 'Vertrek'; wel bijvoorbeeld Dienstregeling, Kosten", "no heading 'Vertrek'"),
        ("kaas.txt, 2", "niet duidelijk wat '2' is; schrijf vraag 2 of p. 2", "not clear what '2' is"),
        ("Kamervragen kaasmarkt, nr. 2", "niet duidelijk wat 'nr. 2' is", "not clear what 'nr. 2' is"),
        ("vraag 7", "noemt een vraag en geen stuk", "names a question and no paper"),
        ("vraag 2 van kaas.txt en vraag 1 van brug.txt", "noemt meer stukken", "names several papers"),
        ("kaas.txt vraag 2; onbekend.txt", "'onbekend.txt' staat niet in de index", "'onbekend.txt' is not"),
        ("x" * 3000, "bron van 3000 tekens, hooguit 2000", "source of 3000 characters, at most 2000"),
    ],
)
def test_a_source_that_is_refused(words: SourceWords, written: str, dutch: str, english: str) -> None:
    with pytest.raises(QuestionError) as caught:
        words.read(written)
    assert dutch in str(caught.value)
    assert english in caught.value.english
    assert "\n" not in f"{caught.value}{caught.value.english}"


def test_any_words_are_places_or_are_refused(words: SourceWords) -> None:
    chance = random.Random(3)
    pieces = [
        *(
            "kaas.txt",
            "brug",
            "vraag",
            "7",
            "2",
            "#",
            "antwoord",
            "-",
            "§",
            "Boetes",
            ";",
            "\n",
            ",",
            " en ",
            "Aanhangsel",
        ),
        *(
            "2024-2025",
            ", nr. ",
            "1701",
            "(",
            "“",
            "t/m",
            "V2",
            "kst-33846-77",
            "\u202e",
            "/",
            "\\",
            "..",
            "|",
            "laatste",
        ),
    ]
    files = {KAAS, BRUG, BIEB, PONT}
    understood = 0
    for _ in range(2_000):
        written = "".join(chance.choice(pieces) + chance.choice(("", " ")) for _ in range(chance.randrange(1, 12)))
        try:
            places = words.read(written)
        except QuestionError:
            continue
        understood += 1
        assert places
        assert {place.document for place in places} <= files
        assert all(words.held.units(place) for place in places)
    assert understood > 100


def test_another_column_names_the_paper(words: SourceWords) -> None:
    assert words.read("antwoord 2", "kaas.txt") == (Place(KAAS, 2),)
    assert words.read("Boetes", "Brief over de bibliotheek") == (Place(BIEB, section="Boetes"),)
    assert words.read("brug.txt", "kaas.txt") == (Place(BRUG, whole=True),)


def test_the_units_at_a_place(words: SourceWords) -> None:
    def addresses(place: Place) -> list[str]:
        return [unit.address for unit in words.held.units(place)]

    assert addresses(Place(BRUG, 4)) == ["brug#antwoord-3-4"]
    assert addresses(Place(BIEB)) == ["bibliotheek#aanhef"]
    assert addresses(Place(BIEB, section="1. boetes")) == ["bibliotheek#boetes"]
    assert addresses(Place(PONT, whole=True)) == ["veerpont#aanhef", "veerpont#dienstregeling", "veerpont#kosten"]
    assert addresses(Place("weg.txt", 1)) == []


@pytest.mark.parametrize(
    ("place", "at", "hit"),
    [
        (Place(BRUG, 4), (BRUG, (3, 4), None), True),
        (Place(BRUG, 2), (BRUG, (3, 4), None), False),
        (Place(BRUG, 4), (KAAS, (3, 4), None), False),
        (Place(BRUG, 4), (BRUG, None, None), False),
        (Place(BIEB, None, "2.  Boetes"), (BIEB, None, "boetes"), True),
        (Place(BIEB, None, "Boetes"), (BIEB, None, "Openingstijden"), False),
        (Place(BIEB), (BIEB, None, None), True),
        (Place(BIEB), (BIEB, None, "Boetes"), False),
        (Place(KAAS), (KAAS, (1,), None), False),
        (Place(KAAS, whole=True), (KAAS, (1,), None), True),
        (Place(KAAS, whole=True), (BRUG, (1,), None), False),
    ],
)
def test_what_stands_at_a_place(place: Place, at: tuple[str, tuple[int, ...] | None, str | None], hit: bool) -> None:
    assert matches(place, *at) is hit
