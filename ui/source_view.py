"""The source panel: a quote in its unit, with the unit before and after it folded away. Pure: records -> HTML.

It refuses to mark what it cannot prove: another checksum or other characters at the offsets give a notice instead.
"""

from index.records import Document, Span, Unit
from qa.records import Citation
from ui.dates import written
from ui.escape import SEPARATOR, fragment, literal
from ui.marked import Links
from ui.sources import Sources
from ui.strings import Strings
from ui.unit_view import unit_html, unit_name


def source_panel(sources: Sources, citation: Citation, strings: Strings, said: str = "", links: Links = ()) -> str:
    """The panel for one citation; raises what `sources` raises when the paper is no longer there."""
    document = sources.document(citation.document)
    if not still_there(document, citation):
        return notice(strings.source_changed, strings)
    quote = Span(citation.start, citation.end)
    return place_panel(sources, document, citation.address, quote, strings, said, links)


def still_there(document: Document, citation: Citation) -> bool:
    """Whether the paper is the one that was quoted, and holds the quote where it stood."""
    return document.sha256 == citation.sha256 and document.text[citation.start : citation.end] == citation.quote


def place_panel(
    sources: Sources,
    document: Document,
    address: str,
    quote: Span | None,
    strings: Strings,
    said: str = "",
    links: Links = (),
) -> str:
    """The panel for one place of a paper with `quote` marked in it, or nothing; `said` is HTML that stands on top.

    `links`: the references in the unit, each with the address that it leads to.
    """
    units = sources.units(document.id)
    place = next((i for i, unit in enumerate(units) if unit.address == address), None)
    if place is None:
        return notice(strings.source_missing, strings)
    before = units[place - 1] if place > 0 else None
    after = units[place + 1] if place + 1 < len(units) else None
    body = (
        said
        + _head(document, strings)
        + _folded(document, before, strings.before, strings)
        + f"<article>{unit_html(document, units[place], strings, quote, links)}</article>"
        + _folded(document, after, strings.after, strings)
    )
    # Focusable, so that the panel scrolls with the keyboard as well.
    return fragment(strings.lang, body, "section", class_="vb-bron", tabindex="0", aria_label=strings.source_heading)


def notice(message: str, strings: Strings) -> str:
    """A plain message in the place of the panel."""
    return fragment(strings.lang, f"<p>{literal(message)}</p>", "section", class_="vb-melding", role="status")


def _head(document: Document, strings: Strings) -> str:
    meta = document.metadata
    facts = [meta.speaker, written(meta.date, strings), meta.number, document.file]
    shown = SEPARATOR.join(literal(fact) for fact in facts if fact)
    return (
        f'<header><p class="vb-kop">{literal(strings.source_heading)}</p><h2 lang="nl">{literal(meta.title)}</h2>'
        f'<p class="vb-feiten">{shown}{_link(meta.url, strings)}</p></header>'
    )


def _link(url: str | None, strings: Strings) -> str:
    # Only what is plainly a web page: a paper must not be able to smuggle in another scheme.
    if url is None or not url.startswith("https://"):
        return ""
    return (
        f'{SEPARATOR}<a href="{literal(url)}" target="_blank" rel="noopener noreferrer">{literal(strings.original)}</a>'
    )


def _folded(document: Document, unit: Unit | None, label: str, strings: Strings) -> str:
    if unit is None:
        return ""
    summary = literal(f"{label}: {unit_name(unit, strings)}")
    return f'<details class="vb-omgeving"><summary>{summary}</summary>{unit_html(document, unit, strings)}</details>'
