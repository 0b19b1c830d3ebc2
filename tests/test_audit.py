"""Every answer kept by every command and the page; and an answer is never lost to its log."""

import logging
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from audit_files import kept
from shipped import FARE, REGISTERED, copied_index, json_of, left_alone, process, seed_engine, vraagbaak, write_lines
from ui_fake import answered, citation

from index.errors import VraagbaakError
from qa.audit import keep, log_of
from qa.audit_check import verify
from qa.audit_entry import answer_payload
from qa.audit_log import AuditLog
from qa.records import Filters

ANSWER = answered("Hoeveel bruggen?", citation())


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


def told() -> tuple[list[str], Any]:
    """A list of what was told, and what tells it."""
    said: list[str] = []
    return said, lambda error: said.append(str(error))


def test_a_line_holds_what_an_archive_needs(tmp_path: Path) -> None:
    said, tell = told()
    asked = Filters(document="proef.txt", date_from="2024-01-01")
    number = keep(tmp_path, ANSWER, "ask", tell, fingerprint="f" * 64, filters=asked, history=("Een brug?",), user="An")
    assert (number, said) == (1, [])
    (found,) = kept(log_of(tmp_path))
    assert list(found) == [
        *("kind", "user", "time", "via", "salt", "id", "question", "history", "history_left_out", "filters"),
        *("index", "generation", "fingerprint", "abstained", "answer", "confidence", "citations", "passages"),
        "answer_sha256",
    ]
    assert (found["user"], found["via"], found["question"]) == ("An", "ask", "Hoeveel bruggen?")
    assert (found["history"], found["filters"]) == (["Een brug?"], {"document": "proef.txt", "from": "2024-01-01"})
    assert found["time"][-6] in "+-"
    assert (found["index"], found["fingerprint"], found["abstained"]) == ("f" * 64, "fake", False)
    quoted = citation()
    assert found["citations"] == [
        {
            **{"n": 1, "address": quoted.address, "document": quoted.document, "part": "antwoord"},
            **{"start": quoted.start, "end": quoted.end, "sha256": quoted.sha256, "quote": quoted.quote},
        }
    ]
    assert [(item["rank"], item["score"]) for item in found["passages"]] == [(1, 0.1)]


def test_nobody_is_named_unless_a_setting_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER", "geheim")
    monkeypatch.setenv("LOGNAME", "geheim")
    keep(tmp_path, ANSWER, "ask", print)
    monkeypatch.setenv("VRAAGBAAK_USER", " j.jansen ")
    keep(tmp_path, ANSWER, "ask", print)
    assert [item["user"] for item in kept(log_of(tmp_path))] == [None, "j.jansen"]
    assert b"geheim" not in log_of(tmp_path).path.read_bytes()


def test_salt_makes_the_same_answer_another_payload() -> None:
    one, two = (answer_payload(ANSWER, "ask") for _ in range(2))
    assert one["salt"] != two["salt"]
    assert len(one["salt"]) == 32
    assert one["answer_sha256"] == two["answer_sha256"]


def test_a_line_is_bounded(tmp_path: Path) -> None:
    long = "x" * 1_000_000
    big = replace(ANSWER, question=long, answer=long, citations=(replace(citation(), quote=long),) * 500)
    keep(tmp_path, big, "batch", print, history=("kort", long, *("vraag " * 100,) * 100, "laatste"))
    (found,) = kept(log_of(tmp_path))
    assert log_of(tmp_path).path.stat().st_size < 1_500_000
    assert found["history"][-1] == "laatste"
    assert len(found["history"]) + found["history_left_out"] == 103
    assert len(found["history"]) == 34
    assert found["question"].endswith("x… [1000000]")


