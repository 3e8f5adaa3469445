"""What comes back by the year: 每年3月, 每年七、八月15号, 每年重阳节, 每年中秋前三天, 每年农历腊月二十三."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from union.core.almanac import festivals, world_festivals
from union.core.almanac.lunar import solar_term
from union.core.grain import Grain
from union.reading.numbers.numerals import number, whole
from union.reading.time.dates.festival_dates import canonical, name_in
from union.reading.time.dates.lunar_dates import lunar_numbers, moon_month
from union.reading.time.dates.periods import EDGES_OF_YEAR, WEEKDAYS, half, nth_said, quarter
from union.reading.time.dates.reference_time import DAY, Outlook, Pieces, dated, month_first
from union.reading.time.recurrence.day_conditions import PLAIN_YEAR, Every, on_day
from union.reading.time.recurrence.monthly_rules import at_edge, interval, on_days, with_place_beside

MONTH = r"1[0-2]|\d|十[一二]?|元|[一二三四五六七八九]"
DAYS_IN = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7}
HALF_MONTH = 15
LEAPING = 2  # February's last days move


def yearly_rule(pieces: Pieces, outlook: Outlook) -> Every | None:
    """The rule of 「每年」 with the pieces beside it."""
    parts = pieces["every_year"].parts
    years = 2 if "parity" in parts else interval(parts)
    reader = next((READERS[sort] for sort in READERS if sort in pieces), _of_months)
    every = reader(pieces, outlook)
    if every and "parity" in parts:
        every = every._replace(odd_years=parts["parity"] in "单奇")
    return every._replace(interval=years) if every and years > 1 else every


def _of_months(pieces: Pieces, outlook: Outlook) -> Every | None:
    """Months with what of them is meant: a day, an edge, a third, a weekday, a working day."""
    parts = pieces["every_year"].parts
    if edge := parts.get("edge"):  # 「每年最后一个工作日」, 「每年第一天」
        return at_edge(Every("YEARLY", months=(12 if edge[0] == "最" else 1,)), edge)
    months = _months(pieces)
    if not months:
        return _of_year(pieces, outlook)
    every = Every("YEARLY", months=months, grain=Grain.MONTH)
    if re.search("[底末]", parts.get("months", "")):
        return on_days(every, -1)
    return with_place_beside(every, pieces)


def _months(pieces: Pieces) -> tuple[int, ...]:
    said = pieces["every_year"].parts.get("months") or (
        pieces["month"].parts["number"] if "month" in pieces else ""
    )
    each = r"[一二三四五六七八九]" if re.match(r"[一-九]{2}(?:两个?)?月", said) else MONTH
    found = {whole(month.replace("元", "一")) or 0 for month in re.findall(each, said)}
    return tuple(sorted(month for month in found if 1 <= month <= 12))


def _of_year(pieces: Pieces, outlook: Outlook) -> Every:
    """「每年年底」 is December, 「每年上半年」 the half, 「每年三季度」 the quarter; else the year."""
    if "edge" in pieces:
        month = EDGES_OF_YEAR[pieces["edge"].parts.get("word", "底")[-1]]
        return Every("YEARLY", months=(month,), grain=Grain.MONTH)
    for sort, read in (("half", half), ("quarter", quarter)):
        if sort in pieces:
            span = read(pieces, outlook)
            return Every("YEARLY", months=(span.start.month,), grain=span.grain)
    return Every("YEARLY", grain=Grain.YEAR)


def _of_dotted(pieces: Pieces, outlook: Outlook) -> Every | None:
    month, day = (int(pieces["dotted"].parts[one]) for one in ("month", "day"))
    return Every("YEARLY", months=(month,), month_days=(day,)) if month <= 12 and day <= 31 else None


def _of_span(pieces: Pieces, outlook: Outlook) -> Every:
    """「每年7到9月」: begins on the first of the one month and lasts to the end of the other."""
    first, last = (whole(pieces["months"].parts[one]) or 1 for one in ("from", "to"))
    end = month_first(PLAIN_YEAR, last + 1 if last >= first else last + 13)
    return Every("YEARLY", months=(first,), month_days=(1,), days=(end - month_first(PLAIN_YEAR, first)).days)


def _of_festival(pieces: Pieces, outlook: Outlook) -> Every | None:
    """A festival's yearly rule, with the days counted from it: 每年中秋前三天, 每年国庆第二天, 每年国庆后."""
    said = name_in(pieces)
    every, (first, count) = festival_rule(said, outlook), festivals.by_law(canonical(said))
    if every is None:
        return None
    after = first + max(count, 1)  # the days off by law
    if "days_off" in pieces and pieces.keys() <= {"every_year", "festival", "days_off"}:
        return _away(every, first, days=max(count, 1)) or every
    nth = pieces["nth_workday"].parts if "nth_workday" in pieces else None
    if (nth and "off" in nth) or ("after" in pieces and not nth):
        return _away(every, after)
    if "weekday_from" in pieces:
        return _weekday_beside(every, pieces["weekday_from"].parts)
    if nth is None:
        return _counted(every, pieces)
    # 「国庆节前最后一个工作日」 is the day before the days off, moved back; 「节后第一个工作日」 the one `after`, moved on.
    # The day before 春节 is off as well: moved back it comes to the last working day all the same.
    away, shift = (-1, "previous") if nth.get("way") == "前" else (after, "next")
    return _away(every, away, shift=shift) if abs(nth_said(nth)) == 1 else None


