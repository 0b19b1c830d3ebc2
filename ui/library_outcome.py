"""What adding, removing and reading again come to, as HTML. Pure functions; names of files come from anywhere."""

from collections.abc import Mapping, Sequence
from typing import Any

from qa.library_check import Checked
from qa.report.numbers import Numbers
from ui.escape import fragment, literal
from ui.library_links import Place
from ui.library_view import go
from ui.strings import Strings


def checked_html(checked: Checked, strings: Strings) -> str:
    """How many of the chosen files can be added, and each that cannot with the reason."""
    words, count = strings.library, len(checked.usable)
    said = words.ready_one if count == 1 else words.ready.format(count=Numbers(strings.lang).whole(count))
    body = f"<p>{literal(said)}</p>"
    if checked.refused:
        rows = [(name, wrong.in_language(strings.lang)) for name, wrong in checked.refused]
        body += f"<p>{literal(words.refused)}</p>{_table(rows, strings)}"
    return fragment(strings.lang, body, class_="vb-opname")


def outcome_html(found: Mapping[str, Any], strings: Strings) -> str:
    """What an update did: which papers came, went and changed, which were skipped, what is doubtful in the new."""
    words = strings.library
    done = words.done.format(documents=Numbers(strings.lang).whole(found.get("documents", 0)))
    parts = [f"<p><strong>{literal(done)}</strong></p>"]
    listed = (("added", words.outcome_added), ("changed", words.outcome_changed), ("removed", words.outcome_removed))
    for kind, label in listed:
        names = [str(name) for name in found.get(kind, ())]
        if names:
            items = "".join(f"<li>{_name(name, kind)}</li>" for name in names)
            parts.append(f"<p>{literal(label)}</p><ul>{items}</ul>")
    for kind, label in (("skipped", words.outcome_skipped), ("doubtful", words.outcome_doubtful)):
        rows = [
            (str(name), str(english if strings.lang == "en" else dutch)) for name, dutch, english in found.get(kind, ())
        ]
        if rows:
            parts.append(f"<p>{literal(label)}</p>{_table(rows, strings)}")
    if len(parts) == 1:
        parts.append(f"<p>{literal(words.outcome_none)}</p>")
    return fragment(strings.lang, "".join(parts), "section", class_="vb-opname vb-melding", role="status")


def _name(name: str, kind: str) -> str:
    shown = literal(name)
    return shown if kind == "removed" else go(Place(paper=name), shown)


def _table(rows: Sequence[tuple[str, str]], strings: Strings) -> str:
    words = strings.library
    heads = "".join(f'<th scope="col">{literal(head)}</th>' for head in (words.file, words.reason))
    body = "".join(f'<tr><th scope="row">{literal(name)}</th><td>{literal(said)}</td></tr>' for name, said in rows)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
