"""A question to a grounded answer: read it, retrieve, rank, extract, decide, cite. The composer of this room."""

import hashlib
import json
import time
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.commonness import commonness_checksum
from index.encoder import Encoder
from index.errors import StoreError
from index.records import Hit, Remark, Unit
from index.serving import searcher_for
from index.store import Store
from index.thesaurus import lexicon_checksum
from index.vocabulary import Vocabulary
from index.word_list import list_checksum
from qa.alignment import WordVectors
from qa.cite import citations, written_answer
from qa.composed import composed, notes, with_best
from qa.conversation import Turn
from qa.decide import LOOKED_UP, evidence, lacks_some
from qa.duplicates import without_duplicates
from qa.extract import Candidate, candidates, chosen, in_order
from qa.filters import allowed, but_for
from qa.follow_about import who
from qa.follow_reply import FollowUps
from qa.follow_up import Leaning, of_follow_up
from qa.known import Known
from qa.missing import Missing, missing
from qa.own_words import Same, asked_before
from qa.question import Question, check_question, names_only, read_question
from qa.rank import reranked
from qa.records import NOT_FOUND, Answer, Citation, Filters, RankedPassage
from qa.repair import repaired, with_repairs
from qa.retrieve import ranked, scores
from qa.search import nothing_said, search
from qa.settings import AnswerSettings
from qa.several import Reply, shared_out, together
from qa.unanswered import Unanswered, asks_speaker, holding, unanswered
from qa.weights import Weights, weights
from qa.whole_answer import whole_reply
from qa.why import reasons_in_words

# From this share of the words of a question on a refused answer is about it, and what it lacks is worth telling.
_ABOUT_IT = 0.6


