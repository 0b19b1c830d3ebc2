"""Short ways to evaluate for tests: gold over seeds/, a run, and the report without its times."""

import functools
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from shipped import GOLD, seed_engine, seed_index, vraagbaak, write_lines

from qa.evaluation.records import Judged
from qa.evaluation.run import answer_and_judge
from qa.gold.gold_file import read_gold_file
from qa.gold.records import GoldFile


@functools.cache
def whole_gold() -> GoldFile:
    """The gold over seeds/."""
    return read_gold_file(GOLD, seed_engine())


def some_gold(count: int) -> GoldFile:
    """Its first `count` questions, as a file of its own."""
    return replace(whole_gold(), gold=whole_gold().gold[:count], sha256=f"{count:064}")


def judged(gold: GoldFile, out: Path, **given: Any) -> tuple[Judged, ...]:
    """The questions of a run over seeds/, without the times."""
    return untimed(answer_and_judge(seed_index(), gold, out, **given).judged)


def untimed(found: Sequence[Judged]) -> tuple[Judged, ...]:
    """Questions without how long they took."""
    return tuple(replace(item, latency_ms=0.0) for item in found)


def gold_lines(path: Path, rows: Sequence[object]) -> Path:
    """A gold file with these rows."""
    return write_lines(path, rows)


def report_of(folder: Path) -> dict[str, Any]:
    """The content of report.json but for its times."""
    content: dict[str, Any] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert content.pop("latency")["questions"] == content["questions"]
    return content


def evaluated(gold: Path, out: Path, *more: object, code: int = 0) -> tuple[str, str]:
    """What `vraagbaak evaluate` over seeds/ said on standard output and standard error."""
    result = vraagbaak("evaluate", "--gold", gold, "--out", out, *more, index=seed_index())
    assert result.exit_code == code, result.output
    return result.stdout, result.stderr
