"""Counting tokens with tiktoken, the only import of it: the project's own Dutch encoding, never a download.

Tokens bound the length of passages and nothing else. Text that looks like a special token is plain text here.
"""

import base64
import threading
from collections.abc import Sequence
from functools import cache
from itertools import islice
from pathlib import Path

import tiktoken
import tiktoken.load

from index.errors import EncoderError

DUTCH = "dutch"
DUTCH_FILE = Path(__file__).parent / "model" / "dutch.tiktoken"

# Words keep the space before them, numbers go by three digits, white space before a word stays out of it.
PATTERN = r"[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"

# Words whose tokens were counted, some tens of megabytes, and the most characters of one.
_REMEMBERED, _LONGEST = 200_000, 40
_LOCK = threading.Lock()


def _ranks(path: Path) -> dict[bytes, int]:
    try:
        lines = path.read_text(encoding="ascii").splitlines()
        return {base64.b64decode(token): int(rank) for token, rank in (line.split() for line in lines)}
    except (OSError, ValueError) as error:
        raise EncoderError(
            f"Tokencodering {path} is niet te lezen ({type(error).__name__}); verwacht regels met base64 en rang; "
            "zet het bestand terug of maak het met python -m training.train_tokens.",
            f"Cannot read token encoding {path} ({type(error).__name__}); expected lines of base64 and rank; "
            "put the file back or make it with python -m training.train_tokens.",
        ) from error


def _refuse(blobpath: str) -> bytes:
    raise FileNotFoundError(blobpath)


def _cached(name: str) -> tiktoken.Encoding:
    # tiktoken fetches an encoding that is not in its cache; the fetching part is taken out while it looks.
    with _LOCK:
        fetch = tiktoken.load.read_file
        tiktoken.load.read_file = _refuse
        try:
            return tiktoken.get_encoding(name)
        except (OSError, ValueError) as error:
            raise EncoderError(
                f"Tokencodering {name!r} staat niet op deze machine; verwacht: {DUTCH!r} of een codering uit de cache "
                f"van tiktoken (TIKTOKEN_CACHE_DIR); kies {DUTCH!r} of vul die cache vooraf.",
                f"Token encoding {name!r} is not on this machine; expected: {DUTCH!r} or an encoding from tiktoken's "
                f"cache (TIKTOKEN_CACHE_DIR); choose {DUTCH!r} or fill that cache beforehand.",
            ) from error
        finally:
            tiktoken.load.read_file = fetch


@cache
def encoding(name: str = DUTCH) -> tiktoken.Encoding:
    """The encoding of that name: the shipped Dutch one, or one of tiktoken's own that is already on disk.

    Raises EncoderError when the shipped file is damaged, or when another encoding would have to be downloaded.
    Byte-level BPE: Sennrich et al. (2016), https://aclanthology.org/P16-1162.
    """
    if name != DUTCH:
        return _cached(name)
    return tiktoken.Encoding(name=DUTCH, pat_str=PATTERN, mergeable_ranks=_ranks(DUTCH_FILE), special_tokens={})


def count(text: str) -> int:
    """How many tokens of the Dutch encoding the text takes; an empty text takes none."""
    return len(encoding().encode_ordinary(text))


class _Sizes(dict[str, int]):
    """How many tokens a word takes behind `before`; most were counted in an earlier text."""

    def __init__(self, before: str) -> None:
        super().__init__()
        self._before = before

    def __missing__(self, word: str) -> int:
        size = count(self._before + word)
        if len(word) <= _LONGEST:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[word] = size
        return size


_FIRST, _FURTHER = _Sizes(""), _Sizes(" ")


def count_words(words: Sequence[str]) -> int:
    """How many tokens `words`, which hold no white space, take with single spaces between them."""
    # A token holds no white space but before its first sign: each word with the space before it has its own tokens.
    return _FIRST[words[0]] + sum(map(_FURTHER.__getitem__, islice(words, 1, None))) if words else 0
