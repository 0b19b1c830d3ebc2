"""A question as it is searched with: its own words, Dutch ones for English, and others that mean the same."""

from dataclasses import dataclass

from index.glossary import in_dutch
from index.thesaurus import thesaurus


@dataclass(frozen=True, slots=True)
class Query:
    """A question ready to search with: its text, its words in Dutch when it is English, other terms with weights."""

    text: str
    translated: str | None = None
    others: tuple[tuple[str, float], ...] = ()

    @property
    def whole(self) -> str:
        """The text and its translation: what counts in full."""
        return f"{self.text} {self.translated}" if self.translated else self.text


def query_of(text: str, english: bool, expansion_weight: float) -> Query:
    """The query of a text; terms that mean the same count for `expansion_weight` of a typed word."""
    dutch = in_dutch(text) if english else text
    others = tuple((term, expansion_weight) for term in thesaurus().others(dutch))
    return Query(text, dutch if english else None, others)
