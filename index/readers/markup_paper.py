"""A tree of XML to a Source: what the elements of Dutch official publications become, leniently by name."""

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from index.readers.markup_footnotes import Footnotes
from index.readers.markup_numbers import Line, heading_lines, is_heading
from index.readers.markup_writer import Writer
from index.readers.source import Source
from index.records import Span

_SKIPPED = frozenset({"metadata", "meta", "sys.gegevens"})
_NOTES = frozenset({"noot", "voetnoot", "eindnoot"})
_NOTE_NUMBERS = frozenset({"noot.nr", "nootnr", "nr", "nummer"})
_NOTE_REFERENCES = frozenset({"nootref", "voetref"})
_PAIR = frozenset({"vraag", "antwoord"})
_PAIR_NUMBERS = frozenset({"nr", "nummer", "vraagnummer"})
_ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_ROWS = frozenset({"row", "tr"})
_LABELS = frozenset({"li.nr", "lidnr"})
_BREAKS = frozenset({"br", "newline", "witreg"})
# Paragraphs and headings, whatever they hold: all that stands in them is one line.
_PARAGRAPHS = frozenset(
    """al noot.al considerans.al context.al titel title subtitel citeertitel tekstregel stuknr dossiernummer
    kamervraagomschrijving kamervraagnummer datumtekst naam ondernummer omschr term p para""".split()
)
# These stand inside a line where a line is open, and on a line of their own where none is.
_INLINE = frozenset(
    """nadruk extref intref extref-groep intref-groep sup inf sub datum kamervraagonderwerp ondernummer dossiernr
    begrotingshoofdstuk naam voornaam achternaam voorvoegsels functie organisatie politiek plaats b i u strong em span
    a""".split()
)
# Names and numbers whose parts are words of their own, with or without white space between them in the file.
_WORDS = frozenset("naam kop stuknr dossiernummer".split())
_HEADINGS = frozenset({"tussenkop", "tuskop"})
_STYLES = ("vet", "vetcur", "cur", "ondlijn", "rom")
# What closes a paper of questions: what the members add, what a minister has to say on when the answer comes.
_CLOSINGS = {"toelicht": "Toelichting", "toelichting": "Toelichting", "kamervraagopmerking": "Mededeling"}
_CLOSING_LABEL = re.compile(r"\s*((?:Toelichting|Mededeling)\b\s*:?)\s*")
_TITLES = frozenset({"titel", "title", "citeertitel", "onderwerp"})
# What stands in these names a part of the paper.
_UNTITLED = frozenset({"kop", "table", "plaatje", "noot"})


def local(element: Element) -> str:
    """The name of an element without its namespace, in lower case."""
    return element.tag.rpartition("}")[2].lower()


