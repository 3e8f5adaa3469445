"""A message as the Bot API wants it: text that fits into one, its formatting, its keyboard; words said back fit on a line.

Lists fold and titles are cut where they are written; here is the last resort, so that nothing is ever refused.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from handlers.core.messages import keyboards
from union.core.groups import Person
from union.core.message_layout import utf16
from union.words import sentence

MOST = 30
MESSAGE_UNITS = 4096  # UTF-16 code units of one message of ours: Telegram's limit
LONGEST_TOLD = 3000  # characters; beyond this a message is a document, not a report of what was done
Entities = Sequence[Mapping[str, Any]]
MORE = "…"
# Under a message that Telegram may have delivered once already.
may_repeat = sentence("（网络不稳，可能重复送达）")


def brief(said: str, most: int = MOST) -> str:
    """On one line, cut with 「…」: 「下周三下午三点在三楼…」."""
    line = " ".join(said.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def fitting(lines: Sequence[str], most: int) -> list[str]:
    """The first of these lines, as many as have this many UTF-16 units together with their line breaks."""
    kept, length = [], 0
    for line in lines:
        length += utf16(line) + 1
        if length > most:
            break
        kept.append(line)
    return kept


def message(text: str, rows: keyboards.Rows = (), entities: Entities = ()) -> dict[str, Any]:
    """The parameters of a message or of an edit; without rows there is no keyboard."""
    shown = fitted(text)
    kept = [each for each in entities if each["offset"] + each["length"] <= utf16(shown)]
    params: dict[str, Any] = {"text": shown}
    if rows:
        params["reply_markup"] = keyboards.markup(rows)
    if kept:
        params["entities"] = kept
    return params


def fitted(text: str) -> str:
    """The text, cut with 「…」 where it is too long for its place."""
    if 2 * len(text) <= MESSAGE_UNITS or utf16(text) <= MESSAGE_UNITS:
        return text
    kept = text.encode("utf-16-le", "ignore")[: 2 * (MESSAGE_UNITS - utf16(MORE))]
    return kept.decode("utf-16-le", errors="ignore") + MORE


@dataclass(slots=True)
class Composed:
    """Grows at its end; `entities` are the Bot API's, their offsets in UTF-16 units."""

    text: str = ""
    entities: list[Mapping[str, Any]] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.text += text

    def mention(self, person: Person, name: str) -> None:
        """A name that rings for its person; a text_mention works without a username."""
        user = {"id": person.user_id, "is_bot": False, "first_name": person.name}
        place = {"offset": utf16(self.text), "length": utf16(name)}
        self.entities.append({"type": "text_mention", **place, "user": user})
        self.text += name
