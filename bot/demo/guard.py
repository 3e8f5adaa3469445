"""Keeps strangers out of the room: only loopback names, no posts from other pages, strict headers.
A browser can be made to call loopback by any web page; this is what stops it."""

from contextlib import suppress
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.web.site import is_one_of

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class RoomGuard:
    """Wraps the room's application."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuses what does not come from this machine's own page or bot; adds the headers to the rest."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = _refusal(Headers(scope=scope))

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        app = PlainTextResponse(refusal, status_code=403) if refusal else self._app
        # Whoever hangs up in the middle of a request, as a stopped bot does, waits for no answer.
        with suppress(ClientDisconnect):
            await app(scope, receive, with_headers)


def _refusal(headers: Headers) -> str:
    host = headers.get("host", "")
    if not is_one_of(host, ()):
        return "只能用 127.0.0.1 或 localhost 打开这个页面"
    origin = headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != host:
        return "不接受其他网页发来的请求"
    if headers.get("sec-fetch-site", "none") == "cross-site":
        return "不接受其他网页发来的请求"
    return ""
