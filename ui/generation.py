"""Which generation of an index folder is current, so that a rebuilt index is opened anew. Reads one small file."""

from pathlib import Path

POINTER = "CURRENT"


def current_generation(folder: Path) -> str:
    """The name in the pointer file of the folder; empty when there is none, which opening it then explains."""
    try:
        return (folder / POINTER).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
