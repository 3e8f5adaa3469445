"""周一安排: the week's items in one message on its first working day, where the group wants it; the pinned board has its form.

When is union/calendar/day_contents.py's. A reply names an item by its number.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from handlers.calendar.views import day_lines, due_list
from handlers.core.job_context import Desk
from handlers.events import absences, occurrences
from storage.calendar import overviews
from storage.calendar.overviews import WEEK, Overview
from storage.engine.database import Database
from union.calendar import day_contents
from union.core import message_layout
from union.core.almanac.date_format import day_words, moment_words
from union.core.groups import Group, is_hushed, permitted
from union.core.records import dataclass
from union.events.model import Occurrence
from union.questions.calendar_range import View, of_week
from union.words import Words

MOST_LATE = 8  # late items named one by one
MARK, A_DAY = "week", timedelta(days=1)


def tell(desk: Desk) -> None:
    """Tell this week's plan once; a week with nothing in it is passed over. Safe to call at any moment."""
    group, today = desk.group, desk.wall.date()
    monday = day_contents.monday_of(today)
    if not is_called_for(desk) or overviews.of(desk.db, group, WEEK, monday):
        return
    shown = View(max(today, monday), of_week(today).end)
    told = overview_text(desk.db, group, shown, desk.wall)
    post_id = None
    if not told.is_empty:
        lines = absences.lines(desk._, desk.db, group, shown.first, shown.end, today)
        lines += overview_lines(desk._, group, told, desk.wall, desk._("/cal 本周"))
        first, last = (day_words(desk._, each, now=today) for each in (shown.first, shown.end - A_DAY))
        header = desk._("本周安排 {first} 至 {last}", first=first, last=last)
        if first == last:
            header = desk._("本周安排 {day}", day=first)
        text = "\n".join([header, *lines])
        key = f"week:{group.id}:{monday.isoformat()}"
        post_id = desk.post(text, topic=group.settings.reminder_topic, key=key, about=MARK)
    overviews.keep(desk.db, group, Overview(WEEK, monday, post_id, down=True))


def is_called_for(desk: Desk) -> bool:
    """Whether the group wants it and it is time."""
    settings, wall = desk.group.settings, desk.wall
    if not settings.week_plan or is_hushed(wall.date(), settings):
        return False
    return day_contents.is_time(wall, settings, desk.group.notice) and permitted(wall, settings)


def begin_next_week(desk: Desk) -> None:
    """It was just switched on: the plan of a week under way is not told any more."""
    group = desk.group
    monday = day_contents.monday_of(desk.wall.date())
    moment = day_contents.telling(monday, group.settings, group.notice)
    if moment is not None and moment <= desk.wall and not overviews.of(desk.db, group, WEEK, monday):
        overviews.keep(desk.db, group, Overview(WEEK, monday, down=True))


@dataclass(frozen=True, slots=True)
class ItemsShown:
    """The items of some days and the late ones of any day, as of one moment."""

    shown: View
    found: Sequence[Occurrence]
    late: Sequence[Occurrence]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not self.found and not self.late


def overview_text(db: Database, group: Group, shown: View, wall: datetime) -> ItemsShown:
    """What there is to tell of these days; of a late series its latest time only."""
    late = [one for one in due_list.opened(db, group, wall) if day_contents.is_late(one, wall.date())]
    return ItemsShown(shown, occurrences.within(db, group, shown.first, shown.end), late)


def overview_lines(_: Words, group: Group, told: ItemsShown, wall: datetime, more: str) -> list[str]:
    """Everything below the header, in one message; `more` is what to send for what it does not hold."""
    today = wall.date()
    above = day_lines.above(_, group, told.shown, told.found, today)
    if told.late:
        above.append(_("已过期限 {count} 项", count=len(told.late)))
        above += [day_lines.late_line(_, one, today) for one in told.late[:MOST_LATE]]
    if len(told.late) > MOST_LATE:
        above.append(day_lines.left_out(_, count=len(told.late) - MOST_LATE, where="/due"))
    found = [one for one in told.found if not day_contents.is_late(one, today)]
    pages = message_layout.pages(day_lines.blocks(_, group, told.shown, found, today, today))
    if len(pages) > 1 and told.shown.first < today < told.shown.end:
        ahead = View(today, told.shown.end)
        coming = [one for one in found if one.end > datetime.combine(today, datetime.min.time())]
        pages = message_layout.pages(day_lines.blocks(_, group, ahead, coming, today))
    days, left = pages[0].lines, sum(page.entries for page in pages[1:])
    return [*above, *days, *([day_lines.left_out(_, count=left, where=more)] if left else [])]


def board_header(_: Words, shown: View, wall: datetime) -> str:
    """「2026年11月看板（11月20日 周五 10:05更新）」."""
    first, moment = shown.first, moment_words(_, wall, now=wall.date())
    return _("{year}年{month}月看板（{moment}更新）", year=first.year, month=first.month, moment=moment)
