"""`vraagbaak index --watch`: build, then update after each change, a line an update, until Ctrl-C or SIGTERM."""

import os
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import click

from index.build import Report
from index.errors import SourceError, VraagbaakError
from qa.file_events import FileEvents
from qa.index_text import report_text, update_line
from qa.messages import Language, say
from qa.progress import Progress, stages
from qa.show import plain
from qa.stopping import Stopping
from qa.watch import Watched, keep_up

# One build: it tells the callback how far it is, and gives its report and the seconds that it took.
Update = Callable[[Progress], tuple[Report, float]]


def follow(
    stopping: Stopping,
    prepare: Callable[[], Update],
    paths: Sequence[Path],
    index: Path,
    report_file: Path | None,
    language: Language,
) -> NoReturn:
    """Keep `index` up to date with `paths`; what goes wrong meanwhile is said in a line.

    Raises KeyboardInterrupt when somebody asks to stop, SourceError when a path does not exist at the start, and what
    `prepare` raises.
    """
    update = prepare()
    for path in paths:
        if not path.exists():
            raise SourceError(
                f"{path} bestaat niet; verwacht een bestand of map met stukken",
                f"{path} does not exist; expected a file or folder with papers",
            )
    # Watching begins before the first build: what changes during it is not lost.
    events = FileEvents(Watched.over(paths, index, report_file))
    stopping.tell = events.stop
    try:
        click.echo(say(language, "watching", paths=plain(", ".join(map(str, paths)))))
        keep_up(_Updates(update, stopping, report_file, language).run, events)
    finally:
        events.close()


class _Updates:
    """The updates of one watch, each with its line; the same failure twice on end is said once."""

    def __init__(self, update: Update, stopping: Stopping, report_file: Path | None, language: Language) -> None:
        self._update = update
        self._stopping = stopping
        self._report_file = report_file
        self._language = language
        self._before: Report | None = None
        self._failure: str | None = None

    def run(self) -> bool:
        """Update once; False when it went wrong."""
        try:
            with stages(self._language) as draw:
                report, seconds = self._update(self._checked(draw))
        except VraagbaakError as error:
            return self._failed(error.in_language(self._language))
        except Exception as error:  # one bad update must not end the watch
            if os.environ.get("VRAAGBAAK_DEBUG"):
                raise
            return self._failed(say(self._language, "internal", error=f"{type(error).__name__}: {error}"))
        if self._before is None:
            click.echo(report_text(report, self._language, self._report_file))
        else:
            click.echo(update_line(report, self._before, seconds, datetime.now(), self._language))
        self._before, self._failure = report, None
        return True

    def _checked(self, draw: Progress) -> Progress:
        def progress(stage: str, done: int, whole: int) -> None:
            self._stopping.check()
            draw(stage, done, whole)

        return progress

    def _failed(self, reason: str) -> bool:
        reason = " ".join(reason.split())
        if reason != self._failure:
            moment = datetime.now().strftime("%H:%M:%S")
            click.echo(say(self._language, "not_updated", moment=moment, reason=reason), err=True)
        self._failure = reason
        return False
