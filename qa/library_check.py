"""Files that somebody wants to add: a clean name for each, and what is wrong with it, before anything is built."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unicodedata import category, normalize

from index.readers import READERS
from index.records import Remark

MOST_FILES, MOST_MIB, MOST_MIB_TOGETHER = 50, 50, 500
_LONGEST_BYTES = 150
_KEPT = frozenset(" ._-()&+,'’")


@dataclass(frozen=True, slots=True)
class Offered:
    """A file as it was given: what its owner calls it, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Checked:
    """What can be added, by its clean name; and what cannot, by the name that it was given, with the reason."""

    usable: Mapping[str, bytes]
    refused: tuple[tuple[str, Remark], ...]


def clean_name(name: str) -> str:
    """A file name made of letters, digits and a few signs, never a path; its ending in small letters.

    >>> clean_name("../../etc/Brief  over <kaas>.PDF")
    'Brief over _kaas_.pdf'
    """
    last = normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    shown = "".join(c if c in _KEPT or category(c)[0] in "LN" else " " if c.isspace() else "_" for c in last)
    path = Path(" ".join(shown.split()).lstrip(". ") or "stuk")
    suffix = path.suffix.lower()
    stem = path.name.removesuffix(path.suffix).strip(" .") or "stuk"
    room = _LONGEST_BYTES - len(suffix.encode()[:_LONGEST_BYTES])
    return stem.encode()[: max(1, room)].decode(errors="ignore").strip() + suffix


def check(offered: Iterable[Offered], origins: Mapping[str, str]) -> Checked:
    """Checks format, size, emptiness and doubles; `origins`: where each paper of the index was read from, by name."""
    usable: dict[str, bytes] = {}
    refused: list[tuple[str, Remark]] = []
    # A paper is known by its name without the ending.
    held = {Path(name).stem.casefold(): name for name in origins}
    sizes = _by_size(origins.values())
    for number, file in enumerate(offered, start=1):
        name = clean_name(file.name)
        wrong = (
            _too_many(number, len(file.data) + sum(map(len, usable.values())))
            or _unreadable(name, file.data)
            or _known(name, file.data, held, sizes, usable)
        )
        if wrong is None:
            usable[name] = file.data
        else:
            refused.append((file.name, wrong))
    return Checked(usable, tuple(refused))


def _too_many(number: int, together: int) -> Remark | None:
    if number <= MOST_FILES and together <= MOST_MIB_TOGETHER * 2**20:
        return None
    return Remark(
        f"hoogstens {MOST_FILES} bestanden en {MOST_MIB_TOGETHER} MB tegelijk; voeg dit daarna toe",
        f"at most {MOST_FILES} files and {MOST_MIB_TOGETHER} MB at once; add this one afterwards",
    )


def _unreadable(name: str, data: bytes) -> Remark | None:
    suffix = Path(name).suffix
    if suffix not in READERS:
        known = ", ".join(sorted(READERS))
        return Remark(
            f"formaat {suffix or 'zonder extensie'} onbekend; verwacht {known}",
            f"unknown format {suffix or '(no extension)'}; expected {known}",
        )
    if not data.strip():
        return Remark("het bestand is leeg; controleer het origineel", "the file is empty; check the original")
    if len(data) > MOST_MIB * 2**20:
        return Remark(
            f"groter dan {MOST_MIB} MB; splits het stuk of laat het indexeren met vraagbaak index",
            f"larger than {MOST_MIB} MB; split the paper or have it indexed with vraagbaak index",
        )
    return None


def _known(
    name: str,
    data: bytes,
    held: Mapping[str, str],
    sizes: Mapping[int, Sequence[Path]],
    usable: Mapping[str, bytes],
) -> Remark | None:
    same = next((other for other, content in usable.items() if content == data), None)
    same = same or next((path.name for path in sizes.get(len(data), ()) if _digest(path) == _digest_of(data)), None)
    if same is not None:
        return Remark(f"hetzelfde bestand is er al: {same}", f"the same file is there already: {same}")
    stem = Path(name).stem.casefold()
    taken = held.get(stem) or next((other for other in usable if Path(other).stem.casefold() == stem), None)
    if taken is not None:
        return Remark(
            f"er is al een stuk met deze naam: {taken}; verwijder dat eerst of hernoem dit bestand",
            f"there is already a paper of this name: {taken}; remove that first or rename this file",
        )
    return None


def _by_size(paths: Iterable[str]) -> dict[int, list[Path]]:
    found: dict[int, list[Path]] = {}
    for path in map(Path, paths):
        try:
            found.setdefault(path.stat().st_size, []).append(path)
        except OSError:
            continue
    return found


def _digest(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
