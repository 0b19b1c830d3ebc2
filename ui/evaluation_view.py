"""The evaluation view as HTML: rows that cannot be used, the figures that matter, a list of questions. Pure functions.

The tables and figures of the report are those of `qa.report`, fitted for this page in `ui.evaluation_tables`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from qa.gold.records import GoldFile
from qa.report.names import failure_name, label_text
from qa.report.numbers import Numbers, finite
from ui.escape import SEPARATOR, fragment, literal
from ui.evaluation_read import Row
from ui.strings import Strings

MOST_UNUSABLE = 200
# Measure -> which sentence tells it, and the order in which they stand.
_FIGURES = ("first_citation_right", "R@5", "wrongly_refused", "rightly_refused", "verbatim")


def title_html(strings: Strings) -> str:
    """The name of the view and the one sentence that says what it is for."""
    words = strings.evaluation
    body = f"<h1>{literal(words.title)}</h1><p>{literal(words.intro)}</p>"
    return fragment(strings.lang, body, class_="vb-welkom")


def heading_html(text: str, strings: Strings, level: int = 2) -> str:
    """A heading of the view."""
    return fragment(strings.lang, literal(text), f"h{level}", class_="vb-kopje")


def read_html(gold: GoldFile, strings: Strings) -> str:
    """How many rows of a file can be used, and each that cannot with the reason."""
    words, numbers = strings.evaluation, Numbers(strings.lang)
    usable, unusable = len(gold.gold), len(gold.unusable)
    if not unusable:
        form = words.usable_one if usable == 1 else words.usable_all
        return fragment(strings.lang, f"<p>{literal(form.format(all=numbers.whole(usable)))}</p>", class_="vb-gelezen")
    counts = (numbers.whole(count) for count in (usable, usable + unusable, unusable))
    said = words.usable_some.format(**dict(zip(("usable", "all", "not_usable"), counts, strict=True)))
    rows = "".join(
        f'<tr><th scope="row">{literal(row.where.in_language(strings.lang))}</th>'
        f'<td lang="nl">{literal(row.question)}</td>'
        f"<td>{literal(row.reason.in_language(strings.lang))}</td></tr>"
        for row in gold.unusable[:MOST_UNUSABLE]
    )
    heads = "".join(f'<th scope="col">{literal(head)}</th>' for head in (words.where, words.question, words.reason))
    table = _region(words.unusable_label, f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>")
    more = unusable - MOST_UNUSABLE
    rest = f"<p>{literal(words.unusable_more.format(count=numbers.whole(more)))}</p>" if more > 0 else ""
    return fragment(strings.lang, f"<p>{literal(said)}</p>{table}{rest}", class_="vb-onbruikbaar")


def message_html(text: str, strings: Strings) -> str:
    """One line that is no error."""
    return fragment(strings.lang, f"<p>{literal(text)}</p>", class_="vb-melding", role="status")


def note_html(text: str, strings: Strings) -> str:
    """A remark in small letters."""
    return fragment(strings.lang, f"<p>{literal(text)}</p>", class_="vb-gelezen")


def figures_html(content: Mapping[str, Any], strings: Strings) -> str:
    """The few figures that matter, each with a sentence and its interval; what was not measured is left out."""
    words, numbers = strings.evaluation, Numbers(strings.lang)
    sentences = (words.first_right, words.found_in_five, words.wrongly_refused, words.rightly_refused, words.verbatim)
    items = []
    for name, sentence in zip(_FIGURES, sentences, strict=True):
        estimate = content["measures"].get(name) or {}
        if finite(estimate.get("value")) is None:
            continue
        low, high = (numbers.percent(estimate.get(key)) for key in ("low", "high"))
        interval = words.between.format(low=low.removesuffix(numbers.sign), high=high)
        items.append(_figure(numbers.percent(estimate["value"]), sentence, interval))
    latency = content.get("latency") or {}
    if finite(latency.get("p50")) is not None and finite(latency.get("p95")) is not None:
        slow = words.time_slow.format(p95=numbers.milliseconds(latency["p95"]))
        items.append(_figure(numbers.milliseconds(latency["p50"]), words.time, slow))
    return fragment(strings.lang, "".join(items), "ul", class_="vb-cijfers")


def asked_text(count: int, strings: Strings) -> str:
    """`1 vraag`, `130 vragen` (plain text)."""
    words = strings.evaluation
    return words.questions_one if count == 1 else words.questions_many.format(count=Numbers(strings.lang).whole(count))


def item_html(row: Row, strings: Strings) -> str:
    """One question in the list: its words, what went wrong, its kind."""
    under = SEPARATOR.join(literal(part) for part in (_outcome(row, strings), kind_text(row, strings)))
    body = f'<p lang="nl">{literal(str(row["question"]))}</p><p class="vb-feiten">{under}</p>'
    return fragment(strings.lang, body, class_="vb-vraagregel")


def listed_html(rows: Sequence[int], shown: int, strings: Strings) -> str:
    """Which part of the list is shown, or that there is nothing in it."""
    words, numbers = strings.evaluation, Numbers(strings.lang)
    last = min(shown, len(rows))
    said = words.listed.format(first=1, last=numbers.whole(last), all=numbers.whole(len(rows)))
    return fragment(
        strings.lang, f"<p>{literal(said if rows else words.nothing_here)}</p>", class_="vb-gelezen", role="status"
    )


def kind_text(row: Row, strings: Strings) -> str:
    """What the kind of a question is called (plain text)."""
    return label_text("by_kind", str(row["kind"]), strings.lang)


def _outcome(row: Row, strings: Strings) -> str:
    failure = str(row["failure"])
    return failure_name(failure, strings.lang) if failure else strings.evaluation.went_well


def _figure(value: str, sentence: str, under: str) -> str:
    told = f"<strong>{literal(value)}</strong> <span>{literal(sentence)}</span> <small>{literal(under)}</small>"
    return f"<li>{told}</li>"


def _region(label: str, table: str) -> str:
    # Focusable, so that it scrolls with the keyboard as well.
    return f'<div class="region" role="region" tabindex="0" aria-label="{literal(label)}">{table}</div>'
