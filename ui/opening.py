"""Opens the real engine on an index folder: the only place in ui/ that names it."""

import gc
from contextlib import suppress
from pathlib import Path
from threading import Thread

from ui.serving import open_server, server
from ui.sources import Answering


def open_index(folder: Path) -> Answering:
    """The engine on the current generation in `folder`, or the service; raises StoreError with a line for the user."""
    if (url := server()) is not None:
        return open_server(url)
    # Imported here: the page, and its tests on a fake engine, need not load the encoder's libraries.
    from qa.answer import Engine

    engine = Engine.open(folder)
    # What an index holds is no garbage: collecting now, and never looking at it again, keeps every answer quick.
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    # What is read at the first question is read while somebody types it.
    Thread(target=_asked_once, args=(engine,), name="first question", daemon=True).start()
    return engine


def _asked_once(engine: Answering) -> None:
    with suppress(Exception):  # it is for speed alone: a question of a user tells what is wrong
        engine.ask("Wat staat er in de stukken?")
