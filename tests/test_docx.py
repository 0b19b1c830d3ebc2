"""Word files to source texts and units: each shape that ministries send, each with its truth beside it."""

import io
from collections import Counter
from pathlib import Path

import docx as python_docx
import pytest
from word_papers import box, docx, mark, notes, numbering, p, r, table

from index.load import find_noise, load
from index.readers.docx import read_docx
from index.readers.source import Source
from index.records import Span
from index.structure import find_units
from index.tidy import mask, tidy

QUESTIONS = ("Klopt dit bericht?", "Wat gaat u daaraan doen?")
ANSWERS = ("Ja.", "Ik overleg met de gemeenten over een oplossing.")


def read(data: bytes) -> Source:
    return read_docx(data, "brief.docx")


def shown(source: Source) -> str:
    return " ".join(mask(source.text, source.noise).split())


def said(source: Source, span: Span | None) -> str | None:
    return None if span is None else source.text[span.start : span.end]


def pairs(data: bytes, folder: Path) -> list[tuple[tuple[int, ...], str, str]]:
    path = folder / "brief.docx"
    path.write_bytes(data)
    document = load(path)
    return [
        (unit.numbers, " ".join(tidy(document, q) for q in unit.questions), tidy(document, unit.answer))
        for unit in find_units(document)
        if unit.numbers and unit.answer
    ]


TRUTH = [((1,), QUESTIONS[0], ANSWERS[0]), ((2,), QUESTIONS[1], ANSWERS[1])]

