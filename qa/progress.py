"""Progress of a build on a terminal: one bar a stage, and nothing in a pipe."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from index.corpus import Progress
from qa.messages import Language, say

_STAGES = {"lezen": "reading", "vectoren": "embedding", "schrijven": "writing"}


@contextmanager
def stages(language: Language) -> Iterator[Progress]:
    """A callback for `index.build.build` that draws one bar a stage on standard error."""
    from tqdm import tqdm  # only commands with long work need it

    bars: dict[str, tqdm[NoReturn]] = {}

    def report(stage: str, done: int, whole: int) -> None:
        if stage not in bars:
            label = say(language, _STAGES[stage])
            bars[stage] = tqdm(total=whole, desc=label, disable=None, leave=False, file=sys.stderr)
        bars[stage].update(done - bars[stage].n)

    try:
        yield report
    finally:
        for bar in bars.values():
            bar.close()
