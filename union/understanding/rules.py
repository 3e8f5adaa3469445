"""Recurrence: 每周五下午4点, 每月最后一个工作日, 每年重阳节. RFC 5545 without DTSTART; lunar ones with RSCALE=CHINESE.

A rule is held as plain conditions on a day, so that its first day is found by looking day by day.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from union.grain import Grain
from union.understanding.clocks import HOURS, clock_minutes, has_clock, hours_end, part_of
from union.understanding.days import WEEKDAYS
from union.understanding.festive import canonical, festival_day, lunar_numbers
from union.understanding.message import When
from union.understanding.numerals import whole
from union.understanding.outlook import DAY, Outlook, at_midnight, month_first
from union.understanding.reckoning import Pieces
from union.understanding.regex import Regex

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LONGEST = 1500  # days looked ahead for a first occurrence: 29 February comes within four years
SHIFTS = (
    (Regex(r"(?:遇|逢)(?:法定)?(?:节?假日|双休日|周末|休息日)[^,。;]{0,4}(?:顺延|推迟|延后)"), "next"),
    (Regex(r"(?:遇|逢)(?:法定)?(?:节?假日|双休日|周末|休息日)[^,。;]{0,4}提前"), "previous"),
)
UNTIL = Regex(r"到(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?:底|末)(?:为止|止|结束)?")
COUNT = Regex(r"(?:共|一共|总共)(?P<count>[\d一二两三四五六七八九十]{1,3})[次回期场]")


class Every(NamedTuple):
    """A recurrence: RFC 5545 parts by name; `grain` of one occurrence; `shift` for days off."""

    freq: str
    interval: int = 1
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()
    nth: int = 0
    lunar: bool = False
    shift: str | None = None
    grain: Grain = Grain.DAY
    tail: str = ""

    def rrule(self) -> str:
        """The rule as RFC 5545 (RFC 7529 for a lunar one) writes it."""
        nth = str(self.nth) if self.nth else ""
        parts = [
            "RSCALE=CHINESE" if self.lunar else "",
            f"FREQ={self.freq}",
            f"INTERVAL={self.interval}" if self.interval > 1 else "",
            _listed("BYMONTH", self.months),
            _listed("BYMONTHDAY", self.month_days),
            _listed("BYDAY", [nth + DAYS[day] for day in self.weekdays]),
            self.tail,
        ]
        return ";".join(part for part in parts if part)

    def falls_on(self, day: date) -> bool:
        """Whether the rule, its interval aside, may begin on the day."""
        if self.lunar:
            return _falls_on_lunar(self, day)
        if self.months and day.month not in self.months:
            return False
        last = (month_first(day.year, day.month + 1) - DAY).day
        if self.month_days and not {day.day, day.day - last - 1} & set(self.month_days):
            return False
        if self.weekdays and day.weekday() not in self.weekdays:
            return False
        return not self.nth or (last - day.day < 7 if self.nth < 0 else (day.day - 1) // 7 + 1 == self.nth)


def _listed(name: str, values: "tuple[int, ...] | list[str]") -> str:
    return f"{name}={','.join(map(str, values))}" if values else ""


def _falls_on_lunar(rule: Every, day: date) -> bool:
    from union.lunar import to_lunar  # import time: lunar tables

    lunar = to_lunar(day)
    in_month = not rule.months or (not lunar.leap and lunar.month in rule.months)
    return in_month and lunar.day in rule.month_days


def recurring(pieces: Pieces, text: str, outlook: Outlook) -> When | None:
    """The rule its pieces say, with the first occurrence not before now; None where they say none."""
    every = next((READERS[sort](pieces, outlook) for sort in READERS if sort in pieces), None)
    if every is None:
        return None
    every = _with_limits(every, text, outlook)
    minutes = _minutes(pieces)
    if has_clock(pieces) and minutes is None:
        return None
    start = _first(every, minutes or 0, outlook, is_timed=minutes is not None)
    if start is None:
        return None
    grain = Grain.MINUTE if has_clock(pieces) else Grain.HOUR if minutes is not None else every.grain
    last = hours_end(pieces, minutes) if minutes is not None else None
    if grain is Grain.HOUR:
        last = HOURS[part_of(pieces) or "上午"][1] * 60
    end = at_midnight(start.date()) + timedelta(minutes=last) if last else None
    return When("", start, end, grain, rrule=every.rrule(), shift=every.shift)


def _minutes(pieces: Pieces) -> int | None:
    if has_clock(pieces):
        return clock_minutes(pieces)
    part = part_of(pieces)
    return HOURS[part][0] * 60 if part else None


def _first(every: Every, minutes: int, outlook: Outlook, *, is_timed: bool) -> datetime | None:
    """The first occurrence not before now; a bare day counts from its midnight."""
    for ahead in range(LONGEST):
        day = outlook.today + ahead * DAY
        start = at_midnight(day) + timedelta(minutes=minutes)
        if (start >= outlook.now or (ahead == 0 and not is_timed)) and _works(every, day):
            return start
    return None


def _works(every: Every, day: date) -> bool:
    if every.shift == "skip":
        from union.workdays import is_workday  # import time: holiday data

        return is_workday(day)
    return every.falls_on(day)


def _with_limits(every: Every, text: str, outlook: Outlook) -> Every:
    """「遇节假日顺延」, 「到12月底为止」, 「共六次」."""
    shift = next((name for pattern, name in SHIFTS if pattern.search(text)), every.shift)
    until, count = UNTIL.search(text), COUNT.search(text)
    if until:
        year = int(until["year"] or outlook.today.year)
        if month_first(year, int(until["month"]) + 1) <= outlook.today:
            year += 1
        last = month_first(year, int(until["month"]) + 1) - DAY
        return every._replace(shift=shift, tail=f"UNTIL={last:%Y%m%d}T235959")
    if count and (number := whole(count["count"])):
        return every._replace(shift=shift, tail=f"COUNT={number}")
    return every._replace(shift=shift)


def _daily(pieces: Pieces, outlook: Outlook) -> Every:
    return Every("DAILY")


def _workdays(pieces: Pieces, outlook: Outlook) -> Every:
    return Every("WEEKLY", weekdays=(0, 1, 2, 3, 4), shift="skip")


def _weekly_span(pieces: Pieces, outlook: Outlook) -> Every | None:
    parts = pieces["weekly_span"].parts
    first, last = WEEKDAYS[parts["from"]], WEEKDAYS[parts["to"]]
    return Every("WEEKLY", weekdays=tuple(range(first, last + 1))) if first <= last else None


def _weekly(pieces: Pieces, outlook: Outlook) -> Every:
    parts = pieces["every_week"].parts
    interval = 2 if "other" in parts else whole(parts.get("number", "一")) or 1
    if "gap" in parts:
        interval += 1
    if "end" in parts:
        return Every("WEEKLY", interval, weekdays=(5, 6))
    if "weekday" in pieces:
        return Every("WEEKLY", interval, weekdays=(WEEKDAYS[pieces["weekday"].parts["day"]],))
    return Every("WEEKLY", interval, weekdays=_weekdays(parts.get("days", "")))


def _weekdays(said: str) -> tuple[int, ...]:
    """「一三五」, 「二和周四」, 「一到五」."""
    days = [WEEKDAYS[sign] for sign in said if sign in WEEKDAYS]
    if re.search(r"到|至|-", said) and len(days) == 2 and days[0] < days[1]:
        return tuple(range(days[0], days[1] + 1))
    return tuple(sorted(set(days)))


def _monthly(pieces: Pieces, outlook: Outlook) -> Every:
    parts = pieces["every_month"].parts
    number = whole(parts.get("number", "一")) or 1
    every = Every("MONTHLY", number + 1 if "gap" in parts else number)
    if "parity" in parts:
        every = every._replace(interval=1, months=tuple(range(1 if parts["parity"] == "单" else 2, 13, 2)))
    if "lunar" in parts:
        said = re.sub("农历|阴历|旧历|的|初", "", parts["lunar"])
        lunar_days = (whole(one) for one in re.split("[、和]", said))
        return every._replace(month_days=tuple(day for day in lunar_days if day), lunar=True)
    if "days" in parts:
        days = (whole(one) for one in re.split("[日号]?[、和]", parts["days"]))
        return every._replace(month_days=tuple(day for day in days if day and day <= 31))
    if "edge" in parts:
        return _edge_of_month(every, parts["edge"])
    if "weekday" in parts:
        nth = -1 if "last" in parts else whole(parts.get("nth", "一")) or 1
        return every._replace(weekdays=(WEEKDAYS[parts["weekday"]],), nth=nth)
    if "work" in parts:
        return _nth_workday(every, -1 if "last" in parts else whole(parts.get("nth", "一")) or 1)
    return every._replace(grain=Grain.MONTH)


def _edge_of_month(every: Every, edge: str) -> Every:
    """月底 is the last day; 初 and 上旬 begin on the 1st, 中旬 on the 11th, 下旬 on the 21st."""
    first = {"中": 11, "下": 21}.get(edge.removeprefix("月")[0], 1)
    return every._replace(month_days=(-1,) if edge[-1] in "底末" or "最后" in edge else (first,))


def _nth_workday(every: Every, nth: int) -> Every:
    """The last working day is the last day moved back, the first the 1st moved on (design §2)."""
    return every._replace(month_days=(nth,), shift="previous" if nth < 0 else "next")


def _quarterly(pieces: Pieces, outlook: Outlook) -> Every:
    edge = pieces["every_quarter"].parts.get("edge", "")
    if not edge:
        return Every("MONTHLY", 3, grain=Grain.QUARTER)
    months = (3, 6, 9, 12) if edge[0] in "末底最" else (1, 4, 7, 10)
    if "day" in pieces:
        return Every("MONTHLY", months=months, month_days=(whole(pieces["day"].parts["number"]) or 1,))
    if edge.endswith("月"):
        return Every("MONTHLY", months=months, grain=Grain.MONTH)
    return Every("MONTHLY", months=months, month_days=(1 if edge == "初" else -1,))


def _half_yearly(pieces: Pieces, outlook: Outlook) -> Every:
    return Every("MONTHLY", 6, grain=Grain.HALF)


def _yearly(pieces: Pieces, outlook: Outlook) -> Every | None:
    """每年3月, 每年12月5日, 每年重阳节, 每年农历腊月二十三."""
    if "festival" in pieces:
        return _of_festival(pieces["festival"].parts.get("name", ""), outlook)
    if "lunar" in pieces:
        lunar_month, lunar_day = lunar_numbers(pieces["lunar"].parts)
        return Every("YEARLY", months=(lunar_month,), month_days=(lunar_day,), lunar=True)
    month = whole(pieces["month"].parts["number"]) if "month" in pieces else None
    if month is None:
        return Every("YEARLY", grain=Grain.YEAR)
    every = Every("YEARLY", months=(month,), grain=Grain.MONTH)
    if "day" in pieces:
        return every._replace(month_days=(whole(pieces["day"].parts["number"]) or 1,), grain=Grain.DAY)
    if "edge" in pieces:
        return _edge_of_month(every, pieces["edge"].parts.get("word", "底"))._replace(grain=Grain.DAY)
    return every


def _of_festival(said: str, outlook: Outlook) -> Every | None:
    """A festival's yearly rule: lunar by its lunar day, else by its solar day."""
    from union.festivals import is_lunar  # import time: festival data
    from union.lunar import to_lunar

    name = canonical(said)
    day = festival_day(name, outlook.today.year)
    if day is None:
        return None
    if is_lunar(name):
        lunar = to_lunar(day)
        return Every("YEARLY", months=(lunar.month,), month_days=(lunar.day,), lunar=True)
    return Every("YEARLY", months=(day.month,), month_days=(day.day,))


def _rate(pieces: Pieces, outlook: Outlook) -> Every:
    """「一季度一次」."""
    unit = pieces["rate"].parts["unit"]
    if unit == "一周":
        return Every("WEEKLY", grain=Grain.WEEK)
    months = {"一月": (1, Grain.MONTH), "半年": (6, Grain.HALF)}.get(unit, (3, Grain.QUARTER))
    return (
        Every("YEARLY", grain=Grain.YEAR) if unit == "一年" else Every("MONTHLY", months[0], grain=months[1])
    )


READERS: dict[str, Callable[[Pieces, Outlook], Every | None]] = {
    "every_workday": _workdays,
    "weekly_span": _weekly_span,
    "every_day": _daily,
    "every_week": _weekly,
    "every_month": _monthly,
    "every_quarter": _quarterly,
    "every_half": _half_yearly,
    "every_year": _yearly,
    "rate": _rate,
}
