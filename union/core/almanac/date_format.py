"""Dates as officers write them: with the weekday, the year only when it is another one, never 10/1.

Every function takes the reader's `Words` first; `now` is the reader's day, None writes the year always.
"""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from union.core.almanac import festivals
from union.core.almanac.lunar import lunar_names
from union.core.period import A_DAY, MONTHS, UNDATED, Grain, is_clock_time, own_end
from union.words import Words

NEAR = timedelta(days=3)  # how close to a lunar festival a day is written with its lunar name
A_WHILE = timedelta(days=180)  # a span shorter than this needs no year at its end


def weekday_words(_: Words, day: date) -> str:
    """「周四」."""
    return (_("周一"), _("周二"), _("周三"), _("周四"), _("周五"), _("周六"), _("周日"))[day.weekday()]


def short_day(_: Words, day: date, *, year: int | None) -> str:
    """「11月3日」, of another year than this with it; None writes the year always."""
    if day.year == year:
        return _("{month}月{day}日", month=day.month, day=day.day)
    return _("{year}年{month}月{day}日", year=day.year, month=day.month, day=day.day)


def day_words(_: Words, day: date, *, now: date | None) -> str:
    """「10月1日 周四」, in another year than now's 「2027年2月6日 周六」."""
    if day.year >= UNDATED.year:
        return _("日期待定")
    weekday = weekday_words(_, day)
    if now is not None and day.year == now.year:
        return _("{month}月{day}日 {weekday}", month=day.month, day=day.day, weekday=weekday)
    return _(
        "{year}年{month}月{day}日 {weekday}", year=day.year, month=day.month, day=day.day, weekday=weekday
    )


def lunar_words(_: Words, day: date) -> str:
    """「八月十五」."""
    month, of_month = lunar_names(day)
    return _("{month}{day}", month=_(month), day=_(of_month))


def with_lunar(_: Words, day: date, *, now: date | None) -> str:
    """「9月15日 周三（八月十五）」 within three days of a lunar festival, else as `day_words`; in English nobody reads it."""
    words = day_words(_, day, now=now)
    if _.language == "en" or day.year >= UNDATED.year or not _is_near_lunar(day):
        return words
    return _("{day}（{lunar}）", day=words, lunar=lunar_words(_, day))


@lru_cache(maxsize=1024)  # most days that are told are of this month
def _is_near_lunar(day: date) -> bool:
    close = festivals.festivals_between(day - NEAR, day + NEAR + A_DAY)
    return any(festivals.is_lunar(name) for _day, name in close)


def moment_words(_: Words, moment: datetime, *, now: date | None) -> str:
    """「11月25日 周三 15:00」."""
    return _("{day} {time}", day=day_words(_, moment.date(), now=now), time=f"{moment:%H:%M}")


def bare_moment(_: Words, moment: datetime) -> str:
    """「11月20日 10:05」, for what was a short while ago."""
    return _("{month}月{day}日 {clock}", month=moment.month, day=moment.day, clock=f"{moment:%H:%M}")


def span_words(_: Words, start: datetime, end: datetime | None, grain: Grain, *, now: date | None) -> str:
    """A time of any grain; `end` is exclusive, None the grain's own, and the last day is what is written.

    「11月24日 周二 14:00–16:00」「12月」「第四季度」「2027年上半年」「12月28日 周一 至 1月3日 周日」.
    """
    until = end or own_end(start, grain)
    if grain in (Grain.MINUTE, Grain.HOUR):
        if until <= start:
            return moment_words(_, start, now=now)
        day = day_words(_, start.date(), now=now)
        part = _day_part(_, start, until) if grain is Grain.HOUR else None
        if part is not None:
            return _("{day} {time}", day=day, time=part)
        last = _last_day(until)
        if last == start.date():
            ends = "24:00" if until.date() > last else f"{until:%H:%M}"
            return _("{day} {start}–{end}", day=day, start=f"{start:%H:%M}", end=ends)
        first_words, last_words = moment_words(_, start, now=now), moment_words(_, until, now=start.date())
        return _("{first} 至 {last}", first=first_words, last=last_words)
    if grain in MONTHS:
        return _months(_, start.date(), until.date(), grain, now)
    return _days(_, start.date(), _last_day(until), now)


def clock_words(_: Words, start: datetime, end: datetime, grain: Grain) -> str:
    """「15:00」, 「下午」 of what has no hour but a part of its day; empty where it has neither."""
    if not is_clock_time(grain):
        return ""
    return (_day_part(_, start, end) if grain is Grain.HOUR else None) or f"{start:%H:%M}"


def _day_part(_: Words, start: datetime, until: datetime) -> str | None:
    """The bare day part a range stands for (conventions 6), None for any other range."""
    hours = (start.hour, start.hour + (until - start) // timedelta(hours=1))
    parts = {
        (0, 6): _("凌晨"),
        (6, 9): _("早上"),
        (8, 12): _("上午"),
        (11, 13): _("中午"),
        (12, 18): _("下午"),
        (17, 19): _("傍晚"),
        (18, 24): _("晚上"),
    }
    return parts.get(hours)


def _days(_: Words, first: date, last: date, now: date | None) -> str:
    if last <= first:
        return day_words(_, first, now=now)
    ends = last if last - first < A_WHILE else first
    words = day_words(_, first, now=now), day_words(_, last, now=ends)
    return _("{first} 至 {last}", first=words[0], last=words[1])


def _months(_: Words, first: date, end: date, grain: Grain, now: date | None) -> str:
    is_one_unit = own_end(datetime.combine(first.replace(day=1), time()), grain).date() == end
    this_year = now is not None and first.year == now.year
    if grain is Grain.YEAR and is_one_unit:
        return _("{year}年", year=first.year)
    named = _unit(_, first, grain) if is_one_unit else _month_range(_, first, end - A_DAY)
    return named if this_year else _("{year}年{part}", year=first.year, part=named)


def _unit(_: Words, first: date, grain: Grain) -> str:
    if grain is Grain.MONTH:
        return _("{month}月", month=first.month)
    if grain is Grain.HALF:
        return _("上半年") if first.month < 7 else _("下半年")
    return (_("第一季度"), _("第二季度"), _("第三季度"), _("第四季度"))[(first.month - 1) // 3]


def _month_range(_: Words, first: date, last: date) -> str:
    until = _("{month}月", month=last.month)
    if last.year != first.year:
        until = _("{year}年{part}", year=last.year, part=until)
    return _("{first}至{last}", first=_("{month}月", month=first.month), last=until)


def _last_day(until: datetime) -> date:
    return (until - timedelta(microseconds=1)).date()
