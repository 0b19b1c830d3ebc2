"""Starts the service and keeps it running until SIGTERM or Ctrl-C, which lets what was asked be answered first."""

import signal
import socket

import uvicorn

from index.errors import VraagbaakError
from index.generation import current, read_manifest
from qa.service.app import Added, application
from qa.service.keys import read_keys
from qa.service.log import log, take_over_logging
from qa.service.records import ServiceSettings

# A reference of 10,000 code points, each written as twelve characters of an address.
_LONGEST_HEAD = 160_000
_KEEP_ALIVE = 30
_BACKLOG = 2048


class ServiceError(VraagbaakError):
    """The service cannot be started as it was asked to."""


def serve(settings: ServiceSettings, added: Added | None = None, api: bool = True) -> None:
    """Serve until stopped; blocks. Raises StoreError without an index, ServiceError when it may or can not listen."""
    # What the generation holds is opened while the service listens already; that there is one is looked at now.
    read_manifest(current(settings.index))
    if settings.keys_needed and not read_keys(settings.keys):
        raise ServiceError(
            "zonder sleutel komt hier niemand in; maak er eerst een met: vraagbaak keys add NAAM",
            "nobody gets in here without a key; make one first with: vraagbaak keys add NAME",
        )
    listening = _listening(settings.host, settings.port)
    take_over_logging()
    config = uvicorn.Config(
        application(settings, added=added, api=api),
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="on",
        http="h11",
        # Nothing here is a web socket: who asks for one is answered as if he had not.
        ws="none",
        timeout_keep_alive=_KEEP_ALIVE,
        timeout_graceful_shutdown=int(settings.seconds) + 5,
        h11_max_incomplete_event_size=_LONGEST_HEAD,
    )
    # uvicorn raises the signal that stopped it once more: by then all is done, and it means nothing.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)
    log("info", "listening", host=settings.host, port=listening.getsockname()[1], processes=settings.processes)
    uvicorn.Server(config).run(sockets=[listening])
    log("info", "stopped")


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(_BACKLOG)
    except OSError:
        made.close()
        raise ServiceError(
            f"poort {port} op {host} is in gebruik of niet toegestaan; kies een andere met --port",
            f"port {port} on {host} is in use or not allowed; choose another with --port",
        ) from None
    made.set_inheritable(False)
    return made