def _away(every: Every, away: int, **changed: Any) -> Every | None:
    """The rule so many days away from its day; None where it has not just one."""
    if len(every.months) != 1 or len(every.month_days) != 1:
        return None
    found = on_day(every.months[0], every.month_days[0] + away, lunar=every.lunar)
    return every._replace(months=found[:1], month_days=found[1:], **changed) if found else None


def _weekday_beside(every: Every, parts: Mapping[str, str]) -> Every | None:
    """「每年国庆后第一个周六」 is the Saturday among the seven days behind it; none where they leave its month."""
    is_one = len(every.months) == len(every.month_days) == 1 and not every.lunar
    day = dated(PLAIN_YEAR, every.months[0], every.month_days[0]) if is_one else None
    if day is None:
        return None
    weeks = whole(parts.get("number", "一")) or 1
    first = day + (7 * weeks - 6 if parts["way"] == "后" else -7 * weeks) * DAY
    days = [first + away * DAY for away in range(7)]
    if len({one.month for one in days}) > 1 or first.month == LEAPING:
        return None
    numbers = tuple(one.day for one in days)
    return every._replace(months=(first.month,), month_days=numbers, weekdays=(WEEKDAYS[parts["day"]],))


def festival_rule(said: str, outlook: Outlook) -> Every | None:
    """By its lunar day, its weekday of a month or its solar day; none where no calendar of ours repeats it."""
    name, this_year = canonical(said), outlook.today.year
    sort, numbers = festivals.fixed(name) or world_festivals.fixed(name) or ("term", ())
    if sort == "weekday":
        month, weekday, nth = numbers
        return Every("YEARLY", months=(month,), weekdays=(weekday,), nths=(nth,))
    if sort == "easter":
        return Every("YEARLY", easter=numbers[0])
    if sort != "term":
        return Every("YEARLY", months=(numbers[0],), month_days=(numbers[1],), lunar=sort == "lunar")
    # A solar term falls within a day of the same date every year.
    days = [day for year in (this_year, this_year + 1) if (day := solar_term(name, year))]
    day = next((one for one in days if one >= outlook.today), None)
    return Every("YEARLY", months=(day.month,), month_days=(day.day,)) if day else None


def _counted(every: Every, pieces: Pieces) -> Every | None:
    days = _days_away(pieces)
    if not days:
        return every if days == 0 else None
    if every.easter is not None:
        return every._replace(easter=every.easter + days)
    if every.month_days and every.month_days[0] < 0:
        last = every.month_days[0] + days
        return every._replace(month_days=(last,)) if last < 0 else None
    return _away(every, days)


def _days_away(pieces: Pieces) -> int | None:
    """How many days from the day named; None where that is no number of days (前三个工作日, 前两个月)."""
    if "eve" in pieces:
        return -1
    if "nth_day" in pieces:
        parts = pieces["nth_day"].parts
        return None if "last" in parts else (whole(parts.get("number", "一")) or 1) - ("after" not in parts)
    if "shift" not in pieces:
        return 0 if "nth_workday" not in pieces else None
    parts = pieces["shift"].parts
    unit, count = DAYS_IN.get(parts["unit"].removeprefix("个")), number(parts["count"])
    if parts["unit"].endswith("月") and parts["count"] == "半":
        unit, count = HALF_MONTH, Decimal(1)
    way = -1 if parts["way"] == "前" else 1
    return None if unit is None or count is None else int(count * unit) * way


def _on_lunar(month: int, day: int, pieces: Pieces) -> Every | None:
    return _counted(Every("YEARLY", months=(month,), month_days=(day,), lunar=True), pieces)


READERS: dict[str, Callable[[Pieces, Outlook], Every | None]] = {
    "festival": _of_festival,
    "lunar": lambda pieces, _: _on_lunar(*lunar_numbers(pieces["lunar"].parts), pieces),
    "new_year": lambda pieces, _: _on_lunar(1, whole(pieces["new_year"].parts["day"]) or 1, {}),
    # 「每年九月九」
    "twin": lambda pieces, _: _on_lunar((month := whole(pieces["twin"].parts["month"]) or 1), month, pieces),
    "moon": lambda pieces, _: _on_lunar(moon_month(pieces["moon"].parts), 1, {}),  # from its first day
    "dotted": _of_dotted,
    "months": _of_span,
}
