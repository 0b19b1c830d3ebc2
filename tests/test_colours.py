"""The colours of the page: enough contrast in light and dark, more for who asks for it, and all in one place.

Contrast is that of WCAG 2.2: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.
"""

import re
from itertools import product
from pathlib import Path

import pytest

from ui.app import STYLES
from ui.colours import PALETTE, palette

# Text by its role, and on what it stands.
TEXTS: dict[str, tuple[str, ...]] = {
    "ink": ("paper", "panel", "chosen", "led", "good-back", "doubt-back", "bad-back"),
    "soft": ("paper", "panel", "chosen", "led", "good-back", "doubt-back", "bad-back"),
    "heading": ("paper", "panel", "chosen"),
    "accent": ("paper", "panel", "led", "doubt-back", "bad-back"),
    "mark-ink": ("mark",),
    "good": ("paper", "panel", "good-back"),
    "doubt": ("paper", "doubt-back"),
    "bad": ("paper", "bad-back"),
    # On a button that stands out.
    "paper": ("accent",),
}
# What is no text but must be seen: the edge of what is pressed or filled in, the line beside a warning.
EDGES: dict[str, tuple[str, ...]] = {
    "control": ("paper", "panel"),
    "accent": ("paper", "panel"),
    "doubt-edge": ("paper", "doubt-back"),
}
# What may be faint, since it says nothing by itself.
FAINT = {"rule", "edge"}
USED = re.compile(r"var\(--([a-z-]+)\)")
WRITTEN = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color(?:-mix)?|light-dark)\("
    r"|:[^;{}]*\b(?:white|black|gr[ae]y|silver|red|green|blue|yellow|orange|purple|navy|teal|maroon)\b",
    re.IGNORECASE,
)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def luminance(colour: str) -> float:
    """The relative luminance of #rrggbb, 0 to 1."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How well one colour is seen on the other, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def pairs(wanted: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(role, back) for role, backs in wanted.items() for back in backs]


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#ffffff") == pytest.approx(1)
    # The lightest grey that may stand on white.
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert contrast("#777777", "#ffffff") < 4.5


@pytest.mark.parametrize(("more", "text", "edge"), [(False, 4.5, 3.0), (True, 7.0, 4.5)])
@pytest.mark.parametrize(("scheme", "at"), [("light", 0), ("dark", 1)])
def test_every_colour_is_seen_where_it_stands(scheme: str, at: int, more: bool, text: float, edge: float) -> None:
    colours = {role: both[at] for role, both in palette(more=more).items()}
    for wanted, floor in ((TEXTS, text), (EDGES, edge)):
        seen = {(role, back): contrast(colours[role], colours[back]) for role, back in pairs(wanted)}
        assert {pair: ratio for pair, ratio in seen.items() if ratio < floor} == {}, f"{scheme}: under {floor}"


def test_more_contrast_is_never_less() -> None:
    usual, more = palette(), palette(more=True)
    assert usual.keys() == more.keys()
    for (role, back), at in product(pairs(TEXTS) + pairs(EDGES), (0, 1)):
        assert contrast(more[role][at], more[back][at]) >= contrast(usual[role][at], usual[back][at]), (role, back)


def test_each_role_is_used_and_held_to_a_floor() -> None:
    used = {role for style in STYLES for role in USED.findall(style.read_text(encoding="utf-8"))}
    known = {*TEXTS, *EDGES, *FAINT, *(back for _, back in pairs(TEXTS))}
    assert used == set(palette()) == known


@pytest.mark.parametrize("style", [style for style in STYLES if style != PALETTE], ids=lambda style: Path(style).name)
def test_what_stands_together_is_held_to_a_floor(style: Path) -> None:
    rules = re.findall(r"\{([^{}]*)\}", COMMENT.sub("", style.read_text(encoding="utf-8")))
    for rule in rules:
        ink = re.search(r"(?<![a-z-])color: var\(--([a-z-]+)\)", rule)
        back = re.search(r"background: var\(--([a-z-]+)\)", rule)
        assert ink is None or ink[1] in TEXTS, rule
        assert back is None or back[1] in {each for _, each in pairs(TEXTS)}, rule
        assert ink is None or back is None or back[1] in TEXTS[ink[1]], rule


def test_no_other_stylesheet_writes_a_colour() -> None:
    styles = [style for style in Path(PALETTE).parent.glob("*.css") if style != PALETTE]
    assert {PALETTE, *styles} == set(STYLES)
    written = {style.name: WRITTEN.findall(COMMENT.sub("", style.read_text(encoding="utf-8"))) for style in styles}
    assert {name: found for name, found in written.items() if found} == {}
    # The pattern would have found them.
    assert all(WRITTEN.search(rule) for rule in ("color: #fff;", "color: RED;", "background: rgb(1 2 3)"))


def test_every_colour_of_the_palette_is_read() -> None:
    written = re.findall(r"--[a-z-]+:", PALETTE.read_text(encoding="utf-8"))
    assert len(written) == len(palette()) + sum(palette()[role] != both for role, both in palette(more=True).items())
