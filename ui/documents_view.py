"""How many papers the index holds, in the sidebar; which they are stands in the library. Pure: records -> HTML."""

from collections.abc import Sequence

from index.records import Document
from qa.report.numbers import Numbers
from ui.escape import fragment, literal
from ui.strings import Strings


def documents_html(documents: Sequence[Document], strings: Strings) -> str:
    """How many papers there are."""
    count = len(documents)
    total = strings.holds_one if count == 1 else strings.holds.format(count=Numbers(strings.lang).whole(count))
    return fragment(strings.lang, f"<p>{literal(total)}</p>", class_="vb-bronnen")
