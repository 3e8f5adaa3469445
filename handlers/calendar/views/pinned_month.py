"""月历图: the month's picture pinned in the group and drawn anew in place, where the group wants it.

Called by the round; safe to call at any moment. Drawing is handlers/calendar/views/month_picture_job.py's: here it is wished for and put up.
"""

from dataclasses import replace
from datetime import timedelta

from handlers.calendar.views import month_data
from handlers.calendar.views import month_picture_texts as phrases
from handlers.core.job_context import Desk
from handlers.core.messages import pinned_message
from handlers.core.messages.outgoing_message import may_repeat
from storage.calendar import month_pictures
from storage.calendar.month_pictures import PinnedPicture, Purpose, WantedPicture
from storage.core.outbox import queue, stored_files
from storage.core.outbox.queue import Lane, Outgoing
from union.calendar.month_grid import MonthSheet
from union.core.quiet_hours import permitted

MARK = "month_picture"
GONE_FOR = timedelta(hours=1)  # until one that somebody deleted comes back
APART = timedelta(minutes=10)  # between two drawings of the same picture: several changes become one


def keep(desk: Desk) -> None:
    """Wish for this month's picture where it is missing or out of date; an older one is taken down."""
    month, wanted = desk.wall.date().replace(day=1), desk.group.settings.month_picture
    if wanted:
        _keep_up(desk, month_pictures.pinned(desk.db, desk.group, month))
    pictures = month_pictures.up(desk.db, desk.group)
    is_up = any(picture.first == month and picture.post_id for picture in pictures)
    for picture in pictures:
        if not wanted or (is_up and picture.first != month):
            _take_down(desk, picture, is_over=picture.first != month)


def is_called_for(desk: Desk) -> bool:
    """Whether the group wants one or has one."""
    return desk.group.settings.month_picture or bool(month_pictures.up(desk.db, desk.group))


def pin_again(desk: Desk) -> None:
    """The bot has been given rights: what could not be pinned is tried once more."""
    for picture in month_pictures.up(desk.db, desk.group):
        if pinned_message.lacks_rights(desk, picture):
            month_pictures.keep(desk.db, desk.group, replace(picture, pin_id=None))


def show(desk: Desk, sheet: MonthSheet, content: bytes, stamp: str) -> None:
    """The picture has been drawn: it takes the place of the one before, or is sent and pinned."""
    group, first = desk.group, sheet.grid.first
    if not group.settings.month_picture or first != desk.wall.date().replace(day=1) or not _may(desk):
        return  # off, over, or night: the round wishes again when it is time
    file_id = stored_files.add_file(desk.db, group, phrases.file_name(desk._, first), content, desk.now)
    caption = phrases.pinned(desk._, first, sheet.lines[0], desk.wall)
    before = month_pictures.pinned(desk.db, group, first)
    made = PinnedPicture(first, None, desk.now, stamp=stamp, fingerprint=month_data.fingerprint(sheet))
    if before is not None and pinned_message.stands(desk, before):
        edit_id = _change(desk, before, caption, file_id)
        made = replace(made, post_id=before.post_id, pin_id=before.pin_id, edit_id=edit_id)
    else:
        made = replace(made, post_id=_post(desk, made, caption, file_id))
    if made.post_id is not None:
        month_pictures.keep(desk.db, group, made)
        keep(desk)


def give_up(desk: Desk, wanted: WantedPicture) -> None:
    """It could not be drawn, time and again: it is wished for no sooner than as if it had been."""
    before = month_pictures.pinned(desk.db, desk.group, wanted.first)
    rested = before or PinnedPicture(wanted.first, None, desk.now)
    month_pictures.keep(desk.db, desk.group, replace(rested, drawn_at=desk.now))


def _keep_up(desk: Desk, picture: PinnedPicture | None) -> None:
    if picture is None or not pinned_message.stands(desk, picture):
        if picture is None or desk.now - picture.drawn_at >= GONE_FOR:
            _wish(desk)
        return
    if picture.down or picture.pin_id is None:
        pin_id = pinned_message.queue(desk, picture, "pinChatMessage", {"disable_notification": True})
        picture = replace(picture, pin_id=pin_id, down=False)
        month_pictures.keep(desk.db, desk.group, picture)
    _follow(desk, picture)
    pinned_message.say_without_rights(
        desk,
        picture,
        MARK,
        desk._(
            "月历图发好了，但我没有置顶消息的权限。请群管理员长按图片选「置顶」，或把我设为管理员并允许置顶消息。\n"
            "不需要月历图：/settings 月历图 关"
        ),
    )


def _follow(desk: Desk, picture: PinnedPicture) -> None:
    """Wish for it anew when something it shows has changed, not too soon after the last time and not at night."""
    stamp = month_data.stamp(desk.db, desk.group, picture.first, desk.now)
    if stamp == picture.stamp or not desk.now - picture.drawn_at >= APART or not _may(desk):
        return
    sheet = month_data.month_sheet(desk.db, desk.group, picture.first, desk.now)
    if month_data.fingerprint(sheet) == picture.fingerprint:
        month_pictures.keep(desk.db, desk.group, replace(picture, stamp=stamp))
    else:
        _wish(desk)


def _wish(desk: Desk) -> None:
    if not _may(desk):
        return
    group = desk.group
    wanted = WantedPicture(
        group.id,
        group.chat_id,
        group.settings.reminder_topic,
        desk.wall.date().replace(day=1),
        Purpose.PINNED,
    )
    month_pictures.WISHES.add(desk.db, group, wanted, desk.now)


def _may(desk: Desk) -> bool:
    return permitted(desk.wall, desk.group.settings)


def _post(desk: Desk, made: PinnedPicture, caption: str, file_id: int) -> int | None:
    group = desk.group
    key = f"month_picture:{group.id}:{made.first.isoformat()}:{group.chat_id}:{desk.now:%Y%m%d%H%M}"
    params = {"caption": caption, "disable_notification": True}
    out = Outgoing(
        group.chat_id, "sendPhoto", params, Lane.DIGEST, group.id, group.settings.reminder_topic,
        key=key, file_id=file_id, about=MARK, mark=may_repeat(desk._), unasked=True,
    )  # fmt: skip
    return queue.put(desk.db, out, desk.now)


def _change(desk: Desk, picture: PinnedPicture, caption: str, file_id: int) -> int | None:
    params = {"media": {"type": "photo", "caption": caption}}
    return pinned_message.queue(desk, picture, "editMessageMedia", params, file_id)


def _take_down(desk: Desk, picture: PinnedPicture, *, is_over: bool) -> None:
    """Unpinned; one whose month is over is deleted too, where Telegram lets the bot: the new one takes its place."""
    if pinned_message.stands(desk, picture):
        pinned_message.queue(desk, picture, "unpinChatMessage", {})
        if is_over:
            pinned_message.queue(desk, picture, "deleteMessage", {})
    month_pictures.keep(
        desk.db, desk.group, replace(picture, pin_id=None, stamp="", fingerprint="", down=True)
    )
