"""周一安排: the week's items in one message on its first working day, where the group wants it.

When is union/calendar/day_contents.py's. A reply names an item by its number.
"""

from handlers.calendar.views import overview
from handlers.core.job_context import Desk
from storage.calendar import overviews
from storage.calendar.overviews import WEEK, Overview
from union.calendar import day_contents
from union.core.quiet_hours import permitted
from union.questions.calendar_range import View, of_week

MARK = "week"


def tell(desk: Desk) -> None:
    """Tell this week's plan once; a week with nothing in it is passed over. Safe to call at any moment."""
    group, today = desk.group, desk.wall.date()
    monday = day_contents.monday_of(today)
    if not is_called_for(desk) or overviews.of(desk.db, group, WEEK, monday):
        return
    shown = View(max(today, monday), of_week(today).end)
    told = overview.told(desk.db, group, shown, desk.wall)
    post_id = None
    if told.found:  # what is late is called to mind anyway
        lines = overview.lines(desk._, group, told, desk.wall, desk._("/cal 本周"))
        text = "\n".join([overview.week_header(desk._, shown, today), *lines])
        key = f"week:{group.id}:{monday.isoformat()}"
        post_id = desk.post(text, topic=group.settings.reminder_topic, key=key, about=MARK)
    overviews.keep(desk.db, group, Overview(WEEK, monday, post_id, down=True))


def is_called_for(desk: Desk) -> bool:
    """Whether the group wants it and it is time."""
    return desk.group.settings.week_plan and _is_time(desk)


def begin_next_week(desk: Desk) -> None:
    """It was just switched on: the plan of a week under way is not told any more."""
    group = desk.group
    monday = day_contents.monday_of(desk.wall.date())
    moment = day_contents.telling(monday, group.settings, group.notice)
    if moment is not None and moment <= desk.wall and not overviews.of(desk.db, group, WEEK, monday):
        overviews.keep(desk.db, group, Overview(WEEK, monday, down=True))


def _is_time(desk: Desk) -> bool:
    settings = desk.group.settings
    return day_contents.is_time(desk.wall, settings, desk.group.notice) and permitted(desk.wall, settings)
