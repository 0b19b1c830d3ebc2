"""Reading files on other machines: their bytes go there, some files at a time; their bounds stay those of `read_all`.

A node needs no file of ours: it puts the bytes in a temporary folder under the same names and reads them as this
machine would, with a process of its own for what a library parses.
"""

import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from index.corpus import Candidate
from index.load import load
from index.reading import SECONDS, Load, Outcome, Then, read_all, read_only
from index.workers import Workers

_TEXT = {".txt", ".md"}
# Files sent together, and bytes; what is larger by itself is read here, so that no node must hold it.
_FILES, _BYTES, _LARGEST = 16, 4 * 2**20, 32 * 2**20
# A process to parse in takes a second to start: it is given more.
_FILES_PARSED = 64
_BYTES_UNDER_WAY = 256 * 2**20
Sent = tuple[Candidate, bytes]


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are read, here and there: the arguments of `read_all`."""

    load: Load = load
    seconds: float = SECONDS
    then: Then = read_only

    def all(self, candidates: Sequence[Candidate], processes: int | None = None) -> Iterator[Outcome]:
        """What becomes of each file, in order."""
        return read_all(candidates, self.load, self.seconds, self.then, processes=processes)


def read_sent(candidates: Sequence[Candidate], reading: Reading, workers: Workers) -> Iterator[Outcome]:
    """For each file in order what `read_all` gives; the files are read by `workers`, wherever these are.

    At most twice as many groups are under way as there are processors, and 256 MiB of files.
    """
    is_text = [candidate.path.suffix.lower() in _TEXT for candidate in candidates]
    bytes_each = _BYTES_UNDER_WAY // 2
    streams = {
        text: _Stream(workers, reading, files, bytes_each).outcomes(
            [candidate for candidate, is_one in zip(candidates, is_text, strict=True) if is_one == text]
        )
        for text, files in ((True, _FILES), (False, _FILES_PARSED))
    }
    for text in is_text:
        yield next(streams[text])


def read_there(files: Sequence[Sent], reading: Reading) -> list[Outcome]:
    """Read files that were sent; one process parses, since the node gives this work one processor."""
    with tempfile.TemporaryDirectory(prefix="vraagbaak-") as folder:
        here = []
        for number, (candidate, data) in enumerate(files):
            # A folder each: files of several folders may have one name.
            path = Path(folder, str(number), candidate.path.name)
            path.parent.mkdir()
            path.write_bytes(data)
            here.append(replace(candidate, path=path))
        return list(reading.all(here, processes=1))


@dataclass(slots=True)
class _Stream:
    """Files of one kind, in groups, a bounded number of which is under way."""

    workers: Workers
    reading: Reading
    files: int
    bytes_most: int
    _group: list[Sent] = field(default_factory=list)
    _size: int = 0
    _begun: deque[tuple[int, Callable[[], list[Outcome]]]] = field(default_factory=deque)

    def outcomes(self, candidates: Sequence[Candidate]) -> Iterator[Outcome]:
        for candidate in candidates:
            data = _bytes_of(candidate.path)
            if data is None:
                self._send()
                self._begun.append((0, partial(list, self.reading.all([candidate]))))
            else:
                if self._size + len(data) > _BYTES:
                    self._send()
                self._group.append((candidate, data))
                self._size += len(data)
                if len(self._group) == self.files:
                    self._send()
            while self._begun and self._is_enough():
                yield from self._begun.popleft()[1]()
        self._send()
        while self._begun:
            yield from self._begun.popleft()[1]()

    def _send(self) -> None:
        if self._group:
            self._begun.append((self._size, self.workers.start(read_there, self._group, self.reading)))
            self._group, self._size = [], 0

    def _is_enough(self) -> bool:
        under_way = sum(size for size, _ in self._begun)
        return len(self._begun) > 2 * self.workers.processes or under_way > self.bytes_most


def _bytes_of(path: Path) -> bytes | None:
    """The bytes of a file; None when it cannot be read, which reading it here will explain, or is too large to send."""
    try:
        return path.read_bytes() if path.stat().st_size <= _LARGEST else None
    except OSError:
        return None
