"""The footnotes of an HTML page: which marks point at which notes, told from links or from matching superscripts.

Known are notes behind a link ("#ID-1", "#_ftn1", "#fn:1"), and superscript numbers without a link whose number also
starts a paragraph further on. A link that points back, up or at a heading is no note; m² and 10³ are no marks.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml.etree import _Element as Element

_LABEL = re.compile(r"[\[(]?\s*(\d{1,3}|[*†‡]{1,3}|[a-z])\s*[\])]?")
_NAMED = re.compile(r"noot|note|ftn|fn[\d:_-]|#id-", re.IGNORECASE)
_BACK = re.compile(r"[\[(]?\s*(?:\d{1,3}|[*†‡a-z]|[↩↑^⏎←\ufe0e]+|terug|x)\s*[\])]?", re.IGNORECASE)
_UNIT = re.compile(r"(?:^|[\s\d/(])(?:[kcdm]?m|ha|10)$")
_BLOCKS = frozenset("p li div td dd aside section blockquote".split())
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass
class Links:
    """Marks to the elements of their notes; notes to their labels; and what in a note is not its text."""

    marks: dict[Element, Element] = field(default_factory=dict)
    notes: dict[Element, str] = field(default_factory=dict)
    left_out: set[Element] = field(default_factory=set)
    # Superscripts around marks: what else stands in them are commas and brackets.
    around: set[Element] = field(default_factory=set)


def find_notes(root: Element) -> Links:
    """The notes under `root`."""
    order = {element: place for place, element in enumerate(root.iter())}
    links = Links()
    ids: dict[str, Element] = {}
    for element in order:
        for key in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if key:
                ids.setdefault(key, element)
    for anchor in order:
        if anchor.tag == "a":
            _linked(anchor, ids, order, links)
    for note in links.notes:
        _leave_out(note, ids, order, links)
    _superscripts(root, order, links)
    return links


def text_of(element: Element) -> str:
    """The folded text of an element."""
    return " ".join("".join(element.itertext("*")).split())


def _linked(anchor: Element, ids: dict[str, Element], order: dict[Element, int], links: Links) -> None:
    href = anchor.get("href") or ""
    target = ids.get(unquote(href[1:])) if href.startswith("#") and len(href) > 1 else None
    if target is None or order[target] <= order[anchor]:
        return
    label = _LABEL.fullmatch(text_of(anchor))
    if not label:
        return
    raised = next((element for element in anchor.iterancestors("sup")), None)
    named = _NAMED.search(f"{anchor.get('class') or ''} {href}")
    if raised is None and anchor.find(".//sup") is None and not named and text_of(anchor)[0] not in "[(":
        return
    block = _block(target)
    inside = set(block.iter()) if block is not None else set()
    if block is None or anchor in inside or target.tag in _HEADINGS:
        return
    links.marks[anchor] = block
    links.notes.setdefault(block, label[1])
    if raised is not None:
        links.around.add(raised)


def _block(element: Element) -> Element | None:
    """The paragraph that a target stands in; None when that is the whole page."""
    for candidate in (element, *element.iterancestors()):
        if candidate.tag in _BLOCKS:
            # A note of more paragraphs stands in an element of its own: <div id="ftn1">.
            outer = candidate.getparent()
            own = outer.get("id") or "" if outer is not None and outer.tag in _BLOCKS else ""
            return outer if re.search(r"\d", own) and _NAMED.search(own) else candidate
        if candidate.tag in {"body", "main", "article"}:
            break
    return None


def _leave_out(note: Element, ids: dict[str, Element], order: dict[Element, int], links: Links) -> None:
    """The note's own number where it is an element, the way back to the text, a button that closes it."""
    label = links.notes[note]
    for element in note.iter("*"):
        href = element.get("href") or ""
        target = ids.get(unquote(href[1:])) if href.startswith("#") else None
        back = target is not None and order[target] < order[note] and _BACK.fullmatch(text_of(element))
        number = element is not note and element.get("id") and _LABEL.fullmatch(text_of(element))
        if back or (number and number[1] == label) or "note-close" in (element.get("class") or "").split():
            links.left_out.add(element)


def _superscripts(root: Element, order: dict[Element, int], links: Links) -> None:
    """Superscript numbers without links: those that start a paragraph are notes, the one before each is its mark."""
    marks: dict[str, Element] = {}
    for raised in root.iter("sup"):
        label = _LABEL.fullmatch(text_of(raised))
        if not label or not label[1].isdigit() or raised in links.around or raised.find(".//a[@href]") is not None:
            continue
        block = _block(raised)
        if block is None or raised in links.left_out:
            continue
        before = _before(raised, block)
        if before.strip():
            if not _UNIT.search(before.rstrip()[-4:]):
                marks.setdefault(label[1], raised)
        elif label[1] in marks and block not in links.notes and marks[label[1]] not in set(block.iter()):
            links.marks[marks.pop(label[1])] = block
            links.notes[block] = label[1]
            links.left_out.add(raised)


def _before(element: Element, block: Element) -> str:
    """The nearest text of `block` in front of `element`, empty when there is none."""
    current: Element | None = element
    while current is not None and current is not block:
        for sibling in current.itersiblings(preceding=True):
            text = f"{text_of(sibling)}{sibling.tail or ''}"
            if text.strip():
                return text
        current = current.getparent()
        if current is not None and (current.text or "").strip():
            return current.text or ""
    return ""
