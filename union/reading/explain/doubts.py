"""Why the bot asks: each further reading of a time with the reason in words (conventions 3a).

The readings themselves are found in union/reading/time/dates/clock_times.py, union/reading/time/dates/days.py, union/reading/time/dates/festival_dates.py and union/reading/time/time_expressions.py.
"""

from datetime import datetime, timedelta

from union.core.almanac.date_format import day_words, weekday_words
from union.core.almanac.lunar import to_lunar
from union.core.grain import Grain, is_clock_time
from union.core.lazy_regex import Regex
from union.reading.acts.extraction import Seen
from union.reading.explain.reading_text import span
from union.reading.message import When
from union.reading.text.normal_form import normal
from union.reading.time.dates.periods import WEEKDAYS
from union.reading.time.time_expressions import OR
from union.words import Words

WEEK, HALF_A_DAY = timedelta(days=7), timedelta(hours=12)
SAID_WEEKDAY = Regex(r"(?:周|星期|礼拜)(?P<day>[一二三四五六日天1-7])")
DATED = Regex(r"\d{1,2}[月日号./-]|[一二三四五六七八九十]月")


def doubts(_: Words, seen: Seen, now: datetime) -> tuple[str, ...]:
    """A sentence for each further reading of the time acted on, each reason once."""
    best = seen.best
    if best is None:
        return ()
    is_two = bool(OR.search(seen.said.text, best.begin, best.end))
    found = [
        _two(_, best.when, other, now) if is_two else _why(_, best.when, other, now) for other in best.others
    ]
    return tuple(dict.fromkeys(found))


def mismatch(_: Words, when: When | None, now: datetime) -> str | None:
    """「12月5日（周五）」 that is a Saturday: said, whichever of the two was taken."""
    said = SAID_WEEKDAY.search(normal(when.text).text) if when and when.rrule is None else None
    if when is None or said is None or not DATED.search(normal(when.text).text):
        return None
    if when.grain not in (Grain.MINUTE, Grain.HOUR, Grain.DAY) or (
        when.end and when.end - when.start > WEEK / 7
    ):
        return None
    if WEEKDAYS[said["day"]] == when.start.weekday():
        return None
    return _(
        "写的日期和星期对不上：{day}，不是{said}",
        day=day_words(_, when.start.date(), now=now.date()),
        said=said[0],
    )


def _two(_: Words, when: When, other: When, now: datetime) -> str:
    return _(
        "说了两个时间：{first}，或{second}，没说定哪一个",
        first=span(_, when, now.date()),
        second=span(_, other, now.date()),
    )


def _why(_: Words, when: When, other: When, now: datetime) -> str:
    today, words = now.date(), (span(_, when, now.date()), span(_, other, now.date()))
    if when.start.date() == today and other.start - when.start == WEEK:
        weekday = weekday_words(_, today)
        return _("今天就是{weekday}，又没说几点：今天还是下{weekday}？", weekday=weekday)
    if is_clock_time(other.grain) and other.start < now and other.start.date() == today:
        clock = f"{other.start:%H:%M}"
        return _("今天{clock}已经过了：是{next}，还是今天的，写晚了？", clock=clock, next=words[0])
    if _is_swapped(when, other):
        return _(
            "「{said}」可以是{first}，也可以是{second}：日和月分不清",
            said=when.text,
            first=words[0],
            second=words[1],
        )
    if abs(when.start - other.start) == HALF_A_DAY:
        return _("「{said}」是{first}，还是{second}？", said=when.text, first=words[0], second=words[1])
    if _is_lunar_of(when, other) or _is_lunar_of(other, when):
        return _lunar(_, when, other, now)
    return _("「{said}」可以是{first}，也可以是{second}", said=when.text, first=words[0], second=words[1])


def _is_swapped(when: When, other: When) -> bool:
    first, second = when.start, other.start
    return (first.month, first.day) == (second.day, second.month) and first.month != first.day


def _is_lunar_of(lunar: When, solar: When) -> bool:
    """Whether the one is the lunar day of the numbers that the other has in the solar calendar."""
    found = to_lunar(lunar.start.date())
    return found is not None and (found.month, found.day) == (solar.start.month, solar.start.day)


def _lunar(_: Words, when: When, other: When, now: datetime) -> str:
    lunar, solar = (when, other) if _is_lunar_of(when, other) else (other, when)
    return _(
        "「{said}」没说农历还是公历：农历是{lunar}，公历是{solar}",
        said=when.text,
        lunar=day_words(_, lunar.start.date(), now=now.date()),
        solar=day_words(_, solar.start.date(), now=now.date()),
    )
