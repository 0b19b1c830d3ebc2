"""Proof that the audit log is what was written: every byte, every line, the end, and every erasure.

Each fault is placed: which line, what was expected, what was got. Who can write the files can make them all anew, and
then nothing in them tells: the link of a line, noted elsewhere, does ("anchor").
"""

import json
from collections.abc import Iterator
from typing import Any

from qa.audit_chain import link, read_head, read_line, sha256_of, tombstone_note
from qa.audit_file import whole_lines
from qa.audit_log import AuditLog
from qa.audit_records import GENESIS, AuditError, Fault, Head, Line, Verdict

# After several damaged lines on end anything may have been the link before: it is not guessed at.
_MOST_LINKS = 16


def verify(log: AuditLog, anchor: Head | None = None) -> Verdict:
    """Check a whole log, and that it goes on from `anchor` where one is given. Raises AuditError without a log."""
    with log.reading() as (raw_head, file, size):
        check = _Check(raw_head, anchor)
        for place, raw in enumerate(whole_lines(file, size), start=1):
            check.line(place, raw)
    check.end()
    check.erasures()
    return check.verdict()


def read_anchor(text: str) -> Head:
    """ "12:ab34…", as `audit verify` prints it. Raises AuditError for anything else."""
    number, _, last = text.strip().partition(":")
    if not (number.isdecimal() and len(number) < 13 and len(last) == 64 and set(last) <= set("0123456789abcdef")):
        raise AuditError(
            f"anker {text[:80]!r}, verwacht REGELS:SHA256 zoals vraagbaak audit verify het afdrukt",
            f"anchor {text[:80]!r}, expected LINES:SHA256 as vraagbaak audit verify prints it",
        )
    return Head(int(number), last)


