"""Whom a question names and of whom the quoted papers hold nothing: "Wat zegt minister De Wit?" of papers by others.

A name that the index knows limits the papers (`qa.limit_people`); one that it does not know must not pass unsaid.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.dutch import fold
from index.ministries import ministry
from index.records import Document, Remark
from index.tidy import tidy
from qa.candidate import Candidate
from qa.person_names import people

_MINISTER = re.compile(r"\b(?:minister|staatssecretaris|premier)\b", re.IGNORECASE)
_LONGEST = 400
_MOST = 3


@dataclass(frozen=True, slots=True)
class Unheard:
    """The people named, as typed, and the folded last words of their names."""

    said: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.said)

    @property
    def remark(self) -> Remark:
        """The line under an answer."""
        dutch, english = _listed(self.said, "en"), _listed(self.said, "or")
        return Remark(f"Van {dutch} staat hier niets.", f"There is nothing here from {english}.")

    @property
    def refusal(self) -> Remark:
        """The line instead of an answer."""
        dutch, english = _listed(self.said, "en"), _listed(self.said, "or")
        return Remark(
            f"Niet gevonden: wat er het dichtst bij komt, is niet van {dutch}.",
            f"Not found: what comes nearest is not from {english}.",
        )


def unheard(question: str, quoted: Sequence[Candidate]) -> Unheard:
    """Whom `question` names with a post or a title and neither the units quoted nor the heads of their papers do."""
    named = [person for person in people(question[:_LONGEST]) if not _is_office(person[0])]
    if not named or not quoted:
        return Unheard()
    said, ministers = _names(quoted)
    gone = {
        typed: name
        for typed, name in named
        if not _forms(name) & (ministers if _MINISTER.search(typed) else said | ministers)
    }
    return Unheard(tuple(gone)[:_MOST], frozenset(gone.values()))


def _names(quoted: Sequence[Candidate]) -> tuple[set[str], set[str]]:
    """The names, as `_forms`, in the units and on the heads of their papers; and those of ministers among them."""
    said: set[str] = set()
    ministers: set[str] = set()
    for item in {item.unit.address: item for item in quoted}.values():
        text = tidy(item.document, item.unit.span)
        ministers.update(_of_ministers(item.document))
        for typed, name in people(text):
            (ministers if _MINISTER.search(typed) else said).update(_forms(name))
        said.update(fold(word) for word in re.findall(r"\b[A-Z][^\W\d_]+", text))
        said.update(form for member in item.document.metadata.asked_by for form in _words(member))
    return said, ministers


def _of_ministers(document: Document) -> set[str]:
    about = document.metadata
    return {form for said in (about.speaker, about.on_behalf_of) if said for form in _words(said)}


def _words(said: str) -> set[str]:
    return {form for word in re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", said) for form in _forms(fold(word))}


def _forms(name: str) -> set[str]:
    """A name, and the first half of a double one."""
    return {name, name.split("-")[0]}


def _is_office(typed: str) -> bool:
    """Whether what follows a post is what it is for: "minister Financiën", "minister VWS"."""
    words = typed.split()
    return words[-1].isupper() or any(ministry(" ".join(words[place:])) is not None for place in range(1, len(words)))


def _listed(items: Sequence[str], word: str) -> str:
    return f"{', '.join(items[:-1])} {word} {items[-1]}" if items[1:] else items[0]
