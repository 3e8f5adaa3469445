"""Recurrence: the rule that the pieces of a moment say, with its first occurrence. RFC 5545 without DTSTART.

Days and weeks are read here, months in monthly_rules.py, years in yearly_rules.py; a rule itself is in day_conditions.py.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from union.core.grain import Grain
from union.reading.message import When
from union.reading.numbers.numerals import whole
from union.reading.time.dates.clock_times import clock_minutes, has_clock, hours_end, part_of, parts_of_day
from union.reading.time.dates.periods import WEEKDAYS
from union.reading.time.dates.reference_time import DAY, Outlook, Pieces, at_midnight
from union.reading.time.recurrence.day_conditions import WORKWEEK, Every, first_start
from union.reading.time.recurrence.monthly_rules import READERS as MONTHLY
from union.reading.time.recurrence.monthly_rules import UNITS, interval
from union.reading.time.recurrence.rule_limits import ends, limited
from union.reading.time.recurrence.yearly_rules import yearly_rule


def recurring(
    pieces: Pieces, around: str, outlook: Outlook, *, due: bool = False, further: Sequence[Pieces] = ()
) -> When | None:
    """The rule with its first occurrence not before now; `around` are the words near it, which may bound it.

    `due`: it is a deadline, the last day of what was named (每年年底前); `further`: more dates of the year.
    """
    every = every_of(pieces, outlook)
    if every is None:
        return None
    every = _from_its_day(_with(every, further, outlook), outlook)
    every = limited(_last_of(every) if due else every, around, outlook)
    if outlook.until is not None and not every.tail:
        every = ends(every, outlook.until)
    minutes = _minutes(pieces)
    if has_clock(pieces) and minutes is None:
        return None
    start = first_start(every, minutes or 0, outlook, is_timed=minutes is not None)
    if start is None:
        return None
    grain = Grain.MINUTE if has_clock(pieces) else Grain.HOUR if minutes is not None else every.grain
    end = None
    if minutes is not None:
        last = (
            parts_of_day()[part_of(pieces) or "上午"][1] * 60
            if grain is Grain.HOUR
            else hours_end(pieces, minutes)
        )
        end = at_midnight(start.date()) + timedelta(minutes=last) if last else None
    elif every.days > 1 and not due:
        end = start + every.days * DAY
    return When("", start, end, grain, rrule=every.rrule(), shift=every.shift)


def every_of(pieces: Pieces, outlook: Outlook) -> Every | None:
    """The rule its pieces say; None where they say none (「年年」 alone is no rule)."""
    sort = next((one for one in READERS if one in pieces), None)
    every = READERS[sort](pieces, outlook) if sort else None
    if every is None or (sort and "loose" in pieces[sort].parts and every.is_bare()):
        return None
    return every


def _with(every: Every, further: Sequence[Pieces], outlook: Outlook) -> Every:
    """「每年五一、国庆」 is the 1st of both months; dates that share no day make no rule."""
    others = [found for pieces in further if (found := every_of(pieces, outlook))]
    months = {month for one in (every, *others) for month in one.months}
    if others and all(_is_month_end(one) for one in (every, *others)):
        return every._replace(months=tuple(sorted(months)), month_days=(-1,))
    if not others or any(one._replace(months=()) != every._replace(months=()) for one in others):
        return every
    return every._replace(months=tuple(sorted(months)))


def _is_month_end(every: Every) -> bool:
    """「6月30日」 and 「12月31日」 are the last days of their months."""
    is_day = (
        every._replace(months=(), month_days=()) == Every("YEARLY")
        and len(every.months) == 1
        and every.months != (2,)
    )
    return is_day and every.month_days in ((30 if every.months[0] in (4, 6, 9, 11) else 31,), (-1,))


def _from_its_day(every: Every, outlook: Outlook) -> Every:
    """「从12月5日起每月一次」 is every 5th, 「从本周五起每两周一次」 every second Friday."""
    day = outlook.since
    if day is None or not every.is_bare():
        return every
    if every.grain is Grain.WEEK:
        return every._replace(weekdays=(day.weekday(),), grain=Grain.DAY)
    if every.freq == "MONTHLY":
        return every._replace(month_days=(day.day,), grain=Grain.DAY)
    if every.freq == "YEARLY":
        return every._replace(months=(day.month,), month_days=(day.day,), grain=Grain.DAY)
    return every


def _last_of(every: Every) -> Every:
    """Of a month named by its place in the year its last day: 每年年底前."""
    if every.grain is Grain.MONTH and every.freq == "YEARLY" and every.months == (12,):
        return every._replace(month_days=(31,), grain=Grain.DAY)
    return every


def _minutes(pieces: Pieces) -> int | None:
    if has_clock(pieces):
        return clock_minutes(pieces)
    part = part_of(pieces)
    return parts_of_day()[part][0] * 60 if part else None


def _weekly_span(pieces: Pieces, outlook: Outlook) -> Every | None:
    parts = pieces["weekly_span"].parts
    first, last = WEEKDAYS[parts["from"]], WEEKDAYS[parts["to"]]
    return Every("WEEKLY", weekdays=tuple(range(first, last + 1))) if first <= last else None


def _weekly(pieces: Pieces, outlook: Outlook) -> Every:
    parts = pieces["every_week"].parts
    every = Every("WEEKLY", interval(parts))
    if "end" in parts or "rest" in parts:
        return every._replace(weekdays=(5, 6))
    if "weekday" in pieces:
        return every._replace(weekdays=(WEEKDAYS[pieces["weekday"].parts["day"]],))
    if "edge" in parts:
        # 「每周最后一个工作日」 is Friday or the working day before; 「每周第一天」 Monday
        edge = parts["edge"]
        is_last = edge[0] == "最"
        if edge.endswith("工作日"):
            return every._replace(weekdays=(4 if is_last else 0,), shift="previous" if is_last else "next")
        return every._replace(weekdays=(6 if is_last else 0,))
    days = _weekdays(parts.get("days") or parts.get("figures", ""))
    return every._replace(weekdays=days, grain=Grain.DAY if days else Grain.WEEK)


def _weekdays(said: str) -> tuple[int, ...]:
    """「一三五」, 「二和周四」, 「一到五」, 「一至三、五」."""
    days: set[int] = set()
    for run in re.finditer(
        r"([一二三四五六日天1-7])(?:(?:到|至|-)(?:周|星期|礼拜)?([一二三四五六日天1-7]))?", said
    ):
        first, last = WEEKDAYS[run[1]], WEEKDAYS[run[2] or run[1]]
        days |= set(range(first, last + 1)) if first <= last else {first, last}
    return tuple(sorted(days))


def _rate(pieces: Pieces, outlook: Outlook) -> Every | None:
    """「一季度一次」, 「两周一次」, 「一年两次」, 「半个月一次」."""
    parts = pieces["rate"].parts
    count, times, unit = parts["number"], whole(parts["times"]) or 1, parts["unit"]
    if unit in ("周", "星期", "礼拜", "天"):
        freq, grain = ("DAILY", Grain.DAY) if unit == "天" else ("WEEKLY", Grain.WEEK)
        is_whole = count != "半" and "half" not in parts
        return Every(freq, whole(count) or 1, grain=grain) if is_whole else None
    if unit == "月" and count == "半":
        return Every("MONTHLY", month_days=(1, 16))
    months = {"月": 1.0, "年": 12.0}.get(unit, 3.0) * (0.5 if count == "半" else whole(count) or 1) / times
    return _by_months(int(months)) if months >= 1 and months % 1 == 0 else _by_months(1)


def _by_months(months: int) -> Every:
    if months % 12 == 0:
        return Every("YEARLY", months // 12, grain=Grain.YEAR)
    return Every("MONTHLY", months, grain=UNITS.get(months, Grain.MONTH))


def _said(sort: str, read: Callable[[Mapping[str, str]], Every]) -> Callable[[Pieces, Outlook], Every]:
    """Reads a rule by its own parts alone."""
    return lambda pieces, _: read(pieces[sort].parts)


READERS: dict[str, Callable[[Pieces, Outlook], Every | None]] = {
    "every_workday": lambda *_: Every("WEEKLY", weekdays=WORKWEEK, shift="skip"),
    "weekly_span": _weekly_span,
    # 「周一、周三、周五每天晚上」, 「礼拜一三五晚上」
    "weekly_list": _said(
        "weekly_list", lambda parts: Every("WEEKLY", weekdays=_weekdays(parts.get("days") or parts["apart"]))
    ),
    "every_other_day": lambda *_: Every("DAILY", 2),
    "every_day": _said("every_day", lambda parts: Every("DAILY", interval(parts))),
    "every_week": _weekly,
    # 「连续三周的周六」
    "for_weeks": _said(
        "for_weeks",
        lambda parts: Every(
            "WEEKLY", weekdays=(WEEKDAYS[parts["day"]],), tail=f"COUNT={whole(parts['number']) or 1}"
        ),
    ),
    **MONTHLY,
    "every_year": yearly_rule,
    "rate": _rate,
}
