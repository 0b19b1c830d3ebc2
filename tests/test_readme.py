"""The README says what the commands really print."""

import re
from pathlib import Path

from bench.readme import README, filled, parts
from index.build import build


def test_the_made_parts_are_up_to_date(seeds: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    build([seeds], index)
    text = README.read_text(encoding="utf-8")
    assert filled(text, parts(index)) == text


def test_a_result_stands_within_the_first_25_lines() -> None:
    opening = "\n".join(README.read_text(encoding="utf-8").splitlines()[:25])
    assert "make run" in opening
    assert "make test" in opening
    assert "docs/screens/vraag.png" in opening
    assert "1801" in opening


def test_every_linked_file_exists() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README.read_text(encoding="utf-8"))
    assert links
    missing = [link for link in links if not link.startswith("http") and not (README.parent / link).exists()]
    assert missing == []
