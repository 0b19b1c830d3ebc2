"""The library as HTML: nothing of a paper takes effect in it, and each link leads where it says."""

from dataclasses import fields, replace
from html.parser import HTMLParser
from string import Formatter
from urllib.parse import parse_qs, urlsplit

import pytest
from library_papers import BRUG, HOSTILE, KAAS, MELK, NOTE, OUD, TEXT, TO_KAAS, UNITS, LibraryStore, document, span_of
from ui_fake import citation

from index.records import Remark, Span
from qa.library_check import Checked
from qa.library_facets import Catalogue
from ui.library_links import Place, link, permalink, place_of, pointed
from ui.library_outcome import checked_html, outcome_html
from ui.library_script import library_script
from ui.library_sources import unit_at
from ui.library_view import PER_PAGE, facets_html, head_html, list_html
from ui.reading_view import UNITS_SHOWN, Reading, contents_html, face_html, units_html
from ui.reading_view_text import Woven, woven_text
from ui.strings import EN, NL
from ui.strings_library import LIBRARY_EN, LIBRARY_NL, LibraryStrings

PAPERS = Catalogue((BRUG, KAAS, MELK, OUD))
STORE = LibraryStore()
ALLOWED = {
    *("a", "article", "details", "div", "h1", "h2", "h3", "header", "li", "mark", "nav", "ol", "p", "section", "span"),
    *("strong", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}


class Reader(HTMLParser):
    """Reads HTML back: its text, its links with their names, its marks; fails on tags that do not match."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.shown, self.links, self.marks = "", list[tuple[str, dict[str, str | None]]](), list[str]()
        self.ids: list[str] = []
        self._open: list[str] = []
        self.feed(source)
        self.close()
        assert self._open == [], f"left open: {self._open}"
        assert len(set(self.ids)) == len(self.ids)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED, f"<{tag}> has no business here"
        assert not [name for name, _ in attrs if name.startswith("on")]
        self._open.append(tag)
        self.ids += [str(value) for name, value in attrs if name == "id"]
        if tag == "a":
            self.links.append(("", dict(attrs)))
        if tag == "mark":
            self.marks.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.shown += data
        if "mark" in self._open:
            self.marks[-1] += data
        if "a" in self._open:
            name, attrs = self.links[-1]
            self.links[-1] = (name + data, attrs)

    def hrefs(self) -> dict[str, str]:
        return {name: str(attrs["href"]) for name, attrs in self.links}


def led(href: str) -> Place:
    """The place that a link of the view leads to."""
    return place_of(parse_qs(urlsplit(href).query))


def reading(at: int | None = None, quote: Span | None = None) -> Reading:
    return Reading(BRUG, UNITS, STORE.links("brug"), {"kaas": KAAS.metadata.title}, Place(), at, quote)


def test_a_paper_in_the_list_says_what_it_is() -> None:
    read = Reader(list_html(PAPERS.choose({}), Place(), frozenset({"kaas.txt"}), NL))
    assert HOSTILE in read.shown
    assert "Kamerbrief\N{NO-BREAK SPACE}· staatssecretaris Bos (Melk)\N{NO-BREAK SPACE}· 2 januari 2025" in read.shown
    assert "gevraagd door Jansen (Kaaspartij), De Vries (Broodbond)" in read.shown
    assert "24 077, nr. 456\N{NO-BREAK SPACE}· hier toegevoegd" in read.shown
    assert "Ander stuk\N{NO-BREAK SPACE}· zonder datum" in read.shown
    assert led(read.hrefs()["Brief over melk"]) == Place(paper="melk.txt")
    assert "asked by" in list_html(PAPERS.choose({}), Place(), frozenset(), EN)


def test_a_facet_offers_what_is_left_and_leaves_out_what_is_not() -> None:
    place = Place({"kind": ("kamerbrief",)})
    read = Reader(facets_html(PAPERS.choose(place.chosen), place, NL))
    assert read.shown.startswith("SoortKamerbrief 2")
    assert "Partij" not in read.shown
    names = read.hrefs()
    assert led(names["Kaas 1"]) == Place({"kind": ("kamerbrief",), "ministry": ("Kaas",)})
    assert led(names["Kamerbrief 2"]).chosen == {}
    assert [name for name, attrs in read.links if attrs.get("aria-current")] == ["Kamerbrief 2"]


def test_what_is_chosen_stands_above_the_list_and_can_be_dropped() -> None:
    place = Place({"kind": ("kamerbrief",), "ministry": ("Kaas", HOSTILE)}, "title")
    read = Reader(head_html(PAPERS.choose(place.chosen), place, 4, NL))
    assert read.shown.startswith("1 van de 4 stukken")
    assert f"Ministerie: {HOSTILE}" in read.shown
    names = read.hrefs()
    assert led(names["Soort: Kamerbrief × weghalen"]).chosen == {"ministry": ("Kaas", HOSTILE)}
    assert led(names["Alles weghalen"]) == Place(order="title")
    assert led(names["Nieuwste eerst"]) == Place(place.chosen)
    assert 'role="status"' in list_html(PAPERS.choose({"year": ("1900",)}), place, frozenset(), NL)


def test_a_long_list_has_pages() -> None:
    many = Catalogue(document(f"p{number}", f"Stuk {number:03}", "2024-01-01") for number in range(2 * PER_PAGE + 7))
    choice = many.choose({})
    first, last = (Reader(list_html(choice, Place(page=page), frozenset(), NL)) for page in (1, 99))
    assert "1 tot en met 50 van 107" in first.shown
    assert "Stuk 049" in first.shown
    assert "Stuk 050" not in first.shown
    assert "101 tot en met 107 van 107" in last.shown
    assert led(first.hrefs()["Volgende"]).page == 2
    assert led(last.hrefs()["Vorige"]).page == 2
    assert "Volgende" not in last.hrefs()
    facet = Reader(
        facets_html(
            Catalogue(document(f"m{n}", "x", speaker=f"minister M{n:02}") for n in range(12)).choose({}), Place(), NL
        )
    )
    assert "Nog 4" in facet.shown


def test_every_place_has_an_address_that_leads_back() -> None:
    places = [
        Place(),
        Place({"kind": ("kamerbrief",), "party": ("A&B", "C=D #?")}, "title", 3),
        Place({"year": ("2024",)}, unit="brief#tot-slot & meer", start=3, end=9),
        Place(paper="stuk één.pdf"),
    ]
    assert [led(link(place)) for place in places] == places
    assert led(permalink("a#b", 3, 9)) == Place(unit="a#b", start=3, end=9)
    quoted = citation()
    assert led(permalink(quoted.address, quoted.start, quoted.end)) == Place(
        unit=quoted.address, start=quoted.start, end=quoted.end
    )


@pytest.mark.parametrize("given", ["-1", "x", "9" * 5000, "²", "", "1.5"])
def test_what_an_address_should_not_hold_counts_as_not_given(given: str) -> None:
    assert place_of({"unit": ["a#b"], "van": [given], "tot": [given], "blad": [given]}) == Place(unit="a#b")
    assert place_of({"unit": ["a#b"], "van": ["9"], "tot": ["3"]}) == Place(unit="a#b")
    assert place_of({"jaar": [given] * 1000}).chosen.get("year", ()) == ((given,) if len(given) < 500 else ())
    assert pointed({"van": "3"}) == {}
    assert pointed({"unit": "a#b", "van": "3", "x": "y"}) == {"unit": "a#b", "van": "3"}


def test_the_face_and_the_contents_of_a_paper() -> None:
    face = Reader(face_html(reading(), NL))
    assert f"Bruggen {HOSTILE}" in face.shown
    assert "1 juni 2024" in face.shown
    assert "Aanhangsel 2023-2024, nr. 2210" in face.shown
    assert face.hrefs()["Origineel"] == "https://example.org/brug?a=1&b=2"
    evil = replace(BRUG, metadata=replace(BRUG.metadata, url="javascript:alert(1)"))
    assert "javascript" not in face_html(replace(reading(), document=evil), NL).replace("[a](javascript:b)", "")
    contents = Reader(contents_html(reading(1), NL))
    assert led(contents.hrefs()["Vraag 1"]) == Place(unit="brug#antwoord-1")
    assert [name for name, attrs in contents.links if attrs.get("aria-current")] == ["Vraag 2"]


def test_the_units_with_their_notes_and_references() -> None:
    read = Reader(units_html(reading(), NL))
    assert read.shown.index("Is de kaasbrug open?") < read.shown.index("Ja.1 Zie het antwoord op vraag 2 hieronder.")
    assert "En de <b>melkbrug</b>?" in read.shown
    assert "Rapport van de brugwachter." in read.shown
    names = read.hrefs()
    assert led(names["antwoord op vraag 2 hieronder"]) == Place(unit="brug#antwoord-2")
    assert led(names["brief over kaas"]) == Place(paper="kaas")
    assert names["1"] == "#noot-0-1"
    assert names["↩"] == "#noot-bij-0-1"
    assert {"noot-0-1", "noot-bij-0-1"} <= set(read.ids)
    assert names["Kopieer link naar Vraag 2"] == permalink("brug#antwoord-2")
    assert read.marks == []
    assert "vb-aangewezen" not in units_html(reading(), NL)


def test_a_quote_is_marked_through_links_and_nothing_else() -> None:
    quote = span_of("Zie de brief over kaas. Die")
    html = units_html(reading(1, quote), NL)
    read = Reader(html)
    assert "".join(read.marks) == "Zie debrief over kaas. Die"
    assert "Zie de brief over kaas. Die brug is dicht." in read.shown
    assert html.count("vb-aangewezen") == 1
    assert led(read.hrefs()["Vorige: Vraag 1"]) == Place(unit="brug#antwoord-1")
    note = Reader(units_html(reading(0, NOTE.text), NL))
    assert note.marks == ["Rapport van de brugwachter."]
    across = Reader(units_html(reading(1, span_of("Antwoord op vraag 2\nZie")), NL))
    assert across.marks == ["Zie"]
    heading = Reader(units_html(reading(1, span_of("Antwoord op vraag 2\n")), NL))
    assert heading.marks == ["Antwoord op vraag 2"]
    elsewhere = Reader(units_html(reading(1, span_of("kaasbrug")), NL))
    assert elsewhere.marks == []
    assert NL.library.quote_gone in elsewhere.shown


def test_text_comes_back_whole_wherever_it_is_cut() -> None:
    text = Span(0, len(TEXT) - 1)
    for start in range(0, 120, 7):
        for end in range(start + 1, 160, 13):
            woven = Woven(Span(start, end), {TO_KAAS: '<a href="x">'}, {})
            read = Reader(woven_text(BRUG, text, woven))
            assert read.shown == Reader(woven_text(BRUG, text, Woven())).shown


def test_a_paper_of_many_units_is_read_in_parts() -> None:
    units = tuple(
        replace(UNITS[1], address=f"brug#{number}", numbers=(number,)) for number in range(1, 2 * UNITS_SHOWN + 2)
    )
    whole = Reading(BRUG, units, (), {}, Place(), UNITS_SHOWN + 3)
    read = Reader(units_html(whole, NL))
    assert f"Onderdelen {UNITS_SHOWN + 1} tot en met {2 * UNITS_SHOWN} van {2 * UNITS_SHOWN + 1}" in read.shown
    assert led(read.hrefs()["Verder lezen"]).unit == f"brug#{2 * UNITS_SHOWN + 1}"
    assert led(read.hrefs()["Hiervoor"]).unit == f"brug#{UNITS_SHOWN}"
    assert len(Reader(contents_html(whole, NL)).links) == len(units)


def test_an_address_leads_to_its_unit_or_nowhere() -> None:
    found = unit_at(STORE, "brug#antwoord-2")
    assert found
    assert (found[0], found[2]) == (BRUG, 1)
    assert unit_at(STORE, "brug#antwoord-3") is None
    assert unit_at(STORE, "weg#x") is None
    assert unit_at(STORE, "") is None


def test_what_was_added_and_refused_is_told_literally() -> None:
    wrong = Remark("leeg <b>", "empty <b>")
    checked = Reader(checked_html(Checked({"a.txt": b"x"}, ((HOSTILE, wrong),)), NL))
    assert f"{HOSTILE}leeg <b>" in checked.shown
    assert "1 bestand kan" in checked.shown
    found = {"documents": 1234, "added": [HOSTILE], "skipped": [[HOSTILE, "nee", "no"]], "doubtful": [["a", "b", "c"]]}
    read = Reader(outcome_html(found, EN))
    assert "1,234" in read.shown
    assert led(read.hrefs()[HOSTILE]) == Place(paper=HOSTILE)
    assert f"{HOSTILE}no" in read.shown
    assert NL.library.outcome_none in outcome_html({"documents": 2}, NL)


def test_the_script_takes_nothing_but_a_number() -> None:
    assert library_script(3) != library_script(4)
    with pytest.raises(ValueError, match="invalid literal"):
        library_script("*/ alert(1) /*")  # type: ignore[arg-type]  # what it must refuse


def test_no_word_is_missing_in_either_language() -> None:
    for field in fields(LibraryStrings):
        pieces = [list(Formatter().parse(getattr(words, field.name))) for words in (LIBRARY_NL, LIBRARY_EN)]
        assert all(pieces), field.name
        dutch, english = ({name for _, name, _, _ in parts if name is not None} for parts in pieces)
        assert dutch == english, field.name
