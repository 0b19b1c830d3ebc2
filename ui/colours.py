"""The colours of the page by their role, as `colours.css` has them: for what cannot read a stylesheet of the page."""

import re
from pathlib import Path

PALETTE = Path(__file__).parent / "colours.css"
_PAIR = re.compile(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
_MORE = "@media (prefers-contrast: more)"


def palette(*, more: bool = False) -> dict[str, tuple[str, str]]:
    """Each role with its colour in light and in dark, as #rrggbb; `more`: for who asks the system for more contrast."""
    usual, asked = PALETTE.read_text(encoding="utf-8").split(_MORE)
    colours = {role: (light, dark) for role, light, dark in _PAIR.findall(usual)}
    return colours | {role: (light, dark) for role, light, dark in _PAIR.findall(asked)} if more else colours
