"""What comes back by the year: 每年3月, 每年七、八月15号, 每年重阳节, 每年中秋前三天, 每年农历腊月二十三."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from union.core.almanac import festivals, world_festivals
from union.core.almanac.lunar import solar_term
from union.core.grain import Grain
from union.reading.numbers.numerals import number, whole
from union.reading.time.dates.festival_dates import canonical, festival_day, name_in
from union.reading.time.dates.lunar_dates import lunar_numbers, moon_month
from union.reading.time.dates.periods import WEEKDAYS, WEEKS, nth_said
from union.reading.time.dates.reference_time import DAY, Outlook, Pieces, dated, month_first
from union.reading.time.recurrence.day_conditions import Every, on_day
from union.reading.time.recurrence.monthly_rules import interval, nth_workday, on_nth_weekday, span_of_days

MONTH = r"1[0-2]|\d|十[一二]?|元|[一二三四五六七八九]"
DAYS_IN = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7}
# 年初 January, 年中 June, 年底 December; the three tens of a month (conventions 12).
EDGE_MONTHS = {"初": 1, "中": 6}
TENS = {"上": (1, 10), "中": (11, 10), "下": (21, 1)}
HALF_MONTH = 15
LEAPING = 2  # February's last days move
PLAIN_YEAR = 2027  # any year that is no leap year


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
    edge, months = pieces["every_year"].parts.get("edge"), _months(pieces)
    if edge:
        return _edge_of_year(edge)
    if not months:
        return _of_year(pieces)
    every = Every("YEARLY", months=months, grain=Grain.MONTH)
    if "edge" in pieces or re.search("[底末]", pieces["every_year"].parts.get("months", "")):
        return every._replace(month_days=_edge(pieces), grain=Grain.DAY)
    if day := pieces.get("day") or pieces.get("bare_day"):
        return every._replace(month_days=(whole(day.parts["number"]) or 1,), grain=Grain.DAY)
    if "days" in pieces:
        return span_of_days(every, pieces["days"].parts)
    if "ten_days" in pieces:
        first, days = TENS[pieces["ten_days"].parts["word"]]
        return every._replace(month_days=(first,), grain=Grain.DAY, days=days)
    return _of_nth(every, pieces)


def _of_nth(every: Every, pieces: Pieces) -> Every | None:
    """「每年三月的第二个周六」, 「每年6月第三个工作日」, 「每年5月的第一周」."""
    if "nth_weekday" in pieces:
        return on_nth_weekday(every, pieces["nth_weekday"].parts)
    if "nth_workday" in pieces:
        parts = pieces["nth_workday"].parts
        return None if "way" in parts else nth_workday(every, nth_said(parts))
    if "nth_unit" in pieces and pieces["nth_unit"].parts["unit"] in WEEKS:  # the week of that Monday
        nth = nth_said(pieces["nth_unit"].parts)
        return every._replace(weekdays=(0,), nths=(nth,), grain=Grain.WEEK)
    return every


def _edge_of_year(edge: str) -> Every:
    """「每年最后一个工作日」, 「每年第一天」."""
    is_last = edge[0] == "最"
    every = Every("YEARLY", months=(12 if is_last else 1,), month_days=(-1 if is_last else 1,))
    return every._replace(shift="previous" if is_last else "next") if edge.endswith("工作日") else every


def _edge(pieces: Pieces) -> tuple[int, ...]:
    word = pieces["edge"].parts.get("word", "底") if "edge" in pieces else "底"
    return ({"初": 1, "中": 15}.get(word, -1),)


def _months(pieces: Pieces) -> tuple[int, ...]:
    if "months" in pieces["every_year"].parts:
        said = pieces["every_year"].parts["months"]
        found = re.findall(
            r"[一二三四五六七八九]" if re.match(r"[一-九]{2}(?:两个?)?月", said) else MONTH, said
        )
        return tuple(
            sorted({one for month in found if (one := 1 if month == "元" else whole(month)) and one <= 12})
        )
    month = whole(pieces["month"].parts["number"].replace("元", "一")) if "month" in pieces else None
    return (month,) if month else ()


def _of_year(pieces: Pieces) -> Every:
    """「每年年底」 is December, 「每年上半年」 the half, 「每年三季度」 the quarter; else the year."""
    if "edge" in pieces:
        return Every(
            "YEARLY", months=(EDGE_MONTHS.get(pieces["edge"].parts.get("word", "底"), 12),), grain=Grain.MONTH
        )
    if "half" in pieces:
        first = 1 if pieces["half"].parts["which"] == "上" else 7
        return Every("YEARLY", months=(first,), grain=Grain.HALF)
    if "quarter" in pieces and "number" in pieces["quarter"].parts:
        first = ((whole(pieces["quarter"].parts["number"]) or 1) - 1) * 3 + 1
        return Every("YEARLY", months=(first,), grain=Grain.QUARTER)
    return Every("YEARLY", grain=Grain.YEAR)


def _of_dotted(pieces: Pieces, outlook: Outlook) -> Every | None:
    parts = pieces["dotted"].parts
    month, day = int(parts["month"]), int(parts["day"])
    return Every("YEARLY", months=(month,), month_days=(day,)) if month <= 12 and day <= 31 else None


def _of_span(pieces: Pieces, outlook: Outlook) -> Every:
    """「每年7到9月」: begins on the first of the one month and lasts to the end of the other."""
    parts = pieces["months"].parts
    first, last = whole(parts["from"]) or 1, whole(parts["to"]) or 1
    end = month_first(PLAIN_YEAR, last + 1 if last >= first else last + 13)
    return Every("YEARLY", months=(first,), month_days=(1,), days=(end - month_first(PLAIN_YEAR, first)).days)


def _of_festival(pieces: Pieces, outlook: Outlook) -> Every | None:
    """A festival's yearly rule, with the days counted from it: 每年中秋前三天, 每年国庆第二天, 每年国庆后."""
    said = name_in(pieces)
    every, (first, count) = festival_rule(said, outlook), festivals.by_law(canonical(said))
    if every is None:
        return None
    after = first + max(count, 1)  # the days off by law
    if pieces.keys() <= {"every_year", "festival", "days_off"} and "days_off" in pieces:
        return _away(every, first, days=max(count, 1)) or every
    nth = pieces["nth_workday"].parts if "nth_workday" in pieces else {}
    if "off" in nth or ("after" in pieces and not nth):
        return _away(every, after)
    if "weekday_from" in pieces:
        return _weekday_beside(every, pieces["weekday_from"].parts)
    return _workday_beside(every, after, nth) if "nth_workday" in pieces else _counted(every, pieces)


