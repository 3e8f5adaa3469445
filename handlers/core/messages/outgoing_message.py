"""A message as the Bot API wants it: text that fits into one, its formatting, its keyboard; words said back fit on a line.

Its keyboard has labels on one side, at most 64 bytes of ids on the other, never text. Lists fold and titles are cut where they are written; here is the last resort, so that nothing is ever refused.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from union.core.groups import Person
from union.core.message_layout import utf16
from union.core.records import dataclass, field
from union.words import Words, sentence

VERSION = "1"
MOST_BYTES = 64
UNNAMED = "…"


@dataclass(frozen=True, slots=True)
class Press:
    """What a button stands for: `deed` such as "log.undo", the group's number, ids or short codes."""

    deed: str
    group_id: int
    ids: tuple[str, ...] = ()

    def number(self, place: int = 0) -> int:
        """The id at this place; ValueError or IndexError for a forged button."""
        if not _is_id(self.ids[place]):
            raise ValueError("no id")
        return int(self.ids[place])


@dataclass(frozen=True, slots=True)
class Button:
    """One button of a keyboard; with `url` it opens a link instead, with `app` a Mini App (in private chats alone)."""

    label: str
    press: Press | None = None
    url: str | None = None
    app: str | None = None


Rows = Sequence[Sequence[Button]]


def data(press: Press) -> str:
    """`1:log.undo:3:12`; ValueError when it does not fit Telegram's 64 bytes or would be read differently."""
    text = ":".join((VERSION, press.deed, str(press.group_id), *press.ids))
    if len(text.encode()) > MOST_BYTES:
        raise ValueError(f"callback data too long: {press.deed}")
    if press_from_data(text) != press:
        raise ValueError(f"callback data is ambiguous: {press.deed}")
    return text


def press_from_data(text: str) -> Press | None:
    """The press a button's data stands for; None when it is of another version or forged."""
    version, *rest = text.split(":")
    if version != VERSION or len(rest) < 2 or not _is_id(rest[1]):
        return None
    deed, group_id, *ids = rest
    return Press(deed, int(group_id), tuple(ids))


def markup(rows: Rows) -> Mapping[str, Any]:
    return {"inline_keyboard": [[_button(button) for button in row] for row in rows]}


def button(label: str, deed: str, group_id: int, *ids: object) -> Button:
    return Button(label, Press(deed, group_id, tuple(str(each) for each in ids)))


def _button(each: Button) -> Mapping[str, Any]:
    label = each.label if each.label.strip() else UNNAMED  # Telegram refuses a message with an empty button
    if each.press is not None:
        return {"text": label, "callback_data": data(each.press)}
    if each.app is not None:
        return {"text": label, "web_app": {"url": each.app}}
    return {"text": label, "url": each.url or ""}


def _is_id(text: str) -> bool:
    # Sixteen digits hold every id of ours and keep int() cheap.
    return text.isascii() and text.isdigit() and len(text) <= 16


def in_rows(buttons: Sequence[Button], width: int) -> list[list[Button]]:
    return [list(buttons[start : start + width]) for start in range(0, len(buttons), width)]


def page_buttons(
    _: Words, page: int, last: int, deed: str, group_id: int, *ids: object, behind: tuple[object, ...] = ()
) -> list[Button]:
    """Back and on from a page, as far as there are such; the page's number stands between `ids` and those `behind` it."""
    places = [(_("‹ 上一页"), page - 1)] if page > 0 else []
    places += [(_("下一页 ›"), page + 1)] if page < last else []
    return [button(label, deed, group_id, *ids, place, *behind) for label, place in places]


def page_of(
    _: Words,
    buttons: Sequence[Button],
    page: int,
    shape: tuple[int, int],
    deed: str,
    group_id: int,
    *ids: object,
) -> list[list[Button]]:
    """A page of many buttons, so many of them and so many side by side, above those that turn it; `ids`: as of page_buttons."""
    size, width = shape
    turns = page_buttons(_, page, (len(buttons) - 1) // size, deed, group_id, *ids)
    return [*in_rows(buttons[page * size : (page + 1) * size], width), *([turns] if turns else [])]


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


def message(text: str, rows: Rows = (), entities: Entities = ()) -> dict[str, Any]:
    """The parameters of a message or of an edit; without rows there is no keyboard."""
    shown = fitted(text)
    kept = [each for each in entities if each["offset"] + each["length"] <= utf16(shown)]
    params: dict[str, Any] = {"text": shown}
    if rows:
        params["reply_markup"] = markup(rows)
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
        """A mention, of which its person is notified; a text_mention works without a username."""
        user = {"id": person.user_id, "is_bot": False, "first_name": person.name}
        place = {"offset": utf16(self.text), "length": utf16(name)}
        self.entities.append({"type": "text_mention", **place, "user": user})
        self.text += name
