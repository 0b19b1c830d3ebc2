"""Updates of the added papers in a process of their own: done, refused, stopped, and nothing left behind."""

from pathlib import Path

import pytest
from shipped import copied_index

from index.errors import QuestionError
from index.lock import locked
from qa.library_added import added_files, held_origins
from ui.library_job import AT_ONCE, start_adding, start_reading_again, start_removing

ENDS_S = 120
PAPER = """Antwoord van minister Kwark (Zuivel) (ontvangen 4 maart 2025)

Vraag 1
Is er kwark?

Antwoord op vraag 1
Ja, er is kwark.
"""


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """A copy of the index of the seeds."""
    return copied_index(tmp_path)


def left(index: Path) -> list[str]:
    return sorted(path.name for path in (index / "toegevoegd").iterdir())


def test_a_paper_comes_and_goes(index: Path) -> None:
    job = start_adding(index, {"kwark.txt": PAPER.encode(), "stuk.pdf": b"geen pdf"}, "nl")
    done = job.wait(ENDS_S)
    assert (done.state, done.found["documents"], done.found["added"]) == ("done", 6, ["kwark.txt"])
    assert [name for name, _, _ in done.found["skipped"]] == ["stuk.pdf"]
    assert "Verslag van het indexeren" in done.found["page"]
    assert added_files(index) == ("kwark.txt",)
    with locked(index):
        refused = start_removing(index, "kwark.txt", "nl").wait(ENDS_S)
    assert refused.state == "failed"
    assert refused.said
    assert "wordt al bijgewerkt door proces" in refused.said.dutch
    assert added_files(index) == ("kwark.txt",)
    gone = start_removing(index, "kwark.txt", "en").wait(ENDS_S)
    assert (gone.state, gone.found["documents"], gone.found["removed"]) == ("done", 5, ["kwark.txt"])
    assert "Indexing report" in gone.found["page"]
    assert left(index) == ["LOCK", "stukken"]


def test_who_stops_it_finds_the_index_as_it_was(index: Path) -> None:
    before = held_origins(index)
    job = start_adding(index, {"kwark.txt": PAPER.encode()}, "nl")
    job.stop()
    assert job.wait(ENDS_S).state == "stopped"
    assert held_origins(index) == before
    assert added_files(index) == ()
    assert [name for name in left(index) if name != "LOCK"] == ["stukken"]


def test_a_few_at_once_and_no_more(index: Path) -> None:
    jobs = [start_reading_again(index, "nl") for _ in range(AT_ONCE)]
    try:
        with pytest.raises(QuestionError, match="wordt al bijgewerkt"):
            start_reading_again(index, "nl")
    finally:
        for job in jobs:
            job.stop()
            job.wait(ENDS_S)
