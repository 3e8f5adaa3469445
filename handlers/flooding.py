"""Who sends more in a minute than is handled: refused before anything is read, and told so once.

What happens to a chat (somebody came, the group moved) is never refused.
"""

from telegram import CallbackQuery, Message, Update
from telegram.constants import ChatType

from handlers.notices import words_for
from handlers.outline import Outline, outline
from handlers.phrases import floods as phrases
from handlers.phrases.delivery import may_repeat
from handlers.services import Services
from storage import groups, updates
from storage.database import Database
from storage.outbox import Outgoing, put
from union.floods import Stream

# What people send; service messages have none of these.
CONTENT = (
    *("text", "caption", "photo", "document", "sticker", "animation", "video", "voice", "video_note"),
    *("audio", "contact", "location", "poll", "dice", "story", "checklist"),
)
PRESSES = 2  # as many as messages: a list is ticked faster than a sentence is written


class Floodgate:
    """Stands before the handlers; what it remembers is forgotten at a restart."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._refused: list[int] = []

    def refuses(self, update: Update) -> bool:
        """Whether this update is left aside; who sent it has been told. Raises Unwritable."""
        at = self._at(update)
        for stream in self._streams(update):
            if stream.is_over(at):
                self._tell(update, stream, at)
                return True
        return False

    def handled(self, update: Update) -> None:
        """It was handled, and counts."""
        at = self._at(update)
        for stream in self._streams(update):
            stream.take(at)

    def end_batch(self) -> None:
        """Note what was refused, so that it is not handled when it comes again. Raises Unwritable."""
        if not self._refused:
            return
        services = self._services
        with services.store.unit() as db:
            for number in self._refused:
                updates.first_sight(db, services.face.id, number, services.now())
        self._refused = []

    def _streams(self, update: Update) -> list[Stream]:
        quota, floods = self._services.quota, self._services.floods
        press, message = update.callback_query, update.message or update.edited_message
        if press is not None:
            wanted = [(("press", press.from_user.id), quota.user * PRESSES)]
        elif message is not None and _is_content(message):
            wanted = [(("user", _sender(message)), quota.user)]
            if message.chat.type != ChatType.PRIVATE:
                wanted.append((("group", message.chat.id), quota.group))
        else:
            return []
        return [floods.stream(source, limit) for source, limit in wanted if limit > 0]

    def _at(self, update: Update) -> int:
        message = update.edited_message or update.message
        if message is None:  # a press has no date of its own
            return int(self._services.now().timestamp())
        return int((message.edit_date or message.date).timestamp())

    def _tell(self, update: Update, stream: Stream, at: int) -> None:
        if update.callback_query is not None:
            if stream.told_at != at:  # not faster than once a second
                self._toast(update.callback_query, update)
        elif stream.told_at is None:
            self._say(update)
        stream.told_at = at
        self._refused.append(update.update_id)

    def _toast(self, press: CallbackQuery, update: Update) -> None:
        services = self._services
        told = outline(update, services.face.id)
        _ = words_for(services.store.db, services, told)
        services.gateway.answer(press.id, phrases.too_many_presses(_))

    def _say(self, update: Update) -> None:
        services, message = self._services, update.effective_message
        told = outline(update, services.face.id)
        if message is None or _is_nobody(message):
            return
        with services.store.unit() as db:
            known, group_id = _hears(db, services, told)
            if not known or not updates.first_sight(db, services.face.id, update.update_id, services.now()):
                return
            _ = words_for(db, services, told)
            params = {"text": phrases.too_much(_)} | _reply(message, told)
            out = Outgoing(
                message.chat.id,
                "sendMessage",
                params,
                group_id=group_id,
                topic=told.topic,
                mark=may_repeat(_),
            )
            put(db, out, services.now())
        services.wake()


def _is_content(message: Message) -> bool:
    return any(getattr(message, name) for name in CONTENT)


def _sender(message: Message) -> int:
    if message.sender_chat is not None:
        return message.sender_chat.id
    return message.from_user.id if message.from_user else 0


def _is_nobody(message: Message) -> bool:
    """Another bot, or a channel: the bot is deaf to them."""
    as_group = message.sender_chat is not None and message.sender_chat.id == message.chat.id
    by_bot = message.from_user is not None and message.from_user.is_bot
    return not as_group and (by_bot or message.sender_chat is not None)


def _hears(db: Database, services: Services, told: Outline) -> tuple[bool, int | None]:
    """Whether the bot speaks in this chat, and the number of its group."""
    if told.private or told.chat_id is None:
        return told.chat_id is not None, None
    group = groups.of_chat(db, told.chat_id, services.defaults)
    served = services.serves(groups.chat_ids(db, group) if group else {told.chat_id})
    return served and group is not None, group.id if group else None


def _reply(message: Message, told: Outline) -> dict[str, object]:
    if told.private:
        return {}
    return {"reply_parameters": {"message_id": message.message_id, "allow_sending_without_reply": True}}
