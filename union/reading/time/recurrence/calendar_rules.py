"""What comes back by the month, quarter or year: 每月25号, 每月最后一个工作日, 逢双月, 每季度末, 每年3月, 每年中秋前三天, 每年农历腊月二十三."""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from union.core.almanac import festivals
from union.core.almanac.lunar import solar_term
from union.core.lazy_regex import Regex
from union.core.period import Grain
from union.reading.numbers.numerals import number, whole_number
from union.reading.time.dates.festival_dates import canonical, lunar_numbers, moon_month, name_in
from union.reading.time.dates.periods import EDGES_OF_YEAR, WEEKDAYS, WEEKS, half, nth_said, quarter
from union.reading.time.dates.reference_time import DAY, Outlook, Pieces, dated, month_first
from union.reading.time.pieces.base_patterns import LUNAR_DAY
from union.reading.time.recurrence.day_conditions import PLAIN_YEAR, WORKWEEK, Every, on_day

Parts = Mapping[str, str]
AND = Regex(r"[日号]?[、,和及与跟/]|[日号]")
LUNAR_DAYS, TENTHS = Regex(LUNAR_DAY), Regex(r"10|\d|[一二三四五六七八九十]")
MIDDLE = 15
A_MONTH, A_NUMERAL = Regex(r"1[0-2]|\d|十[一二]?|元|[一二三四五六七八九]"), Regex("[一二三四五六七八九]")
TWO_MONTHS = Regex(r"[一-九]{2}(?:两个?)?月")  # 「三四月」
DAYS_IN = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7}
HALF_MONTH = 15
LEAPING = 2  # February's last days move
UNITS = {1: Grain.MONTH, 3: Grain.QUARTER, 6: Grain.HALF, 12: Grain.YEAR}


def interval(parts: Parts) -> int:
    """Every which one: 「隔周」 the second, 「每三个月」 the third."""
    return 2 if "other" in parts else (whole_number(parts.get("number", "一")) or 1) + ("gap" in parts)


def _monthly(pieces: Pieces, outlook: Outlook) -> Every | None:
    parts = pieces["every_month"].parts
    number = interval(parts)
    every = Every("MONTHLY", number, grain=UNITS.get(number, Grain.MONTH))
    if odd := parts.get("parity") or parts.get("odd"):
        every = every._replace(months=tuple(range(1 if odd in "单奇" else 2, 13, 2)))
    reader = next((PARTS[part] for part in PARTS if part in parts), None)
    if parts.get("edge", "").endswith("旬") and "day" in pieces:  # 「每月中旬的15号」
        reader = None
    if "edge" in parts and "nth_workday" in pieces and "last" in pieces["nth_workday"].parts:
        return _nth_workday(every, -1)  # 「每月底最后一个工作日」
    found = reader(every, parts) if reader else _with_place_beside(every, pieces)
    return None if found is None or (found.grain is Grain.DAY and found.is_bare()) else found


def _with_place_beside(every: Every, pieces: Pieces) -> Every | None:
    """The rule with its day said apart from it: 「每月的会费，25号」, 「每年三月的第二个周六」; as it is where none was said."""
    sort = next((one for one in BESIDE if one in pieces), None)
    return BESIDE[sort](every, pieces[sort].parts) if sort else every


def _on_days(every: Every, *days: int) -> Every:
    """On days of the month by their numbers, counted from its end below zero."""
    return every._replace(month_days=tuple(day for day in days if 1 <= abs(day) <= 31), grain=Grain.DAY)


def _on_nth(every: Every, weekday: str, *nths: int) -> Every:
    """The nth weekdays of a month; 「最后一个周末」 lasts two days."""
    day, days = ("六", 2) if weekday == "末" else (weekday, 1)
    return every._replace(weekdays=(WEEKDAYS[day],), nths=nths, grain=Grain.DAY, days=days)


def _in_week(every: Every, *nths: int) -> Every:
    """「每月第一周」 is the week of the first Monday."""
    return _on_nth(every, "一", *nths)._replace(grain=Grain.WEEK)


