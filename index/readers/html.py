"""HTML pages: bytes -> Source. lxml parses; no script runs and nothing that a page points at is fetched.

Only the main content is read where the page marks it. An element starts a paragraph when it is a block, and is part of
the running line when not, as a browser has it. Which part of a page is read stands in markup_page.py, notes and their
marks in markup_links.py.
"""

from lxml import etree
from lxml.etree import _Element as Element

from index.errors import SourceError
from index.readers.markup_charset import decode
from index.readers.markup_footnotes import Footnotes
from index.readers.markup_input import check_size, is_too_deep, no_words, too_deep, with_words
from index.readers.markup_links import Links, find_notes, text_of
from index.readers.markup_list import markers
from index.readers.markup_page import is_seen, is_shown, main_content
from index.readers.markup_writer import Writer
from index.readers.source import Source
from index.records import Span

_BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form
    header hr legend li main ol p pre section summary table ul""".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset({"b", "strong"})


def read_html(data: bytes, name: str) -> Source:
    """Read a page's main content; raises SourceError when it is too large or nested too deep, in no known character
    set, or without visible text.
    """
    check_size(data, name)
    return read_page(decode(data, name), name)


def read_page(text: str, name: str) -> Source:
    """Read a decoded page; raises SourceError as `read_html` does."""
    writer = Writer()
    title = write_page(text, name, writer)
    return with_words(writer.source(title), name)


def write_page(text: str, name: str, writer: Writer, titled: bool = False) -> Span | None:
    """Write a decoded page into `writer` and give the place of its title; none is looked for when `titled` already.

    Raises SourceError when nothing can be parsed or the page is nested too deep.
    """
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(
            f"{name}: niet te lezen als HTML ({error}); bewaar de pagina opnieuw",
            f"{name}: cannot be read as HTML ({error}); save the page again",
        ) from None
    if root is None:
        raise no_words(name)
    if is_too_deep(root):
        raise too_deep(name)
    return _Page(root, writer).write(titled)


class _Page:
    """One walk over one page."""

    def __init__(self, root: Element, writer: Writer) -> None:
        self._root = root
        self._writer = writer
        body = root.find("body")
        self._body = body if body is not None else root
        # All elements of a tree are kept alive, so that each stays the same object.
        self._alive = list(root.iter())
        self._links: Links = find_notes(self._body)
        self._footnotes: Footnotes[Element] = Footnotes(writer)
        self._title: Span | None = None
        self._in_main = False
        self._markers: dict[Element, str] = {}

    def write(self, titled: bool) -> Span | None:
        content = main_content(self._body)
        self._in_main = content != [self._body]
        if not titled and not any(is_seen(h1) and text_of(h1) for part in content for h1 in part.iter("h1")):
            self._title = self._block_of(self._root.findtext(".//title"))
        for part in content:
            self._write(part)
        self._footnotes.write(self._say)
        return self._title

    def _block_of(self, text: str | None) -> Span | None:
        place = self._writer.open()
        self._writer.text(text)
        self._writer.block()
        return self._writer.close(place)

    def _write(self, element: Element) -> None:
        name, writer = element.tag, self._writer
        if not isinstance(name, str) or element in self._links.left_out or not is_shown(element, self._in_main):
            return
        if element in self._links.notes:
            self._footnotes.add(element, self._links.notes[element])
        elif element in self._links.marks:
            note = self._links.marks[element]
            self._footnotes.add(note, self._links.notes[note])
            self._footnotes.mark(note, text_of(element))
        elif element in self._links.around:
            self._around(element)
        elif name in _HEADINGS:
            self._heading(element, _HEADINGS[name])
        elif name == "br":
            writer.line()
        elif name in {"tr", "td", "th"}:
            self._table_part(element)
        else:
            self._element(element)

    def _element(self, element: Element) -> None:
        name, writer = element.tag, self._writer
        block, waiting = name in _BLOCKS, writer.labels
        if block:
            writer.block()
        if name in {"ul", "ol"}:
            self._markers.update(markers(element))
        if element in self._markers:
            writer.label(self._markers.pop(element))
        place = writer.open()
        if name == "pre":
            self._lines(element)
        else:
            self._run(element)
        span = writer.close(place)
        if span and name in _BOLD:
            writer.bold.append(span)
        if block:
            writer.drop_labels(waiting)
            writer.block()

    def _run(self, element: Element) -> None:
        self._writer.text(element.text)
        for child in element:
            self._write(child)
            self._writer.text(child.tail)

    def _around(self, element: Element) -> None:
        """A superscript with marks in it: the commas and brackets between them are no text."""
        self._writer.mark(element.text or "")
        for child in element:
            self._write(child)
            self._writer.mark(child.tail or "")

    def _heading(self, element: Element, level: int) -> None:
        span = self._writer.heading(level, lambda: self._run(element))
        if span and level == 1 and self._title is None:
            self._title = span

    def _table_part(self, element: Element) -> None:
        writer = self._writer
        if element.tag == "tr":
            writer.row()
            self._run(element)
            writer.row()
            return
        if element.getprevious() is not None:
            writer.cell()
        writer.flat += 1
        self._run(element)
        writer.flat -= 1

    def _lines(self, element: Element) -> None:
        """Preformatted text: its line ends count."""
        for place, line in enumerate((element.text or "").split("\n")):
            if place:
                self._writer.line()
            self._writer.text(line)
        for child in element:
            self._write(child)
            for place, line in enumerate((child.tail or "").split("\n")):
                if place:
                    self._writer.line()
                self._writer.text(line)

    def _say(self, note: Element, label: str) -> None:
        """The text of a note without its own number and the way back."""
        if note.tag != "li" and not self._numbers(note):
            self._writer.skip_number(label)
        self._run(note)
        self._writer.keep_number()

    def _numbers(self, note: Element) -> list[Element]:
        label = self._links.notes[note]
        return [part for part in note.iter() if part in self._links.left_out and text_of(part).strip("[]() ") == label]
