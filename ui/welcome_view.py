"""The title and what stands on the page before the first question. Pure: strings -> HTML."""

from ui.escape import fragment, literal
from ui.strings import Strings


def title_html(strings: Strings) -> str:
    """The name of the page and the one sentence that says what it does."""
    body = f"<h1>{literal(strings.title)}</h1><p>{literal(strings.intro)}</p>"
    return fragment(strings.lang, body, class_="vb-welkom")


def welcome_html(strings: Strings) -> str:
    """The heading above the example questions."""
    return fragment(strings.lang, f"<h2>{literal(strings.examples_heading)}</h2>", class_="vb-welkom")
