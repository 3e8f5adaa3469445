"""The week's plan and the month's board as one message: counts, what is late, then the days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from handlers.calendar.views import day_lines, due_list
from handlers.calendar.views import summary_texts as summary
from handlers.events import occurrences
from storage.engine.database import Database
from union.calendar.day_contents import is_late
from union.core import pagination
from union.core.almanac.date_format import day_words, moment_words
from union.core.groups import Group
from union.events.model import Occurrence
from union.questions.calendar_range import View
from union.words import Words

MOST_LATE = 8  # late items named one by one


@dataclass(frozen=True, slots=True)
class Told:
    """The items of some days and the late ones of any day, as of one moment."""

    shown: View
    found: Sequence[Occurrence]
    late: Sequence[Occurrence]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not self.found and not self.late


def told(db: Database, group: Group, shown: View, wall: datetime) -> Told:
    """What there is to tell of these days; of a late series its latest time only."""
    late = [one for one in due_list.opened(db, group, wall) if is_late(one, wall.date())]
    return Told(shown, occurrences.within(db, group, shown.first, shown.end), late)


def lines(_: Words, group: Group, told: Told, wall: datetime, more: str) -> list[str]:
    """Everything below the header, in one message; `more` is what to send for what it does not hold."""
    today = wall.date()
    above = [*day_lines.above(_, group, told.shown, told.found, today), *_late(_, told, wall)]
    days, left = _days(_, group, told, wall)
    return [*above, *days, *([summary.left_out(_, left, more)] if left else [])]


def _late(_: Words, told: Told, wall: datetime) -> list[str]:
    if not told.late:
        return []
    named = [summary.late_line(_, one, wall.date()) for one in told.late[:MOST_LATE]]
    left = len(told.late) - len(named)
    more = [summary.left_out(_, left, "/due")] if left else []
    return [_("已过期限 {count} 项", count=len(told.late)), *named, *more]


def _days(_: Words, group: Group, told: Told, wall: datetime) -> tuple[list[str], int]:
    """The days, late items left out; of more than a page only those from today on; how many do not fit."""
    today = wall.date()
    found = [one for one in told.found if not is_late(one, today)]
    pages = pagination.pages(day_lines.blocks(_, group, told.shown, found, today, today))
    if len(pages) > 1 and told.shown.first < today < told.shown.end:
        ahead = View(today, told.shown.end)
        coming = [one for one in found if one.end > datetime.combine(today, datetime.min.time())]
        pages = pagination.pages(day_lines.blocks(_, group, ahead, coming, today))
    return pages[0].lines, sum(page.entries for page in pages[1:])


def week_header(_: Words, shown: View, today: date) -> str:
    """「本周安排 11月23日 周一 至 11月29日 周日」."""
    first, last = shown.first, shown.end - timedelta(days=1)
    if first == last:
        return _("本周安排 {day}", day=day_words(_, first, now=today))
    return _(
        "本周安排 {first} 至 {last}", first=day_words(_, first, now=today), last=day_words(_, last, now=today)
    )


def board_header(_: Words, shown: View, wall: datetime) -> str:
    """「2026年11月看板（11月20日 周五 10:05更新）」."""
    moment = moment_words(_, wall, now=wall.date())
    return _(
        "{year}年{month}月看板（{moment}更新）", year=shown.first.year, month=shown.first.month, moment=moment
    )


def board_over(_: Words, shown: View) -> str:
    """Above a board that is kept up no more."""
    return _("{year}年{month}月看板（不再更新）", year=shown.first.year, month=shown.first.month)
