"""The picture of a month: noted in a transaction, drawn outside of any in a child process, sent in another.

Who keeps one pinned is handlers/calendar/views/pinned_month.py.
"""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import NamedTuple

from handlers.calendar.views import month_data, pinned_month
from handlers.calendar.views import month_picture_texts as phrases
from handlers.core import file_jobs
from handlers.core.job_context import Desk
from handlers.core.messages.outgoing_message import may_repeat
from handlers.core.services import Services
from handlers.core.turn import Turn
from storage.calendar.month_pictures import WISHES, Purpose, WantedPicture
from storage.core.outbox import queue, stored_files
from storage.core.outbox.queue import Lane, Outgoing
from union.calendar.month_grid import MonthSheet
from union.core.groups import Group
from union.core.period import Period
from union.questions.calendar_range import of_month

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
        group = desk.group
        wanted = WantedPicture(
            group.id, group.chat_id, group.settings.digest_topic, coming.first, Purpose.REPORT
        )
        WISHES.add(desk.db, group, wanted, desk.now)


async def draw_wanted(services: Services, draw: Draw) -> None:
    """Draw and queue every picture wanted; `draw` gets a sheet and the language of its words."""

    async def drawn(wanted: WantedPicture, group: Group) -> Drawn | None:
        """None for a coming month that has nothing to show: nobody asked for it."""
        with services.store.reading() as db:
            sheet = month_data.month_sheet(db, group, wanted.first, services.now())
            stamp = month_data.stamp(db, group, wanted.first, services.now())
        if wanted.purpose is Purpose.REPORT and not sheet.grid.entries:
            return None
        if wanted.purpose is Purpose.ASKED:
            services.gateway.show_at_work(wanted.chat_id, wanted.topic, picture=True)
        return Drawn(sheet, stamp, await draw(sheet, group.settings.language))

    await file_jobs.fulfil(services, WISHES, drawn, _keep, _give_up)


def _keep(desk: Desk, wanted: WantedPicture, made: Drawn | None) -> None:
    if made is None:
        return
    if wanted.purpose is Purpose.PINNED:
        pinned_month.show(desk, made.sheet, made.content, made.stamp)
    else:
        _send(desk, wanted, made.sheet, made.content)


def _send(desk: Desk, wanted: WantedPicture, sheet: MonthSheet, content: bytes) -> None:
    first, group = wanted.first, desk.group
    unasked = wanted.purpose is Purpose.REPORT
    told = (phrases.coming if unasked else phrases.caption)(desk._, first, sheet.lines[0])
    file_id = stored_files.add_file(desk.db, group, phrases.file_name(desk._, first), content, desk.now)
    key = f"coming:{group.id}:{first.isoformat()}:{wanted.since}" if unasked else None
    out = Outgoing(
        file_jobs.chat_of(wanted, group), "sendPhoto", {"caption": told}, Lane.DIGEST, group.id, wanted.topic,
        key=key, file_id=file_id, mark=may_repeat(desk._), unasked=unasked,
    )  # fmt: skip
    queue.put(desk.db, out, desk.now)


def _give_up(desk: Desk, wanted: WantedPicture) -> None:
    """Who did not ask hears nothing."""
    if wanted.purpose is Purpose.ASKED:
        file_jobs.say(desk, wanted, phrases.not_drawn(desk._))
    elif wanted.purpose is Purpose.PINNED:
        pinned_month.give_up(desk, wanted)
