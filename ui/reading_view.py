"""A whole paper to read: its face, its contents, and each unit with Vraag above Antwoord, notes and working links.

Pure: records -> HTML. What a paper says is escaped; only its references, as the index resolved them, become links.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.links import Link
from index.records import Document, Footnote, Span, Unit
from ui.attribution import questions
from ui.dates import written
from ui.escape import SEPARATOR, fragment, literal
from ui.library_links import Place, permalink
from ui.library_view import about_html, go, value_name
from ui.marked import overlaps
from ui.reading_view_text import Woven, woven_paragraphs, woven_text
from ui.strings import Strings
from ui.unit_view import unit_name

# A paper of more units than this is read in parts.
UNITS_SHOWN = 150


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read: a paper with its units and links, which unit was pointed at, and the quote in it, if any.

    `titles`: the title of each paper that a link leads to, by its id.
    """

    document: Document
    units: Sequence[Unit]
    links: Sequence[Link]
    titles: Mapping[str, str]
    place: Place
    at: int | None = None
    quote: Span | None = None

    @property
    def shown(self) -> range:
        """Which units are shown."""
        first = (self.at or 0) // UNITS_SHOWN * UNITS_SHOWN
        return range(first, min(first + UNITS_SHOWN, len(self.units)))


def face_html(reading: Reading, strings: Strings) -> str:
    """The way back, the title, and what the paper says of itself."""
    words, about = strings.library, reading.document.metadata
    facts = [
        value_name("kind", about.kind or "other", strings),
        about.speaker,
        strings.also_on_behalf.format(whom=about.on_behalf_of) if about.on_behalf_of else None,
        written(about.date, strings) or strings.no_date,
        about.number,
        words.asked_by.format(whom=", ".join(about.asked_by)) if about.asked_by else None,
        words.case.format(case=about.case) if about.case else None,
        words.own_reference.format(reference=about.own_reference) if about.own_reference else None,
        words.delay.format(paper=about.delay) if about.delay else None,
        reading.document.file,
    ]
    shown = SEPARATOR.join(literal(fact) for fact in facts if fact)
    body = (
        f"<p>{go(reading.place.listed(), literal(words.back))}</p>"
        f'<h1 lang="nl">{literal(about.title or reading.document.file)}</h1>'
        f'<p class="vb-feiten">{shown}{_original(about.url, strings)}</p>'
        f"<p>{about_html(reading.document.file, about.title, strings)}</p>"
    )
    return fragment(strings.lang, body, "header", class_="vb-stukkop")


def contents_html(reading: Reading, strings: Strings) -> str:
    """The table of contents: a link to each unit."""
    items = "".join(_contents_item(reading, number, strings) for number in range(len(reading.units)))
    # The list scrolls by itself, so it can be reached with the keyboard.
    body = f'<h2>{literal(strings.library.contents)}</h2><ol tabindex="0">{items}</ol>'
    return fragment(strings.lang, body, "nav", class_="vb-inhoud", aria_label=strings.library.contents)


def units_html(reading: Reading, strings: Strings) -> str:
    """The units that are shown, the one that was pointed at marked as such."""
    shown = reading.shown
    parts = [_unit(reading, number, strings) for number in shown]
    nav = _part_nav(reading, strings)
    body = nav + "".join(parts) + nav
    return fragment(strings.lang, body, "section", class_="vb-lezen", aria_label=strings.library.reading)


def _original(url: str | None, strings: Strings) -> str:
    # Only what is plainly a web page: a paper must not be able to smuggle in another scheme.
    if url is None or not url.startswith("https://"):
        return ""
    return (
        f'{SEPARATOR}<a href="{literal(url)}" target="_blank" rel="noopener noreferrer">{literal(strings.original)}</a>'
    )


def _contents_item(reading: Reading, number: int, strings: Strings) -> str:
    unit = reading.units[number]
    here = {"aria_current": "true"} if number == reading.at else {}
    name = go(reading.place.at(unit.address), f'<span lang="nl">{literal(unit_name(unit, strings))}</span>', **here)
    depth = max(1, min(4, len(unit.headings)))
    return f'<li class="vb-diep-{depth}">{name}</li>'


def _unit(reading: Reading, number: int, strings: Strings) -> str:
    unit, here = reading.units[number], number == reading.at
    quote = reading.quote if here else None
    # A footnote may lie inside the span of the answer; then it is marked at the foot, not in the running text.
    at_foot = quote is not None and any(overlaps(note.text, quote) for note in unit.footnotes)
    woven = Woven(None if at_foot else quote, _links(reading, strings), _marks(unit, number, strings))
    body = _head(reading, number, strings) + _text(reading.document, unit, woven, strings)
    if quote is not None and not at_foot and "<mark>" not in body:
        # The quote may stand outside the parts (on a heading line): the unit is shown as it lies in the paper.
        whole = _quoted(woven_paragraphs(reading.document, unit.span, woven))
        body = _head(reading, number, strings) + whole if "<mark>" in whole else body
    body += _notes(reading.document, unit, number, Woven(quote, woven.links), strings)
    if quote is not None and "<mark>" not in body:
        body = f'<p class="vb-melding" role="status">{literal(strings.library.quote_gone)}</p>{body}'
    chosen = ' class="vb-eenheid vb-aangewezen" tabindex="-1"' if here else ' class="vb-eenheid"'
    return f'<article aria-labelledby="eenheid-{number}"{chosen}>{body}{_foot(reading, number, strings)}</article>'


