"""What is done on a node of a Ray cluster: work, and saying what the node is.

Nothing here knows Ray: a node that lacks this file, or has another one, is told apart by asking it.
"""

import platform
from collections.abc import Callable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from index.cluster_errors import other_node
from index.encoder import SHIPPED, load_encoder
from index.program import program_checksum
from index.readers.ocr import find_tesseract

# What reads, cuts, counts and embeds: another release may find other text or round differently.
_LIBRARIES = (
    *("defusedxml", "lxml", "numpy", "pebble", "pypdfium2", "PyStemmer", "safetensors", "scipy"),
    *("tiktoken", "tokenizers"),
)
Passport = dict[str, str]
# A function, what it is given, and what it is given by name.
Work = tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]


@cache
def _passport() -> tuple[tuple[str, str], ...]:
    return (
        ("Vraagbaak", program_checksum()[:12]),
        ("encoder", load_encoder(SHIPPED).checksum[:12]),
        ("Python", ".".join(platform.python_version_tuple()[:2])),
        ("processor", platform.machine()),
        *((name, _version(name)) for name in _LIBRARIES),
        ("tesseract", "ja" if find_tesseract() else "nee"),
    )


def passport() -> Passport:
    """All that decides which bytes come out on this machine, by name: the program first, then what it stands on."""
    return dict(_passport())


def unlike(own: Passport, other: Passport) -> str | None:
    """The first thing in which two machines differ, as "name own/other"; None when they give the same bytes."""
    for name, value in own.items():
        if other.get(name) != value:
            return f"{name} {value}/{other.get(name, '-')}"
    return None


def run(expected: Passport, work: Work) -> tuple[bool, Any]:
    """Do work, and give (True, its outcome) or (False, its error).

    A node that joined during the build is asked here what it is.
    """
    try:
        if (difference := unlike(expected, passport())) is not None:
            raise other_node(platform.node(), difference)
        do, given, named = work
        return True, do(*given, **named)
    except Exception as error:  # told to the machine that asked, which raises it there
        return False, error


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"
