"""XML of officielebekendmakingen.nl: units with their full text, notes, tables and headings, every word once."""

import time
from collections import Counter
from pathlib import Path

import pytest
from markup_papers import cut, loaded, notes, sections, units, words

from index.errors import SourceError
from index.readers import markup_input
from index.readers.xml import read_xml
from index.structure import find_units

FACE = """<kamervraagkop><tekstregel inhoud="vergaderjaar">Vergaderjaar 2031-2032</tekstregel>
<tekstregel inhoud="soort">Aanhangsel van de Handelingen</tekstregel></kamervraagkop>
<kamervraagnummer>1844</kamervraagnummer>
<kamervraagomschrijving type="vraag">Vragen van het lid <naam><voornaam>Piet</voornaam><achternaam>Van
Duin</achternaam></naam> (ABC) aan de Minister van Zuivel over <kamervraagonderwerp>het bericht «Kaas raakt
op»</kamervraagonderwerp> (ingezonden <datum isodatum="2032-01-02">2 januari 2032</datum>).</kamervraagomschrijving>
<kamervraagomschrijving type="antwoord">Antwoord van Minister De Wit (Zuivel), mede namens de Staatssecretaris van
Brood (ontvangen 3 februari 2032). Zie ook Aanhangsel Handelingen, vergaderjaar 2031–2032, nr. 1700.
</kamervraagomschrijving>"""
FACE_TEXT = (
    "Vergaderjaar 2031-2032 Aanhangsel van de Handelingen 1844 Vragen van het lid Piet Van Duin (ABC) aan de Minister "
    "van Zuivel over het bericht «Kaas raakt op» (ingezonden 2 januari 2032). Antwoord van Minister De Wit (Zuivel), "
    "mede namens de Staatssecretaris van Brood (ontvangen 3 februari 2032). Zie ook Aanhangsel Handelingen, "
    "vergaderjaar 2031–2032, nr. 1700."
)


def paper(body: str) -> str:
    return f"""<?xml version="1.0" encoding="utf-8"?><?xml-stylesheet href="x.css"?>
<officiele-publicatie xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="op.xsd">
<metadata><meta name="DC.title" content="niet te zien">ook niet</meta></metadata>
<kamervragen>{FACE}{body}</kamervragen></officiele-publicatie>"""


def asked(body: str, tmp_path: Path) -> object:
    """The units after the opening of a paper."""
    found = units(loaded(tmp_path, paper(body), "ah.xml"))
    assert found[0] == ((), [], FACE_TEXT)
    return found[1:]


COMBINED = """<vraag><nr>Vraag 1</nr><al>Kent u het bericht?<noot id="n1"><noot.nr>1</noot.nr>
<noot.al>De Melkbode, 1 januari 2032, <nadruk type="cur">Kaas raakt op</nadruk>.</noot.al></noot> En de foto?</al>
</vraag><vraag><nr>Vraag 2</nr><al>Wat vindt u van:</al><lijst type="expliciet"><li>
<li.nr>a.</li.nr><al>de prijs;</al></li>
<li><li.nr>b.</li.nr><al>de rijen?</al></li></lijst></vraag>
<vraag><nr>Vraag 3</nr><al>Geldt dat ook sinds 2019<noot type="voet"><noot.nr>2</noot.nr><noot.al>Zie het antwoord op
vraag 4.</noot.al></noot>, in heel Nederland?</al></vraag>
<antwoord><nr>Antwoord 2 en 3</nr><al>De cijfers staan in <nadruk type="vet">tabel 1</nadruk>.</al>
<table><title>Tabel 1: Kaas</title><tgroup cols="2"><thead><row><entry><al>Jaar</al></entry><entry>
<al>Kilo’s</al></entry></row></thead><tbody><row><entry><al>2030</al></entry><entry><al>12,5</al><al>miljoen</al></entry></row></tbody></tgroup>
</table><al>Zie ook het antwoord op vraag 1.</al></antwoord>
<antwoord><nr>Antwoord 1</nr><al>Ja.</al></antwoord>"""


