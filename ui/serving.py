"""Which service answers in the place of an engine of our own, when one is named: `--server`, VRAAGBAAK_SERVER."""

import os
from pathlib import Path

from index.errors import StoreError
from index.generation import current
from ui.sources import Answering

SERVER = "VRAAGBAAK_SERVER"
# The key for it is given in the environment alone: a command line can be read by others.
KEY = "VRAAGBAAK_SERVER_KEY"


def server() -> str | None:
    """The address of the service; None when the page answers itself."""
    return os.environ.get(SERVER, "").strip() or None


def generation(folder: Path) -> str:
    """The name of the generation that answers now. Raises StoreError when there is none."""
    url = server()
    if url is None:
        return current(folder).name
    from qa.service.client import connection

    return connection(url, _key()).generation()


def open_server(url: str) -> Answering:
    """An engine that asks the service. Raises StoreError when that does not answer."""
    from qa.service.client import RemoteEngine, connection

    return RemoteEngine(connection(url, _key()))


def not_here() -> StoreError:
    """What a view says that needs the index itself."""
    return StoreError(
        "niet beschikbaar via een server: dit heeft de index zelf nodig; open de pagina met --index, zonder --server",
        "not available through a server: this needs the index itself; open the page with --index, without --server",
    )


def _key() -> str | None:
    return os.environ.get(KEY, "").strip() or None
