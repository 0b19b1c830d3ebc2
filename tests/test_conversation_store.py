"""Conversations on disk: whole, private, one browser's own, bounded, and never a traceback for a damaged file."""

import json
import stat
from pathlib import Path
from typing import Any

import pytest

from index.errors import StoreError
from index.records import Remark
from qa import conversations
from qa.conversation_json import from_plain, to_plain
from qa.conversations import Conversations, Told, begun, is_key, is_on, name_of, new_key
from qa.records import Answer, Citation, Filters, RankedPassage

ROW = {"question": "Hoeveel kaas werd er verkocht?", "answer": None}


@pytest.fixture
def key() -> str:
    return new_key()


def files(index: Path) -> list[Path]:
    return sorted((index / "gesprekken").rglob("*.jsonl"))


def saved(index: Path, key: str, *questions: str) -> Told:
    return Conversations(index, key).save(begun(questions[0]), [{"question": text} for text in questions])


def test_what_is_saved_is_read_back_with_its_name(tmp_path: Path, key: str) -> None:
    told = saved(tmp_path, key, "Hoeveel kaas?", "En in 2024? \ud800 \n<b>")
    found = Conversations(tmp_path, key)
    assert found.listed() == (told,)
    assert found.read(told.id) == (told, ({"question": "Hoeveel kaas?"}, {"question": "En in 2024? \ud800 \n<b>"}))
    assert (told.name, told.exchanges, told.version) == ("Hoeveel kaas?", 2, 1)
    assert "En in 2024?" in told.asked


def test_the_newest_is_first_and_a_name_can_be_changed(tmp_path: Path, key: str) -> None:
    first, second = saved(tmp_path, key, "De brug"), saved(tmp_path, key, "De kaas")
    kept = Conversations(tmp_path, key)
    again = kept.save(first, [{"question": "De brug"}, {"question": "En nu?"}])
    assert [told.id for told in kept.listed()] == [first.id, second.id]
    assert kept.rename(second.id, "  Kaas \n in Gouda ") is not None
    assert [told.name for told in kept.listed()] == ["De brug", "Kaas in Gouda"]
    assert kept.rename(second.id, " \x00 ") is None
    # A page that has it open goes on with it, under its new name.
    kept.rename(first.id, "Bruggen")
    assert kept.save(again, [{"question": "De brug"}]).name == "Bruggen"
    kept.remove(second.id)
    kept.remove(second.id)
    assert [told.id for told in kept.listed()] == [first.id]
    assert kept.rename(second.id, "weg") is None


def test_no_browser_sees_what_another_asked(tmp_path: Path, key: str) -> None:
    told = saved(tmp_path, key, "Geheim?")
    other = Conversations(tmp_path, new_key())
    assert other.listed() == ()
    assert other.read(told.id) is None
    other.remove(told.id)
    assert Conversations(tmp_path, key).listed() == (told,)


def test_the_key_itself_is_not_on_disk_and_files_are_for_their_owner(tmp_path: Path, key: str) -> None:
    saved(tmp_path, key, "Geheim?")
    (path,) = files(tmp_path)
    assert key not in str(path)
    assert key not in path.read_text(encoding="utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [item.name for item in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("wrong", ["", "abc", "../../etc", "A" * 32, "0" * 31, "0" * 65, None, 7])
def test_what_is_no_key_opens_nothing(tmp_path: Path, wrong: Any) -> None:
    assert not is_key(wrong)
    with pytest.raises(ValueError, match="no key"):
        Conversations(tmp_path, wrong)


@pytest.mark.parametrize("wrong", ["", "../x", "20260131-154500-1a2b3c", "20260131-154500-1a2b3c4d5e6f/../x"])
def test_what_is_no_id_reads_nothing(tmp_path: Path, key: str, wrong: str) -> None:
    assert Conversations(tmp_path, key).read(wrong) is None
    with pytest.raises(StoreError):
        Conversations(tmp_path, key).remove(wrong)


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: b"\xff\xfe\x00",
        lambda content: content[: len(content) // 2],
        lambda content: content.replace(b'"format": 1', b'"format": 99'),
        lambda content: content.replace(b'"version": 1', b'"version": "een"'),
        lambda content: b"[" * 100_000,
        lambda content: b"9" * 50_000,
    ],
)
def test_a_damaged_file_is_left_out(tmp_path: Path, key: str, damage: Any) -> None:
    told, whole = saved(tmp_path, key, "De brug"), saved(tmp_path, key, "De kaas")
    path = next(path for path in files(tmp_path) if path.stem == told.id)
    path.write_bytes(damage(path.read_bytes()))
    kept = Conversations(tmp_path, key)
    assert [item.id for item in kept.listed()] == [whole.id]
    assert kept.read(told.id) is None


