"""The tables and figures of the report inside the page: the same HTML, with drawings as images. Pure functions.

The page's cleaner of HTML takes out parts of a drawing that stands in it, so here a drawing is an image by itself.
"""

import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from typing import Any

from qa.report.comparison import comparison
from qa.report.figures import figures, latency_figure
from qa.report.parts import Parts
from qa.report.tables import measures, settings, slices, unusable
from ui.colours import palette
from ui.escape import fragment
from ui.strings import Strings

Content = Mapping[str, Any]
_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_TOLD = re.compile(r"<(title|desc)\b[^>]*>([^<]*)<")
# What a drawing calls the colours of the page.
_NAMES = {"ink": "color", "paper": "--paper", "edge": "--faint", "accent": "--accent"}


def measures_html(content: Content, strings: Strings) -> str:
    """Every measure with its meaning and interval."""
    return _shown(measures(content, Parts(strings.lang)), strings)


def slices_html(content: Content, by: str, head: str, strings: Strings) -> str:
    """The measures by kind, by paper or by length of question, as `by` says; `head` names the first column."""
    return _shown(slices(content, by, head, Parts(strings.lang)), strings)


def settings_html(content: Content, strings: Strings) -> str:
    """What the outcome was made with, and the rows that were left out."""
    parts = Parts(strings.lang)
    return _shown(unusable(content, parts) + settings(content, parts), strings)


def figures_html(content: Content, strings: Strings) -> str:
    """The drawings, each with its numbers as a table."""
    parts = Parts(strings.lang)
    drawn = figures(content, parts)
    if (content.get("latency") or {}).get("questions"):
        drawn += latency_figure(content, parts)
    return _shown(_DRAWING.sub(_as_image, drawn), strings)


def comparison_html(content: Content, strings: Strings) -> str:
    """The comparison that `content` holds."""
    return _shown(comparison(content, Parts(strings.lang)), strings)


def _shown(html: str, strings: Strings) -> str:
    return fragment(strings.lang, html, class_="vb-verslag")


def _as_image(found: re.Match[str]) -> str:
    svg = found[0]
    # Both were escaped where the drawing was made.
    told = ". ".join(text.strip().rstrip(".") for _, text in _TOLD.findall(svg))
    at = svg.index(">") + 1
    encoded = b64encode(f"{svg[:at]}{_style()}{svg[at:]}".encode()).decode()
    return f'<img class="plot" alt="{told.replace(chr(34), "&quot;")}" src="data:image/svg+xml;base64,{encoded}">'


@cache
def _style() -> str:
    """An image follows the page from light to dark by itself; its colours have the names that drawings give them."""
    colours = palette()
    light, dark = (";".join(f"{name}:{colours[role][at]}" for role, name in _NAMES.items()) for at in (0, 1))
    style = f"text{{font-family:sans-serif}}svg{{{light}}}@media(prefers-color-scheme:dark){{svg{{{dark}}}}}"
    return f"<style>{style}</style>"
