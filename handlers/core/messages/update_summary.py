"""What can be told of any update, however odd, without a look at its words: also of one whose words end the program."""

from collections.abc import Mapping

from union.core.records import dataclass

LARGEST_ID = 2**63 - 1
MESSAGES = ("message", "edited_message")
OTHERS = ("my_chat_member", "chat_member", "chat_join_request", "channel_post", "edited_channel_post")
PRIVATE = "private"
COMMAND = "bot_command"  # Telegram marks a command itself
Told = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Outline:
    """Where an update came from and how it was put.

    `written`: a message or its edit; `addressed`: put to the bot by its form, as a command or a reply to one of our
    messages; `press_id`: it is a pressed button; `heard`: by a person or in the group's own name, not by another bot or
    a channel; `at`: when it was written or last changed, in Unix seconds, None for a press.
    """

    update_id: int
    chat_id: int | None
    message_id: int | None
    private: bool
    language: str | None
    topic: int | None
    sender: int | None
    written: bool
    addressed: bool
    heard: bool
    press_id: str | None
    at: int | None


def outline(told: Told, bot_id: int) -> Outline:
    """The outline of an update as Telegram wrote it."""
    message = next((found for kind in MESSAGES if (found := _part(told, kind))), {})
    press = _part(told, "callback_query")
    about = message or press or next((found for kind in OTHERS if (found := _part(told, kind))), {})
    chat = _part(message or _part(press, "message") or about, "chat")
    user, channel = _part(about, "from"), _part(message, "sender_chat")
    chat_id, as_whom = _number(chat.get("id")), _number(channel.get("id"))
    as_group = bool(channel) and as_whom == chat_id
    return Outline(
        update_id=_number(told.get("update_id")) or 0,
        chat_id=chat_id,
        message_id=_number(message.get("message_id")),
        private=chat.get("type") == PRIVATE if "type" in chat else chat_id is not None and chat_id > 0,
        language=_word(user.get("language_code")),
        topic=_number(message.get("message_thread_id")) if message.get("is_topic_message") else None,
        sender=as_whom if channel else _number(user.get("id")),
        written=bool(message),
        addressed=_is_command(message)
        or _number(_part(_part(message, "reply_to_message"), "from").get("id")) == bot_id,
        heard=as_group or not (channel or user.get("is_bot")),
        press_id=_word(press.get("id")),
        at=_number(message.get("edit_date")) or _number(message.get("date")),
    )


def _part(told: Told, name: str) -> Told:
    found = told.get(name)
    return found if isinstance(found, dict) else {}


def _number(given: object) -> int | None:
    """An id, where it is one that can be kept."""
    return given if type(given) is int and abs(given) <= LARGEST_ID else None


def _word(given: object) -> str | None:
    return given if isinstance(given, str) else None


def _is_command(message: Told) -> bool:
    for name in ("entities", "caption_entities"):
        marks = message.get(name)
        first = marks[0] if isinstance(marks, list) and marks else None
        if isinstance(first, dict) and first.get("type") == COMMAND and first.get("offset") == 0:
            return True
    return False
