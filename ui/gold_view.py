"""A gold question as HTML: how it is stored, and what its check says. Pure functions: records -> HTML."""

from collections.abc import Mapping, Sequence
from typing import Any

from qa.filters import read_filters
from qa.gold.check_words import Finding
from qa.report.names import label_text
from ui.conversation import NO_FILTERS
from ui.escape import fragment, literal
from ui.filters_text import named
from ui.strings import Strings

Row = Mapping[str, Any]


def stored_html(row: Row, titles: Mapping[str, str], strings: Strings) -> str:
    """A row as a table: question, kind, paper with its place, and the words of the answer."""
    words = strings.gold
    answer = "".join(f'<li lang="nl">{literal(piece)}</li>' for piece in row.get("answer") or ())
    places = "".join(f"<li>{_place(place, titles, strings)}</li>" for place in row.get("relevant") or ())
    none = literal(words.none)
    rows = (
        (words.question, f'<span lang="nl">{literal(str(row.get("question")))}</span>'),
        (words.kind, literal(kind_name(str(row.get("kind")), strings))),
        (words.place, f"<ul>{places}</ul>" if places else none),
        (words.answer, f"<ul>{answer}</ul>" if answer else none),
    )
    body = "".join(f'<tr><th scope="row">{literal(name)}</th><td>{value}</td></tr>' for name, value in rows)
    more = "".join(f"<p>{literal(line)}</p>" for line in [*along(row, titles, strings), *_own(row, strings)])
    caption = f"<caption>{literal(words.stored_as)}</caption>"
    return fragment(strings.lang, f"<table>{caption}<tbody>{body}</tbody></table>{more}", class_="vb-goud")


def along(row: Row, titles: Mapping[str, str], strings: Strings) -> list[str]:
    """What goes with the question: the conversation before it and its filters (plain)."""
    words, said = strings.gold, []
    if row.get("history"):
        said.append(words.with_talk.format(count=len(row["history"])))
    filters = read_filters(row.get("filters"))
    if filters != NO_FILTERS:
        said.append(words.with_filters.format(filters="; ".join(text for _, text in named(filters, titles, strings))))
    return said


def findings_html(found: Sequence[Finding], strings: Strings) -> str:
    """What the check of gold remarks on a question that was kept; empty where it has nothing to say."""
    if not found:
        return ""
    items = "".join(f"<li>{literal(item.said.in_language(strings.lang))}</li>" for item in found)
    return fragment(strings.lang, f"<ul>{items}</ul>", class_="vb-gelezen", role="status")


def kind_name(kind: str, strings: Strings) -> str:
    """What a kind of question is called (plain)."""
    return label_text("by_kind", kind, strings.lang)


def _own(row: Row, strings: Strings) -> list[str]:
    return [strings.gold.own_words] if row.get("own_words") else []


def _place(place: Row, titles: Mapping[str, str], strings: Strings) -> str:
    name = str(place["document"])
    where = strings.unit_opening
    if place["vraag"] is not None:
        where = strings.question_heading.format(numbers=place["vraag"])
    elif place["section"]:
        where = str(place["section"])
    return f'<span lang="nl">{literal(titles.get(name, name))}</span> ({literal(name)}): {literal(where)}'
