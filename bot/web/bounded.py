"""Before the web application: a page that takes too much processor time is broken off, so that nobody else waits for it."""

import logging

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.telegram.turn_deadline import Deadline, Steps
from handlers.core.monitoring.errors import place_of
from handlers.core.services import PART_SECONDS, TookTooLong

log = logging.getLogger(__name__)


class Bounded:
    """All steps of a request together may take so long; then it is 503 without content, if nothing was said yet."""

    def __init__(self, app: ASGIApp, deadline: Deadline, seconds: float = PART_SECONDS) -> None:
        self._app = app
        self._deadline = deadline
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        has_begun = False

        async def noticed(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await Steps(self._app(scope, receive, noticed), self._deadline, self._seconds)
        except TookTooLong as error:
            log.error("a page took too long: %s", place_of(error))
            if not has_begun:
                await PlainTextResponse("", status_code=503)(scope, receive, send)
