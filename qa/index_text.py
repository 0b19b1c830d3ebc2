"""What a build did, in lines for a terminal: the whole of it after `vraagbaak index`, one line after each update."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from index.build import Report
from qa.messages import Language, say
from qa.show import plain

DOUBTFUL_SHOWN = 10
_NAMES_SHOWN = 3


def report_text(report: Report, language: Language, file: Path | None = None) -> str:
    """Counts, changes, every skipped file and the first doubtful papers; `file` is the report that has them all."""
    return "\n".join(map(_line, _report(report, language, file)))


def _report(report: Report, language: Language, file: Path | None) -> Iterator[str]:
    counts = {name: getattr(report, name) for name in ("documents", "vraag_antwoord", "sections", "passages")}
    yield say(language, "indexed", **counts)
    changes = {name: len(getattr(report, name)) for name in ("added", "changed", "removed")}
    yield say(language, "changes", **changes, unchanged=report.unchanged)
    for item in report.skipped:
        yield say(language, "skipped", reason=item.in_language(language))
    for name, remark in report.doubtful[:DOUBTFUL_SHOWN]:
        yield say(language, "doubtful", file=name, remark=remark.in_language(language))
    if (more := len(report.doubtful) - DOUBTFUL_SHOWN) > 0:
        yield say(language, "all_doubtful" if file else "more_doubtful", count=more, report=file)
    if file:
        yield say(language, "report_in", report=file)


def update_line(report: Report, before: Report, seconds: float, moment: datetime, language: Language) -> str:
    """One line on an update: what is new, changed or gone, and what is skipped or doubtful that was not so `before`."""
    known = {item.reason for item in before.skipped}
    looked_at = set(before.doubtful)
    skipped = [item.in_language(language) for item in report.skipped if item.reason not in known]
    doubtful = [
        f"{name}: {remark.in_language(language)}" for name, remark in report.doubtful if (name, remark) not in looked_at
    ]
    named = {
        "added": report.added,
        "changed": report.changed,
        "removed": report.removed,
        "left_out": skipped,
        "look_at": doubtful,
    }
    parts = [say(language, name, names=_names(found, language)) for name, found in named.items() if found]
    changes = "; ".join(parts) or say(language, "nothing_changed")
    line = say(
        language,
        "updated",
        moment=moment.strftime("%H:%M:%S"),
        changes=changes,
        documents=report.documents,
        seconds=seconds,
    )
    return _line(line)


def _line(text: str) -> str:
    """One line whatever a file is called: no name shall start a line of its own or steer the terminal."""
    return plain(" ".join(text.split()))


def _names(found: Sequence[str], language: Language) -> str:
    shown = ", ".join(found[:_NAMES_SHOWN])
    more = len(found) - _NAMES_SHOWN
    return say(language, "and_others", names=shown, count=more) if more > 0 else shown
