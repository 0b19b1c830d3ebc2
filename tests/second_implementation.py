"""Every measure again, from its definition, in loops and without any library: what tests hold the package against."""

import math
import unicodedata
from collections.abc import Sequence

from qa.evaluation.records import Found, Judged

Number = float | None


def ranked_values(judged: Judged) -> dict[str, float]:
    """R@k, MRR and nDCG@10 over passages and over units."""
    seen, passages = [], []
    for item in judged.found:
        twice = (item.document, item.start, item.end) in seen
        seen.append((item.document, item.start, item.end))
        passages.append(None if twice else item.place)
    units: list[Found] = []
    for item in judged.found:
        if all((item.document, item.address) != (unit.document, unit.address) for unit in units):
            units.append(item)
    at_units = [item.place for item in units]
    values: dict[str, float] = {}
    for prefix, places, cutoffs in (("", passages, (1, 3, 5, 10)), ("unit_", at_units, (1, 5, 10))):
        rank = _rank(judged, places)
        for k in cutoffs:
            values[f"{prefix}R@{k}"] = 1.0 if rank is not None and rank <= k else 0.0
        values[f"{prefix}MRR"] = 0.0 if rank is None else 1 / rank
    right = [place is not None for place in passages]
    best = judged.relevant_passages if judged.relevant_passages > sum(right) else sum(right)
    values["nDCG@10"] = _gain(right) / _ideal(max(best, 1))
    useful: list[bool] = []
    had: set[int] = set()
    for place in at_units:
        enough = place in had if judged.kind == "multi" else bool(had)
        useful.append(place is not None and not enough)
        if place is not None:
            had.add(place)
    values["unit_nDCG@10"] = _gain(useful) / _ideal(len(judged.expected) if judged.kind == "multi" else 1)
    return values


def _rank(judged: Judged, places: Sequence[int | None]) -> int | None:
    for rank in range(1, len(places) + 1):
        seen = {place for place in places[:rank] if place is not None}
        if len(seen) >= (len(judged.expected) if judged.kind == "multi" else 1):
            return rank
    return None


def _gain(right: Sequence[bool]) -> float:
    return sum(1 / math.log2(rank + 1) for rank, hit in enumerate(right[:10], start=1) if hit)


def _ideal(number: int) -> float:
    return sum(1 / math.log2(rank + 1) for rank in range(1, min(number, 10) + 1))


def quoted_values(judged: Judged) -> dict[str, Number]:
    """First citation, precision and recall of citations, and spans, of an answerable question."""
    quotes = judged.quoted
    at = {item.place for item in quotes if item.place is not None}
    spans: Number = None
    if judged.answer and not judged.own_words:
        hits = 0
        for span in judged.answer:
            hit = False
            for item in quotes:
                for text in (item.quote, item.display):
                    hit = hit or stands_in(" ".join(span.split()), " ".join(text.split()))
            hits += hit
        spans = hits / len(judged.answer)
    return {
        "first_citation_right": 1.0 if quotes and quotes[0].place is not None else 0.0,
        "citation_precision": len([q for q in quotes if q.place is not None]) / len(quotes) if quotes else 0.0,
        "citation_recall": len(at) / len(judged.expected) if judged.kind == "multi" else min(len(at), 1) / 1,
        "span_recall": spans,
    }


def stands_in(span: str, text: str) -> bool:
    """Whether a span is in a text as whole words; only for texts with plain quotation marks and dashes."""
    for at in range(len(text) - len(span) + 1):
        before, after = text[:at][-1:], text[at + len(span) :][:1]
        cut = (before.isalnum() and span[:1].isalnum()) or (after.isalnum() and span[-1:].isalnum())
        if text[at : at + len(span)] == span and not cut:
            return True
    return not span


def words_of(text: str) -> list[str]:
    """The words of an answer, sign by sign; only for texts in which marks are "[1]" to "[9]"."""
    for mark in range(1, 10):
        text = text.replace(f"[{mark}]", " ")
    text = unicodedata.normalize("NFKC", text).lower().replace("%", " procent ").replace("€", " euro ")
    words = []
    for word in text.split():
        bare = word.strip(".,()'")
        if word.strip(",.()") in ("de", "het", "een", "'t", "'n"):
            continue
        if bare.count(".") and all(part.isdigit() for part in bare.split(".")) and bare[0] != ".":
            parts = bare.split(".")
            grouped = len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:])
            words.append("".join(parts) if grouped else ",".join(parts))
        elif bare.count(",") == 1 and all(part.isdigit() for part in bare.split(",")):
            words.append(bare)
        else:
            kept = "".join(sign for sign in word if sign.isalnum())
            words += [kept] if kept else []
    return words


