"""The page can have its answers from a service: the same records as from an engine of its own."""

from collections.abc import Iterator
from dataclasses import replace

import httpx2
import pytest
from service_here import QUESTION, on_a_port, settings_of
from shipped import FARE, LACHGAS, seed_engine

from index.errors import QuestionError, StoreError
from qa.records import Filters
from qa.service.client import Connection, RemoteEngine
from qa.service.keys import add_key

pytestmark = pytest.mark.loopback


@pytest.fixture(scope="module")
def remote(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RemoteEngine]:
    settings = settings_of(tmp_path_factory.mktemp("remote"), require_key=True)
    key = add_key(settings.keys, "Pagina")
    with on_a_port(settings) as port:
        service = Connection(f"http://127.0.0.1:{port}", key)
        yield RemoteEngine(service)
        with pytest.raises(StoreError, match="onbekende of ingetrokken sleutel"):
            opened(f"http://127.0.0.1:{port}")
        service.close()


def opened(url: str, transport: httpx2.BaseTransport | None = None) -> RemoteEngine:
    """An engine with a key that is nobody's."""
    service = Connection(url, "vb_x", transport)
    try:
        return RemoteEngine(service)
    finally:
        service.close()


def test_answers_are_whole(remote: RemoteEngine) -> None:
    for question in (QUESTION["question"], FARE, "Hoevel lachgaszaken?"):
        for filters in (Filters(), Filters(document=LACHGAS, date_from="2020-01-01")):
            found = remote.ask(question, id="k", filters=filters)
            assert replace(found, latency_ms=0.0) == replace(
                seed_engine().ask(question, id="k", filters=filters), latency_ms=0.0
            )
    leaning = remote.ask("En in 2023?", history=(QUESTION["question"],))
    assert leaning.understood == seed_engine().ask("En in 2023?", history=(QUESTION["question"],)).understood


def test_papers_are_whole_when_looked_at(remote: RemoteEngine) -> None:
    own = seed_engine().store
    assert [paper.metadata for paper in remote.store.documents()] == [paper.metadata for paper in own.documents()]
    assert {paper.text for paper in remote.store.documents()} == {""}
    for paper in own.documents():
        assert remote.store.document(paper.file) == paper
        assert remote.store.units(paper.id) == own.units(paper.id)
    assert remote.store.fingerprint == own.fingerprint
    with pytest.raises(StoreError):
        remote.store.document("geen.txt")


def test_what_goes_wrong_is_told_as_by_an_engine(remote: RemoteEngine) -> None:
    with pytest.raises(QuestionError, match="lege vraag"):
        remote.ask("?!")
    with pytest.raises(StoreError, match="antwoordt niet"):
        opened("http://127.0.0.1:9")
    with pytest.raises(StoreError, match="antwoordt niet"):
        opened("geen adres")
    odd = httpx2.MockTransport(lambda request: httpx2.Response(502, text="<html>/srv/x</html>"))
    with pytest.raises(StoreError, match=r"antwoordt niet \(502\)"):
        opened("http://localhost", odd)
