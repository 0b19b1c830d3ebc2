"""`vraagbaak dossier` on the command line: files in, files out, and every refusal in one line."""

import json
import re
from pathlib import Path

import pytest
from shipped import json_of, left_alone, one_line, seed_index, vraagbaak
from word_papers import docx, p

ASKED = """Vragen van het lid De Boer (KLM) aan de minister van Justitie over lachgas

1
Hoeveel lachgascilinders heeft de politie in 2024 in beslag genomen?

2
Deelt u de zorg dat de huidige wetgeving, die sinds 1 juli 2023 wordt gehandhaafd, niet overal effectief genoeg werkt?

3
Wat kost een treinkaartje van Utrecht naar Groningen?
"""


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A file with three questions."""
    path = tmp_path / "vragen.txt"
    path.write_text(ASKED, encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", ["docx", "md", "html"])
def test_a_dossier_is_written_whole(paper: Path, suffix: str) -> None:
    out = paper.parent / f"dossier.{suffix}"
    result = vraagbaak("dossier", paper, "--out", out, index=seed_index())
    assert result.exit_code == 0, result.output
    assert re.fullmatch(r"3 vragen, [2-6] eerdere antwoorden, 1 vragen zonder; dossier in (.+)\n", result.stdout)
    first = out.read_bytes()
    assert first
    assert sorted(path.name for path in paper.parent.iterdir()) == sorted(["vragen.txt", out.name])
    vraagbaak("dossier", paper, "--out", out, index=seed_index())
    assert out.read_bytes() == first


def test_json_is_the_same_as_data_from_standard_input_too(paper: Path) -> None:
    whole = json_of(vraagbaak("dossier", paper, "--json", index=seed_index()))
    given = json_of(vraagbaak("dossier", "-", "--json", index=seed_index(), stdin=ASKED))
    assert given["items"] == whole["items"]
    assert [item["label"] for item in whole["items"]] == ["1", "2", "3"]
    assert "66.000" in json.dumps(whole["items"][0], ensure_ascii=False)
    assert whole["items"][2]["earlier"] == []
    first = whole["items"][0]["earlier"][0]
    assert set(first) == {"label", "identical", "sure", "word", "asked", "same_paper", "citations"}


def test_a_word_file_is_read_too(paper: Path) -> None:
    path = paper.parent / "vragen.docx"
    path.write_bytes(docx("".join(p(line) for line in ASKED.splitlines() if line)))
    whole = json_of(vraagbaak("dossier", path, "--json", index=seed_index()))
    assert [item["label"] for item in whole["items"]] == ["1", "2", "3"]


def test_dropped_answers_stay_away(paper: Path) -> None:
    out = paper.parent / "dossier.md"
    vraagbaak("dossier", paper, "--out", out, "--drop", "1.1", index=seed_index())
    assert "66.000" not in out.read_text(encoding="utf-8").partition("## Vraag 2")[0]
    assert "Weggelaten: 1." in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((), "--out"),
        (("--out", "dossier.pdf"), ".docx"),
        (("--out", "dossier"), ".docx"),
    ],
)
def test_wrong_usage_ends_with_2(paper: Path, given: tuple[str, ...], said: str) -> None:
    result = vraagbaak("dossier", paper, *given, index=seed_index())
    assert result.exit_code == 2
    assert said in result.stderr


def test_the_paper_itself_is_never_written_over(paper: Path) -> None:
    same = paper.rename(paper.parent / "vragen.md")
    with left_alone(paper.parent):
        assert vraagbaak("dossier", same, "--out", same, index=seed_index()).exit_code == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("weg.txt", None),
        ("leeg.txt", b""),
        ("brief.txt", b"Dit stuk vraagt niets en zegt veel. " * 30),
        ("stuk.docx", b"geen word"),
        ("stuk.xyz", b"Wat kost kaas?"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line_and_touches_nothing(
    tmp_path: Path, name: str, content: bytes | None
) -> None:
    out = tmp_path / "dossier.md"
    out.write_text("van mij", encoding="utf-8")
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with left_alone(tmp_path):
        assert name in one_line(vraagbaak("dossier", tmp_path / name, "--out", out, index=seed_index()))


def test_a_place_that_cannot_be_written_is_said_in_one_line(paper: Path) -> None:
    out = paper.parent / "weg" / "dossier.md"
    assert "--out" in one_line(vraagbaak("dossier", paper, "--out", out, index=seed_index()))
    assert "9.9" in one_line(vraagbaak("dossier", paper, "--json", "--drop", "9.9", index=seed_index()))


def test_messages_are_in_english_too(paper: Path) -> None:
    out = paper.parent / "dossier.md"
    assert "questions" in vraagbaak("dossier", paper, "--out", out, "--lang", "en", index=seed_index()).stdout
    assert "does not exist" in one_line(
        vraagbaak("dossier", "weg.txt", "--out", out, "--lang", "en", index=seed_index())
    )
