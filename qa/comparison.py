"""Questions about two things side by side: "het verschil tussen A en B", "zowel A als B", "vergelijk A met B".

Each side can be asked alone, with what is said of both; what is compared often stands in two places.
"""

import re

_SIDES = re.compile(
    r"\b(?:(?P<both>zowel)\s+(?P<left_als>\S.{0,120}?)\s+(?:als|en)\s+"
    r"|(?:verschil(?:len)?|onderscheid|overeenkomst(?:en)?|verhouding|differences?)\s+(?:tussen|between)\s+"
    r"(?P<left_en>\S.{0,120}?)\s+(?:en|and)\s+"
    r"|(?:vergelijk|vergeleken|vergelijking\s+van|compare)\s+(?P<left_met>\S.{0,120}?)\s+(?:met|en|with|and|to)\s+)"
    r"(?P<right>[^.?!;,:]{1,160})",
    re.IGNORECASE,
)


def sides(text: str) -> tuple[str, ...]:
    """`text`, white space folded, with one side of its comparison at a time; none where it compares nothing.

    >>> sides("Wat is het verschil tussen kaas en melk?")
    ('Wat is het verschil tussen kaas?', 'Wat is het verschil tussen melk?')
    """
    match = _SIDES.search(text)
    if match is None:
        return ()
    group = next(name for name in ("left_als", "left_en", "left_met") if match[name])
    left, right = match.span(group), match.span("right")
    return (
        " ".join(f"{text[: left[1]]}{text[right[1] :]}".split()),
        " ".join(f"{text[: left[0]]}{text[right[0] :]}".split()),
    )