def test_pairs_by_number_wherever_the_answer_stands(tmp_path: Path) -> None:
    answer = "De cijfers staan in tabel 1. Tabel 1: Kaas Jaar Kilo’s 2030 12,5 miljoen Zie ook het antwoord op vraag 1."
    asked_2, asked_3 = "Wat vindt u van: a. de prijs; b. de rijen?", "Geldt dat ook sinds 2019, in heel Nederland?"
    found = asked(COMBINED, tmp_path)
    assert isinstance(found, list)
    assert sorted(found, key=lambda unit: unit[0]) == [
        ((1,), ["Kent u het bericht? En de foto?"], "Ja."),
        ((2, 3), [asked_2, asked_3], answer),
    ]


def test_notes_bold_title_and_rows_point_into_the_text() -> None:
    source = read_xml(paper(COMBINED).encode(), "ah.xml")
    assert notes(source) == [
        (1, "1", "De Melkbode, 1 januari 2032, Kaas raakt op."),
        (2, "2", "Zie het antwoord op vraag 4."),
    ]
    assert [cut(source, span) for span in source.bold] == ["tabel 1"]
    assert source.title is not None
    assert cut(source, source.title) == "het bericht «Kaas raakt op»"
    assert "Jaar\tKilo’s\n2030\t12,5 miljoen\n\nZie ook" in source.text
    assert "sinds 20192, in" in source.text
    assert source.wrapped is False
    written = f"{FACE_TEXT} Vraag 1 Kent u het bericht? En de foto? Vraag 2 Wat vindt u van: a. de prijs; b. de rijen? "
    written += "Vraag 3 Geldt dat ook sinds 20192, in heel Nederland? Antwoord 2 en 3 De cijfers staan in tabel 1. "
    written += "Tabel 1: Kaas Jaar Kilo’s 2030 12,5 miljoen Zie ook het antwoord op vraag 1. Antwoord 1 Ja. "
    written += "De Melkbode, 1 januari 2032, Kaas raakt op. Zie het antwoord op vraag 4."
    # A note's number is read twice, as on paper: at its mark and in front of its text.
    assert words(source.text.replace("bericht?1", "bericht?")) == words(written) + Counter({"1": 1, "2": 1})


NUMBERS = {
    "bare": ("<nr>1</nr>", "<nr>2.</nr>", "<nr>1</nr>", "<nr>2</nr>"),
    "in words": ("<nr>Vraag 1</nr>", "<nr>Vraag 2:</nr>", "<nr>Antwoord vraag 1</nr>", "<nr>Antwoord op vraag 2</nr>"),
    "old names": ("<nummer>Vraag 1</nummer>", "<nummer>2</nummer>", "<nummer>1</nummer>", "<nummer>2</nummer>"),
    "none": ("", "", "", ""),
    "as a paragraph": ("<al>Vraag 1</al>", "<al>Vraag 2</al>", "<al>Antwoord 1</al>", "<al>Antwoord 2</al>"),
    "only questions": ("<nr>1</nr>", "<nr>2</nr>", "", ""),
    "with a note": ("<nr>1</nr>", "<nr>Vraag 2<noot><noot.nr>1</noot.nr></noot></nr>", "<nr>1</nr>", "<nr>2</nr>"),
}


@pytest.mark.parametrize("kind", NUMBERS)
def test_numbers_in_any_form(kind: str, tmp_path: Path) -> None:
    one, two, first, second = NUMBERS[kind]
    body = f"""<vraag>{one}<al>Is dat zo?</al></vraag><vraag>{two}<al>En dit?</al></vraag>
    <antwoord>{first}<al>Jazeker.</al></antwoord><antwoord>{second}<al>Geenszins.</al></antwoord>"""
    found = asked(body, tmp_path)
    assert found == [((1,), ["Is dat zo?"], "Jazeker."), ((2,), ["En dit?"], "Geenszins.")]


def test_far_and_long_combinations(tmp_path: Path) -> None:
    body = "".join(f"<vraag><nr>Vraag {n}</nr><al>Vraagt {n}?</al></vraag>" for n in range(1, 11))
    body += "<antwoord><nr>Antwoord op vragen 7, 8, en 9</nr><al>Eén.</al></antwoord>"
    body += "<antwoord><nr>Antwoorden op vraag 3, 4, 5, 6 en 10</nr><al>Twee.</al></antwoord>"
    body += "<antwoord><nr>1 t/m 2</nr><al>Drie.</al></antwoord>"
    found = asked(body, tmp_path)
    assert isinstance(found, list)
    assert sorted(found) == [
        ((1, 2), ["Vraagt 1?", "Vraagt 2?"], "Drie."),
        ((3, 4, 5, 6, 10), [f"Vraagt {n}?" for n in (3, 4, 5, 6, 10)], "Twee."),
        ((7, 8, 9), ["Vraagt 7?", "Vraagt 8?", "Vraagt 9?"], "Eén."),
    ]


