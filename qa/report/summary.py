"""The report in a few plain sentences: what came out, how sure that is, and whether it is better than before."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from qa.evaluation.permutation import FEW as FEW_PAIRS
from qa.report.names import FAILURES, failure_name, meaning
from qa.report.numbers import LESS_IS_BETTER, NEITHER, NOTHING, WORDS, finite, points
from qa.report.parts import Parts
from qa.report.text import safe

# Below this many questions an outcome is told with a warning.
FEW = 30
# Below this chance a difference is called real.
REAL = 0.05
# What the summary says of a comparison: the place of the answer, finding it, and refusing.
_COMPARED = ("first_citation_right", "R@5", "wrongly_refused", "rightly_refused")


def summary(content: Mapping[str, Any], parts: Parts) -> str:
    """The list of sentences, and what its intervals are."""
    asked = content.get("questions") or 0
    if not asked:
        return parts.paragraph("asked_none") + _refused_rows(content, parts)
    told = [*_outcome(content, parts), *_wrong(content, parts), *_fast(content, parts)]
    items = "".join(f"<li>{sentence}</li>\n" for sentence in told)
    return f'<ul class="short">\n{items}</ul>\n{_against(content, parts)}{parts.note("about_interval")}'


def verdict(name: str, difference: Mapping[str, Any]) -> str:
    """Which word tells of a difference: surely_better, surely_worse, changed, chance, same or no_test."""
    change, chance = finite(difference.get("difference")), finite(difference.get("p"))
    if change == 0:
        return "same"
    if change is None or chance is None:
        return "no_test"
    if chance >= REAL:
        return "chance"
    if name in NEITHER:
        return "changed"
    return "surely_better" if (change < 0) == (name in LESS_IS_BETTER) else "surely_worse"


def change_text(name: str, value: Any, parts: Parts) -> str:
    """A difference with its unit; text."""
    written = parts.numbers.difference(name, value)
    return parts.text("points", value=written) if points(name) else written


def _refused_rows(content: Mapping[str, Any], parts: Parts) -> str:
    unusable = len((content.get("gold") or {}).get("unusable") or ())
    return parts.paragraph("asked_less", questions=parts.questions(0), unusable=unusable) if unusable else ""


def _outcome(content: Mapping[str, Any], parts: Parts) -> Iterator[str]:
    questions = parts.questions(content["questions"])
    unusable = len((content.get("gold") or {}).get("unusable") or ())
    if unusable:
        yield parts.say("asked_less", questions=questions, unusable=parts.numbers.whole(unusable))
    else:
        yield parts.say("asked", questions=questions)
    if own := content.get("own_document"):
        left = parts.numbers.whole(own["questions"])
        name = "own_document_all" if own["questions"] == content["questions"] else "own_document"
        yield parts.say(name, left=left, questions=questions, refuse=parts.numbers.whole(own["to_refuse"]))
    if whole := (content.get("gold") or {}).get("whole"):
        yield parts.say("whole", questions=parts.questions(whole))
    for sentence, name, otherwise in (
        ("first", "first_citation_right", "no_answerable"),
        ("found", "R@5", ""),
        ("refused", "wrongly_refused", ""),
        ("rightly", "rightly_refused", "no_unanswerable"),
    ):
        if told := _share(content, sentence, name, parts):
            yield told
        elif otherwise:
            yield parts.say(otherwise)
    if any(0 < len(_counted(content, name)) < FEW for name in ("first_citation_right", "rightly_refused")):
        yield parts.say("few", few=FEW)
    measures = content.get("measures") or {}
    if (words := measures.get(WORDS)) and finite(words["value"]) is not None:
        value = parts.numbers.measure(WORDS, words["value"])
        interval = parts.interval_text(WORDS, words)
        yield parts.say("words_alone" if interval == NOTHING else "words", value=value, interval=interval)
    if (verbatim := measures.get("verbatim")) and finite(verbatim["value"]) is not None:
        # Never "100 %" of what is not all of them.
        digits = 0 if verbatim["value"] == 1 else 2
        yield parts.say("verbatim", share=parts.numbers.percent(verbatim["value"], digits))


def _share(content: Mapping[str, Any], sentence: str, name: str, parts: Parts) -> str:
    """A sentence of how many of how many; "" where no question counts."""
    estimate = (content.get("measures") or {}).get(name)
    if not estimate or finite(estimate["value"]) is None:
        return ""
    counted = _counted(content, name)
    share = parts.numbers.percent(estimate["value"])
    told = parts.say(
        sentence,
        questions=parts.questions(len(counted)),
        right=parts.numbers.whole(sum(counted)),
        share=share,
        interval=parts.interval_text("", estimate),
    )
    return told.replace(safe(share), f"<strong>{safe(share)}</strong>", 1)


def _counted(content: Mapping[str, Any], name: str) -> list[float]:
    """The values of a measure for the questions that it looks at."""
    values = (finite(row["values"].get(name)) for row in content.get("by_question") or ())
    return [value for value in values if value is not None]


def _wrong(content: Mapping[str, Any], parts: Parts) -> Iterator[str]:
    counts = {code: n for code, n in (content.get("failures") or {}).items() if code and n}
    if not counts:
        yield parts.say("none_wrong")
        return
    # Of two that are as frequent, the one that is mended first.
    order = {code: place for place, code in enumerate(FAILURES)}
    code = max(counts, key=lambda code: (counts[code], -order.get(code, len(order))))
    name = failure_name(code, parts.language)
    most = parts.say("most", questions=parts.questions(sum(counts.values())), failure=name, count=counts[code])
    yield f'{most} <a href="#failures">{parts.say("failures")}</a>'


def _fast(content: Mapping[str, Any], parts: Parts) -> Iterator[str]:
    latency = content.get("latency") or {}
    if finite(latency.get("p50")) is not None and finite(latency.get("p95")) is not None:
        yield parts.say("fast", **{name: parts.numbers.milliseconds(latency[name]) for name in ("p50", "p95")})


def _against(content: Mapping[str, Any], parts: Parts) -> str:
    """The same for the difference with the earlier run; "" without one."""
    comparison = content.get("comparison")
    if not comparison:
        return ""
    if not comparison["shared"]:
        return parts.paragraph("nothing_shared")
    heard = "".join(f"<li>{told}</li>\n" for told in _changes(comparison, parts))
    name = (comparison.get("old") or {}).get("name") or ""
    told = parts.paragraph("against", name=name, shared=parts.questions(comparison["shared"]))
    return f'{told}<ul class="short">\n{heard}</ul>\n'


def _changes(comparison: Mapping[str, Any], parts: Parts) -> Iterator[str]:
    for name in _COMPARED:
        found = comparison["measures"].get(name)
        if not found or finite(found["difference"]) is None:
            continue
        yield parts.say(
            "against_measure",
            meaning=_capital(meaning(name, parts.language)),
            old=parts.numbers.percent(found["old"], 1),
            new=parts.numbers.percent(found["new"], 1),
            difference=change_text(name, found["difference"], parts),
            interval=between(name, found, parts),
            verdict=parts.text(verdict(name, found)),
        )
    counts: dict[str, Sequence[Any]] = {key: comparison[key] for key in ("better", "worse")}
    yield parts.say("changed_questions", **{key: parts.numbers.whole(len(rows)) for key, rows in counts.items()})


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def between(name: str, difference: Mapping[str, Any], parts: Parts) -> str:
    """The interval of a difference, or why there is none; text."""
    low, high = (parts.numbers.difference(name, difference.get(key)) for key in ("low", "high"))
    if NOTHING in (low, high):
        return parts.text("of_few" if (difference.get("questions") or 0) < FEW_PAIRS else "by_as_much")
    return parts.text("between", low=low, high=high)
