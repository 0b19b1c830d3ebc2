"""Word files that are damaged, locked or meant to harm: read, or refused in one line."""

import io
import zipfile

import pytest
from word_papers import docx, numbering, p, table, zipped

from index.errors import SourceError
from index.readers import word_package
from index.readers.docx import read_docx
from index.readers.source import Source


def read(data: bytes) -> Source:
    return read_docx(data, "brief.docx")


ENTITIES = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'
REFUSED = {
    "old": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "oud Word-bestand"),
    "password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
    "no zip": (b"gewoon wat tekst", "beschadigd"),
    "nothing": (b"", "beschadigd"),
    "cut off": (docx(p("Tekst."))[:-40], "beschadigd"),
    "no paper in it": (zipped({"mimetype": "x"}), "ontbreekt"),
    "no body": (zipped({"word/document.xml": "<d/>"}), "beschadigd"),
    "no xml": (zipped({"word/document.xml": "<w:d"}), "beschadigd"),
    "no text": (docx(p()), "geen tekst"),
    "entities": (zipped({"word/document.xml": ENTITIES}), "DTD"),
    "a bomb": (zipped({"word/document.xml": b" " * (6 * 2**20)}), "uitgepakt"),
    "very deep": (docx("<w:sdt>" * 5000 + "</w:sdt>" * 5000), "beschadigd"),
    "deep": (docx("<w:tbl><w:tr><w:tc>" * 80 + p("x") + "</w:tc></w:tr></w:tbl>" * 80), ""),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_refused_in_one_line(kind: str) -> None:
    data, reason = REFUSED[kind]
    if not reason:
        assert read(data).text == "x"
        return
    with pytest.raises(SourceError) as caught:
        read(data)
    assert str(caught.value).startswith("brief.docx: ")
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value) + caught.value.english


def test_a_file_with_too_many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_package, "MAX_ENTRIES", 2)
    with pytest.raises(SourceError, match="onderdelen"):
        read(docx(p("x")))


def test_damage_never_crashes() -> None:
    whole = docx(p("Vraag 1") + table(["a", "b"]), numbering=numbering([("decimal", "%1")]))
    inside = zipfile.ZipFile(io.BytesIO(whole)).read("word/document.xml")
    for at in range(0, len(whole), 7):
        for data in (whole[:at], whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :]):
            try:
                read(data)
            except SourceError:
                continue
    for at in range(0, len(inside), 5):
        cut = zipped({"word/document.xml": inside[:at] + b"<w:numId/>" + inside[at + 9 :]})
        try:
            read(cut)
        except SourceError:
            continue
