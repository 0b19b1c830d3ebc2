"""A Ray cluster of some nodes on this machine for tests and benchmarks, in a process of its own; on loopback,
and with a token.

Run as a script it is that process: a line of JSON in, a line of JSON out.
"""

import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any

from index.load import load
from index.records import Document

ROOT = Path(__file__).resolve().parent.parent
_STORE = 80 * 2**20
# A node that no longer answers is noticed within a second; Ray's own settings take fifteen.
_NOTICES = {"health_check_period_ms": 200, "health_check_failure_threshold": 3}
_SETTINGS = {
    "RAY_USAGE_STATS_ENABLED": "0",
    # Off, so that Ray takes 127.0.0.1 for this machine's address.
    "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0",
    "RAY_AUTH_MODE": "token",
    "RAY_AUTH_TOKEN": secrets.token_hex(32),
    "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}",
}


class Nodes:
    """A cluster whose head does no work; a context manager that ends all its processes.

    `address` is what `--ray` takes.
    """

    def __init__(self, *processors: int) -> None:
        self._before = {name: os.environ.get(name) for name in _SETTINGS}
        # Whoever builds needs them too.
        os.environ.update(_SETTINGS)
        self._folder = tempfile.mkdtemp(prefix="vb-")
        Path(self._folder, "ray").mkdir()  # where Ray notes which cluster is this machine's
        self._process = subprocess.Popen(
            [sys.executable, __file__, self._folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            # What a node that is killed leaves behind goes with the folder.
            env=os.environ | {"TMPDIR": self._folder},
        )
        try:
            self.address = str(self._asked("head"))
            self.nodes = [self.add(count) for count in processors]
        except BaseException:
            self.end()
            raise

    def __enter__(self) -> "Nodes":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.end()

    def add(self, processors: int, first: Path | None = None) -> str:
        """Start a node with so many processors, which looks for modules in `first` before it does so here; its id."""
        paths = [str(path) for path in (first, ROOT, ROOT / "tests") if path]
        return str(self._asked("add", processors, {"PYTHONPATH": os.pathsep.join(paths)}))

    def remove(self, node: str) -> None:
        """Kill all processes of a node."""
        self._asked("remove", node)

    def end(self) -> None:
        """Kill all that is left, and put the environment back."""
        for name, value in self._before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        if self._process.poll() is None:
            self._process.communicate('["end"]\n')
        shutil.rmtree(self._folder, ignore_errors=True)

    def _asked(self, *words: object) -> Any:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(words) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


def stopping_once(folder: Path, path: Path, entry: dict[str, Any] | None) -> Document:
    """Read a file; the first that is called stop.txt tells the fifo in `folder` on which node it is, and never ends."""
    if path.name == "stop.txt":
        try:
            (folder / "stopped").touch(exist_ok=False)
        except FileExistsError:
            return load(path, entry)
        node = import_module("ray").get_runtime_context().get_node_id()
        (folder / "where").write_text(node, encoding="ascii")
        signal.pause()
    return load(path, entry)


def _serve(folder: str) -> None:
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what Ray says of itself
    cluster: Any = import_module("ray.cluster_utils").Cluster()
    settings: dict[str, Any] = {"object_store_memory": _STORE, "include_dashboard": False, "temp_dir": folder}
    nodes: dict[str, Any] = {}
    for line in sys.stdin:
        match json.loads(line):
            case ["head"]:
                cluster.add_node(num_cpus=0, _system_config=_NOTICES, **settings)
                said = cluster.address
            case ["add", processors, environment]:
                node = cluster.add_node(num_cpus=processors, env_vars=environment, **settings)
                said = node.node_id
                nodes[said] = node
            case ["remove", node]:
                cluster.remove_node(nodes.pop(node), allow_graceful=False)
                said = "removed"
            case _:
                break
        print(json.dumps(said), file=out, flush=True)
    cluster.shutdown()


if __name__ == "__main__":
    _serve(*sys.argv[1:])