class Engine:
    """Answers questions over one open generation; the same question gives the same answer."""

    def __init__(self, store: Store, settings: AnswerSettings | None = None, fitted: Weights | None = None) -> None:
        self.store = store
        self.settings = settings or AnswerSettings()
        self.known = Known(store)
        self.vocabulary = Vocabulary(store)
        self.vectors = WordVectors(store.encoder)
        self.fitted = fitted or weights()
        lists = [lexicon_checksum(), list_checksum(), commonness_checksum()]
        whole = [store.fingerprint, asdict(self.settings), self.fitted.checksum, *lists]
        # Scores of another engine may differ in their last figure.
        whole += [store.elsewhere.name] if store.elsewhere else []
        self.follow_ups = FollowUps(
            store,
            self.known,
            self.settings.quoted_words,
            self.settings.longest_question,
            self.read,
            self._mended,
            self._asked,
            self._leaning,
            self._sentences,
        )
        self.fingerprint = hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()

    @classmethod
    def open(cls, index: Path, settings: AnswerSettings | None = None, encoder: Encoder | None = None) -> "Engine":
        """Open the current generation in `index`. Raises StoreError or EncoderError with one line for the user."""
        store = Store.open(index, encoder)
        try:
            store.elsewhere = searcher_for(store)
        except StoreError:
            store.close()
            raise
        return cls(store, settings)

    def ask(
        self,
        question: str,
        *,
        id: str = "1",
        filters: Filters | None = None,
        history: Sequence[str] = (),
        without: Sequence[str] = (),
    ) -> Answer:
        """Answer one question within `filters`; `history`, earlier questions, completes a follow-up.

        `without`: papers, by file name or id, that are left out as if they were not there.
        Raises QuestionError when the question is empty or too long, or a filter cannot be read.
        """
        started = time.perf_counter()
        self.check(question)
        within = but_for(self.store, allowed(self.store, filters or Filters()), without)
        same = asked_before(self.store, question, within)
        turn = Turn(question) if same else self.follow_ups.turn(question, history, within)
        if turn.stands_alone:
            read = self.read(question)
            reply, missing = (self._in_own_words(read, within, same), ()) if same else self._searched(read, within)
        else:
            turn, read, reply, missing = self.follow_ups.reply(turn, within)
            read = with_repairs(read, repaired(question, self.vocabulary))
        if not turn.of_answer:
            reply = composed(self.store, self.vectors, self.fitted.sentence, read, reply)
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
            read_as=() if same else read.query.repairs,
            notes=() if reply.refused else notes(self.store, reply, cited),
            understood=turn.text if turn.leans else None,
        )

    def quotes(self, question: str, within: NDArray[np.bool_]) -> tuple[tuple[Citation, ...], float]:
        """What is found for a question in the passages `within`, bool (n,), be it a Vraag there or not; how sure it is.

        Nothing where it would be refused. Raises QuestionError as `ask` does.
        """
        self.check(question)
        read = self.read(question)
        reply, _ = self._searched(read, within)
        reply = composed(self.store, self.vectors, self.fitted.sentence, read, reply)
        return (() if reply.refused else citations(reply.quoted)), reply.sure

    def check(self, question: str) -> None:
        """Raise QuestionError when a question cannot be asked: empty or too long."""
        check_question(question, self.settings.longest_question)

    def read(self, question: str) -> Question:
        """The question as it is searched with."""
        mended = repaired(question, self.vocabulary)
        return with_repairs(read_question(mended.text, self.settings.weight_expansion, self.known), mended)

    def _mended(self, question: str) -> str:
        return repaired(question, self.vocabulary).text

    def _asked(self, read: Question, within: NDArray[np.bool_]) -> tuple[Reply, tuple[str, ...]]:
        """What is found for an earlier question, or for one that takes its place."""
        same = asked_before(self.store, read.text, within)
        return (self._in_own_words(read, within, same), ()) if same else self._searched(read, within)

    def _leaning(self, read: Question, within: NDArray[np.bool_], leaning: Leaning) -> Reply:
        return self._reply(read, within, self.settings, leaning)

    def _sentences(self, read: Question, within: NDArray[np.bool_]) -> list[Candidate]:
        """All sentences of the passages `within`, bool (n,), that may answer a question, best first."""
        found = search(self.store, self.settings, read, within, self.settings.read_passages)
        return candidates(self.store, self.vectors, self.fitted.sentence, read, found.hits)

    def search(self, question: Question, within: NDArray[np.bool_], limit: int) -> tuple[Hit, ...]:
        """The best `limit` passages for a question that was read, as a whole, looked-up units first."""
        return search(self.store, self.settings, question, within, limit).hits

    def _searched(self, read: Question, within: NDArray[np.bool_]) -> tuple[Reply, tuple[str, ...]]:
        """What is found for a question and each of its parts, and the parts that are not answered."""
        reply = self._reply(read, within, self.settings)
        if not read.parts:
            return reply, ()
        own = shared_out(self.settings, len(read.parts))
        parts = [self._part(part, within, own, len(read.parts)) for part in read.parts]
        refused = [part.text for part, own_reply in zip(read.parts, parts, strict=True) if own_reply.refused]
        reply = together(reply, parts, len(reply.listed))
        return reply, tuple(refused) if len(refused) < len(parts) else ()

    def _reply(
        self, read: Question, within: NDArray[np.bool_], settings: AnswerSettings, leaning: Leaning | None = None
    ) -> Reply:
        """What is found for one question, or one part of it, or a question that leans on an earlier one."""
        limit = max(settings.listed_passages, settings.read_passages)
        found = search(self.store, settings, read, within, limit)
        opened = self._to_read(found.hits)
        sentences = candidates(self.store, self.vectors, self.fitted.sentence, read, opened)
        if leaning is not None:
            own = candidates(self.store, self.vectors, self.fitted.sentence, leaning.read, opened)
            sentences = of_follow_up(sentences, own, leaning)
        proof = evidence(self.vectors, read, found.hits, sentences, len(self.store.passages)) if sentences else {}
        sure = self.fitted.confidence(proof) if sentences and found.refused is None else 0.0
        refused = not sentences or sure < self.fitted.threshold
        select = in_order if names_only(read) else chosen
        # Copies take no place from other sentences; how sure an answer is, is told with them.
        apart, also = ([], ()) if refused else without_duplicates(sentences)
        best = found.hits[0].passage.unit if found.hits else ""
        quoted = () if refused else tuple(with_best(read, select(apart, settings), apart, best))
        quoted = (*quoted, *(() if refused else holding(read.text, quoted, apart)))
        lacks = missing(self.vectors, read, found.hits, sentences[0], quoted) if lacks_some(proof) else Missing()
        beside = unanswered(read.text, quoted or sentences[:1], sentences) if sentences else Unanswered()
        lacks = lacks.without(beside.unheard.names)
        beside = beside.without_rival(lacks.words)
        # Of what is about something else it says little that it holds no amount.
        why = lacks.refusal if lacks else beside.refusal if proof and proof["covered"] >= _ABOUT_IT else None
        reply = Reply(
            listed=reranked(found.hits, len(opened), sentences, settings.weight_sentence),
            quoted=quoted,
            sure=sure,
            refused=refused,
            reason=found.refused or (why if refused else None),
            also=also,
            notes=() if refused else (*((lacks.remark,) if lacks else ()), *beside.remarks),
            best=best,
        )
        if not asks_speaker(read.text, quoted):
            return reply
        face = [item for item in who(self.store, self.known.speakers, reply) if item not in quoted]
        return replace(reply, quoted=(*face, *quoted))

    def _part(self, part: Question, within: NDArray[np.bool_], settings: AnswerSettings, parts: int) -> Reply:
        same = asked_before(self.store, part.text, within)
        return self._in_own_words(part, within, same, parts) if same else self._reply(part, within, settings)

    def _in_own_words(self, read: Question, within: NDArray[np.bool_], same: Sequence[Same], parts: int = 1) -> Reply:
        """The reply to a question in the words of a Vraag, one of `parts`; what it would limit is not looked at."""
        scored = scores(self.store, read.query, within, self.settings)
        return whole_reply(same, ranked(self.store, scored, self.settings.listed_passages), parts)

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
