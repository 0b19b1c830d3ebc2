"""A drawing made fit to stand in a page: named for who cannot see it, in the colours of the page, ids of its own."""

import re
from collections.abc import Mapping

from lxml import etree

from qa.report.text import tidy

SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"
# What is drawn in these colours takes the colours of the page, so that it can be read on a dark one too.
INK, FAINT, PAPER, ACCENT = "#010203", "#010204", "#010205", "#010206"
_COLOURS = {
    INK: "currentColor",
    FAINT: "var(--faint, #8a929a)",
    PAPER: "var(--paper, #ffffff)",
    ACCENT: "var(--accent, #154273)",
}
_COLOUR = re.compile("|".join(_COLOURS))
_FAMILY = re.compile(r"font-family: [^;]*;?\s?|font: (\d+(?:\.\d+)?px) [^;]*")
_URL = re.compile(r"url\(#")
FILLER = "n"
_TOKEN = re.compile(rf"@(\d+)@{FILLER}*")


def inline(drawing: bytes, name: str, title: str, description: str, labels: Mapping[int, str]) -> str:
    """The drawing as an <svg> element for an HTML page.

    `name` makes its ids unique in the page; `@7@` in a text, with any FILLER after it, becomes `labels[7]`, escaped.
    """
    root = etree.fromstring(drawing, etree.XMLParser(resolve_entities=False, no_network=True))
    for unused in [*root.iter(f"{{{SVG}}}metadata"), *root.iter(f"{{{SVG}}}style")]:
        parent = unused.getparent()
        if parent is not None:
            parent.remove(unused)
    for node in root.iter():
        _own(node, name, labels)
    for unwanted in ("width", "height", "version"):
        root.attrib.pop(unwanted, None)
    root.set("role", "img")
    root.set("class", "plot")
    root.set("aria-labelledby", f"{name}-title {name}-desc")
    for place, (tag, text) in enumerate((("title", title), ("desc", description))):
        told = etree.Element(f"{{{SVG}}}{tag}", id=f"{name}-{tag}")
        told.text = tidy(text)
        root.insert(place, told)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="unicode")


def _own(node: etree._Element, name: str, labels: Mapping[int, str]) -> None:
    """Give one element ids of its own, the colours of the page and its real text."""
    if identity := node.get("id"):
        node.set("id", f"{name}-{identity}")
    if target := node.attrib.pop(_XLINK, None):
        node.set("href", f"#{name}-{str(target)[1:]}")
    for key in ("clip-path", "style"):
        if value := node.get(key):
            value = _URL.sub(f"url(#{name}-", value)
            value = _COLOUR.sub(lambda found: _COLOURS[found[0]], value)
            node.set(key, _FAMILY.sub(lambda found: f"font-size: {found[1]}" if found[1] else "", value))
    if node.text and node.tag == f"{{{SVG}}}text":
        node.text = _TOKEN.sub(lambda found: tidy(labels.get(int(found[1]), "")), node.text)
