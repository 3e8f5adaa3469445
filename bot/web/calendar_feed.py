"""The calendar feeds by HTTP: `/feed/{token}.ics`, for programs that know nothing but this address.

Whether a file has changed is known from a few rows (handlers/feeds/feed_content.py); it is made only when it has.
"""

import asyncio
import gzip
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.workers.client import make_feed
from bot.workers.protocol import ChildError
from handlers.core.services import Services
from handlers.feeds import feed_content
from handlers.feeds.feed_content import FeedContext, FeedSource, source_of
from storage.engine.database import Store, Unwritable
from storage.feeds import subscriptions
from union.core.rate_limit import Floods

log = logging.getLogger(__name__)
PATH = "/feed/{token}.ics"
MOST_KEPT = 8_000_000  # bytes of packed files
MOST_KNOCKS = 30  # a minute at one address; phones knock once an hour
Make = Callable[[Store, FeedContext, str, datetime], Awaitable[bytes | None]]


def routes(services: Services, make: Make = make_feed) -> list[BaseRoute]:
    """The one route; HEAD comes with GET."""
    return [Route(PATH, Feeds(services, make).answer, methods=["GET"])]


class Feeds:
    """Answers knocks; keeps the files made last, and how often each address was knocked at."""

    def __init__(self, services: Services, make: Make) -> None:
        self._services = services
        self._make = make
        self._house = FeedContext(services.defaults, services.face.id, services.allowed_chats)
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._making: dict[str, asyncio.Task[bytes | None]] = {}
        self._one_at_a_time = asyncio.Semaphore(1)
        self._knocks = Floods()

    async def answer(self, request: Request) -> Response:
        """The file, or that it is what the program has; what opens nothing is not there, whatever it is."""
        hashed, now = feed_content.hash_of(request.path_params["token"]), self._services.now()
        try:
            source = self._source(hashed, now)
        except Unwritable:
            return _busy(HTTPStatus.SERVICE_UNAVAILABLE)
        if source is None:
            return _missing()
        knocks, at = self._knocks.stream(source.row.id, MOST_KNOCKS), int(now.timestamp())
        if knocks.is_over(at):
            return _busy(HTTPStatus.TOO_MANY_REQUESTS)
        knocks.take(at)
        tag, changed_at = source.fingerprint(now), source.changed_at(now)
        if _is_cache_current(request, tag, changed_at):
            return Response(status_code=304, headers=_headers(tag, changed_at))
        if request.method == "HEAD":
            return Response(headers=_headers(tag, changed_at), media_type="text/calendar")
        return await self._file(request, tag, changed_at, hashed, now)

    def _source(self, hashed: str, now: datetime) -> FeedSource | None:
        with self._services.store.reading() as db:
            source = source_of(db, self._house, hashed)
        if source is None or source.is_stamped:
            return source
        with self._services.store.unit() as db:
            subscriptions.stamp(db, [group.id for group in source.groups], now)
            return source_of(db, self._house, hashed)

    async def _file(
        self, request: Request, tag: str, changed_at: datetime, hashed: str, now: datetime
    ) -> Response:
        try:
            packed = await self._packed(tag, hashed, now)
        except (ChildError, OSError) as error:
            log.error("a feed was not made: %s", type(error).__name__)
            return _busy(HTTPStatus.SERVICE_UNAVAILABLE)
        if packed is None:
            return _missing()
        headers = _headers(tag, changed_at)
        if "gzip" in request.headers.get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
            headers["ETag"] = _quoted(tag, packed=True)
        else:
            packed = gzip.decompress(packed)
        return Response(packed, headers=headers, media_type="text/calendar")

    async def _packed(self, tag: str, hashed: str, now: datetime) -> bytes | None:
        """From those kept; else made once, however many ask for it meanwhile."""
        if tag in self._kept:
            self._kept.move_to_end(tag)
            return self._kept[tag]
        if tag not in self._making:
            self._making[tag] = asyncio.create_task(self._build_feed(tag, hashed, now))
        # Whoever hangs up does not take it from the others.
        return await asyncio.shield(self._making[tag])

    async def _build_feed(self, tag: str, hashed: str, now: datetime) -> bytes | None:
        try:
            async with self._one_at_a_time:
                packed = await self._make(self._services.store, self._house, hashed, now)
        finally:
            del self._making[tag]
        if packed is not None:
            self._kept[tag] = packed
            while sum(map(len, self._kept.values())) > MOST_KEPT and len(self._kept) > 1:
                self._kept.popitem(last=False)
        return packed


def _headers(tag: str, changed_at: datetime) -> dict[str, str]:
    return {
        "ETag": _quoted(tag, packed=False),
        "Last-Modified": format_datetime(changed_at.astimezone(UTC), usegmt=True),
        "Cache-Control": "private, no-cache",
        "Vary": "Accept-Encoding",
        "Content-Disposition": 'inline; filename="gonghui.ics"',
    }


def _quoted(tag: str, *, packed: bool) -> str:
    """A strong tag names one sequence of bytes, so that the packed file has its own."""
    return f'"{tag}-gz"' if packed else f'"{tag}"'


def _is_cache_current(request: Request, tag: str, changed_at: datetime) -> bool:
    """Whether the program has this very file; its date counts only where it names no tag."""
    told: Mapping[str, str] = request.headers
    if "if-none-match" in told:
        names = {each.strip().removeprefix("W/") for each in told["if-none-match"].split(",")}
        return "*" in names or not names.isdisjoint({_quoted(tag, packed=each) for each in (False, True)})
    try:
        since = parsedate_to_datetime(told.get("if-modified-since", ""))
    except ValueError:
        return False
    return since.tzinfo is not None and changed_at.replace(microsecond=0) <= since


def _missing() -> Response:
    """The same for an address of nobody's, one that was stopped, and what never was one."""
    return PlainTextResponse("没有这个页面\n", status_code=HTTPStatus.NOT_FOUND)


def _busy(status: HTTPStatus) -> Response:
    return PlainTextResponse("请稍后再试\n", status_code=status, headers={"Retry-After": "120"})
