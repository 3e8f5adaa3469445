"""Before the web application: nobody is shown, or told to be done, what a power cut could still take back."""

import logging
from collections.abc import Awaitable, Callable

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from storage.engine.sqlite_errors import Fault

log = logging.getLogger(__name__)


class Kept:
    """Every answer waits until the disk has what was committed before it; where that fails it is 503 without content."""

    def __init__(self, app: ASGIApp, reached: Callable[[], Awaitable[None]]) -> None:
        self._app = app
        self._reached = reached

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        lost = False

        async def when_kept(message: Message) -> None:
            nonlocal lost
            if message["type"] == "http.response.start":
                try:
                    await self._reached()
                except Fault as fault:
                    log.warning("a page could not be kept: %s", fault)
                    lost = True
                    await PlainTextResponse("", status_code=503)(scope, receive, send)
            if not lost:
                await send(message)

        await self._app(scope, receive, when_kept)
