"""Files to source texts: kept to the character, or refused in one line that says what to do."""

import hashlib
from pathlib import Path

import pytest

from index.errors import SourceError
from index.load import load
from index.readers import reader_for, text
from index.records import Document
from index.structure import find_units
from index.tidy import tidy

PAPER = """Vraag 1
Is dat zo?

Antwoord op vraag 1
Jazeker. Het gaat om 68.000 cilinders, naar ’t schijnt.
"""


def saved(folder: Path, data: bytes, name: str = "stuk.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def shown(document: Document) -> list[list[str]]:
    return [
        [unit.address, *(tidy(document, span) for span in (*unit.questions, *([unit.answer] if unit.answer else [])))]
        for unit in find_units(document)
    ]


REFUSED = {
    "empty": (b"", "leeg"),
    "blanks": (b" \n\t\r\n \xc2\xa0\n", "leeg"),
    "only a byte order mark": (b"\xef\xbb\xbf\n", "leeg"),
    "utf-16 with a mark": (PAPER.encode("utf-16"), "UTF-16"),
    "utf-16 without a mark": (PAPER.encode("utf-16-le"), "binair"),
    "latin-1": ("cocaïne en opioïden".encode("latin-1"), "0xef"),
    "windows-1252": ("’s-Gravenhage".encode("cp1252"), "0x92"),
    "pdf with another name": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "UTF-8"),
    "docx with another name": (b"PK\x03\x04\x14\x00\x06\x00\x08\x00", "binair"),
    "control characters": (b"\x01\x02\x03\x04 tekst", "binair"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_refused_with_the_file_and_the_reason(kind: str, tmp_path: Path) -> None:
    data, reason = REFUSED[kind]
    with pytest.raises(SourceError) as caught:
        load(saved(tmp_path, data))
    dutch, english = str(caught.value), caught.value.english
    assert dutch.startswith("stuk.txt: ")
    assert reason in dutch
    assert "\n" not in dutch + english
    assert english.startswith("stuk.txt: ")
    assert english != dutch


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(tmp_path, PAPER.encode())
    monkeypatch.setattr(text, "MAX_BYTES", len(PAPER.encode()))
    assert load(path).text == PAPER
    monkeypatch.setattr(text, "MAX_BYTES", len(PAPER.encode()) - 1)
    with pytest.raises(SourceError, match=r"stuk\.txt: .*hooguit"):
        load(path)


@pytest.mark.parametrize("name", ["stuk.xyz", "stuk", "stuk.txt.bak", ".txt"])
def test_unknown_ending(name: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"onbekend; verwacht .*\.txt"):
        load(saved(tmp_path, PAPER.encode(), name))


def test_a_folder_that_is_named_like_a_paper(tmp_path: Path) -> None:
    (tmp_path / "map.txt").mkdir()
    with pytest.raises(SourceError, match=r"map\.txt: niet te lezen"):
        load(tmp_path / "map.txt")


@pytest.mark.parametrize("suffix", [".txt", ".md", ".TXT", ".Md"])
def test_endings_in_any_case(suffix: str, tmp_path: Path) -> None:
    assert reader_for(suffix) is reader_for(suffix.lower()) is not None
    document = load(saved(tmp_path, PAPER.encode(), f"stuk{suffix}"))
    assert (document.id, document.file, document.text) == ("stuk", f"stuk{suffix}", PAPER)


@pytest.mark.parametrize(
    "data",
    [
        PAPER.encode(),
        b"\xef\xbb\xbf" + PAPER.encode(),
        PAPER.replace("\n", "\r\n").encode(),
        PAPER.replace("\n", "\r\n", 3).encode(),
        f"\f{PAPER}\f\t😀 é e\u0301 \u00a0 \u200b einde".encode(),
    ],
    ids=["plain", "byte order mark", "crlf", "mixed line ends", "far characters"],
)
def test_every_character_is_kept(data: bytes, tmp_path: Path) -> None:
    document = load(saved(tmp_path, data))
    assert document.text.encode() == data
    assert document.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("form", ["plain", "byte order mark", "crlf"])
def test_units_are_the_same_whatever_the_line_ends(form: str, tmp_path: Path) -> None:
    data = PAPER.replace("\n", "\r\n") if form == "crlf" else PAPER
    document = load(saved(tmp_path, (b"\xef\xbb\xbf" if form == "byte order mark" else b"") + data.encode()))
    answer = "Jazeker. Het gaat om 68.000 cilinders, naar ’t schijnt."
    assert shown(document) == [["stuk#antwoord-1", "Is dat zo?", answer]]
    unit = find_units(document)[0]
    assert unit.answer is not None
    assert document.text[unit.answer.start : unit.answer.end] == answer


def test_a_page_with_crlf_shows_the_same_as_one_without(seeds: Path, tmp_path: Path) -> None:
    paper = next(seeds.glob("002_*.txt"))
    lines = load(saved(tmp_path, paper.read_bytes().replace(b"\n", b"\r\n"), paper.name))
    assert shown(lines) == shown(load(paper))


def test_a_byte_order_mark_is_not_shown(tmp_path: Path) -> None:
    document = load(
        saved(tmp_path, b"\xef\xbb\xbfGeachte voorzitter,\nHierbij het verslag.\n\nTot slot\n" + b"Dat was het. " * 9)
    )
    assert shown(document)[0] == ["stuk#aanhef", "Geachte voorzitter, Hierbij het verslag."]
