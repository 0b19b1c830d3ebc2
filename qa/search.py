"""A question that was read to ranked passages: its limits, the Vraag that it names, and each of its parts.

The order is that of `qa.retrieve`; what is surely named comes first, what is perhaps meant gains a little.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.dutch import stem, stems
from index.records import Hit, Remark
from index.store import Store
from qa.decide import LOOKED_UP
from qa.limits import applied
from qa.lookup import Meant, looked_up
from qa.question import Question, names_a_subject, subject_words
from qa.retrieve import ranked, scores
from qa.settings import AnswerSettings

FloatArray = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Search:
    """The passages found, best first; the addresses that a lookup names, best paper first, in their order; and why
    nothing found can be an answer, if that is so."""

    hits: tuple[Hit, ...]
    named: tuple[str, ...] = ()
    refused: Remark | None = None


def search(
    store: Store, settings: AnswerSettings, question: Question, allowed: NDArray[np.bool_], limit: int
) -> Search:
    """The best `limit` passages among those `allowed`, bool (n,), for a question as a whole; units that a lookup names
    come first."""
    inside, favour = applied(store, question.limits, allowed)
    scored = scores(store, question.query, inside, settings, favour)
    scored["fused"] = scored["fused"] + favour
    refused = _nothing_inside(question) if allowed.any() and not inside.any() else None
    named: list[str] = []
    if question.looks_up and refused is None:
        meant = looked_up(store, question.numbers, scored["fused"], question.last, limit)
        several = _as_good(meant, favour)
        undecided = len(several) > 1 and not names_a_subject(question)
        for paper in several if undecided else several[:1]:
            scored["fused"][list(paper.passages)] += 2 * LOOKED_UP
            named += paper.units
        elsewhere = bool(meant) and not undecided and _is_elsewhere(store, question, several[0])
        if not meant or elsewhere:
            refused = _not_there(question, elsewhere)
        elif undecided:
            refused = _undecided(question)
    return Search(ranked(store, scored, limit), tuple(named), refused)


def _as_good(meant: Sequence[Meant], favour: FloatArray) -> list[Meant]:
    """The papers that meet as many limits as any of them."""
    most = max((favour[paper.passages[0]] for paper in meant), default=0.0)
    return [paper for paper in meant if favour[paper.passages[0]] == most]


def _nothing_inside(question: Question) -> Remark:
    said = _sure_limits(question)
    return Remark(
        f"Niet gevonden: geen stuk past bij wat u vraagt ({said.dutch}).",
        f"Not found: no paper fits what you ask ({said.english}).",
    )


def nothing_said(question: Question) -> Remark | None:
    """Why nothing was found where a question surely limits the papers: they may well say it elsewhere."""
    said = _sure_limits(question)
    if not said.dutch:
        return None
    return Remark(
        f"Niet gevonden in de stukken die u noemt ({said.dutch}).",
        f"Not found in the papers that you name ({said.english}).",
    )


def _sure_limits(question: Question) -> Remark:
    sure = [limit for limit in question.limits if limit.sure]
    dutch = dict.fromkeys(limit.understood for limit in sure)
    english = dict.fromkeys(limit.in_english for limit in sure)
    return Remark(", ".join(dutch), ", ".join(english))


def _is_elsewhere(store: Store, question: Question, paper: Meant) -> bool:
    """Whether no word of the subject stands in the paper that has the Vraag, while other papers hold one."""
    tokens = [stem(word) for word in subject_words(question)]
    terms = [token for text, _ in question.query.others for token in stems(text)]
    held = store.stems.scores(tokens) > 0
    inside = store.papers_of_passages == store.papers_of_passages[paper.passages[0]]
    return bool(held.any()) and not bool((held | (store.stems.scores(terms) > 0))[inside].any())


def _not_there(question: Question, elsewhere: bool) -> Remark:
    about, on = (" over dat onderwerp", " on that subject") if elsewhere else ("", "")
    said = "laatste vraag" if question.last else f"vraag {' of '.join(map(str, question.numbers))}"
    english = "last question" if question.last else f"question {' or '.join(map(str, question.numbers))}"
    return Remark(
        f"Niet gevonden: er is geen {said}{about} in deze bronnen.",
        f"Not found: there is no {english}{on} in these sources.",
    )


def _undecided(question: Question) -> Remark:
    said = "laatste vraag" if question.last else f"vraag {' en '.join(map(str, question.numbers))}"
    english = "last question" if question.last else f"question {' and '.join(map(str, question.numbers))}"
    return Remark(
        f"Niet gevonden: meer dan één stuk heeft een {said}; noem het onderwerp of het nummer van het stuk.",
        f"Not found: more than one paper has a {english}; name the subject or the number of the paper.",
    )
