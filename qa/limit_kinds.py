"""The kind of paper that a question asks for: "uit de Kamerbrieven", "in de beantwoording", "in de brief".

"Kamerbrief" and "Kamervragen" name a kind; "brief" may be anybody's letter, and what stands in "een Kamerbrief" is
often what is asked: those only speak for a paper. A question that names both kinds is limited to neither.
"""

import re

from qa.limits import Limit
from qa.paper_words import ANSWERS, LETTER, LOOSE_ANSWERS, LOOSE_LETTER

_KIND = re.compile(
    r"\b(?P<only>(?:alleen|uitsluitend|enkel|only)\s+)?(?P<into>(?:in|uit|volgens|from)\s+)?"
    r"(?P<article>(?:de|die|deze|the|alle|all|een|a|zijn|haar|hun)\s+)?(?:eerdere\s+|latere\s+)?"
    rf"(?:(?P<letter>{LETTER})|(?P<answers>{ANSWERS})|(?P<loose_letter>{LOOSE_LETTER})|(?P<loose_answers>{LOOSE_ANSWERS}))"
    r"(?!\w)(?P<of>\s+(?:over|van|uit|sinds|vanaf|na|voor|about|from|by|of|since)\b)?",
    re.IGNORECASE,
)
_INDEFINITE = ("een", "a")
# "brieven over kaas", "antwoorden uit 2025": papers are asked for.
_PLURALS = ("brieven", "vragen", "antwoorden", "letters", "answers")


def kind_limits(text: str) -> list[Limit]:
    """The kind that `text` asks for: at most one limit."""
    found: list[Limit] = []
    for match in _KIND.finditer(text):
        several = match["of"] and match[0].removesuffix(match["of"]).lower().endswith(_PLURALS)
        if not (match["into"] or match["only"] or several):
            continue
        named = bool(match["letter"] or match["answers"])
        definite = (match["article"] or "").strip().lower() not in _INDEFINITE
        sure = bool(match["only"]) or bool(match["into"] and named and definite)
        if match["letter"] or match["loose_letter"]:
            found.append(Limit("kind", ("kamerbrief",), sure, "Kamerbrieven", match[0]))
        else:
            found.append(Limit("kind", ("vraag-antwoord", "kamervragen"), sure, "antwoorden op Kamervragen", match[0]))
    if len({limit.values for limit in found}) != 1:
        return []
    return sorted(found, key=lambda limit: not limit.sure)[:1]
