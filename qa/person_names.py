"""Names of people in a sentence, by how they are written: "minister Van Oosten", "dr. A. Bakker", "Sofie van der Beek".

Made to be wide: what looks like a name is taken for one, so that what holds none certainly holds none.
"""

import re

from index.commonness import is_listed_name, rarity
from index.dutch import fold, stem

# Posts that one person holds: the name and the post stand together.
POSTS = (
    r"(?:minister(?:-president)?|staatssecretaris|premier|burgemeester|wethouder|gedeputeerde|dijkgraaf|rapporteur"
    r"|voorzit(?:ter|ster)|directeur(?:-generaal)?|directrice|secretaris(?:-generaal)?|inspecteur-generaal|korpschef"
    r"|ombudsman|commissaris|ambassadeur|rector|president|koning|koningin|hoofdofficier|procureur-generaal"
    r"|state\s+secretary|mayor|director|chair(?:man|woman|person)?)"
)
_HONOURS = r"(?:mevrouw|mevr\.|mw\.|meneer|de\s+heer|dhr\.|prof\.|dr\.|drs\.|mr\.|ir\.|ing\.|ds\.|sir|ms\.?|mrs\.?)"
_OTHERS = r"(?:kamerlid|het\s+lid|de\s+leden|raadslid|officier|rechter|professor|hoogleraar|generaal|kolonel|agent)"
_PARTICLES = r"(?:(?:van|de|der|den|ter|ten|te|het|'t|’t|von|du|la|le|el|al)\s+){0,3}"
_CAPITAL = r"[A-ZÀ-Þ][^\W\d_]+(?:[-'’][^\W\d_]+){0,3}"
# "Nationaal Rapporteur Mensenhandel" says what for, as "minister van Financiën" does.
_BEFORE_NAMES = POSTS.replace("|rapporteur", "")
# "minister van Financiën" is a post and what it is for, "minister Van Dam" and "minister de Wit" are people.
_POSTED = re.compile(
    rf"\b(?i:{_BEFORE_NAMES}|{_OTHERS})\s+(?:(?:[A-Z][a-z]?\.\s?){{1,5}}\s*{_PARTICLES}|(?:(?:de|der|den|ter|ten)\s+)?)"
    rf"(?P<name>{_CAPITAL}(?:\s+{_PARTICLES}{_CAPITAL}){{0,3}})"
)
_HONOURED = re.compile(
    rf"\b(?i:{_HONOURS})\s+(?:[A-Z][a-z]?\.\s?){{0,5}}\s*{_PARTICLES}(?P<name>{_CAPITAL}(?:\s+{_PARTICLES}{_CAPITAL}){{0,3}})"
)
_INITIALS = re.compile(rf"\b(?:[A-Z][a-z]?\.\s?){{1,5}}\s*{_PARTICLES}(?P<name>{_CAPITAL})")
_FULL = re.compile(rf"(?P<first>{_CAPITAL})\s+(?=(?P<name>{_PARTICLES}{_CAPITAL}))")
# A first name is rarer than this, or known as a name; other words with a capital open a sentence or name a body.
_RARE = 0.4
_BODIES = frozenset(
    """stichting instituut raad commissie vereniging inspectie dienst ministerie bank bond federatie college
    autoriteit agentschap platform centrum universiteit ziekenhuis rapporteur minister staatssecretaris kamer wet
    plan nationaal nationale nederland nederlandse koninklijke openbaar tweede eerste europese""".split()
)


def holds_person(sentence: str, asked: frozenset[str]) -> bool:
    """Whether a sentence names a person by a name of which the last word is not among `asked`, folded words."""
    names = (match["name"] for pattern in (_POSTED, _HONOURED, _INITIALS) for match in pattern.finditer(sentence))
    if any(_is_new(name, asked) for name in names):
        return True
    return any(_is_first(match["first"]) and _is_new(match["name"], asked) for match in _FULL.finditer(sentence))


def people(text: str) -> tuple[tuple[str, str], ...]:
    """The people that a text names with what they are, as written, and the last word of the name, folded.

    >>> people("Wat vond minister De Wit van de minister van Financiën?")
    (('minister De Wit', 'wit'),)
    """
    found = (match for pattern in (_POSTED, _HONOURED) for match in pattern.finditer(text))
    return tuple((match[0], fold(match["name"].split()[-1])) for match in found if _is_new(match["name"], frozenset()))


def _is_new(name: str, asked: frozenset[str]) -> bool:
    last = fold(name.split()[-1])
    return last not in asked and last not in _BODIES and fold(name.split()[0]) not in _BODIES


def _is_first(word: str) -> bool:
    folded = fold(word)
    return folded not in _BODIES and not word.isupper() and (is_listed_name(folded) or rarity(stem(folded)) > _RARE)
