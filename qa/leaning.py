"""Whether a question leans on what was asked before it, by its form alone.

A fragment leans ("En in 2024?", "Bij jongeren?"), and so does what points back ("Wie betaalt dat?") or names nothing
("Waarom?").
"""

import re
from typing import Literal

from qa.asked_for import asked_for
from qa.naming import ASKING, names_a_number, names_only_a_number, names_something, own_words
from qa.pointing import points_back

# "perhaps": "En wat doet Europa?" is a whole question, which may go on about the earlier one.
Leaning = Literal["no", "perhaps", "yes"]

_CONNECTIVES = frozenset("en maar ook and but oke oké ok okay ja nee dus so idem ditto same".split())
_BEFORE = frozenset(
    """in op bij voor van met tot door sinds vanaf aan na per uit onder tegen naar zonder via tijdens volgens at by for
    with from until since during among under without""".split()
)
_SHORT = 4
_OPENER = re.compile(
    r"(?:what|how)\s+about\b|(?:en\s+|maar\s+)hoe\s+(?:zit|zat|is|was|staat)\s+(?:het|dat)\s+(?:dan\s+)?(?:met|voor|bij|in)\b"
    r"|wat\s+betreft\b",
    re.IGNORECASE,
)
# "die brief", not "die brief van Blokhuis", which says itself which one.
OF_A_PAPER = re.compile(
    r"\b(?:die|deze|dezelfde|that|this|the same)\s+(?:kamer)?(?:brief|beantwoording|letter|paper|document)\b"
    r"(?!\s+(?:van|uit|of|from|by)\b)"
    r"|\b(?:dat|dit|hetzelfde)\s+(?:stuk|document|antwoord)\b(?!\s+(?:van|uit|op)\b)",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_LONGEST = 18
_MOST_OWN, _MOST_OWN_BARE = 4, 3
# How much a question may name beside what points back: "dat" alone, "die boetes", "zij".
_MOST_OWN_POINTING = {"that": 6, "those": 4, "they": 2}
_YEAR = re.compile(r"(?:19|20)\d\d")


def leaning(text: str) -> Leaning:
    """Whether the question `text` leans on an earlier one.

    >>> leaning("En in 2024?"), leaning("Wie betaalt dat?"), leaning("Wat is kaas?"), leaning("En wat doet Europa?")
    ('yes', 'yes', 'no', 'perhaps')
    """
    tokens = [token.lower() for token in _TOKEN.findall(text[:1000])]
    if not tokens or len(tokens) > _LONGEST:
        return "no"
    own = own_words(text)
    if OF_A_PAPER.search(text):
        return "yes"
    if names_a_number(text):
        return "yes" if names_only_a_number(text) else "no"
    rest = tokens
    while rest and rest[0] in _CONNECTIVES:
        rest = rest[1:]
    connected = len(rest) < len(tokens)
    if not own:
        return "yes"
    if len(tokens) <= _SHORT and not names_something(own):
        return "yes"
    pointing = points_back(rest)
    if pointing and len(own) <= _MOST_OWN_POINTING[pointing]:
        # "Hebben die rechtswinkels nut?" names its subject too.
        return "perhaps" if pointing == "those" and len(own) > 2 else "yes"
    if tokens[-1] in ("dan", "then") and len(own) <= _MOST_OWN_BARE:
        return "perhaps"
    if _OPENER.match(text.strip()):
        return "yes" if len(own) <= _MOST_OWN else "no"
    if not connected:
        return "yes" if _is_bare(rest, own) else "no"
    if len(own) > _MOST_OWN:
        return "no"
    asks = not ASKING.isdisjoint(rest) or asked_for(" ".join(rest)) == "yesno"
    # "En hoeveel in 2024?" asks no more than its years.
    return "perhaps" if asks and not all(_YEAR.fullmatch(word) for word in own) else "yes"


def _is_bare(tokens: list[str], own: list[str]) -> bool:
    """Whether these are a fragment: a year, or a preposition with a few words and no verb of asking."""
    if all(_YEAR.fullmatch(word) for word in own):
        return True
    few = len(own) <= _MOST_OWN_BARE and len(tokens) <= 2 + _MOST_OWN_BARE
    return few and tokens[0] in _BEFORE and ASKING.isdisjoint(tokens)
