"""What Telegram answers, taken with care: a garbled answer is a TelegramError like any other, and is not logged.

PTB logs an answer that is no JSON with every word in it, and trips over JSON of another shape.
"""

import asyncio
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import ExtBot

from union.core.json_object import json_object

# What reading a value of unexpected shape raises.
MISSHAPEN = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError, OSError)
READ_SECONDS = 5.0  # between two pieces of an answer, beside the time Telegram may take to have one
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
