"""One request of the bot: method parameters as text, as every Bot API server sees them, and uploads.
Reading the HTTP body is in http.py."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.demo.bot_api.bounded_json import number, read


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the request."""

    name: str
    data: bytes
    mime: str


@dataclass(frozen=True, slots=True)
class Call:
    """The parameters of a method call."""

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

    def flag(self, name: str) -> bool:
        """A parameter as yes or no."""
        return self.text(name).lower() in ("true", "1", "yes")

    def value(self, name: str) -> Any:
        """A parameter that holds JSON; None when missing or unreadable."""
        try:
            return read(self.text(name))
        except ValueError:
            return None
