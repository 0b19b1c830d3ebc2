"""The part of an HTML page that is the paper: what its main content is, and which elements nobody reads in it."""

import re

from lxml.etree import _Element as Element

# Never shown as running text, or run, fetched or filled in by a reader of the page.
_SKIPPED = frozenset(
    """head script style noscript template nav button select textarea input datalist iframe object embed video audio
    canvas svg link meta dialog""".split()
)
# Of the page when they stand outside its main content, of the paper when inside.
_FRAME = frozenset({"header", "footer"})
_FRAME_ROLES = frozenset({"navigation", "banner", "contentinfo", "search"})
_UNSEEN_CLASSES = frozenset({"sr-only", "visually-hidden", "visuallyhidden", "hidden"})
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MARKED = (
    ".//main",
    './/*[@role="main"]',
    ".//article",
    './/*[@id="broodtekst"]',
    './/*[contains(concat(" ", normalize-space(@class), " "), " broodtekst ")]',
    './/*[contains(concat(" ", normalize-space(@class), " "), " article ")]',
)


def main_content(body: Element) -> list[Element]:
    """The outermost elements that the page marks as its content, in order; the body itself when it marks none."""
    for path in _MARKED:
        found = [element for element in body.xpath(path) if isinstance(element, Element)]
        chosen = set(found)
        outermost = [element for element in found if chosen.isdisjoint(element.iterancestors())]
        seen = [element for element in outermost if is_seen(element) and "".join(element.itertext()).strip()]
        if seen:
            return seen
    return [body]


def is_shown(element: Element, in_main: bool) -> bool:
    """Whether an element belongs to the paper; `in_main`: whether it stands in what the page marks as its content."""
    name = element.tag
    if name in _SKIPPED or _is_hidden(element):
        return False
    if name == "form":
        return any(True for _ in element.iter("main", "article", "h1"))
    return in_main or not (name in _FRAME or element.get("role") in _FRAME_ROLES)


def is_seen(element: Element) -> bool:
    """True when neither an element nor what it stands in is hidden or skipped."""
    return not any(_is_hidden(outer) or outer.tag in _SKIPPED for outer in (element, *element.iterancestors()))


def _is_hidden(element: Element) -> bool:
    if element.get("hidden") is not None or _UNSEEN_STYLE.search(element.get("style") or ""):
        return True
    return not _UNSEEN_CLASSES.isdisjoint((element.get("class") or "").split())
