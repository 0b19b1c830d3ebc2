"""The audit commands: rebuilt to the byte, listed, judged, proven, exported and erased."""

import csv
import json
import stat
from hashlib import sha256
from pathlib import Path

import pytest
from audit_files import kept
from shipped import FARE, LACHGAS, REGISTERED, copied_index, json_of, one_line, read_lines, vraagbaak, write_lines

from qa.audit import log_of
from qa.audit_check import verify
from qa.audit_log import AuditLog
from qa.audit_read import entry


@pytest.fixture(autouse=True)
def _settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VRAAGBAAK_AUDIT", "VRAAGBAAK_USER", "VRAAGBAAK_AUDIT_SYNC"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """A copy of the seed index without a log."""
    folder = copied_index(tmp_path)
    for path in folder.glob("audit.jsonl*"):
        path.unlink()
    return folder


@pytest.mark.parametrize(
    ("question", "filters", "history"),
    [
        (REGISTERED, {}, []),
        (FARE, {}, []),
        ("En in 2023?", {"document": f"{LACHGAS}.txt"}, ["Hoeveel cilinders nam de politie in 2024 af?"]),
    ],
)
def test_an_old_answer_is_rebuilt_byte_for_byte(
    question: str, filters: dict[str, str], history: list[str], index: Path, tmp_path: Path
) -> None:
    asked = write_lines(
        tmp_path / "q.jsonl", [{"id": "x7", "question": question, "filters": filters, "history": history}]
    )
    out = tmp_path / "a.jsonl"
    vraagbaak("batch", "--questions", asked, "--out", out, "--no-latency", index=index)
    (written,) = read_lines(out)
    (payload,) = kept(log_of(index))
    assert payload["answer_sha256"] == sha256(out.read_bytes().removesuffix(b"\n")).hexdigest()
    found = json_of(vraagbaak("audit", "rebuild", "1", "--json", index=index))
    assert (found["outcome"], found["differs"]) == ("same", [])
    assert found["answer"] == written
    assert found["standing"] == len(written["citations"])
    said = vraagbaak("audit", "rebuild", "1", index=index)
    assert (said.exit_code, said.stderr) == (0, "")
    assert said.stdout.startswith("Regel 1: hetzelfde antwoord, byte voor byte.")


def test_a_rebuilt_answer_that_differs_is_told(index: Path) -> None:
    vraagbaak("ask", REGISTERED, index=index)
    (payload,) = kept(log_of(index))
    other = AuditLog(index / "ander.jsonl")
    other.append(json.dumps(payload | {"confidence": 0.5, "answer": "Er zijn er 1802. [1]"}).encode())
    result = vraagbaak("audit", "rebuild", "1", "--log", other.path, index=index)
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "(answer, confidence)" in result.stderr
    assert "1801" in result.stdout


def test_a_generation_that_is_gone_is_said_in_one_line(index: Path, tmp_path: Path) -> None:
    vraagbaak("ask", REGISTERED, index=index)
    paper = tmp_path / "brug.txt"
    paper.write_text("Geachte voorzitter,\n\nDe brug bij Dorp gaat in mei open.\n", encoding="utf-8")
    vraagbaak("index", paper, index=index)
    result = vraagbaak("audit", "rebuild", "1", index=index)
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "is er niet meer" in result.stderr
    assert "citaten: 1, waarvan 1 ook in de huidige" in result.stderr
    assert "antwoord: Bij het OM zijn 1801 lachgaszaken geregistreerd. [1]" in result.stdout
    log = log_of(index).path
    nowhere = vraagbaak("audit", "rebuild", "1", "--log", log, "--lang", "en", index=tmp_path / "niets")
    assert nowhere.exit_code == 1
    assert nowhere.stderr.startswith("Line 1: cannot be asked again: no index in ")
    assert nowhere.stderr.count("\n") == 1
    assert "answer: Bij het OM" in nowhere.stdout


def test_list_show_and_decide(index: Path) -> None:
    for question in (REGISTERED, FARE):
        vraagbaak("ask", question, index=index, env={"VRAAGBAAK_USER": "an"})
    decided = vraagbaak("audit", "decide", "1", "--as", "used", "--remark", "dossier Dorp", index=index)
    assert decided.stdout == "oordeel vastgelegd in regel 3\n"
    listed = vraagbaak("audit", "list", index=index).stdout.splitlines()
    assert len(listed) == 2
    assert "an  “Hoeveel lachgaszaken" in listed[0]
    assert listed[0].endswith("gebruikt in dossier: dossier Dorp")
    assert listed[1].endswith("niet gevonden")
    assert vraagbaak("audit", "list", "--last", "1", index=index).stdout.splitlines() == listed[1:]
    assert "nog geen antwoorden" in vraagbaak("audit", "list", "--user", "bo", index=index).stdout
    rows = json_of(vraagbaak("audit", "list", "--json", index=index))
    assert [(row["n"], len(row["decisions"])) for row in rows] == [(1, 1), (2, 0)]
    shown = vraagbaak("audit", "show", "1", "--lang", "en", index=index).stdout
    assert f"question: {REGISTERED}" in shown
    assert f"[1] {LACHGAS}#antwoord-7 [" in shown
    assert "decision: used in dossier: dossier Dorp" in shown
    assert json_of(vraagbaak("audit", "show", "2", "--json", index=index))["abstained"] is True
    shown = vraagbaak("audit", "show", "3", index=index).stdout
    assert shown.startswith("oordeel: tijd ")
    assert "regel 1, oordeel gebruikt in dossier, opmerking dossier Dorp" in shown
    vraagbaak("audit", "decide", "2", "--as", "partly", "--remark", "  ", index=index)
    assert vraagbaak("audit", "list", index=index).stdout.splitlines()[-1].endswith("niet gevonden; deels bruikbaar")
    assert "regel 3 is geen antwoord (oordeel)" in one_line(
        vraagbaak("audit", "decide", "3", "--as", "wrong", index=index)
    )
    assert "regel 9 staat niet" in one_line(vraagbaak("audit", "show", "9", index=index))


def test_verify_says_where_and_exits_1(index: Path) -> None:
    for _ in range(3):
        vraagbaak("ask", REGISTERED, index=index)
    log = log_of(index).path
    anchor = json_of(vraagbaak("audit", "verify", "--json", index=index))["anchor"]
    assert f"Anker: {anchor}" in vraagbaak("audit", "verify", "--anchor", anchor, index=index).stdout
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join([lines[0], lines[1].replace(b"1801", b"1802"), lines[2]]))
    result = vraagbaak("audit", "verify", index=index)
    assert (result.exit_code, result.stdout) == (1, "")
    first, last = result.stderr.splitlines()
    assert first.startswith("audit.jsonl, regel 2: verwacht: payload sha256 ")
    assert last == "NIET in orde: 1 fout."
    found = vraagbaak("audit", "verify", "--json", "--lang", "en", index=index)
    assert (found.exit_code, found.stderr.splitlines()[-1]) == (1, "NOT well: 1 failure.")
    assert [fault["line"] for fault in json.loads(found.stdout)["failures"]] == [2]
    assert "anker" in one_line(vraagbaak("audit", "verify", "--anchor", "x", index=index))
    assert "geen auditlog" in one_line(vraagbaak("audit", "verify", "--log", index / "weg.jsonl", index=index))


def test_an_export_is_proven_again_or_read_in_a_sheet(index: Path, tmp_path: Path) -> None:
    formula = '=HYPERLINK("x"); "bruggen"'
    vraagbaak("ask", REGISTERED, index=index)
    vraagbaak("ask", formula, index=index)
    vraagbaak("ask", FARE, index=index)
    vraagbaak("audit", "decide", "1", "--as", "useful", index=index)
    assert vraagbaak("audit", "erase", "3", "--reason", "verzoek", index=index).stdout.startswith("gewist: 1 regel;")
    anchor = json_of(vraagbaak("audit", "verify", "--json", index=index))["anchor"]
    for name in ("uit.jsonl", "uit.csv"):
        (tmp_path / name).write_bytes(b"oud")
        assert vraagbaak("audit", "export", "--out", tmp_path / name, index=index).exit_code == 0
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    assert (tmp_path / "uit.jsonl").read_bytes() == log_of(index).path.read_bytes()
    again = vraagbaak("audit", "verify", "--log", tmp_path / "uit.jsonl", "--anchor", anchor, index=index)
    assert again.exit_code == 0, again.stderr
    with (tmp_path / "uit.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert [row["regel"] for row in rows] == ["1", "2", "3"]
    assert (rows[0]["vraag"], rows[0]["niet gevonden"]) == (REGISTERED, "nee")
    assert rows[0]["oordelen"].endswith("useful")
    assert rows[1]["vraag"] == f"'{formula}"
    assert (rows[2]["vraag"], rows[2]["gewist"][-8:]) == ("", " verzoek")
    assert "verwacht een naam op .jsonl" in one_line(
        vraagbaak("audit", "export", "--out", tmp_path / "uit.txt", index=index)
    )
    assert "is het log zelf" in one_line(vraagbaak("audit", "export", "--out", log_of(index).path, index=index))
    assert "kan niet schrijven" in one_line(
        vraagbaak("audit", "export", "--out", tmp_path / "weg" / "uit.csv", index=index)
    )


def test_erase_and_retain_on_the_command_line(index: Path) -> None:
    for user in ("an", "bo", ""):
        vraagbaak("ask", REGISTERED, index=index, env={"VRAAGBAAK_USER": user})
    assert vraagbaak("audit", "erase", index=index).exit_code == 2
    assert vraagbaak("audit", "erase", "1", "--user", "an", "--reason", "x", index=index).exit_code == 2
    assert vraagbaak("audit", "erase", "1", index=index).exit_code == 2
    said = vraagbaak("audit", "erase", "--user", "an", "--reason", "verzoek", index=index)
    assert said.stdout.startswith("gewist: 1 regel;")
    assert "verzoek (regel 4)" in vraagbaak("audit", "show", "1", index=index).stdout
    assert "regel 1 bevat geen antwoord" in one_line(vraagbaak("audit", "rebuild", "1", index=index))
    assert vraagbaak("audit", "retain", "--days", "1", index=index).stdout == "niets te wissen\n"
    assert vraagbaak("audit", "retain", "--days", "0", index=index).stdout.startswith("gewist: 2 regels")
    assert (entry(log_of(index), 2).erased or {})["reason"] == "bewaartermijn van 0 dagen verstreken"
    assert verify(log_of(index)).failures == ()


def test_a_hostile_entry_does_not_steer_the_terminal(index: Path) -> None:
    vraagbaak("ask", "Hoeveel\x1b[31m bruggen \u202e zijn er?", index=index)
    for command in (("list",), ("show", "1")):
        said = vraagbaak("audit", *command, index=index).stdout
        assert "bruggen" in said
        assert "\x1b" not in said
        assert "\u202e" not in said
