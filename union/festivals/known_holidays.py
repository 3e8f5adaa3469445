"""The holidays of a year as far as they are known: adopted, published, or those of the law alone.

The days themselves are decided in union/core/almanac/days_off.py and union/core/almanac/festivals.py; this is for showing them.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from union.core.almanac import days_off, festivals
from union.core.almanac.days_off import Notice
from union.festivals.notice_values import Arrangement, HolidayNotice

ONE_DAY = timedelta(days=1)
# chinesecalendar's names.
PUBLISHED_NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明",
    "Labour Day": "五一",
    "Dragon Boat Festival": "端午",
    "Mid-autumn Festival": "中秋",
    "National Day": "国庆",
}


def known(year: int, adopted: Sequence[HolidayNotice]) -> list[Arrangement]:
    """The arrangements of a year by date; a later notice about some festivals takes the place of theirs."""
    parts = [] if any(one.whole for one in adopted) else _before(year)
    for notice in adopted:
        named = {name for part in notice.parts for name in part.festivals}
        parts = [part for part in parts if not named.intersection(part.festivals)]
        parts += [part for part in notice.parts if part.off]
    return sorted(parts, key=lambda part: part.off)


def calendar(adopted: Sequence[HolidayNotice]) -> Notice | None:
    """Everything a group has taken over, for its calendar; None for nothing."""
    found: Notice | None = None
    for year in sorted({one.year for one in adopted}):
        found = _laid_over(found or Notice(frozenset(), frozenset()), year, adopted)
    return found


def _laid_over(before: Notice, year: int, adopted: Sequence[HolidayNotice]) -> Notice:
    of_year = [one for one in adopted if one.year == year]
    whole = HolidayNotice(year, tuple(known(year, of_year)))
    off, work = frozenset(whole.off), frozenset(whole.work)
    replaced = {day for _name, *days in days_off.published(year) for each in days for day in each}
    years = before.years | {year} if any(one.whole for one in of_year) else before.years
    return Notice(
        before.off - work | off, before.work - off | work, years, before.ordinary | replaced - off - work
    )


def _before(year: int) -> list[Arrangement]:
    if days_off.announced(year):
        found = days_off.published(year)
        return [Arrangement(_names(name), off, work) for name, off, work in found]
    return [Arrangement((name,), _by_law(name, year)) for name in festivals.statutory()]


def _names(name: str) -> tuple[str, ...]:
    return (PUBLISHED_NAMES[name],) if name in PUBLISHED_NAMES else ()


def _by_law(name: str, year: int) -> tuple[date, ...]:
    first, end = festivals.holiday_span(name, year)
    return tuple(first + number * ONE_DAY for number in range((end - first).days))
