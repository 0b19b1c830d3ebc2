"""Opens the real engine on an index folder: the only place in ui/ that names it."""

import gc
from pathlib import Path

from ui.sources import Answering


def open_index(folder: Path) -> Answering:
    """The engine on the current generation in `folder`; raises StoreError with a line for the user."""
    # Imported here: the page, and its tests on a fake engine, need not load the encoder's libraries.
    from qa.answer import Engine

    engine = Engine.open(folder)
    # What an index holds is no garbage: collecting now, and never looking at it again, keeps every answer quick.
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    return engine
