"""The chain of the audit log: every byte, every line and the end are proven, and each fault is placed."""

import json
import stat
from hashlib import sha256
from pathlib import Path

import pytest
from audit_files import filled, one_byte, places

from qa.audit_chain import encoded, read_entry, read_line, written_head
from qa.audit_check import read_anchor, verify
from qa.audit_log import AuditLog
from qa.audit_read import entries, entry
from qa.audit_records import GENESIS, AuditError, Head


def test_the_chain_by_hand(tmp_path: Path) -> None:
    log = filled(tmp_path, 2)
    first, second = log.path.read_bytes().splitlines()
    payload = '{"kind":"answer","question":"Hoeveel bruggen zijn er in Dorp 1? Één."}'.encode()
    opening = f'{{"n":1,"previous":"{"0" * 64}","sha256":"{sha256(payload).hexdigest()}"'.encode()
    assert first == opening + b',"payload":' + payload + b"}"
    assert json.loads(second)["previous"] == sha256(opening).hexdigest()
    assert json.loads(log.head_path.read_text())["lines"] == 2
    found = verify(log)
    assert (found.head.lines, found.answers, found.failures, found.remarks) == (2, 2, (), ())
    assert found.head.last == json.loads(log.head_path.read_text())["last"]


def test_both_files_are_for_their_owner_only(tmp_path: Path) -> None:
    log = filled(tmp_path, 1)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (log.path, log.head_path)] == [0o600, 0o600]


@pytest.mark.parametrize(
    "payload", [{"question": "\ud83d\ude00 \udcff"}, {"question": "a\nb\r\u2028\u0085\x00c"}, {"x": 0.1}]
)
def test_a_payload_reads_back_as_it_was(payload: dict[str, object], tmp_path: Path) -> None:
    log = AuditLog(tmp_path / "audit.jsonl")
    log.append(encoded(payload))
    log.append(encoded(payload))
    raw = log.path.read_bytes()
    assert raw.count(b"\n") == 2
    assert verify(log).failures == ()
    expected = json.loads(json.dumps(payload))
    assert [item.payload for item in entries(log)] == [expected, expected]


def test_every_single_altered_byte_is_found_in_its_line(tmp_path: Path) -> None:
    log = filled(tmp_path, 3)
    line = 1
    for place, byte in enumerate(log.path.read_bytes()):
        for other in (byte ^ 1, ord("\n") if byte != ord("\n") else ord(" ")):
            with one_byte(log.path, place, other):
                found = verify(log).failures
            assert found, (place, chr(byte), chr(other))
            assert found[0].line == line, (place, chr(byte), chr(other), found)
        line += byte == ord("\n")
    assert places(log) == []


def test_one_altered_byte_is_one_fault_that_says_what_was_expected(tmp_path: Path) -> None:
    log = filled(tmp_path, 3)
    content = log.path.read_bytes()
    wanted = json.loads(content.splitlines()[1])["sha256"]
    log.path.write_bytes(content.replace(b"Dorp 2", b"Dorp 9"))
    (fault,) = verify(log).failures
    assert fault.line == 2
    assert f"verwacht: payload sha256 {wanted}; gevonden: sha256 " in fault.dutch
    assert f"expected: payload sha256 {wanted}; got: sha256 " in fault.english
    # In the hashes themselves too: the next line tells which of both was altered.
    for name in ("previous", "sha256"):
        value = json.loads(content.splitlines()[1])[name]
        altered = ("0" if value[0] != "0" else "1") + value[1:]
        log.path.write_bytes(content.replace(f'"{name}":"{value}'.encode(), f'"{name}":"{altered}'.encode()))
        (fault,) = verify(log).failures
        assert fault.line == 2
        assert value in fault.dutch
        assert altered in fault.dutch


