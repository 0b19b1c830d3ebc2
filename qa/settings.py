"""What answering is set to; every field is part of an answer's fingerprint."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnswerSettings:
    """Weights and limits of answering.

    Weights multiply z-scores of the three rankings; `weight_hubness` is the part of a passage's hubness that is taken
    from its cosine. `word_price` is the chance of answering that a quoted word must be worth. Limits are counts of
    passages, sentences, words or code points.
    """

    weight_stems: float = 0.3
    weight_ngrams: float = 1.0
    weight_dense: float = 2.0
    weight_hubness: float = 0.15
    weight_expansion: float = 0.5
    weight_sentence: float = 1.0
    listed_passages: int = 10
    read_passages: int = 8
    word_price: float = 0.0055
    quoted_sentences: int = 8
    quoted_words: int = 110
    longest_question: int = 10_000
