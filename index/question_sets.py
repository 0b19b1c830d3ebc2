"""Which questions an answer answers: by number, inside the set of questions that it belongs to.

Numbering that falls back opens a new set (two members' questions in one letter). An answer takes the nearest set at or
before it that holds one of its numbers. Only where several sets stand together and as many runs of answers follow, the
first run answers the first set.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.numbers import Label
from index.question_parts import Part


@dataclass(slots=True)
class QuestionSet:
    """Questions whose numbers do not repeat: their places by number, and where the first one stands."""

    first: int
    labels: set[Label] = field(default_factory=set)
    places: dict[int, list[tuple[str, int]]] = field(default_factory=dict)

    def find(self, label: Label) -> list[int]:
        """The places of the questions that a label of an answer means: "3" means 3a too, "3a" a 3 without parts."""
        number, part = label
        return [place for own, place in self.places.get(number, ()) if not part or not own or part == own]


def pair(parts: Sequence[Part]) -> dict[int, list[int]]:
    """For the place of each answer among `parts` the places of its questions, in order."""
    groups = sets(parts)
    holding: dict[int, list[QuestionSet]] = {}
    for group in groups:
        for number in group.places:
            holding.setdefault(number, []).append(group)
    found: dict[int, list[int]] = {}
    before = 0
    for answers in _groups(parts):
        runs = _runs(parts, answers)
        first = bisect_left(groups, before, key=lambda group: group.first)
        together = groups[first : bisect_left(groups, answers[0], key=lambda group: group.first)]
        aligned = len(together) > 1 and len(together) == len(runs)
        for place, run in enumerate(runs):
            for answer in run:
                found[answer] = _asked(parts[answer], answer, holding, together[place] if aligned else None)
        before = answers[-1]
    return found


def sets(parts: Sequence[Part]) -> list[QuestionSet]:
    """The sets of questions of a paper in order; a number that comes back opens the next one."""
    found: list[QuestionSet] = []
    for place, part in enumerate(parts):
        if part.kind != "vraag":
            continue
        if not found or any(label in found[-1].labels for label in part.labels):
            found.append(QuestionSet(place))
        found[-1].labels.update(part.labels)
        for number, letter in part.labels:
            found[-1].places.setdefault(number, []).append((letter, place))
    return found


def _groups(parts: Sequence[Part]) -> list[list[int]]:
    """The places of answers with no question between them."""
    groups: list[list[int]] = []
    joined = False
    for place, part in enumerate(parts):
        if part.kind == "antwoord":
            if not joined:
                groups.append([])
            groups[-1].append(place)
        joined = part.kind == "antwoord" or (joined and part.kind == "tekst")
    return groups


def _runs(parts: Sequence[Part], answers: Sequence[int]) -> list[list[int]]:
    """Answers cut where a number comes back."""
    runs: list[list[int]] = []
    seen: set[Label] = set()
    for place in answers:
        if not runs or any(label in seen for label in parts[place].labels):
            runs.append([])
            seen = set()
        runs[-1].append(place)
        seen.update(parts[place].labels)
    return runs


def _asked(answer: Part, place: int, holding: dict[int, list[QuestionSet]], own: QuestionSet | None) -> list[int]:
    """The places of an answer's questions: in `own` where that holds a number, else in the set that is nearest."""
    found: set[int] = set()
    for label in answer.labels:
        known = own
        if known is None or not known.find(label):
            groups = holding.get(label[0], [])
            at = bisect_left(groups, place, key=lambda group: group.first)
            known = groups[max(0, at - 1)] if groups else None
        if known is not None:
            found.update(known.find(label))
            own = own or known
    return sorted(found)
