"""Where papers point: each reference of one paper or all, with what it leads to in this index."""

from typing import Any

from index.records import Document, Reference
from index.store import Store
from index.tidy import tidy


def link_rows(store: Store, document: str | None) -> list[dict[str, Any]]:
    """One record a reference, in order; `target` and `addresses` are empty where the index does not hold what is meant.

    Raises StoreError when the index does not hold `document` (file name or id).
    """
    documents = store.documents() if document is None else (store.document(document),)
    return [row for item in documents for row in _rows(store, item)]


def _rows(store: Store, document: Document) -> list[dict[str, Any]]:
    links = {link.span: link for link in store.links(document.id)}
    rows = []
    for reference in document.references:
        link = links.get(reference.span)
        target = None if link is None else store.document(link.target_document or document.id).file
        rows.append(
            {
                "document": document.file,
                "start": reference.span.start,
                "end": reference.span.end,
                "text": tidy(document, reference.span),
                "meant": meant(reference),
                "target": target,
                "addresses": list(link.target_addresses) if link else [],
            }
        )
    return rows


def meant(reference: Reference) -> str:
    """What a reference points at, in one form: "antwoord op vraag 4 van Kamerstuk 24 077, nr. 456"."""
    numbers = " en ".join(map(str, reference.numbers))
    answer = f"antwoord op vraag {numbers}" if numbers else ""
    elsewhere = reference.paper or (f"brief van {reference.date}" if reference.date else "")
    return " van ".join(part for part in (answer, elsewhere) if part)
