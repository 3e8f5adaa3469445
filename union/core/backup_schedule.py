"""Which nightly backups there are to be: their names, when the next is due, which are kept, until when. No file is touched.

All moments are naive wall time of the operator's zone; backups are known by their names alone.
"""

import re
from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime, time, timedelta

HOUR = time(3, 30)  # nobody works, nothing is sent, and no zone's clock is turned then
DAYS, WEEKS, MONTHS = 7, 4, 12
NAME = re.compile(r"gonghui-(?P<bot>[0-9]+)-(?P<made>[0-9]{8}-[0-9]{6})\.db")
STAMP = "%Y%m%d-%H%M%S"
PHOTOS = ".photos"  # a backup's photos lie in a folder of its name with this behind it


def name_of(bot_id: int, made: datetime) -> str:
    """「gonghui-7000000001-20261120-033000.db」: two bots may share a folder."""
    return f"gonghui-{bot_id:d}-{made:{STAMP}}.db"


def backup_time(name: str, bot_id: int) -> datetime | None:
    """When a file of this name was made as this bot's backup, None when it is none."""
    found = NAME.fullmatch(name)
    if found is None or int(found["bot"]) != bot_id:
        return None
    try:
        return datetime.fromisoformat(found["made"].replace("-", "T"))
    except ValueError:
        return None


def of_bot(names: Iterable[str], bot_id: int) -> dict[datetime, str]:
    """This bot's backups among the names of a folder, by when they were made; all else is left out."""
    return {made: name for name in names if (made := backup_time(name, bot_id)) is not None}


def is_due(newest: datetime | None, wall: datetime) -> bool:
    """Whether a backup is wanted now: none was made since the last 3:30, however long the bot was away.

    One dated in the future was made before the clock was put right and counts for nothing.
    """
    begun = datetime.combine(wall.date(), HOUR)
    if wall < begun:
        begun -= timedelta(days=1)
    return newest is None or not begun <= newest <= wall


def backups_to_keep(made: Collection[datetime], today: date) -> set[datetime]:
    """Those to keep: the newest of each of 7 days, 4 weeks (from Monday) and 12 months, today's the last; and the newest."""
    newest = sorted(made)[-1:]
    rules = ((date.toordinal, DAYS), (_week, WEEKS), (_month, MONTHS))
    return set(newest).union(*(_newest_of_each(made, span, count, today) for span, count in rules))


def deletion_day(made: date) -> date:
    """The first day on which no rule keeps a backup of that day, nightly backups going on: it is deleted that night."""
    by_day = made + timedelta(days=DAYS)
    by_week = made - timedelta(days=made.weekday()) + timedelta(weeks=WEEKS)
    years, month = divmod(made.year * 12 + made.month - 1 + MONTHS, 12)
    return max(by_day, by_week, date(years, month + 1, 1))


def _newest_of_each(
    made: Iterable[datetime], span: Callable[[date], int], count: int, today: date
) -> Iterable[datetime]:
    last = span(today)
    within = [moment for moment in made if span(moment.date()) > last - count]
    return {span(moment.date()): moment for moment in sorted(within)}.values()


def _week(day: date) -> int:
    return (day.toordinal() - 1) // 7  # the ordinal 1 was a Monday


def _month(day: date) -> int:
    return day.year * 12 + day.month
