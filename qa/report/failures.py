"""The questions that failed, by why: where the answer stands, what came instead, and what to do."""

from collections.abc import Mapping, Sequence
from typing import Any

from qa.report.names import FAILURE_WORDS, FAILURES, failure_name
from qa.report.parts import Parts
from qa.report.text import safe

# How many failing questions the page tells of; all of them are in questions.csv.
MOST = 500
_LONGEST_QUESTION = 1000
_LONGEST_SHOWN = 700


def failures(content: Mapping[str, Any], parts: Parts) -> str:
    """How often each went wrong, and then the questions themselves, folded away by code."""
    groups: dict[str, list[Mapping[str, Any]]] = {code: [] for code in FAILURES}
    for row in content.get("by_question") or ():
        if row["failure"]:
            groups.setdefault(row["failure"], []).append(row)
    groups = {code: rows for code, rows in groups.items() if rows}
    if not content.get("by_question"):
        return parts.paragraph("no_rows")
    if not groups:
        return parts.paragraph("none_wrong")
    shares = allotted({code: len(rows) for code, rows in groups.items()}, MOST)
    shown, failed = sum(shares.values()), sum(map(len, groups.values()))
    more = parts.note("more_failures", shown=shown, all=parts.numbers.whole(failed)) if shown < failed else ""
    return (
        parts.note("about_failures")
        + _overview(groups, parts)
        + more
        + "".join(_group(code, rows, shares[code], parts) for code, rows in groups.items())
    )


def allotted(counts: Mapping[str, int], most: int) -> dict[str, int]:
    """How many of each are shown when `most` are shown in all: the rare ones whole, the others evenly.

    >>> allotted({"a": 900, "b": 3, "c": 900}, 500)
    {'a': 248, 'b': 3, 'c': 249}
    """
    given = dict.fromkeys(counts, 0)
    left = most
    for done, code in enumerate(sorted(counts, key=lambda code: counts[code])):
        given[code] = min(counts[code], left // (len(counts) - done))
        left -= given[code]
    return given


def todo_text(row: Mapping[str, Any], parts: Parts) -> str:
    """What to do about one failing question; plain text."""
    code = row["failure"]
    if code not in FAILURES:
        return ""
    documents = ", ".join(dict.fromkeys(map(str, row["documents"])))
    return parts.text(f"do_{code}", documents=documents or parts.text("nowhere"), rank=rank_text(row, parts))


def rank_text(row: Mapping[str, Any], parts: Parts) -> str:
    """The rank of the right passage, or that it is not listed; text."""
    if not row["places"]:
        return parts.text("no_rank")
    return parts.text("not_listed") if row["rank"] is None else parts.numbers.whole(row["rank"])


def _overview(groups: Mapping[str, Sequence[Mapping[str, Any]]], parts: Parts) -> str:
    columns = [(parts.text(name), name == "count") for name in ("what_failed", "count", "todo")]
    rows = [
        [
            f'<a href="#failed-{safe(code)}">{safe(failure_name(code, parts.language))}</a>',
            parts.numbers.whole(len(rows)),
            safe(FAILURE_WORDS[parts.language].get(code, ("", ""))[1]),
        ]
        for code, rows in groups.items()
    ]
    return parts.table(parts.text("failures"), columns, rows, captioned=False)


def _group(code: str, rows: Sequence[Mapping[str, Any]], most: int, parts: Parts) -> str:
    items = "".join(_item(row, parts) for row in rows[:most])
    count = parts.numbers.whole(len(rows))
    told = count if most >= len(rows) else f"{parts.numbers.whole(most)} / {count}"
    heading = f'<h3 id="failed-{safe(code)}">{safe(failure_name(code, parts.language))} ({told})</h3>\n'
    return heading + parts.details(
        parts.questions(most),
        f'<ul class="failures">\n{items}</ul>\n',
        opened=len(rows) <= 3,
    )


def _item(row: Mapping[str, Any], parts: Parts) -> str:
    places = "<br>".join(parts.spoken(place) for place in row["places"]) or parts.say("nowhere")
    rank = safe(rank_text(row, parts))
    if row["rank"] is not None and row["unit_rank"] is not None:
        rank = parts.say("rank_unit", rank=rank, unit=row["unit_rank"])
    told = {
        "stands": places,
        "wanted": " … ".join(parts.spoken(part, _LONGEST_SHOWN) for part in row.get("answer") or ()),
        "rank": rank,
        "shown": parts.say("shown_none") if row["abstained"] else parts.spoken(row["shown"], _LONGEST_SHOWN),
        "quoted": "<br>".join(_place(quote, parts) for quote in row.get("quotes") or ()),
        "confidence": parts.numbers.percent(row["confidence"]),
        "todo": safe(todo_text(row, parts)),
    }
    facts = "".join(f"<dt>{parts.say(name)}</dt><dd>{what}</dd>\n" for name, what in told.items() if what)
    asked = parts.spoken(row["question"], _LONGEST_QUESTION, row["kind"])
    return (
        f'<li><p class="asked"><span class="code">{safe(row["id"], 80)}</span> {asked}</p>\n'
        f"<dl>\n{facts}</dl>\n{_passages(row, parts)}</li>\n"
    )


def _passages(row: Mapping[str, Any], parts: Parts) -> str:
    passages = row.get("passages") or ()
    if not passages:
        return ""
    items = "".join(f"<li>{_place(passage, parts)}</li>\n" for passage in passages)
    return parts.details(
        parts.say("passages", count=len(passages)), f'<ol class="passages">\n{items}</ol>\n', printed=False
    )


def _place(at: Mapping[str, Any], parts: Parts) -> str:
    """Where a passage or quote stands: its address, its characters, and whether that is a right place."""
    right = f' <span class="good">✓ {parts.say("right_place")}</span>' if at["right"] else ""
    return f'<span class="code">{safe(at["address"] or at["document"])}</span> ({at["start"]}–{at["end"]}){right}'
