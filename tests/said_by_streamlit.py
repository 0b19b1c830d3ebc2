"""What Streamlit itself says on a page, beside what the catalogues of the page hold."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from playwright.sync_api import Page

from ui.strings import Strings
from ui.strings_streamlit import SWAPS

# All that Streamlit says of itself: attributes, and texts that are neither ours (HTML, Markdown, labels) nor icons.
SAID = """() => {
  const found = [];
  const ours = '[data-testid="stHtml"], [data-testid="stMarkdownContainer"], [data-testid="stIconMaterial"]';
  for (const element of document.body.querySelectorAll("*")) {
    if (["SCRIPT", "STYLE", "NOSCRIPT", "TEXTAREA"].includes(element.tagName)) continue;
    if (element.closest('[data-testid="stHtml"]')) continue;
    for (const name of ["aria-label", "placeholder", "title", "alt", "aria-roledescription"])
      if (element.getAttribute(name)) found.push(element.getAttribute(name));
    const uploads = element.closest('[data-testid="stFileUploaderDropzone"] button');
    if ((element.closest(ours) && !uploads) || element.closest('[data-testid="stIconMaterial"]')) continue;
    for (const node of element.childNodes)
      if (node.nodeType === Node.TEXT_NODE && node.nodeValue.trim()) found.push(node.nodeValue.trim());
  }
  return found;
}"""


def foreign(page: Page, words: Strings) -> list[str]:
    """What Streamlit says on the page that stands in no catalogue of the language."""
    known = [_pattern(text) for text in _texts(words)] + [_pattern(swap.in_language(words.lang)) for swap in SWAPS]
    known += [_pattern(text) for text in ("Nederlands", "English", "Vraagbaak", "kies {} van {}")]
    said = [text.replace("\\", "") for text in page.evaluate(SAID)]
    return [text for text in dict.fromkeys(said) if not any(pattern.fullmatch(text) for pattern in known)]


def _texts(words: Any) -> Iterator[str]:
    for field in fields(words):
        value = getattr(words, field.name)
        if is_dataclass(value):
            yield from _texts(value)
        else:
            yield from [value] if isinstance(value, str) else value


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(".+".join(re.escape(part) for part in re.split(r"\{\w*\}", text)))
