"""Ranked passages to the sentences that answer: every sentence scored by a few readable features, the best ones kept.

The weights are fitted by `training/fit_answers.py` (logistic regression on questions whose answer is known) and stand
in weights.json. Sentences come as they stand; nothing is cut or joined here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from index.arrays import products
from index.dutch import ngrams, stem, stems, words
from index.records import Document, Hit, Part, Span, Unit
from index.sentences import sentences
from index.store import Store
from index.tidy import tidy
from qa.alignment import WordVectors, aligned
from qa.expected import expected_found
from qa.features import Weighted, figures_met, years_met
from qa.question import Question
from qa.settings import AnswerSettings
from qa.weights import Logistic

# A passage this far (in summed z-scores) below the best one adds nothing to its sentences.
_PASSAGE_SCALE = 6.0
# An answer of at most this many words ("Ja.", "Ik deel die zorg.") says nothing without its Vraag.
SHORT_ANSWER = 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer: where it stands, what speaks for it, and its score (a log-odds)."""

    document: Document
    unit: Unit
    span: Span
    part: Part
    shown: str
    features: dict[str, float]
    score: float


def candidates(
    store: Store, vectors: WordVectors, fitted: Logistic, question: Question, hits: Sequence[Hit]
) -> list[Candidate]:
    """All sentences of the passages in `hits` and of the questions above them, best first, ties as they stand."""
    if not hits:
        return []
    places = _sentences(store, question, hits)
    shown = [tidy(place.document, place.span) for place in places]
    cosines = products(store.encoder.passages(shown), store.encoder.query(question.query.whole)[None, :])[:, 0]
    by_stems = Weighted.of(stems(question.query.whole), store.stems)
    by_ngrams = Weighted.of(ngrams(question.query.whole), store.ngrams)
    near = aligned(vectors, _word_weights(question, store), [words(text) for text in shown])
    found = []
    for number, place in enumerate(places):
        features = {
            "passage": place.strength,
            "years": place.years,
            "stems": by_stems.covered(set(stems(shown[number]))),
            "ngrams": by_ngrams.covered(set(ngrams(shown[number]))),
            "dense": float(cosines[number]),
            "aligned": near[number],
            "expected": expected_found(question, shown[number]),
            "figures": figures_met(question, shown[number]),
            "answer": float(place.part != "vraag"),
            "opens": float(question.expected == "yesno" and _opens(place)),
            "length": min(1.0, len(shown[number].split()) / 25),
        }
        score = round(fitted.log_odds(features), 6)
        found.append(Candidate(place.document, place.unit, place.span, place.part, shown[number], features, score))
    return sorted(found, key=lambda item: (-item.score, item.document.file, item.span))


def chosen(found: Sequence[Candidate], settings: AnswerSettings) -> list[Candidate]:
    """The sentences to quote, best first: those nearly as good as the best, within the limits of `settings`.

    What a short answer needs to be understood comes with it: "Ja." brings its Vraag, a Vraag its short answer.
    """
    kept: list[Candidate] = []
    quoted = 0
    for candidate in found:
        size = len(candidate.shown.split())
        near = not kept or candidate.score >= found[0].score - settings.sentence_margin
        if len(kept) >= settings.quoted_sentences or not near or (kept and quoted + size > settings.quoted_words):
            break
        kept.append(candidate)
        quoted += size
    return _with_partners(kept, found)


def in_order(found: Sequence[Candidate], settings: AnswerSettings) -> list[Candidate]:
    """The answer of each unit from its start, as far as its share of the limit of words goes.

    For a question that names a Vraag, or more, and asks nothing else: `found` holds the units it names alone.
    """
    units = sorted({item.unit.address: item.unit for item in found}.values(), key=lambda unit: unit.span)
    share = settings.quoted_words // len(units)
    kept: list[Candidate] = []
    for unit in units:
        quoted = 0
        for candidate in sorted((item for item in found if item.unit == unit and item.part != "vraag"), key=_span):
            quoted += len(candidate.shown.split())
            if quoted > share and quoted > len(candidate.shown.split()):
                break
            kept.append(candidate)
    return _with_partners(kept or [found[0]], found)


def _span(candidate: Candidate) -> Span:
    return candidate.span


def _with_partners(kept: list[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    whole: list[Candidate] = []
    for candidate in kept:
        partners: list[Candidate] = []
        if is_short_answer(candidate):
            partners = [other for other in found if other.unit == candidate.unit and other.part == "vraag"]
            partners = sorted(partners, key=lambda other: other.span)[:2]
        elif candidate.part == "vraag":
            partners = [other for other in found if other.unit == candidate.unit and is_short_answer(other)][:1]
        # The Vraag comes before what answers it.
        for item in sorted([candidate, *partners], key=lambda item: (item.part != "vraag", item.span)):
            if item not in whole:
                whole.append(item)
    return whole


def is_short_answer(candidate: Candidate) -> bool:
    """True for a whole answer, or its first sentence, of a few words."""
    answer = candidate.unit.answer
    return (
        candidate.part == "antwoord"
        and answer is not None
        and candidate.span.start == answer.start
        and len(candidate.shown.split()) <= SHORT_ANSWER
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a sentence stands, how good its passage is, and how many of the question's years its passage holds."""

    document: Document
    unit: Unit
    span: Span
    part: Part
    strength: float
    years: float


def _sentences(store: Store, question: Question, hits: Sequence[Hit]) -> list[_Place]:
    places: list[_Place] = []
    asked: set[str] = set()
    for hit in hits:
        document = store.document(hit.passage.document)
        unit = store.unit(hit.passage.unit)
        strength = max(0.0, 1 + (hit.score - hits[0].score) / _PASSAGE_SCALE)
        # A heading or the sentence before may say the year for the sentences that follow.
        years = years_met(question, f"{hit.passage.context} {tidy(document, hit.passage.span)}")
        regions: list[tuple[Span, Part]] = []
        # A Vraag that was not answered is no answer to anything.
        if unit.address not in asked and unit.answer:
            asked.add(unit.address)
            regions += [(span, "vraag") for span in unit.questions]
        if unit.answer and unit.answer.start <= hit.passage.span.start:
            regions.append((hit.passage.span, "antwoord" if unit.numbers else "tekst"))
        for region, part in regions:
            places += [_Place(document, unit, span, part, strength, years) for span in sentences(document, region)]
    return places


def _word_weights(question: Question, store: Store) -> dict[str, float]:
    """The words of a question with the idf of their stems."""
    return {word: store.stems.idf(stem(word)) for word in words(question.query.whole)}


def _opens(place: _Place) -> bool:
    return place.part != "vraag" and place.unit.answer is not None and place.span.start == place.unit.answer.start
