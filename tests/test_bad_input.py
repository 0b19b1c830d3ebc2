"""What goes wrong is explained in one line, and everything that was there stays as it was.

Permissions are no test of what cannot be written, since a superuser passes them: a file where a folder should be is.
"""

import json
import shutil
from pathlib import Path

import pytest
from conftest import ToyEncoder
from shipped import (
    LACHGAS,
    REGISTERED,
    copied_index,
    copied_seeds,
    json_of,
    left_alone,
    one_line,
    process,
    seed_index,
    vraagbaak,
    write_lines,
)

from index.build import build
from index.encoder import load_encoder

UNREADABLE: dict[str, tuple[str, bytes, str]] = {
    "empty": ("leeg.txt", b"", "leeg bestand"),
    "blank": ("wit.txt", b" \n\t\n", "leeg bestand"),
    "binary": ("foto.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binaire inhoud"),
    "control characters": ("ruis.txt", bytes(range(1, 32)) * 20, "binaire inhoud"),
    "latin-1": ("latijn.txt", "Antwoord van de minister over cafés".encode("latin-1"), "geen UTF-8"),
    "utf-16": ("breed.txt", "Antwoord van de minister".encode("utf-16"), "UTF-16"),
    "unknown format": ("blad.xyz", b"Antwoord", "formaat .xyz"),
}


