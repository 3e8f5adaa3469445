"""What comes before the web parts: the check of a request (only our own names, no forms from other pages, bounded bodies, strict headers),
the time a page may take, and the wait for the disk.

It is outside the application, so that also an answer about a mistake carries the headers.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.telegram.turn_deadline import Deadline, Steps
from bot.web.site import Site
from handlers.core.monitoring.errors import place_of
from handlers.core.services import PART_SECONDS, TookTooLong
from storage.engine.sqlite_errors import Fault
from union.core.files.refusal import MOST_PLAN_BYTES

LARGEST_BODY = 1_000_000  # an update of Telegram's or a form
# A plan's file comes in here alone. A larger one than is read is let in, so that its sender hears what to do.
FILE_PATH, LARGEST_FILE = "/plan/file", 4 * MOST_PLAN_BYTES
# What is refused is read to its end, thrown away: a proxy still sending it would hear of a broken connection, not of our answer.
MOST_THROWN_AWAY, SECONDS_THROWN_AWAY = 20_000_000, 10
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {frames}"
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY.format(frames="'none'"),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
}

log = logging.getLogger(__name__)


class Guard:
    """Wraps the web application; it sees every request first and every answer last."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self._app = app
        self._site = site
        self._headers = dict(HEADERS)
        if site.secure:
            self._headers["Strict-Transport-Security"] = "max-age=31536000"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a refusal without content, or let the request in."""
        if scope["type"] != "http":
            return

        code = self._refusal(scope)
        if code is not None:
            await _throw_away(receive)
        app = self._app if code is None else PlainTextResponse("", status_code=code)
        await answered(app, self._headers, self._placed(scope), _bounded(receive, _body_limit(scope)), send)

    def _refusal(self, scope: Scope) -> int | None:
        headers = Headers(scope=scope)
        if not self._site.knows(headers.get("host", "")):
            return 421
        if scope["method"] not in ("GET", "HEAD", "OPTIONS") and _is_foreign(headers):
            return 403
        length = headers.get("content-length", "0")
        return 413 if not length.isdigit() or int(length) > _body_limit(scope) else None

    def _placed(self, scope: Scope) -> Scope:
        """The request with our prefix on its path, whether or not a proxy has taken it off."""
        prefix, path = self._site.prefix, scope["path"]
        if prefix and path != prefix and not path.startswith(f"{prefix}/"):
            path = prefix + path
        return {**scope, "path": path, "root_path": prefix}


async def answered(
    app: ASGIApp, headers: Mapping[str, str], scope: Scope, receive: Receive, send: Send
) -> None:
    """The application's answer, with all these headers: it may say more exactly how long it keeps and who may frame it.

    Whoever hangs up in the middle, as a stopped bot does, waits for none.
    """

    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            found = MutableHeaders(scope=message)
            for name, value in headers.items():
                found.setdefault(name, value)
        await send(message)

    with suppress(ClientDisconnect):
        await app(scope, receive, with_headers)


def _is_foreign(headers: Headers) -> bool:
    """Whether a form was sent by another site's page; programs such as Telegram name no page at all."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = headers.get("origin", "null")  # our own pages say null too, for no-referrer
    return origin != "null" and urlsplit(origin).netloc != headers.get("host", "")


def _body_limit(scope: Scope) -> int:
    return LARGEST_FILE if scope["path"].endswith(FILE_PATH) else LARGEST_BODY


def _bounded(receive: Receive, most: int) -> Receive:
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            if message.get("more_body"):
                await _throw_away(receive)
            raise HTTPException(413)
        return message

    return bounded


async def _throw_away(receive: Receive) -> None:
    """The rest of a body that nobody reads, no more of it and no longer than that."""
    taken, goes_on = 0, True
    with suppress(TimeoutError):
        async with asyncio.timeout(SECONDS_THROWN_AWAY):
            while goes_on and taken <= MOST_THROWN_AWAY:
                message = await receive()
                taken += len(message.get("body", b""))
                goes_on = bool(message.get("more_body"))


def in_time(app: ASGIApp, deadline: Deadline, seconds: float = PART_SECONDS) -> ASGIApp:
    """A page that takes too much processor time is broken off, so that nobody else waits for it.

    All steps of a request together may take so long; then it is 503 without content, if nothing was said yet.
    """

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        has_begun = False

        async def noticed(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await Steps(app(scope, receive, noticed), deadline, seconds)
        except TookTooLong as error:
            log.error("a page took too long: %s", place_of(error))
            if not has_begun:
                await PlainTextResponse("", status_code=503)(scope, receive, send)

    return serve


def durable_answers(app: ASGIApp, reached: Callable[[], Awaitable[None]]) -> ASGIApp:
    """Nobody is shown, or told to be done, what a power cut could still take back.

    Every answer waits until the disk has what was committed before it; where that fails it is 503 without content.
    """

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        lost = False

        async def when_kept(message: Message) -> None:
            nonlocal lost
            if message["type"] == "http.response.start":
                try:
                    await reached()
                except Fault as fault:
                    log.warning("a page could not be kept: %s", fault)
                    lost = True
                    await PlainTextResponse("", status_code=503)(scope, receive, send)
            if not lost:
                await send(message)

        await app(scope, receive, when_kept)

    return serve
