"""What is said when something went wrong: an update that could not be handled, a message that can't arrive,
a database that could not be written: who wrote meanwhile hears of it, and the 管理员 afterwards.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from telegram import Update

from handlers.core import hooks
from handlers.core.messages.command_words import said_word
from handlers.core.messages.outgoing_message import may_repeat
from handlers.core.messages.update_summary import Outline, outline
from handlers.core.monitoring import trouble_texts as to_operator
from handlers.core.monitoring.troubles import Trouble
from handlers.core.services import Failure, Services, TookTooLong
from handlers.privacy import exposed_numbers
from handlers.requests import request_draft, request_job
from storage.core import groups, people, updates
from storage.core.outbox.queue import Outgoing, Waiting, enqueue_outgoing
from storage.core.outbox.sent_messages import ABOUT
from storage.engine.database import Database
from storage.engine.sqlite_errors import Fault
from storage.privacy.erasure import UNREACHABLE
from union.core.almanac.date_format import bare_moment
from union.core.groups import Group, Person, permitted, pushed_forward
from union.core.records import dataclass, replace
from union.reading.message import Intent
from union.reading.reader import read
from union.words import Words, language_of, words

MOST_APOLOGISED = 10_000
APOLOGIES_APART = timedelta(minutes=10)  # to one person who did not speak to the bot
WORTH_TELLING = timedelta(minutes=10)  # what was shorter nobody noticed
KEPT_BY_TELEGRAM = timedelta(hours=24)  # what nobody fetches is gone then
LONGEST = 500
SECONDS = 0.1  # of processor time, for reading whether somebody waits for an answer


def set_aside(services: Services, told: Outline, failure: Failure, trouble: Trouble) -> None:
    """Let the others pass one that can't be handled: who wrote it and the operator hear. Nobody reads or keeps its words."""
    now = services.now()
    with services.store.unit() as db:
        if not updates.first_sight(db, services.face.id, told.update_id, now):
            return
        # Whoever writes privately may have meant a request, of which nothing is kept, not even who wrote.
        chat_id = None if told.private else told.chat_id
        updates.set_aside(db, told.update_id, chat_id, failure.place, failure.error, now)
        _apologise(db, services, told, failure, now)
    services.troubles.tell(trouble, f"{failure.error} {failure.place}")
    services.wake()
    if told.press_id is not None:
        *_served, _ = hears(services.store.db, services, told)
        services.gateway.answer(told.press_id, _("这个按钮没处理好，请稍后再按一次"))


def _apologise(db: Database, services: Services, told: Outline, failure: Failure, now: datetime) -> None:
    """Say that a message was not handled; a log that is lost in silence is worse than a line too many."""
    served, group, _ = hears(db, services, told)
    if not served or not told.written or not told.heard or not _may_send_apology(services, told, now):
        return
    text = (
        _("刚才那条太复杂，没读懂，也没有记下。请拆成几条短一些的再发。")
        if failure.is_slow
        else _("刚才那条没处理好，没有记下。请稍后再发一次，或换个说法。")
    )
    out = in_reply(told, group, text)
    about = ABOUT if told.private else None
    enqueue_outgoing(db, replace(out, key=f"apology/{told.update_id}", about=about), now)


def _may_send_apology(services: Services, told: Outline, now: datetime) -> bool:
    """In private and who spoke to the bot always; of others' talk the bot need not have understood anything."""
    if told.private or told.addressed:
        return True
    to = (told.chat_id, told.sender)
    last = services.apologised.get(to)
    if last is not None and timedelta() <= now - last < APOLOGIES_APART:
        return False
    if len(services.apologised) >= MOST_APOLOGISED:
        services.apologised.clear()
    services.apologised[to] = now
    return True


