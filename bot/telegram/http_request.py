"""The connections to Telegram, by aiohttp: a request of httpx, PTB's own way, takes several times the processor time.

An error of the way is one of PTB's; its words are the class's name only, for addresses hold the token. What Telegram answers is
taken with care: a garbled answer is a TelegramError like any other, and is not logged. PTB logs an answer that is no JSON with every
word in it, and trips over JSON of another shape.
"""

import asyncio
import io
from datetime import timedelta
from functools import cache
from http import HTTPStatus
from ssl import SSLContext
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies_environment, proxy_bypass

import aiohttp
import httpx
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import ExtBot
from telegram.request import BaseRequest, RequestData

from bot.refusal import Refusal
from union.core.json_object import json_object

MOST = 256  # connections; more than the sender's chats at once
READ_SECONDS = 5.0  # between two pieces of an answer, beside the time Telegram may take to have one
CONNECT_SECONDS = 5.0
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
# What aiohttp raises when a request had no connection to go by: refused, unknown host, bad certificate, refused by a proxy.
NOT_CONNECTED = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.ClientHttpProxyError)
Seconds = Any  # a number, None for no end, or PTB's own mark for 「as usual」, which is no public type


class AiohttpRequest(BaseRequest):
    """One pool of connections. Proxies of HTTP_PROXY, HTTPS_PROXY and ALL_PROXY are kept to, and NO_PROXY."""

    def __init__(self, read_seconds: float = READ_SECONDS, connect_seconds: float = CONNECT_SECONDS) -> None:
        self._read, self._connect = read_seconds, connect_seconds
        self._session: aiohttp.ClientSession | None = None
        self._proxies = proxies()

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """PTB reads successes and refusals alike through this. Raises TelegramError."""
        return parsed(payload)

    @property
    def read_timeout(self) -> float | None:
        """Seconds between two pieces of an answer."""
        return self._read

    async def initialize(self) -> None:
        """Open the pool; no connection yet."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=MOST, ssl=certificates()),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    # The arguments are PTB's, the waiting for a place in the pool included.
    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        write_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        connect_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        pool_timeout: Seconds = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One request; see BaseRequest. Raises NetworkError, of it TimedOut and NeverLeft.

        Nothing here bounds how long writing takes: who calls bounds the whole.
        """
        if self._session is None:
            raise RuntimeError("not initialized")
        read, connect = _seconds(read_timeout, self._read), _seconds(connect_timeout, self._connect)
        timeout = aiohttp.ClientTimeout(total=None, connect=connect, sock_connect=connect, sock_read=read)
        try:
            async with self._session.request(
                method,
                url,
                timeout=timeout,
                proxy=self._proxy(url),
                allow_redirects=False,
                **_body(request_data),
            ) as answer:
                return careful(answer.status, await answer.read())
        except NOT_CONNECTED as error:
            raise NeverLeft(type(error).__name__) from None
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from None

    def _proxy(self, url: str) -> str | None:
        """The way out for this address; None for straight."""
        if not self._proxies:
            return None
        parts = urlsplit(url)
        named = self._proxies.get(parts.scheme) or self._proxies.get("all")
        return None if proxy_bypass(parts.netloc) else named


def proxies() -> dict[str, str]:
    """Those the environment names, by scheme. Raises Refusal for one that is none of HTTP, rather than go past it."""
    found = getproxies_environment()
    for scheme in ("http", "https", "all"):
        if not found.get(scheme, "http:").startswith("http:"):
            raise Refusal(
                f"环境变量 {scheme.upper()}_PROXY 指的不是 HTTP 代理，机器人用不了：请改成代理软件的 HTTP 端口，如 http://127.0.0.1:7890"
            )
    return found


@cache
def certificates() -> SSLContext:
    """Whom to believe: certifi's list or SSL_CERT_FILE, as httpx finds it, not the system's, which small images lack."""
    return httpx.create_ssl_context()


