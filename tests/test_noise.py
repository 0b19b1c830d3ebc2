"""What is not said in a paper: Word's marks, a page's layout, wrap hyphens; and showing it without changing a word."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from index.hyphens import find_wrap_hyphens
from index.load import find_noise, load
from index.page_layout import is_wrapped
from index.readers.source import Source
from index.records import Document, Footnote, Metadata, Span
from index.tidy import mask, paragraphs, tidy
from index.word_marks import find_word_marks

# Ten lines as wide as a page, so that what stands between them is read as a page.
BODY = [
    "De inspectie heeft in het afgelopen jaar op alle markten in de",
    "grote steden gekeken of de regels voor het verkopen van kaas en",
    "brood worden nageleefd en wat er gebeurt als dat niet zo blijkt",
    "te zijn, ook wanneer een marktkoopman voor de eerste keer wordt",
    "aangesproken op het ontbreken van een vergunning of een weegbon",
]


def page(*lines: str) -> str:
    """A text of a page: five full lines, the lines given, five full lines."""
    return "\n".join([*BODY, *lines, *BODY]) + "\n"


def read(text: str) -> Document:
    """A document of `text` with the noise that loading it finds."""
    noise, footnotes, wrapped = find_noise(Source(text))
    about = Metadata(kind="kamerbrief", title="Brief")
    return Document("stuk", "stuk.txt", about, "", text, wrapped, noise, footnotes)


def shown(text: str) -> str:
    return tidy(read(text), Span(0, len(text)))


def notes(text: str) -> list[tuple[int, str]]:
    document = read(text)
    return [(note.number, text[note.text.start : note.text.end]) for note in document.footnotes]


def marked(text: str) -> list[str]:
    """Where the marks of the notes stand: the word before each."""
    marks = [note.mark for note in read(text).footnotes]
    return [text[: mark.start].split()[-1] if mark else "" for mark in marks]


# Marks of Word


def test_bookmarks_and_references_are_noise() -> None:
    text = "[bookmark: _Hlk1]Kaas[footnoteRef:12] is er.[12:  Zie [bijlage 2] bij de brief. ] Brood ook."
    assert shown(text) == "Kaas is er. Brood ook."
    assert notes(text) == [(12, "Zie [bijlage 2] bij de brief.")]
    assert find_word_marks(text).footnotes[0].mark == Span(text.index("[footnoteRef"), text.index(" is er"))


@pytest.mark.parametrize(
    "text",
    [
        "In [3: zie onder] staat niets.",
        "Kaas[footnoteRef:1] is er.[1: de haak ontbreekt",
        "Volgens [bookmark] en [1] en [a: b].",
        "Een brief van 1) 3 mei en 2) 4 mei is zoek.",
    ],
)
def test_what_merely_looks_like_a_note_stays(text: str) -> None:
    assert shown(text) == text.replace("[footnoteRef:1]", "")
    assert notes(text) == []


def test_end_notes_after_the_last_line() -> None:
    text = "Brood is er ook.\n\n1) Krant, 3 mei, Kaas op de markt\n2) Krant, 4 mei\n\n\n"
    assert shown(text) == "Brood is er ook."
    assert notes(text) == [(1, "Krant, 3 mei, Kaas op de markt"), (2, "Krant, 4 mei")]


def test_a_list_that_closes_an_answer_is_no_row_of_notes() -> None:
    text = "Ik neem twee stappen:\n\n1) ik spreek met de bakkers\n2) ik spreek met de melkveehouders\n"
    assert shown(text) == " ".join(text.split())


# Layout of a page


def test_wrapped_tells_pages_from_paragraphs() -> None:
    assert is_wrapped(page())
    assert not is_wrapped("\n".join(BODY))
    assert not is_wrapped("\n".join([" ".join(BODY)] * 12))
    assert not is_wrapped("\n".join(["Ja."] * 40))


def test_page_break_inside_a_sentence() -> None:
    text = page(
        "staat in de brief1 die u heeft", "", "1 Kamerstuk 24 077, nr. 456", " gekregen van mij. Verder is er", *BODY
    )
    assert "staat in de brief die u heeft gekregen van mij." in shown(text)
    assert notes(text) == [(1, "Kamerstuk 24 077, nr. 456")]
    assert len(paragraphs(read(text), Span(0, len(text)))) == 1


def test_page_break_inside_a_word() -> None:
    assert "de psychedelica van de markt" in shown(page("de psyche-", " delica van de markt"))
    assert "de psychedelica van de markt" in shown(page("de psyche-", "\fdelica van de markt"))


def test_note_inside_a_word() -> None:
    text = page("kaas1 en de psyche-", "", "1 Kamerstuk 24 077, nr. 456", " delica van de markt")
    assert "kaas en de psychedelica van de markt" in shown(text)


def test_several_notes_on_one_page_and_a_note_of_two_lines() -> None:
    text = page(
        "staat in de brief1 en in het besluit.2 Daarna is er niets", "",
        "1 Kamerstuk 24 077, nr. 456, met een bijlage", "over de markt", "2 www.example.org", " meer gebeurd.",
    )  # fmt: skip
    assert "staat in de brief en in het besluit. Daarna is er niets meer gebeurd." in shown(text)
    assert notes(text) == [(1, "Kamerstuk 24 077, nr. 456, met een bijlage\nover de markt"), (2, "www.example.org")]
    assert marked(text) == ["brief", "besluit."]


@pytest.mark.parametrize(
    ("line", "tidied"),
    [
        ("van 19 december 20191 is bekend", "van 19 december 2019 is bekend"),
        ("volgens het NFI1 is dat zo", "volgens het NFI is dat zo"),
        ("sinds 19 december 2019.1 Daarna niet", "sinds 19 december 2019. Daarna niet"),
        ("de «markt»1 van toen", "de «markt» van toen"),
        ("(zie de bijlage)1 van toen", "(zie de bijlage) van toen"),
        ("in cafés1 en elders", "in cafés en elders"),
        ("bij de brief1. Verder", "bij de brief. Verder"),
    ],
)
def test_numbers_that_stick_to_a_word(line: str, tidied: str) -> None:
    assert tidied in shown(page(line, "", "1 Kamerstuk 24 077", " en zo gaat de brief verder"))


@pytest.mark.parametrize(
    "line",
    ["het steeg naar 12,1 procent", "het kost 2.1 miljoen", "tussen 8:1 en", "artikel 11 lid 1 geldt", "op 1 mei 2011"],
)
def test_figures_are_no_marks(line: str) -> None:
    text = page(line, "zoals de brief1 zegt", "", "1 Kamerstuk 24 077", " en zo gaat het verder")
    assert line in shown(text)
    assert marked(text) == ["brief"]


def test_a_line_that_starts_with_a_number_is_no_note() -> None:
    text = page("en er waren op de markt in totaal", "1 kaasboer en 2 bakkers, die er al lang staan", "")
    assert "in totaal 1 kaasboer en 2 bakkers" in shown(text)
    assert notes(text) == []


FURNITURE = ["ah-tk-20232024-1314", "ISSN 0921 - 7398", "Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 3"]


@pytest.mark.parametrize("blank", ["", "\n"])
def test_furniture_inside_a_sentence(blank: str) -> None:
    text = page("de markt is van oudsher", f"{blank}{FURNITURE[0]}", *FURNITURE[1:], f"{blank} een plaats voor kaas")
    assert "is van oudsher een plaats voor kaas" in shown(text)
    assert all(line not in shown(text) for line in FURNITURE)


def test_furniture_under_a_note_is_not_part_of_it() -> None:
    text = page("zegt de brief1 van", "", "1 Kamerstuk 24 077, nr. 456", *FURNITURE, " de minister")
    assert "zegt de brief van de minister" in shown(text)
    assert notes(text) == [(1, "Kamerstuk 24 077, nr. 456")]


def test_a_sentence_about_a_sitting_is_no_furniture() -> None:
    line = "In het verslag van de Tweede Kamer, vergaderjaar 2023–2024, staat dat"
    assert line in shown(page(line))


# Wrap hyphens


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("de versla-\nvingszorg", "de verslavingszorg"),
        ("het Trimbos-\ninstituut. Het Trimbos-instituut", "het Trimbos-instituut. Het Trimbos-instituut"),
        ("de corona-\ncrisis, coronacrisis", "de coronacrisis, coronacrisis"),
        ("alcohol- \nen drugsgebruik", "alcohol- en drugsgebruik"),
        ("in- of\nuitvoer, in-\nof uitvoer", "in- of uitvoer, in- of uitvoer"),
        ("Noord-\nHolland", "Noord-Holland"),
        ("het IGJ-\nrapport", "het IGJ-rapport"),
        ("in 2020-\n2021", "in 2020-2021"),
        ("per e-\nmail", "per e-mail"),
        ("de «coronamo-\nnitors»", "de «coronamonitors»"),
        ("gezondheidsri-\nsico’s", "gezondheidsrisico’s"),
        ("drugs - \nook hard", "drugs - ook hard"),
        ("de psyche-  \n  delica", "de psychedelica"),
        ("de versla-\r\nvingszorg", "de verslavingszorg"),
    ],
)
def test_wrap_hyphens(text: str, tidied: str) -> None:
    about = Metadata(kind="kamerbrief", title="Brief")
    document = Document("stuk", "stuk.txt", about, "", text, True, find_wrap_hyphens(text))
    assert tidy(document, Span(0, len(text))) == tidied


# Each as it stands in the seed paper 002, read there by eye; "-" stands where the hyphen belongs to the word.
BROKEN = """corona|maatregelen Trimbos-|instituut coronamo|nitors psyche|delica samen|werking inacht|neming
dagbestedings|projecten thuisbe|zorgen gedifferen|tieerd gezondheids|incidenten politie|artsdiensten evene|menten
waarschu|wingsacties instru|menten drugsge|bruik gezondheidsri|sico’s Professi|onals geaccep|teerd vervolgon|derzoek
praktijkon|derwijs versla|vingsproblematiek middelen|gebruik Verschil|lende Versla|vingszorg onder|steunend
jeugdinrich|tingen confronte|rende ervarings|deskundigen inter|ventie communicatieka|nalen migratieachter|grond
preventie|werkers preventieprofessi|onals risicobe|oordeling activi|teiten Trimbos-|Helder implementatiestra|tegie
plaatsge|vonden Denormali|sering coronapan|demie""".split()


@pytest.mark.parametrize("broken", BROKEN)
def test_wrapped_words_of_a_seed_paper(broken: str, seeds: Path) -> None:
    document = load(next(seeds.glob("002_*.txt")))
    left, right = broken.replace("-|", "|").split("|")
    places = list(re.finditer(rf"\b{left}-[ \n]*\n {{0,1}}{right}", document.text))
    assert places
    assert {tidy(document, Span(*place.span())) for place in places} == {broken.replace("|", "")}


# Showing


def random_spans(document: Document, count: int = 300) -> Iterator[Span]:
    chance = random.Random(document.id)
    for _ in range(count):
        start = chance.randrange(len(document.text))
        yield Span(start, min(len(document.text), start + chance.choice((1, 7, 60, 400, 3000))))


@pytest.mark.parametrize("key", ["000", "001", "002", "003", "004"])
def test_showing_never_adds_or_reorders_a_character(key: str, seeds: Path) -> None:
    document = load(next(seeds.glob(f"{key}_*.txt")))
    blanked = {place for span in document.noise for place in range(span.start, span.end)}
    for span in random_spans(document):
        once = tidy(document, span)
        within = any(noise.start <= span.start and span.end <= noise.end for noise in document.noise)
        kept = (at for at in range(span.start, span.end) if within or at not in blanked)
        assert once == " ".join("".join(document.text[at] for at in kept).split())
        source = iter(document.text[span.start : span.end])
        assert all(sign == " " or sign in source for sign in once)
        again = replace(document, text=once, noise=())
        assert tidy(again, Span(0, len(once))) == once


@pytest.mark.parametrize("key", ["000", "001", "002", "003", "004"])
def test_mask_and_noise(key: str, seeds: Path) -> None:
    document = load(next(seeds.glob(f"{key}_*.txt")))
    masked = mask(document.text, document.noise)
    assert len(masked) == len(document.text)
    assert all(left.end <= right.start for left, right in pairwise(document.noise))
    assert all(0 <= span.start < span.end <= len(document.text) for span in document.noise)
    blanked = {place for span in document.noise for place in range(span.start, span.end)}
    for place, (before, after) in enumerate(zip(document.text, masked, strict=True)):
        assert after == (" " if place in blanked and before != "\n" else before)


def test_noise_of_random_texts_is_sorted_and_disjoint() -> None:
    chance = random.Random(7)
    pieces = ["1 ", "2 ", "brief1", "word-", "\n", "\n\n", "\n ", "\f", "[1: x]", "[footnoteRef:1]", "[bookmark: a]",
              "1) noot", "ISSN 0921 - 7398", "2019", "2,1 ", *BODY]  # fmt: skip
    for _ in range(300):
        text = "".join(chance.choice(pieces) + chance.choice(["", " ", "\n"]) for _ in range(chance.randrange(1, 60)))
        noise, footnotes, _ = find_noise(Source(text))
        assert all(left.end <= right.start for left, right in pairwise(noise))
        assert all(0 <= span.start < span.end <= len(text) for span in noise)
        assert len(mask(text, noise)) == len(text)
        assert all(isinstance(note, Footnote) and len(note.text) > 0 for note in footnotes)


def test_a_quoted_footnote_is_shown() -> None:
    document = read("Kaas[footnoteRef:1] is er.[1:  Zie  bijlage 2. ]")
    assert tidy(document, document.footnotes[0].text) == "Zie bijlage 2."


def test_lines_at_the_foot_of_a_page_are_noise_in_pasted_text_as_well() -> None:
    before = "Een lange regel die zo uit een scherm is geplakt en daarom veel langer is dan een bladspiegel, " * 2
    text = f"{before}.\nah-tk-20232024-1165\nISSN 0921 - 7398’s-Gravenhage 2024Tweede Kamer, Aanhangsel 1\nEn verder."
    noise, _, wrapped = find_noise(Source(text))
    assert not wrapped
    assert [text[span.start : span.end][:8] for span in noise] == ["ah-tk-20", "ISSN 092"]
