"""The audit log under many writers, after a crash, on a full disk, and where something else lies in its place."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest
from audit_files import filled, places
from shipped import ROOT

from qa.audit_chain import encoded
from qa.audit_check import verify
from qa.audit_log import AuditLog
from qa.audit_read import entries, entry
from qa.audit_records import AuditError


@pytest.mark.parametrize("left", [1, 40, 200, -1])
def test_a_torn_last_line_is_told_and_mended_and_costs_no_other(left: int, tmp_path: Path) -> None:
    log = filled(tmp_path, 2)
    before, head = log.path.read_bytes(), log.head_path.read_bytes()
    log.append(encoded({"kind": "answer", "question": "Wie opent de brug?" * 9}))
    torn = log.path.read_bytes()[len(before) :][:left]
    log.path.write_bytes(before + torn)
    log.head_path.write_bytes(head)
    found = verify(log)
    assert found.failures == ()
    assert [fault.line for fault in found.remarks] == [3]
    assert f"({len(torn)} bytes)" in found.remarks[0].dutch
    assert log.append(encoded({"kind": "answer"})) == 4
    assert log.path.read_bytes().startswith(before)
    note = entry(log, 3).payload
    assert note
    assert (note["kind"], note["what"], note["torn_bytes"]) == ("mended", "torn", len(torn))
    assert note["torn_sha256"] == sha256(torn).hexdigest()
    found = verify(log)
    assert found.failures == ()
    assert [fault.line for fault in found.remarks] == [3]


def test_a_head_that_is_behind_is_caught_up(tmp_path: Path) -> None:
    log = filled(tmp_path, 2)
    head = log.head_path.read_bytes()
    filled(tmp_path, 2)
    log.head_path.write_bytes(head)
    found = verify(log)
    assert (found.failures, [fault.line for fault in found.remarks]) == ((), [0])
    assert log.append(encoded({"kind": "answer"})) == 5
    assert (verify(log).failures, verify(log).remarks) == ((), ())


def test_adding_after_a_cut_hides_nothing(tmp_path: Path) -> None:
    log = filled(tmp_path, 5)
    lines = log.path.read_bytes().splitlines(keepends=True)
    log.path.write_bytes(b"".join(lines[:3]))
    # The numbers go on where the head was: a repair is line 6, the new one 7.
    assert log.append(encoded({"kind": "answer"})) == 7
    found = verify(log).failures
    assert [fault.line for fault in found] == [4, 4]
    assert "regelnummer 4; gevonden: n 6" in found[0].dutch
    (tmp_path / "kop").mkdir()
    taken = filled(tmp_path / "kop", 2)
    taken.head_path.unlink()
    assert [fault.line for fault in verify(taken).failures] == [0]
    taken.append(encoded({"kind": "answer"}))
    assert places(taken) == [3]


def test_a_file_of_something_else_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "audit.jsonl"
    for content in (b'{"id": "1", "question": "x"}\n', b"half een regel", b"\n"):
        other.write_bytes(content)
        with pytest.raises(AuditError, match="is geen auditlog"):
            AuditLog(other).append(b"{}")
        assert other.read_bytes() == content


@pytest.mark.parametrize("kind", ["folder", "link", "pipe"])
def test_only_a_plain_file_is_written_to(kind: str, tmp_path: Path) -> None:
    place, target = tmp_path / "audit.jsonl", tmp_path / "doel"
    target.write_bytes(b"")
    if kind == "folder":
        place.mkdir()
    elif kind == "link":
        place.symlink_to(target)
    else:
        os.mkfifo(place)
    with pytest.raises(AuditError, match="niet te gebruiken"):
        AuditLog(place).append(b"{}")
    assert target.read_bytes() == b""


def test_a_disk_that_is_full_leaves_the_log_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = filled(tmp_path, 2)
    content, write = log.path.read_bytes(), os.write

    def full(descriptor: int, data: bytes) -> int:
        if len(data) < 50:
            raise OSError(28, "No space left on device")
        return write(descriptor, data[:50])

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(AuditError, match="No space left"):
        log.append(encoded({"kind": "answer"}))
    monkeypatch.undo()
    assert log.path.read_bytes() == content
    assert log.append(encoded({"kind": "answer"})) == 3
    assert verify(log).failures == ()


def test_threads_and_processes_add_at_once(tmp_path: Path) -> None:
    log = AuditLog(tmp_path / "audit.jsonl", wait=60)
    script = (
        "import sys; from pathlib import Path; from qa.audit_log import AuditLog\n"
        "log = AuditLog(Path(sys.argv[1]), wait=60)\n"
        'for n in range(40): log.append(b\'{"from":"%s","k":%d}\' % (sys.argv[2].encode(), n))'
    )
    running = [subprocess.Popen([sys.executable, "-c", script, log.path, str(who)], cwd=ROOT) for who in range(3)]
    with ThreadPoolExecutor(4) as threads:
        numbers = list(threads.map(lambda n: log.append(encoded({"from": "t", "k": n})), range(40)))
    assert [child.wait() for child in running] == [0, 0, 0]
    assert len(set(numbers)) == 40
    found = verify(log)
    assert (found.head.lines, found.failures, found.remarks) == (160, (), ())
    by_writer: dict[str, list[int]] = {}
    for item in entries(log):
        assert item.payload
        by_writer.setdefault(item.payload["from"], []).append(item.payload["k"])
    assert {who: sorted(of) for who, of in by_writer.items()} == {who: list(range(40)) for who in ("t", "0", "1", "2")}
    # Each writer's own lines stand in the order in which it wrote them.
    assert all(by_writer[who] == sorted(by_writer[who]) for who in ("0", "1", "2"))


def test_who_waits_too_long_is_told(tmp_path: Path) -> None:
    log = AuditLog(tmp_path / "audit.jsonl", wait=0)
    with log.writing(), pytest.raises(AuditError, match="bezet door een andere opdracht"):
        log.append(b"{}")
