"""Serves an ASGI application beside the bot, on the bot's own loop; ends with it.

No access log: addresses hold what opens a feed or a page. Signals are bot/service.py's.
"""

import asyncio
import contextlib
import logging
import socket

import uvicorn
from starlette.types import ASGIApp

log = logging.getLogger(__name__)
GRACE_SECONDS = 2  # requests under way; the whole program has five


class Server(uvicorn.Server):
    """uvicorn would take the signals for itself and raise them again."""

    @contextlib.contextmanager
    def capture_signals(self):  # type: ignore[no-untyped-def]  # uvicorn's own signature has no types
        yield


def server(app: ASGIApp) -> Server:
    """A server that says nothing itself and believes no header about where a request came from."""
    # Its error lines would quote whole exceptions; bot/web/app.py says type and place.
    how = uvicorn.Config(
        app, log_config=None, log_level="critical", access_log=False, lifespan="off", proxy_headers=False,
        server_header=False, timeout_graceful_shutdown=GRACE_SECONDS,
    )  # fmt: skip
    return Server(how)


async def serve_beside(app: ASGIApp, listen: tuple[str, int]) -> None:
    """Serve until cancelled. A port that is taken is a warning: without its pages the bot still works."""
    try:
        listener = listening(*listen)
    except OSError as error:
        log.warning("nothing is served at %s:%s: it cannot be listened on (%s)", *listen, error.strerror)
        return
    with listener:
        pages = server(app)
        serving = asyncio.ensure_future(pages.serve(sockets=[listener]))
        try:
            await asyncio.shield(serving)
        finally:
            pages.should_exit = True
            await serving


def listening(host: str, port: int) -> socket.socket:
    """A listening socket; OSError when the port is taken or the address is not this machine's."""
    family, kind, number, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP, flags=socket.AI_PASSIVE
    )[0]
    # asyncio turns Nagle's waiting off only where the protocol is named; else each answer takes 40 ms more.
    listener = socket.socket(family, kind, number)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen()
    except (OSError, OverflowError) as error:
        listener.close()
        raise OSError(*error.args) from error
    return listener
