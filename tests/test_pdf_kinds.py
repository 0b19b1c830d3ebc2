"""PDF files of odd kinds: long, turned, in columns, with files inside, with a font that says the wrong letters."""

import io
import time
from collections.abc import Callable

import pypdfium2
import pytest
from pdf_paper import typeset
from reportlab.pdfgen.canvas import Canvas

from index.errors import SourceError
from index.readers.pdf import read_pdf
from index.readers.source import Source

LINES = [f"Regel {number} gaat over de brug en staat gewoon op deze pagina." for number in range(1, 7)]


def drawn(*pages: Callable[[Canvas], None]) -> bytes:
    """A PDF with these pages."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for page in pages:
        canvas.setFont("Helvetica", 10)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(canvas: Canvas) -> None:
    """Six lines, one under the other."""
    for place, line in enumerate(LINES):
        canvas.drawString(80, 500 - 14 * place, line)


def turned(canvas: Canvas, quarters: int) -> None:
    """The same lines, turned left by so many quarters."""
    canvas.translate(297, 421)
    canvas.rotate(90 * quarters)
    canvas.translate(-290, -400)
    lines(canvas)


def read(data: bytes) -> Source:
    return read_pdf(data, "stuk.pdf")


@pytest.mark.parametrize("page", [0, 90, 180, 270])
@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_turned_pages_and_turned_text_are_read_line_by_line(quarters: int, page: int) -> None:
    document = pypdfium2.PdfDocument(drawn(lambda canvas: turned(canvas, quarters)))
    document[0].set_rotation(page)
    out = io.BytesIO()
    document.save(out)
    assert read(out.getvalue()).text == "\n".join(LINES) + "\n\f"


def test_a_word_in_the_margin_stands_on_its_own_line() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas)
        canvas.rotate(90)
        canvas.drawString(300, -40, "concept van de brug")

    assert [line for line in read(drawn(page)).text.split("\n") if line.strip()] == [
        *LINES,
        "concept van de brug",
    ]


def test_columns_are_read_one_after_the_other() -> None:
    def page(canvas: Canvas) -> None:
        for x, column in ((60, "links"), (320, "rechts")):
            for place in range(5):
                canvas.drawString(x, 700 - 12 * place, f"regel {place} van de kolom {column}")

    text = read(drawn(page)).text.split("\n")
    assert [line for line in text if "links" in line] + [line for line in text if "rechts" in line] == [
        line for line in text if line.startswith("regel")
    ]
    assert not any("links" in line and "rechts" in line for line in text)


def test_files_inside_a_pdf_are_not_read() -> None:
    document = pypdfium2.PdfDocument(drawn(lines))
    document.new_attachment("geheim.txt").set_data(b"Dit staat in een bijlage.")
    out = io.BytesIO()
    document.save(out)
    assert read(out.getvalue()).text == read(drawn(lines)).text


def test_five_hundred_pages_are_read_in_time() -> None:
    def page(canvas: Canvas) -> None:
        for place in range(15):
            canvas.drawString(80, 780 - 14 * place, LINES[place % 6])

    data = drawn(*[page] * 500)
    start = time.process_time()
    source = read(data)
    assert time.process_time() - start < 10  # about two and a half seconds; the bound leaves room for a busy machine
    assert source.text.count("\f") == 500
    with pytest.raises(SourceError, match="501 pagina's, verwacht hooguit 500"):
        read(drawn(*[lambda canvas: None] * 501))


def test_a_short_paper_is_read_without_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert read(drawn(lambda canvas: canvas.drawString(80, 700, "Akkoord."))).text == "Akkoord.\n\f"


# A font without a table of letters: PDFium then gives the number of each glyph in the font, 29 lower than its letter.

SENTENCES = (
    "De brug over de vaart wordt volgend jaar vernieuwd en de gemeente betaalt daarvan de helft, zegt het college. "
)


def nameless(said: str, shift: int = 29) -> bytes:
    """A PDF of one page whose font does not say which letters it draws, and has nothing to draw them with."""
    codes = b"".join(b"%04x" % (ord(char) - shift) for char in said)
    shown = b"BT /F 9 Tf 40 700 Td <" + codes + b"> Tj ET"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(shown), shown),
        b"<</Type/Font/Subtype/Type0/BaseFont/Naamloos/Encoding/Identity-H/DescendantFonts[6 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Naamloos/FontDescriptor 7 0 R"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        b"<</Type/FontDescriptor/FontName/Naamloos/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800"
        b"/Descent -200/CapHeight 700/StemV 80>>",
    ]
    out, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(parts) + 1, rows)
    return out + table + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, len(out))


def test_a_font_that_says_the_wrong_letters_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SourceError, match="de tekstlaag zegt niet welke letters er staan"):
        read(nameless(SENTENCES * 10))


@pytest.mark.parametrize(
    "said",
    [
        SENTENCES,
        "The bridge across the canal will be renewed next year and half of it is paid by the municipality. ",
        "Most nad kanalem zostanie odnowiony w przyszlym roku, a polowe kosztow pokrywa gmina, mowi kolegium. ",
        "12,5 14,8 2031 19.004 0,3 % 88 17 4.113 21,9 ",
    ],
    ids=["Dutch", "English", "Polish", "figures"],
)
def test_other_languages_and_tables_are_believed(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert said.split()[0] in read(typeset(None, [("tekst", said * 12)])).text
