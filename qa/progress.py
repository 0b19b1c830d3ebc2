"""Progress of a build on a terminal: one bar a stage with its rate and the time left, and nothing in a pipe."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

from qa.messages import Language, say

# The name of a stage, how much of it is done, and how much there is.
Progress = Callable[[str, int, int], None]

_STAGES = {"lezen": "reading", "vectoren": "embedding", "schrijven": "writing", "vullen": "filling"}
_UNITS = {"lezen": "papers", "vectoren": "passages", "vullen": "passages"}


@contextmanager
def stages(language: Language) -> Iterator[Progress]:
    """A callback for `index.build.build` that draws one bar a stage on standard error."""
    from tqdm import tqdm  # only commands with long work need it

    bars: dict[str, tqdm[NoReturn]] = {}

    def report(stage: str, done: int, whole: int) -> None:
        if stage not in bars:
            bars[stage] = tqdm(
                total=whole,
                desc=say(language, _STAGES[stage]) if stage in _STAGES else stage,
                unit=f" {say(language, _UNITS[stage])}" if stage in _UNITS else "",
                bar_format=bar_format(language, counted=stage in _UNITS),
                disable=None,
                leave=False,
                file=sys.stderr,
            )
        bar = bars[stage]
        bar.total = whole
        bar.update(done - bar.n)

    try:
        yield report
    finally:
        for bar in bars.values():
            bar.close()


def bar_format(language: Language, counted: bool = True) -> str:
    """The layout of a bar for tqdm: done of whole, how many a second where things are `counted`, and the time left."""
    rate = "{rate_noinv_fmt}, " if counted else ""
    left = say(language, "time_left", time="{remaining}")
    return f"{{desc}}: {{percentage:3.0f}}%|{{bar}}| {{n_fmt}}/{{total_fmt}} [{rate}{left}]"