def _nth_workday(every: Every, nth: int) -> Every:
    """The last working day is the last day moved back, the first the 1st moved on (design §2).

    The others are counted among Mondays to Fridays: RFC 5545 knows no days off.
    """
    if nth not in (1, -1):
        return every._replace(weekdays=WORKWEEK, place=nth, grain=Grain.DAY)
    return _on_days(every, nth)._replace(shift="previous" if nth < 0 else "next")


def _at_edge(every: Every, edge: str) -> Every:
    """「最后一个工作日」, 「第一周」, 「末月」, 「第一天」 of the rule's months."""
    nth = -1 if edge[0] in "末底最" else 1
    if edge.endswith("月"):
        return every._replace(grain=Grain.MONTH)
    if edge.endswith("周"):
        return _in_week(every, nth)
    return _nth_workday(every, nth) if edge.endswith("工作日") else _on_days(every, nth)


def _edge(every: Every, edge: str) -> Every:
    """月底 is the last day, 月中 the 15th; 初 and 上旬 begin on the 1st, 中旬 on the 11th, 下旬 on the 21st."""
    if edge[-1] in "底末终" or "最后" in edge or edge == "末日":
        return _on_days(every, -1)
    if edge in ("中", "月中"):
        return _on_days(every, MIDDLE)
    first = {"中": 11, "下": 21}.get(edge.removeprefix("月")[0], 1)
    return _on_days(every, first)._replace(days=10 if edge in ("上旬", "中旬") else 1)


def _lunar_days(said: str) -> tuple[int, ...]:
    """「初一、十五」 are 1 and 15."""
    return tuple(whole_number(one[0].removeprefix("初")) or 0 for one in LUNAR_DAYS.finditer(said))


def _tens_days(said: str) -> tuple[int, ...]:
    """「五、十」: the days whose number ends so (5, 10, 15 …)."""
    endings = {(whole_number(one[0]) or 0) % 10 for one in TENTHS.finditer(said)}
    return tuple(day for day in range(1, 31) if day % 10 in endings)


def _span_of_days(every: Every, parts: Parts) -> Every:
    """「每月1号到5号」: begins on the first day and lasts to the last one."""
    first, last = whole_number(parts["from"]) or 1, whole_number(parts["to"]) or 1
    return _on_days(every, first)._replace(days=max(1, last - first + 1))


def _on_nth_from_end(every: Every, parts: Parts) -> Every:
    """「倒数第二个周五」, 「倒数第三天」."""
    nth = -(whole_number(parts["back"]) or 1)
    if "backday" in parts:
        return _on_nth(every, parts["backday"], nth)
    return _nth_workday(every, nth) if "backwork" in parts else _on_days(every, nth)


def _nths(parts: Parts) -> Sequence[int]:
    """The places that were said: 「第一、三个」, 「头两个」; the last where no number was."""
    if "run" in parts:
        return range(1, (whole_number(parts["run"]) or 1) + 1)
    said = "" if "last" in parts else parts.get("nth", "一")
    return tuple(place for sign in said if (place := whole_number(sign))) or (-1,)


PARTS: dict[str, Callable[[Every, Parts], Every]] = {
    "lunar": lambda every, parts: _on_days(every, *_lunar_days(parts["lunar"]))._replace(lunar=True),
    "from": _span_of_days,
    "tens": lambda every, parts: _on_days(every, *_tens_days(parts["tens"])),
    "days": lambda every, parts: _on_days(
        every, *(whole_number(day) or 0 for day in AND.split(parts["days"]) if day)
    ),
    "first": lambda every, parts: _on_days(every, 1)._replace(
        days=whole_number(parts["first"]) or 1
    ),  # 「前三天」
    "final": lambda every, parts: _on_days(every, -(days := whole_number(parts["final"]) or 1))._replace(
        days=days
    ),
    "back": _on_nth_from_end,
    "edge": lambda every, parts: _edge(every, parts["edge"]),
    "weekday": lambda every, parts: _on_nth(every, parts["weekday"], *_nths(parts)),
    "work": lambda every, parts: _nth_workday(
        every, -1 if "last" in parts else whole_number(parts.get("nth", "一")) or 1
    ),
    "week": lambda every, parts: _in_week(every, *_nths(parts)),
}
BESIDE: dict[str, Callable[[Every, Parts], Every | None]] = {
    "day": lambda every, parts: _on_days(every, whole_number(parts["number"]) or 0),
    "bare_day": lambda every, parts: _on_days(every, whole_number(parts["number"]) or 0),
    "edge": lambda every, parts: _edge(every, parts.get("word", "底")),
    "days": _span_of_days,
    "ten_days": lambda every, parts: _edge(every, f"{parts['word']}旬"),
    "nth_weekday": lambda every, parts: _on_nth(every, parts["day"], nth_said(parts)),
    "nth_workday": lambda every, parts: None if "way" in parts else _nth_workday(every, nth_said(parts)),
    "nth_unit": lambda every, parts: _in_week(every, nth_said(parts)) if parts["unit"] in WEEKS else every,
}


