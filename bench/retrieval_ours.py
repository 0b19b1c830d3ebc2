"""Vraagbaak as one of the engines: the ranking that `ask` lists, as it ships and with one part switched off."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.collection import QuestionSet, Ranking
from bench.made_index import make_index
from bench.retrieval_peers import Ranker, Tools, by_fold
from bench.retrieval_result import OURS
from index.errors import QuestionError
from qa.answer import Engine
from qa.question import Question, read_question
from qa.settings import AnswerSettings


class WithoutGlossary(Engine):
    """An engine that searches with an English question as it was typed."""

    def read(self, question: str) -> Question:
        """The question without its Dutch words."""
        read = super().read(question)
        others = self.store.other_words.others(read.query.text, self.settings.weight_expansion)
        return replace(read, query=replace(read.query, translated=None, others=others))


class WithoutRepair(Engine):
    """An engine that takes every word as it was typed."""

    def read(self, question: str) -> Question:
        """The question with its typos."""
        return read_question(question, self.settings.weight_expansion, self.known)


class WithoutParts(Engine):
    """An engine that searches with a question as a whole, however much it asks."""

    def read(self, question: str) -> Question:
        """The question in one."""
        return replace(super().read(question), parts=())


@dataclass(frozen=True, slots=True)
class Variant:
    """Vraagbaak with one part switched off: by a setting, by another engine, or by another index."""

    name: str
    changed: Callable[[AnswerSettings], AnswerSettings] = lambda settings: settings
    engine: type[Engine] = Engine
    context: bool = True


WHOLE = Variant(OURS)
VARIANTS = (
    Variant("without stems", lambda settings: replace(settings, weight_stems=0.0)),
    Variant("without character n-grams", lambda settings: replace(settings, weight_ngrams=0.0)),
    Variant("without the encoder", lambda settings: replace(settings, weight_dense=0.0)),
    Variant("without counting hubs", lambda settings: replace(settings, weight_hubness=0.0)),
    Variant("without the thesaurus", lambda settings: replace(settings, weight_expansion=0.0)),
    Variant("without the glossary", engine=WithoutGlossary),
    Variant("without mending of typos", engine=WithoutRepair),
    Variant("without taking questions apart", engine=WithoutParts),
    Variant("without re-ranking by sentences", lambda settings: replace(settings, weight_sentence=0.0)),
    Variant("without the context of passages", context=False),
)


class Ours:
    """One test set indexed in `folder`, by each encoder and with and without the context of passages where asked."""

    def __init__(self, test: QuestionSet, folder: Path, tools: Tools) -> None:
        self._test, self._folder, self._tools = test, folder, tools

    def rankings(self, questions: Sequence[str], depth: int, variant: Variant = WHOLE) -> list[Ranking]:
        """For each question of the set, in whatever wording, the first `depth` passages as `ask` lists them.

        None for one that cannot be asked.
        """
        folds = {item.fold for item in self._test.asked}
        return by_fold(self._test, {fold: self._ranker(fold, variant) for fold in folds})(questions, depth)

    def _ranker(self, fold: int | None, variant: Variant) -> Ranker:
        return lambda questions, depth: self._rankings(questions, depth, variant, fold)

    def _rankings(self, questions: Sequence[str], depth: int, variant: Variant, fold: int | None) -> list[Ranking]:
        settings = variant.changed(AnswerSettings(listed_passages=depth))
        encoder = self._tools.encoder(fold)
        engine = variant.engine.open(self._index(variant.context, fold), settings, encoder)
        places = {
            (passage.document, passage.span.start, passage.span.end): passage.id for passage in engine.store.passages
        }
        try:
            return [_listed(engine, places, question) for question in questions]
        finally:
            engine.store.close()

    def _index(self, context: bool, fold: int | None) -> Path:
        index = self._folder / f"{self._test.name}-{fold}-{'context' if context else 'bare'}"
        if not index.exists():
            papers = self._test.papers
            if not context:
                papers = tuple(
                    replace(paper, passages=tuple(replace(passage, context="") for passage in paper.passages))
                    for paper in papers
                )
            make_index(papers, index, self._tools.encoder(fold))
        return index


def _listed(engine: Engine, places: dict[tuple[str, int, int], int], question: str) -> Ranking:
    try:
        answer = engine.ask(question)
    except QuestionError:
        return []
    return [(places[item.document, item.start, item.end],) for item in answer.passages]
