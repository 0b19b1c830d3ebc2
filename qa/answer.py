"""A question to a grounded answer: read it, retrieve, rank, extract, decide, cite. The composer of this room."""

import hashlib
import json
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.encoder import Encoder
from index.records import Hit, Unit
from index.store import Store
from index.thesaurus import lexicon_checksum
from qa.alignment import WordVectors
from qa.cite import citations, written_answer
from qa.conversation import completed
from qa.decide import LOOKED_UP, evidence
from qa.extract import candidates, chosen, in_order
from qa.filters import allowed
from qa.lookup import looked_up
from qa.question import Question, check_question, names_only, read_question
from qa.rank import reranked
from qa.records import Answer, Filters, RankedPassage
from qa.retrieve import ranked, scores
from qa.settings import AnswerSettings
from qa.weights import Weights, weights

NOT_FOUND = "Niet gevonden: hierover staat niets in deze bronnen."


class Engine:
    """Answers questions over one open generation; the same question gives the same answer."""

    def __init__(self, store: Store, settings: AnswerSettings | None = None, fitted: Weights | None = None) -> None:
        self.store = store
        self.settings = settings or AnswerSettings()
        self.vectors = WordVectors(store.encoder)
        self.fitted = fitted or weights()
        whole = [store.fingerprint, asdict(self.settings), self.fitted.checksum, lexicon_checksum()]
        self.fingerprint = hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()

    @classmethod
    def open(cls, index: Path, settings: AnswerSettings | None = None, encoder: Encoder | None = None) -> "Engine":
        """Open the current generation in `index`. Raises StoreError or EncoderError with one line for the user."""
        return cls(Store.open(index, encoder), settings)

    def ask(
        self, question: str, *, id: str = "1", filters: Filters | None = None, history: Sequence[str] = ()
    ) -> Answer:
        """Answer one question within `filters`; `history`, earlier questions, completes a follow-up.

        Raises QuestionError when the question is empty or too long, or a filter cannot be read.
        """
        started = time.perf_counter()
        self.check(question)
        read = self.read(completed(question, history))
        within = allowed(self.store, filters or Filters())
        hits = self.search(read, within, max(self.settings.listed_passages, self.settings.read_passages))
        opened = self._to_read(hits)
        found = candidates(self.store, self.vectors, self.fitted.sentence, read, opened)
        sure = self.fitted.confidence(evidence(self.vectors, read, hits, found)) if found else 0.0
        if read.numbers and not any(hit.score >= LOOKED_UP for hit in hits):
            sure = 0.0  # the Vraag that is named does not exist: another one is no answer
        refused = not found or sure < self.fitted.threshold
        listed = reranked(hits, len(opened), found, self.settings.weight_sentence)
        select = in_order if names_only(read) else chosen
        cited = () if refused else citations(select(found, self.settings))
        return Answer(
            id=id,
            question=question,
            abstained=refused,
            answer=NOT_FOUND if refused else written_answer(cited),
            citations=cited,
            passages=tuple(self._listed(hit) for hit in listed[: self.settings.listed_passages]),
            confidence=sure,
            latency_ms=round((time.perf_counter() - started) * 1000, 3),
            fingerprint=self.fingerprint,
        )

    def check(self, question: str) -> None:
        """Raise QuestionError when a question cannot be asked: empty or too long."""
        check_question(question, self.settings.longest_question)

    def read(self, question: str) -> Question:
        """The question as it is searched with."""
        return read_question(question, self.settings.weight_expansion)

    def search(self, question: Question, within: NDArray[np.bool_], limit: int) -> tuple[Hit, ...]:
        """The best `limit` passages for a question that was read, looked-up units first."""
        scored = scores(self.store, question.query, within, self.settings)
        meant = looked_up(self.store, question.numbers, scored["fused"])
        if meant:
            gain = [2 * LOOKED_UP if passage.unit in meant else 0.0 for passage in self.store.passages]
            scored["fused"] = scored["fused"] + np.asarray(gain, dtype=np.float32)
        return ranked(self.store, scored, limit)

    def _to_read(self, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        """The hits to read sentences in: the best few, or those of the units that a lookup names and no others."""
        named = tuple(hit for hit in hits if hit.score >= LOOKED_UP)
        return named or hits[: self.settings.read_passages]

    def _listed(self, hit: Hit) -> RankedPassage:
        passage = hit.passage
        unit: Unit = self.store.unit(passage.unit)
        text = self.store.document(passage.document).text[passage.span.start : passage.span.end]
        return RankedPassage(
            rank=hit.rank,
            document=passage.document,
            vraag=unit.numbers or None,
            section=unit.heading,
            score=hit.score,
            text=text,
            start=passage.span.start,
            end=passage.span.end,
            address=passage.unit,
        )
