"""Every value that was read can be worked out again from the characters of the place it was read from."""

import re
from pathlib import Path

import pytest

from index.dates import iso_date
from index.load import load
from index.paper_numbers import find_paper_numbers
from index.records import Document, Span
from index.sources import read_sources
from index.tidy import tidy

PAPERS = {
    "aanhangsel": (
        "Vergaderjaar 2023–2024 Aanhangsel van de Handelingen\n\n2210\n\n2024Z00012\n\n"
        "Vragen van de leden Van Dam en Bos (beiden SP), en Vos (D66) aan de Minister\n"
        "van Financiën over het bericht «Kaas is op» (ingezonden 2 juli 2024).\n"
        "Antwoord van Minister De Wit (Financiën – Kaas), mede namens de\n"
        "Staatssecretaris van Brood (ontvangen 1 augustus 2024). Zie ook Aanhangsel\n"
        "Handelingen, vergaderjaar 2023–2024, nr. 12 en 14\n\n"
        "Vraag 1\nIs er kaas?\n\nAntwoord 1\nJa.\n",
        {"asked_by": 3, "delay": 2},
    ),
    "brief": (
        "Ministerie van Financiën\n> Retouradres Postbus 1\n\n"
        "Datum\n3 mei 2024\nBetreft\nDe prijs van kaas\nOns kenmerk\n2024-12\nUw kenmerk\n2024Z00012\n\n"
        "Geachte voorzitter,\n\nEr is kaas.\n\nHoogachtend,\n\n"
        "Mede namens de staatssecretaris van Brood,\nDe minister van Financiën,\n\nA.B. van Dam\n",
        {"ministry": 2},
    ),
    "kamerstuk": (
        "24 077 Kaasbeleid\n\nNr. 456 BRIEF VAN DE MINISTER VAN FINANCIËN\n\nDen Haag, 3 mei 2024\n\nEr is kaas.\n\n"
        "De Minister van Financiën,\nA. Bos\n\nkst-24077-456\n",
        {},
    ),
}


def derivable(document: Document, name: str, value: str, span: Span) -> bool:
    """True when a value follows from what stands in a span."""
    shown = tidy(document, span)
    if name in ("date", "asked"):
        return iso_date(shown) == value
    if value in map(str, find_paper_numbers(shown)):
        return True
    said = set(re.findall(r"\w+", shown.casefold()))
    if name == "number":
        joined = [re.sub(r"(?<=\d) (?=\d{3})", "", words) for words in (value, shown)]
        return set(re.findall(r"\d+", joined[0])) <= set(re.findall(r"\d+", joined[1]))
    return set(re.findall(r"\w+", value.casefold())) <= said


def check(document: Document) -> dict[str, int]:
    """How often each field was read; every place holds its value, and every value has a place unless it was made."""
    about = document.metadata
    seen: dict[str, int] = {}
    for name, span in about.read_from:
        place = seen.get(name, 0)
        seen[name] = place + 1
        said = getattr(about, name)
        several = list(said) if isinstance(said, tuple) else str(said).split("; ")
        assert 0 <= span.start < span.end <= len(document.text)
        assert any(derivable(document, name, value, span) for value in several), (name, said, tidy(document, span))
    for name in ("number", "date", "speaker", "on_behalf_of", "ministry", "asked", "case", "own_reference", "delay"):
        assert (getattr(about, name) is None) == (name not in seen), name
    assert seen.get("asked_by", 0) == len(about.asked_by)
    assert "kind" not in seen
    return seen


@pytest.mark.parametrize("name", PAPERS)
def test_each_value_has_its_place(name: str, tmp_path: Path) -> None:
    text, several = PAPERS[name]
    (tmp_path / "stuk.txt").write_text(text, encoding="utf-8")
    seen = check(load(tmp_path / "stuk.txt"))
    assert {field: count for field, count in seen.items() if count > 1} == several
    assert len(seen) >= 4


def test_the_seed_papers_say_it_at_their_places(seeds: Path) -> None:
    for path in seeds.glob("*.txt"):
        document = load(path)
        seen = check(document)
        assert "speaker" in seen
        assert "title" not in seen  # none of the five bears one; theirs are made


def test_what_a_curator_says_has_no_place(seeds: Path) -> None:
    path = next(seeds.glob("000_*.txt"))
    entry = dict(read_sources(seeds)[path.name], speaker="minister Bos (Kaas)")
    face, about = load(path).metadata, load(path, entry).metadata
    assert "speaker" in dict(face.read_from)
    assert about.speaker == "minister Bos (Kaas)"
    assert set(face.read_from) - set(about.read_from) == {(n, span) for n, span in face.read_from if n == "speaker"}