ENDS = {
    "a word of its own": "<toelicht><al>Toelichting:</al><al>Met prijs bedoel ik de winkelprijs.</al></toelicht>",
    "on the line": "<toelichting><al>Toelichting: Met prijs bedoel ik de winkelprijs.</al></toelichting>",
    "no word": "<toelicht><al>Met prijs bedoel ik de winkelprijs.</al></toelicht>",
    "text only": "<toelicht>Toelichting: Met prijs bedoel ik de winkelprijs.</toelicht>",
    "a heading": "<tussenkop>Toelichting:</tussenkop><al>Met prijs bedoel ik de winkelprijs.</al>",
    "paragraphs": "<al>Toelichting:</al><al>Met prijs bedoel ik de winkelprijs.</al>",
}


@pytest.mark.parametrize("kind", ENDS)
def test_what_the_members_add_is_no_part_of_the_last_answer(kind: str, tmp_path: Path) -> None:
    body = f"<vraag><nr>1</nr><al>Is dat zo?</al></vraag><antwoord><nr>1</nr><al>Jazeker.</al></antwoord>{ENDS[kind]}"
    assert asked(body, tmp_path) == [
        ((1,), ["Is dat zo?"], "Jazeker."),
        ((), [], "Met prijs bedoel ik de winkelprijs."),
    ]
    document = loaded(tmp_path, paper(body), "ah.xml")
    assert find_units(document)[-1].address == "ah#toelichting"
    assert document.text.count("Toelichting") == 1


def test_a_notice_under_questions_is_no_part_of_the_last_question(tmp_path: Path) -> None:
    notice = "<kamervraagopmerking><al>Mededeling</al><al>De antwoorden komen later.</al></kamervraagopmerking>"
    found = asked(f"<vraag><nr>1</nr><al>Is dat zo?</al></vraag>{notice}", tmp_path)
    assert found == [((1,), ["Is dat zo?"], None), ((), [], "De antwoorden komen later.")]


LETTER = """<officiele-publicatie><kamerstuk><kamerstukkop><tekstregel>Tweede Kamer</tekstregel></kamerstukkop>
<dossier><dossiernummer><dossiernr>36 180</dossiernr><begrotingshoofdstuk>XIV</begrotingshoofdstuk></dossiernummer>
<titel>Zuivelbeleid</titel></dossier><stuk><stuknr>Nr. <ondernummer kamer="2">133</ondernummer></stuknr>
<titel>BRIEF VAN DE MINISTER VAN ZUIVEL</titel><algemeen><vrije-tekst><tekst>
<al>Aan de Voorzitter</al><al>Den Haag, <datum>3 februari 2032</datum></al><al>Hierbij bied ik het verslag aan.</al>
<tussenkop kopopmaak="vet">Aanleiding</tussenkop><al>De kaas raakt op.</al>
<tussenkop kopopmaak="cur">De prijs<noot><noot.nr>1</noot.nr><noot.al>Per kilo.</noot.al></noot></tussenkop>
<al>Die stijgt, want:<lijst><li><li.nr>–</li.nr><al>de melk is duur;</al><lijst><li><al>zeer duur</al></li></lijst></li>
<li>en <nadruk type="vet">schaars</nadruk>.</li></lijst></al>
<divisie><kop><nr>2.</nr><titel>Vervolg</titel></kop><tekst>
<al>Ik kom hierop terug<nootref refid="x">2</nootref>.</al></tekst>
</divisie></tekst><tekst-sluiting><ondertekening><functie>De Minister van Zuivel,</functie>
<naam><voornaam>A.B.</voornaam><achternaam>de Wit</achternaam></naam></ondertekening></tekst-sluiting>
<noot id="x"><noot.nr>2</noot.nr><noot.al>In mei.</noot.al><noot.al>Of in juni.</noot.al></noot>
</vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>"""


