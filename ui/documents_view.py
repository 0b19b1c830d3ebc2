"""What the index holds, as a list of titles and dates. Pure: records -> HTML."""

from collections.abc import Sequence

from index.records import Document
from ui.dates import written
from ui.escape import fragment, literal
from ui.strings import Strings

SHOWN = 50


def documents_html(documents: Sequence[Document], strings: Strings) -> str:
    """How many papers there are and the first fifty of them, each with title and date."""
    count = len(documents)
    total = strings.holds_one if count == 1 else strings.holds.format(count=count)
    items = "".join(_item(document, strings) for document in documents[:SHOWN])
    if count > SHOWN:
        items += f"<li>{literal(strings.more_documents.format(count=count - SHOWN))}</li>"
    heading = f"<h2>{literal(strings.sidebar_heading)}</h2>"
    body = f"{heading}<p>{literal(total)}</p><ul>{items}</ul>"
    return fragment(strings.lang, body, "section", class_="vb-bronnen")


def _item(document: Document, strings: Strings) -> str:
    meta = document.metadata
    date = written(meta.date, strings) or strings.no_date
    return f'<li><span lang="nl">{literal(meta.title)}</span> <span class="vb-feiten">{literal(date)}</span></li>'