def hears(db: Database, services: Services, told: Outline) -> tuple[bool, Group | None, Words]:
    """Whether the bot speaks in this chat, its group, None of one it has not met, and sentences in the chat's language."""
    if told.private or told.chat_id is None:
        return told.chat_id is not None, None, words(language_of(told.language))
    group = groups.of_chat(db, told.chat_id, services.defaults)
    served = services.serves(groups.chat_ids(db, group) if group else {told.chat_id})
    return served, group, words((group.settings if group else services.defaults).language)


def in_reply(told: Outline, group: Group | None, text: str) -> Outgoing:
    """An answer to it, which shows in a group which message it is to."""
    params: dict[str, object] = {"text": text}
    if not told.private:
        params["reply_parameters"] = {"message_id": told.message_id, "allow_sending_without_reply": True}
    return Outgoing(
        told.chat_id or 0, "sendMessage", params, group_id=group.id if group else None, topic=told.topic
    )


def undeliverable(services: Services, db: Database, row: Waiting, now: datetime) -> None:
    """For the sender: tells the group's 管理员 and the operator of a message that can never arrive."""
    if row.method == "setMessageReaction":
        _say_instead(db, services, row, now)
    group = services.group(db, row.group_id)
    if row.method == "deleteMessage" and row.edits is None and group is not None:
        exposed_numbers.refused(db, group, row, now)
    if row.edits is not None or not row.method.startswith("send") or request_draft.is_whisper_row(row.params):
        return
    if request_job.report_unreachable(services, db, row, now):
        return
    # Once a day for each chat that can't be reached. It names no group: nobody hears that a notice failed.
    key, operator = f"{UNREACHABLE}/{row.chat_id}/{now:%Y-%m-%d}", services.operator_chat
    if group is not None:
        to = people.person_of_user(db, row.chat_id)
        tell_admins(db, group, row.chat_id, key, now, partial(_undelivered_notice, group=group, to=to))
    if operator not in (0, row.chat_id):
        text = to_operator.undeliverable(words(services.defaults.language), row.chat_id, row.group_id)
        out = Outgoing(operator, "sendMessage", {"text": text}, key=f"{key}/{operator}", not_before=now)
        enqueue_outgoing(db, out, now)


def awake(services: Services, db: Database, row: Waiting, now: datetime) -> datetime:
    """From when a row nobody asked for may be sent: a delay must not carry a reminder into quiet hours."""
    group = services.group(db, row.group_id)
    if group is None or permitted(group.wall(now), group.settings):
        return now
    return group.utc(pushed_forward(group.wall(now), group.settings))


def repeat_mark(services: Services, db: Database, row: Waiting) -> str:
    """For the sender: what stands under a message that may be there twice, in the words of whoever reads it."""
    group, person = services.group(db, row.group_id), people.person_of_user(db, row.chat_id)
    if person is not None:
        return may_repeat(words(language_of(person.language)))
    return may_repeat(words((group.settings if group else services.defaults).language))


def _say_instead(db: Database, services: Services, row: Waiting, now: datetime) -> None:
    """Where the chat allows no 👌, who wrote still hears that it was filed."""
    group = services.group(db, row.group_id)
    if group is not None and group.active:
        to = {"message_id": row.params["message_id"], "allow_sending_without_reply": True}
        _ = words(group.settings.language)
        text = _("已记录。本群不能点表情，管理员可发：/settings 回执 整行")
        params = {"text": text, "reply_parameters": to}
        enqueue_outgoing(
            db, Outgoing(row.chat_id, "sendMessage", params, group_id=group.id, topic=row.topic), now
        )


def tell_admins(
    db: Database, group: Group, but: int, key: str, now: datetime, text: Callable[[Words], str]
) -> None:
    """To each 管理员 of a group who can be reached, but one (Telegram's id): once by this key, in waking hours."""
    awake = group.utc(pushed_forward(group.wall(now), group.settings))
    for member in people.admins(db, group):
        admin = member.person
        if admin.reachable and admin.user_id != but:
            params, whose = {"text": text(words(language_of(admin.language)))}, f"{key}/{admin.user_id}"
            enqueue_outgoing(
                db, Outgoing(admin.user_id, "sendMessage", params, key=whose, not_before=awake), now
            )


