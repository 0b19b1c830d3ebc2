"""What every test stands on: no network, no home folder, fixed seeds, and a toy encoder.

The seal is set before anything of ours is imported and holds for session fixtures and collection too. It
does not reach into child processes: those inherit the offline settings from the environment only.
"""

import hashlib
import os
import random
import shutil
import socket
import sys
import tempfile
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

# Fixtures that several files of tests share.
pytest_plugins = ("browsing",)

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})

_home = Path(tempfile.mkdtemp(prefix="vraagbaak-tests-"))
os.environ |= {
    "HOME": str(_home),
    "XDG_CACHE_HOME": str(_home / "cache"),
    "XDG_CONFIG_HOME": str(_home / "config"),
    "XDG_DATA_HOME": str(_home / "data"),
    "XDG_STATE_HOME": str(_home / "state"),
    "HF_HOME": str(_home / "huggingface"),
    "HF_HUB_OFFLINE": "1",
    "TIKTOKEN_CACHE_DIR": str(_home / "tiktoken"),
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
}
os.environ.pop("VRAAGBAAK_INDEX", None)
os.environ.pop("VRAAGBAAK_LEXICON", None)


class Seal:
    """Stands in for the functions of `socket` that reach out; lets loopback pass while a test asks for that."""

    def __init__(self) -> None:
        self.loopback = False

    def check(self, address: object) -> None:
        """Raise AssertionError unless `address`, a (host, ...) tuple or a path, may be reached now."""
        if isinstance(address, (str, bytes)):
            return  # AF_UNIX: the event loop's own socket pair
        host = address[0] if isinstance(address, tuple) else address
        if self.loopback and host in LOOPBACK:
            return
        hint = "" if self.loopback else "; mark it with @pytest.mark.loopback if it talks to 127.0.0.1"
        raise AssertionError(f"a test reached for the network: {address!r}{hint}")

    def method(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """Wrap a method of socket.socket whose first argument is the address."""

        def sealed(sock: socket.socket, address: object) -> Any:
            self.check(address)
            return real(sock, address)

        return sealed

    def function(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """Wrap a function of socket whose first argument is a host or an address."""

        def sealed(target: object, *args: Any, **kwargs: Any) -> Any:
            self.check(target if isinstance(target, tuple) else (target,))
            return real(target, *args, **kwargs)

        return sealed


_seal = Seal()
_patch = pytest.MonkeyPatch()


def pytest_configure(config: pytest.Config) -> None:
    """Seal the sockets for the whole run, collection included."""
    for name in ("connect", "connect_ex"):
        _patch.setattr(socket.socket, name, _seal.method(getattr(socket.socket, name)))
    for name in ("getaddrinfo", "create_connection"):
        _patch.setattr(socket, name, _seal.function(getattr(socket, name)))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Give the sockets back and remove the home folder that stood in for the real one."""
    _patch.undo()
    shutil.rmtree(_home, ignore_errors=True)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None, object, object]:
    """Open loopback around one marked test, its fixtures of every scope included, and fix the seeds."""
    _seal.loopback = item.get_closest_marker("loopback") is not None
    random.seed(0)
    np.random.seed(0)
    try:
        return (yield)
    finally:
        _seal.loopback = False


class ToyEncoder:
    """An encoder of hashed words: texts that share words are near each other, and nothing is learned.

    float32 (n, 64), unit rows; a text without words gives zeros, as the Encoder protocol has it.
    """

    name = "toy"
    dimension = 64
    checksum = hashlib.sha256(b"toy encoder 1").hexdigest()

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode texts to unit rows, float32 (n, dimension)."""
        return np.array([self.query(text) for text in texts], dtype=np.float32).reshape(-1, self.dimension)

    def query(self, text: str) -> NDArray[np.float32]:
        """Encode one text to a unit vector, float32 (dimension,); zeros for an empty one."""
        total = np.zeros(self.dimension, dtype=np.float64)
        for word in text.casefold().split():
            seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
            total += np.random.default_rng(seed).standard_normal(self.dimension)
        return (total / (np.linalg.norm(total) or 1.0)).astype(np.float32)


@pytest.fixture(scope="session")
def toy_encoder() -> ToyEncoder:
    """The toy encoder; it holds no state, so one serves all tests."""
    return ToyEncoder()


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder with the five source papers."""
    return Path(__file__).resolve().parent.parent / "seeds"


@pytest.fixture(autouse=True)
def main_module(monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts `__main__` back: Streamlit's tests leave their script there, and no process starts after it."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
