"""OpenDocument texts (.odt) to a source text, by the same lines and rules as Word files."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from index.readers.source import Source
from index.readers.word_lines import Line, Note, Piece, assemble
from index.readers.word_package import Package
from index.readers.word_styles import formatted, whole
from index.readers.word_tables import rows_as_lines

_URN = "{urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, STYLE, OFFICE = (f"{_URN}{name}:1.0}}" for name in ("text", "table", "style", "office"))
_DRAW = f"{_URN}drawing:1.0}}"
_FO = f"{_URN}xsl-fo-compatible:1.0}}"
_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal"}
_SILENT = {
    *(TEXT + name for name in ("tracked-changes", "note-citation", "sequence-decls", "variable-decls", "forms")),
    *(
        TEXT + name
        for name in ("user-field-decls", "hidden-text", "ruby-text", "alphabetical-index-mark", "page-variable-set")
    ),
    f"{OFFICE}annotation",
    f"{OFFICE}forms",
    f"{_URN}svg-compatible:1.0}}title",
    f"{_URN}svg-compatible:1.0}}desc",
}
_PAGES = {TEXT + name for name in ("page-number", "page-count", "page-continuation")}
_WORDED = re.compile(r"(?:Vraag|Vragen|Antwoord)\b", re.IGNORECASE)


def read_odt(data: bytes, name: str) -> Source:
    """Read an .odt; raises SourceError when it is damaged, encrypted, too large, empty, or no OpenDocument text."""
    package = Package(data, name, "OpenDocument (.odt)")
    try:
        if "META-INF/manifest.xml" in package and b"encryption-data" in package.bytes_of("META-INF/manifest.xml"):
            raise package.encrypted()
        source = _Paper(package).source()
    except RecursionError:
        raise package.damaged() from None
    if not source.text.strip():
        raise package.empty()
    return source


class _Paper:
    def __init__(self, package: Package) -> None:
        content = package.xml("content.xml")
        styles = package.xml("styles.xml") if "styles.xml" in package else None
        body = content.find(f"{OFFICE}body/{OFFICE}text")
        if body is None:
            raise package.damaged()
        self._body, self._styles_root = body, styles
        roots = [content] if styles is None else [styles, content]
        self._styles = {s.get(f"{STYLE}name", ""): s for root in roots for s in root.iter(f"{STYLE}style")}
        self._lists = {s.get(f"{STYLE}name", ""): s for root in roots for s in root.iter(f"{TEXT}list-style")}
        self._counts: dict[str, dict[int, int]] = {}
        self._notes: dict[str, Note] = {}
        self._counted: Counter[str] = Counter()
        self._boxes: list[Line] = []

    def source(self) -> Source:
        """The whole paper."""
        front, running = self._headers()
        lines = self._blocks(self._body)
        tracked = next(self._body.iter(f"{TEXT}changed-region"), None) is not None
        return assemble([*front, *lines], self._notes, running, tracked=tracked)

    def _headers(self) -> tuple[list[Line], list[Line]]:
        """The header of the first page, and the other headers and footers."""
        front: list[Line] = []
        running: list[Line] = []
        masters = [] if self._styles_root is None else list(self._styles_root.iter(f"{STYLE}master-page"))
        for position, master in enumerate(masters):
            kinds = {element.tag.removeprefix(STYLE): element for element in master if isinstance(element.tag, str)}
            first = "header-first" if "header-first" in kinds else "header"
            for kind, element in kinds.items():
                if kind.startswith(("header", "footer")) and element.get(f"{STYLE}display", "true") != "false":
                    (front if position == 0 and kind == first else running).extend(self._blocks(element))
        known = {line.text for line in front}
        return front, [line for line in running if line.text not in known]

    def _blocks(self, parent: etree._Element, listed: tuple[str, int] | None = None) -> list[Line]:
        lines: list[Line] = []
        for element in parent:
            tag = element.tag
            if not isinstance(tag, str) or tag in _SILENT or element.get(f"{TEXT}display") == "none":
                continue
            if tag in (f"{TEXT}p", f"{TEXT}h"):
                line = self._paragraph(element)
                boxes, self._boxes = self._boxes, []
                lines += [*boxes, line]
            elif tag == f"{TEXT}list":
                lines += self._list(element, listed)
            elif tag == f"{TABLE}table":
                rows = [
                    [self._cell(cell) for cell in _inside(row, "table-cell")] for row in _inside(element, "table-row")
                ]
                lines += rows_as_lines(rows)
            elif tag == f"{TEXT}index-title-template":
                continue
            else:
                lines += self._blocks(element, listed)
        return lines

    def _cell(self, cell: etree._Element) -> list[Line]:
        return [line for line in self._blocks(cell) if line.text.strip()]

    def _list(self, element: etree._Element, outer: tuple[str, int] | None) -> list[Line]:
        name = element.get(f"{TEXT}style-name") or (outer[0] if outer else "")
        level = outer[1] + 1 if outer else 1
        counts = self._counts.setdefault(name, {})
        if element.get(f"{TEXT}continue-numbering") != "true" and element.get(f"{TEXT}continue-list") is None:
            counts.pop(level, None)
        lines: list[Line] = []
        for item in element:
            if item.tag not in (f"{TEXT}list-item", f"{TEXT}list-header"):
                continue
            inner = self._blocks(item, (name, level))
            words = next((child for child in item if child.tag in (f"{TEXT}p", f"{TEXT}h")), None)
            if item.tag == f"{TEXT}list-item" and words is not None and inner:
                if (start := item.get(f"{TEXT}start-value")) is not None:
                    counts[level] = whole(start, 1) - 1
                inner[0] = self._numbered(inner[0], name, level)
            lines += inner
        return lines

    def _numbered(self, line: Line, name: str, level: int) -> Line:
        counts = self._counts.setdefault(name, {})
        form = self._lists.get(name)
        own = next((f for f in (form if form is not None else ()) if f.get(f"{TEXT}level") == str(level)), None)
        if own is None:
            return line
        if own.tag != f"{TEXT}list-level-style-number":
            return replace(line, pieces=(Piece("• "), *line.pieces))
        counts[level] = counts.get(level, whole(own.get(f"{TEXT}start-value"), 1) - 1) + 1
        for deeper in [place for place in counts if place > level]:
            del counts[deeper]
        shown = whole(own.get(f"{TEXT}display-levels"), 1)
        style = _FORMATS.get(own.get(f"{STYLE}num-format", ""))
        if style is None:
            return line
        numbers = [formatted(counts.get(place, 1), style) for place in range(max(1, level - shown + 1), level + 1)]
        text = own.get(f"{STYLE}num-prefix", "") + ".".join(numbers) + own.get(f"{STYLE}num-suffix", "")
        gap = "\n" if _WORDED.match(text.strip()) else " "
        bold = bool(line.text.strip()) and all(piece.bold for piece in line.pieces if piece.text.strip())
        noise = not line.text.strip() and gap == " "
        return replace(line, pieces=(Piece(text.strip() + gap, bold=bold, noise=noise), *line.pieces))

    def _paragraph(self, paragraph: etree._Element) -> Line:
        style = paragraph.get(f"{TEXT}style-name", "")
        pieces = tuple(self._pieces(paragraph, Piece(""), (style,), True))
        level = whole(paragraph.get(f"{TEXT}outline-level"), 1) if paragraph.tag == f"{TEXT}h" else 0
        return Line(pieces, level=min(max(level, 0), 9))

    def _pieces(
        self, parent: etree._Element, plain: Piece, styles: tuple[str, ...], block: bool = False
    ) -> Iterator[Piece]:
        if self._said(styles, "text-properties", f"{TEXT}display") == "none":
            return
        dress = replace(
            plain,
            bold=(self._said(styles, "text-properties", f"{_FO}font-weight") or "normal")
            in ("bold", "700", "800", "900"),
            slanted=self._said(styles, "text-properties", f"{_FO}font-style") == "italic"
            or (self._said(styles, "text-properties", f"{STYLE}text-underline-style") or "none") != "none",
            raised=(self._said(styles, "text-properties", f"{STYLE}text-position") or "").startswith("super"),
        )
        if parent.text:
            yield replace(dress, text=_folded(parent.text))
        for element in parent:
            yield from self._inline(element, dress, styles)
            if element.tail:
                yield replace(dress, text=_folded(element.tail))

    def _inline(self, element: etree._Element, dress: Piece, styles: tuple[str, ...]) -> Iterator[Piece]:
        tag = element.tag
        if not isinstance(tag, str) or tag in _SILENT:
            return
        if tag == f"{TEXT}note":
            mark = self._note(element)
            if mark is not None:
                yield Piece(mark[1], note=mark[0])
        elif tag == f"{_DRAW}text-box":
            outer, self._boxes = self._boxes, []
            lines = self._blocks(element)
            self._boxes = outer + lines
        elif tag == f"{TEXT}s":
            yield replace(dress, text=" " * min(whole(element.get(f"{TEXT}c"), 1), 1000))
        elif tag in (f"{TEXT}tab", f"{TEXT}line-break"):
            yield replace(dress, text="\t" if tag == f"{TEXT}tab" else "\n")
        elif tag == f"{TEXT}span":
            yield from self._pieces(element, dress, (element.get(f"{TEXT}style-name", ""), *styles))
        else:
            yield from self._pieces(element, replace(dress, noise=dress.noise or tag in _PAGES), styles)

    def _note(self, element: etree._Element) -> tuple[str, str] | None:
        body = element.find(f"{TEXT}note-body")
        if body is None:
            return None
        kind = element.get(f"{TEXT}note-class", "footnote")
        self._counted[kind] += 1
        number = self._counted[kind]
        mixed = kind == "endnote" and self._counted["footnote"] > 0
        name, mark = f"{kind}{number}", f"[e{number}]" if mixed else f"[{number}]"
        self._notes[name] = Note(number, mark, ())
        boxes, self._boxes = self._boxes, []
        self._notes[name] = Note(number, mark, tuple(self._blocks(body)))
        self._boxes = boxes
        return name, mark

    def _said(self, styles: tuple[str, ...], properties: str, attribute: str) -> str | None:
        """What the styles say of an attribute, the nearest first, each with those under it."""
        for near in styles:
            name, seen = near, set[str]()
            while name in self._styles and name not in seen:
                seen.add(name)
                style = self._styles[name]
                found = style.find(f"{STYLE}{properties}")
                if found is not None and (value := found.get(attribute)) is not None:
                    return value
                name = style.get(f"{STYLE}parent-style-name", "")
        return None


def _inside(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    for element in parent:
        if element.tag == TABLE + name:
            yield element
        elif element.tag in (f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"):
            yield from _inside(element, name)


def _folded(text: str) -> str:
    """White space in OpenDocument is one space, whatever it is."""
    return re.sub(r"[ \t\r\n]+", " ", text)
