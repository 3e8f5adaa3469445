"""What is said when something went wrong: an update that could not be handled, a message that can't arrive."""

from collections.abc import Callable
from datetime import datetime

from telegram import Update

from handlers import exposing, request_door, request_undelivered, whispering
from handlers.chinese import said_word
from handlers.commands import WORDS
from handlers.outline import Outline, outline
from handlers.phrases import notices as phrases
from handlers.phrases import operator as to_operator
from handlers.phrases.delivery import may_repeat
from handlers.services import Failure, Services
from handlers.troubles import Trouble
from storage import groups, people, updates
from storage.database import Database
from storage.erasing import UNREACHABLE
from storage.outbox import Outgoing, Waiting, put
from storage.whispers import ABOUT
from union.groups import Group, Person
from union.quiet import permitted, pushed_forward
from union.words import Words, language_of, words


def set_aside(
    services: Services, update: Update, failure: Failure, trouble: Trouble = Trouble.SET_ASIDE
) -> None:
    """Keep an update that failed twice, with the officer's words, apologise once, and let the others pass."""
    told = outline(update, services.face.id)
    now = services.now()
    with services.store.unit() as db:
        if not updates.first_sight(db, services.face.id, told.update_id, now):
            return
        is_secret = told.private and request_door.is_spoken(
            services, told.chat_id, told.message_id, told.text
        )
        chat_id, text = (None, None) if is_secret else (told.chat_id, told.text)
        updates.set_aside(db, told.update_id, chat_id, failure.place, failure.error, text, now)
        apology(db, services, told, now, ABOUT if is_secret else None)
    services.troubles.tell(trouble, f"{failure.error} {failure.place}")
    services.wake()
    if told.press_id is not None:
        services.gateway.answer(
            told.press_id, phrases.press_failed(words_for(services.store.db, services, told))
        )


def apology(db: Database, services: Services, told: Outline, now: datetime, about: str | None = None) -> None:
    """Say that a message was not handled: in private always, in a group only to who spoke to the bot."""
    if told.chat_id is None or not told.written or not (told.private or is_to_bot(told)):
        return
    params = {"text": phrases.failed(words_for(db, services, told))}
    key = f"apology/{told.update_id}"
    put(db, Outgoing(told.chat_id, "sendMessage", params, topic=told.topic, key=key, about=about), now)


def undeliverable(services: Services) -> Callable[[Database, Waiting, datetime], None]:
    """For the sender: tells the group's 管理员 and the operator of a message that can never arrive."""

    def tell(db: Database, row: Waiting, now: datetime) -> None:
        if row.method == "setMessageReaction":
            _say_instead(db, services, row, now)
        group = groups.get(db, row.group_id, services.defaults) if row.group_id else None
        if row.method == "deleteMessage" and row.edits is None and group is not None:
            exposing.refused(db, group, row, now)
        if row.edits is not None or not row.method.startswith("send") or whispering.is_one(row.params):
            return
        if request_undelivered.told(services, db, row, now):
            return
        if group is not None:
            _tell_admins(db, group, row, now)
        if services.operator_chat not in (0, row.chat_id):
            text = to_operator.undeliverable(words(services.defaults.language), row.chat_id, row.group_id)
            _put_notice(db, services.operator_chat, row, text, now, now)

    return tell


def awake(services: Services) -> Callable[[Database, Waiting, datetime], datetime]:
    """From when a row nobody asked for may be sent: a delay must not carry a reminder into quiet hours."""

    def tell(db: Database, row: Waiting, now: datetime) -> datetime:
        group = groups.get(db, row.group_id, services.defaults) if row.group_id else None
        if group is None or permitted(group.wall(now), group.settings):
            return now
        return group.utc(pushed_forward(group.wall(now), group.settings))

    return tell


def repeat_mark(services: Services) -> Callable[[Database, Waiting], str]:
    """For the sender: what stands under a message that may be there twice, in the words of whoever reads it."""

    def mark(db: Database, row: Waiting) -> str:
        group = groups.get(db, row.group_id, services.defaults) if row.group_id else None
        person = people.known(db, row.chat_id)
        if person is not None:
            return may_repeat(words(language_of(person.language)))
        return may_repeat(words((group.settings if group else services.defaults).language))

    return mark


def _say_instead(db: Database, services: Services, row: Waiting, now: datetime) -> None:
    """Where the chat allows no 👌, who wrote still hears that it was filed."""
    group = groups.get(db, row.group_id, services.defaults) if row.group_id else None
    if group is not None and group.active:
        to = {"message_id": row.params["message_id"], "allow_sending_without_reply": True}
        params = {"text": phrases.noted(words(group.settings.language)), "reply_parameters": to}
        put(db, Outgoing(row.chat_id, "sendMessage", params, group_id=group.id, topic=row.topic), now)


def _tell_admins(db: Database, group: Group, row: Waiting, now: datetime) -> None:
    to = people.known(db, row.chat_id)
    awake = group.utc(pushed_forward(group.wall(now), group.settings))
    for member in people.admins(db, group):
        admin = member.person
        if admin.reachable and admin.user_id != row.chat_id:
            text = _told(words(language_of(admin.language)), group, to)
            _put_notice(db, admin.user_id, row, text, now, awake)


def _told(_: Words, group: Group, to: Person | None) -> str:
    if to is not None:
        return phrases.person_unreachable(_, to.name)
    if not group.active:
        return phrases.thrown_out(_, group.title)
    return phrases.group_unreachable(_, group.title)


def _put_notice(
    db: Database, chat_id: int, row: Waiting, text: str, now: datetime, not_before: datetime
) -> None:
    """Once a day for each chat that can't be reached. It names no group: nobody hears that a notice failed."""
    key = f"{UNREACHABLE}/{row.chat_id}/{now:%Y-%m-%d}/{chat_id}"
    put(db, Outgoing(chat_id, "sendMessage", {"text": text}, key=key, not_before=not_before), now)


def is_to_bot(told: Outline) -> bool:
    """Whether a message in a group is put to the bot by its form alone."""
    text = (told.text or "").strip()
    return told.reply_to_bot or text.startswith("/") or said_word(text, WORDS) is not None


def words_for(db: Database, services: Services, told: Outline) -> Words:
    """Sentences in the language of the update's chat."""
    if told.private or told.chat_id is None:
        return words(language_of(told.language))
    group = groups.of_chat(db, told.chat_id, services.defaults)
    return words(group.settings.language if group else services.defaults.language)
