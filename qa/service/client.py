"""An engine that is somewhere else: answers and papers of a running service, in the shape that the page asks for."""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Any

import httpx2

from index.errors import QuestionError, StoreError
from index.records import Document, Face, Unit
from qa.records import Answer, Filters
from qa.service.whole import ANSWER, DOCUMENTS, PAPER, Paper

_SECONDS = 60.0
# Papers kept with their text; a conversation looks at the same few again and again.
_PAPERS = 256
_TRIES = 3


class RemoteStore:
    """The papers of a service: their covers at once, each whole when it is looked at. Safe to use from several threads.

    Raises StoreError for a paper that is not there, and when the service does not answer.
    """

    def __init__(self, get: Callable[..., httpx2.Response], fingerprint: str, documents: tuple[Document, ...]) -> None:
        self.fingerprint = fingerprint
        self._documents = documents
        self._faces = tuple(Face(document.id, document.file, document.metadata) for document in documents)
        self._ids = {name: document.id for document in documents for name in (document.file, document.id)}
        self._paper = lru_cache(maxsize=_PAPERS)(lambda name: _paper(get, name))

    def documents(self) -> tuple[Document, ...]:
        """Every paper, in the order of the index, without its text."""
        return self._documents

    @property
    def faces(self) -> tuple[Face, ...]:
        """What every paper says of itself, in that order."""
        return self._faces

    def document(self, name: str, /) -> Document:
        """One paper, whole, by its file name or id."""
        return self._whole(name).document

    def units(self, name: str, /) -> tuple[Unit, ...]:
        """The units of one paper, in the order of the text."""
        return self._whole(name).units

    def _whole(self, name: str) -> Paper:
        if name not in self._ids:
            raise StoreError(f"stuk {name!r} staat niet in de index", f"paper {name!r} is not in the index")
        return self._paper(self._ids[name])


class Connection:
    """Requests to the service at `url`, which is shown `key`; its errors are raised as an engine raises them."""

    def __init__(self, url: str, key: str | None, transport: httpx2.BaseTransport | None = None) -> None:
        headers = {"authorization": f"Bearer {key}"} if key else {}
        # No proxy and no password comes from the environment: the service is the only one spoken to.
        self._http = httpx2.Client(
            base_url=url,
            headers=headers,
            timeout=_SECONDS,
            trust_env=False,
            transport=transport,
            follow_redirects=False,
        )

    def get(self, path: str, **given: object) -> httpx2.Response:
        """What a GET gives. Raises StoreError when that is no answer."""
        return self.sent("GET", path, params=given)

    def sent(self, method: str, path: str, **given: Any) -> httpx2.Response:
        """What a request gives. Raises QuestionError for a question that cannot be used, else StoreError."""
        try:
            reply = self._http.request(method, path, **given)
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise _silent(type(error).__name__) from None
        if reply.status_code == 200:
            return reply
        try:
            said = reply.json()["error"]
            lines = (str(said["nl"]), str(said["en"]))
        except (ValueError, KeyError, TypeError):
            raise _silent(str(reply.status_code)) from None
        raise (QuestionError if reply.status_code == 422 else StoreError)(*lines)

    def generation(self) -> str:
        """The fingerprint of the index that answers now."""
        return str(self.get("/ready").json()["generation"])

    def close(self) -> None:
        """End the connections."""
        self._http.close()


class RemoteEngine:
    """Answers of a service. Opening reads which papers there are; raises StoreError when nothing answers."""

    def __init__(self, service: Connection) -> None:
        self._service = service
        self.store = self._opened()

    def ask(
        self, question: str, *, id: str = "1", filters: Filters | None = None, history: Sequence[str] = ()
    ) -> Answer:
        """The answer to one question. Raises QuestionError when it cannot be used."""
        given = {"question": question, "id": id, "history": list(history), "filters": _filters(filters or Filters())}
        return ANSWER.validate_json(self._service.sent("POST", "/v1/page/ask", json=given).content)

    def _opened(self) -> RemoteStore:
        for _ in range(_TRIES):
            before, found, total = self._service.generation(), list[Document](), 1
            while len(found) < total:
                reply = self._service.get("/v1/page/papers", offset=len(found))
                page, total = DOCUMENTS.validate_json(reply.content), int(reply.headers["x-total-count"])
                if not page:
                    break
                found += page
            # An update in between would mix two lists.
            if self._service.generation() == before:
                return RemoteStore(self._service.get, before, tuple(found))
        raise _silent("vernieuwt / is renewed")


@cache
def connection(url: str, key: str | None) -> Connection:
    """The one connection of this process to a service."""
    return Connection(url, key)


def _paper(get: Callable[..., httpx2.Response], name: str) -> Paper:
    return PAPER.validate_json(get("/v1/page/paper", document=name).content)


def _filters(filters: Filters) -> dict[str, str | None]:
    given = {name: getattr(filters, name) for name in ("document", "minister", "ministry", "kind")}
    return {**given, "from": filters.date_from, "to": filters.date_to}


def _silent(why: str) -> StoreError:
    return StoreError(
        f"de dienst antwoordt niet ({why}); kijk of zij draait en of het adres klopt (--server)",
        f"the service does not answer ({why}); see whether it runs and the address is right (--server)",
    )
