"""What papers of different days say on one point: newest first, the older ones named, and what differs between them.

Two sentences are on one point when most of what is telling in either stands in the other, or when they answer the same
Vraag. Nothing is merged, and a difference is only told where the same thing is counted in both.
"""

import re
from collections.abc import Sequence
from itertools import combinations

from index.commonness import is_listed_name
from index.dutch import fold, stems
from index.records import Remark
from index.spelling import likeness
from index.store import Store
from index.tidy import tidy
from qa.extract import SHORT_ANSWER, Candidate
from qa.features import Weighted
from qa.own_words import SAME
from qa.periods import YEAR
from qa.quantities import quantities

# How much of the weight of the telling words of each of two sentences must stand in the other, and how many words.
_SHARED = 0.5
_LEAST_WORDS = 3
_YES_NO = re.compile(r"(ja|nee|neen)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_ORDINALS = frozenset("eerste tweede derde vierde vijfde zesde laatste".split())
_ENGLISH = {"ja": "yes", "nee": "no"}
_FIGURE = re.compile(r"\d[\d.,]*\d")
_MARKED = dict[str, int]


def newest_first(store: Store, quoted: Sequence[Candidate]) -> list[Candidate]:
    """`quoted`, each unit on one point with others of other days behind the newest of them."""
    units = _units(quoted)
    order: list[str] = []
    for group in _points(store, units):
        order += sorted(group, key=lambda address: _day(units[address]), reverse=True)
    return [item for address in order for item in units[address]]


def told(store: Store, quoted: Sequence[Candidate], numbered: Sequence[int]) -> list[Remark]:
    """The lines under an answer: what was said earlier, and where sources differ; `numbered`: each one's citation."""
    units = _units(quoted)
    marks: _MARKED = {}
    for item, n in zip(quoted, numbered, strict=True):
        marks.setdefault(item.unit.address, n)
    found: list[Remark] = []
    for group in _points(store, units):
        items = [units[address] for address in group]
        days = {_day(item) for item in items if _day(item)}
        if len(days) > 1:
            older = sorted(
                {(_day(item), marks[item[0].unit.address]) for item in items if _day(item) and _day(item) < max(days)},
                key=lambda pair: (pair[0], -pair[1]),
                reverse=True,
            )
            dutch = ", ".join(f"{_written(day)} [{n}]" for day, n in older)
            english = ", ".join(f"{day} [{n}]" for day, n in older)
            found.append(Remark(f"Eerder: {dutch}", f"Earlier: {english}"))
        found += [remark for pair in combinations(group, 2) for remark in _differences(store, units, pair, marks)]
    return list(dict.fromkeys(found))


def _units(quoted: Sequence[Candidate]) -> dict[str, list[Candidate]]:
    found: dict[str, list[Candidate]] = {}
    for item in quoted:
        found.setdefault(item.unit.address, []).append(item)
    return found


def _points(store: Store, units: dict[str, list[Candidate]]) -> list[list[str]]:
    """The units in groups on one point, in the order of the first of each; a unit alone is a group."""
    groups: list[list[str]] = []
    for address, items in units.items():
        group = next((own for own in groups if _on_one_point(store, units[own[0]], items)), None)
        if group is None:
            groups.append([address])
        else:
            group.append(address)
    return groups


def _on_one_point(store: Store, left: list[Candidate], right: list[Candidate]) -> bool:
    if left[0].document.id == right[0].document.id:
        return False
    return _same_vraag(left[0], right[0]) or any(_alike(store, one, other) for one in left for other in right)


def _same_vraag(left: Candidate, right: Candidate) -> bool:
    one, other = (" ".join(tidy(item.document, span) for span in item.unit.questions) for item in (left, right))
    return min(len(one.split()), len(other.split())) > SHORT_ANSWER and likeness(one, other, SAME) > 0


def _alike(store: Store, left: Candidate, right: Candidate) -> bool:
    if "vraag" in (left.part, right.part) or _of_two_things(left, right):
        return False
    one, other = (_telling(item) for item in (left, right))
    if len(set(one) & set(other)) < _LEAST_WORDS:
        return False
    shares = (Weighted.of(a, store.stems).covered(set(b)) for a, b in ((one, other), (other, one)))
    return min(shares) >= _SHARED


def _of_two_things(left: Candidate, right: Candidate) -> bool:
    """Whether each of two sentences names a place, a body or an ordinal that the other does not."""
    one, other = (
        {word for word in map(fold, _WORD.findall(item.shown)) if word in _ORDINALS or is_listed_name(word)}
        for item in (left, right)
    )
    return bool(one - other) and bool(other - one)


def _years(item: Candidate) -> set[str]:
    return set(YEAR.findall(item.shown))


def _telling(item: Candidate) -> list[str]:
    """The stems of a sentence without its figures, which are what may differ."""
    return [token for token in stems(item.shown) if not token[0].isdigit()]


def _differences(
    store: Store, units: dict[str, list[Candidate]], pair: tuple[str, str], marks: _MARKED
) -> list[Remark]:
    left, right = units[pair[0]], units[pair[1]]
    said = [f"{{}} [{marks[address]}]" for address in pair]
    found: list[Remark] = []
    for one in left:
        for other in right:
            # Figures of two years are meant to differ.
            if _years(one) != _years(other) or not _alike(store, one, other):
                continue
            for mine, theirs in _unlike(one.shown, other.shown):
                both = f"{said[0].format(mine)}, {said[1].format(theirs)}"
                what, english = ("bedragen", "amounts") if mine.endswith(" euro") else ("getallen", "figures")
                found.append(
                    Remark(
                        f"Let op: de bronnen noemen verschillende {what}: {both}.",
                        f"Note: the sources give different {english}: {_with_commas(both)}.",
                    )
                )
    answers = [_opening(items) for items in (left, right)]
    if all(answers) and answers[0] != answers[1] and _same_vraag(left[0], right[0]):
        both = f"{said[0].format(answers[0])}, {said[1].format(answers[1])}"
        in_english = ", ".join(said[n].format(_ENGLISH[answer]) for n, answer in enumerate(answers))
        found.append(
            Remark(
                f"Let op: op dezelfde vraag is verschillend geantwoord: {both}.",
                f"Note: the same question was answered differently: {in_english}.",
            )
        )
    return found


def _unlike(left: str, right: str) -> list[tuple[str, str]]:
    """The quantities of which both sentences name one, and not the same one."""
    mine, theirs = quantities(left), quantities(right)
    found: list[tuple[str, str]] = []
    for kind in dict.fromkeys(item.kind for item in mine):
        one = [item for item in mine if item.kind == kind]
        other = [item for item in theirs if item.kind == kind]
        if len(one) == len(other) == 1 and one[0].figure != other[0].figure:
            found.append((_shown(one[0].figure, one[0].unit), _shown(other[0].figure, other[0].unit)))
    return found


def _shown(figure: str, unit: str) -> str:
    whole, _, rest = figure.partition(",")
    grouped = f"{int(whole):,}".replace(",", ".") if whole.isdigit() else whole
    return f"{grouped}{',' + rest if rest else ''} {unit}"


def _with_commas(said: str) -> str:
    """Figures in the English way: "5.000,5" as "5,000.5"."""
    return _FIGURE.sub(lambda match: match[0].translate(str.maketrans(".,", ",.")), said)


def _opening(items: list[Candidate]) -> str:
    answer = items[0].unit.answer
    match = _YES_NO.match(tidy(items[0].document, answer)) if answer else None
    return "" if match is None else match[1].lower()[:3]


def _day(items: Sequence[Candidate]) -> str:
    return items[0].document.metadata.date or ""


def _written(iso: str) -> str:
    """ "2021-03-12" as "12-03-2021"; what is no day as it is."""
    parts = iso.split("-")
    return "-".join(reversed(parts)) if len(parts) == 3 else iso
