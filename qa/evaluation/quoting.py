"""What was quoted and shown, set beside the gold: right places, right spans, right words."""

from collections import Counter

from qa.evaluation.records import Judged
from qa.gold.answer_words import answer_words
from qa.gold.verbatim import inside


def first_citation_right(judged: Judged) -> float:
    """1 when the first quote stands at a gold place."""
    return float(bool(judged.quoted) and judged.quoted[0].place is not None)


def citation_precision(judged: Judged) -> float:
    """The share of the quotes that stand at a gold place; 0 without quotes."""
    return sum(item.place is not None for item in judged.quoted) / len(judged.quoted) if judged.quoted else 0.0


def citation_recall(judged: Judged) -> float:
    """The share of what is needed that is quoted: of the places of a MULTI question, else of one, whichever."""
    quoted = {item.place for item in judged.quoted if item.place is not None}
    return len(quoted) / max(judged.places, 1) if judged.all_needed else float(bool(quoted))


def span_recall(judged: Judged) -> float | None:
    """The share of the gold spans that stand inside one quote, as in the source or as shown, on word bounds.

    White space, kinds of quotation marks and of dashes make no difference, as where gold is read; "20" does not stand
    in "2020". None without gold spans, and where the gold answer is in somebody's own words.
    """
    if judged.own_words or not judged.answer:
        return None
    texts = [" ".join(text.split()) for item in judged.quoted for text in (item.quote, item.display)]
    return sum(any(inside(span, text) is not None for text in texts) for span in judged.answer) / len(judged.answer)


def answer_overlap(judged: Judged) -> dict[str, float | None]:
    """`answer_f1`, `answer_exact` and `answer_recall` of the words shown and those of the gold answer.

    As for SQuAD (Rajpurkar et al. 2016); several spans count as one text. 0 where nothing is shown or the question was
    refused; None without a gold answer, or where it holds no word.
    """
    expected = answer_words(" ".join(judged.answer))
    if not expected:
        return {"answer_f1": None, "answer_exact": None, "answer_recall": None}
    shown = () if judged.abstained else answer_words(judged.shown)
    common = (Counter(shown) & Counter(expected)).total()
    return {
        "answer_f1": 2 * common / (len(shown) + len(expected)),
        "answer_exact": float(shown == expected),
        "answer_recall": common / len(expected),
    }


def quoted_words(judged: Judged) -> float | None:
    """How many words are quoted, as shown; None without quotes."""
    return float(sum(item.words for item in judged.quoted)) if judged.quoted else None


def verbatim(judged: Judged) -> float | None:
    """1 when every quote is the source to the character; None without quotes."""
    return float(all(item.verbatim for item in judged.quoted)) if judged.quoted else None