def answer_values(judged: Judged) -> dict[str, Number]:
    """SQuAD's F1 and exact match, and the recall of words."""
    wanted = words_of(" ".join(judged.answer))
    shown = [] if judged.abstained else words_of(judged.shown)
    if not wanted:
        return {"answer_f1": None, "answer_exact": None, "answer_recall": None}
    left, same = list(wanted), 0
    for word in shown:
        if word in left:
            left.remove(word)
            same += 1
    precision, recall = (same / len(shown) if shown else 0.0), same / len(wanted)
    f1 = 0.0 if same == 0 else 2 * precision * recall / (precision + recall)
    return {"answer_f1": f1, "answer_exact": 1.0 if shown == wanted else 0.0, "answer_recall": recall}


def values(judged: Judged) -> dict[str, Number]:
    """Every number of one question that the package gives; what it gives none for is left out."""
    numbers: dict[str, Number] = {}
    if judged.quoted:
        numbers["quoted_words_mean"] = float(sum(len(item.display.split()) for item in judged.quoted))
        numbers["verbatim"] = 0.0 if [item for item in judged.quoted if not item.verbatim] else 1.0
    if judged.kind == "unanswerable":
        return numbers | {"rightly_refused": 1.0 if judged.abstained else 0.0}
    numbers |= ranked_values(judged) | quoted_values(judged) | answer_values(judged)
    return numbers | {"wrongly_refused": 1.0 if judged.abstained else 0.0}


def area(judged: Sequence[Judged]) -> float:
    """The mean over all coverages of the risk, that of tied questions in the mean over their orders."""
    sure = sorted({item.confidence for item in judged}, reverse=True)
    before, wrong, total = 0, 0.0, 0.0
    for confidence in sure:
        tied = [
            not (item.quoted and item.quoted[0].place is not None) for item in judged if item.confidence == confidence
        ]
        for taken in range(1, len(tied) + 1):
            total += (wrong + taken * sum(tied) / len(tied)) / (before + taken)
        before, wrong = before + len(tied), wrong + sum(tied)
    return total / len(judged)


def bins(judged: Sequence[Judged]) -> list[tuple[float, float, int]]:
    """Mean confidence, share right and number of each tenth of the questions, least sure first."""
    rows = sorted((item.confidence, float(bool(item.quoted) and item.quoted[0].place is not None)) for item in judged)
    shared = [sum(r for c, r in rows if c == said) / sum(c == said for c, _ in rows) for said, _ in rows]
    found = []
    for tenth in range(10):
        part = [at for at in range(len(rows)) if tenth * len(rows) // 10 <= at < (tenth + 1) * len(rows) // 10]
        if part:
            said, was = sum(rows[at][0] for at in part) / len(part), sum(shared[at] for at in part) / len(part)
            found.append((said, was, len(part)))
    return found


def calibration_error(judged: Sequence[Judged]) -> float:
    """The mean over questions of how far the confidence of their bin is from its share right."""
    return sum(abs(said - was) * number for said, was, number in bins(judged)) / len(judged)


def points(judged: Sequence[Judged]) -> list[tuple[float, float]]:
    """Coverage and risk at every confidence that occurs."""
    found = []
    for least in sorted({item.confidence for item in judged}, reverse=True):
        shown = [item for item in judged if item.confidence >= least]
        wrong = [item for item in shown if not (item.quoted and item.quoted[0].place is not None)]
        found.append((len(shown) / len(judged), len(wrong) / len(shown)))
    return found


def chance(changes: Sequence[float]) -> float:
    """The share of all ways to sign the changes of which the sum is at least as far from 0."""
    ways, far = 1 << len(changes), 0
    for way in range(ways):
        signed = sum(-value if way >> at & 1 else value for at, value in enumerate(changes))
        far += abs(signed) >= abs(sum(changes)) - 1e-9
    return far / ways
