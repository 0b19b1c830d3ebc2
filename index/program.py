"""A checksum over the code and word lists that documents are read with: when it changes, all is read again."""

import hashlib
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def program_checksum() -> str:
    """sha256 hex over the source files of this package, its word lists and its token encoding."""
    files = [*_HERE.rglob("*.py"), *(_HERE / "lexicon").iterdir(), *(_HERE / "model").glob("*.tiktoken")]
    whole = hashlib.sha256()
    for path in sorted(file for file in files if file.is_file()):
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