class _Check:
    """What was found so far. `links`: what the next line may name as the line before; empty when that is not known."""

    def __init__(self, raw_head: bytes | None, anchor: Head | None) -> None:
        self.raw_head, self.anchor = raw_head, anchor
        self.head = read_head(raw_head) if raw_head else None
        # What the next line would have named, there where the head file or the anchor says that the log ended.
        self.ends = {end.lines: frozenset({GENESIS}) if not end.lines else None for end in (self.head, anchor) if end}
        self.n = self.answers = self.decisions = 0
        self.links: frozenset[str] = frozenset({GENESIS})
        self.last = GENESIS
        self.failures: list[Fault] = []
        self.remarks: list[Fault] = []
        self.kept: dict[int, int] = {}
        self.erased: dict[int, tuple[int, bytes]] = {}
        self.erasing: dict[int, dict[str, Any]] = {}

    def line(self, place: int, raw: bytes) -> None:
        """One line of the file, in order."""
        if not raw.endswith(b"\n"):
            said = f"{len(raw)} bytes"
            self.remarks.append(
                Fault(
                    place,
                    f"afgebroken regel ({said}) aan het eind, van een opdracht die halverwege eindigde; "
                    "de volgende vraag ruimt haar op",
                    f"broken line ({said}) at the end, of a command that ended halfway; the next question mends it",
                )
            )
            return
        line = read_line(raw[:-1])
        if line is None:
            self._fail(place, "een regel van dit log", "a line of this log", _shown(raw))
            self.n, self.links = self.n + 1, frozenset()
            return
        before, faults = self.links, len(self.failures)
        computed = str(_read(line.body).get("sha256")) if line.erased else sha256_of(line.body)
        self._number(place, line)
        if self.links and line.previous not in self.links:
            self._fail(place, *(f"previous {min(self.links)}",) * 2, f"previous {line.previous}")
        if computed != line.sha256:
            self._fail(place, *(f"payload sha256 {line.sha256}",) * 2, f"sha256 {computed}")
        self._links(line, computed, before, sound=len(self.failures) == faults)
        if computed == line.sha256:
            self._content(place, line)
        self.last = link(self.n, line.previous, line.sha256)
        if self.n in self.ends:
            self.ends[self.n] = self.links

    def _number(self, place: int, line: Line) -> None:
        expected = self.n + 1
        if line.n == expected:
            self.n = expected
            return
        if self.links:
            self._fail(place, f"regelnummer {expected}", f"line number {expected}", f"n {line.n}")
        if line.previous in self.links:
            self.n = expected  # the line that is due, its number altered
        else:
            # Lines are gone, or stand elsewhere, or are no lines any more: it goes on from this one.
            self.n, self.links = line.n, frozenset()

    def _links(self, line: Line, computed: str, before: frozenset[str], sound: bool) -> None:
        if sound:
            self.links = frozenset({link(self.n, line.previous, line.sha256)})
            return
        # One altered byte shall be one fault: the next line tells which of these was written.
        numbers, hashes, previous = {self.n, line.n}, {line.sha256, computed}, {line.previous, *before}
        if len(previous) > _MOST_LINKS:
            previous = {line.previous}
        self.links = frozenset(link(n, p, s) for n in numbers for p in previous for s in hashes)

    def _content(self, place: int, line: Line) -> None:
        if line.erased:
            self.erased[self.n] = (place, line.body)
            return
        self.kept[self.n] = place
        content = _read(line.body)
        kind = content.get("kind")
        self.answers += kind == "answer"
        self.decisions += kind == "decision"
        if kind == "erasure":
            self.erasing[self.n] = content
        if kind == "mended":
            self._mended(place, content)

    def _mended(self, place: int, content: dict[str, Any]) -> None:
        if content.get("what") == "torn":
            said = content.get("torn_bytes")
            self.remarks.append(
                Fault(
                    place,
                    f"hersteld: hiervoor stond een afgebroken regel van {said} bytes",
                    f"mended: before this stood a broken line of {said} bytes",
                )
            )
        else:
            head = content.get("head") or "–"
            self._fail(
                place, f"een log tot het kopbestand {head}", f"a log up to the head file {head}", "iets anders / other"
            )

    def end(self) -> None:
        """Whether the log ends where its head file says, and holds the anchor."""
        if self.anchor and self.anchor.last not in (self.ends[self.anchor.lines] or ()):
            self._fail(self.anchor.lines, *(f"{self.anchor}",) * 2, f"{self.n} …")
        head = self.head
        if head is None:
            if self.raw_head is not None or not self.anchor:
                dutch, english = "een kopbestand naast het log", "a head file beside the log"
                self._fail(0, dutch, english, "geen / none" if self.raw_head is None else _shown(self.raw_head))
            return
        if head.lines > self.n:
            said = f"{head.lines} regels, de laatste {head.last}", f"{head.lines} lines, the last {head.last}"
            self._fail(self.n + 1, *said, f"{self.n}")
            return
        links = self.ends[head.lines]
        if links and head.last not in links:
            self._fail(0, *(f"last {min(links)}",) * 2, f"last {head.last}")
        elif head.lines < self.n:
            behind = self.n - head.lines
            self.remarks.append(
                Fault(
                    0,
                    f"het kopbestand loopt {behind} regels achter, na een opdracht die halverwege eindigde",
                    f"the head file is {behind} lines behind, after a command that ended halfway",
                )
            )

    def erasures(self) -> None:
        """Whether each tombstone is one that an erasure put there, and each erasure was carried out."""
        wanted = {n: by for by, content in self.erasing.items() for n in _numbers(content, by)}
        for n, (place, body) in self.erased.items():
            by, sha256 = wanted.get(n), str(_read(body).get("sha256"))
            note = tombstone_note(by, self.erasing[by], sha256).decode() if by is not None else None
            if note is None:
                self._fail(place, "een latere regel die deze wist", "a later line that erases this one", _shown(body))
            elif note.encode() != body:
                self._fail(place, note, note, body.decode("utf-8", "replace"))
        for n, by in wanted.items():
            if n in self.kept:
                dutch = f"gewist door regel {by}; geef de opdracht opnieuw"
                self._fail(self.kept[n], dutch, f"erased by line {by}; give the command again", "inhoud / content")

    def verdict(self) -> Verdict:
        """All that was found."""
        failures = tuple(sorted(self.failures, key=lambda fault: (not fault.line, fault.line)))
        head = Head(self.n, self.last)
        return Verdict(head, self.answers, self.decisions, len(self.erased), failures, tuple(self.remarks))

    def _fail(self, place: int, dutch: str, english: str, got: str) -> None:
        self.failures.append(Fault(place, f"verwacht: {dutch}; gevonden: {got}", f"expected: {english}; got: {got}"))


def _read(body: bytes) -> dict[str, Any]:
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _numbers(content: dict[str, Any], before: int) -> Iterator[int]:
    """The lines that an erasure names, all before its own."""
    for first, last in content.get("of", ()):
        yield from range(max(1, first), min(last, before - 1) + 1)


def _shown(raw: bytes) -> str:
    return repr(raw[:60].decode("utf-8", "replace").rstrip("\n"))
