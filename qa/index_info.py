"""What an index holds and what it was built with, as plain records: `vraagbaak info --json`."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from index.records import Document
from qa.answer import Engine


def index_info(engine: Engine) -> dict[str, Any]:
    """Fingerprints, settings, model and counts of an open index, without its papers."""
    manifest = engine.store.manifest
    return {
        "fingerprint": engine.fingerprint,
        "generation": manifest.fingerprint,
        "settings": manifest.settings,
        "answering": asdict(engine.settings),
        "encoder": manifest.encoder,
        "counts": manifest.counts,
    }


def document_rows(documents: Sequence[Document], language: str) -> list[dict[str, Any]]:
    """One record a paper: its name, id and checksum, what is known of it and where that was read, and remarks."""
    return [
        {
            "file": document.file,
            "id": document.id,
            "sha256": document.sha256,
            **asdict(document.metadata),
            "read_from": [
                {"field": name, "start": span.start, "end": span.end} for name, span in document.metadata.read_from
            ],
            "remarks": [remark.in_language(language) for remark in document.remarks],
        }
        for document in documents
    ]