def _quarterly(pieces: Pieces, outlook: Outlook) -> Every | None:
    """On a day, at an edge, in a month of every quarter: in its last for 末 and 最后, the second for 「第二个月」, else the first."""
    parts = pieces["every_quarter"].parts
    edge = parts.get("edge", "")
    said = next((pieces[one].parts for one in ("nth_weekday", "nth_workday") if one in pieces), {})
    is_last = edge[0] in "末底最" if edge else nth_said(said) < 0
    nth = re.match(r"第([一二三])个月", edge)
    first = 3 if is_last else whole_number(nth[1]) or 1 if nth else 1
    every = Every("MONTHLY", months=tuple(range(first, 13, 3)))
    if said or "day" in pieces:
        return _with_place_beside(every, {sort: one for sort, one in pieces.items() if sort != "edge"})
    return (
        _at_edge(every, edge) if edge else Every("MONTHLY", 6 if "gap" in parts else 3, grain=Grain.QUARTER)
    )


def _yearly(pieces: Pieces, outlook: Outlook) -> Every | None:
    """The rule of 「每年」 with the pieces beside it."""
    parts = pieces["every_year"].parts
    years = 2 if "parity" in parts else interval(parts)
    reader = next((OF_YEAR[sort] for sort in OF_YEAR if sort in pieces), _of_months)
    every = reader(pieces, outlook)
    if every and "parity" in parts:
        every = every._replace(odd_years=parts["parity"] in "单奇")
    return every._replace(interval=years) if every and years > 1 else every


def _of_months(pieces: Pieces, outlook: Outlook) -> Every | None:
    """Months with what of them is meant: a day, an edge, a third, a weekday, a working day."""
    parts = pieces["every_year"].parts
    if edge := parts.get("edge"):  # 「每年最后一个工作日」, 「每年第一天」
        return _at_edge(Every("YEARLY", months=(12 if edge[0] == "最" else 1,)), edge)
    months = _months(pieces)
    if not months:
        return _of_year(pieces, outlook)
    every = Every("YEARLY", months=months, grain=Grain.MONTH)
    if re.search("[底末]", parts.get("months", "")):
        return _on_days(every, -1)
    return _with_place_beside(every, pieces)


def _months(pieces: Pieces) -> tuple[int, ...]:
    said = pieces["every_year"].parts.get("months") or (
        pieces["month"].parts["number"] if "month" in pieces else ""
    )
    each = A_NUMERAL if TWO_MONTHS.match(said) else A_MONTH
    found = {whole_number(month.replace("元", "一")) or 0 for month in each.findall(said)}
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
    first, last = (whole_number(pieces["months"].parts[one]) or 1 for one in ("from", "to"))
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
        return _rule_moved_by_days(every, first, days=max(count, 1)) or every
    nth = pieces["nth_workday"].parts if "nth_workday" in pieces else None
    if (nth and "off" in nth) or ("after" in pieces and not nth):
        return _rule_moved_by_days(every, after)
    if "weekday_from" in pieces:
        return _weekday_beside(every, pieces["weekday_from"].parts)
    if nth is None:
        return _rule_with_days_away(every, pieces)
    # 「国庆节前最后一个工作日」 is the day before the days off, moved back; 「节后第一个工作日」 the one `after`, moved on.
    # The day before 春节 is off as well: moved back it comes to the last working day all the same.
    away, shift = (-1, "previous") if nth.get("way") == "前" else (after, "next")
    return _rule_moved_by_days(every, away, shift=shift) if abs(nth_said(nth)) == 1 else None


