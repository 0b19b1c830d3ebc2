"""Citation, Answer and what leads to them: frozen, and with the field names of the JSON that others rely on."""

from dataclasses import dataclass, fields
from typing import Any

from index.records import Part, Remark

_UNEXPLAINED = Remark("", "")
NOT_FOUND = Remark(
    "Niet gevonden: hierover staat niets in deze bronnen.", "Not found: these sources say nothing about this."
)
# What is said where nothing was asked: to thanks, and to "ja" or "hallo".
WELCOME = Remark(
    "Graag gedaan. Stel gerust nog een vraag over deze bronnen.",
    "You are welcome. Feel free to ask another question about these sources.",
)
NO_QUESTION = Remark(
    "Dat is geen vraag. Stel gerust een vraag over deze bronnen.",
    "That is no question. Feel free to ask one about these sources.",
)
NOTHING_ASKED = (WELCOME, NO_QUESTION)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a question is limited to; None means no limit. Dates are ISO, both ends included."""

    document: str | None = None
    minister: str | None = None
    ministry: str | None = None
    kind: str | None = None
    date_from: str | None = None
    date_to: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of a file of questions; `history`: earlier questions of its conversation, oldest first."""

    id: str
    question: str
    filters: Filters
    history: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """One quote with its proof: `quote == text[start:end]` of the document whose text has `sha256`."""

    n: int
    document: str
    title: str
    vraag: tuple[int, ...] | None
    section: str | None
    part: Part
    speaker: str | None
    on_behalf_of: str | None
    date: str | None
    quote: str
    display: str
    start: int
    end: int
    sha256: str
    address: str


@dataclass(frozen=True, slots=True)
class RankedPassage:
    """A passage as listed under an answer: rank from 1; score, higher is better; text as in the source.

    `why`: in a few words why it was found; empty where nobody asked.
    """

    rank: int
    document: str
    vraag: tuple[int, ...] | None
    section: str | None
    score: float
    text: str
    start: int
    end: int
    address: str
    why: Remark = _UNEXPLAINED


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: `citations` is empty when `abstained`; `confidence` in [0, 1] is a calibrated probability.

    `not_found`: what `answer` says then, in both languages; `missing`: the parts of the question that the sources do
    not answer, where they answer others; `read_as`: what was typed wrongly and what it was read as; `notes`: lines to
    show under the answer, such as where else a quote stands; `understood`: a follow-up as it was completed, None for a
    question on its own. None of these is in the contract's form.
    """

    id: str
    question: str
    abstained: bool
    answer: str
    citations: tuple[Citation, ...]
    passages: tuple[RankedPassage, ...]
    confidence: float
    latency_ms: float
    fingerprint: str
    not_found: Remark | None = None
    missing: tuple[str, ...] = ()
    read_as: tuple[tuple[str, str], ...] = ()
    notes: tuple[Remark, ...] = ()
    understood: str | None = None

    def to_json(self, language: str = "nl") -> dict[str, Any]:
        """The answer as plain lists and dicts in the form of the contract; why a passage was found in `language`."""
        content = _shallow(self)
        del content["not_found"], content["missing"], content["read_as"], content["notes"], content["understood"]
        content["citations"] = tuple(map(_shallow, self.citations))
        content["passages"] = tuple(map(_shallow, self.passages))
        for passage, listed in zip(content["passages"], self.passages, strict=True):
            del passage["address"]
            passage["why"] = listed.why.in_language(language)
        return content


def _shallow(record: Answer | Citation | RankedPassage) -> dict[str, Any]:
    """A record by the names of its fields: what they hold is plain already, or is made so by who asks."""
    return {field.name: getattr(record, field.name) for field in fields(record)}
