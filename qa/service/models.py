"""The forms of requests and replies, as the OpenAPI description gives them; the replies are those of the contract.

Requests are checked with these. Replies are made by the engine's own makers of JSON and only described here; a test
holds the two together.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

LONGEST_QUESTION = 10_000
_EXAMPLE = "Hoeveel lachgaszaken zijn er bij het OM geregistreerd?"
Text = Annotated[str, Field(max_length=LONGEST_QUESTION)]
Short = Annotated[str, Field(max_length=500)]
Day = Annotated[str, Field(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]


class Given(BaseModel):
    """What a request holds: unknown fields are refused, so that a typing error is not passed over."""

    model_config = ConfigDict(extra="forbid", strict=True)


class FiltersGiven(Given):
    """Welke stukken mogen antwoorden; een filter dat op geen stuk past, geeft geen antwoord."""

    document: Short | None = Field(default=None, description="Bestandsnaam of id van één stuk.")
    minister: Short | None = Field(default=None, description="Naam van wie antwoordt.", examples=["Van Oosten"])
    ministry: Short | None = Field(default=None, description="Ministerie.", examples=["Justitie en Veiligheid"])
    kind: Short | None = Field(default=None, description="Soort stuk.", examples=["vraag-antwoord"])
    from_: Day | None = Field(default=None, alias="from", description="Vanaf deze dag.", examples=["2024-01-01"])
    to: Day | None = Field(default=None, description="Tot en met deze dag.", examples=["2025-12-31"])


class QuestionGiven(Given):
    """Eén vraag, zoals een regel van het vragenbestand van `vraagbaak batch`."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"question": _EXAMPLE},
                {"id": "7", "question": "En in 2023?", "history": [_EXAMPLE], "filters": {"from": "2024-01-01"}},
            ]
        }
    )
    question: Text = Field(description="De vraag, in gewoon Nederlands (of Engels).")
    id: Short = Field(default="1", description="Komt terug in het antwoord.")
    filters: FiltersGiven | None = None
    history: Annotated[list[Text], Field(max_length=50)] = Field(
        default_factory=list, description="Eerdere vragen van het gesprek, oudste eerst."
    )


class AnswersGiven(Given):
    """Antwoorden die nagerekend moeten worden, zoals deze dienst of `vraagbaak batch` ze gaf."""

    answers: Annotated[list[dict[str, Any]], Field(max_length=1000)] = Field(
        description="Antwoorden; van elk citaat wordt nagerekend of het nog letterlijk in de bron staat."
    )


class Citation(BaseModel):
    """Eén citaat met zijn bewijs: quote is precies de brontekst van start tot end."""

    n: int = Field(description="Het merkteken in het antwoord.", examples=[1])
    document: str
    title: str
    vraag: list[int] | None
    section: str | None
    part: Literal["vraag", "antwoord", "tekst", "voetnoot"]
    speaker: str | None
    on_behalf_of: str | None
    date: str | None
    quote: str
    display: str
    start: int
    end: int
    sha256: str
    address: str = Field(examples=["000_3e9ca571581c4118#antwoord-7"])


class Match(Citation):
    """Een plaats die een verwijzing kan bedoelen; score van 0 tot 1."""

    score: float


class Passage(BaseModel):
    """Een gevonden passage."""

    rank: int
    document: str
    vraag: list[int] | None
    section: str | None
    score: float
    text: str
    start: int
    end: int
    why: str


class AddressedPassage(Passage):
    """Een gevonden passage met het adres van haar eenheid."""

    address: str


class Answer(BaseModel):
    """Eén antwoord, zoals `vraagbaak ask --json`; elke zin komt uit de citaten."""

    id: str
    question: str = Field(examples=[_EXAMPLE])
    abstained: bool = Field(description="Waar als de bronnen geen antwoord geven; dan zijn er geen citaten.")
    answer: str = Field(examples=["Bij het OM zijn 1801 lachgaszaken geregistreerd. [1]"])
    citations: list[Citation]
    passages: list[Passage]
    confidence: float = Field(description="Geijkte kans dat het eerste citaat juist is.", examples=[0.98])
    latency_ms: float
    fingerprint: str


class Passages(BaseModel):
    """Wat er voor een vraag gevonden wordt, zonder antwoord."""

    question: str
    passages: list[AddressedPassage]
    fingerprint: str


class Found(BaseModel):
    """Wat een verwijzing betekent, zoals `vraagbaak cite --json`."""

    reference: str
    understood: str | None
    matches: list[Match]


class Unit(BaseModel):
    """Een Vraag met Antwoord, of een paragraaf van een brief, zoals `vraagbaak units --json`."""

    document: str
    address: str
    vraag: list[int] | None
    heading: str | None
    question: str | None
    answer: str | None
    start: int
    end: int
    speaker: str | None
    on_behalf_of: str | None
    date: str | None


class Place(BaseModel):
    """Waar een gegeven in de brontekst gelezen is."""

    field: str
    start: int
    end: int


class Document(BaseModel):
    """Een stuk, zoals in `vraagbaak info --json`."""

    file: str
    id: str
    sha256: str
    kind: str | None
    title: str
    number: str | None
    date: str | None
    speaker: str | None
    on_behalf_of: str | None
    url: str | None
    ministry: str | None
    asked_by: list[str]
    asked: str | None
    case: str | None
    own_reference: str | None
    delay: str | None
    read_from: list[Place]
    remarks: list[str]


class Info(BaseModel):
    """Waarmee de index gebouwd is, zoals `vraagbaak info --json` zonder de stukken en zonder de map."""

    fingerprint: str
    generation: str
    settings: dict[str, Any]
    answering: dict[str, Any]
    encoder: dict[str, Any]
    counts: dict[str, int]


class Failure(BaseModel):
    """Wat er niet klopt, en waar."""

    where: str
    what: str


class Verdict(BaseModel):
    """Of elk citaat nog letterlijk in zijn bron staat."""

    quotes: int
    ok: bool
    failures: list[Failure]


class Health(BaseModel):
    """De dienst leeft."""

    status: Literal["ok"] = "ok"


class Ready(BaseModel):
    """De index is open; generation is de vingerafdruk van de index."""

    status: Literal["ok"] = "ok"
    generation: str
    fingerprint: str


class Lines(BaseModel):
    """Wat er misging, in beide talen."""

    nl: str
    en: str


class Error(BaseModel):
    """Elke fout van de dienst."""

    error: Lines
