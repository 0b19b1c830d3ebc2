"""What a paper says of itself, and what a curator wrote down about it: read, or None; never guessed."""

import hashlib
import tomllib
from pathlib import Path

import pytest

from index.corpus import find_files
from index.dates import iso_date
from index.errors import SourceError
from index.load import load
from index.records import Metadata
from index.sources import described, read_sources

FACES = {
    "Antwoord van minister Van Dam (Kaas en Brood) (ontvangen 3 mei 2024)": (
        "minister Van Dam (Kaas en Brood)", None, "2024-05-03",
    ),
    "Antwoord van de staatssecretaris De Boer (Kaas), mede namens de minister van Brood (ontvangen 31 mei 2025)": (
        "staatssecretaris De Boer (Kaas)", "de minister van Brood", "2025-05-31",
    ),
    "\n Antwoorden van minister Van Dam (Kaas) en staatssecretaris Bos (Brood),\nmede namens de ministers van Melk"
    "\nen van Boter (Ontvangen  1 januari\n2024)\nZie ook Aanhangsel nr. 3": (
        "minister Van Dam (Kaas) en staatssecretaris Bos (Brood)", "de ministers van Melk en van Boter", "2024-01-01",
    ),
    "Antwoord van Minister Van Dam (Kaas) (ontvangen 3 mei 2024)": ("Minister Van Dam (Kaas)", None, "2024-05-03"),
    "Vraag 1\nKent u het antwoord van minister Van Dam (Kaas) (ontvangen 3 mei 2024)?": (None, None, None),
    "Vraag 1\nKlopt dat?\n\nAntwoord op vraag 1\nJa, zie de brief van 3 mei 2024.": (None, None, None),
    "Er is kaas.": (None, None, None),
}  # fmt: skip


def about(folder: Path, text: str) -> Metadata:
    """What a paper of this text says of itself."""
    (folder / "stuk.txt").write_text(text, encoding="utf-8")
    return load(folder / "stuk.txt").metadata


@pytest.mark.parametrize("face", FACES)
def test_the_face_of_answers(face: str, tmp_path: Path) -> None:
    found = about(tmp_path, face)
    assert (found.speaker, found.on_behalf_of, found.date) == FACES[face]
    assert (found.number, found.url, found.delay) == (None, None, None)
    if face.strip().startswith("Antwoord"):
        assert found.kind == "vraag-antwoord"


TITLES = {
    "Antwoord van minister Bos (Kaas) (ontvangen 3 mei 2024)\n\nVraag 2\nEn  brood?\n\nVraag 1\nIs er\nkaas?\n\n"
    "Antwoord op vraag 1\nJa.\n\nAntwoord op vraag 2\nJa.\n": (
        "Antwoorden van minister Bos (Kaas) op Kamervragen: Is er kaas?"
    ),
    f"Vraag 1\nIs er {'kaas, ' * 60}?\n\nAntwoord op vraag 1\nJa.\n": (
        f"Antwoorden op Kamervragen: Is er {'kaas, ' * 25}".rstrip() + "…"
    ),
    "Vraag 1\n\nAntwoord op vraag 1\nJa.\n": "Antwoorden op Kamervragen",
    f"Geachte voorzitter,\n\n{'Er is kaas. ' * 20}\n\nHoogachtend,\n\nDe minister van Kaas,\n\nJ. de Boer\n": (
        "Kamerbrief van minister De Boer (Kaas)"
    ),
    "Datum 3 mei 2024\nBetreft: De prijs van kaas\n\nGeachte voorzitter,\n\nEr is kaas.\n": "De prijs van kaas",
    "24 077\tKaasbeleid\n\nNr. 456\tBRIEF VAN DE MINISTER VAN KAAS\n\nAan de Voorzitter\n\nEr is kaas."
    "\n\nHoogachtend,\n\nDe minister van Kaas,\nJ. de Boer\n": "Kamerbrief van minister De Boer (Kaas): Kaasbeleid",
    "Er is kaas.\n\nVeel kaas.": "Er is kaas.",
}


@pytest.mark.parametrize("text", TITLES)
def test_a_title_is_made_of_the_papers_own_words(text: str, tmp_path: Path) -> None:
    assert about(tmp_path, text).title == TITLES[text]


SIGNATURES = {
    "Hoogachtend,\n\nDe minister van Kaas en Brood,\n\n\nJ.P. de Boer\n": "minister De Boer (Kaas en Brood)",
    "Met vriendelijke groet,\n\nde staatssecretaris Jeugd,\nPreventie en Sport,\n\nJudith Zs.C.M. Tielen": (
        "staatssecretaris Tielen (Jeugd, Preventie en Sport)"
    ),
    "De minister van Kaas sprak hierover met de Kamer.\n\nHoogachtend,\n\nJ. de Boer": None,
    "De minister van Kaas en Brood\nJ.P. de Boer\n\nBijlage\n": "minister De Boer (Kaas en Brood)",
    "Hoogachtend,\n\nDe minister-president,\nminister van Algemene Zaken,\n\nDik de Boer": (
        "minister-president De Boer (Algemene Zaken)"
    ),
    "Hoogachtend,\n\nDe minister van Financiën\nAnna Bos": "minister Bos (Financiën)",
    "Een brief zonder ondertekening.": None,
}


@pytest.mark.parametrize("signature", SIGNATURES)
def test_who_signed_a_letter(signature: str, tmp_path: Path) -> None:
    found = about(tmp_path, f"Geachte voorzitter,\n\nHierbij het verslag.\n\n{signature}")
    assert found.kind == "kamerbrief"
    assert found.speaker == SIGNATURES[signature]
    assert (found.on_behalf_of, found.date) == (None, None)


