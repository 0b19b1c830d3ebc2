"""Saved pages: only the main content, paragraphs as a browser shows them, notes behind their marks, every word once."""

import time
from pathlib import Path

import pytest
from markup_papers import cut, loaded, notes, sections, units, words

from index.errors import SourceError
from index.readers.html import read_html

PAGE = """<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Kaas | Rijksoverheid.nl</title>
<script>document.write("gescript")</script><style>p::after {content: "gestijld"}</style></head><body>
<header><h1>Rijksoverheid</h1></header><nav><ul><li>Menukeuze</li></ul></nav>
<main id="inhoud"><h1>Kamervragen over <br>kaas</h1>
<p>Antwoord van Minister De Wit (Zuivel) (ontvangen 3 februari 2032)</p>
<div class="vraag"><h2 class="stuktitel">Vraag 1</h2><p>Kent u het bericht
   <sup><a class="nootnum" href="#ID-1">1</a></sup>, <sup><a class="nootnum" href="#ID-2">2</a></sup>?</p></div>
<div class="vraag"><h2>Vraag 2</h2><p>Hoeveel km<sup>2</sup> en CO<sub>2</sub>?</p></div>
<div class="vraag"><h2>Vraag 3</h2><p>En dan?</p></div>
<div class="antwoord"><h2>Antwoord 2 en 3</h2><p>Zie <strong>de tabel</strong>.</p>
<table><caption>Kaas</caption><thead><tr><th>Jaar</th><th>Kilo</th></tr></thead>
<tbody><tr><td>2030</td><td><p>12,5</p><p>miljoen</p></td></tr><tr><td></td><td>geen</td></tr></tbody></table>
<ol start="3" type="a"><li>melk<li value="5">brood<ul><li><p>wit</p></li><li></li></ul></ol><p hidden>Verborgen</p>
<form><label>Zoekveld</label><input value="invoer"><button>Knop</button></form>
<div style="color: red; display:none">Onzichtbaar</div><noscript>Zonder</noscript></div>
<div class="antwoord"><h2>Antwoord 1</h2><p>Ja,<br>beide<!-- commentaar -->.</p></div>
<div class="voet noot" id="supernote-note-ID-1"><h5 class="note-close">
<a class="note-close" href="#dicht">X</a> Noot</h5>
<sup><span class="nootnum" id="ID-1">1</span></sup><p>De Melkbode, 1 januari.</p></div>
<div class="voet noot" id="supernote-note-ID-2"><h5 class="note-close">X</h5>
<sup><span class="nootnum" id="ID-2">2</span></sup><p>Het Kaasblad.</p></div>
</main><footer>Paginavoet</footer></body></html>"""
UNITS = [
    ((1,), ["Kent u het bericht?"], "Ja, beide."),
    ((2, 3), ["Hoeveel km2 en CO2?", "En dan?"], "Zie de tabel. Kaas Jaar Kilo 2030 12,5 miljoen geen "
     "c. melk e. brood – wit"),
]  # fmt: skip


def test_a_page_of_questions_and_answers(tmp_path: Path) -> None:
    found = units(loaded(tmp_path, PAGE, "pagina.html"))
    opening = "Kamervragen over kaas Antwoord van Minister De Wit (Zuivel) (ontvangen 3 februari 2032)"
    assert found[0] == ((), [], opening)
    assert sorted(found[1:]) == UNITS


def test_what_the_page_marks_points_into_the_text() -> None:
    source = read_html(PAGE.encode(), "pagina.html")
    assert notes(source) == [(1, "1", "De Melkbode, 1 januari."), (2, "2", "Het Kaasblad.")]
    assert [(cut(source, heading.span), heading.level) for heading in source.headings][:2] == [
        ("Kamervragen over kaas", 1),
        ("Vraag 1", 2),
    ]
    assert [cut(source, span) for span in source.bold] == ["de tabel"]
    assert source.title is not None
    assert cut(source, source.title) == "Kamervragen over kaas"
    assert "Jaar\tKilo\n2030\t12,5 miljoen\n\tgeen\n\nc. melk\n\ne. brood\n\n– wit\n\nAntwoord 1" in source.text
    assert source.wrapped is False