@pytest.mark.parametrize("setting", ["off", "OFF", " off "])
def test_off_writes_nothing(setting: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VRAAGBAAK_AUDIT", setting)
    with left_alone(tmp_path):
        assert keep(tmp_path, ANSWER, "ask", print) is None
    monkeypatch.delenv("VRAAGBAAK_AUDIT")
    with left_alone(tmp_path):
        assert keep(tmp_path, ANSWER, "ask", print, off=True) is None


def test_the_place_is_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "archief"
    folder.mkdir()
    for setting, place in (("on", "audit.jsonl"), (str(folder / "log.jsonl"), "archief/log.jsonl")):
        monkeypatch.setenv("VRAAGBAAK_AUDIT", setting)
        keep(tmp_path, ANSWER, "ask", print)
        assert verify(AuditLog(tmp_path / place)).answers == 1
    monkeypatch.setenv("VRAAGBAAK_AUDIT", str(folder))
    assert log_of(tmp_path).path == folder / "audit.jsonl"


def test_a_log_that_cannot_be_written_is_told_once(tmp_path: Path) -> None:
    said, tell = told()
    place = tmp_path / "audit.jsonl"
    place.mkdir()
    assert [keep(tmp_path, ANSWER, "chat", tell) for _ in range(3)] == [None] * 3
    assert len(said) == 1
    assert said[0].startswith("antwoord niet vastgelegd: auditlog ")
    assert "VRAAGBAAK_AUDIT" in said[0]
    place.rmdir()
    assert keep(tmp_path, ANSWER, "chat", tell) == 1
    log_of(tmp_path).path.unlink()
    place.mkdir()
    assert keep(tmp_path, ANSWER, "chat", tell) is None
    assert len(said) == 2


def test_no_fault_of_the_log_reaches_who_asked(tmp_path: Path) -> None:
    said: list[VraagbaakError] = []
    broken = replace(ANSWER, citations=(None,))  # type: ignore[arg-type]  # a fault that nobody foresaw
    assert keep(tmp_path, broken, "ask", said.append) is None
    assert len(said) == 1
    assert "TypeError" in str(said[0])
    assert "answer not recorded" in said[0].in_language("en")


def test_each_command_keeps_its_answers(index: Path, tmp_path: Path) -> None:
    assert json_of(vraagbaak("ask", REGISTERED, "--json", index=index))["answer"]
    chat = vraagbaak("chat", index=index, stdin=f"?!\n{REGISTERED}\nEn in 2023?\n\n")
    assert (chat.exit_code, chat.stderr) == (0, "")
    asked = [{"id": "a", "question": FARE, "filters": {"from": "2020-01-01"}, "history": ["Een trein?"]}]
    out = tmp_path / "a.jsonl"
    batch = vraagbaak("batch", "--questions", write_lines(tmp_path / "q.jsonl", asked), "--out", out, index=index)
    assert (batch.exit_code, batch.stderr) == (0, "")
    found = kept(log_of(index))
    assert [(item["via"], item["question"], item["history"], item["filters"]) for item in found] == [
        ("ask", REGISTERED, [], {}),
        ("chat", REGISTERED, [], {}),
        ("chat", "En in 2023?", [REGISTERED], {}),
        ("batch", FARE, ["Een trein?"], {"from": "2020-01-01"}),
    ]
    assert {(item["fingerprint"], item["index"]) for item in found} == {
        (seed_engine().fingerprint, seed_engine().store.fingerprint)
    }
    assert {item["generation"] for item in found} == {next(index.glob("gen-*")).name}
    assert [item["id"] for item in found] == ["1", "1", "1", "a"]
    assert vraagbaak("audit", "verify", index=index).stdout.startswith("In orde: 4 regels: 4 antwoorden")


def test_one_flag_keeps_nothing(index: Path, tmp_path: Path) -> None:
    asked = write_lines(tmp_path / "q.jsonl", [{"id": "a", "question": FARE}])
    with left_alone(index):
        assert vraagbaak("ask", FARE, "--no-audit", index=index).exit_code == 0
        assert vraagbaak("chat", "--no-audit", index=index, stdin=f"{FARE}\n").exit_code == 0
        arguments = ("batch", "--questions", asked, "--out", tmp_path / "a.jsonl", "--no-audit")
        assert vraagbaak(*arguments, index=index).exit_code == 0
        assert vraagbaak("ask", FARE, index=index, env={"VRAAGBAAK_AUDIT": "off"}).exit_code == 0


def test_an_answer_comes_though_its_log_does_not(index: Path) -> None:
    (index / "audit.jsonl").mkdir()
    result = vraagbaak("chat", index=index, stdin=f"{REGISTERED}\n{REGISTERED}\n\n")
    assert result.exit_code == 0
    assert result.stdout.count("1801") == 2
    assert result.stderr.count("antwoord niet vastgelegd") == 1
    assert result.stderr.count("\n") == 1


def test_a_command_line_that_is_no_utf8_is_kept_too(tmp_path: Path) -> None:
    odd = replace(ANSWER, question="Hoeveel \udcff bruggen \ud83d\ude00?")
    assert keep(tmp_path, odd, "ask", print) == 1
    assert verify(log_of(tmp_path)).failures == ()
    assert "\udcff" in kept(log_of(tmp_path))[0]["question"]


def test_an_update_of_the_index_leaves_the_log(index: Path, seeds: Path) -> None:
    vraagbaak("ask", REGISTERED, index=index)
    before = log_of(index).path.read_bytes()
    assert vraagbaak("index", seeds, index=index).exit_code == 0
    assert log_of(index).path.read_bytes() == before


def test_in_a_process_of_its_own(index: Path) -> None:
    done = process("ask", REGISTERED, "--index", index, env={"VRAAGBAAK_AUDIT_SYNC": "1"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert stat.S_IMODE(log_of(index).path.stat().st_mode) == 0o600
    assert verify(log_of(index)).answers == 1


def test_the_page_keeps_its_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: Any) -> None:
    from test_ui_app import ask, started
    from ui_fake import FakeEngine

    (tmp_path / "gen-1").mkdir()
    (tmp_path / "CURRENT").write_text("gen-1\n")
    monkeypatch.setenv("VRAAGBAAK_INDEX", str(tmp_path))
    engine = FakeEngine()
    app = ask(ask(started(lambda _: engine), "Hoeveel zaken?"), "En daarna?")
    assert "auditlog" in app.sidebar.caption[0].value
    monkeypatch.setenv("VRAAGBAAK_AUDIT", "off")
    assert not app.run().sidebar.caption
    monkeypatch.delenv("VRAAGBAAK_AUDIT")
    found = kept(log_of(tmp_path))
    assert [(item["via"], item["question"], item["history"]) for item in found] == [
        ("ui", "Hoeveel zaken?", []),
        ("ui", "En daarna?", ["Hoeveel zaken?"]),
    ]
    log_of(tmp_path).path.unlink()
    (tmp_path / "audit.jsonl").mkdir()
    with caplog.at_level(logging.WARNING):
        assert not ask(app, "Hoeveel nu?").exception
    assert "antwoord niet vastgelegd" in caplog.text
