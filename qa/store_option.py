"""The options --store and --uri: where a command searches. What is given stands in the environment while it runs.

So that every process that the command starts searches there too, and none is handed a password.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

import click

from index.serving import EMBEDDED, MILVUS, STORE, URI

P = ParamSpec("P")
T = TypeVar("T")


def store_options(hosted: bool = False) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Give a command the options; stands below `explained`, which tells what goes wrong.

    `hosted`: the command starts processes that search, and Milvus Lite lets one process in: this one answers them.
    """

    def with_options(command: Callable[P, T]) -> Callable[P, T]:
        @click.option(
            "--uri",
            metavar="ADRES",
            envvar=URI,
            help=f"Adres van Milvus: een bestand dat op .db eindigt, of http://machine:19530 (ook: {URI}).",
        )
        @click.option(
            "--store",
            type=click.Choice([EMBEDDED, MILVUS]),
            envvar=STORE,
            default=EMBEDDED,
            show_default=True,
            help=f"Waar wordt gezocht: in de map van de index, of in Milvus (ook: {STORE}).",
        )
        @wraps(command)
        def run(*given: P.args, **named: P.kwargs) -> T:
            store, uri = str(named.pop("store")), named.pop("uri")
            with searching_in(store, str(uri) if uri else "", hosted):
                return command(*given, **named)

        return run

    return with_options


@contextmanager
def searching_in(store: str, uri: str, hosted: bool = False) -> Iterator[None]:
    """Search in `store` meanwhile, in this process and those that it starts. Raises StoreError where that cannot be."""
    before = {name: os.environ.get(name) for name in (STORE, URI)}
    file = None
    try:
        if store == MILVUS and hosted and uri:
            from index.milvus.client import host, is_file

            if is_file(uri):
                file, uri = uri, host(uri)
        os.environ[STORE], os.environ[URI] = store, uri
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        if file is not None:
            from index.milvus.client import unhost

            unhost(file)
