"""Mentions: of people, in a text put together piece by piece with its entities, and of the bot, in what is written to it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from union.core.groups import Person
from union.core.message_layout import utf16


@dataclass(slots=True)
class Composed:
    """Grows at its end; `entities` are the Bot API's, their offsets in UTF-16 units."""

    text: str = ""
    entities: list[Mapping[str, Any]] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Plain words."""
        self.text += text

    def mention(self, person: Person, name: str) -> None:
        """A name that rings for its person; a text_mention works without a username."""
        user = {"id": person.user_id, "is_bot": False, "first_name": person.name}
        place = {"offset": utf16(self.text), "length": utf16(name)}
        self.entities.append({"type": "text_mention", **place, "user": user})
        self.text += name


def mention_of(text: str, username: str) -> re.Match[str] | None:
    """Where a text names the bot, in any case: its whole username, not one that only begins like it.

    Chinese words may touch it, where Telegram's own clients mark no mention: 「请问@gonghui_bot」.
    """
    return _mention(username).search(text) if username else None


@cache
def _mention(username: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9_])@{re.escape(username)}(?![A-Za-z0-9_])", re.IGNORECASE | re.ASCII)
