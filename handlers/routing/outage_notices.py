"""What the people hear of a database that could not be written: who wrote meanwhile, and afterwards the 管理员."""

from datetime import datetime, timedelta
from functools import partial

from telegram import Update

from handlers.core import hooks
from handlers.core.messages.command_words import said_word
from handlers.core.messages.update_summary import Outline, outline
from handlers.core.services import Services, TookTooLong
from handlers.routing import failure_notices
from storage.core import groups
from storage.engine.database import Database
from storage.engine.sqlite_errors import Fault
from union.core.almanac.date_format import bare_moment
from union.core.groups import Group
from union.core.records import dataclass
from union.reading.message import Intent
from union.reading.reader import read
from union.words import Words

WORTH_TELLING = timedelta(minutes=10)  # what was shorter nobody noticed
KEPT_BY_TELEGRAM = timedelta(hours=24)  # what nobody fetches is gone then
LONGEST = 500
SECONDS = 0.1  # of processor time, for reading whether somebody waits for an answer


@dataclass(frozen=True, slots=True)
class Word:
    """One direct message."""

    chat_id: int
    topic: int | None
    text: str


def held(services: Services, update: Update) -> Word | None:
    """For who wrote what can't be kept now; None where nobody waits for an answer. A press gets a toast instead."""
    told = outline(update.to_dict(), services.face.id)
    try:
        with services.store.looking() as db:
            group = groups.of_chat(db, told.chat_id, services.defaults) if told.chat_id else None
            if not told.private and (group is None or not services.serves(groups.chat_ids(db, group))):
                return None
            _ = failure_notices.words_for(db, services, told)
    except Fault:  # nothing can be read either
        return None
    text = _("现在存不下，等恢复后会自动处理，不用重发。")
    if told.press_id is not None:
        services.gateway.answer(told.press_id, text, alert=True)
        return None
    if told.chat_id is None or not told.written or not _waits_for_answer(services, update, told, group):
        return None
    return Word(told.chat_id, told.topic, text)


def tell_admins(db: Database, services: Services, since: datetime, now: datetime) -> None:
    """After a trouble that lasted: each 管理员 once, whatever number of groups is theirs, in waking hours."""
    if now - since < WORTH_TELLING:
        return
    for group in groups.active(db, services.defaults):
        after, key = partial(_after, group=group, since=since, now=now), f"outage/{since:%Y%m%d%H%M}"
        failure_notices.tell_admins(db, group, services.operator_chat, key, now, after)


def tell_of_photos(db: Database, services: Services, group: Group, now: datetime) -> None:
    """The 管理员 of a group whose photos can't be saved hear it, once a week at most."""

    def text(_: Words) -> str:
        return _("「{title}」的照片暂时存不到服务器，记录不受影响，恢复后自动补存。", title=group.title)

    key = f"photos-wait/{group.id}/{now:%G-%V}"
    failure_notices.tell_admins(db, group, services.operator_chat, key, now, text)


def _after(_: Words, group: Group, since: datetime, now: datetime) -> str:
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
