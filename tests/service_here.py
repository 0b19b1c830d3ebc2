"""The service for tests: as an application in this process, or on a port of this computer, over a ready engine."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from loopback import free_port
from shipped import seed_index
from starlette.testclient import TestClient

from qa.service.app import Added, application
from qa.service.generations import Generations, generations_of
from qa.service.records import ServiceSettings

QUESTION = {"question": "Hoeveel lachgaszaken zijn er bij het OM geregistreerd?"}


def settings_of(folder: Path, index: Path | None = None, **given: Any) -> ServiceSettings:
    """Settings without limits of rate and without a log of answers; the keys lie in `folder`."""
    chosen: dict[str, Any] = {"index": index or seed_index(), "keys": folder / "sleutels.json"}
    return ServiceSettings(**{**chosen, "audit": False, "rate": 0.0, "look": 0.01, **given})


@contextmanager
def served(
    settings: ServiceSettings, generations: Generations | None = None, added: Added | None = None
) -> Iterator[TestClient]:
    """A client of the service in this process; the index is open."""
    if generations is None:
        generations = generations_of(settings)
        generations.open()
    with TestClient(application(settings, generations, added), base_url="http://localhost") as client:
        yield client


@contextmanager
def on_a_port(settings: ServiceSettings, added: Added | None = None) -> Iterator[int]:
    """The port on which the service listens; the index is open."""
    generations = generations_of(settings)
    generations.open()
    port = free_port()
    config = uvicorn.Config(
        application(settings, generations, added),
        port=port,
        log_config=None,
        access_log=False,
        server_header=False,
        http="h11",
        ws="none",
    )
    server = _Told(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        server.listening.wait()
        yield port
    finally:
        server.should_exit = True
        thread.join()


class _Told(uvicorn.Server):
    """A server that says when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listening = threading.Event()

    async def startup(self, sockets: Any = None) -> None:
        await super().startup(sockets)
        self.listening.set()


def at_once(*work: Callable[[], object]) -> None:
    """Do several things beside each other, and wait until all are done."""
    threads = [threading.Thread(target=one) for one in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
