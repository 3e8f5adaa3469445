"""A message as the Bot API wants it: text that fits into one, its formatting, its keyboard.

Lists fold and titles are cut where they are written; here is the last resort, so that nothing is ever refused.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from handlers.core.messages import keyboards
from handlers.core.messages.keyboards import Rows
from handlers.core.messages.text_limits import MESSAGE_UNITS
from union.core.groups import Person
from union.core.message_layout import utf16
from union.words import Words

Entities = Sequence[Mapping[str, Any]]
MORE = "…"


def message(text: str, rows: Rows = (), entities: Entities = ()) -> dict[str, Any]:
    """The parameters of a message or of an edit; without rows there is no keyboard."""
    shown = fitted(text)
    kept = [each for each in entities if each["offset"] + each["length"] <= utf16(shown)]
    params: dict[str, Any] = {"text": shown}
    if rows:
        params["reply_markup"] = keyboards.markup(rows)
    if kept:
        params["entities"] = kept
    return params


def fitted(text: str, limit: int = MESSAGE_UNITS) -> str:
    """The text, cut with 「…」 where it is too long for its place."""
    if utf16(text) <= limit:
        return text
    kept = text.encode("utf-16-le", "ignore")[: 2 * (limit - utf16(MORE))]
    return kept.decode("utf-16-le", errors="ignore") + MORE


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


def may_repeat(_: Words) -> str:
    """Under a message that Telegram may have delivered once already."""
    return _("（网络不稳，可能重复送达）")
