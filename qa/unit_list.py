"""The units of one paper or all as plain records, in the form of the contract."""

from typing import Any

from index.records import Document, Unit
from index.store import Store
from index.tidy import tidy


def unit_rows(store: Store, document: str | None) -> list[dict[str, Any]]:
    """One record a unit, in order; of `document` (file name or id) alone when it is given.

    Raises StoreError when the index does not hold that document.
    """
    documents = store.documents() if document is None else (store.document(document),)
    return [unit_row(item, unit) for item in documents for unit in store.units(item.id)]


def unit_row(document: Document, unit: Unit) -> dict[str, Any]:
    """One unit of a document in that form."""
    about = document.metadata
    questions = [tidy(document, span) for span in unit.questions]
    return {
        "document": document.file,
        "address": unit.address,
        "vraag": list(unit.numbers) or None,
        "heading": unit.heading,
        "question": " ".join(questions) or None,
        "answer": tidy(document, unit.answer) if unit.answer else None,
        "start": unit.span.start,
        "end": unit.span.end,
        "speaker": about.speaker,
        "on_behalf_of": about.on_behalf_of,
        "date": about.date,
    }