def the_manifest(folder: Path) -> Path:
    return next(folder.glob("gen-*/manifest.json"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_folder_that_is_not_there(language: str, tmp_path: Path) -> None:
    with left_alone(tmp_path):
        line = one_line(vraagbaak("index", tmp_path / "weg", "--lang", language, index=tmp_path / "index"))
    assert str(tmp_path / "weg") in line
    assert ("bestaat niet" in line) == (language == "nl")


@pytest.mark.parametrize("case", UNREADABLE)
def test_a_file_that_is_no_paper(case: str, tmp_path: Path) -> None:
    name, content, reason = UNREADABLE[case]
    (tmp_path / name).write_bytes(content)
    folder = copied_index(tmp_path)
    with left_alone(tmp_path):
        line = one_line(vraagbaak("index", tmp_path / name, index=tmp_path / "nieuw"))
        english = one_line(vraagbaak("index", tmp_path / name, "--lang", "en", index=tmp_path / "nieuw"))
    assert name in line
    assert reason in line
    assert english != line
    # Beside papers that can be read it is skipped by name, and the index goes on.
    beside = vraagbaak("index", tmp_path / name, index=folder)
    assert beside.exit_code == 0, beside.output
    assert [skipped for skipped in beside.stdout.splitlines() if name in skipped and reason in skipped]
    assert json_of(vraagbaak("info", "--json", index=folder))["counts"]["documents"] == 5


def test_a_paper_that_can_no_longer_be_read_stays_in_the_index(tmp_path: Path) -> None:
    papers, folder = copied_seeds(tmp_path), tmp_path / "index"
    vraagbaak("index", papers, index=folder)
    paper = papers / f"{LACHGAS}.txt"
    content = paper.read_bytes()
    paper.write_bytes(b"\0\0\0")
    again = vraagbaak("index", papers, index=folder)
    assert again.exit_code == 0
    assert paper.name in again.stdout
    assert vraagbaak("source", paper.name, index=folder).stdout_bytes == content


def test_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    with left_alone(tmp_path):
        one_line(vraagbaak("index", tmp_path / "map", index=tmp_path / "index"))


def test_a_broken_list_of_sources(tmp_path: Path) -> None:
    papers = copied_seeds(tmp_path)
    (papers / "sources.toml").write_text("[[document]\nfile = ", encoding="utf-8")
    with left_alone(tmp_path):
        assert "sources.toml" in one_line(vraagbaak("index", papers, index=tmp_path / "index"))


def test_an_index_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("er is al iets", encoding="utf-8")
    papers = copied_seeds(tmp_path)
    with left_alone(tmp_path):
        line = one_line(vraagbaak("index", papers, index=tmp_path / "bestand" / "index"))
        assert "bestand" in line
        assert vraagbaak("index", papers, index=tmp_path / "bestand").exit_code == 2


@pytest.mark.parametrize(
    "arguments",
    [["ask", REGISTERED], ["chat"], ["verify"], ["units"], ["source", LACHGAS], ["info"], ["cite", LACHGAS]],
)
def test_no_index(arguments: list[str], tmp_path: Path) -> None:
    with left_alone(tmp_path):
        dutch = one_line(vraagbaak(*arguments, index=tmp_path / "weg"))
        english = one_line(vraagbaak(*arguments, "--lang", "en", index=tmp_path / "weg"))
    assert "vraagbaak index" in dutch
    assert "vraagbaak index" in english
    assert dutch != english


def test_an_index_built_with_another_model(tmp_path: Path, toy_encoder: ToyEncoder) -> None:
    build([copied_seeds(tmp_path)], tmp_path / "index", encoder=toy_encoder)
    with left_alone(tmp_path):
        line = one_line(vraagbaak("ask", REGISTERED, index=tmp_path / "index"))
    assert toy_encoder.checksum[:12] in line
    assert load_encoder().checksum[:12] in line


def test_a_manifest_that_names_another_checksum(tmp_path: Path) -> None:
    folder = copied_index(tmp_path)
    manifest = json.loads(the_manifest(folder).read_text(encoding="utf-8"))
    manifest["encoder"]["checksum"] = "0" * 64
    the_manifest(folder).write_text(json.dumps(manifest), encoding="utf-8")
    with left_alone(folder):
        dutch = one_line(vraagbaak("ask", REGISTERED, index=folder))
        english = one_line(vraagbaak("ask", REGISTERED, "--lang", "en", index=folder))
    assert "0" * 12 in dutch
    assert dutch != english


def test_an_index_of_another_format(tmp_path: Path) -> None:
    folder = copied_index(tmp_path)
    manifest = json.loads(the_manifest(folder).read_text(encoding="utf-8"))
    manifest["settings"]["format"] = 99
    the_manifest(folder).write_text(json.dumps(manifest), encoding="utf-8")
    with left_alone(folder):
        assert "99" in one_line(vraagbaak("ask", REGISTERED, index=folder))


@pytest.mark.parametrize("name", ["manifest.json", "records.sqlite", "vectors.faiss", "stems", "ngrams"])
@pytest.mark.parametrize("damage", ["gone", "garbage"])
def test_a_damaged_index(name: str, damage: str, tmp_path: Path) -> None:
    folder = copied_index(tmp_path)
    path = the_manifest(folder).parent / name
    for file in sorted(path.iterdir()) if path.is_dir() else [path]:
        if damage == "garbage":
            file.write_bytes(b"\x01geen index")
        else:
            file.unlink()
    with left_alone(folder):
        assert "vraagbaak index" in one_line(vraagbaak("ask", REGISTERED, index=folder))


def test_a_pointer_to_nowhere(tmp_path: Path) -> None:
    folder = copied_index(tmp_path)
    shutil.rmtree(the_manifest(folder).parent)
    with left_alone(folder):
        assert "CURRENT" in one_line(vraagbaak("ask", REGISTERED, index=folder))


@pytest.mark.parametrize("question", ["", "   ", "?!", "\n\t"])
def test_an_empty_question(question: str) -> None:
    with left_alone(seed_index()):
        assert one_line(vraagbaak("ask", question, index=seed_index())).startswith("lege vraag")
        assert one_line(vraagbaak("ask", question, "--lang", "en", index=seed_index())).startswith("empty question")


def test_a_question_of_a_hundred_thousand_characters() -> None:
    with left_alone(seed_index()):
        assert "100000" in one_line(vraagbaak("ask", "lachgas? " * 11_111 + "?", index=seed_index()))
        assert "100000" in one_line(vraagbaak("cite", "x" * 100_000, index=seed_index()))


@pytest.mark.parametrize(
    "question", ["a" * 9_000, "lachgas " * 1_200, "😀 lachgas \u202e\x1b[31m", "' OR 1=1 --", "vraag 99"]
)
def test_odd_questions_get_an_answer_or_none(question: str) -> None:
    result = vraagbaak("ask", question, index=seed_index())
    assert result.exit_code == 0, result.output
    assert "\x1b" not in result.stdout
    assert json_of(vraagbaak("ask", question, "--json", index=seed_index()))["question"] == question


BROKEN_LINES: dict[str, object] = {
    "no JSON": '{"id": "b", "question": ',
    "a list": '["b", "Wat is lachgas?"]',
    "no question": {"id": "b"},
    "a number": {"id": "b", "question": 7},
    "an empty question": {"id": "b", "question": " "},
    "a long question": {"id": "b", "question": "x" * 100_000},
    "an unknown filter": {"id": "b", "question": REGISTERED, "filters": {"kleur": "rood"}},
    "filters as text": {"id": "b", "question": REGISTERED, "filters": "lachgas"},
    "a date that is none": {"id": "b", "question": REGISTERED, "filters": {"from": "vorig jaar"}},
    "history as text": {"id": "b", "question": REGISTERED, "history": "Wat is lachgas?"},
}


@pytest.mark.parametrize("case", BROKEN_LINES)
def test_a_file_of_questions_with_a_broken_line(case: str, tmp_path: Path) -> None:
    good = {"id": "a", "question": REGISTERED}
    asked = write_lines(tmp_path / "q.jsonl", [good, BROKEN_LINES[case], good])
    out = write_lines(tmp_path / "a.jsonl", ["dit stond er al"])
    with left_alone(tmp_path, seed_index()):
        line = one_line(vraagbaak("batch", "--questions", asked, "--out", out, index=seed_index()))
        english = one_line(vraagbaak("batch", "--questions", asked, "--out", out, "--lang", "en", index=seed_index()))
    assert "q.jsonl, regel 2" in line
    assert "q.jsonl, line 2" in english


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("weg.jsonl", None),
        ("leeg.jsonl", b""),
        ("latijn.jsonl", '{"question": "caf\xe9"}'.encode("latin-1")),
        ("vragen.docx", b"PK"),
        ("kapot.xlsx", b"PK\x03\x04geen blad"),
        ("alleenkop.csv", b"Nr;Vraag\r\n"),
    ],
)
def test_a_file_of_questions_that_cannot_be_read(name: str, content: bytes | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with left_alone(tmp_path):
        arguments = ("--questions", tmp_path / name, "--out", tmp_path / "a.jsonl")
        assert name in one_line(vraagbaak("batch", *arguments, index=seed_index()))
        assert name in one_line(vraagbaak("cite", *arguments, index=seed_index()))
        gold = ("--gold", tmp_path / name, "--out", tmp_path / "verslag")
        assert name in one_line(vraagbaak("evaluate", *gold, index=seed_index()))


@pytest.mark.parametrize(
    "row",
    [
        {"id": "a", "question": REGISTERED},
        {"id": "a", "question": REGISTERED, "relevant": "overal"},
        {"id": "a", "question": REGISTERED, "relevant": [{"vraag": 7}]},
        {"id": "a", "question": REGISTERED, "kind": "factoid", "relevant": []},
    ],
)
def test_questions_without_gold(row: dict[str, object], tmp_path: Path) -> None:
    gold = write_lines(tmp_path / "g.jsonl", [row])
    with left_alone(tmp_path):
        line = one_line(vraagbaak("evaluate", "--gold", gold, "--out", tmp_path / "verslag", index=seed_index()))
    assert "g.jsonl, regel 1" in line


def test_gold_whose_source_is_not_in_the_index(tmp_path: Path) -> None:
    gold = tmp_path / "goud.csv"
    gold.write_text(f"Vraag;Antwoord;Bron\n{REGISTERED};1801;onbekend.txt\n", encoding="utf-8")
    with left_alone(tmp_path):
        line = one_line(vraagbaak("evaluate", "--gold", gold, "--out", tmp_path / "verslag", index=seed_index()))
    assert "onbekend.txt" in line


@pytest.mark.parametrize("reference", [{"id": "r"}, {"id": "r", "reference": 7}, {"id": "r", "reference": "…"}])
def test_a_file_of_references_with_a_broken_line(reference: dict[str, object], tmp_path: Path) -> None:
    good = {"id": "a", "reference": "antwoord op vraag 7 lachgas"}
    asked = write_lines(tmp_path / "r.jsonl", [good, reference])
    out = write_lines(tmp_path / "c.jsonl", ["dit stond er al"])
    with left_alone(tmp_path):
        line = one_line(vraagbaak("cite", "--questions", asked, "--out", out, index=seed_index()))
    assert "r.jsonl, regel 2" in line


@pytest.mark.parametrize("command", [("batch", "--questions"), ("cite", "--questions"), ("evaluate", "--gold")])
def test_a_place_that_cannot_be_written(command: tuple[str, str], tmp_path: Path) -> None:
    row = {"id": "a", "question": REGISTERED, "reference": LACHGAS, "kind": "unanswerable", "relevant": []}
    asked = write_lines(tmp_path / "q.jsonl", [row])
    with left_alone(tmp_path):
        line = one_line(vraagbaak(*command, asked, "--out", asked / "map" / "uit", index=seed_index()))
    assert "--out" in line


def test_answers_that_are_no_answers(tmp_path: Path) -> None:
    wrong = write_lines(tmp_path / "a.jsonl", [{"id": "a", "question": REGISTERED}])
    assert "1" in one_line(vraagbaak("verify", wrong, index=seed_index()))
    assert "weg.jsonl" in one_line(vraagbaak("verify", tmp_path / "weg.jsonl", index=seed_index()))


def test_a_process_of_its_own_prints_one_line_and_no_traceback(tmp_path: Path) -> None:
    done = process("ask", REGISTERED, "--index", tmp_path / "weg")
    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr.count(b"\n") == 1
    assert b"Traceback" not in done.stderr
