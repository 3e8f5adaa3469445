"""Mentions of people, in a text put together piece by piece with its entities."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
