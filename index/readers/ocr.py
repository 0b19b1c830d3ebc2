"""Text recognition: a picture of a page -> hOCR, by the program tesseract; the only file that starts a program.

The picture goes in and the text comes out through pipes: nothing is written to disk. One thread a page, so that the
same picture gives the same bytes. What the answer says is the business of ocr_page.py.
"""

import os
import shutil
import subprocess
from functools import lru_cache

from index.readers.pdf_glyphs import Picture

LANGUAGE = "nld"
# A dense page takes about three seconds; a picture of noise may take for ever.
SECONDS_A_PAGE = 90
_SECONDS_TO_START = 20


def find_tesseract() -> str | None:
    """The path of the program, None when it is not on the PATH or has no Dutch."""
    program = shutil.which("tesseract")
    return program if program is not None and LANGUAGE in _languages(program) else None


@lru_cache(maxsize=4)
def _languages(program: str) -> frozenset[str]:
    answer = _run([program, "--list-langs"], b"", _SECONDS_TO_START)
    # The first line says in which folder they lie.
    return frozenset((answer or b"").decode("utf-8", "replace").split("\n")[1:])


def recognise(program: str, picture: Picture) -> bytes | None:
    """The words of a page as hOCR, a box round every character; None when it takes over 90 seconds or goes wrong.

    hOCR: kba.github.io/hocr-spec/1.2. Needs tesseract 4.1 or newer, for the boxes.
    """
    command = [program, "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(round(picture.dots))]
    image = b"P5 %d %d 255\n" % (picture.width, picture.height) + picture.pixels
    return _run([*command, "-c", "hocr_char_boxes=1", "hocr"], image, SECONDS_A_PAGE)


def _run(command: list[str], given: bytes, seconds: float) -> bytes | None:
    # Threads add up in another order each time, and round otherwise.
    settings = {**os.environ, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C"}
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=seconds, env=settings, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout
