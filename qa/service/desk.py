"""Where a route or a tool hands in a task and waits for the reply, no longer than the time limit."""

import asyncio
from concurrent.futures import Future

from qa.service import refusals
from qa.service.generations import Generations
from qa.service.records import Reply, ServiceSettings, Task


class FrontDesk:
    """Tasks in, replies out, for the event loop."""

    def __init__(self, settings: ServiceSettings, generations: Generations) -> None:
        self.settings, self.generations = settings, generations

    async def reply(self, task: Task) -> Reply:
        """The reply to a task. Raises RefusedError when there is none within the time limit."""
        return await self.wait(self.generations.submit(task))

    async def wait(self, future: "Future[Reply]") -> Reply:
        """The reply that was asked for; one that still waits when the time is over is not begun."""
        try:
            async with asyncio.timeout(self.settings.seconds):
                return await asyncio.wrap_future(future)
        except TimeoutError:
            raise refusals.out_of_time(self.settings.seconds) from None
