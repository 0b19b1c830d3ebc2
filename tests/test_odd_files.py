"""Files under another name than their own, with things inside that nobody sees, or with nothing in them at all."""

import io
from collections.abc import Callable
from email.message import EmailMessage

import openpyxl
import pytest
from word_papers import box, docx, mark, notes, odt, p, r, table, zipped

from index.errors import SourceError
from index.load import find_noise
from index.readers import READERS
from index.readers.docx import read_docx
from index.readers.eml import read_eml
from index.readers.html import read_html
from index.readers.odt import read_odt
from index.readers.source import Source
from index.readers.text import read_text
from index.readers.xml import read_xml
from index.records import Document, Metadata, Span
from index.tidy import tidy


def shown(source: Source) -> str:
    """What a reader sees of it."""
    noise, footnotes, wrapped = find_noise(source)
    document = Document("stuk", "stuk", Metadata(None, ""), "", source.text, wrapped, noise, footnotes)
    return tidy(document, Span(0, len(source.text)))


def workbook() -> bytes:
    out = io.BytesIO()
    book = openpyxl.Workbook()
    book.worksheets[0].append(["brug", 12])
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("suffix", sorted(READERS))
@pytest.mark.parametrize("data", [b"", b" \n\r\n", b"\xef\xbb\xbf"], ids=["no bytes", "blanks", "a mark"])
def test_a_file_with_nothing_in_it_is_refused(suffix: str, data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        READERS[suffix](data, f"stuk{suffix}")
    assert str(caught.value).startswith(f"stuk{suffix}: ")


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
@pytest.mark.parametrize("data", [b"brug;12\nsluis;3\n", workbook()], ids=["csv", "xlsx"])
def test_a_sheet_named_as_a_text_is_refused(suffix: str, data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        READERS[suffix](data, f"stuk{suffix}")
    assert str(caught.value).startswith(f"stuk{suffix}: ")
    assert "\n" not in str(caught.value) + caught.value.english


def change(kind: str, *runs: str) -> str:
    return f'<w:{kind} w:author="a">{"".join(runs)}</w:{kind}>'


def test_tracked_changes_are_read_as_they_will_be_and_said() -> None:
    gone = '<w:r><w:delText xml:space="preserve">oude </w:delText></w:r>'
    source = read_docx(docx(p("De ", change("del", gone), change("ins", r("nieuwe ")), "brug.")), "brief.docx")
    assert shown(source) == "De nieuwe brug."
    (remark,) = source.remarks
    assert remark.dutch.startswith("bevat bijgehouden wijzigingen: ")
    assert remark.english.startswith("holds tracked changes: ")
    assert read_docx(docx(p("De brug.")), "brief.docx").remarks == ()


def test_tracked_changes_of_an_odt_are_said() -> None:
    gone = "<text:deletion><text:p>oude</text:p></text:deletion>"
    tracked = (
        f'<text:tracked-changes><text:changed-region text:id="a">{gone}</text:changed-region></text:tracked-changes>'
    )
    source = read_odt(odt(f"{tracked}<text:p>De brug.</text:p>"), "brief.odt")
    assert shown(source) == "De brug."
    assert [remark.dutch[:31] for remark in source.remarks] == ["bevat bijgehouden wijzigingen: "]


def test_what_word_hides_is_not_read() -> None:
    comment = (
        '<w:commentRangeStart w:id="1"/>',
        '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
    )
    body = p("De ", r("geheime ", "vanish"), comment[0], "brug", comment[1], " is dicht.")
    assert shown(read_docx(docx(body), "brief.docx")) == "De brug is dicht."


def test_boxes_and_nested_tables_stand_there_once() -> None:
    inner = table(["binnen", "ook"])
    body = p("Voor ", box(p("In het kader."))) + table([p("buiten") + inner, "naast"]) + p("Na.")
    words = shown(read_docx(docx(body), "brief.docx")).split()
    assert sorted(words) == sorted("Voor In het kader. buiten binnen ook naast Na.".split())
    source = read_docx(docx(p("Brief.") + FIRST, header1=p(box(p("Datum 5 maart 2031")))), "brief.docx")
    assert source.text.count("5 maart 2031") == 1


FIRST = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'


def test_a_note_may_hold_a_note_of_itself() -> None:
    body = p("Zie", mark("footnote", 1), ".")
    looped = notes("footnote", "Kijk").replace(" Kijk", " Kijk</w:t></w:r>" + mark("footnote", 1) + "<w:r><w:t>")
    assert "Zie" in read_docx(docx(body, footnotes=looped), "brief.docx").text


def test_a_mail_inside_a_mail_is_named_and_not_read() -> None:
    inner, outer = EmailMessage(), EmailMessage()
    inner["Subject"], inner["From"] = "Binnenin", "a@voorbeeld.nl"
    inner.set_content("Dit stond in de doorgestuurde mail.")
    outer["Subject"], outer["From"] = "Buitenkant", "b@voorbeeld.nl"
    outer.set_content("Zie de bijlage.")
    outer.add_attachment(inner)
    text = read_eml(outer.as_bytes(), "bericht.eml").text
    assert "Zie de bijlage." in text
    assert "Bijlage: e-mail Binnenin (niet gelezen)." in text
    assert "doorgestuurde mail" not in text


def test_scripts_and_hidden_parts_of_a_page_are_not_read() -> None:
    page = """<html><head><style>p{}</style><script>alert('dicht')</script></head><body><p>De brug is open.</p>
    <p hidden>geheim</p><p style="display: none">geheim</p><template><p>geheim</p></template><noscript>geheim</noscript>
    <!-- geheim --><svg><text>geheim</text></svg></body></html>"""
    assert shown(read_html(page.encode(), "stuk.html")) == "De brug is open."


@pytest.mark.parametrize(
    "entity",
    ['<!ENTITY x SYSTEM "file:///etc/passwd">', '<!ENTITY x SYSTEM "http://voorbeeld.nl/x">', '<!ENTITY x "y">'],
)
def test_entities_are_refused(entity: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_xml(f"<!DOCTYPE a [{entity}]><kamervragen><al>&x;</al></kamervragen>".encode(), "stuk.xml")
    assert str(caught.value).startswith("stuk.xml: ")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("Café de Brug".encode("utf-16"), "UTF-16"),
        ("Café de Brug".encode("cp1252"), "geen UTF-8"),
        (b"De brug\0 is dicht.", "binaire inhoud"),
    ],
    ids=["utf-16", "windows-1252", "nul bytes"],
)
def test_other_encodings_of_text_are_refused_with_what_to_do(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason) as caught:
        read_text(data, "stuk.txt")
    assert "UTF-8" in str(caught.value)


@pytest.mark.parametrize("reader", [read_docx, read_odt], ids=["docx", "odt"])
def test_a_zip_that_unpacks_to_far_more_is_refused(reader: Callable[[bytes, str], Source]) -> None:
    parts: dict[str, str | bytes] = {"word/document.xml": b" " * (6 * 2**20), "content.xml": b" " * (6 * 2**20)}
    with pytest.raises(SourceError, match="uitgepakt"):
        reader(zipped(parts), "stuk")
