"""A question to a grounded answer: read it, retrieve, rank, extract, decide, cite. The composer of this room."""

import hashlib
import json
import time
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.encoder import Encoder
from index.records import Hit, Remark, Unit
from index.store import Store
from index.thesaurus import lexicon_checksum
from index.vocabulary import Vocabulary
from index.word_list import list_checksum
from qa.alignment import WordVectors
from qa.cite import citations, written_answer
from qa.conversation import completed, leans_on
from qa.decide import LOOKED_UP, evidence
from qa.extract import candidates, chosen, in_order
from qa.filters import allowed
from qa.follow_up import is_met, own_part
from qa.known import Known
from qa.question import Question, check_question, names_only, read_question
from qa.rank import reranked
from qa.records import NOT_FOUND, Answer, Filters, RankedPassage
from qa.repair import repaired, with_repairs
from qa.search import nothing_said, search
from qa.settings import AnswerSettings
from qa.several import Reply, shared_out, together
from qa.weights import Weights, weights
from qa.why import reasons_in_words


class Engine:
    """Answers questions over one open generation; the same question gives the same answer."""

    def __init__(self, store: Store, settings: AnswerSettings | None = None, fitted: Weights | None = None) -> None:
        self.store = store
        self.settings = settings or AnswerSettings()
        self.known = Known(store)
        self.vocabulary = Vocabulary(store)
        self.vectors = WordVectors(store.encoder)
        self.fitted = fitted or weights()
        whole = [store.fingerprint, asdict(self.settings), self.fitted.checksum, lexicon_checksum(), list_checksum()]
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
        subject = leans_on(question, history)
        read = self.read(completed(question, history))
        read = own_part(read, subject) if subject is not None else read
        within = allowed(self.store, filters or Filters())
        reply = self._reply(read, within, self.settings)
        missing: tuple[str, ...] = ()
        if read.parts:
            own = shared_out(self.settings, len(read.parts))
            parts = [self._reply(part, within, own) for part in read.parts]
            reply = together(reply, parts, len(reply.listed))
            refused = [part.text for part, own_reply in zip(read.parts, parts, strict=True) if own_reply.refused]
            missing = tuple(refused) if len(refused) < len(parts) else ()
        if subject is not None and not reply.refused and not is_met(self.read(question), reply.quoted):
            reply = replace(reply, refused=True, sure=0.0)
        cited = () if reply.refused else citations(reply.quoted)
        not_found = reply.reason or nothing_said(read) or NOT_FOUND
        return Answer(
            id=id,
            question=question,
            abstained=reply.refused,
            answer=not_found.dutch if reply.refused else written_answer(cited),
            citations=cited,
            passages=self._listed(read, reply.listed[: self.settings.listed_passages]),
            confidence=reply.sure,
            latency_ms=round((time.perf_counter() - started) * 1000, 3),
            fingerprint=self.fingerprint,
            not_found=not_found if reply.refused else None,
            missing=() if reply.refused else missing,
            read_as=read.query.repairs,
        )

    def check(self, question: str) -> None:
        """Raise QuestionError when a question cannot be asked: empty or too long."""
        check_question(question, self.settings.longest_question)

    def read(self, question: str) -> Question:
        """The question as it is searched with."""
        mended = repaired(question, self.vocabulary)
        return with_repairs(read_question(mended.text, self.settings.weight_expansion, self.known), mended)

    def search(self, question: Question, within: NDArray[np.bool_], limit: int) -> tuple[Hit, ...]:
        """The best `limit` passages for a question that was read, as a whole, looked-up units first."""
        return search(self.store, self.settings, question, within, limit).hits

    def _reply(self, read: Question, within: NDArray[np.bool_], settings: AnswerSettings) -> Reply:
        """What is found for one question, or one part of it."""
        limit = max(settings.listed_passages, settings.read_passages)
        found = search(self.store, settings, read, within, limit)
        opened = self._to_read(found.hits)
        sentences = candidates(self.store, self.vectors, self.fitted.sentence, read, opened)
        sure = self.fitted.confidence(evidence(self.vectors, read, found.hits, sentences)) if sentences else 0.0
        if found.refused is not None:
            sure = 0.0
        refused = not sentences or sure < self.fitted.threshold
        select = in_order if names_only(read) else chosen
        return Reply(
            listed=reranked(found.hits, len(opened), sentences, settings.weight_sentence),
            quoted=() if refused else tuple(select(sentences, settings)),
            sure=sure,
            refused=refused,
            reason=found.refused,
        )

    def _to_read(self, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        """The hits to read sentences in: the best few, or those of the units that a lookup names and no others."""
        named = tuple(hit for hit in hits if hit.score >= LOOKED_UP)
        return named or hits[: self.settings.read_passages]

    def _listed(self, question: Question, hits: Sequence[Hit]) -> tuple[RankedPassage, ...]:
        said = reasons_in_words(self.store, self.vectors, question, hits)
        return tuple(self._passage(hit, why) for hit, why in zip(hits, said, strict=True))

    def _passage(self, hit: Hit, why: Remark) -> RankedPassage:
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
            why=why,
        )