def test_every_altered_byte_of_the_head_is_found(tmp_path: Path) -> None:
    log = filled(tmp_path, 12)
    for place, byte in enumerate(log.head_path.read_bytes()):
        with one_byte(log.head_path, place, byte ^ 1):
            assert verify(log).failures, place
    assert places(log) == []


def test_lines_that_are_gone_swapped_or_put_in_are_found(tmp_path: Path) -> None:
    log = filled(tmp_path, 5)
    lines = log.path.read_bytes().splitlines(keepends=True)
    for changed, place in (
        ([*lines[:2], *lines[3:]], 3),
        ([lines[0], lines[2], lines[1], *lines[3:]], 2),
        ([*lines[:3], lines[2], *lines[3:]], 4),
        ([*lines[:3], b"\n", *lines[3:]], 4),
        ([*lines[:3], b'{"n":4}\n', *lines[3:]], 4),
        (lines[1:], 1),
    ):
        log.path.write_bytes(b"".join(changed))
        assert places(log)[0] == place


def test_a_tail_cut_off_is_found_by_the_head_or_an_anchor(tmp_path: Path) -> None:
    log = filled(tmp_path, 5)
    lines = log.path.read_bytes().splitlines(keepends=True)
    anchor = verify(log).head
    assert read_anchor(str(anchor)) == anchor
    log.path.write_bytes(b"".join(lines[:3]))
    (fault,) = verify(log).failures
    assert fault.line == 4
    assert f"5 regels, de laatste {anchor.last}; gevonden: 3" in fault.dutch
    # Who makes the head anew too is found out by an anchor that was kept elsewhere.
    third = AuditLog(tmp_path / "drie.jsonl")
    third.path.write_bytes(b"".join(lines[:3]))
    last = verify(third, Head(0, GENESIS)).head
    log.head_path.write_bytes(written_head(last))
    assert verify(log).failures == ()
    assert [fault.line for fault in verify(log, anchor).failures] == [5]
    log.append(encoded({"kind": "answer"}))
    log.append(encoded({"kind": "answer"}))
    assert verify(log).failures == ()
    assert [fault.line for fault in verify(log, anchor).failures] == [5]


@pytest.mark.parametrize("text", ["", "5", "x:" + "0" * 64, "5:" + "0" * 63, "5:" + "g" * 64])
def test_an_anchor_has_one_form(text: str) -> None:
    with pytest.raises(AuditError, match="anker"):
        read_anchor(text)


def test_a_log_goes_on_from_an_anchor(tmp_path: Path) -> None:
    log = filled(tmp_path, 3)
    anchor = verify(log).head
    filled(tmp_path, 2)
    assert verify(log, anchor).failures == ()


def test_a_long_line_is_no_obstacle(tmp_path: Path) -> None:
    log = AuditLog(tmp_path / "audit.jsonl")
    for size in (10, 100_000, 1_000_000, 10):
        log.append(encoded({"question": "x" * size}))
    assert (verify(log).head.lines, verify(log).failures, verify(log).remarks) == (4, (), ())


def test_an_entry_that_was_altered_is_not_shown_as_if_it_were_not(tmp_path: Path) -> None:
    log = filled(tmp_path, 3)
    log.path.write_bytes(log.path.read_bytes().replace(b"Dorp 2", b"Dorp 9"))
    assert entry(log, 1).payload
    with pytest.raises(AuditError, match=r"regel 2 van .* is gewijzigd"):
        entry(log, 2)
    with pytest.raises(AuditError, match="regel 9 staat niet in"):
        entry(log, 9)
    with pytest.raises(AuditError, match="geen auditlog"):
        verify(AuditLog(tmp_path / "niets.jsonl"))


@pytest.mark.parametrize("raw", [b"", b"{}", b'{"n":0,"previous":"', b"[1]", b"\xff\xfe", b'{"n":1}' * 999])
def test_what_is_no_line_is_read_as_none(raw: bytes) -> None:
    assert read_line(raw) is None
    assert read_entry(raw) is None
