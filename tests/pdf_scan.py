"""Scans for tests: the pages of a PDF drawn as pictures, a little askew and with grain, as a scanner gives them."""

import io
from collections.abc import Container

import numpy as np
import pypdfium2
from PIL import Image


def scanned(data: bytes, only: Container[int] | None = None, *, askew: float = 0.4, turned: int = 0) -> bytes:
    """The PDF with its pages (those in `only`, places from 0) as pictures of 300 dots an inch, in grey.

    `askew`: degrees that every page lies turned; `turned`: quarter turns of the paper, in degrees.
    """
    source = pypdfium2.PdfDocument(data)
    target = pypdfium2.PdfDocument.new()
    grain = np.random.default_rng(7)
    for place in range(len(source)):
        if only is not None and place not in only:
            target.import_pages(source, [place])
            continue
        drawn = source[place].render(scale=300 / 72, grayscale=True).to_pil()
        drawn = drawn.rotate(askew, fillcolor=255, resample=Image.Resampling.BICUBIC)
        drawn = drawn.rotate(-turned, expand=True)
        noisy = np.asarray(drawn, dtype=np.float32) + grain.normal(0, 12, (drawn.height, drawn.width))
        picture = io.BytesIO()
        Image.fromarray(noisy.clip(0, 255).astype(np.uint8)).save(picture, "pdf", resolution=300)
        target.import_pages(pypdfium2.PdfDocument(picture.getvalue()))
    out = io.BytesIO()
    target.save(out)
    return out.getvalue()
