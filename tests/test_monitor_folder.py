"""Monitors on disk: private, bounded, written whole, apart for each owner, and sound whatever a file holds."""

import json
import multiprocessing
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import QuestionError, StoreError
from qa import monitor_folder
from qa.monitor import LONGEST_NAME, Monitor, MonitorHit, checked_name, filters_json
from qa.monitor_folder import FOLDER, Monitors
from qa.monitor_known import Known, Paper
from qa.records import Citation, Filters

MADE = "2025-08-01T09:30:00Z"
KNOWN = Known({"kaas": Paper("a" * 64, ("1", "2"))})
OTHER = Known({"brood": Paper("b" * 64, ())})
QUOTE = Citation(
    n=1,
    document="kaas.txt",
    title="Kaas <b>vet</b>",
    vraag=(3, 4),
    section=None,
    part="antwoord",
    speaker="minister Van Dam",
    on_behalf_of=None,
    date="2025-03-20",
    quote="Er is kaas.",
    display="Er is kaas.",
    start=10,
    end=21,
    sha256="a" * 64,
    address="kaas#antwoord-3",
)
HITS = (
    MonitorHit("h2", (QUOTE, replace(QUOTE, n=2, vraag=None)), 0.9, "https://example.org/a", MADE),
    MonitorHit("h1", (QUOTE,), 0.6, None, MADE, state="gone"),
)


def monitor(question: str = "Is er kaas?", hits: tuple[MonitorHit, ...] = (), **limits: str) -> Monitor:
    return Monitor(0, "", checked_name("", question), question, Filters(**limits), MADE, "", "gen", hits)


@pytest.fixture
def monitors(tmp_path: Path) -> Monitors:
    return Monitors(tmp_path)


def test_what_is_kept_is_read_back_as_it_was(monitors: Monitors) -> None:
    made = monitors.add(monitor(hits=HITS, minister="Van Dam", date_from="2025-01-01"), KNOWN)
    assert (made.number, made.known, len(made.key)) == (1, KNOWN.name, 16)
    assert monitors.listed() == (made,)
    assert monitors.known(made).papers == KNOWN.papers
    odd = monitors.add(monitor("Is er \ud800 kaas?\x00"), KNOWN)
    assert monitors.numbered(2) == odd
    assert filters_json(made.filters) == {"minister": "Van Dam", "from": "2025-01-01"}


def test_numbers_go_up_and_those_of_others_stay_when_one_goes(monitors: Monitors) -> None:
    made = [monitors.add(monitor(question), KNOWN) for question in ("een?", "twee?", "drie?")]
    assert monitors.remove(2) == made[1]
    assert [item.number for item in monitors.listed()] == [1, 3]
    assert monitors.add(monitor("vier?"), KNOWN).number == 4
    with pytest.raises(QuestionError, match="er is geen gevolgde vraag 2; er is: 1, 3, 4"):
        monitors.numbered(2)


def test_files_are_for_their_owner_only_and_named_after_nobody(monitors: Monitors, tmp_path: Path) -> None:
    monitors.add(monitor("../../etc <b>?"), KNOWN)
    found = [tmp_path / FOLDER, *(tmp_path / FOLDER).rglob("*")]
    for path in found:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path
    names = {path.name for path in found}
    assert names == {FOLDER, monitors.folder.name, "0001.json", f"kent-{KNOWN.name}.json", "LOCK"}
    assert "lokaal" not in str(sorted(names))


def test_owners_do_not_see_each_other(monitors: Monitors, tmp_path: Path) -> None:
    monitors.add(monitor(), KNOWN)
    other = Monitors(tmp_path, "../lokaal")
    assert other.listed() == ()
    other.add(monitor("Is er brood?"), KNOWN)
    assert [item.question for item in monitors.listed()] == ["Is er kaas?"]
    assert other.folder.parent == monitors.folder.parent


def test_there_are_at_most_so_many(monitors: Monitors, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(monitor_folder, "MOST", 2)
    monkeypatch.setattr(monitor_folder, "MOST_OWNERS", 1)
    for question in ("een?", "twee?"):
        monitors.add(monitor(question), KNOWN)
    with pytest.raises(QuestionError, match="u volgt al 2 vragen"):
        monitors.add(monitor("drie?"), KNOWN)
    with pytest.raises(QuestionError, match="al 1 gebruikers"):
        Monitors(tmp_path, "een ander").add(monitor(), KNOWN)
    assert len(monitors.listed()) == 2


def test_the_number_after_the_last_is_a_free_one(monitors: Monitors, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(monitor_folder, "_LAST", 3)
    for question in ("een?", "twee?", "drie?"):
        monitors.add(monitor(question), KNOWN)
    monitors.remove(2)
    assert monitors.add(monitor("vier?"), KNOWN).number == 2


def test_a_name_is_one_line_and_short(monitors: Monitors) -> None:
    monitors.add(monitor(), KNOWN)
    assert monitors.rename(1, "  Kaas\n op  de markt ").name == "Kaas op de markt"
    assert monitors.rename(1, " ").name == "Is er kaas?"
    with pytest.raises(QuestionError, match=f"naam van {LONGEST_NAME + 1} tekens"):
        monitors.rename(1, "x" * (LONGEST_NAME + 1))
    assert checked_name("", "x" * 500) == "x" * (LONGEST_NAME - 1) + "…"
    assert monitors.numbered(1).name == "Is er kaas?"


def test_hits_are_marked_one_by_one_or_all_at_once(monitors: Monitors) -> None:
    several = (replace(HITS[0], id="h3"), *HITS)
    monitors.add(monitor(hits=several), KNOWN)
    assert monitors.numbered(1).unseen == 2
    assert monitors.mark_seen(1, "h3") == 1
    assert [hit.seen for hit in monitors.numbered(1).hits] == [True, False, False]
    assert monitors.mark_seen(1) == 1
    assert monitors.mark_seen(1) == 0
    assert monitors.numbered(1).unseen == 0


def test_what_was_drawn_waits_but_is_not_counted(monitors: Monitors) -> None:
    made = monitors.add(monitor(hits=HITS), KNOWN)
    assert (made.unseen, made.fresh) == (1, 1)
    monitors.mark_shown(made.number, {"h2", "elders"})
    (kept,) = monitors.listed()
    assert (kept.unseen, kept.fresh) == (1, 0)
    row = made.to_json()
    for hit in row["hits"]:
        # As it was kept before drawing was remembered.
        del hit["shown"]
    assert (Monitor.from_json(row).unseen, Monitor.from_json(row).fresh) == (1, 0)


def test_what_an_index_held_goes_when_nobody_needs_it(monitors: Monitors) -> None:
    monitors.add(monitor("een?"), KNOWN)
    monitors.add(monitor("twee?"), OTHER)
    assert len(list(monitors.folder.glob("kent-*"))) == 2
    monitors.remove(1)
    assert [path.name for path in monitors.folder.glob("kent-*")] == [f"kent-{OTHER.name}.json"]


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", '{"number": 1}', "[" * 5000, '{"number": 1, "hits": [{}], "filters": 3}']
)
def test_a_damaged_file_is_left_out_and_left_alone(monitors: Monitors, content: str) -> None:
    monitors.add(monitor("een?"), KNOWN)
    monitors.add(monitor("twee?"), KNOWN)
    path = monitors.folder / "0001.json"
    path.unlink()
    path.write_text(content, encoding="utf-8")
    assert [item.question for item in monitors.listed()] == ["twee?"]
    assert monitors.add(monitor("drie?"), KNOWN).number == 3
    assert path.read_text(encoding="utf-8") == content


@pytest.mark.parametrize("change", [{"state": "weg"}, {"citations": []}, {"sure": "x"}, {"citations": [{"n": 1}]}])
def test_a_damaged_hit_is_no_hit(monitors: Monitors, change: dict[str, object]) -> None:
    made = monitors.add(monitor(hits=HITS), KNOWN)
    row = made.to_json()
    row["hits"] = [{**row["hits"][0], **change}]
    path = monitors.folder / "0001.json"
    path.unlink()
    path.write_text(json.dumps(row), encoding="utf-8")
    assert monitors.listed() == ()


def test_what_was_known_may_be_gone(monitors: Monitors) -> None:
    made = monitors.add(monitor(), KNOWN)
    with pytest.raises(StoreError, match="ontbreekt of is beschadigd"):
        monitors.known(replace(made, known="../../x"))
    (monitors.folder / f"kent-{KNOWN.name}.json").unlink()
    with pytest.raises(StoreError, match="ontbreekt of is beschadigd"):
        monitors.known(made)


def test_a_link_is_not_written_through(monitors: Monitors, tmp_path: Path) -> None:
    monitors.add(monitor(), KNOWN)
    elsewhere = tmp_path / "elders.txt"
    elsewhere.write_text("van mij", encoding="utf-8")
    (monitors.folder / ".0001.json.new").symlink_to(elsewhere)
    with pytest.raises(StoreError, match="kan niet schrijven"):
        monitors.rename(1, "anders")
    assert elsewhere.read_text(encoding="utf-8") == "van mij"


def test_without_an_index_folder_nothing_is_made(tmp_path: Path) -> None:
    monitors = Monitors(tmp_path / "nergens")
    assert monitors.listed() == ()
    with pytest.raises(StoreError, match="kan niet schrijven"):
        monitors.add(monitor(), KNOWN)
    assert list(tmp_path.iterdir()) == []


def _add_some(index: Path, first: int) -> None:
    for n in range(first, first + 10):
        Monitors(index).add(monitor(f"vraag {n}?"), KNOWN)


def test_several_processes_write_at_once_and_none_is_lost(monitors: Monitors, tmp_path: Path) -> None:
    started = multiprocessing.get_context("fork")
    workers = [started.Process(target=_add_some, args=(tmp_path, 10 * n)) for n in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert {item.question for item in monitors.listed()} == {f"vraag {n}?" for n in range(30)}
    assert [item.number for item in monitors.listed()] == list(range(1, 31))
