"""What an index knows by name: who answers, who asked, and which papers bear which number or file name.

Read from the papers when a question first needs it. Words that sound like a name limit nothing unless they are one
here.
"""

import re
from collections.abc import Iterable
from functools import cached_property

from index.dutch import fold
from index.errors import StoreError
from index.other_words import OtherWords
from index.paper_numbers import PaperNumber, find_paper_numbers
from index.records import Face
from index.store import Store

Numbers = dict[tuple[str, int], list[tuple[PaperNumber, str]]]

_POST = r"(?:minister(?:-president)?|staatssecretaris)"
_SPEAKER = re.compile(rf"\b{_POST}\s+(?:(?:[A-Z]\.)+\s*)?([^\W\d_][^()]*?)\s*(?=\(|$|,|;|\ben\s+(?:de\s+)?{_POST})")
_MEMBER = re.compile(r"([^()]+?)\s*(?:\(([^()]+)\))?$")
_NAME = re.compile(r"['’]?[^\W\d_][\w'’-]*(?:\s+['’]?[^\W\d_][\w'’-]*){0,3}")


class Known:
    """The names in one index; without a store none."""

    def __init__(self, store: Store | None = None) -> None:
        self._store = store

    @cached_property
    def speakers(self) -> frozenset[str]:
        """The folded surnames of those who answer."""
        said = {document.metadata.speaker for document in self._documents if document.metadata.speaker}
        found = {name for speaker in said for name in _SPEAKER.findall(speaker) if name[0].isupper()}
        return frozenset(form for name in found for form in _forms(name))

    @cached_property
    def members(self) -> frozenset[str]:
        """The folded surnames of members who asked, and their parties."""
        said = {name for document in self._documents for name in document.metadata.asked_by}
        found = {part for name in said if (match := _MEMBER.match(name)) for part in match.groups() if part}
        return frozenset(form for name in found for form in _forms(name))

    @property
    def other_words(self) -> OtherWords | None:
        """The other words to search with that the index knows, None without one."""
        return self._store.other_words if self._store else None

    def papers(self, number: PaperNumber) -> tuple[str, ...]:
        """The ids of the papers that bear a number, else of those whose delay was told under it."""
        for held in (self._numbers, self._delays):
            found = [id_ for own, id_ in held.get((number.series, number.number), ()) if number.meets(own)]
            if found:
                return tuple(dict.fromkeys(found))
        return ()

    def paper(self, name: str) -> str | None:
        """The id of the paper of that file name or id."""
        try:
            return self._store.faces[self._store.place(name)].id if self._store else None
        except StoreError:
            return None

    @property
    def _documents(self) -> tuple[Face, ...]:
        return self._store.faces if self._store else ()

    @cached_property
    def _numbers(self) -> Numbers:
        return _by_number((document.metadata.number, document.id) for document in self._documents)

    @cached_property
    def _delays(self) -> Numbers:
        return _by_number((document.metadata.delay, document.id) for document in self._documents)


def name_at(text: str, start: int, names: frozenset[str]) -> str | None:
    """The longest of the folded `names` that stands in `text` from `start` on."""
    match = _NAME.match(text, start)
    words = fold(match[0]).split() if match else []
    forms = (" ".join(words[:size]) for size in range(len(words), 0, -1))
    return next((form for form in forms if form in names), None)


def _forms(name: str) -> set[str]:
    """A folded name, and the first half of a double one."""
    folded = fold(" ".join(name.split()))
    return {folded, folded.split("-")[0]} if len(folded.split("-")[0]) > 3 else {folded}


def _by_number(said: Iterable[tuple[str | None, str]]) -> Numbers:
    found: Numbers = {}
    for written, id_ in said:
        for number in find_paper_numbers(written) if written else ():
            found.setdefault((number.series, number.number), []).append((number, id_))
    return found