def _head(reading: Reading, number: int, strings: Strings) -> str:
    unit = reading.units[number]
    name = literal(unit_name(unit, strings))
    hidden = f'<span class="vb-onzichtbaar"> {literal(strings.library.copy_of.format(unit=""))}{name}</span>'
    copied = literal(strings.library.copied)
    copy = (
        f'<a class="vb-kopieerlink" href="{literal(permalink(unit.address))}" data-done="{copied}">'
        f'{literal(strings.library.copy)}{hidden}</a><span class="vb-gekopieerd" role="status"></span>'
    )
    return f'<div class="vb-eenheidkop"><h2 id="eenheid-{number}" lang="nl">{name}</h2><p>{copy}</p></div>'


def _text(document: Document, unit: Unit, woven: Woven, strings: Strings) -> str:
    parts = []
    if unit.questions:
        asked = "".join(woven_paragraphs(document, span, woven) for span in unit.questions)
        parts.append(f'<div class="vb-vraag">{_quoted(asked)}</div>')
    answer = woven_paragraphs(document, unit.answer, woven) if unit.answer else ""
    if answer:
        title = strings.answer_heading.format(question=questions(unit.numbers, strings)) if unit.numbers else ""
        parts.append((f"<h3>{literal(title)}</h3>" if title else "") + _quoted(answer))
    if not parts:
        parts.append(f"<p>{literal(strings.nothing_there)}</p>")
    return "".join(parts)


def _notes(document: Document, unit: Unit, number: int, woven: Woven, strings: Strings) -> str:
    if not unit.footnotes:
        return ""
    notes = "".join(_note(document, note, f"{number}-{place}", woven, strings) for place, note in _numbered(unit))
    return f'<div class="vb-noten"><h3>{literal(strings.footnotes)}</h3><ol lang="nl">{notes}</ol></div>'


def _note(document: Document, note: Footnote, name: str, woven: Woven, strings: Strings) -> str:
    text = woven_text(document, note.text, woven)
    back = ""
    if note.mark is not None:
        label = literal(strings.library.note_back.format(number=note.number))
        back = f' <a href="#noot-bij-{name}" aria-label="{label}">↩</a>'
    return f'<li value="{note.number}" id="noot-{name}">{text}{back}</li>'


def _foot(reading: Reading, number: int, strings: Strings) -> str:
    links = []
    for beside, form, rel in (
        (number - 1, strings.library.previous_unit, "prev"),
        (number + 1, strings.library.next_unit, "next"),
    ):
        if 0 <= beside < len(reading.units):
            label = literal(form.format(unit=unit_name(reading.units[beside], strings)))
            links.append(go(reading.place.at(reading.units[beside].address), label, rel=rel))
    # Only where somebody was led: elsewhere the next unit stands right below.
    return f'<p class="vb-buren">{"".join(links)}</p>' if number == reading.at and links else ""


def _links(reading: Reading, strings: Strings) -> dict[Span, str]:
    names = {unit.address: unit_name(unit, strings) for unit in reading.units}
    found: dict[Span, str] = {}
    for link in reading.links:
        address = link.target_addresses[0] if link.target_addresses else None
        if link.target_document is None:
            if address is None:
                continue
            place, title = reading.place.at(address), strings.library.link_here.format(unit=names.get(address, ""))
        else:
            target = reading.titles.get(link.target_document, "")
            title = strings.library.link_paper.format(title=target)
            place = reading.place.at(address) if address else reading.place.opened(link.target_document)
        found[link.span] = go(place, "", title=title).removesuffix("</a>")
    return found


def _marks(unit: Unit, number: int, strings: Strings) -> dict[Span, str]:
    return {
        note.mark: f'<sup id="noot-bij-{number}-{place}"><a href="#noot-{number}-{place}" '
        f'aria-label="{literal(strings.library.note_mark.format(number=note.number))}">{note.number}</a></sup>'
        for place, note in _numbered(unit)
        if note.mark is not None
    }


def _numbered(unit: Unit) -> list[tuple[int, Footnote]]:
    return list(enumerate(unit.footnotes, start=1))


def _part_nav(reading: Reading, strings: Strings) -> str:
    whole, shown, words = len(reading.units), reading.shown, strings.library
    if whole <= UNITS_SHOWN:
        return ""
    links = []
    if shown.start > 0:
        links.append(go(reading.place.at(reading.units[shown.start - 1].address), literal(words.part_previous)))
    links.append(f"<span>{literal(words.part_of.format(first=shown.start + 1, last=shown.stop, all=whole))}</span>")
    if shown.stop < whole:
        links.append(go(reading.place.at(reading.units[shown.stop].address), literal(words.part_next)))
    return f'<p class="vb-bladen">{"".join(links)}</p>'


def _quoted(paragraphs: str) -> str:
    return f'<div lang="nl">{paragraphs}</div>'
