"""The only import of pymilvus and milvus_lite: what is asked of Milvus, and its failures as one line.

An address that is a file is Milvus Lite, which answers from threads of this process; any other is a server.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from index.errors import StoreError

# Seconds for a question, and for what moves much data.
_SOON, _LATER = 10.0, 600.0
_FILE = "file://"
_SCHEMES = ("http", "https", "tcp")
_COUNT = "count(*)"


class AwayError(StoreError):
    """Milvus cannot be reached, or refuses what it is asked."""


class Client:
    """A connection to the Milvus at an address. Every method raises AwayError when Milvus does not do it."""

    def __init__(self, uri: str, token: str = "") -> None:
        self.uri = plain_uri(uri)
        with _needed("pymilvus"):
            self._library: Any = import_module("pymilvus")
            failures = (self._library.exceptions.MilvusException, import_module("grpc").RpcError, OSError)
        self._failures: tuple[type[BaseException], ...] = failures
        # They tell failures to standard error with all that lies under them; who asks is told in one line.
        for name in ("pymilvus", "milvus_lite"):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        if is_file(self.uri):
            _lite()
        self._client: Any = self._done(self._library.MilvusClient, self.uri, token=token, timeout=_SOON)

    def has(self, name: str) -> bool:
        """Whether there is a collection of that name."""
        return bool(self._done(self._client.has_collection, name, timeout=_SOON))

    def make(self, name: str, dimension: int, index: Mapping[str, Any]) -> None:
        """Make a collection for vectors of `dimension` numbers, with `index` for them, and open it for searching."""
        kinds = self._library.DataType
        schema = self._library.MilvusClient.create_schema(auto_id=False, enable_dynamic_field=False)
        schema.add_field("id", kinds.INT64, is_primary=True)
        schema.add_field("document", kinds.INT32)
        schema.add_field("dense", kinds.FLOAT_VECTOR, dim=dimension)
        indexes = self._client.prepare_index_params()
        indexes.add_index(field_name="dense", metric_type="IP", **index)
        indexes.add_index(field_name="document", index_type="INVERTED")
        for field in ("stems", "ngrams"):
            schema.add_field(field, kinds.SPARSE_FLOAT_VECTOR)
            indexes.add_index(field_name=field, index_type="SPARSE_INVERTED_INDEX", metric_type="IP")
        self._done(self._client.create_collection, name, schema=schema, timeout=_LATER)
        # Nothing is in it yet: there is nothing to wait for.
        self._done(self._client.create_index, name, indexes, sync=False, timeout=_LATER)

    def open(self, name: str) -> None:
        """Have a collection ready for searching; nothing happens where it is."""
        self._done(self._client.load_collection, name, timeout=_LATER)
        # Milvus Lite makes its lists of words when they are first asked for: not while somebody waits.
        for field in ("stems", "ngrams"):
            self._done(
                self._client.search,
                name,
                data=[{0: 1.0}],
                anns_field=field,
                limit=1,
                search_params={"metric_type": "IP"},
                timeout=_LATER,
            )

    def count(self, name: str) -> int:
        """How many passages a collection holds that is open, the last one that was added counted."""
        found = self._done(
            self._client.query,
            name,
            filter="",
            output_fields=[_COUNT],
            consistency_level="Strong",
            timeout=_SOON,
        )
        return int(found[0][_COUNT])

    def add(self, name: str, rows: list[dict[str, Any]]) -> None:
        """Add passages, none of which is there."""
        self._done(self._client.insert, name, rows, timeout=_LATER)

    def cut_off(self, name: str, first: int) -> None:
        """Remove the passages from number `first` on."""
        self._done(self._client.delete, name, filter=f"id >= {int(first)}", timeout=_LATER)

    def keep(self, name: str) -> None:
        """Have all that was added on the disk."""
        self._done(self._client.flush, name, timeout=_LATER)

    def drop(self, name: str) -> None:
        """Remove a collection; nothing happens where there is none."""
        self._done(self._client.drop_collection, name, timeout=_LATER)

    def best(
        self, name: str, asked: Sequence[tuple[str, Any]], expression: str, deep: int, most: int, probes: int
    ) -> list[tuple[int, float]]:
        """Numbers of the `most` passages with the highest sum of inner products, and that sum, best first.

        `asked`: fields, each with its vector; of each field the `deep` best count. `expression`: which passages may be
        found, all where it is empty.
        """
        requests = [
            self._library.AnnSearchRequest(
                [vector],
                field,
                {"metric_type": "IP", "params": {"nprobe": probes} if field == "dense" and probes else {}},
                limit=deep,
                expr=expression or None,
            )
            for field, vector in asked
        ]
        # Without normalising: the vectors are scaled so that their plain sum is what is wanted.
        summed = self._library.WeightedRanker(*[1.0] * len(requests), norm_score=False)
        found = self._done(
            self._client.hybrid_search,
            name,
            requests,
            summed,
            limit=most,
            output_fields=["document"],
            timeout=_SOON,
        )
        return [(int(hit["id"]), float(hit["distance"])) for hit in found[0]]

    def products(self, name: str, field: str, vector: Mapping[int, float], numbers: Sequence[int]) -> dict[int, float]:
        """The inner products of a sparse `vector` with the passages of these `numbers`; none that is 0."""
        found = self._done(
            self._client.search,
            name,
            data=[vector],
            anns_field=field,
            filter=f"id in [{','.join(str(int(number)) for number in numbers)}]",
            limit=len(numbers),
            search_params={"metric_type": "IP"},
            output_fields=["document"],
            timeout=_SOON,
        )
        return {int(hit["id"]): float(hit["distance"]) for hit in found[0]}

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def _done(self, work: Any, *given: Any, **named: Any) -> Any:
        try:
            return work(*given, **named)
        except self._failures as error:
            # No more of it than one line, and nothing that was asked for.
            code = getattr(error, "code", None)
            why = getattr(error, "message", "") or (code() if callable(code) else "") or type(error).__name__
            said = str(why).splitlines()[0][:200]
            in_use = is_file(self.uri)
            raise AwayError(
                f"Milvus op {self.uri} doet het niet ({said}); "
                + ("gebruikt een ander proces dit bestand?" if in_use else "draait het, en klopt het adres?"),
                f"Milvus at {self.uri} does not work ({said}); "
                + ("does another process use this file?" if in_use else "does it run, and is the address right?"),
            ) from None


def is_file(uri: str) -> bool:
    """Whether an address is a file: Milvus Lite."""
    return uri.endswith(".db")


def plain_uri(uri: str) -> str:
    """An address as Milvus takes it. Raises StoreError for one that is none, or that holds a password."""
    uri = uri.removeprefix(_FILE)
    parts = urlsplit(uri)
    if is_file(uri) and "://" not in uri:
        folder = Path(uri).absolute().parent
        if not folder.is_dir():
            raise StoreError(f"de map {folder} voor Milvus Lite is er niet", f"no folder {folder} for Milvus Lite")
        return str(Path(uri).absolute())
    if parts.username or parts.password:
        raise StoreError(
            "geen wachtwoord in het adres van Milvus: zet gebruiker:wachtwoord in VRAAGBAAK_MILVUS_TOKEN",
            "no password in the address of Milvus: put user:password in VRAAGBAAK_MILVUS_TOKEN",
        )
    if parts.scheme not in _SCHEMES or not parts.hostname:
        raise StoreError(
            f"{uri!r} is geen adres van Milvus; geef een bestand dat op .db eindigt, of http://machine:19530",
            f"{uri!r} is no address of Milvus; give a file that ends in .db, or http://machine:19530",
        )
    return uri


def host(file: str) -> str:
    """Answer from a file for other processes too: the address at which they find it, until `unhost` or the end."""
    file = plain_uri(file)
    address = _lite().start_and_get_uri(file)
    if address is None:
        raise AwayError(
            f"Milvus Lite gaat niet open in {file}; gebruikt een ander proces dit bestand?",
            f"Milvus Lite does not open in {file}; does another process use this file?",
        )
    return str(address)


def unhost(file: str) -> None:
    """Close a file that was opened by `host` or by a Client."""
    _lite().release_server(plain_uri(file))


def _lite() -> Any:
    with _needed("milvus-lite"):
        return import_module("milvus_lite.server_manager").server_manager_instance


@contextmanager
def _needed(package: str) -> Iterator[None]:
    try:
        yield
    except ImportError:
        raise StoreError(
            f"Milvus vraagt om {package}; installeer het met: pip install -r requirements-cluster.txt",
            f"Milvus needs {package}; install it with: pip install -r requirements-cluster.txt",
        ) from None
