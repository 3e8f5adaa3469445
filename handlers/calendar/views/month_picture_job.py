"""The picture of a month: noted in a transaction, drawn outside of any in a child process, sent in another.

月历图: pinned in the group and drawn anew in place, where the group wants it.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from handlers.calendar.views import day_lines, pinned_overview
from handlers.core import file_jobs
from handlers.core.job_context import Desk
from handlers.core.messages.outgoing_message import may_repeat
from handlers.core.services import Services
from handlers.core.turn import Turn
from storage.calendar import overviews
from storage.calendar.overviews import WISHES, Overview, Purpose, WantedPicture
from storage.core.outbox import queue
from union.calendar.month_grid import MonthSheet
from union.core.groups import Group, permitted
from union.core.period import Period
from union.questions.calendar_range import of_month
from union.words import sentence

MARK = "month_picture"
GONE_FOR = timedelta(hours=1)  # until one that somebody deleted comes back
APART = timedelta(minutes=10)  # between two drawings of the same picture: several changes become one
Draw = Callable[[MonthSheet, str], Awaitable[bytes]]


class Drawn(NamedTuple):
    """A picture, the sheet it shows, and the stamp of what it was made from."""

    sheet: MonthSheet
    stamp: str
    content: bytes


def ask(turn: Turn, first: date) -> None:
    """Somebody wants to see that month; it is sent where it was asked for."""
    wanted = WantedPicture(turn.with_group().id, turn.where.chat_id, turn.where.topic, first)
    WISHES.add(turn.db, turn.with_group(), wanted, turn.now)


def want_behind_report(desk: Desk, month: Period) -> None:
    """The report of a month is followed by the picture of the next, unless that has passed meanwhile too."""
    last = month.end - timedelta(days=1)
    coming = of_month(last.year, last.month + 1)
    if coming.end > desk.wall.date():
        _want(desk, coming.first, Purpose.REPORT, desk.group.settings.digest_topic)


def _want(desk: Desk, first: date, purpose: Purpose, topic: int | None) -> None:
    wanted = WantedPicture(desk.group.id, desk.group.chat_id, topic, first, purpose)
    WISHES.add(desk.db, desk.group, wanted, desk.now)


async def draw_wanted(services: Services, draw: Draw) -> None:
    """Draw and queue every picture wanted; `draw` gets a sheet and the language of its words."""

    async def drawn(wanted: WantedPicture, group: Group) -> Drawn | None:
        """None for a coming month that has nothing to show: nobody asked for it."""
        with services.store.reading() as db:
            sheet = day_lines.month_sheet(db, group, wanted.first, services.now())
            stamp = day_lines.stamp(db, group, wanted.first, services.now())
        if wanted.purpose is Purpose.REPORT and not sheet.grid.entries:
            return None
        if wanted.purpose is Purpose.ASKED:
            services.gateway.show_at_work(wanted.chat_id, wanted.topic, picture=True)
        return Drawn(sheet, stamp, await draw(sheet, group.settings.language))

    await file_jobs.fulfil(services, WISHES, drawn, _keep, _give_up)


def _keep(desk: Desk, wanted: WantedPicture, made: Drawn | None) -> None:
    if made is not None and wanted.purpose is Purpose.PINNED:
        show(desk, made.sheet, made.content, made.stamp)
    elif made is not None:
        first, group = wanted.first, desk.group
        unasked = wanted.purpose is Purpose.REPORT
        told = (day_lines.coming if unasked else day_lines.caption)(desk._, first, made.sheet.lines[0])
        file = day_lines.file_name(desk._, first), made.content
        key = f"coming:{group.id}:{first.isoformat()}:{wanted.since}" if unasked else None
        file_jobs.send(desk, wanted, file, told, "sendPhoto", key=key, unasked=unasked)


def _give_up(desk: Desk, wanted: WantedPicture) -> None:
    """Who did not ask hears nothing."""
    if wanted.purpose is Purpose.ASKED:
        file_jobs.say(desk, wanted, desk._("日程图没有画出来，稍后再发 /cal 图 试试；文字版发 /cal 本月"))
    elif wanted.purpose is Purpose.PINNED:
        # It could not be drawn, time and again: it is wished for no sooner than as if it had been.
        before = overviews.overview_starting(desk.db, desk.group, overviews.PICTURE, wanted.first)
        rested = before or Overview(overviews.PICTURE, wanted.first)
        overviews.keep(desk.db, desk.group, replace(rested, drawn_at=desk.now))


def next_redraw_time(desk: Desk) -> datetime | None:
    """When the picture is old enough to be drawn anew, or to come back where it was deleted."""
    picture = PICTURE.of_month(desk) if PICTURE.is_wanted(desk) else None
    old_enough = (_drawn_at(picture) + span for span in (APART, GONE_FOR)) if picture else ()
    return next((moment for moment in old_enough if moment > desk.now), None)


def show(desk: Desk, sheet: MonthSheet, content: bytes, stamp: str) -> None:
    """The picture has been drawn: it takes the place of the one before, or is sent and pinned."""
    group, first = desk.group, sheet.grid.first
    if not PICTURE.is_wanted(desk) or first != desk.wall.date().replace(day=1) or not _may_draw_now(desk):
        return  # off, over, or night: the round wishes again when it is time
    file_id = queue.add_file(desk.db, group, day_lines.file_name(desk._, first), content, desk.now)
    caption = day_lines.pinned(desk._, first, sheet.lines[0], desk.wall)
    before = PICTURE.of_month(desk)
    made = Overview(
        overviews.PICTURE, first, stamp=stamp, fingerprint=day_lines.digest(repr(sheet)), drawn_at=desk.now
    )
    if before is not None and pinned_overview.has_live_message(desk, before):
        params = {"media": {"type": "photo", "caption": caption}}
        edit_id = pinned_overview.queue(desk, before, "editMessageMedia", params, file_id)
        made = replace(made, post_id=before.post_id, pin_id=before.pin_id, edit_id=edit_id)
    else:
        key = f"month_picture:{group.id}:{first.isoformat()}:{group.chat_id}:{desk.now:%Y%m%d%H%M}"
        silently: dict[str, Any] = {"caption": caption, "disable_notification": True}
        out = queue.Outgoing(
            group.chat_id, "sendPhoto", silently, queue.Lane.DIGEST, group.id, group.settings.reminder_topic,
            key=key, file_id=file_id, about=MARK, mark=may_repeat(desk._), unasked=True,
        )  # fmt: skip
        made = replace(made, post_id=queue.enqueue_outgoing(desk.db, out, desk.now))
    if made.post_id is not None:
        overviews.keep(desk.db, group, made)
        PICTURE.keep(desk)


def _bring_up(desk: Desk, picture: Overview | None) -> None:
    """Put up, or wished for anew when something it shows has changed, not too soon after the last time and not at night."""
    if picture is None or not pinned_overview.has_live_message(desk, picture):
        if picture is None or desk.now - _drawn_at(picture) >= GONE_FOR:
            _wish(desk)
        return
    picture = PICTURE.pin(desk, picture, picture)
    stamp = day_lines.stamp(desk.db, desk.group, picture.first, desk.now)
    if stamp == picture.stamp or not desk.now - _drawn_at(picture) >= APART or not _may_draw_now(desk):
        return
    sheet = day_lines.month_sheet(desk.db, desk.group, picture.first, desk.now)
    if day_lines.digest(repr(sheet)) == picture.fingerprint:
        overviews.keep(desk.db, desk.group, replace(picture, stamp=stamp))
    else:
        _wish(desk)


def _drawn_at(picture: Overview) -> datetime:
    assert picture.drawn_at is not None, "a picture is kept once it was drawn"
    return picture.drawn_at


def _wish(desk: Desk) -> None:
    if _may_draw_now(desk):
        month = desk.wall.date().replace(day=1)
        _want(desk, month, Purpose.PINNED, desk.group.settings.reminder_topic)


def _may_draw_now(desk: Desk) -> bool:
    return permitted(desk.wall, desk.group.settings)


def _end(desk: Desk, picture: Overview) -> None:
    """Unpinned; one whose month is over is deleted too, where Telegram lets the bot: the new one takes its place."""
    pinned_overview.queue(desk, picture, "unpinChatMessage", {})
    if picture.first != desk.wall.date().replace(day=1):
        pinned_overview.queue(desk, picture, "deleteMessage", {})


PICTURE = pinned_overview.PinnedOverview(
    overviews.PICTURE,
    "month_picture",
    lambda settings: settings.month_picture,
    _bring_up,
    _end,
    sentence(
        "月历图发好了，但我没有置顶消息的权限。请群管理员长按图片选「置顶」，或把我设为管理员并允许置顶消息。\n"
        "不需要月历图：/settings 月历图 关"
    ),
)
