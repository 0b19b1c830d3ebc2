"""Erasing and retention: the words are gone from the file, the proof stays whole, and no tombstone can be forged."""

import json
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from audit_files import one_byte

from qa.audit import decide
from qa.audit_chain import encoded
from qa.audit_check import verify
from qa.audit_erase import erase, erase_user, retain
from qa.audit_log import AuditLog
from qa.audit_read import decisions, entries, entry
from qa.audit_records import AuditError

TODAY = datetime.fromisoformat("2026-03-10T12:00:00+01:00")


def filled(folder: Path) -> AuditLog:
    """Four answers: two of Anna, one of Bert, one of nobody, each about a day older than the next."""
    log = AuditLog(folder / "audit.jsonl")
    asked = [("anna", "2026-03-07T12:00:00+01:00"), ("bert", "2026-03-08T11:59:59+01:00")]
    asked += [("anna", "2026-03-09T09:30:00+00:00"), ("", "2026-03-10T11:00:00+01:00")]
    for number, (user, moment) in enumerate(asked, start=1):
        payload = {"kind": "answer", "user": user or None, "time": moment, "question": f"geheim-{number}"}
        log.append(encoded(payload))
    return log


def left(log: AuditLog) -> list[int]:
    """The lines that still hold an answer or a decision."""
    return [item.n for item in entries(log) if item.kind in ("answer", "decision")]


