"""The pieces that the report is made of: words, tables that scroll and can be reached by keyboard, sections, lists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from qa.messages import Language
from qa.report.numbers import NOTHING, Numbers, finite
from qa.report.text import safe, tidy
from qa.report.words import WORDS

# Head of a column, and whether what stands under it are numbers.
Column = tuple[str, bool]


@dataclass(frozen=True)
class Parts:
    """What is written in one language. Functions give HTML unless their name says text."""

    language: Language

    @cached_property
    def numbers(self) -> Numbers:
        return Numbers(self.language)

    def text(self, name: str, /, **values: object) -> str:
        """Plain text, not escaped; values may be text of others."""
        return WORDS[self.language][name].format(**{key: tidy(value) for key, value in values.items()})

    def say(self, name: str, /, **values: object) -> str:
        return safe(self.text(name, **values))

    def questions(self, count: int) -> str:
        """A number of questions, as in "1 vraag" and "130 vragen"; text."""
        if count == 1:
            return self.text("one_question")
        return self.text("many_questions", count=self.numbers.whole(count))

    def interval_text(self, name: str, estimate: Any) -> str:
        """An interval, as in "tussen 80 en 92 %": without a `name` in whole percents, else as the measure is; text."""
        low, high = (finite(estimate.get(key)) for key in ("low", "high")) if estimate else (None, None)
        if low is None or high is None:
            return NOTHING
        if name == "":
            return self.text("between", low=self.numbers.decimal(low * 100, 0), high=self.numbers.percent(high))
        written = (self.numbers.measure(name, low), self.numbers.measure(name, high))
        return self.text("between", low=written[0].removesuffix(self.numbers.sign), high=written[1])

    def spoken(self, text: object, longest: int | None = None, kind: str = "") -> str:
        """Text of others in its own language, as far as that is known, and in its own direction."""
        language = "en" if kind == "english" else "nl"
        return f'<span lang="{language}" dir="auto">{safe(text, longest)}</span>'

    def table(
        self, caption: str, columns: Sequence[Column], rows: Iterable[Sequence[str]], captioned: bool = True
    ) -> str:
        """A table in a region that scrolls by itself. The first cell of a row is its head; a row of one is a group.

        Without `captioned` the caption is only heard: it stands above the table already.
        """
        head = "".join(f'<th scope="col"{_number(number)}>{safe(name)}</th>' for name, number in columns)
        body = "".join(self._row(row, columns) for row in rows)
        heard = "" if captioned else ' class="heard"'
        return (
            f'<div class="region" role="region" tabindex="0" aria-label="{safe(caption)}"><table>'
            f"<caption{heard}>{safe(caption)}</caption><thead><tr>{head}</tr></thead>{_bodies(body)}</table></div>\n"
        )

    def _row(self, row: Sequence[str], columns: Sequence[Column]) -> str:
        if len(row) == 1:
            return f'<tr><th class="group" scope="rowgroup" colspan="{len(columns)}">{row[0]}</th></tr>\n'
        cells = "".join(
            f"<td{_number(number)}>{cell}</td>" for cell, (_, number) in zip(row[1:], columns[1:], strict=True)
        )
        return f'<tr><th scope="row"{_number(columns[0][1])}>{row[0]}</th>{cells}</tr>\n'

    def section(self, name: str, body: str) -> str:
        """A section that the contents list points to."""
        return (
            f'<section id="{name}" aria-labelledby="{name}-head"><h2 id="{name}-head">{self.say(name)}</h2>\n'
            f"{body}</section>\n"
        )

    def details(self, summary: str, body: str, opened: bool = False, printed: bool = True) -> str:
        """What can be folded away, and with `printed` is open on paper; `summary` is HTML."""
        kept = "" if printed else ' class="screen"'
        return f"<details{kept}{' open' if opened else ''}><summary>{summary}</summary>\n{body}</details>\n"

    def paragraph(self, name: str, /, **values: object) -> str:
        return f"<p>{self.say(name, **values)}</p>\n"

    def note(self, name: str, /, **values: object) -> str:
        return f'<p class="soft">{self.say(name, **values)}</p>\n'


def _number(number: bool) -> str:
    return ' class="n"' if number else ""


def _bodies(rows: str) -> str:
    """The rows, with a body of its own for each group."""
    parts = rows.split('<tr><th class="group"')
    first = f"<tbody>\n{parts[0]}</tbody>" if parts[0] or len(parts) == 1 else ""
    return first + "".join(f'<tbody>\n<tr><th class="group"{part}</tbody>' for part in parts[1:])
