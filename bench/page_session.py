"""A visitor of the page without a browser: speaks Streamlit's own protocol, asks, and times the answer.

For many visitors at once on one machine: there the browsers would take the time of the server that is measured.
"""

import time
from collections.abc import Callable

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

SHOWN = ("vb-citaat", "vb-nietgevonden")


class Session:
    """One session of the page at an address; made by `opened`. `drawn`: the HTML of its newest drawing, in order."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._input = self._fragment = ""
        self.drawn: list[str] = []

    async def ask(self, question: str) -> float:
        """Seconds from sending a question until its first quote, or that there is none, has come back."""
        message = BackMsg()
        message.rerun_script.fragment_id = self._fragment
        typed = message.rerun_script.widget_states.widgets.add()
        typed.id, typed.chat_input_value.data = self._input, question
        started = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        seen = await self._until_drawn(lambda body: any(f'class="{name}"' in body for name in SHOWN))
        if seen is None:
            raise RuntimeError(f"no answer was drawn to {question!r}")
        return seen - started

    async def close(self) -> None:
        """Leave the page."""
        await self._socket.close()

    async def draw(self) -> None:
        """Have the whole page drawn, as at its opening; finds where questions are typed."""
        message = BackMsg()
        message.rerun_script.query_string = ""
        await self._socket.send(message.SerializeToString())
        await self._until_drawn(lambda body: False)
        if not self._input:
            raise RuntimeError("the page has no box to ask in")

    async def _until_drawn(self, wanted: Callable[[str], bool]) -> float | None:
        """Reads until the run is done; when the first HTML that is wanted came, None where none did."""
        seen: float | None = None
        self.drawn = []
        while True:
            raw = await self._socket.recv()
            message = ForwardMsg.FromString(raw if isinstance(raw, bytes) else raw.encode())
            kind = message.WhichOneof("type")
            if kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return seen
            if kind != "delta":
                continue
            element = message.delta.new_element
            if element.WhichOneof("type") == "chat_input":
                self._input, self._fragment = element.chat_input.id, message.delta.fragment_id
            if element.WhichOneof("type") != "html":
                continue
            self.drawn.append(element.html.body)
            if seen is None and wanted(element.html.body):
                seen = time.perf_counter()


async def opened(address: str) -> Session:
    """A new session of the page at `address` (http://...), drawn."""
    socket = await connect(
        address.replace("http", "ws", 1) + "/_stcore/stream",
        subprotocols=[Subprotocol("streamlit")],
        origin=Origin(address),
        max_size=None,
    )
    session = Session(socket)
    await session.draw()
    return session
