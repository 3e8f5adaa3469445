"""Days that do not exist, weekdays of another date, an end before its beginning."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from union.core.lazy_regex import Regex
from union.reports.checkup.flaws import Flaw, FlawKind

DAY = Regex(
    r"(?<![\d.])(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月份?(?P<day>\d{1,2})[日号](?:\s?[(（]?\s?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])(?![、至到~—-])[)）]?)?"
    r"(?:\s?(?:至|到|[-—–~～]{1,2})\s?(?:(?:(?P<to_year>20\d\d)年)?(?P<to_month>\d{1,2})月)?(?P<to_day>\d{1,2})[日号])?"
)
IN_FIGURES = Regex(r"(?<!\d)(?P<year>20\d\d)[./-](?P<month>\d{1,2})[./-](?P<day>\d{1,2})(?![\d./-])")
# 「13月」; 「第13个月」 and 「3-13月龄」 are none.
MONTH = Regex(
    r"(?<![\d第./-])(?:1[3-9]|[2-9]\d|00?)月(?:份|[底初末上中下]|(?=[,，。、召开举组完]))|(?<=[年至到])(?:1[3-9]|[2-9]\d|00?)月(?!龄|子)"
)
CLOCKS = Regex(
    r"(?<![\d:：])(?P<hour>\d{1,2})[:：](?P<minute>[0-5]\d)\s?(?:至|到|[-—–~～]{1,2})\s?(?P<to_hour>\d{1,2})[:：](?P<to_minute>[0-5]\d)(?![\d:：])"
)
YEAR = Regex(r"20\d\d(?=年)")
TO_COME = Regex("明年|来年|下一?年|下一?步|下季度|计划|安排|方案|通知|要点|预案|[拟将]|定于")
OF_PAST = Regex("总结|小结|汇报|述职|简报|报告|通报|情况")
TITLE, AROUND = 60, 120
WEEKDAYS = "一二三四五六日"
HALF_YEAR = timedelta(days=183)
SPRING = 3  # months: a report tells of those of the next year too
EVENING = 18  # from then on an end before the beginning is of the next day


def wrong_days(text: str, today: date) -> Iterator[Flaw]:
    """All of them; a date without a year may be of any year the text names, or of one near today."""
    named = tuple(sorted({int(match[0]) for match in YEAR.finditer(text)}))
    if named and named[0] > today.year:
        named = (today.year, *named)
    is_plan = TO_COME.search(text[:TITLE]) is not None or OF_PAST.search(text[:TITLE]) is None
    for match in DAY.finditer(text):
        may_come = is_plan or TO_COME.search(text, max(0, match.start() - AROUND), match.end()) is not None
        if match["year"]:
            years: Sequence[int] = (int(match["year"]),)
        elif named:
            years = (*named, named[-1] + 1) if may_come and int(match["month"]) <= SPRING else named
        else:
            years = _near(match, today, may_come=may_come)
        yield from _of_date(match, years, named)
    for match in IN_FIGURES.finditer(text):
        if _day(*map(int, match.groups())) is None:
            yield Flaw(*match.span(), FlawKind.NO_DAY, match[0])
    for match in MONTH.finditer(text):
        yield Flaw(*match.span(), FlawKind.NO_DAY, match[0])
    for match in CLOCKS.finditer(text):
        hours = [int(match[name]) for name in ("hour", "minute", "to_hour", "to_minute")]
        if (hours[0] < EVENING and max(hours[0], hours[2]) <= 24 and hours[2:] <= hours[:2]) or (
            hours[0] >= EVENING and hours[2] >= EVENING and hours[2:] <= hours[:2]
        ):
            yield Flaw(*match.span(), FlawKind.ORDER, match[0])


def _near(match: re.Match[str], today: date, *, may_come: bool) -> Sequence[int]:
    """The last time it was that day, and the next time where it may come; at a year's beginning the time before, too."""
    is_over = (int(match["month"]), int(match["day"])) <= (today.month, today.day)
    last = today.year - (not is_over)
    before = (last - 1,) if today.month <= SPRING else ()
    return (*before, last, last + 1) if may_come else (*before, last)


def _of_date(match: re.Match[str], years: Sequence[int], named: Sequence[int]) -> Iterator[Flaw]:
    month, day = int(match["month"]), int(match["day"])
    begins = [one for year in years if (one := _day(year, month, day))]
    if not begins:
        yield Flaw(*match.span(), FlawKind.NO_DAY, match[0])
        return
    weekday = (match["weekday"] or "").replace("天", "日")
    if weekday and all(WEEKDAYS[one.weekday()] != weekday for one in begins):
        is_known = len(years) == 1 or len(named) == 1
        yield Flaw(*match.span(), FlawKind.WEEKDAY, match[0], begins[0].isoformat() if is_known else "")
    if match["to_day"]:
        yield from _of_span(match, begins[0])


def _of_span(match: re.Match[str], begin: date) -> Iterator[Flaw]:
    year = int(match["to_year"] or begin.year)
    end = _day(year, int(match["to_month"] or begin.month), int(match["to_day"]))
    if end is None:
        yield Flaw(*match.span(), FlawKind.NO_DAY, match[0])
    elif end < begin:
        is_next_year = not match["to_year"] and match["to_month"] and end.month != begin.month
        next_year = _day(year + 1, end.month, end.day) or end
        if not is_next_year or next_year - begin > HALF_YEAR:
            yield Flaw(*match.span(), FlawKind.ORDER, match[0])


def _day(year: int, month: int, day: int) -> date | None:
    """None for one that is not; the 29th of February may be of a leap year."""
    if not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)
