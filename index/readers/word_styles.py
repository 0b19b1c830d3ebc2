"""What styles.xml and numbering.xml of a .docx say: bold, hidden, heading level, and the numbers of lists as shown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|kop|titre|überschrift)\s*([1-9])$", re.IGNORECASE)
_OFF = {"0", "false", "off", "none"}
_BULLETS = {"-": "-", "–": "–", "*": "*", "•": "•", "·": "•", "o": "◦"}
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"))
_ROMAN_SMALL = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@lru_cache
def _in_full(path: str) -> str:
    return "/".join(W + name for name in path.split("/"))


def val(element: etree._Element | None, path: str) -> str | None:
    """The w:val of the child at `path` ("pPr/pStyle"), None where there is none."""
    if element is None:
        return None
    child = element.find(_in_full(path))
    return None if child is None else child.get(f"{W}val")


def switched(element: etree._Element | None, name: str) -> bool | None:
    """Whether a property such as w:b is on (True), off (False) or not said (None)."""
    child = None if element is None else element.find(W + name)
    return None if child is None else child.get(f"{W}val", "true").lower() not in _OFF


def whole(number: str | None, default: int = 0) -> int:
    """A number in an attribute; `default` for nothing or nonsense, and never beyond a million."""
    try:
        return max(-1_000_000, min(1_000_000, int(number or default)))
    except ValueError:
        return default


class Styles:
    """The styles of one file, each with those that it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._said: dict[tuple[str | None, str], bool | None] = {}
        self.default = ""
        for style in [] if root is None else root.findall(f"{W}style"):
            name = style.get(f"{W}styleId", "")
            self._styles[name] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default", "0").lower() not in _OFF:
                self.default = name

    def chain(self, name: str | None) -> Iterator[etree._Element]:
        """A style and those under it, from near to far."""
        seen: set[str] = set()
        while name is not None and name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            yield style
            name = val(style, "basedOn")

    def switched(self, run: etree._Element | None, names: tuple[str | None, ...], prop: str) -> bool:
        """Whether `prop` holds for run properties over the character and paragraph styles `names`, near to far."""
        said = switched(run, prop)
        for name in names:
            if said is None:
                said = self._style_says(name, prop)
        return bool(said)

    def _style_says(self, name: str | None, prop: str) -> bool | None:
        if (name, prop) not in self._said:
            said = (switched(style.find(f"{W}rPr"), prop) for style in self.chain(name))
            self._said[name, prop] = next((one for one in said if one is not None), None)
        return self._said[name, prop]

    def level(self, paragraph: etree._Element) -> int:
        """The heading level of a paragraph from 1, 0 when it is none."""
        outline = val(paragraph, "pPr/outlineLvl")
        if outline is None:
            for style in self.chain(val(paragraph, "pPr/pStyle")):
                for known in (val(style, "name") or "", style.get(f"{W}styleId", "")):
                    if match := _HEADING.match(known):
                        return int(match[1])
                outline = outline if outline is not None else val(style, "pPr/outlineLvl")
        depth = whole(outline, 9)
        return depth + 1 if 0 <= depth < 9 else 0


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    hidden: bool


class Numbers:
    """List numbers in the order in which the paragraphs are asked for: each asking counts on."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, tuple[str, etree._Element]] = {}
        self._links: dict[str, str] = {}
        self._style_levels: dict[tuple[str, str], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        for abstract in [] if root is None else root.findall(f"{W}abstractNum"):
            key = abstract.get(f"{W}abstractNumId", "")
            self._levels[key] = {whole(one.get(f"{W}ilvl")): _level(one) for one in abstract.findall(f"{W}lvl")}
            for one in abstract.findall(f"{W}lvl"):
                if (style := val(one, "pStyle")) is not None:
                    self._style_levels[key, style] = whole(one.get(f"{W}ilvl"))
            if (link := val(abstract, "numStyleLink")) is not None:
                self._links[key] = link
        for num in [] if root is None else root.findall(f"{W}num"):
            self._lists[num.get(f"{W}numId", "")] = (val(num, "abstractNumId") or "", num)

    def next(self, paragraph: etree._Element) -> str:
        """The number or bullet that Word shows before `paragraph`, "" when it shows none."""
        style = val(paragraph, "pPr/pStyle") or self._styles.default
        num, depth = val(paragraph, "pPr/numPr/numId"), val(paragraph, "pPr/numPr/ilvl")
        for base in self._styles.chain(style):
            num = num if num is not None else val(base, "pPr/numPr/numId")
            depth = depth if depth is not None else val(base, "pPr/numPr/ilvl")
        if num is None or num not in self._lists:
            return ""
        key, instance = self._lists[num]
        if not self._levels.get(key) and key in self._links:
            linked = next((n for s in self._styles.chain(self._links[key]) if (n := val(s, "pPr/numPr/numId"))), "")
            key = self._lists.get(linked, (key, instance))[0]
        at = whole(depth) if depth is not None else self._style_levels.get((key, style), 0)
        return self._shown(key, num, instance, at)

    def _shown(self, key: str, num: str, instance: etree._Element, at: int) -> str:
        levels = dict(self._levels.get(key, {}))
        counts = self._counts.setdefault(key, {})
        for override in instance.findall(f"{W}lvlOverride"):
            place = whole(override.get(f"{W}ilvl"))
            if (own := override.find(f"{W}lvl")) is not None:
                levels[place] = _level(own)
            if num not in self._begun and (start := val(override, "startOverride")) is not None:
                counts[place] = whole(start, 1) - 1
        self._begun.add(num)
        level = levels.get(at)
        if level is None:
            return ""
        counts[at] = counts.get(at, level.start - 1) + 1
        for deeper in [place for place in counts if place > at]:
            del counts[deeper]
        if level.hidden or level.form == "none":
            return ""
        if level.form == "bullet":
            return _BULLETS.get(level.text.strip(), "•")

        def number(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            other = levels.get(place)
            return formatted(counts.get(place, other.start if other else 1), other.form if other else "decimal")

        return re.sub(r"%([1-9])", number, level.text).strip()


def _level(element: etree._Element) -> _Level:
    return _Level(
        start=whole(val(element, "start"), 1),
        form=val(element, "numFmt") or "decimal",
        text=val(element, "lvlText") or "",
        hidden=bool(switched(element.find(f"{W}rPr"), "vanish")),
    )


def formatted(number: int, form: str) -> str:
    """A list number in the format that OOXML names.

    >>> [formatted(4, form) for form in ("decimal", "lowerLetter", "upperRoman", "decimalZero")]
    ['4', 'd', 'IV', '04']
    """
    if form in ("lowerLetter", "upperLetter") and 0 < number <= 780:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if form.startswith("upper") else letters
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        roman = ""
        for value, sign in (*_ROMAN, *_ROMAN_SMALL):
            roman += sign * (number // value)
            number %= value
        return roman.upper() if form.startswith("upper") else roman
    return f"{number:02d}" if form == "decimalZero" else str(number)
