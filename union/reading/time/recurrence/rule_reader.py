"""Recurrence: the rule that the pieces of a moment say, with its first occurrence. RFC 5545 without DTSTART.

Days and weeks are read here, months in monthly_rules.py, years in yearly_rules.py; a rule itself is in day_conditions.py.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta

from union.core.grain import Grain
from union.core.lazy_regex import Regex
from union.reading.message import When
from union.reading.numbers.numerals import whole
from union.reading.time.dates.clock_times import clock_minutes, has_clock, hours_end, hours_of
from union.reading.time.dates.periods import WEEKDAYS, WEEKS
from union.reading.time.dates.reference_time import DAY, Outlook, Pieces, at_midnight
from union.reading.time.recurrence.day_conditions import WORKWEEK, Every, first_start
from union.reading.time.recurrence.monthly_rules import READERS as MONTHLY
from union.reading.time.recurrence.monthly_rules import UNITS, interval
from union.reading.time.recurrence.rule_limits import ends, limited
from union.reading.time.recurrence.yearly_rules import yearly_rule

RUN = Regex(r"([一二三四五六日天1-7])(?:(?:到|至|-)(?:周|星期|礼拜)?([一二三四五六日天1-7]))?")


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
    if due and (every.grain, every.freq, every.months) == (Grain.MONTH, "YEARLY", (12,)):
        every = every._replace(month_days=(31,), grain=Grain.DAY)  # 「每年年底前」
    every = limited(every, around, outlook)
    if outlook.until is not None and not every.tail:
        every = ends(every, outlook.until)
    is_timed = has_clock(pieces)
    hours = None if is_timed else hours_of(pieces)
    minutes = clock_minutes(pieces) if is_timed else hours[0] * 60 if hours else None
    if is_timed and minutes is None:
        return None
    start = first_start(every, minutes or 0, outlook, is_timed=minutes is not None)
    if start is None:
        return None
    grain, end = every.grain, None
    if minutes is not None:
        grain, last = (Grain.HOUR, hours[1] * 60) if hours else (Grain.MINUTE, hours_end(pieces, minutes))
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
    rules = [every, *(found for pieces in further if (found := every_of(pieces, outlook)))]
    months = tuple(sorted({month for one in rules for month in one.months}))
    if len(rules) > 1 and all(map(_is_month_end, rules)):
        return every._replace(months=months, month_days=(-1,))
    is_same = all(one._replace(months=()) == every._replace(months=()) for one in rules)
    return every._replace(months=months) if len(rules) > 1 and is_same else every


def _is_month_end(every: Every) -> bool:
    """「6月30日」 and 「12月31日」 are the last days of their months."""
    is_day = every == Every("YEARLY", months=every.months[:1], month_days=every.month_days)
    last = 30 if every.months in ((4,), (6,), (9,), (11,)) else 31
    return is_day and every.months not in ((), (2,)) and every.month_days in ((last,), (-1,))


def _from_its_day(every: Every, outlook: Outlook) -> Every:
    """「从12月5日起每月一次」 is every 5th, 「从本周五起每两周一次」 every second Friday."""
    day = outlook.since
    if day is None or not every.is_bare():
        return every
    if every.grain is Grain.WEEK:
        return every._replace(weekdays=(day.weekday(),), grain=Grain.DAY)
    if every.freq not in ("MONTHLY", "YEARLY"):
        return every
    months = (day.month,) if every.freq == "YEARLY" else every.months
    return every._replace(months=months, month_days=(day.day,), grain=Grain.DAY)


def _weekly(pieces: Pieces, outlook: Outlook) -> Every:
    parts = pieces["every_week"].parts
    every = Every("WEEKLY", interval(parts))
    if "end" in parts or "rest" in parts:
        return every._replace(weekdays=(5, 6))
    if "weekday" in pieces:
        return every._replace(weekdays=(WEEKDAYS[pieces["weekday"].parts["day"]],))
    if edge := parts.get("edge"):
        # 「每周最后一个工作日」 is Friday or the working day before; 「每周第一天」 Monday
        is_last, is_work = edge[0] == "最", edge.endswith("工作日")
        shift = ("previous" if is_last else "next") if is_work else None
        return every._replace(weekdays=((4 if is_work else 6) if is_last else 0,), shift=shift)
    days = _weekdays(parts.get("days") or parts.get("figures", ""))
    return every._replace(weekdays=days, grain=Grain.DAY if days else Grain.WEEK)


def _weekly_listed(pieces: Pieces, outlook: Outlook) -> Every:
    """「周一至周五晚上7点」, 「周一、周三、周五每天晚上」, 「礼拜一三五晚上」."""
    parts = (pieces.get("weekly_span") or pieces["weekly_list"]).parts
    said = f"{parts['from']}到{parts['to']}" if "from" in parts else parts.get("days") or parts["apart"]
    return Every("WEEKLY", weekdays=_weekdays(said))


def _weekdays(said: str) -> tuple[int, ...]:
    """「一三五」, 「二和周四」, 「一到五」, 「一至三、五」."""
    days: set[int] = set()
    for first, last in RUN.findall(said):
        away = WEEKDAYS[last or first] - WEEKDAYS[first]
        days |= {(WEEKDAYS[first] + on) % 7 for on in range(away % 7 + 1)}
    return tuple(sorted(days))


def _rate(pieces: Pieces, outlook: Outlook) -> Every | None:
    """「一季度一次」, 「两周一次」, 「一年两次」, 「半个月一次」."""
    parts = pieces["rate"].parts
    said, times, unit = parts["number"], whole(parts["times"]) or 1, parts["unit"]
    count = 0.5 if said == "半" else whole(said) or 1
    if unit in (*WEEKS, "天"):
        freq, grain = ("DAILY", Grain.DAY) if unit == "天" else ("WEEKLY", Grain.WEEK)
        return Every(freq, int(count), grain=grain) if count >= 1 and "half" not in parts else None
    if unit == "月" and count < 1:
        return Every("MONTHLY", month_days=(1, 16))
    months = {"月": 1.0, "年": 12.0}.get(unit, 3.0) * count / times
    months = int(months) if months >= 1 and months % 1 == 0 else 1
    if months % 12 == 0:
        return Every("YEARLY", months // 12, grain=Grain.YEAR)
    return Every("MONTHLY", months, grain=UNITS.get(months, Grain.MONTH))


READERS: dict[str, Callable[[Pieces, Outlook], Every | None]] = {
    "every_workday": lambda *_: Every("WEEKLY", weekdays=WORKWEEK, shift="skip"),
    "weekly_span": _weekly_listed,
    "weekly_list": _weekly_listed,
    "every_other_day": lambda *_: Every("DAILY", 2),
    "every_day": lambda pieces, _: Every("DAILY", interval(pieces["every_day"].parts)),
    "every_week": _weekly,
    # 「连续三周的周六」
    "for_weeks": lambda pieces, _: Every(
        "WEEKLY",
        weekdays=(WEEKDAYS[pieces["for_weeks"].parts["day"]],),
        tail=f"COUNT={whole(pieces['for_weeks'].parts['number']) or 1}",
    ),
    **MONTHLY,
    "every_year": yearly_rule,
    "rate": _rate,
}
