"""The only reader of Telegram's Update objects: what came in as plain values, its words as they may be kept."""

import unicodedata

from telegram import Chat, ChatMemberUpdated, Message, MessageOrigin, Update, User
from telegram.constants import ChatID, ChatType

from handlers.core.messages import outgoing_message
from handlers.core.messages.incoming_message import (
    Document,
    Incoming,
    News,
    Photo,
    Presence,
    Said,
    Where,
    Who,
)
from union.mirrors.destinations import holds_address
from union.reading.privacy.redaction import Exposed, exposed_figures, keepable, mask_private, visible

# Letters and symbols by their kind, and yet nothing to see.
BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0\ufffc")
PICTURES = ("image/jpeg", "image/png", "image/webp", "image/heic", "image/heif")
OTHERS = ("sticker", "voice", "video", "document", "audio", "animation", "location", "contact", "poll")
NO_ID = 2**63  # numbers of the database end before it


def incoming(update: Update, bot_id: int) -> Incoming | None:
    """The update as a value; None for one of a channel, or that holds nothing for us."""
    if update.callback_query is not None:
        return _of_press(update)
    if update.my_chat_member is not None:
        return _of_presence(update.update_id, update.my_chat_member)
    message = update.effective_message
    if message is None or message.chat.type == ChatType.CHANNEL:
        return None
    as_group = message.sender_chat is not None and message.sender_chat.id == message.chat.id
    return Incoming(
        update_id=update.update_id,
        where=_where(message.chat, message),
        who=None if message.sender_chat else _who_from_user(message.from_user),
        said=_said_from_message(message, bot_id, edited=update.edited_message is not None),
        anonymous=as_group,
        channel=message.sender_chat is not None and not as_group,
        by_bot=_is_bot(message) and not as_group,
        news=_news(message),
    )


def _of_presence(update_id: int, changed: ChatMemberUpdated) -> Incoming | None:
    if changed.chat.type == ChatType.CHANNEL:
        return None
    anonymous = changed.from_user.id == ChatID.ANONYMOUS_ADMIN
    return Incoming(
        update_id=update_id,
        where=_where(changed.chat, None),
        who=None if anonymous else _who_from_user(changed.from_user),
        anonymous=anonymous,
        presence=Presence(changed.old_chat_member.status, changed.new_chat_member.status, changed.date),
    )


def _of_press(update: Update) -> Incoming | None:
    query = update.callback_query
    if query is None or query.message is None:
        return None
    message = query.message if isinstance(query.message, Message) else None
    return Incoming(
        update_id=update.update_id,
        where=_where(query.message.chat, message),
        who=_who_from_user(query.from_user),
        press=outgoing_message.press_from_data(query.data or ""),
        press_id=query.id,
        pressed_in=query.message.message_id,
        pressed_at=(message.edit_date or message.date) if message is not None else None,
    )


def _where(chat: Chat, message: Message | None) -> Where:
    topic = message.message_thread_id if message is not None and message.is_topic_message else None
    return Where(
        chat_id=chat.id,
        title="" if chat.type == ChatType.PRIVATE else displayable_name(chat.title or "", chat.id),
        private=chat.type == ChatType.PRIVATE,
        forum=bool(chat.is_forum),
        topic=topic,
    )


def _who_from_user(user: User | None) -> Who | None:
    if user is None:
        return None
    return Who(user.id, displayable_name(user.full_name or "", user.id), user.username, user.language_code)


def _said_from_message(message: Message, bot_id: int, *, edited: bool) -> Said:
    # Kept in a question it would fail when that is answered.
    if abs(message.message_id) >= NO_ID:
        raise OverflowError("no message has such a number")
    reply, words = message.reply_to_message, visible(message.text or message.caption or "")
    # In a forum every message "replies" to the one that opened its topic.
    if reply is not None and reply.forum_topic_created is not None:
        reply = None
    return Said(
        text=_kept_words(message),
        message_id=message.message_id,
        at=message.date,
        edited=edited,
        reply_to=reply.message_id if reply else None,
        reply_to_bot=bool(reply and reply.from_user and reply.from_user.id == bot_id),
        reply_who=_who_from_user(reply.from_user)
        if reply and not (reply.sender_chat or _is_bot(reply))
        else None,
        reply_text=_kept_words(reply) if reply else "",
        forwarded=isinstance(message.forward_origin, MessageOrigin),
        photo=_photo(message),
        other=next((kind for kind in OTHERS if getattr(message, kind)), None),
        document=_document(message),
        reply_document=_document(reply) if reply else None,
        address=words if holds_address(words) else "",
        exposed=_exposed(message, words),
    )


def _kept_words(message: Message) -> str:
    """What may be kept of the words: numbers that identify a person are cut, helped people's names masked.

    In private the names stay: only there may they be entered (design, Privacy).
    """
    return keepable(message.text or message.caption or "", private=message.chat.type == ChatType.PRIVATE)


def _exposed(message: Message, words: str) -> tuple[Exposed, ...]:
    if message.chat.type == ChatType.PRIVATE:
        return ()
    named_so = (message.document and message.document.file_name) or ""
    return exposed_figures(f"{words}\n{visible(named_so)}")


def displayable_name(name: str, number: int) -> str:
    """A name as it can be kept, shown and pressed on, on one line: the number of one that shows nothing."""
    found = mask_private(" ".join(visible(name).split()))
    shows = any(unicodedata.category(sign)[0] in "LNPS" and sign not in BLANK for sign in found)
    return found if shows else str(number)


def _is_bot(message: Message) -> bool:
    return message.from_user is not None and message.from_user.is_bot


def _photo(message: Message) -> Photo | None:
    file = message.document if message.document and message.document.mime_type in PICTURES else None
    found = message.photo[-1] if message.photo else file  # the largest; else one sent as a file, uncompressed
    if found is None:
        return None
    return Photo(found.file_id, found.file_unique_id, message.media_group_id, as_file=not message.photo)


def _document(message: Message) -> Document | None:
    found = message.document
    if found is None:
        return None
    name = keepable(" ".join((found.file_name or "").split()), private=message.chat.type == ChatType.PRIVATE)
    return Document(found.file_id, name, found.file_size or 0)


def _news(message: Message) -> News | None:
    """What a service message tells; None for a message that somebody wrote."""
    news = News(
        moved_to=message.migrate_to_chat_id,
        moved_from=message.migrate_from_chat_id,
        left=message.left_chat_member.id if message.left_chat_member else None,
        came=tuple(user.id for user in message.new_chat_members),
    )
    renamed = message.new_chat_title or message.forum_topic_created
    return news if renamed or news != News() else None