SHAPES = {
    "headings": docx(
        "".join(
            p(r(f"Vraag {n} ", "b")) + p(r(q, "b")) + p() + p(r(f"Antwoord op vraag {n}", "b")) + p(a)
            for n, (q, a) in enumerate(zip(QUESTIONS, ANSWERS, strict=True), 1)
        )
    ),
    "the number is a list number": docx(
        "".join(p(r(q, "b"), num=1) + p(a) for q, a in zip(QUESTIONS, ANSWERS, strict=True)),
        numbering=numbering([("decimal", "%1.")]),
    ),
    "the heading is a list number": docx(
        "".join(
            p(q, num=1) + p(f"Antwoord op vraag {n}") + p(a)
            for n, (q, a) in enumerate(zip(QUESTIONS, ANSWERS, strict=True), 1)
        ),
        numbering=numbering([("decimal", "Vraag %1")]),
    ),
    "numbers and a bare Antwoord": docx(
        "".join(p(q, num=1) + p("Antwoord:") + p(a) for q, a in zip(QUESTIONS, ANSWERS, strict=True)),
        numbering=numbering([("decimal", "%1)")]),
    ),
    "Antwoord on the line of the answer": docx(
        "".join(
            p(f"{n}. {q}") + p(f"Antwoord: {a}") for n, (q, a) in enumerate(zip(QUESTIONS, ANSWERS, strict=True), 1)
        )
    ),
    "only bold tells": docx(
        "".join(
            p(r(f"Vraag {n}", "b")) + p(r(q, "b")) + p(a)
            for n, (q, a) in enumerate(zip(QUESTIONS, ANSWERS, strict=True), 1)
        )
    ),
    "in the rows of a table": docx(
        table(
            *(
                [f"Vraag {n}", p(q) + p("Zo ja, sinds wanneer precies?") + p(f"Antwoord op vraag {n}") + p(a)]
                for n, (q, a) in enumerate(zip(QUESTIONS, ANSWERS, strict=True), 1)
            )
        )
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_questions_find_their_answers(shape: str, tmp_path: Path) -> None:
    more = " Zo ja, sinds wanneer precies?" if "table" in shape else ""
    assert pairs(SHAPES[shape], tmp_path) == [(n, q + more, a) for n, q, a in TRUTH]


def test_an_answer_that_is_far_from_its_questions(tmp_path: Path) -> None:
    body = p("1. Is dat zo?") + p("2. Hoe vaak?") + p("Antwoord op vraag 2:") + p("Twee keer.")
    body += p("3. Waarom?") + p("Antwoord op vragen 1 en 3:") + p("Dat is zo.") + p("1. Dit is een lijst.")
    assert pairs(docx(body), tmp_path) == [
        ((2,), "Hoe vaak?", "Twee keer."),
        ((1, 3), "Is dat zo? Waarom?", "Dat is zo. 1. Dit is een lijst."),
    ]


def test_numbered_headings_in_bold_are_no_questions(tmp_path: Path) -> None:
    body = p(r("1. Inleiding", "b")) + p("Hoe nu verder? Dat zet ik hier uiteen in deze brief.")
    body += p(r("2. Vervolg", "b")) + p("In het najaar volgt een nieuwe brief over dit onderwerp.")
    (tmp_path / "b.docx").write_bytes(docx(body))
    assert [unit.heading for unit in find_units(load(tmp_path / "b.docx"))] == ["1. Inleiding", "2. Vervolg"]


def test_letterhead_tables_are_rows_and_nested_ones_too() -> None:
    inner = table(["Datum", "5 maart 2024"], ["Betreft", "Antwoord op vragen"])
    source = read(docx(table([inner + p()]) + p("Geachte voorzitter,")))
    assert source.text == "Datum\t5 maart 2024\nBetreft\tAntwoord op vragen\n\nGeachte voorzitter,"
    assert said(source, source.title) == "Antwoord op vragen"
    assert source.wrapped is False


def test_signatures_side_by_side_keep_their_columns() -> None:
    source = read(docx(table([p("De minister van X,") + p("A. Jansen"), p("De minister van Y,") + p("B. de Vries")])))
    assert source.text == "De minister van X,\tDe minister van Y,\nA. Jansen\tB. de Vries"


def test_a_text_box_stands_once_before_its_paragraph() -> None:
    source = read(docx(p(box(p("Datum 5 maart 2024")), "Geachte voorzitter,")))
    assert source.text == "Datum 5 maart 2024\n\nGeachte voorzitter,"


SECTION = (
    '<w:sectPr><w:headerReference w:type="first" r:id="header1"/><w:headerReference w:type="default" r:id="header2"/>'
    '<w:headerReference w:type="even" r:id="header3"/><w:footerReference w:type="default" r:id="footer1"/>{}</w:sectPr>'
)
HEADERS = {
    "header1": p(box(p("Datum"), p("5 maart 2024"), p("Betreft: Beantwoording"))),
    "header2": p("Directie Voorbeeld"),
    "header3": p("Verborgen kop"),
    "footer1": p("VERTROUWELIJK"),
}


def test_the_first_header_comes_first_and_running_ones_are_noise() -> None:
    source = read(docx(p("Geachte voorzitter,") + SECTION.format("<w:titlePg/>"), **HEADERS))
    assert shown(source) == "Datum 5 maart 2024 Betreft: Beantwoording Geachte voorzitter,"
    assert said(source, source.title) == "Beantwoording"
    assert "Directie Voorbeeld\n\nVERTROUWELIJK" in source.text
    assert "Verborgen" not in source.text


def test_a_header_that_is_switched_off_is_not_read() -> None:
    source = read(docx(p("Geachte voorzitter,") + SECTION.format(""), **HEADERS))
    assert "5 maart 2024" not in source.text
    assert shown(source) == "Directie Voorbeeld Geachte voorzitter,"


def test_a_letterhead_on_the_second_page_only_is_shown() -> None:
    parts = {**HEADERS, "header1": p(), "header2": p(box(p("Datum"), p("5 maart 2024")))}
    source = read(docx(p("Geachte voorzitter,") + SECTION.format("<w:titlePg/>"), **parts))
    assert shown(source) == "Datum 5 maart 2024 Geachte voorzitter,"


def test_changes_hidden_text_and_fields() -> None:
    deleted = "<w:del><w:r><w:delText>oud</w:delText></w:r></w:del>"
    field = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    begin, separate, end = (part + "</w:r>" for part in field.split("</w:r>")[:3])
    dated = f"{begin}<w:r><w:instrText>DOCPROPERTY x</w:instrText></w:r>{r('verkeerd')}{separate}{r('vandaag')}{end}"
    body = p("Dit is ", deleted, f"<w:ins>{r('nieuw')}</w:ins>", r(" geheim", "vanish"), " en ", dated, ".")
    gone = p("<w:del><w:r><w:delText>weg</w:delText></w:r></w:del>", num=1, more="<w:rPr><w:del/></w:rPr>")
    joined = p("Een zin die ", more="<w:rPr><w:del/></w:rPr>") + p("doorloopt.")
    body += p("a", num=1) + gone + p("b", num=1) + joined
    source = read(docx(body, numbering=numbering([("decimal", "%1.")])))
    assert source.text == "Dit is nieuw en vandaag.\n\n1. a\n\n2. b\n\nEen zin die doorloopt."


def test_a_field_that_never_ends_swallows_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert read(docx(p("Voor ", begin) + p("Na"))).text == "Voor \n\nNa"


def test_list_numbers_as_word_counts_them() -> None:
    levels = [("decimal", "%1."), ("lowerLetter", "%2)"), ("upperRoman", "%1.%3")]
    body = p("a", num=1) + p("b", num=1, level=1) + p("c", num=1, level=1) + p("d", num=1, level=2)
    body += p("e", num=1) + p("f", num=1, level=1) + p("g", num=2) + p("h", num=9)
    source = read(docx(body, numbering=numbering(levels, [("bullet", "\uf0b7")])))
    assert source.text.split("\n\n") == ["1. a", "a) b", "b) c", "1.I d", "2. e", "a) f", "• g", "h"]


def test_foot_and_end_notes_stand_at_the_end_once() -> None:
    body = p("Zie het rapport", mark("footnote", 1), " en de brief", mark("endnote", 1), ".")
    source = read(docx(body, footnotes=notes("footnote", "Het rapport."), endnotes=notes("endnote", "De brief.")))
    assert source.text == "Zie het rapport[1] en de brief[e1].\n\n[1] Het rapport.\n\n[e1] De brief."
    assert shown(source) == "Zie het rapport en de brief ."
    assert [(n.number, said(source, n.mark), said(source, n.text)) for n in source.footnotes] == [
        (1, "[1]", "Het rapport."),
        (1, "[e1]", "De brief."),
    ]


@pytest.mark.parametrize(
    ("marks", "texts", "number"),
    [
        ("1) 2)", ("1) Trouw.", "2) NRC."), ""),
        ("[1] [2]", ("[1] Trouw.", "[2] NRC."), ""),
        ("1) 2)", ("Trouw.", "NRC."), "%1)"),
    ],
)
def test_typed_end_notes_are_notes(marks: str, texts: tuple[str, str], number: str) -> None:
    body = p(f"Klopt dat? {marks}") + p("Ja, dat klopt.") + "".join(p(text, num=1 if number else 0) for text in texts)
    source = read(docx(body, numbering=numbering([("decimal", number or "%1")])))
    assert shown(source) == f"Klopt dat? {marks} Ja, dat klopt."
    _, found, _ = find_noise(source)
    assert [(note.number, said(source, note.text)) for note in found] == [(1, "Trouw."), (2, "NRC.")]


def test_a_typed_end_note_knows_its_mark() -> None:
    source = read(docx(p("Klopt dat? [1]") + p("Ja.", r("2", "vertAlign")) + p("[1] Trouw.")))
    assert [(said(source, note.mark), said(source, note.text)) for note in source.footnotes] == [("[1]", "Trouw.")]


def test_raised_marks_of_listed_notes_are_not_shown() -> None:
    def raised(text: str) -> str:
        return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{text}</w:t></w:r>'

    body = p("Vier m", raised("2"), " kaas?", raised("1")) + p("Dat klopt.", raised("2"))
    body += p("Trouw.", num=1) + p("NRC.", num=1)
    source = read(docx(body, numbering=numbering([("decimal", "%1.")])))
    assert shown(source) == "Vier m2 kaas? Dat klopt."
    assert [(note.number, said(source, note.text)) for note in source.footnotes] == [(1, "Trouw."), (2, "NRC.")]
    assert [source.text[: note.mark.start].split()[-1] for note in source.footnotes if note.mark] == ["kaas?", "klopt."]


def test_a_numbered_list_at_the_end_is_no_notes() -> None:
    source = read(docx(p("Ik doe het volgende.") + p("1. overleggen") + p("2. betalen")))
    assert (source.footnotes, source.noise) == ((), ())


def test_headings_by_style_and_by_shape() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Mijn"><w:basedOn w:val="Kop2"/></w:style>'
    )
    body = p("Over alles", style="Kop2") + p("Tekst.") + p(r("Vet kopje", "b")) + p("Meer tekst.")
    body += p(r("Een vette zin.", "b")) + p("Nog een kop", style="Mijn") + p("Slot.")
    source = read(docx(body, styles=styles))
    found = [(said(source, heading.span), heading.level) for heading in source.headings]
    assert found == [("Over alles", 2), ("Vet kopje", 3), ("Nog een kop", 2)]
    assert [said(source, span) for span in source.bold] == ["Over alles", "Vet kopje", "Een vette zin.", "Nog een kop"]


def test_python_docx_is_read_with_each_word_once() -> None:
    paper = python_docx.Document()
    paper.core_properties.title = "Verouderde titel"
    paper.add_heading("Inleiding", level=1)
    words = [f"woord{n}" for n in range(40)]
    for start in range(0, 20, 5):
        paper.add_paragraph(" ".join(words[start : start + 5]))
    grid = paper.add_table(rows=2, cols=2)
    for position, cell in enumerate(cell for row in grid.rows for cell in row.cells):
        cell.text = " ".join(words[20 + position * 5 : 25 + position * 5])
    grid.cell(0, 0).merge(grid.cell(0, 1))
    stream = io.BytesIO()
    paper.save(stream)
    source = read(stream.getvalue())
    assert Counter(source.text.split()) == Counter(["Inleiding", *words])
    assert "Verouderde" not in source.text
    assert [(said(source, heading.span), heading.level) for heading in source.headings] == [("Inleiding", 1)]
