"""A monitor: a question that somebody keeps, and the papers that came in since and answer it. Records, and their JSON.

Not to be mixed up with `qa/watch.py`, which keeps an index up to date with a folder.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal, cast, get_args

from index.errors import QuestionError
from qa.filters import read_filters
from qa.records import Citation, Filters

# What became of the place of a hit: still there, with its paper gone from the index, or in a paper that was changed.
State = Literal["there", "gone", "changed"]
LONGEST_NAME = 120
_GIVEN = {"date_from": "from", "date_to": "to"}


@dataclass(frozen=True, slots=True)
class MonitorHit:
    """A paper that came in and answers the question of a monitor.

    `id`: 16 hex characters, the same for the same monitor and text. `citations`: quotes of that one paper, numbered
    from 1. `sure`: how sure the engine is of the first, in [0, 1]. `url`: where the paper was published. `found`: when
    it was noticed, "2025-03-01T09:30:00Z". `seen`: somebody said so. `shown`: the page has drawn it.
    """

    id: str
    citations: tuple[Citation, ...]
    sure: float
    url: str | None
    found: str
    seen: bool = False
    state: State = "there"
    shown: bool = False

    @property
    def first(self) -> Citation:
        """The quote that the engine is surest of."""
        return self.citations[0]

    @property
    def unseen(self) -> bool:
        """It waits to be looked at: nobody has said that it was, and it can be opened."""
        return not self.seen and self.state == "there"

    @property
    def fresh(self) -> bool:
        """It waits to be looked at, and was not even drawn yet."""
        return self.unseen and not self.shown


@dataclass(frozen=True, slots=True)
class Monitor:
    """A kept question of one owner.

    `number`: what it goes by in a list, from 1. `key`: 16 hex characters of chance, for ids that must never be used
    twice. `known`: the name of what the index held when it last looked, `generation`: that index's fingerprint. `hits`:
    newest first. `cut`: more answered it than one look keeps.
    """

    number: int
    key: str
    name: str
    question: str
    filters: Filters
    made: str
    known: str
    generation: str
    hits: tuple[MonitorHit, ...] = ()
    cut: bool = False

    @property
    def unseen(self) -> int:
        """How many hits wait to be looked at."""
        return sum(hit.unseen for hit in self.hits)

    @property
    def fresh(self) -> int:
        """How many of those were not drawn yet."""
        return sum(hit.fresh for hit in self.hits)

    def to_json(self) -> dict[str, Any]:
        """The monitor as plain lists and dicts; filters in the form that `read_filters` reads."""
        return {**asdict(self), "filters": filters_json(self.filters)}

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> "Monitor":
        """What `to_json` made. Raises KeyError, TypeError, ValueError or QuestionError for anything else."""
        hits = tuple(_hit(item) for item in row["hits"])
        filters = read_filters(row["filters"])
        texts = {name: str(row[name]) for name in ("key", "name", "question", "made", "known", "generation")}
        return cls(number=int(row["number"]), filters=filters, hits=hits, cut=bool(row["cut"]), **texts)


def filters_json(filters: Filters) -> dict[str, Any]:
    """The filters that limit anything, by the names that `read_filters` reads."""
    plain = Filters()
    return {
        _GIVEN.get(field.name, field.name): getattr(filters, field.name)
        for field in fields(Filters)
        if getattr(filters, field.name) != getattr(plain, field.name)
    }


def checked_name(name: str, question: str) -> str:
    """The name of a monitor on one line: the one given, or how its question begins. Raises QuestionError over 120."""
    given = " ".join(name.split())
    if len(given) > LONGEST_NAME:
        raise QuestionError(
            f"naam van {len(given)} tekens, verwacht hoogstens {LONGEST_NAME}; kort hem in",
            f"name of {len(given)} characters, expected at most {LONGEST_NAME}; shorten it",
        )
    asked = " ".join(question.split())
    return given or (asked if len(asked) <= LONGEST_NAME else f"{asked[: LONGEST_NAME - 1]}…")


def hit_id(key: str, document: str, text: str) -> str:
    """The id of a hit, 16 hex characters: of the monitor with `key`, for a `text` of the paper with that id."""
    return hashlib.sha256(f"{key}\0{document}\0{text}".encode()).hexdigest()[:16]


def _hit(row: Mapping[str, Any]) -> MonitorHit:
    state = str(row["state"])
    if state not in get_args(State):
        raise ValueError(state)
    citations = tuple(_citation(item) for item in row["citations"])
    if not citations:
        raise ValueError("a hit without a quote")
    url = row["url"] if isinstance(row["url"], str) else None
    seen, found = bool(row["seen"]), str(row["found"])
    # What was kept before there was such a thing was never counted.
    shown = bool(row.get("shown", True))
    return MonitorHit(str(row["id"]), citations, float(row["sure"]), url, found, seen, cast(State, state), shown)


def _citation(row: Mapping[str, Any]) -> Citation:
    vraag = row["vraag"]
    return Citation(**{**row, "vraag": None if vraag is None else tuple(int(number) for number in vraag)})
