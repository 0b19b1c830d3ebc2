"""Answer or abstain: one calibrated probability that the first quote is right, and the threshold it must reach.

What speaks for an answer are few and readable things, most of all how much of what is asked its passage meets: a near
miss has all of it but one name, year or thing. None depends on how many papers the index holds, but for how far the
passage stands out, which is corrected for it. Fitted by `training/fit_answers.py`.
"""

import math
import re
from collections.abc import Mapping, Sequence

from index.records import Hit
from index.tidy import tidy
from qa.alignment import WordVectors
from qa.candidate import Candidate
from qa.counted import counted
from qa.limits import meets
from qa.periods import YEAR
from qa.question import Question
from qa.settings import AnswerSettings
from qa.terms import Term, terms_of
from qa.unanswered import NOTHING_LACKING, proof_of
from qa.unmet import Text, absent, covered, met

# From this probability on an answer is called certain, and likely.
CERTAIN = 0.8
LIKELY = 0.5
# What a looked-up unit gains in score: more than any sum of z-scores, so that it comes first.
LOOKED_UP = 50.0
# The best sentence is compared with the one this many places below it.
_BESIDE = 5
# A cosine from which two words are taken to be about the same thing.
_NEAR = 0.3
# A passage stands out as far as can be when it lies so many deviations above the others.
_FAR_OUT = 6.0
_LEAST_SPREAD = 0.05
# What a question counts in, and how a sentence shows it.
_UNITS = (
    (
        r"procent|percentages?|percent|aandeel|welk deel|share",
        r"%|\bprocent|\b(?:helft|\w*kwart|derde|vijfde|tiende|deel)\b",
    ),
    (
        r"euro'?s?|kost|kosten|kostten?|bedrag|budget|kostprijs|prijs|boete|salaris|subsidie|uitgaven|costs?",
        r"€|\beuro|\bmiljoen|\bmiljard",
    ),
    (r"kilo'?s?|kilogram|kg|ton|gram|liters?", r"\bkilo|\bkg\b|\bton\b|\bgram|\bliter|\d\s?(?:kg|mg|l)\b"),
    (
        r"hoe lang|hoelang|how long|hoe oud|leeftijd",
        r"\b(?:jaar|jaren|maand\w*|week|weken|dag|dagen|uur|uren|minuten)\b",
    ),
)
_COUNTED_IN = [
    (re.compile(rf"\b(?:{asked})\b", re.IGNORECASE), re.compile(shown, re.IGNORECASE)) for asked, shown in _UNITS
]


def evidence(
    vectors: WordVectors, question: Question, hits: Sequence[Hit], found: Sequence[Candidate], passages: int
) -> dict[str, float]:
    """The features of the decision for the best candidate of a question, each about 0 to 1, more speaking for it.

    `passages`: how many the index holds. `names_met`, `names_nearly`: that the passage meets every name asked, by its
    letters or by its meaning too; `no_name_absent`, `no_thing_absent`: whether it lacks none where it meets all else;
    `covered`: the share of all words that it meets; `stands_out`: that share by how far the passage stands out;
    `met`: the share of words with a word near to them; `unit`: whether the sentence counts in what is asked;
    `counted`: whether a number stands beside what is to be counted; `expected`: whether it holds the kind of thing
    asked for; `figures`: the share of the question's figures in it; `sentence_gap`: how far the sentence stands out;
    `years`: the share of years that the passage holds, none in a paper without date whose day was asked for; `words`:
    how much was asked; `lookup`: whether a Vraag was named and found; `kind`, `rival`, `heard`: that a name, a day or a
    count is there where one is asked for, that it is of no other actor or substance, and that whoever is named speaks.
    """
    best, top = found[0], hits[0]
    terms = terms_of(question)
    by_letters, nearly, cosines = met(vectors, terms, Text(_around(best, hits)))
    looked_up = top.score >= LOOKED_UP
    share = covered(terms, nearly.tolist())
    gone = absent(terms, by_letters.tolist(), nearly.tolist())
    return {
        "names_met": _all_names(terms, by_letters.tolist()),
        "names_nearly": _all_names(terms, nearly.tolist()),
        "no_name_absent": float(not any(term.name for term in gone)),
        "no_thing_absent": float(all(term.name for term in gone)),
        "covered": share,
        "stands_out": share * (1.0 if looked_up else _out(top.score, passages)),
        "met": float((cosines >= _NEAR).mean()) if terms else 0.0,
        "unit": _unit_met(question.text, best.shown),
        "counted": counted(vectors, question.text, best.shown),
        "expected": best.features["expected"],
        "figures": best.features["figures"],
        "sentence_gap": (best.score - found[: _BESIDE + 1][-1].score) / 3,
        "years": 0.0 if _of_unknown_year(question, best) else best.features["years"],
        "words": min(1.0, len(terms) / 10),
        "lookup": float(looked_up),
        # Who names a Vraag is given that Vraag, whatever it holds.
        **(NOTHING_LACKING if looked_up else proof_of(question.text, found)),
    }


def lacks_some(proof: Mapping[str, float]) -> bool:
    """Whether the evidence says that a name, a thing or a year of the question is missing; not where there is none."""
    return bool(proof) and min(proof["no_name_absent"], proof["no_thing_absent"], proof["years"]) < 1


def _around(best: Candidate, hits: Sequence[Hit]) -> str:
    """The passage that holds a sentence, in its context, with the Vraag above it."""
    own = [hit.passage for hit in hits if hit.passage.unit == best.unit.address]
    passage = next((p for p in own if p.span.start <= best.span.start < p.span.end), own[0])
    shown = [tidy(best.document, span) for span in (*best.unit.questions, passage.span)]
    return " ".join([passage.context, *shown])


def _of_unknown_year(question: Question, best: Candidate) -> bool:
    """Whether papers of some day are asked for, and this one neither bears a date nor names a year of that time."""
    for limit in question.limits:
        if limit.field == "date" and limit.sure and meets(best.document, limit) is None:
            first, last = int(limit.values[0][:4] or 0), int(limit.values[1][:4] or 9999)
            return not any(first <= int(match[0]) <= last for match in YEAR.finditer(best.document.text))
    return False


def _all_names(terms: Sequence[Term], shares: Sequence[float]) -> float:
    """The chance that all names are met."""
    return math.prod(1 - term.weight * (1 - share) for term, share in zip(terms, shares, strict=True) if term.name)


def _out(score: float, passages: int) -> float:
    """How far the best passage lies above the others, in [0, 1].

    A z-score over n values is at most sqrt(n - 1), since the value itself is among them: taken out, it is not bounded.
    """
    defaults = AnswerSettings()
    z = score / (defaults.weight_stems + defaults.weight_ngrams + defaults.weight_dense)
    spread = max(_LEAST_SPREAD, 1 - z * z / max(1, passages - 1))
    return min(1.0, max(0.0, z) / math.sqrt(spread) / _FAR_OUT)


def _unit_met(question: str, sentence: str) -> float:
    return float(all(shown.search(sentence) for asked, shown in _COUNTED_IN if asked.search(question)))


def word(value: float) -> str:
    """The word for users: "zeker", "waarschijnlijk" or "onzeker"."""
    return "zeker" if value >= CERTAIN else "waarschijnlijk" if value >= LIKELY else "onzeker"