def test_an_erased_entry_is_gone_and_the_proof_is_not(tmp_path: Path) -> None:
    log = filled(tmp_path)
    anchor = verify(log).head
    others = [line for line in log.path.read_bytes().splitlines() if b"geheim-2" not in line]
    assert erase(log, [2], "verzoek van de betrokkene") == 1
    content = log.path.read_bytes()
    assert b"geheim-2" not in content
    assert b"bert" not in content
    assert [line for line in content.splitlines() if b"geheim" in line] == others
    found = verify(log, anchor)
    assert (found.failures, found.remarks, found.answers, found.erased) == ((), (), 3, 1)
    note = entry(log, 2).erased
    assert note
    assert note["by"] == 5
    assert note["reason"] == "verzoek van de betrokkene"
    assert entry(log, 5).payload
    assert note["time"] == (entry(log, 5).payload or {})["time"]
    assert stat.S_IMODE(log.path.stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["audit.jsonl", "audit.jsonl.head"]
    assert log.append(encoded({"kind": "answer"})) == 6
    assert verify(log, anchor).failures == ()


def test_the_decisions_on_an_answer_go_with_it(tmp_path: Path) -> None:
    log = filled(tmp_path)
    assert decide(log, 3, "used", "dossier Dorpsbrug", "carla") == 5
    assert decide(log, 4, "wrong") == 6
    assert [one["remark"] for one in decisions(log)[3]] == ["dossier Dorpsbrug"]
    assert erase(log, [3], "fout ingevoerd") == 2
    assert left(log) == [1, 2, 4, 6]
    assert b"Dorpsbrug" not in log.path.read_bytes()
    assert verify(log).failures == ()
    with pytest.raises(AuditError, match="regel 3 is geen antwoord"):
        decide(log, 3, "useful")


def test_all_of_one_user_goes_and_the_name_too(tmp_path: Path) -> None:
    log = filled(tmp_path)
    decide(log, 2, "useful", None, "anna")
    assert erase_user(log, "anna", "verzoek") == 3
    assert left(log) == [2, 4]
    assert b"anna" not in log.path.read_bytes()
    assert erase_user(log, "anna", "verzoek") == 0
    assert erase_user(log, "", "verzoek") == 0
    assert (verify(log).failures, verify(log).erased) == ((), 3)


@pytest.mark.parametrize(("days", "kept"), [(0, []), (1, [4]), (2, [3, 4]), (3, [1, 2, 3, 4]), (4, [1, 2, 3, 4])])
def test_what_is_older_than_so_many_days_goes(days: int, kept: list[int], tmp_path: Path) -> None:
    log = filled(tmp_path)
    # 1: 3 days old to the second, 2: 2 days and a second, 3: a day and an hour and a half, 4: an hour.
    assert retain(log, days, TODAY, "bewaartermijn") == 4 - len(kept)
    assert left(log) == kept
    assert verify(log).failures == ()
    before = log.path.read_bytes()
    assert retain(log, days, TODAY, "bewaartermijn") == 0
    assert log.path.read_bytes() == before
    assert retain(log, days, TODAY + timedelta(days=9), "bewaartermijn") == len(kept)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_without_a_reason_nothing_is_erased(tmp_path: Path, reason: str) -> None:
    log = filled(tmp_path)
    before = log.path.read_bytes()
    with pytest.raises(AuditError, match="lege reden"):
        erase(log, [1], reason)
    assert log.path.read_bytes() == before


def test_what_says_how_the_log_fared_stays(tmp_path: Path) -> None:
    log = filled(tmp_path)
    erase(log, [1], "verzoek")
    with pytest.raises(AuditError, match=r"regel 5 zegt wat er gewist of hersteld is \(wissing\)"):
        erase(log, [2, 5], "verzoek")
    with pytest.raises(AuditError, match="regel 77 staat niet in het log; er is niets gewist"):
        erase(log, [2, 77], "verzoek")
    assert left(log) == [2, 3, 4]
    assert erase(log, [1], "nog eens") == 0
    assert retain(log, 0, TODAY + timedelta(days=20_000), "alles") == 3
    assert [item.kind for item in entries(log)] == ["erased"] * 4 + ["erasure"] * 2


def test_nothing_is_made_where_there_is_no_log(tmp_path: Path) -> None:
    with pytest.raises(AuditError, match="geen auditlog"):
        erase_user(AuditLog(tmp_path / "audit.jsonl"), "anna", "verzoek")
    assert list(tmp_path.iterdir()) == []


def test_a_reason_may_hold_anything(tmp_path: Path) -> None:
    log = filled(tmp_path)
    erase(log, [1], '\ud83d\ude00 \udcff \n " \\ é')
    assert verify(log).failures == ()


def test_every_altered_byte_of_a_log_with_tombstones_is_found_in_its_line(tmp_path: Path) -> None:
    log = filled(tmp_path)
    erase(log, [2, 3], "verzoek")
    line = 1
    for place, byte in enumerate(log.path.read_bytes()):
        with one_byte(log.path, place, byte ^ 1):
            assert line in {fault.line for fault in verify(log).failures}, (place, chr(byte))
        line += byte == ord("\n")


def altered(log: AuditLog, number: int, change: dict[str, Any]) -> None:
    """Replace the payload of a line by a tombstone that says `change`, as one who forges would."""
    lines = log.path.read_bytes().splitlines(keepends=True)
    row = json.loads(lines[number - 1])
    opening = lines[number - 1].split(b',"payload"')[0]
    lines[number - 1] = opening + b',"erased":' + encoded({**change, "sha256": row["sha256"]}) + b"}\n"
    log.path.write_bytes(b"".join(lines))


def test_a_forged_tombstone_is_found(tmp_path: Path) -> None:
    log = filled(tmp_path)
    altered(log, 3, {"by": 5, "time": "2026-03-10T12:00:00+01:00", "reason": "zomaar"})
    assert [fault.line for fault in verify(log).failures] == [3]
    (tmp_path / "ander").mkdir()
    other = filled(tmp_path / "ander")
    erase(other, [1], "verzoek")
    note = entry(other, 1).erased
    assert note
    altered(other, 3, {name: note[name] for name in ("by", "time", "reason")})
    assert [fault.line for fault in verify(other).failures] == [3]


def test_an_erasure_that_was_undone_is_found(tmp_path: Path) -> None:
    log = filled(tmp_path)
    before = log.path.read_bytes().splitlines(keepends=True)
    erase(log, [2], "verzoek")
    after = log.path.read_bytes().splitlines(keepends=True)
    log.path.write_bytes(b"".join([after[0], before[1], *after[2:]]))
    (fault,) = verify(log).failures
    assert fault.line == 2
    assert "gewist door regel 5; geef de opdracht opnieuw" in fault.dutch
    assert erase(log, [2], "verzoek, opnieuw") == 1


def test_a_command_killed_before_the_head_was_written_costs_nothing(tmp_path: Path) -> None:
    log = filled(tmp_path)
    head = log.head_path.read_bytes()
    (tmp_path / ".audit.jsonl.new").write_bytes(b"rest van een eerdere opdracht")
    erase(log, [2], "verzoek")
    log.head_path.write_bytes(head)
    found = verify(log)
    assert (found.failures, [fault.line for fault in found.remarks]) == ((), [0])
    log.append(encoded({"kind": "answer"}))
    assert (verify(log).failures, verify(log).remarks) == ((), ())
    assert not (tmp_path / ".audit.jsonl.new").exists()


def test_erasing_while_others_add_loses_no_line(tmp_path: Path) -> None:
    log = AuditLog(filled(tmp_path).path, wait=60)
    adding = encoded({"kind": "answer", "question": "Hoeveel bruggen?"})
    with ThreadPoolExecutor(4) as threads:
        added = [threads.submit(log.append, adding) for _ in range(60)]
        gone = [threads.submit(erase, log, [number], "verzoek") for number in range(1, 5)]
        numbers = {one.result() for one in added}
        assert [one.result() for one in gone] == [1] * 4
    assert len(numbers) == 60
    assert set(left(log)) == numbers
    found = verify(log)
    assert (found.head.lines, found.erased, found.failures, found.remarks) == (68, 4, (), ())


def test_later_answers_that_repeat_an_erased_question_go_with_it(tmp_path: Path) -> None:
    log = AuditLog(tmp_path / "audit.jsonl")
    talk = [
        ("Wat doet Jan?", ()),
        ("En daarna?", ("Wat doet Jan?",)),
        ("Iets anders?", ()),
        ("En Piet?", ("Iets anders?",)),
    ]
    for question, history in talk:
        moment = "2026-03-09T12:00:00+01:00"
        log.append(encoded({"kind": "answer", "via": "chat", "time": moment, "question": question, "history": history}))
    log.append(
        encoded({"kind": "answer", "via": "ui", "question": "En nu?", "history": ["Wat doet Jan?"]})
    )  # another talk
    assert erase(log, [1], "verzoek") == 2
    assert left(log) == [3, 4, 5]
    assert verify(log).failures == ()
    assert retain(log, 0, TODAY, "bewaartermijn") == 2
    assert left(log) == [5]