def _undelivered_notice(_: Words, group: Group, to: Person | None) -> str:
    if to is not None:
        return _(
            "发给{name}的私聊没有送到，对方可能停用了我。\n请当面转告，或请对方打开私聊发 /start。",
            name=to.name,
        )
    if not group.active:
        return _(
            "我已不在「{title}」群里，有消息没发出去。\n记录和日程都还在，把我重新加进群就能继续。",
            title=group.title,
        )
    return _(
        "有一条消息发不到「{title}」。\n请看看我在群里还能不能发言；需要的内容可发 /due、/cal 重新查看。",
        title=group.title,
    )


@dataclass(frozen=True, slots=True)
class DirectMessage:
    """One direct message."""

    chat_id: int
    topic: int | None
    text: str


def not_stored_notice(services: Services, update: Update) -> DirectMessage | None:
    """For who wrote what can't be kept now; None where nobody waits for an answer. A press gets a toast instead."""
    told = outline(update.to_dict(), services.face.id)
    try:
        with services.store.looking() as db:
            served, group, _ = hears(db, services, told)
    except Fault:  # nothing can be read either
        return None
    if not told.private and (group is None or not served):
        return None
    text = _("现在存不下，等恢复后会自动处理，不用重发。")
    if told.press_id is not None:
        services.gateway.answer(told.press_id, text, alert=True)
        return None
    if told.chat_id is None or not told.written or not _waits_for_answer(services, update, told, group):
        return None
    return DirectMessage(told.chat_id, told.topic, text)


def tell_of_outage(db: Database, services: Services, since: datetime, now: datetime) -> None:
    """After a trouble that lasted: each 管理员 once, whatever number of groups is theirs, in waking hours."""
    if now - since < WORTH_TELLING:
        return
    for group in groups.active(db, services.defaults):
        after, key = partial(_outage_notice, group=group, since=since, now=now), f"outage/{since:%Y%m%d%H%M}"
        tell_admins(db, group, services.operator_chat, key, now, after)


def tell_of_photos(db: Database, services: Services, group: Group, now: datetime) -> None:
    """The 管理员 of a group whose photos can't be saved hear it, once a week at most."""

    def text(_: Words) -> str:
        return _("「{title}」的照片暂时存不到服务器，记录不受影响，恢复后自动补存。", title=group.title)

    key = f"photos-wait/{group.id}/{now:%G-%V}"
    tell_admins(db, group, services.operator_chat, key, now, text)


def _outage_notice(_: Words, group: Group, since: datetime, now: datetime) -> str:
    begun, ended = bare_moment(_, group.wall(since)), bare_moment(_, group.wall(now))
    if now - since < KEPT_BY_TELEGRAM:
        return _(
            "服务器{begun}到{ended}存不下数据，现已恢复。这段时间发的消息没有丢，正在补处理，不用重发；提醒可能晚了。",
            begun=begun,
            ended=ended,
        )
    return _(
        "服务器{begun}到{ended}存不下数据，现已恢复。最近24小时发的消息正在补处理；更早的可能没有收到，请核对后补发。",
        begun=begun,
        ended=ended,
    )


def _waits_for_answer(services: Services, update: Update, told: Outline, group: Group | None) -> bool:
    """In private always; in a group who spoke to the bot, or tells or plans union work."""
    message = update.message
    if message is None:
        return False
    said = message.text or message.caption or ""
    if told.private or told.addressed or said_word(said, hooks.carried(services).command_words) is not None:
        return True
    if group is None or not 0 < len(said) <= LONGEST:
        return False
    wall = group.wall(message.date)
    try:
        with services.bounded(SECONDS):
            meant = read(said, wall, region=group.settings.region, notice=group.notice).intent
    except TookTooLong:
        return False
    return meant in (Intent.LOG, Intent.EVENT)
