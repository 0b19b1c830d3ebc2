"""The index as its readers see it: one generation, opened once and never changing under them."""

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index import hubness
from index.abbreviations import spelled_out
from index.encoder import Encoder, load_encoder
from index.errors import StoreError
from index.generation import HUBNESS, NGRAMS, RECORDS, STEMS, VECTORS, Manifest, damaged_files, opened, read_manifest
from index.held import Documents, Passages
from index.lexical import Lexical
from index.links import Link, PaperIndex, links_of
from index.other_words import OtherWords
from index.records import Document, Face, Unit
from index.serving import Searcher
from index.tables import Tables
from index.vectors import Vectors

IntArray = NDArray[np.int64]
_UNITS, _NAMES = 4096, 32_768


class Store:
    """One open generation: records, vectors, words, and the encoder it was built with."""

    def __init__(self, generation: Path, encoder: Encoder | None = None) -> None:
        self._generation = generation
        self.manifest: Manifest = read_manifest(generation)
        # Another engine that ranks in the place of the searches below, where one was asked for.
        self.elsewhere: Searcher | None = None
        self.encoder = encoder or load_encoder(str(self.manifest.encoder["name"]))
        _refuse_mismatch(self.manifest, self.encoder)
        self._tables = Tables(generation / RECORDS)
        # One answer looks at the same few units again and again.
        self._unit = lru_cache(maxsize=_UNITS)(self._find_unit)
        # Where the units and the passages of each document begin, and where those of the last one end.
        sizes = np.array(self._tables.sizes(), dtype=np.int64).reshape(-1, 2)
        self._bounds = np.concatenate((np.zeros((1, 2), dtype=np.int64), np.cumsum(sizes, axis=0)))
        self._documents = Documents(self._tables, len(sizes))
        self._position = lru_cache(maxsize=_NAMES)(self._tables.position)
        self.passages = Passages(self._tables, int(self._bounds[-1, 1]))
        self.vectors = Vectors.load(generation / VECTORS)
        self.hubness = hubness.load(generation / HUBNESS, len(self.passages))
        self.stems = Lexical.load(generation / STEMS, len(self.passages))
        self.ngrams = Lexical.load(generation / NGRAMS, len(self.passages))
        if self.vectors.size != len(self.passages):
            raise StoreError(
                f"{self.vectors.size} vectoren bij {len(self.passages)} passages; bouw de index opnieuw",
                f"{self.vectors.size} vectors for {len(self.passages)} passages; build the index again",
            )

    @classmethod
    def open(cls, index: Path, encoder: Encoder | None = None) -> "Store":
        """Open the current generation in `index`.

        Raises StoreError when there is none, it is damaged, or it was built with another model than `encoder`;
        EncoderError when its model cannot be loaded.
        """
        return opened(index, lambda folder: cls(folder, encoder))

    @property
    def fingerprint(self) -> str:
        return self.manifest.fingerprint

    def documents(self) -> Sequence[Document]:
        """All documents, in the order of their file names, each read when it is looked at."""
        return self._documents

    @cached_property
    def faces(self) -> tuple[Face, ...]:
        """What all documents say of themselves, in the order of `documents()`, without their texts."""
        return self._tables.faces()

    def mentioning(self, number: int) -> Iterator[Document]:
        """The documents that may bear or name a paper's number, in order: all that do, and some that do not."""
        return (self._documents[place] for place in self._tables.mentioning(str(number)))

    def document(self, name: str) -> Document:
        """A document by file name or id. Raises StoreError when the index does not hold it."""
        return self._documents[self.place(name)]

    def place(self, name: str) -> int:
        """Where a document stands in `documents()`, by file name or id. Raises StoreError as `document` does."""
        found = self._position(name)
        if found is None:
            known = ", ".join(d.file for d in self._documents[:5])
            raise StoreError(
                f"stuk {name!r} staat niet in de index; wel bijvoorbeeld: {known}",
                f"paper {name!r} is not in the index; it holds for example: {known}",
            )
        return found

    def units(self, document: str) -> tuple[Unit, ...]:
        """The units of one document (file name or id), in the order in which they stand."""
        place = self.place(document)
        return self._tables.units(self._documents[place].id, *self._units_of(place))

    def _units_of(self, place: int) -> tuple[int, int]:
        """The first unit of the document at a place, and how many it has."""
        first, after = self._bounds[place : place + 2, 0].tolist()
        return first, after - first

    def unit(self, address: str) -> Unit:
        """The unit at an address. Raises StoreError when there is none."""
        found = self._unit(address)
        if found is None:
            raise StoreError(
                f"adres {address!r} staat niet in de index; vraagbaak units toont alle adressen",
                f"address {address!r} is not in the index; vraagbaak units shows all addresses",
            )
        return found

    def _find_unit(self, address: str) -> Unit | None:
        document, mark, name = address.rpartition("#")
        place = self._position(document) if mark else None
        if place is None:
            return None
        found = self._tables.unit(document, name, *self._units_of(place))
        return found[1] if found else None

    def passages_of(self, addresses: Collection[str]) -> NDArray[np.bool_]:
        """Which passages stand in one of the units at `addresses`, bool (n,)."""
        inside = np.zeros(len(self.passages), dtype=np.bool_)
        for address in addresses:
            place = self._position(address.rpartition("#")[0])
            for number in range(*self._bounds[place : place + 2, 1].tolist()) if place is not None else ():
                inside[number] |= self.passages[number].unit == address
        return inside

    def units_numbered(self, numbers: Sequence[int], last: bool = False) -> IntArray:
        """The units that answer one of `numbers`, or with `last` the last Vraag of their paper, in their order.

        int64 (n, 3): the number, the unit's first passage, and how many passages it has.
        """
        chosen = self._numbered[:, 1] == 1 if last else np.isin(self._numbered[:, 0], numbers)
        return self._numbered[chosen][:, [0, 2, 3]]

    @cached_property
    def _numbered(self) -> IntArray:
        return np.array(self._tables.numbered(), dtype=np.int64).reshape(-1, 4)

    @cached_property
    def papers_of_passages(self) -> IntArray:
        """Which of `documents()` each passage stands in, int64 (n,)."""
        return np.repeat(np.arange(len(self._documents)), np.diff(self._bounds[:, 1]))

    def links(self, document: str) -> tuple[Link, ...]:
        """Where the references of one document (file name or id) lead, in the order in which they stand."""
        found = self.document(document)
        return links_of(found, self.units(found.id), self._papers, self.units)

    @cached_property
    def _papers(self) -> PaperIndex:
        return PaperIndex.of((face.id, face.metadata) for face in self.faces)

    @cached_property
    def other_words(self) -> OtherWords:
        """Other words to search a question with: of the word lists, and the abbreviations that the papers spell out."""
        return OtherWords(spelled_out(self._tables.abbreviations()), (self.stems.idf, self.ngrams.idf))

    def origins(self) -> dict[str, str]:
        """Where each document was read from, by file name."""
        return self._tables.origins()

    def damaged_files(self) -> tuple[tuple[str, bool], ...]:
        """The files of this generation that are no longer what was written, each with whether it is still there."""
        return damaged_files(self._generation, self.manifest)

    def close(self) -> None:
        if self.elsewhere is not None:
            self.elsewhere.close()
        self._tables.close()


def _refuse_mismatch(manifest: Manifest, encoder: Encoder) -> None:
    built = manifest.encoder
    if built["checksum"] != encoder.checksum or built["dimension"] != encoder.dimension:
        raise StoreError(
            f"index gebouwd met model {built['name']} ({built['checksum'][:12]}), nu {encoder.name} "
            f"({encoder.checksum[:12]}); bouw de index opnieuw met vraagbaak index",
            f"index built with model {built['name']} ({built['checksum'][:12]}), now {encoder.name} "
            f"({encoder.checksum[:12]}); build the index again with vraagbaak index",
        )
