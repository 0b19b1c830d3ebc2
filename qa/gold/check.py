"""Whether gold can be trusted: sources that exist, spans that stand there, no doubles, nothing that contradicts.

Faults make a figure wrong; remarks say what to look at.
"""

import re
from collections.abc import Iterator, Sequence

import numpy as np

from index.errors import StoreError
from index.paper_numbers import find_paper_numbers
from index.records import Document, Remark
from index.spelling import likeness
from qa.answer import Engine
from qa.filters import allowed
from qa.gold.check_words import Finding, finding
from qa.gold.contradictions import Twice, asked_twice, same_as_a_vraag, verdict
from qa.gold.place_words import held_instead, joined, place_in_words, whole_place
from qa.gold.records import MULTI, Gold, GoldFile
from qa.gold.standing import Standing, is_short
from qa.named import named
from qa.records import Filters

# A name so much alike is likely the one that was meant.
_MEANT = 0.6
_COUNTED = re.compile(r"(?P<id>.+) \(\d+\)", re.DOTALL)


def check(held: GoldFile, engine: Engine) -> tuple[Finding, ...]:
    """All findings on a gold file: rows that cannot be used first, then row by row in the order of the file."""
    return tuple(_Check(held, engine).findings())


class _Check:
    def __init__(self, held: GoldFile, engine: Engine) -> None:
        self._held = held
        self._store = engine.store
        self._standing = Standing(engine)

    def findings(self) -> Iterator[Finding]:
        for row in self._held.unusable:
            yield finding("unusable", row.where, "", dutch=row.reason.dutch, english=row.reason.english)
        gold = self._held.gold
        again = {item.later: item for item in asked_twice(gold)}
        refused = [place for place, item in enumerate(gold) if not item.answerable]
        asked = same_as_a_vraag(self._store, [gold[place] for place in refused])
        stands = {refused[place]: address for place, address in asked.items()}
        ids = {item.asked.id for item in gold}
        for place, item in enumerate(gold):
            # What the reader makes of a number that was taken.
            if (again_named := _COUNTED.fullmatch(item.asked.id)) and again_named["id"] in ids:
                yield self._with(item, "same_id", first=again_named["id"])
            if item.contradicted:
                yield self._with(item, "contradicted")
            yield from self._places(item)
            yield from self._spans(item)
            yield from self._leaks(item)
            if place in again:
                yield self._twice(again[place])
            if place in stands:
                yield self._with(item, "is_a_vraag", place=self._standing.named(stands[place]))

    def _with(self, item: Gold, code: str, **values: object) -> Finding:
        """A finding on a row, its places given as remarks: in both languages."""
        filled: dict[str, object] = {}
        for name, value in values.items():
            if isinstance(value, Remark):
                filled |= {f"{name}_nl": value.dutch, f"{name}_en": value.english}
            else:
                filled[name] = value
        return finding(code, item.where, item.asked.id, **filled)

    def _addresses(self, item: Gold) -> frozenset[str]:
        return frozenset().union(*map(self._standing.addresses, item.relevant))

    def _places(self, item: Gold) -> Iterator[Finding]:
        if item.kind == MULTI and len(item.relevant) < 2:
            yield self._with(item, "one_place")
        for place in item.relevant:
            document = self._document(place.document)
            if document is None:
                yield self._with(item, "unknown_source", document=place.document, near=self._meant(place.document))
                continue
            if place.whole and len(self._standing.addresses(place)) > 1:
                yield self._with(item, "whole", document=place.document)
            if not self._standing.addresses(place):
                units = self._store.units(document.id)
                yield self._with(
                    item,
                    "no_unit",
                    document=place.document,
                    place=place_in_words(place),
                    held=held_instead(place, document.file, units),
                )
        if item.asked.filters != Filters() and (held := self._addresses(item)):
            inside = np.flatnonzero(allowed(self._store, item.asked.filters))
            if not any(self._store.passages[int(number)].unit in held for number in inside):
                yield self._with(item, "filtered", document=item.relevant[0].document)

    def _document(self, name: str) -> Document | None:
        try:
            document = self._store.document(name)
        except StoreError:
            return None
        # A paper goes by the name of its file.
        return document if document.file == name else None

    def _meant(self, name: str) -> Remark:
        files = [document.file for document in self._store.documents()]
        best = max(files, key=lambda file: (likeness(file.casefold(), name.casefold()), file), default="")
        if not best or likeness(best.casefold(), name.casefold()) < _MEANT:
            return Remark("", "")
        return Remark(f"; wel {best}", f"; {best} is")

    def _spans(self, item: Gold) -> Iterator[Finding]:
        addresses = sorted(self._addresses(item))
        if not addresses:
            return
        if not item.answer:
            yield self._with(item, "no_answer")
        expected = joined([self._standing.named(address) for address in addresses])
        if item.own_words:
            if not all(self._standing.holds(addresses, span) for span in item.answer):
                yield self._with(item, "own_words", expected=expected)
            return
        for span in item.answer:
            if not self._standing.holds(addresses, span):
                yield self._not_there(item, span, expected)
            elif is_short(span):
                others = [address for address in self._standing.units_with(span) if address not in addresses]
                if others:
                    place = self._standing.named(others[0])
                    yield self._with(item, "ambiguous", span=span, count=len(others), place=place)

    def _not_there(self, item: Gold, span: str, expected: Remark) -> Finding:
        elsewhere = self._standing.units_with(span)
        own = {place.document for place in item.relevant}
        # The same paper first: a slip in the number of a Vraag is the likeliest.
        near = sorted(elsewhere, key=lambda address: self._standing.file(address) not in own)
        if near:
            return self._with(item, "elsewhere", span=span, expected=expected, place=self._standing.named(near[0]))
        like = self._standing.nearest(span)
        if like is None:
            return self._with(item, "nowhere", span=span, expected=expected)
        place = self._standing.named(like[0])
        return self._with(item, "nearly", span=span, expected=expected, place=place, near=like[1])

    def _leaks(self, item: Gold) -> Iterator[Finding]:
        if item.kind == "lookup":
            return
        said = _own_place(item, [d for d in self._store.documents() if d.file in {p.document for p in item.relevant}])
        if said:
            yield self._with(item, "leak", near=said)

    def _twice(self, twice: Twice) -> Finding:
        gold = self._held.gold
        one, other = gold[twice.earlier], gold[twice.later]
        code = verdict(twice, gold, self._addresses)
        return self._with(
            other, code, other_nl=one.where.dutch, other_en=one.where.english,
            span=" | ".join(other.answer), near=" | ".join(one.answer),
            place=joined([whole_place(place) for place in other.relevant]),
            expected=joined([whole_place(place) for place in one.relevant]),
        )  # fmt: skip


def _own_place(item: Gold, documents: Sequence[Document]) -> str:
    """How a question names its own source, empty where it does not."""
    question = " ".join(item.asked.question.split())
    numbers = [n for n in named(question).numbers if n in {place.vraag for place in item.relevant}]
    if numbers:
        return f"vraag {numbers[0]}"
    # A paper may be called "kaas" and be about cheese: a name with a figure in it is no word.
    names = [document.file for document in documents]
    names += [document.id for document in documents if any(sign.isdigit() for sign in document.id)]
    if name := next((name for name in names if name.casefold() in question.casefold()), ""):
        return name
    said = find_paper_numbers(question)
    own = [number for document in documents for number in find_paper_numbers(document.metadata.number or "")]
    return next((str(number) for number in said if any(number.meets(other) for other in own)), "")
