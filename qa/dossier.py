"""Earlier answers to every question of a paper: what was asked before in the same words, and what is about the same.

The records are for every form of a dossier, and for a page that lets a user keep or drop each of them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from index.errors import QuestionError
from index.records import Document, Unit
from index.tidy import tidy
from qa.answer import Engine
from qa.cite import citations
from qa.decide import word
from qa.dossier_questions import SubQuestion, is_about_answering, leans, questions_of
from qa.own_words import SAME, Same, asked_before
from qa.records import Citation
from qa.whole_answer import whole_reply

# From this likeness on a Vraag is another wording of what is asked; below it only search tells.
_NEARLY = 0.7
_MOST_IDENTICAL, _MOST_SIMILAR = 5, 3
_LONGEST_TITLE = 400
Progress = Callable[[Iterable[SubQuestion]], Iterable[SubQuestion]]


@dataclass(frozen=True, slots=True)
class Earlier:
    """One earlier answer to a question.

    `label`: "3.2". `identical`: the Vraag was asked in the same words. `sure`: how much alike the two are, or how sure
    search is, in [0, 1], and `word` says it. `asked`: the Vraag that it answers, None in a letter. `same_paper`: it is
    the paper itself, which is in the index. `citations`: the quotes, numbered from 1.
    """

    label: str
    identical: bool
    sure: float
    word: str
    asked: str | None
    same_paper: bool
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A question of the paper, and its earlier answers; `dropped` says how many a user left out.

    `asks_for_answers`: it is about the answering itself, so nothing was looked for.
    """

    label: str
    question: str
    searched: str
    earlier: tuple[Earlier, ...]
    dropped: int = 0
    asks_for_answers: bool = False

    @property
    def elsewhere(self) -> tuple[Earlier, ...]:
        """The answers that other papers gave: a paper is no earlier answer to itself."""
        return tuple(earlier for earlier in self.earlier if not earlier.same_paper)

    @property
    def surest(self) -> str | None:
        """The word for the surest of them, None where there is none."""
        return max(self.elsewhere, key=lambda earlier: earlier.sure).word if self.elsewhere else None


@dataclass(frozen=True, slots=True)
class Dossier:
    """All questions of a paper with their earlier answers; `same_paper`: its file name in the index, if it is there."""

    file: str
    title: str
    introduction: str
    same_paper: str | None
    items: tuple[Item, ...]
    fingerprint: str

    def to_json(self) -> dict[str, Any]:
        """The dossier as plain lists and dicts."""
        return asdict(self)


def dossier(engine: Engine, document: Document, progress: Progress = lambda items: items) -> Dossier:
    """The dossier of a paper that was read; `progress` wraps its questions as they go by.

    Raises QuestionError when it asks nothing, or too much.
    """
    introduction, questions = questions_of(document)
    own = _same_paper(engine, document)
    items = tuple(_item(engine, question, own) for question in progress(questions))
    title = document.metadata.title[:_LONGEST_TITLE]
    return Dossier(document.file, title, introduction, own.file if own else None, items, engine.fingerprint)


def chosen(whole: Dossier, keep: Sequence[str], drop: Sequence[str]) -> Dossier:
    """The dossier with what `keep` names, all where it names nothing, without what `drop` names.

    Both name answers ("3.2") or all those of a question ("3"). Raises QuestionError for a name that is not there.
    """
    known = [label for item in whole.items for label in (item.label, *(earlier.label for earlier in item.earlier))]
    for given in (*keep, *drop):
        if given not in known:
            raise QuestionError(
                f"{given!r} staat niet in dit dossier; er is: {', '.join(known[:12])}",
                f"{given!r} is not in this dossier; there is: {', '.join(known[:12])}",
            )

    def stays(item: Item, earlier: Earlier) -> bool:
        names = {item.label, earlier.label}
        return (not keep or bool(names & set(keep))) and not names & set(drop)

    kept = [tuple(earlier for earlier in item.earlier if stays(item, earlier)) for item in whole.items]
    return replace(
        whole,
        items=tuple(
            replace(item, earlier=own, dropped=len(item.earlier) - len(own))
            for item, own in zip(whole.items, kept, strict=True)
        ),
    )


def _item(engine: Engine, question: SubQuestion, own: Document | None) -> Item:
    if is_about_answering(question.text):
        return Item(question.label, question.text, question.text, (), asks_for_answers=True)
    store = engine.store
    everywhere = np.ones(len(store.passages), dtype=bool)
    near = () if leans(question.text) else asked_before(store, question.text, everywhere, _NEARLY)
    identical = [item for item in near if item.alike >= SAME]
    nearly = [item for item in near if item.alike < SAME and not _is(item.document, own)]
    earlier = [_recognised(item, own) for item in (*identical[:_MOST_IDENTICAL], *nearly[:_MOST_SIMILAR])]
    left = _MOST_SIMILAR - sum(not item.identical for item in earlier)
    addresses = {item.unit.address for item in near} | {quote.address for item in earlier for quote in item.citations}
    file = own.file if own else None
    within = ~store.passages_of(addresses)
    if file and own:
        within &= store.papers_of_passages != store.place(file)
    if left and within.any():
        earlier += _similar(engine, *engine.quotes(question.searched, within))[:left]
    named = (replace(item, label=f"{question.label}.{n}") for n, item in enumerate(earlier, start=1))
    return Item(question.label, question.text, question.searched, tuple(named))


def _recognised(item: Same, own: Document | None) -> Earlier:
    """An answer to a Vraag in the same words, or nearly so, from start to end."""
    # The Vraag is shown above the answer.
    quoted = citations([each for each in whole_reply([item], ()).quoted if each.part != "vraag"])
    asked = _asked(item.document, item.unit)
    same = item.alike >= SAME
    return Earlier("", same, item.alike, word(item.alike), asked, _is(item.document, own), quoted)


def _similar(engine: Engine, quoted: tuple[Citation, ...], sure: float) -> list[Earlier]:
    """What search found, an answer a unit."""
    groups: dict[str, list[Citation]] = {}
    for citation in quoted:
        groups.setdefault(citation.address, []).append(citation)
    found: list[Earlier] = []
    for address, own in groups.items():
        unit = engine.store.unit(address)
        asked = _asked(engine.store.document(unit.document), unit)
        answers = [item for item in own if item.part != "vraag"] or own
        cited = tuple(replace(item, n=n) for n, item in enumerate(answers, start=1))
        found.append(Earlier("", False, sure, word(sure), asked, False, cited))
    return found


def _asked(document: Document, unit: Unit) -> str | None:
    return " ".join(tidy(document, span) for span in unit.questions) or None


def _is(document: Document, own: Document | None) -> bool:
    return own is not None and document.id == own.id


def _same_paper(engine: Engine, document: Document) -> Document | None:
    """The paper in the index that this one is: the same text, number, or case."""
    about = document.metadata
    for other in engine.store.documents():
        known = other.metadata
        named = [(about.number, known.number), (about.case, known.case)]
        if document.sha256 == other.sha256 or any(one and one == two for one, two in named):
            return other
    return None
