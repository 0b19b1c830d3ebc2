"""What a session of the page does without a browser: one part is drawn anew, and a rebuilt index is answered from."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import served
from shipped import REGISTERED, copied_index, copied_seeds

from bench.page_session import opened
from index.build import build

pytestmark = pytest.mark.loopback

PAPER = """Antwoord van minister Kwark (Zuivel en Bruggen) (ontvangen 4 maart 2025)

Vraag 1
Hoeveel kaasbruggen bouwde de gemeente Zuiveldam in 2024?

Antwoord op vraag 1
De gemeente Zuiveldam bouwde in 2024 dertien kaasbruggen van oude kaas.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("session")


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """The page over a copy of the index of the seeds in `folder`."""
    yield from served(copied_index(folder), folder)


def test_who_asks_has_only_the_conversation_drawn_anew(address: str) -> None:
    async def asked() -> tuple[list[str], list[str]]:
        session = await opened(address)
        whole = session.drawn
        await session.ask(REGISTERED)
        after = session.drawn
        await session.close()
        return whole, after

    whole, after = asyncio.run(asked())
    assert any("<style>" in body for body in whole)
    assert not any("<style>" in body for body in after)
    assert any("vb-citaat" in body for body in after)


def test_an_open_page_answers_from_the_index_that_was_built_meanwhile(address: str, folder: Path) -> None:
    async def asked() -> tuple[list[str], list[str]]:
        session = await opened(address)
        question = "Hoeveel kaasbruggen bouwde de gemeente Zuiveldam in 2024?"
        await session.ask(question)
        before = session.drawn
        seeds = copied_seeds(folder)
        (seeds / "kaasbruggen.txt").write_text(PAPER, encoding="utf-8")
        build([seeds], folder / "index")
        await session.ask(question)
        after = session.drawn
        await session.close()
        return before, after

    before, after = asyncio.run(asked())
    assert not any("dertien kaasbruggen" in body for body in before)
    assert any("dertien kaasbruggen" in body and "vb-citaat" in body for body in after)
