"""The same text in several papers is quoted once, from the newest, and is told to stand in the others as well."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.dutch import fold
from index.records import Remark
from index.spelling import likeness
from qa.cite import written_place
from qa.extract import SHORT_ANSWER, Candidate

SAME_TEXT = 0.9
# Each is compared with each: those that score below the first few are hardly ever quoted.
_COMPARED = 32
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Also:
    """A sentence that is quoted, and one of nearly the same text elsewhere that is not."""

    quoted: Candidate
    elsewhere: Candidate


def without_duplicates(found: Sequence[Candidate]) -> tuple[list[Candidate], tuple[Also, ...]]:
    """`found`, of sentences of nearly the same text in several units only the newest, at the place of the first.

    "Ja." means nothing by itself and is like no other; figures that differ make another text.
    """
    kept: list[Candidate] = []
    plain: list[str] = []
    held: list[list[Candidate]] = []
    for candidate in found:
        text = _plain(candidate)
        place = _same_as(candidate, text, kept, plain) if len(kept) <= _COMPARED else None
        if place is None:
            kept.append(candidate)
            plain.append(text)
            held.append([])
        elif _day(candidate) > _day(kept[place]):
            held[place].append(kept[place])
            kept[place], plain[place] = candidate, text
        else:
            held[place].append(candidate)
    also = [Also(item, other) for item, others in zip(kept, held, strict=True) for other in others]
    return kept, tuple(also)


def without_pairs(quoted: Sequence[Candidate]) -> tuple[list[Candidate], tuple[Also, ...]]:
    """`quoted` without a Vraag and its short answer that stand there already from a newer paper, word for word."""
    groups: dict[str, list[Candidate]] = {}
    for candidate in quoted:
        groups.setdefault(candidate.unit.address, []).append(candidate)
    pairs = {address: items for address, items in groups.items() if _is_pair(items)}
    also: list[Also] = []
    kept: dict[str, str] = {}
    dropped: set[str] = set()
    for address in sorted(pairs, key=lambda address: _day(pairs[address][0]), reverse=True):
        text = " ".join(map(_plain, pairs[address]))
        newer = next((other for other, said in kept.items() if likeness(text, said, SAME_TEXT) and _as(text, said)), "")
        if newer:
            dropped.add(address)
            also.append(Also(pairs[newer][0], pairs[address][0]))
        else:
            kept[address] = text
    return [item for item in quoted if item.unit.address not in dropped], tuple(also)


def also_in(also: Sequence[Also], n: int) -> Remark:
    """The line under a quote that says where the same text stands as well."""
    places = "; ".join(dict.fromkeys(written_place(item.elsewhere) for item in also))
    return Remark(f"[{n}] ook in: {places}", f"[{n}] also in: {places}")


def _same_as(candidate: Candidate, text: str, kept: Sequence[Candidate], plain: Sequence[str]) -> int | None:
    if candidate.part == "vraag" or len(text.split()) <= SHORT_ANSWER:
        return None
    for place, (other, said) in enumerate(zip(kept, plain, strict=True)):
        if other.unit.address == candidate.unit.address or other.part == "vraag":
            continue
        if likeness(text, said, SAME_TEXT) and _as(text, said):
            return place
    return None


def _is_pair(items: Sequence[Candidate]) -> bool:
    answered = [item for item in items if item.part != "vraag"]
    return len(answered) < len(items) and all(len(item.shown.split()) <= SHORT_ANSWER for item in answered)


def _as(left: str, right: str) -> bool:
    """Whether two texts have the same figures, and neither denies what the other says."""
    return _telling(left) == _telling(right)


def _telling(text: str) -> set[str]:
    return {word for word in text.split() if word[0].isdigit() or word in ("ja", "nee", "niet", "geen", "nooit")}


def _plain(candidate: Candidate) -> str:
    return " ".join(_WORD.findall(fold(candidate.shown)))


def _day(candidate: Candidate) -> str:
    """The day of a paper; an undated one is older than any."""
    return candidate.document.metadata.date or ""