def test_every_word_of_the_paper_stands_there_once() -> None:
    source = read_html(PAGE.encode(), "pagina.html")
    seen = """Kamervragen over kaas Antwoord van Minister De Wit Zuivel ontvangen 3 februari 2032 Vraag 1 Kent u het
    bericht1 2 Vraag 2 Hoeveel km2 en CO2 Vraag 3 En dan Antwoord 2 en 3 Zie de tabel Kaas Jaar Kilo 2030 12,5 miljoen
    geen c melk e brood wit Antwoord 1 Ja beide 1 De Melkbode 1 januari 2 Het Kaasblad"""
    assert words(source.text) == words(seen)


NOTES = {
    "word": """<p>Zo is het.<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a> En door.</p>
        <div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> De bron.</p><p>Deel twee.</p></div>""",
    "markdown": """<p>Zo is het.<sup id="fnref:1"><a href="#fn:1">1</a></sup> En door.</p>
        <ol><li id="fn:1"><p>De bron. Deel twee.&nbsp;<a href="#fnref:1">↩</a></p></li></ol>""",
    "typed": """<p>Zo is het.<sup>1</sup> En door.</p><p><sup>1</sup> De bron. Deel twee.</p>""",
    "named": """<p>Zo is het. <a href="#noot1">[1]</a> En door.</p><p id="noot1">1. De bron. Deel twee.</p>""",
    "in a wide page": """<p>Zo is het.<a href="#cite_note-1" id="r"><sup>1</sup></a> En door.</p>
        <ol><li id="cite_note-1"><a href="#r">↑</a> De bron. Deel twee.</li></ol>""",
}


@pytest.mark.parametrize("kind", NOTES)
def test_notes_in_the_forms_that_pages_have(kind: str, tmp_path: Path) -> None:
    document = loaded(tmp_path, f"<h1>Kaas</h1>{NOTES[kind]}", "stuk.htm")
    assert sections(document) == [(("Kaas",), "Zo is het. En door.")]
    (note,) = notes(document)
    assert note[0] == 1
    assert note[1] in {"1", "[1]"}
    assert note[2].replace("\xa0", "") == "De bron. Deel twee."


def test_what_only_looks_like_a_note_stays_in_the_text(tmp_path: Path) -> None:
    body = """<p>Inhoud: <a href="#h2">1</a></p><p>Het is 10<sup>3</sup> m<sup>2</sup>. Zie <a href="#p">[a]</a>.</p>
    <h2 id="h2">Deel 1</h2><p><sup>3</sup>He is een gas.</p><p>Einde<a href="#weg"><sup>9</sup></a>.</p>"""
    document = loaded(tmp_path, body, "stuk.html")
    assert notes(document) == []
    assert sections(document) == [
        ((), "Inhoud: 1 Het is 103 m2. Zie [a]."),
        (("Deel 1",), "3He is een gas. Einde9."),
    ]


MAIN = {
    "main": "<p>Reclame</p><main><p>Het stuk.</p></main><p>Reclame</p>",
    "role": "<p>Reclame</p><div role='main'><p>Het stuk.</p></div>",
    "article": "<p>Reclame</p><article><header><p>Het</p></header><p>stuk.</p></article>",
    "two articles": "<p>Reclame</p><article><p>Het</p></article><article><p>stuk.</p></article>",
    "broodtekst": "<p>Reclame</p><div id='broodtekst'>Het stuk.</div>",
    "class": "<p>Reclame</p><div class='wide article'>Het stuk.</div>",
    "a hidden main": "<main hidden>Reclame</main><article>Het stuk.</article>",
    "an empty main": "<main></main><div>Het stuk.</div>",
    "nothing marked": "<div>Het</div>stuk.<header>Reclame</header><div role='navigation'>Reclame</div>",
    "a page that is one form": "<form><nav>Reclame</nav><main>Het stuk.<button>Reclame</button></main></form>",
    "a fragment": "Het <i>st</i>uk.",
}


