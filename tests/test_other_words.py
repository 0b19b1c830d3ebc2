"""What other words count for: a passage with the typed word stays above one that holds another word for it instead."""

import random
from collections.abc import Callable, Sequence

import numpy as np
import pytest

from index.arrays import FloatArray
from index.dutch import ngrams, stems, words
from index.lexical import Lexical
from index.other_words import OtherWords
from index.thesaurus import Thesaurus, thesaurus
from qa.settings import AnswerSettings

FILL = "Op de markt staan kramen met kaas, brood, boter en melk uit Gouda."
ELSEWHERE = [
    "Vandaag regent het in Leiden en varen er schepen.",
    "De brug over de Vecht wordt geverfd.",
    "Een museum toont oude klokken.",
    "In de bibliotheek staan boeken over vogels.",
    "De molen draait op windkracht zes.",
]
NOTHING = Thesaurus.of(())


class Rankings:
    """The two rankings by words over a few texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.of_stems = Lexical.build([stems(text) for text in texts])
        self.of_ngrams = Lexical.build([ngrams(text) for text in texts])

    def other_words(self, papers: Thesaurus = NOTHING) -> OtherWords:
        return OtherWords(papers, (self.of_stems.idf, self.of_ngrams.idf))

    def scores(self, question: str, others: Sequence[tuple[str, float]]) -> tuple[FloatArray, FloatArray]:
        """Both scores of all texts: by stems and by n-grams."""
        return _scores(self.of_stems, stems, question, others), _scores(self.of_ngrams, ngrams, question, others)


def _scores(
    ranking: Lexical, tokens_of: Callable[[str], list[str]], question: str, others: Sequence[tuple[str, float]]
) -> FloatArray:
    tokens = tokens_of(question)
    weights = [1.0] * len(tokens)
    for text, weight in others:
        added = tokens_of(text)
        tokens += added
        weights += [weight] * len(added)
    return ranking.scores(tokens, weights)


def even(one: str, other: str) -> tuple[str, str]:
    """Two texts of as many tokens, by stems and, nearly, by n-grams: everything equal but the words given."""
    sizes = [(len(words(term)), len(ngrams(term))) for term in (one, other)]
    most = max(size for size, _ in sizes), max(size for _, size in sizes)
    texts = []
    for term, (count, grams) in zip((one, other), sizes, strict=True):
        # Words of three letters are one n-gram, a longer word tops up what is left.
        missing = most[0] - count
        texts.append(
            " ".join([term, *(f"x{'y' * max(2, (most[1] - grams) // missing)}{n}" for n in range(missing)), FILL])
        )
    return texts[0], texts[1]


def generated(count: int) -> list[tuple[str, str]]:
    """Pairs of a term that is typed and another that stands beside it in our lists, a fixed sample."""
    chance = random.Random(20251105)
    found: list[tuple[str, str]] = []
    for group in chance.sample(thesaurus().groups, count):
        typed = chance.choice(group)
        # "FIU-Nederland" holds FIU itself.
        others = [o.term for o in thesaurus().found(typed) if not set(stems(typed)) <= set(stems(o.term))]
        if others:
            found.append((typed, chance.choice(others)))
    return found


@pytest.mark.parametrize("common", [0, 1, 4], ids=["rare", "in half of all", "in most"])
def test_no_other_word_passes_the_typed_one(common: int) -> None:
    pairs = generated(150)
    assert len(pairs) > 100
    weight = AnswerSettings().weight_expansion
    wrong = []
    for typed, other in pairs:
        literal, instead = even(typed, other)
        texts = [literal, instead, *ELSEWHERE, *(f"{typed} {text}" for text in ELSEWHERE * common)]
        rankings = Rankings(texts)
        others = rankings.other_words().others(typed, weight)
        assert other in dict(others)
        assert all(0 <= own <= weight for _, own in others)
        for scores in rankings.scores(typed, others):
            if scores[0] < scores[1]:
                wrong.append((typed, other, float(scores[0]), float(scores[1])))
    assert wrong == []


def test_without_weighing_a_long_name_passes_a_short_abbreviation() -> None:
    """What the weights are for: the oracle is the plain weight that they replace."""
    texts = [f"Het OM {FILL}", f"Het openbaar ministerie {FILL}", *ELSEWHERE]
    rankings = Rankings(texts)
    plain = [(other.term, 0.25) for other in thesaurus().found("OM")]
    assert rankings.scores("OM", plain)[1].argmax() == 1
    for scores in rankings.scores("OM", rankings.other_words().others("OM", 0.25)):
        assert scores.argmax() == 0
        assert scores[1] > 0


def test_a_weight_by_hand() -> None:
    texts = ["kaas een", "zuivelproduct twee", "kaas drie", "vier"]
    rankings = Rankings(texts)
    papers = Thesaurus.of([("kaas", "zuivelproduct")])
    ((term, weight),) = [
        pair for pair in rankings.other_words(papers).others("kaas", 1.0) if pair[0] == "zuivelproduct"
    ]
    by_stems = 0.9 * rankings.of_stems.idf("kas") / rankings.of_stems.idf("zuivelproduct")
    grams = [sum(map(rankings.of_ngrams.idf, ngrams(text))) for text in ("kaas", "zuivelproduct")]
    assert stems("kaas") == ["kas"] or stems("kaas") == ["kaas"]
    by_stems = 0.9 * rankings.of_stems.idf(stems("kaas")[0]) / rankings.of_stems.idf(stems("zuivelproduct")[0])
    assert term == "zuivelproduct"
    assert weight == pytest.approx(min(by_stems, 0.9 * grams[0] / grams[1]))
    assert rankings.other_words(papers).others("kaas", 0.01)[0][1] == 0.01


def test_lightest_first_and_without_doubles() -> None:
    rankings = Rankings([FILL, *ELSEWHERE])
    others = rankings.other_words(Thesaurus.of([("agent", "diender"), ("agent", "kaasagent")])).others(
        "politieagent en agent", 0.25
    )
    assert [weight for _, weight in others] == sorted(weight for _, weight in others)
    terms = [term for term, _ in others]
    assert len(terms) == len(set(terms))
    assert {"diender", "kaasagent"} <= set(terms)


def test_what_the_lists_say_a_paper_need_not_say_again() -> None:
    papers = Thesaurus.of([("OM", "Openbaar Ministerie"), ("OM", "Oude Melkerij")])
    found = Rankings([FILL]).other_words(papers).found("Wat doet het OM?")
    terms = [other.term for other in found]
    assert terms.count("Oude Melkerij") == 1
    assert [stems(term) for term in terms].count(["openbar", "ministerie"]) <= 2
    assert terms[-1] == "Oude Melkerij"
    assert {(other.first, other.size) for other in found} == {(words("Wat doet het OM?").index("OM"), 1)}
    assert np.isfinite([weight for _, weight in Rankings([FILL]).other_words(papers).others("het OM", 0.25)]).all()
