"""A question as it is searched with: its own words, Dutch ones for English, and others that mean the same."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.glossary import in_dutch
from index.lexical import Lexical
from index.other_words import OtherWords
from index.thesaurus import thesaurus

# Of other words than those typed, a token in more than this share of the passages tells next to nothing and takes half
# of all reading; so few passages are read in any case.
_TOO_COMMON, _FEW = 0.2, 1_000


@dataclass(frozen=True, slots=True)
class Query:
    """A question ready to search with: its text, its words in Dutch when it is English, other terms with weights.

    `repairs`: what was typed wrongly and how it stands in the text, in the order of the question.
    """

    text: str
    translated: str | None = None
    others: tuple[tuple[str, float], ...] = ()
    repairs: tuple[tuple[str, str], ...] = ()

    @property
    def whole(self) -> str:
        """The text and its translation: what counts in full."""
        return f"{self.text} {self.translated}" if self.translated else self.text

    def added(
        self, words: Lexical, tokens: Sequence[str], tokens_of: Callable[[str], list[str]]
    ) -> tuple[list[str], list[float]]:
        """The tokens of the other terms that are none of `tokens`, which were typed, and what each counts for.

        Those that too many passages of `words` hold are left out.
        """
        typed, added, weights = set(tokens), list[str](), list[float]()
        most = max(_FEW, _TOO_COMMON * words.size)
        for text, weight in self.others:
            more = [token for token in tokens_of(text) if token not in typed and words.frequency(token) <= most]
            added += more
            weights += [weight] * len(more)
        return added, weights


def query_of(text: str, english: bool, expansion_weight: float, words: OtherWords | None = None) -> Query:
    """The query of a text; terms that mean the same count for `expansion_weight` of a typed word.

    `words`: what one index knows of other words, by which they may count for less.
    """
    dutch = in_dutch(text) if english else text
    if words is None:
        others = tuple((term, expansion_weight) for term in thesaurus().others(dutch))
    else:
        others = words.others(dutch, expansion_weight)
    return Query(text, dutch if english else None, others)
