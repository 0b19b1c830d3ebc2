"""Whether an answer that somebody wrote down is source text or their own words."""

import re
from collections.abc import Sequence
from functools import lru_cache

from index.records import Document, Span, Unit
from index.store import Store
from index.tidy import tidy

# One for one, so that places found in what is compared hold in what is kept.
_ALIKE = str.maketrans({**dict.fromkeys("‘’‚‛′`", "'"), **dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("‑–—", "-")})
_PARTS = re.compile(r"\n|;|\s(?:\[…\]|\[\.\.\.\]|…|\.\.\.)\s")
_AROUND = " \t\n\"'“”‘’„«»"
# "Ja" stands somewhere in nearly every paper: an answer so short has to stand at the place that is named.
_FEW_WORDS = 2


class Spans:
    """Finds answers in the papers of one open index."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._paper = lru_cache(maxsize=256)(self._texts_of_paper)

    def find(self, answer: str, documents: Sequence[str], units: Sequence[Unit]) -> tuple[str, ...] | None:
        """The spans of the papers that an answer consists of, in the papers' own characters; None for own words.

        `units`: those at the named places. White space, kinds of quotation marks and of dashes make no difference; an
        answer may be several spans, apart by line breaks, semicolons or dots.
        """
        plain = answer.strip(_AROUND)
        if not plain:
            return ()
        for parts in ([plain], [part.strip(_AROUND) for part in _PARTS.split(plain)]):
            found = [self._one(part, documents, units) for part in parts if part]
            spans = [span for span in found if span is not None]
            if spans and len(spans) == len(found):
                return tuple(dict.fromkeys(spans))
        return None

    def _one(self, part: str, documents: Sequence[str], units: Sequence[Unit]) -> str | None:
        short = len(part.split()) <= _FEW_WORDS
        for form in dict.fromkeys((part, part.rstrip(" .!?,:"))):
            if not form:
                continue
            if short and units:
                held = [text for unit in units for text in self._texts_of_unit(unit)]
            else:
                held = [text for document in documents for text in self._paper(document)]
            for text in held:
                if (span := inside(form, text)) is not None:
                    return span
        return None

    def _texts_of_paper(self, document: str) -> tuple[str, ...]:
        found = self._store.document(document)
        return _forms(found, Span(0, len(found.text)))

    def _texts_of_unit(self, unit: Unit) -> tuple[str, ...]:
        found = self._store.document(unit.document)
        return tuple(
            text for span in (unit.span, *(note.text for note in unit.footnotes)) for text in _forms(found, span)
        )


def _forms(document: Document, span: Span) -> tuple[str, ...]:
    """A span as it stands and as it is shown, with white space collapsed."""
    raw = " ".join(document.text[span.start : span.end].split())
    return tuple(dict.fromkeys((raw, tidy(document, span))))


def inside(part: str, text: str) -> str | None:
    """The stretch of `text` (white space collapsed) that is `part`, on word bounds; None where there is none."""
    wanted, held = " ".join(part.split()).translate(_ALIKE), text.translate(_ALIKE)
    if not wanted:
        return ""
    start = held.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        cut_before = start > 0 and held[start - 1].isalnum() and wanted[0].isalnum()
        cut_after = end < len(held) and held[end].isalnum() and wanted[-1].isalnum()
        if not (cut_before or cut_after):
            return text[start:end]
        start = held.find(wanted, start + 1)
    return None