def _away(every: Every, away: int, **changed: Any) -> Every | None:
    """The rule so many days away from its day; None where it has not just one."""
    if len(every.months) != 1 or len(every.month_days) != 1:
        return None
    found = on_day(every.months[0], every.month_days[0] + away, lunar=every.lunar)
    return every._replace(months=found[:1], month_days=found[1:], **changed) if found else None


def _workday_beside(every: Every, after: int, parts: Mapping[str, str]) -> Every | None:
    """「国庆节前最后一个工作日」 is the day before the days off, moved back; 「节后第一个工作日」 the one `after`, moved on."""
    # The day before 春节 is off as well: moved back it comes to the last working day all the same.
    if (whole(parts.get("number", "一")) or 1) != 1:
        return None
    is_before = parts.get("way") == "前"
    return _away(every, -1 if is_before else after, shift="previous" if is_before else "next")


def _weekday_beside(every: Every, parts: Mapping[str, str]) -> Every | None:
    """「每年国庆后第一个周六」 is the Saturday among the seven days behind it; none where they leave its month."""
    weeks = whole(parts.get("number", "一")) or 1
    if len(every.months) != 1 or len(every.month_days) != 1 or every.lunar:
        return None
    day = dated(PLAIN_YEAR, every.months[0], every.month_days[0])
    if day is None:
        return None
    first = day + (7 * weeks - 6 if parts["way"] == "后" else -7 * weeks) * DAY
    days = [first + away * DAY for away in range(7)]
    if len({one.month for one in days}) > 1 or days[-1].month == LEAPING:
        return None
    numbers = tuple(one.day for one in days)
    return every._replace(months=(first.month,), month_days=numbers, weekdays=(WEEKDAYS[parts["day"]],))


def festival_rule(said: str, outlook: Outlook) -> Every | None:
    """By its lunar day, its weekday of a month or its solar day; none where no calendar of ours repeats it."""
    name = canonical(said)
    rule = festivals.fixed(name) or world_festivals.fixed(name)
    if rule is None:
        return _of_term(name, outlook)
    sort, numbers = rule
    if sort == "weekday":
        month, weekday, nth = numbers
        return Every("YEARLY", months=(month,), weekdays=(weekday,), nths=(nth,))
    if sort == "easter":
        return Every("YEARLY", easter=numbers[0])
    return Every("YEARLY", months=(numbers[0],), month_days=(numbers[1],), lunar=sort == "lunar")


def _of_term(name: str, outlook: Outlook) -> Every | None:
    """A solar term falls within a day of the same date every year."""
    if solar_term(name, outlook.today.year) is None:
        return None
    day = festival_day(name, outlook.today.year)
    if day is not None and day < outlook.today:
        day = festival_day(name, outlook.today.year + 1)
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
        count = whole(parts.get("number", "一")) or 1
        return None if "last" in parts else count if "after" in parts else count - 1
    if "shift" not in pieces:
        return 0 if "nth_workday" not in pieces else None
    parts = pieces["shift"].parts
    unit, count_said = DAYS_IN.get(parts["unit"].removeprefix("个")), number(parts["count"])
    if parts["unit"].endswith("月") and parts["count"] == "半":
        unit, count_said = HALF_MONTH, Decimal(1)
    if unit is None or count_said is None:
        return None
    return int(count_said * unit) * (-1 if parts["way"] == "前" else 1)


def _on_lunar(month: int, day: int, pieces: Pieces) -> Every | None:
    return _counted(Every("YEARLY", months=(month,), month_days=(day,), lunar=True), pieces)


def _of_twin(pieces: Pieces, outlook: Outlook) -> Every | None:
    """「每年九月九」."""
    month = whole(pieces["twin"].parts["month"]) or 1
    return _on_lunar(month, month, pieces)


READERS: dict[str, Callable[[Pieces, Outlook], Every | None]] = {
    "festival": _of_festival,
    "lunar": lambda pieces, _: _on_lunar(*lunar_numbers(pieces["lunar"].parts), pieces),
    "new_year": lambda pieces, _: _on_lunar(1, whole(pieces["new_year"].parts["day"]) or 1, {}),
    "twin": _of_twin,
    "moon": lambda pieces, _: _on_lunar(moon_month(pieces["moon"].parts), 1, {}),  # from its first day
    "dotted": _of_dotted,
    "months": _of_span,
}
