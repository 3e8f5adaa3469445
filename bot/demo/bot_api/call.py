"""What comes from outside: one request of the bot, method parameters as text, as every Bot API server sees them, and uploads; JSON,
bounded: what no page and no bot of ours sends is refused before anything acts on it,
in Telegram's own words (tdlib/telegram-bot-api, Client.cpp). Reading the HTTP body is in http.py."""

import json
from collections.abc import Mapping
from typing import Any

from bot.demo.bot_api.values import Json
from union.core.records import dataclass, field

DEEPEST = 32
LARGEST = 2**53 - 1  # beyond it a browser's numbers are not exact, and SQLite's end at 63 bits


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    data: bytes
    mime: str


@dataclass(frozen=True, slots=True)
class Call:
    params: Mapping[str, str]
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """A parameter as text; empty when missing."""
        return self.params.get(name, "")

    def number(self, name: str, default: int = 0) -> int:
        """A parameter as a number; what is none counts as the default, as at Telegram."""
        try:
            return number(self.text(name))
        except ValueError:
            return default

    def value(self, name: str) -> Any:
        """A parameter that holds JSON; None when missing or unreadable."""
        try:
            return parsed_json(self.text(name))
        except ValueError:
            return None


def parsed_json(words: str | bytes) -> Any:
    """What the JSON says. Raises ValueError for what is none, is nested too deeply or holds a number or a sign nobody can keep."""
    try:
        said = json.loads(words)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    _check(said)
    return said


def number(written: str) -> int:
    """A whole number of those that can be kept. Raises ValueError."""
    if len(written) > len(str(LARGEST)) + 1 or abs(found := int(written)) > LARGEST:
        raise ValueError("too large")
    return found


def _check(said: object) -> None:
    here = [said]
    for _depth in range(DEEPEST):
        within = list[object]()
        for each in here:
            match each:
                case dict():
                    within += each
                    within += each.values()
                case list():
                    within += each
                case str():
                    each.encode()
                case int() | float() if not abs(each) <= LARGEST:  # NaN neither
                    raise ValueError("too large")
        if not within:
            return
        here = within
    raise ValueError("nested too deeply")


class BotError(Exception):
    """A refusal of the Bot API: HTTP status, description and sometimes parameters."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def card(self) -> Json:
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(description: str) -> BotError:
    """A 400; error names in capitals and sentences alike follow the same prefix."""
    return BotError(400, f"Bad Request: {description}")


def forbidden(description: str) -> BotError:
    """A 403: the bot has no way into this chat."""
    return BotError(403, f"Forbidden: {description}")
