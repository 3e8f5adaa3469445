"""What can be told of any update, also one whose handling failed: no reading that could fail again."""

from dataclasses import dataclass

from telegram import Message, Update
from telegram.constants import ChatType

from union.mirrors import veiled
from union.understanding.privacy import mask_names, mask_private

LARGEST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Outline:
    """Where an update came from and how it was put; `text` is what may be kept of its words.

    `reply_to_bot`: it answers one of our messages; `press_id`: it is a pressed button; `written`: a message.
    """

    update_id: int
    chat_id: int | None
    message_id: int | None
    private: bool
    language: str | None
    topic: int | None
    text: str | None
    written: bool
    reply_to_bot: bool
    press_id: str | None


def outline(update: Update, bot_id: int) -> Outline:
    """The outline of an update."""
    chat, user, message = update.effective_chat, update.effective_user, update.message
    said = message or update.edited_message
    private = chat is not None and chat.type == ChatType.PRIVATE
    return Outline(
        update_id=update.update_id,
        chat_id=_number(chat.id) if chat else None,
        message_id=_number(said.message_id) if said else None,
        private=private,
        language=_words(user.language_code) if user else None,
        topic=_number(message.message_thread_id) if message and message.is_topic_message else None,
        text=_kept(said, private),
        written=message is not None,
        reply_to_bot=message is not None and _replies_to(message, bot_id),
        press_id=_words(update.callback_query.id) if update.callback_query else None,
    )


def _number(given: object) -> int | None:
    """An id, where it is one that can be kept."""
    return given if type(given) is int and abs(given) <= LARGEST_ID else None


def _words(given: object) -> str | None:
    return given if isinstance(given, str) else None


def _kept(message: Message | None, private: bool) -> str | None:
    words = _words(message.text or message.caption) if message else None
    if not words:
        return None
    text = mask_private(veiled(words))
    return text if private else mask_names(text)


def _replies_to(message: Message, bot_id: int) -> bool:
    reply = message.reply_to_message
    return reply is not None and reply.from_user is not None and reply.from_user.id == bot_id
