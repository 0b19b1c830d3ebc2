"""What one run of `bench.retrieval` measured, before it is written down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bench.collection import QuestionSet
from bench.paired import Ranks
from bench.retrieval_speed import Speed

OURS = "Vraagbaak"
TYPO, SPLIT, JOINED = "one typo", "a compound split", "two words joined"


@dataclass(frozen=True, slots=True)
class SetResult:
    """What was measured on one test set: ranks by engine, by damage and engine, and by part switched off.

    `changed`: how many questions each damage changes; the others stay as they are and count too.
    """

    test: QuestionSet
    ranks: Mapping[str, Ranks]
    damaged: Mapping[str, Mapping[str, Ranks]] = field(default_factory=dict)
    ablated: Mapping[str, Ranks] = field(default_factory=dict)
    changed: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Run:
    """One run of everything: results in order, versions of what took part, what was left out, and the speed."""

    results: Sequence[SetResult]
    versions: Mapping[str, str]
    left_out: Mapping[str, str]
    speed: Speed | None