def test_a_letter_has_its_sections_under_the_headings_of_the_markup(tmp_path: Path) -> None:
    document = loaded(tmp_path, LETTER, "kst.xml")
    opening = "Tweede Kamer 36 180 XIV Zuivelbeleid Nr. 133 BRIEF VAN DE MINISTER VAN ZUIVEL Aan de Voorzitter "
    opening += "Den Haag, 3 februari 2032 Hierbij bied ik het verslag aan."
    assert sections(document) == [
        ((), opening),
        (("Aanleiding",), "De kaas raakt op."),
        (("Aanleiding", "De prijs"), "Die stijgt, want: – de melk is duur; – zeer duur – en schaars."),
        (("2. Vervolg",), "Ik kom hierop terug. De Minister van Zuivel, A.B. de Wit"),
    ]
    assert notes(document) == [(1, "1", "Per kilo."), (2, "2", "In mei. Of in juni.")]
    assert "\n\nDe Minister van Zuivel,\n\nA.B. de Wit\n\n" in document.text
    source = read_xml(LETTER.encode(), "kst.xml")
    assert source.title is not None
    assert cut(source, source.title) == "BRIEF VAN DE MINISTER VAN ZUIVEL"


def test_any_other_xml_gives_its_visible_text_in_order() -> None:
    data = """<?xml version="1.0" encoding="ISO-8859-1"?><a:blad xmlns:a="urn:a" naam="niet"><!-- niet -->
    <kop>Café</kop><regel>Eén <vet>twee</vet> drie</regel><leeg/>
    <groep><x>vier</x><y>vijf<![CDATA[ & zes]]></y></groep><z>zeven</z>
    </a:blad>""".encode("latin-1")
    assert read_xml(data, "blad.xml").text == "Café\n\nEén twee drie\n\nvier\n\nvijf & zes\n\nzeven"


BOMB = '<!ENTITY a "{}">'.format("ha" * 50) + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
REFUSED = {
    "empty": (b"", "geen zichtbare tekst"),
    "no words": (b"<a><b/> \n</a>", "geen zichtbare tekst"),
    "only metadata": (b"<a><metadata>x</metadata></a>", "geen zichtbare tekst"),
    "cut off": (paper(COMBINED).encode()[:900], "geen geldige XML"),
    "no xml": (b"Antwoord op vraag 1", "geen geldige XML"),
    "two roots": (b"<a>x</a><b>y</b>", "geen geldige XML"),
    "unknown set": (b'<?xml version="1.0" encoding="rot13"?><a>x</a>', "geen geldige XML"),
    "wrong set": (b'<?xml version="1.0" encoding="utf-8"?><a>caf\xe9</a>', "geen geldige XML"),
    "entities": (f"<!DOCTYPE a [{BOMB}]><a>&i;</a>".encode(), "DOCTYPE"),
    "a file": (b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><a>&e;</a>', "DOCTYPE"),
    "a document type": (b'<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a>x</a>', "DOCTYPE"),
    "too deep": (b"<a>" * 5000 + b"x" + b"</a>" * 5000, "in elkaar"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_refused_with_the_file_and_the_reason(kind: str) -> None:
    data, reason = REFUSED[kind]
    with pytest.raises(SourceError) as caught:
        read_xml(data, "stuk.xml")
    dutch, english = str(caught.value), caught.value.english
    assert dutch.startswith("stuk.xml: ")
    assert reason in dutch
    assert "\n" not in dutch + english
    assert english != dutch


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"<a>kaas</a>"
    monkeypatch.setattr(markup_input, "MAX_BYTES", len(data))
    assert read_xml(data, "stuk.xml").text == "kaas"
    monkeypatch.setattr(markup_input, "MAX_BYTES", len(data) - 1)
    with pytest.raises(SourceError, match=r"stuk\.xml: .*hooguit"):
        read_xml(data, "stuk.xml")


def test_a_long_paper_takes_no_time() -> None:
    pairs = "".join(
        f"<vraag><nr>{n}</nr><al>Hoe?<noot id='n{n}'><noot.nr>{n}</noot.nr><noot.al>Zo.</noot.al></noot></al></vraag>"
        f"<antwoord><nr>{n}</nr><al>{'Zo gaat dat. ' * 20}</al></antwoord>"
        for n in range(1, 900)
    )
    started = time.process_time()
    source = read_xml(paper(pairs).encode(), "lang.xml")
    assert len(source.footnotes) == 899
    assert time.process_time() - started < 2
