"""Another actor or substance than was asked about: "Hoeveel nam de douane in beslag?" and a quote about the police.

Vectors say that "douane" and "politie" are alike, as they are; who asks about the one is not answered by the other. A
rival is a word of the same closed kind that the question does not name, in a sentence that does not say what was asked.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from index.dutch import fold
from index.records import Remark
from index.thesaurus import thesaurus
from qa.kinds import is_substance
from qa.leads import goes_on, is_item

# Who acts: what one of them did, another did not.
_ACTORS = (
    ("politie", "politie politiekorps politiekorpsen politieagenten agenten korpsen recherche"),
    ("douane", "douane douaniers"),
    ("marechaussee", "marechaussee kmar"),
    ("Openbaar Ministerie", "om officieren parket parketten"),
    ("gemeente", "gemeente gemeenten gemeentelijke gemeentebestuur gemeentebesturen burgemeester burgemeesters b&w"),
    ("provincie", "provincie provincies provinciale provinciebestuur gedeputeerde"),
    ("waterschap", "waterschap waterschappen hoogheemraadschap"),
    ("Rijk", "rijk rijksoverheid rijkswaterstaat kabinet regering ministerie ministeries departement"),
    ("inspectie", "inspectie inspecties nvwa igj ilt nla keuringsdienst toezichthouder toezichthouders"),
    ("GGD", "ggd ggd's"),
    ("rechter", "rechter rechters rechtbank rechtbanken gerechtshof"),
    ("brandweer", "brandweer"),
    ("Belastingdienst", "belastingdienst fiod"),
)
# Who speaks in nearly every paper, and acts in it unnamed.
_UNNAMED = frozenset("kabinet regering ministerie ministeries departement".split())
# What stands before a word says what it does in its sentence: "bij de politie" is a place, "volgens het OM" a source.
_BEFORE = re.compile(
    r"\b(?P<word>volgens|aldus|cijfers\s+van|gegevens\s+van|informatie\s+van|opgave\s+van|in|bij|aan|voor|naar|met|tegen|uit|tussen"
    r"|onder|over|namens|per|binnen|op|samen\s+met)\s+(?:(?:de|het|een|alle|deze|onze|onder)\s+)?(?:[\w-]{1,20}\s+)?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[-&'’][^\W_]+)*")
_LONGEST = 400
# Shorter words are the end of other words by chance: "belangrijk".
_LEAST_PART = 7


@dataclass(frozen=True, slots=True)
class Rival:
    """What was asked about, as typed, and what a sentence speaks of instead."""

    asked: str
    instead: str

    def remark(self, said: bool) -> Remark:
        """The line under an answer; `said`: whether other quotes do speak of what was asked."""
        if said:
            return Remark(
                f"Let op: dit antwoord gaat over “{self.instead}”, niet over “{self.asked}”.",
                f"Note: this answer is about “{self.instead}”, not about “{self.asked}”.",
            )
        return Remark(
            f"Over {self.asked} staat hier niets; wel over {self.instead}.",
            f"Nothing is said here about {self.asked}; but about {self.instead} there is.",
        )

    @property
    def refusal(self) -> Remark:
        """The line instead of an answer."""
        return Remark(
            f"Niet gevonden: wat er het dichtst bij komt, gaat over {self.instead}, niet over {self.asked}.",
            f"Not found: what comes nearest is about {self.instead}, not about {self.asked}.",
        )


@dataclass(frozen=True, slots=True)
class _Named:
    """A word of a closed kind: as typed, its kind, what it is among them, and what it does there."""

    typed: str
    kind: str
    which: str
    does: str


def rival(question: str, sentence: str, before: str = "", above: str = "") -> Rival | None:
    """What of `question` `sentence` does not name while it names another of its kind; None where there is none.

    `before`: the sentence before it, which counts where it goes on with that; `above`: its headings and its Vraag, in
    which who acts may be said.
    """
    if len(question) > _LONGEST:
        return None
    named = _named(question)
    asked = [item for item in named if fold(item.typed) not in _UNNAMED]
    if not asked:
        return None
    own = _named(sentence)
    led = _named(before) if before and (goes_on(sentence) or is_item(sentence)) else ()
    said = {(item.kind, item.which) for item in (*own, *led)}
    over = {(item.kind, item.which) for item in _named(above)}
    wanted = {(item.kind, item.which) for item in named}
    folded = fold(sentence)
    met = {item.kind for item in named if (item.kind, item.which) in said or fold(item.typed) in folded}
    for item in asked:
        actor = item.kind == "actor"
        if item.kind in met or (actor and (item.kind, item.which) in over):
            continue
        others = [other for other in own if other.kind == item.kind and (other.kind, other.which) not in wanted]
        alike = [other for other in others if not actor or other.does == item.does]
        if alike:
            return Rival(item.typed, alike[0].typed)
    return None


@lru_cache(maxsize=1024)
def _named(text: str) -> tuple[_Named, ...]:
    """The words of closed kinds in a text, those that are one thing under one name."""
    found = []
    for match in _WORD.finditer(text[: 4 * _LONGEST]):
        typed = match[0]
        folded = fold(typed)
        which = _actor(folded)
        if which and (folded != "om" or typed == "OM"):
            before = _BEFORE.search(text[max(0, match.start() - 60) : match.start()])
            found.append(_Named(typed, "actor", which, before["word"].lower() if before else ""))
        elif is_substance(typed):
            found.append(_Named(typed, "substance", _which(folded), ""))
    return tuple(found)


@lru_cache(maxsize=4096)
def _actor(folded: str) -> str | None:
    """The actor that a folded word names, "waterpolitie" too; None for another word."""
    own = _actors().get(folded)
    parts = (folded[-size:] for size in range(len(folded) - 1, _LEAST_PART - 1, -1))
    return own or next((_actors()[part] for part in parts if part in _actors()), None)


@cache
def _which(folded: str) -> str:
    """One name for all words for one thing: "wiet" and "cannabis" are the same."""
    return min((folded, *(fold(other) for other in thesaurus().others(folded))))


@cache
def _actors() -> dict[str, str]:
    return {word: name for name, words in _ACTORS for word in words.split()}