@pytest.mark.parametrize("kind", MAIN)
def test_only_the_main_content_is_read(kind: str) -> None:
    assert read_html(MAIN[kind].encode(), "stuk.html").text.split() == ["Het", "stuk."]


def test_the_title_of_the_page_counts_when_no_heading_does() -> None:
    source = read_html(b"<title> Kaas\n raakt op </title><p>Het stuk.</p>", "stuk.html")
    assert source.text == "Kaas raakt op\n\nHet stuk."
    assert source.title is not None
    assert cut(source, source.title) == "Kaas raakt op"


def test_white_space_and_what_nobody_sees() -> None:
    source = read_html("<p> a \n\t b&nbsp; c</p><pre>d  e\nf</pre><p>zorg\u00adplicht</p>".encode(), "stuk.html")
    assert source.text == "a b\xa0 c\n\nd e\nf\n\nzorg\u00adplicht"
    assert [cut(source, span) for span in source.noise] == ["\u00ad"]


DECLARED = "<meta http-equiv='Content-Type' content='text/html; charset={}'>"
CHARSETS = {
    "utf-8 by default": "<p>’t café</p>".encode(),
    "a mark": b"\xef\xbb\xbf" + "<p>’t café</p>".encode(),
    "a mark above a declaration": b"\xef\xbb\xbf" + (DECLARED.format("windows-1252") + "<p>’t café</p>").encode(),
    "utf-16": "<p>’t café</p>".encode("utf-16"),
    "latin-1, which is windows-1252": (DECLARED.format("ISO-8859-1") + "<p>’t café</p>").encode("cp1252"),
    "xhtml": b"<?xml version='1.0' encoding='windows-1252'?>" + "<html><p>’t café</p></html>".encode("cp1252"),
    "utf-16 said of utf-8": (DECLARED.format("utf-16") + "<p>’t café</p>").encode(),
}


@pytest.mark.parametrize("kind", CHARSETS)
def test_character_sets(kind: str) -> None:
    assert read_html(CHARSETS[kind], "stuk.html").text == "’t café"


REFUSED = {
    "empty": (b" \n", "geen zichtbare tekst"),
    "no words": (b"<html><body><p> <script>x</script></p></body></html>", "geen zichtbare tekst"),
    "a comment": (b"<!-- niets -->", "geen zichtbare tekst"),
    "latin-1 that says nothing": (b"<p>caf\xe9</p>", "UTF-8"),
    "not what it says": (DECLARED.format("utf-8").encode() + b"<p>caf\xe9</p>", "UTF-8"),
    "an unknown set": (DECLARED.format("rot13").encode() + b"<p>x</p>", "tekenset rot13"),
    "binary": (b"<p>\0\1\2\3\4 x</p>", "binaire inhoud"),
    "too deep": (b"<div>" * 100_000 + b"x", "in elkaar"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_refused_with_the_file_and_the_reason(kind: str) -> None:
    data, reason = REFUSED[kind]
    with pytest.raises(SourceError) as caught:
        read_html(data, "stuk.html")
    dutch, english = str(caught.value), caught.value.english
    assert dutch.startswith("stuk.html: ")
    assert reason in dutch
    assert "\n" not in dutch + english
    assert english != dutch


def test_a_long_page_takes_no_time() -> None:
    body = "".join(f"<p>Zin.<sup><a href='#fn{n}'>{n % 999}</a></sup></p>" for n in range(1500))
    body += "".join(f"<p id='fn{n}'>{n % 999} De bron.</p>" for n in range(1500))
    started = time.process_time()
    source = read_html(body.encode(), "lang.html")
    assert len(source.footnotes) == 1500
    assert time.process_time() - started < 2
