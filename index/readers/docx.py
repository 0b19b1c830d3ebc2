"""Word files (.docx) to a source text: each visible word once, in reading order.

Deleted and hidden text is left out, insertions are kept, list numbers are written out. Document properties are never
read: they are stale. What a paragraph looks like is told in spans; which part of a paper it is, structure decides.
"""

import posixpath
import re
from collections import Counter

from lxml import etree

from index.readers.source import Source
from index.readers.word_lines import Line, Note, assemble
from index.readers.word_package import Package
from index.readers.word_story import Story
from index.readers.word_styles import Numbers, Styles, W, switched

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FACE = re.compile(r"^\s*(?:Datum|Betreft|Onderwerp|Ons kenmerk)\b", re.MULTILINE | re.IGNORECASE)

_TRACKED = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))


def read_docx(data: bytes, name: str) -> Source:
    """Read a .docx; raises SourceError when it is damaged, encrypted, too large, empty, or no Word file."""
    package = Package(data, name, "Word (.docx)")
    try:
        source = _Paper(package).source()
    except RecursionError:
        raise package.damaged() from None
    if not source.text.strip():
        raise package.empty()
    return source


class _Paper:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._main = next(
            (part for kind, part in self._related("").values() if kind == "officeDocument" and part in package),
            "word/document.xml",
        )
        self._root = package.xml(self._main)
        self._has_footnotes = next(self._root.iter(f"{W}footnoteReference"), None) is not None
        self._relations = self._related(self._main)
        self._styles = Styles(self._part("styles"))
        self._numbers = Numbers(self._part("numbering"), self._styles)
        self._notes: dict[str, Note] = {}
        self._counted: Counter[str] = Counter()
        self._note_parts = {
            kind: {note.get(f"{W}id", ""): note for note in root}
            for kind in ("footnote", "endnote")
            if (root := self._part(f"{kind}s")) is not None
        }

    def source(self) -> Source:
        """The whole paper."""
        body = self._root.find(f"{W}body")
        if body is None:
            raise self._package.damaged()
        front, headers, footers = self._headers(body)
        lines = self._story().blocks(body)
        face = "\n".join(line.text for line in (*front, *lines[:80]))
        if not _FACE.search(face) and _FACE.search("\n".join(line.text for line in headers)):
            # Some letterheads stand only on the second page; without them a letter has no date or subject.
            front, headers = front + headers, []
        notes = dict(sorted(self._notes.items(), key=lambda item: item[0].startswith("endnote")))
        tracked = next(body.iter(*_TRACKED), None) is not None
        return assemble([*front, *lines], notes, [*headers, *footers], tracked=tracked)

    def _story(self) -> Story:
        return Story(self._styles, self._numbers, self._note)

    def _note(self, kind: str, key: str) -> tuple[str, str] | None:
        """The name and the written mark of a note, which is read when its first mark is met."""
        element = self._note_parts.get(kind, {}).get(key)
        if element is None or element.get(f"{W}type", "normal") != "normal":
            return None
        name = f"{kind}{key}"
        if name not in self._notes:
            self._counted[kind] += 1
            number = self._counted[kind]
            both = kind == "endnote" and self._has_footnotes
            mark = f"[e{number}]" if both else f"[{number}]"
            self._notes[name] = Note(number, mark, ())
            self._notes[name] = Note(number, mark, tuple(self._story().blocks(element)))
        return name, self._notes[name].mark

    def _headers(self, body: etree._Element) -> tuple[list[Line], list[Line], list[Line]]:
        """The header of the first page, the other headers, and the footers; each part once."""
        front: list[Line] = []
        headers: list[Line] = []
        footers: list[Line] = []
        seen: set[str] = set()
        first_section = True
        settings = self._part("settings")
        even_too = bool(switched(settings, "evenAndOddHeaders"))
        for section in body.iter(f"{W}sectPr"):
            by_kind = {
                (ref.tag.removeprefix(W)[:6], ref.get(f"{W}type", "default")): ref.get(_ID, "")
                for ref in section
                if isinstance(ref.tag, str) and ref.tag in (f"{W}headerReference", f"{W}footerReference")
            }
            first_page = "first" if switched(section, "titlePg") else "default"
            for (what, kind), relation in by_kind.items():
                if (kind == "first" and first_page != "first") or (kind == "even" and not even_too):
                    continue  # switched off: it is in the file and shown on no page
                target = self._relations.get(relation, ("", ""))[1]
                if target not in self._package or target in seen:
                    continue
                seen.add(target)
                lines = self._story().blocks(self._package.xml(target))
                on_front = first_section and what == "header" and kind == first_page
                (front if on_front else headers if what == "header" else footers).extend(lines)
            first_section = False
        return front, headers, footers

    def _part(self, kind: str) -> etree._Element | None:
        target = next((part for known, part in self._relations.values() if known == kind), "")
        return self._package.xml(target) if target in self._package else None

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """The relations of a part: id -> (kind, part that it points to)."""
        folder, base = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{base}.rels")
        if path not in self._package:
            return {}
        found: dict[str, tuple[str, str]] = {}
        for relation in self._package.xml(path).iter(_RELATIONS):
            if relation.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
            found[relation.get("Id", "")] = (relation.get("Type", "").rsplit("/", 1)[-1], target)
        return found