def _seconds(given: Seconds, otherwise: float) -> float | None:
    return otherwise if given is BaseRequest.DEFAULT_NONE else given


def _body(data: RequestData | None) -> dict[str, Any]:
    if data is None:
        return {}
    if not data.contains_files:
        return {"data": data.url_encoded_parameters().encode(), "headers": FORM}
    form = aiohttp.FormData(quote_fields=False)  # Telegram shows a file's name as it comes
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in data.multipart_data.items():
        given = io.BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, given, filename=filename, content_type=kind)
    return {"data": form}


# What reading a value of unexpected shape raises.
MISSHAPEN = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError, OSError)
WHOLE_SECONDS = 30.0  # for the whole of it: piece by piece it could take for ever
LONGEST_WAIT = 10**8  # seconds; a wait beyond it is no number Telegram ever names
GARBLED = "Invalid server response"


class NeverLeft(NetworkError):
    """The request did not reach Telegram, so a repeat can't be a second copy."""


def careful(code: int, payload: bytes) -> tuple[int, bytes]:
    """An answer as it came. Raises NetworkError for a refusal that is not in Telegram's words: that of a proxy or a firewall.

    PTB would take it for Telegram's: a chat that is closed, a token that is wrong. Telegram's own are objects that say so.
    """
    if code >= HTTPStatus.MULTIPLE_CHOICES and (json_object(payload) or {}).get("ok") is not False:
        raise NetworkError(f"{GARBLED} ({code})")
    return code, payload


def parsed(payload: bytes) -> dict[str, Any]:
    """The answer as an object that has what PTB looks for. Raises TelegramError."""
    answer = json_object(payload.decode("utf-8", "replace"))
    if answer is None or (answer.get("ok") is not False and "result" not in answer):
        raise TelegramError(GARBLED)
    answer["parameters"] = _parameters(answer.get("parameters"))
    return answer


class Listener(ExtBot[None]):
    """PTB's bot, which also hands out what Telegram says as it was written: an update that can't be read spoils no other."""

    async def raw_updates(
        self, offset: int | None, seconds: int, allowed: list[str], limit: int
    ) -> list[Any]:
        """getUpdates, at most `limit` of them, waiting up to `seconds` for news. Raises TelegramError."""
        asked = {"offset": offset, "timeout": seconds, "allowed_updates": allowed, "limit": limit}
        try:
            async with asyncio.timeout(WHOLE_SECONDS + seconds):
                found: object = await self._post("getUpdates", asked, read_timeout=READ_SECONDS + seconds)
        except TimeoutError:
            raise TimedOut from None
        if not isinstance(found, list):
            raise TelegramError(GARBLED)
        return found

    async def call(self, method: str, given: dict[str, Any], seconds: float) -> Any:
        """Any method, with parameters as the Bot API names them; its result as Telegram wrote it. Raises TelegramError.

        Made of both, PTB's own objects took a tenth of a message's processor time.
        """
        return await self._post(method, given, read_timeout=seconds, write_timeout=seconds)


def without_halves(told: Any) -> Any:
    """The same JSON without halves of surrogate pairs, which no file holds and no chat shows. Raises RecursionError."""
    if isinstance(told, str):
        return told if told.isascii() else told.encode("utf-8", "ignore").decode()
    if isinstance(told, dict):
        return {name: without_halves(value) for name, value in told.items()}
    if isinstance(told, list):
        return [without_halves(value) for value in told]
    return told


def named_wait(error: BaseException) -> float:
    """The seconds Telegram asks us to wait; 0 when it names none."""
    if not isinstance(error, RetryAfter):
        return 0.0
    after = error.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)


def _parameters(told: object) -> dict[str, int]:
    """Those PTB understands, where they are numbers."""
    if not isinstance(told, dict):
        return {}
    numbers = {name: value for name, value in told.items() if type(value) is int}
    if not 0 < numbers.get("retry_after", 0) <= LONGEST_WAIT:
        numbers.pop("retry_after", None)
    return numbers