class Paper:
    """One walk over one tree."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._writer = Writer()
        self._path: list[str] = []
        self._level = 0
        self._titles: dict[int, Span] = {}
        self._footnotes: Footnotes[Element] = Footnotes(self._writer)
        # Notes by their id, and the ids that a reference elsewhere in the text points at.
        self._notes = {note.get("id"): note for note in root.iter() if local(note) in _NOTES}
        self._referred = {found.get("refid") for found in root.iter() if local(found) in _NOTE_REFERENCES}
        found = [element for element in root.iter() if local(element) in _HEADINGS]
        used = {element.get("kopopmaak") or "" for element in found}
        self._styles = [style for style in _STYLES if style in used] or [""]
        parts = [element for element in root.iter() if local(element) in _PAIR]
        lines = heading_lines([(local(element), _number(element)) for element in parts])
        self._lines: dict[Element, Line] = dict(zip(parts, lines, strict=True))

    def source(self) -> Source:
        """Walk the tree once, then write the notes under it."""
        self._write(self._root, inline=False)
        self._footnotes.write(self._say)
        return self._writer.source(self._titles[min(self._titles)] if self._titles else None)

    def _write(self, element: Element, inline: bool) -> None:
        name, writer = local(element), self._writer
        if name in _SKIPPED:
            return
        title = self._title(name)
        place = writer.open()
        self._path.append(name)
        handler = self._handler(name, element)
        if handler:
            handler(element)
        elif name in _PARAGRAPHS and not (inline and name in _INLINE):
            self._paragraph(element)
        elif inline or _is_line(element):
            self._run(element) if inline else self._paragraph(element)
        else:
            writer.block()
            self._children(element)
            writer.block()
        self._path.pop()
        span = writer.close(place)
        if span and title is not None:
            self._titles.setdefault(title, span)
        if span and (name in {"b", "strong"} or (name == "nadruk" and element.get("type", "").startswith("vet"))):
            writer.bold.append(span)

    def _handler(self, name: str, element: Element) -> Callable[[Element], None] | None:
        known: tuple[tuple[frozenset[str], Callable[[Element], None]], ...] = (
            (_NOTES, self._note),
            (_NOTE_REFERENCES, self._note_reference),
            (_HEADINGS, self._subheading),
            (_ROW_GROUPS, self._children),
            (_ROWS, self._row),
            (_LABELS, self._label),
            (_BREAKS, lambda found: self._writer.line()),
        )
        if name in _PAIR:
            return self._pair
        if name == "kop":
            return self._division_heading
        if name in _CLOSINGS and self._lines and _child(element, frozenset({"kop"})) is None:
            return self._closing
        if name in {"li", "lid"}:
            return self._item
        return next((handler for names, handler in known if name in names), None)

    def _title(self, name: str) -> int | None:
        """How well an element names the paper, 0 best; None when it does not."""
        if name == "kamervraagonderwerp":
            return 0
        if name not in _TITLES or not _UNTITLED.isdisjoint(self._path):
            return None
        return 1 if self._path and self._path[-1] == "stuk" else 2

    def _children(self, element: Element) -> None:
        deeper = any(local(child) == "kop" for child in element)
        self._level += deeper
        self._writer.text(element.text)
        for child in element:
            self._write(child, inline=False)
            self._writer.text(child.tail)
        self._level -= deeper

    def _paragraph(self, element: Element) -> None:
        self._writer.block()
        self._run(element)
        self._writer.block()

    def _run(self, element: Element) -> None:
        """Running text: what stands in an element and between its children, in order."""
        spaced = local(element) in _WORDS
        self._writer.text(element.text)
        for child in element:
            self._write(child, inline=True)
            if spaced:
                self._writer.text(" ")
            self._writer.text(child.tail)

    def _pair(self, element: Element) -> None:
        line, writer = self._lines[element], self._writer
        own = _child(element, _PAIR_NUMBERS)
        inside = [child for child in element if child is not own]
        first = next((child for child in inside if local(child) in _PARAGRAPHS), None)
        writer.block()
        # A heading may stand as the first paragraph instead of in a number of its own.
        if own is not None or first is None or not is_heading(_text(first)):
            writer.text(line.heading)
            self._notes_in(own)
            writer.block()
            writer.text(line.rest)
            writer.block()
        writer.text(element.text)
        for child in element:
            if child is not own:
                self._write(child, inline=_is_line(element))
            writer.text(child.tail)
        writer.block()

    def _closing(self, element: Element) -> None:
        """Its own heading, so that it is no part of the last answer, also where the file leaves the word out."""
        line = element if (element.text or "").strip() else next(iter(element), element)
        label = _CLOSING_LABEL.match(line.text or "")
        word = label[1].strip() if label else _CLOSINGS[local(element)]
        if label:
            line.text = (line.text or "")[label.end() :]
        self._writer.heading(1, lambda: self._writer.text(word))
        self._writer.block()
        self._children(element)
        self._writer.block()

    def _notes_in(self, number: Element | None) -> None:
        """The notes inside a number, which is not written by itself."""
        for found in number.iter() if number is not None else ():
            if local(found) in _NOTES | _NOTE_REFERENCES:
                self._write(found, inline=True)

    def _division_heading(self, element: Element) -> None:
        self._heading(element, max(1, self._level))

    def _subheading(self, element: Element) -> None:
        style = element.get("kopopmaak") or ""
        rank = self._styles.index(style) if style in self._styles else 0
        self._heading(element, self._level + rank + 1)

    def _heading(self, element: Element, level: int) -> None:
        self._writer.heading(level, lambda: self._run(element))

    def _item(self, element: Element) -> None:
        writer, waiting = self._writer, self._writer.labels
        writer.block()
        written = _child(element, _LABELS) is not None
        if not written:
            writer.label("–")
        writer.text(element.text)
        for child in element:
            self._write(child, inline=_is_line(element))
            writer.text(child.tail)
        unused = writer.drop_labels(waiting)
        if written:
            writer.text(" ".join(unused))
        writer.block()

    def _label(self, element: Element) -> None:
        self._writer.label(_text(element))
        self._notes_in(element)

    def _row(self, element: Element) -> None:
        writer = self._writer
        writer.row()
        writer.text(element.text)
        for place, entry in enumerate(element):
            if place:
                writer.cell()
            writer.flat += 1
            self._write(entry, inline=False)
            writer.text(entry.tail)
            writer.flat -= 1
        writer.row()

    def _note(self, element: Element) -> None:
        self._footnotes.add(element, _note_number(element))
        if not element.get("id") or element.get("id") not in self._referred:
            self._footnotes.mark(element, _note_number(element))

    def _note_reference(self, element: Element) -> None:
        note = self._notes.get(element.get("refid", ""))
        if note is None:
            self._run(element)
        else:
            self._footnotes.add(note, _note_number(note))
            self._footnotes.mark(note, _text(element))

    def _say(self, element: Element, label: str) -> None:
        number = _child(element, _NOTE_NUMBERS)
        self._notes_in(number)
        self._writer.text(element.text)
        for child in element:
            if child is not number:
                self._write(child, inline=True)
                self._writer.text(" ")
            self._writer.text(child.tail)


def _is_line(element: Element) -> bool:
    """True when text stands directly in an element, or only pieces of a line."""
    if any(text and text.strip() for text in (element.text, *(child.tail for child in element))):
        return True
    return len(element) > 0 and local(element) in _INLINE


def _text(element: Element) -> str:
    """The folded text of an element without the footnotes in it."""
    pieces = [element.text or ""]
    for child in element:
        pieces.append("" if local(child) in _NOTES else _text(child))
        pieces.append(child.tail or "")
    return " ".join("".join(pieces).split())


def _number(element: Element) -> str:
    """What the number of a Vraag or Antwoord holds: its own element, else a first paragraph that is a heading."""
    own = _child(element, _PAIR_NUMBERS)
    if own is not None:
        return _text(own)
    first = next((child for child in element if local(child) in _PARAGRAPHS), None)
    return _text(first) if first is not None and is_heading(_text(first)) else ""


def _note_number(element: Element) -> str:
    own = _child(element, _NOTE_NUMBERS)
    return _text(own) if own is not None else ""


def _child(element: Element, names: frozenset[str]) -> Element | None:
    return next((child for child in element if local(child) in names), None)