def _rule_moved_by_days(every: Every, away: int, **changed: Any) -> Every | None:
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
    weeks = whole_number(parts.get("number", "一")) or 1
    first = day + (7 * weeks - 6 if parts["way"] == "后" else -7 * weeks) * DAY
    days = [first + away * DAY for away in range(7)]
    if len({one.month for one in days}) > 1 or first.month == LEAPING:
        return None
    numbers = tuple(one.day for one in days)
    return every._replace(months=(first.month,), month_days=numbers, weekdays=(WEEKDAYS[parts["day"]],))


def festival_rule(said: str, outlook: Outlook) -> Every | None:
    """By its lunar day, its weekday of a month or its solar day; none where no calendar of ours repeats it."""
    name, this_year = canonical(said), outlook.today.year
    sort, numbers = festivals.fixed(name) or ("term", ())
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


def _rule_with_days_away(every: Every, pieces: Pieces) -> Every | None:
    days = _days_away(pieces)
    if not days:
        return every if days == 0 else None
    if every.easter is not None:
        return every._replace(easter=every.easter + days)
    if every.month_days and every.month_days[0] < 0:
        last = every.month_days[0] + days
        return every._replace(month_days=(last,)) if last < 0 else None
    return _rule_moved_by_days(every, days)


def _days_away(pieces: Pieces) -> int | None:
    """How many days from the day named; None where that is no number of days (前三个工作日, 前两个月)."""
    if "eve" in pieces:
        return -1
    if "nth_day" in pieces:
        parts = pieces["nth_day"].parts
        return (
            None
            if "last" in parts
            else (whole_number(parts.get("number", "一")) or 1) - ("after" not in parts)
        )
    if "shift" not in pieces:
        return 0 if "nth_workday" not in pieces else None
    parts = pieces["shift"].parts
    unit, count = DAYS_IN.get(parts["unit"].removeprefix("个")), number(parts["count"])
    if parts["unit"].endswith("月") and parts["count"] == "半":
        unit, count = HALF_MONTH, Decimal(1)
    way = -1 if parts["way"] == "前" else 1
    return None if unit is None or count is None else int(count * unit) * way


def _on_lunar(month: int, day: int, pieces: Pieces) -> Every | None:
    return _rule_with_days_away(Every("YEARLY", months=(month,), month_days=(day,), lunar=True), pieces)


OF_YEAR: dict[str, Callable[[Pieces, Outlook], Every | None]] = {
    "festival": _of_festival,
    "lunar": lambda pieces, _: _on_lunar(*lunar_numbers(pieces["lunar"].parts), pieces),
    "new_year": lambda pieces, _: _on_lunar(1, whole_number(pieces["new_year"].parts["day"]) or 1, {}),
    # 「每年九月九」
    "twin": lambda pieces, _: _on_lunar(
        (month := whole_number(pieces["twin"].parts["month"]) or 1), month, pieces
    ),
    "moon": lambda pieces, _: _on_lunar(moon_month(pieces["moon"].parts), 1, {}),  # from its first day
    "dotted": _of_dotted,
    "months": _of_span,
}
READERS: dict[str, Callable[[Pieces, Outlook], Every | None]] = {
    "every_month": _monthly,
    "every_moon": lambda pieces, _: Every(
        "MONTHLY", month_days=_lunar_days(pieces["every_moon"].parts["days"]), lunar=True
    ),
    # 「逢五逢十」, 「农历逢三逢八」
    "tens": lambda pieces, _: Every(
        "MONTHLY",
        month_days=_tens_days(pieces["tens"].parts.get("lunar") or pieces["tens"].parts["days"]),
        lunar="lunar" in pieces["tens"].parts,
    ),
    "every_ten_days": lambda *_: Every("MONTHLY", month_days=(1, 11, 21)),
    "every_quarter": _quarterly,
    "every_half": lambda pieces, _: (
        Every("MONTHLY", months=(6, 12), month_days=(-1,))
        if "edge" in pieces["every_half"].parts
        else Every("MONTHLY", 6, grain=Grain.HALF)
    ),
    "every_year": _yearly,
}
