"""Buttons that copy a footnote or a whole answer; the page's script does the copying. Pure: records -> HTML.

What they copy stands in the button itself, so pressing one asks nothing of the server.
"""

from collections.abc import Mapping

from index.records import Document
from qa.citation_forms import footnote
from qa.records import Answer, Citation
from ui.attribution import lines
from ui.escape import fragment, literal
from ui.strings import Strings


def copy_footnote_html(citation: Citation, document: Document | None, strings: Strings) -> str:
    """A button that copies the footnote of one citation."""
    name = f"{strings.history.copy_footnote} {citation.n}"
    return _button(strings.history.copy_footnote, footnote_text(citation, document, strings), name, strings)


def copy_answer_html(answer: Answer, documents: Mapping[str, Document], strings: Strings) -> str:
    """A button that copies the answer with its footnotes; `documents` by the name that citations have for them."""
    name = strings.history.copy_answer
    return _button(name, answer_text(answer, documents, strings), name, strings)


def footnote_text(citation: Citation, document: Document | None, strings: Strings) -> str:
    """The citation as one line; of a paper that is gone, what the answer says of it."""
    if document is not None:
        return footnote(citation, document)
    return ", ".join(" ".join(part.split()) for part in lines(citation, strings))


def answer_text(answer: Answer, documents: Mapping[str, Document], strings: Strings) -> str:
    """The answer as it was given and under it the footnote of each number in it."""
    notes = (f"[{item.n}] {footnote_text(item, documents.get(item.document), strings)}" for item in answer.citations)
    return "\n".join([answer.answer, "", *notes])


def _button(shown: str, text: str, name: str, strings: Strings) -> str:
    body = (
        f'<button type="button" class="vb-kopieer" aria-label="{literal(name)}" data-tekst="{literal(text)}" '
        f'data-klaar="{literal(strings.history.copied)}">{literal(shown)}</button><span role="status"></span>'
    )
    return fragment(strings.lang, body, class_="vb-kopie")
