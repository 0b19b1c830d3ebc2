"""Files to documents, for a whole build: each in its own time and memory, so that one bad file costs no other."""

from collections.abc import Iterator, Sequence

from index.corpus import Candidate
from index.errors import SourceError
from index.load import load
from index.records import Document


def read_all(candidates: Sequence[Candidate]) -> Iterator[Document | SourceError]:
    """For each file in order the document, or the error that says why there is none."""
    for candidate in candidates:
        try:
            yield load(candidate.path, candidate.entry)
        except SourceError as error:
            yield error
