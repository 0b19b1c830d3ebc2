"""Where the quotes of a kept hit stand now: a paper may have been read anew, renamed, changed or removed since."""

from dataclasses import replace

from index.records import Document, Span, Unit
from index.store import Store
from qa.monitor import MonitorHit
from qa.records import Citation


class Places:
    """The papers of one store, to find the places of many hits in."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._by_file = {document.file: document for document in store.documents()}
        self._by_text = {document.sha256: document for document in store.documents()}

    def placed(self, hit: MonitorHit) -> MonitorHit:
        """The hit with its quotes where they stand, or marked for its paper being gone or its words changed."""
        document = self._by_file.get(hit.first.document) or self._by_text.get(hit.first.sha256)
        if document is None:
            return replace(hit, state="gone")
        units = {unit.address: unit for unit in self._store.units(document.id)}
        cited: list[Citation] = []
        for citation in hit.citations:
            moved = _moved(document, units, citation)
            if moved is None:
                return replace(hit, state="changed")
            cited.append(moved)
        return replace(hit, state="there", citations=tuple(cited))


def _moved(document: Document, units: dict[str, Unit], citation: Citation) -> Citation | None:
    """A citation as it stands in `document`, None when its words do not stand in its unit any more."""
    address = f"{document.id}#{citation.address.partition('#')[2]}"
    unit = units.get(address)
    if unit is None:
        return None
    start = citation.start
    if document.sha256 != citation.sha256:
        # Notes may stand outside their unit, at the end of the paper.
        spans = [unit.span, *(note.text for note in unit.footnotes)]
        start = next((at for span in spans if (at := _find(document, citation.quote, span)) >= 0), -1)
    end = start + len(citation.quote)
    if start < 0 or document.text[start:end] != citation.quote:
        return None
    return replace(citation, document=document.file, start=start, end=end, sha256=document.sha256, address=address)


def _find(document: Document, quote: str, span: Span) -> int:
    return document.text.find(quote, span.start, span.end)