def test_two_columns_are_two_signatures(tmp_path: Path) -> None:
    columns = "de minister van Kaas,\t\t\t\tde minister van Brood,\n\n\nAnna Bos\t\t\t\tD.M. van Dam\n"
    found = about(tmp_path, f"Hierbij het verslag.\n\nHoogachtend,\n\n{columns}")
    assert found.speaker == "minister Bos (Kaas) en minister Van Dam (Brood)"
    assert found.ministry == "Kaas; Brood"


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("5 november 2025", "2025-11-05"),
        (" 31 Januari 2024 ", "2024-01-31"),
        ("29 februari 2024", "2024-02-29"),
        ("29 februari 2023", None),
        ("31 juni 2025", None),
        ("0 mei 2025", None),
        ("5 brumaire 2025", None),
        ("5 november", None),
        ("november 2025", None),
        ("", None),
    ],
)
def test_iso_date(written: str, iso: str | None) -> None:
    assert iso_date(written) == iso


# The seed papers and what was written down about them

SPEAKERS = {
    "000": ("minister Van Oosten (Justitie en Veiligheid)", "2025-11-05"),
    "001": ("minister Van Weel (Justitie en Veiligheid)", "2026-05-18"),
    "002": ("staatssecretaris Blokhuis (Volksgezondheid, Welzijn en Sport)", None),
    "003": ("minister Hermans (Volksgezondheid, Welzijn en Sport) en minister Van Weel (Justitie en Veiligheid)", None),
    "004": ("staatssecretaris Tielen (Jeugd, Preventie en Sport)", None),
}


@pytest.mark.parametrize("key", SPEAKERS)
def test_seed_papers_say_who_and_when(key: str, seeds: Path) -> None:
    found = load(next(seeds.glob(f"{key}_*.txt"))).metadata
    assert (found.speaker, found.date) == SPEAKERS[key]
    on_behalf = {
        "000": "de staatssecretaris van Volksgezondheid, Welzijn en Sport",
        "001": "de minister van Volksgezondheid, Welzijn en Sport",
    }
    assert found.on_behalf_of == on_behalf.get(key)
    assert found.kind == ("vraag-antwoord" if key in on_behalf else "kamerbrief")


def test_sources_describe_exactly_the_seed_papers(seeds: Path) -> None:
    entries = read_sources(seeds)
    papers = {path.name: path for path in seeds.glob("*.txt")}
    assert entries.keys() == papers.keys()
    for name, path in papers.items():
        entry, document = entries[name], load(path)
        assert entry["sha256"] == document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
        assert entry["kind"] == document.metadata.kind
        # What the list says of who and when is what the paper says itself.
        for field in ("speaker", "on_behalf_of", "date"):
            assert entry.get(field) == getattr(document.metadata, field)
        shown = " ".join(document.text.split())
        assert all(number in shown for number in entry["names"])
        described_too = load(path, entry).metadata
        assert described_too.title == entry["title"]


FACE = Metadata(kind="kamerbrief", title="Kamerbrief", speaker="minister Bos (Kaas)")


def test_an_entry_counts_only_for_its_own_bytes() -> None:
    entry = {"sha256": "aa", "title": "Brief over kaas", "date": tomllib.loads("d = 2024-05-03")["d"], "url": ""}
    wanted = Metadata(kind="kamerbrief", title="Brief over kaas", speaker="minister Bos (Kaas)", date="2024-05-03")
    assert described(FACE, entry, "aa") == wanted
    assert described(FACE, entry, "bb") == FACE
    assert described(FACE, None, "aa") == FACE


def test_no_list_is_an_empty_one(tmp_path: Path) -> None:
    assert read_sources(tmp_path) == {}


@pytest.mark.parametrize(
    "content",
    [
        b"[[document]\n",
        b"\xff\xfe",
        b'document = ["stuk.txt"]\n',
        b'document = "stuk.txt"\n',
        b'[[document]]\nsha256 = "aa"\n',
        b'[[document]]\nfile = "stuk.txt"\n',
        b'[[document]]\nfile = "stuk.txt"\nsha256 = "aa"\ndate = "vorige week"\n',
    ],
    ids=["no toml", "no utf-8", "entries of text", "text", "without file", "without sha256", "no date"],
)
def test_a_wrong_list_is_refused_by_name(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_bytes(content)
    with pytest.raises(SourceError, match=r"sources\.toml"):
        read_sources(tmp_path)


def test_each_file_is_found_with_the_entry_of_its_own_folder(tmp_path: Path) -> None:
    for folder in ("a", "b", ".hidden"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "stuk.txt").write_text("Tekst.", encoding="utf-8")
    (tmp_path / "b" / ".verborgen.txt").write_text("Tekst.", encoding="utf-8")
    (tmp_path / "a" / "sources.toml").write_text('[[document]]\nfile = "stuk.txt"\nsha256 = "aa"\n', encoding="utf-8")
    found = list(find_files([tmp_path, tmp_path / "b" / "stuk.txt"]))
    assert [(path.relative_to(tmp_path).as_posix(), entry and entry["sha256"]) for path, _, entry in found] == [
        ("a/stuk.txt", "aa"),
        ("b/stuk.txt", None),
        ("b/stuk.txt", None),
    ]
    with pytest.raises(SourceError, match="bestaat niet"):
        list(find_files([tmp_path / "weg"]))
