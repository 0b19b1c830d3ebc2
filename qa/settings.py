"""What answering is set to; every field is part of an answer's fingerprint."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnswerSettings:
    """Weights and limits of answering.

    Weights multiply z-scores of the three rankings; `weight_hubness` is the part of a passage's hubness that is taken
    from its cosine. Limits are counts of passages, sentences, words or code points.
    """

    weight_stems: float = 0.3
    weight_ngrams: float = 1.0
    weight_dense: float = 2.0
    weight_hubness: float = 0.15
    weight_expansion: float = 0.5
    weight_sentence: float = 1.0
    listed_passages: int = 10
    read_passages: int = 8
    sentence_margin: float = 1.75
    quoted_sentences: int = 4
    quoted_words: int = 80
    longest_question: int = 10_000
