"""What of a question a quoted place does not hold, though it holds the rest: a year, a name, a thing.

"Over 2022 staat hier niets; wel over 2023." tells more than a refusal, and keeps a quote about one drug from passing
for an answer about another.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from index.dutch import fold
from index.records import Hit, Remark
from index.tidy import tidy
from qa.alignment import WordVectors
from qa.candidate import Candidate
from qa.periods import YEAR, lacking
from qa.question import Question
from qa.terms import Term, terms_of
from qa.unmet import MOSTLY, Text, absent, covered, met

_MOST = 3  # missing things, and years instead, that are named
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Missing:
    """The years and the words of a question, as typed, that a place does not hold; `instead`: the years it holds.

    A quarter or a half of a year counts as a year.
    """

    years: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.years or self.words)

    def without(self, told: Collection[str]) -> "Missing":
        """The same without the folded words that are told otherwise."""
        return replace(self, words=tuple(word for word in self.words if fold(word) not in told))

    @property
    def remark(self) -> Remark:
        """The line under an answer."""
        what = (*self.words, *self.years)[:_MOST]
        dutch = f"Over {_listed(what, 'en')} staat hier niets"
        english = f"Nothing is said here about {_listed(_without_articles(what), 'or')}"
        if self.years and self.instead and not self.words:
            dutch += f"; wel over {_listed(self.instead, 'en')}"
            english += f"; but about {_listed(_without_articles(self.instead), 'and')} there is"
        return Remark(f"{dutch}.", f"{english}.")

    @property
    def refusal(self) -> Remark:
        """The line instead of an answer; another place may well speak of a word that this one lacks."""
        if self.words:
            what = (*self.words, *self.years)[:_MOST]
            return Remark(
                f"Niet gevonden: wat er het dichtst bij komt, gaat niet over {_listed(what, 'en')}.",
                f"Not found: what comes nearest is not about {_listed(_without_articles(what), 'or')}.",
            )
        said = self.remark
        return Remark(f"Niet gevonden: {_small(said.dutch)}", f"Not found: {_small(said.english)}")


def missing(
    vectors: WordVectors, question: Question, hits: Sequence[Hit], best: Candidate, quoted: Sequence[Candidate]
) -> Missing:
    """What the units of the best sentence and of those quoted lack of what is asked, where they hold the rest."""
    units = {item.unit.address: item for item in (best, *quoted)}
    contexts = {hit.passage.unit: hit.passage.context for hit in hits}
    text = " ".join(f"{contexts.get(a, '')} {tidy(item.document, item.unit.span)}" for a, item in units.items())
    terms = terms_of(question)
    by_letters, nearly, _ = met(vectors, terms, Text(text))
    gone = absent(terms, by_letters.tolist(), nearly.tolist())
    held = set(YEAR.findall(text))
    years = tuple(dict.fromkeys(year for year in YEAR.findall(question.rest) if year not in held))
    parts, others = lacking(question.rest, text)
    if not gone and covered(terms, nearly.tolist()) < MOSTLY:
        years, parts = (), ()
    if parts and not years:
        parts_said, instead = (tuple(dict.fromkeys(item.said for item in items)) for items in (parts, others))
        return Missing(parts_said, _as_typed(question.text, gone), instead[:_MOST])
    return Missing(years, _as_typed(question.text, gone), _instead(years, hits, best) if years else ())


def _instead(years: Sequence[str], hits: Sequence[Hit], best: Candidate) -> tuple[str, ...]:
    """The years in the passage of the best sentence that lie nearest to the first that is missing, ascending."""
    spans = [hit.passage.span for hit in hits if hit.passage.unit == best.unit.address]
    span = next((span for span in spans if span.start <= best.span.start < span.end), best.span)
    found = sorted(
        set(YEAR.findall(tidy(best.document, span))), key=lambda year: (abs(int(year) - int(years[0])), year)
    )
    return tuple(sorted(found[:_MOST]))


def _as_typed(text: str, terms: Sequence[Term]) -> tuple[str, ...]:
    typed = {fold(match[0]): match[0] for match in reversed(list(_WORD.finditer(text)))}
    return tuple(dict.fromkeys(typed.get(term.typed, term.typed) for term in terms))


def _listed(items: Sequence[str], word: str) -> str:
    return f"{', '.join(items[:-1])} {word} {items[-1]}" if items[1:] else items[0]


def _without_articles(said: Sequence[str]) -> tuple[str, ...]:
    return tuple(re.sub(r"^(?:het|de) (?=.*\d)", "", text) for text in said)


def _small(text: str) -> str:
    return text[0].lower() + text[1:]