def test_a_file_that_lost_its_end_is_not_read(tmp_path: Path, key: str) -> None:
    told = saved(tmp_path, key, "De brug", "De kaas")
    (path,) = files(tmp_path)
    path.write_bytes(b"\n".join(path.read_bytes().split(b"\n")[:2]))
    assert Conversations(tmp_path, key).read(told.id) is None


def test_a_link_is_not_followed(tmp_path: Path, key: str) -> None:
    told = saved(tmp_path, key, "De brug")
    (path,) = files(tmp_path)
    elsewhere = tmp_path / "elders"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    assert Conversations(tmp_path, key).listed() == ()
    assert Conversations(tmp_path, key).read(told.id) is None


def test_two_pages_of_one_browser_lose_nothing(tmp_path: Path, key: str) -> None:
    told = saved(tmp_path, key, "De brug")
    kept = Conversations(tmp_path, key)
    left = kept.save(told, [{"question": "De brug"}, {"question": "links"}])
    right = kept.save(told, [{"question": "De brug"}, {"question": "rechts"}])
    assert left.id == told.id != right.id
    asked = {kept.read(item.id)[1][1]["question"] for item in kept.listed()}  # type: ignore[index]  # both are there
    assert asked == {"links", "rechts"}


def test_it_is_bounded(tmp_path: Path, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversations, "KEPT", 3)
    told = [saved(tmp_path, key, f"Vraag {number}") for number in range(5)]
    kept = Conversations(tmp_path, key)
    assert [item.id for item in kept.listed()] == [item.id for item in reversed(told[2:])]
    with pytest.raises(StoreError, match="te lang"):
        kept.save(told[4], [{"question": "x"}] * (conversations.MOST_EXCHANGES + 1))
    with pytest.raises(StoreError, match="te lang"):
        kept.save(told[4], [{"question": "x" * conversations.MOST_BYTES}])
    assert kept.read(told[4].id) == (told[4], ({"question": "Vraag 4"},))
    assert len(name_of("kaas " * 500)) <= conversations.LONGEST_NAME


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path, key: str) -> None:
    (tmp_path / "gesprekken").write_text("geen map")
    with pytest.raises(StoreError, match="kan niet schrijven"):
        saved(tmp_path, key, "De brug")
    assert Conversations(tmp_path, key).listed() == ()


@pytest.mark.parametrize(("said", "on"), [("", True), ("on", True), ("OFF", False), (" off ", False)])
def test_keeping_can_be_turned_off(monkeypatch: pytest.MonkeyPatch, said: str, on: bool) -> None:
    monkeypatch.setenv("VRAAGBAAK_HISTORY", said)
    assert is_on() is on


def whole_answer() -> Answer:
    place = ("kaas.txt", "Kaas", (3, 4), None, "antwoord", "minister Kaas", None, "2024-05-03")
    cited = Citation(1, *place, "Er is\nkaas.", "Er is kaas.", 5, 16, "ab" * 32, "kaas#antwoord-3")  # type: ignore[arg-type]  # as it stands there
    listed = RankedPassage(1, "kaas.txt", (3,), None, 1.5, "Er is\nkaas.", 5, 16, "kaas#antwoord-3", Remark("a", "b"))
    return Answer(
        *("1", "Is er kaas?", False, "Er is kaas. [1]", (cited,), (listed,), 0.75, 3.5, "vinger"),
        not_found=None,
        missing=("en brood?",),
        read_as=(("kas", "kaas"),),
        notes=(Remark("ook elders", "elsewhere too"),),
        understood="Is er kaas in Gouda?",
    )


def test_an_answer_comes_back_as_it_was() -> None:
    answer = whole_answer()
    assert from_plain(Answer, json.loads(json.dumps(to_plain(answer)))) == answer
    assert from_plain(Filters, to_plain(Filters(kind="kamerbrief"))) == Filters(kind="kamerbrief")


@pytest.mark.parametrize(
    "change",
    [
        {"abstained": "nee"},
        {"confidence": True},
        {"confidence": float("nan")},
        {"citations": {}},
        {"read_as": [["kas"]]},
        {"extra": 1},
        {"id": None},
        {"notes": [{"dutch": "a"}]},
    ],
)
def test_an_answer_of_another_form_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_plain(Answer, {**to_plain(whole_answer()), **change})


def test_a_part_of_a_quote_that_is_none_is_refused() -> None:
    plain = to_plain(whole_answer())
    plain["citations"][0]["part"] = "bijlage"
    with pytest.raises(ValueError, match="bijlage"):
        from_plain(Answer, plain)
