"""OpenDocument texts to source texts and units, by the same rules as Word files."""

from pathlib import Path

import pytest
from word_papers import odt, zipped

from index.errors import SourceError
from index.load import load
from index.readers.odt import read_odt
from index.readers.source import Source
from index.records import Span
from index.structure import find_units
from index.tidy import mask, tidy

BOLD = '<style:style style:name="V" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
HIDDEN = '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
LISTS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>'
    '</text:list-style><text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/></text:list-style>'
)


def read(data: bytes) -> Source:
    return read_odt(data, "brief.odt")


def p(inside: str) -> str:
    return f"<text:p>{inside}</text:p>"


def bold(text: str) -> str:
    return p(f'<text:span text:style-name="V">{text}</text:span>')


def items(*inside: str, style: str = "L", more: str = "") -> str:
    listed = "".join(f"<text:list-item>{item}</text:list-item>" for item in inside)
    return f'<text:list text:style-name="{style}"{more}>{listed}</text:list>'


def row(*cells: str) -> str:
    inside = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
    return f"<table:table-row>{inside}</table:table-row>"


def note(key: int, text: str) -> str:
    return (
        f'<text:note text:note-class="footnote"><text:note-citation>{key}</text:note-citation>'
        f"<text:note-body>{p(text)}</text:note-body></text:note>"
    )


def said(source: Source, span: Span | None) -> str | None:
    return None if span is None else source.text[span.start : span.end]


CONTINUED = ' text:continue-numbering="true"'
SHAPES = {
    "headings": bold("Vraag 1")
    + bold("Is dat zo?")
    + p("Antwoord op vraag 1")
    + p("Ja.")
    + bold("Vraag 2")
    + bold("Hoe vaak?")
    + p("Antwoord op vraag 2")
    + p("Twee keer."),
    "the number is a list number": items(bold("Is dat zo?"))
    + p("Ja.")
    + items(bold("Hoe vaak?"), more=CONTINUED)
    + p("Twee keer."),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_questions_find_their_answers(shape: str, tmp_path: Path) -> None:
    (tmp_path / "brief.odt").write_bytes(odt(SHAPES[shape], automatic=BOLD + LISTS))
    document = load(tmp_path / "brief.odt")
    assert [
        (unit.numbers, tidy(document, unit.questions[0]), tidy(document, unit.answer))
        for unit in find_units(document)
        if unit.questions and unit.answer
    ] == [((1,), "Is dat zo?", "Ja."), ((2,), "Hoe vaak?", "Twee keer.")]


def test_tables_text_boxes_and_white_space() -> None:
    inner = f"<table:table>{row(p('Datum'), p('5 maart 2024'))}{row(p('Betreft'), p('Antwoord'))}</table:table>"
    frame = f"<draw:frame><draw:text-box>{p('In een kader')}</draw:text-box></draw:frame>"
    body = f"<table:table>{row(inner)}</table:table>" + p(f"{frame}Geachte\n   voorzitter,<text:s text:c='2'/>x")
    source = read(odt(body))
    assert source.text == "Datum\t5 maart 2024\nBetreft\tAntwoord\n\nIn een kader\n\nGeachte voorzitter,  x"
    assert said(source, source.title) == "Antwoord"


def test_changes_hidden_text_notes_and_comments() -> None:
    changes = (
        f"<text:tracked-changes><text:changed-region>{p('geschrapt')}</text:changed-region></text:tracked-changes>"
    )
    comment = f"<office:annotation>{p('opmerking')}</office:annotation>"
    body = changes + p(f'Zie{note(1, "Het rapport.")} dit<text:span text:style-name="H">geheim</text:span>{comment}.')
    source = read(odt(body, automatic=HIDDEN))
    assert source.text == "Zie[1] dit.\n\n[1] Het rapport."
    assert mask(source.text, source.noise).split() == ["Zie", "dit."]
    assert [(n.number, said(source, n.mark), said(source, n.text)) for n in source.footnotes] == [
        (1, "[1]", "Het rapport.")
    ]


def test_lists_headings_and_running_furniture() -> None:
    master = f"<style:master-page><style:header>{p('Datum 5 maart 2024')}</style:header>"
    master += f"<style:footer>{p('Pagina <text:page-number>1</text:page-number>')}</style:footer></style:master-page>"
    body = '<text:h text:outline-level="2">Lijst</text:h>' + items(p("a") + items(p("b"), p("c"), style=""), p("d"))
    source = read(odt(body + items(p("e"), style="B"), styles=LISTS, master=master))
    assert source.text.split("\n\n") == [
        *("Datum 5 maart 2024", "Lijst", "1. a", "a) b", "b) c", "2. d", "• e", "Pagina 1"),
    ]
    assert [(said(source, heading.span), heading.level) for heading in source.headings] == [("Lijst", 2)]
    assert [said(source, span) for span in source.noise] == ["Pagina 1"]


REFUSED = {
    "no zip": (b"tekst", "beschadigd"),
    "no paper in it": (zipped({"mimetype": "x"}), "ontbreekt"),
    "another kind": (zipped({"content.xml": "<a/>"}), "beschadigd"),
    "no text": (odt(p("")), "geen tekst"),
    "password": (zipped({"META-INF/manifest.xml": "<encryption-data/>", "content.xml": b"\1"}), "wachtwoord"),
    "entities": (zipped({"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "DTD"),
    "a bomb": (zipped({"content.xml": b" " * (6 * 2**20)}), "uitgepakt"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_refused_in_one_line(kind: str) -> None:
    data, reason = REFUSED[kind]
    with pytest.raises(SourceError) as caught:
        read(data)
    assert str(caught.value).startswith("brief.odt: ")
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value) + caught.value.english


def test_damage_never_crashes() -> None:
    whole = odt(SHAPES["the number is a list number"], automatic=BOLD + LISTS)
    for at in range(0, len(whole), 11):
        for data in (whole[:at], whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :]):
            try:
                read(data)
            except SourceError:
                continue
