"""What the tools say in text, from the JSON of the service: quotes as they stand, each with its source on one line."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from qa.cite import written_source
from qa.records import Citation


def answer_text(answer: Mapping[str, Any]) -> str:
    """An answer with its quotes, or what came nearest."""
    if answer["abstained"]:
        return "\n".join(
            [answer["answer"], "", "Wat er het dichtst bij komt / nearest:", *_passages(answer["passages"][:3])]
        )
    return "\n".join([answer["answer"], "", *_citations(answer["citations"])])


def passages_text(found: Mapping[str, Any]) -> str:
    """Passages, best first."""
    return "\n".join(_passages(found["passages"])) or "Niets gevonden. / Nothing found."


def found_text(found: Mapping[str, Any]) -> str:
    """The places that a reference may mean."""
    understood = [found["understood"]] if found["understood"] else []
    lines = [*understood, *_citations(found["matches"])]
    return "\n".join(lines if found["matches"] else [*understood, "Niets gevonden. / Nothing found."])


def unit_text(unit: Mapping[str, Any]) -> str:
    """A unit as it stands: where, what was asked, what was answered."""
    said = ", ".join(str(unit[name]) for name in ("speaker", "date") if unit[name])
    parts = [f"{unit['document']} ({unit['address']})", said, unit["heading"], unit["question"], unit["answer"]]
    return "\n\n".join(str(part) for part in parts if part)


def _citations(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for row in rows:
        fields = {name: value for name, value in row.items() if name != "score"}
        item = Citation(**{**fields, "vraag": tuple(row["vraag"]) if row["vraag"] else None})
        yield f"[{item.n}] {item.quote}"
        yield f"    {written_source(item)}"


def _passages(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for row in rows:
        place = row.get("address") or row["document"]
        yield f"{row['rank']}. {row['text']}"
        yield f"    ({place}, {row['start']}-{row['end']})"
