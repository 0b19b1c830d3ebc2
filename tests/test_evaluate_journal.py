"""A journal holds what was judged: cut off or damaged anywhere it counts up to there, and never mixes two runs."""

import fcntl
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from evaluated import judged, some_gold
from shipped import seed_index

from index.errors import QuestionError
from qa.evaluation.journal import JOURNAL, finished, journal
from qa.evaluation.records import Found, Judged, Quoted
from qa.evaluation.run import answer_and_judge
from qa.gold.records import Place

RUN = {"gold": "abc", "settings": {"weight": 0.1}}
IDS = ("a", "b", "a", "ç“")


def one(id: str) -> Judged:
    """A question judged, with something in every field."""
    return Judged(
        id=id,
        question="Hoeveel kaas\n“is” er in 2024?",
        kind="multi",
        expected=(Place("kaas.txt", 3), Place("brief.txt", None, "Boetes"), Place("heel.txt", whole=True)),
        answer=("8.400 kilo",),
        own_words=False,
        read=True,
        relevant_passages=2,
        found=(Found("kaas.txt", 1, 9, "kaas#antwoord-3", 0), Found("brug.txt", 0, 4, "brug#antwoord-1", None)),
        quoted=(Quoted("kaas.txt", 1, 9, "kaas#antwoord-3", 0, "8.400\nkilo", "8.400 kilo", 2, True),),
        shown="8.400 kilo [1]",
        abstained=False,
        marked=True,
        confidence=0.1 + 0.2,
        latency_ms=1.5,
    )


def written(folder: Path) -> bytes:
    """The journal of RUN with all its questions, in another order than that of the gold."""
    with journal(folder, RUN, IDS) as kept:
        for place in (2, 0, 3, 1):
            kept.add(place, one(IDS[place]))
    return (folder / JOURNAL).read_bytes()


def held(folder: Path, run: dict[str, Any] = RUN) -> dict[int, Judged]:
    """What the journal in a folder holds for a run."""
    with journal(folder, run, IDS) as kept:
        return kept.judged


def test_what_was_kept_comes_back_as_it_was(tmp_path: Path) -> None:
    written(tmp_path)
    assert held(tmp_path) == {place: one(id) for place, id in enumerate(IDS)}


def test_a_journal_cut_off_at_any_byte_counts_up_to_there(tmp_path: Path) -> None:
    whole = written(tmp_path)
    ends = [at + 1 for at, byte in enumerate(whole) if byte == ord("\n")]
    order = (2, 0, 3, 1)
    for cut in range(ends[2] + 1):
        (tmp_path / JOURNAL).write_bytes(whole[:cut])
        lines = sum(end <= cut for end in ends)
        assert set(held(tmp_path)) == set(order[: max(0, lines - 1)]), cut
        # What was cut off is gone, and a line is added after what is left.
        assert (tmp_path / JOURNAL).read_bytes() == whole[: ends[max(lines, 1) - 1]]


def test_a_damaged_line_ends_what_counts(tmp_path: Path) -> None:
    lines = written(tmp_path).splitlines(keepends=True)
    good = json.loads(lines[2])
    for damaged in (
        b"\n",
        b"{}\n",
        b"[1]\n",
        b"\xff\xfe\n",
        b"[" * 100_000 + b"\n",
        lines[2].replace(b'"found":', b'"fond":'),
        lines[2].replace(b'"place":', b'"plaats":', 1),
        json.dumps([-1, good[1]]).encode() + b"\n",
        json.dumps([9, good[1]]).encode() + b"\n",
        json.dumps([True, good[1]]).encode() + b"\n",
        json.dumps([3, good[1]]).encode() + b"\n",
    ):
        (tmp_path / JOURNAL).write_bytes(b"".join([*lines[:2], damaged, *lines[3:]]))
        assert set(held(tmp_path)) == {2}, damaged[:60]


def test_a_journal_of_another_run_is_put_aside_and_said(tmp_path: Path) -> None:
    whole = written(tmp_path)
    for number, name in enumerate(("evaluatie-afgebroken.jsonl", "evaluatie-afgebroken-1.jsonl")):
        other = RUN | {"gold": f"other {number}"}
        with journal(tmp_path, other, IDS) as kept:
            assert kept.judged == {}
            assert [name in remark.dutch and name in remark.english for remark in kept.remarks] == [True]
            kept.add(0, one("a"))
    assert (tmp_path / "evaluatie-afgebroken.jsonl").read_bytes() == whole
    assert set(held(tmp_path, other)) == {0}


def test_a_journal_without_a_question_is_nothing_to_put_aside(tmp_path: Path) -> None:
    assert held(tmp_path) == {}
    with journal(tmp_path, {"gold": "other"}, IDS) as kept:
        assert kept.remarks == ()
    assert [path.name for path in tmp_path.iterdir()] == [JOURNAL]


def test_two_runs_in_one_folder_do_not_mix(tmp_path: Path) -> None:
    gold = some_gold(3)
    with journal(tmp_path, RUN, IDS) as kept:
        with pytest.raises(QuestionError, match="loopt al") as caught:
            judged(gold, tmp_path)
        assert "already running" in caught.value.english
        with pytest.raises(QuestionError, match="loopt al"):
            finished(tmp_path)
        kept.add(0, one("a"))
    assert set(held(tmp_path)) == {0}
    finished(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_journal_taken_away_between_opening_and_locking_is_opened_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = fcntl.flock
    locked: list[int] = []

    def flock(file: Any, how: int) -> None:
        real(file, how)
        locked.append(how)
        if len(locked) == 1:
            (tmp_path / JOURNAL).unlink()

    monkeypatch.setattr(fcntl, "flock", flock)
    written(tmp_path)
    assert len(locked) == 2
    assert len(held(tmp_path)) == 4


def test_a_run_goes_on_where_it_was_and_gives_the_same(tmp_path: Path) -> None:
    gold = some_gold(7)
    whole = judged(gold, tmp_path)
    lines = (tmp_path / JOURNAL).read_bytes().splitlines(keepends=True)
    for left, torn in ((1, b""), (4, lines[4][:-1]), (5, lines[5][: len(lines[5]) // 2]), (8, b"")):
        (tmp_path / JOURNAL).write_bytes(b"".join(lines[:left]) + torn)
        told: list[int] = []
        assert judged(gold, tmp_path, told=lambda done, whole, told=told: told.append(done)) == whole
        assert told[0] == left - 1


def test_other_gold_or_settings_do_not_go_on_where_another_was(tmp_path: Path) -> None:
    gold = some_gold(3)
    judged(gold, tmp_path)
    again = replace(gold, sha256="0" * 64)
    run = answer_and_judge(seed_index(), again, tmp_path)
    assert len(run.remarks) == 1
    apart = answer_and_judge(seed_index(), again, tmp_path, leave_own_document_out=True)
    assert len(apart.remarks) == 1
