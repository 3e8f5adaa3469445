"""What comes back by the month or quarter: 每月25号, 每月最后一个工作日, 逢双月, 每月初一和十五, 每季度末."""

import re
from collections.abc import Callable, Mapping, Sequence

from union.core.grain import Grain
from union.core.lazy_regex import Regex
from union.reading.numbers.numerals import whole
from union.reading.time.dates.periods import WEEKDAYS, WEEKS, nth_said
from union.reading.time.dates.reference_time import Outlook, Pieces
from union.reading.time.pieces.base_patterns import LUNAR_DAY
from union.reading.time.recurrence.day_conditions import WORKWEEK, Every

Parts = Mapping[str, str]
AND = Regex(r"[日号]?[、,和及与跟/]|[日号]")
LUNAR_DAYS, TENTHS = Regex(LUNAR_DAY), Regex(r"10|\d|[一二三四五六七八九十]")
MIDDLE = 15
UNITS = {1: Grain.MONTH, 3: Grain.QUARTER, 6: Grain.HALF, 12: Grain.YEAR}


def interval(parts: Parts) -> int:
    """Every which one: 「隔周」 the second, 「每三个月」 the third."""
    return 2 if "other" in parts else (whole(parts.get("number", "一")) or 1) + ("gap" in parts)


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
        return nth_workday(every, -1)  # 「每月底最后一个工作日」
    found = reader(every, parts) if reader else with_place_beside(every, pieces)
    return None if found is None or (found.grain is Grain.DAY and found.is_bare()) else found


def with_place_beside(every: Every, pieces: Pieces) -> Every | None:
    """The rule with its day said apart from it: 「每月的会费，25号」, 「每年三月的第二个周六」; as it is where none was said."""
    sort = next((one for one in BESIDE if one in pieces), None)
    return BESIDE[sort](every, pieces[sort].parts) if sort else every


def on_days(every: Every, *days: int) -> Every:
    """On days of the month by their numbers, counted from its end below zero."""
    return every._replace(month_days=tuple(day for day in days if 1 <= abs(day) <= 31), grain=Grain.DAY)


def _on_nth(every: Every, weekday: str, *nths: int) -> Every:
    """The nth weekdays of a month; 「最后一个周末」 lasts two days."""
    day, days = ("六", 2) if weekday == "末" else (weekday, 1)
    return every._replace(weekdays=(WEEKDAYS[day],), nths=nths, grain=Grain.DAY, days=days)


def _in_week(every: Every, *nths: int) -> Every:
    """「每月第一周」 is the week of the first Monday."""
    return _on_nth(every, "一", *nths)._replace(grain=Grain.WEEK)


def nth_workday(every: Every, nth: int) -> Every:
    """The last working day is the last day moved back, the first the 1st moved on (design §2).

    The others are counted among Mondays to Fridays: RFC 5545 knows no days off.
    """
    if nth not in (1, -1):
        return every._replace(weekdays=WORKWEEK, place=nth, grain=Grain.DAY)
    return on_days(every, nth)._replace(shift="previous" if nth < 0 else "next")


def at_edge(every: Every, edge: str) -> Every:
    """「最后一个工作日」, 「第一周」, 「末月」, 「第一天」 of the rule's months."""
    nth = -1 if edge[0] in "末底最" else 1
    if edge.endswith("月"):
        return every._replace(grain=Grain.MONTH)
    if edge.endswith("周"):
        return _in_week(every, nth)
    return nth_workday(every, nth) if edge.endswith("工作日") else on_days(every, nth)


def _edge(every: Every, edge: str) -> Every:
    """月底 is the last day, 月中 the 15th; 初 and 上旬 begin on the 1st, 中旬 on the 11th, 下旬 on the 21st."""
    if edge[-1] in "底末终" or "最后" in edge or edge == "末日":
        return on_days(every, -1)
    if edge in ("中", "月中"):
        return on_days(every, MIDDLE)
    first = {"中": 11, "下": 21}.get(edge.removeprefix("月")[0], 1)
    return on_days(every, first)._replace(days=10 if edge in ("上旬", "中旬") else 1)


def _lunar_days(said: str) -> tuple[int, ...]:
    """「初一、十五」 are 1 and 15."""
    return tuple(whole(one[0].removeprefix("初")) or 0 for one in LUNAR_DAYS.finditer(said))


def _tens_days(said: str) -> tuple[int, ...]:
    """「五、十」: the days whose number ends so (5, 10, 15 …)."""
    endings = {(whole(one[0]) or 0) % 10 for one in TENTHS.finditer(said)}
    return tuple(day for day in range(1, 31) if day % 10 in endings)


def _span_of_days(every: Every, parts: Parts) -> Every:
    """「每月1号到5号」: begins on the first day and lasts to the last one."""
    first, last = whole(parts["from"]) or 1, whole(parts["to"]) or 1
    return on_days(every, first)._replace(days=max(1, last - first + 1))


def _counted_back(every: Every, parts: Parts) -> Every:
    """「倒数第二个周五」, 「倒数第三天」."""
    nth = -(whole(parts["back"]) or 1)
    if "backday" in parts:
        return _on_nth(every, parts["backday"], nth)
    return nth_workday(every, nth) if "backwork" in parts else on_days(every, nth)


def _nths(parts: Parts) -> Sequence[int]:
    """The places that were said: 「第一、三个」, 「头两个」; the last where no number was."""
    if "run" in parts:
        return range(1, (whole(parts["run"]) or 1) + 1)
    said = "" if "last" in parts else parts.get("nth", "一")
    return tuple(place for sign in said if (place := whole(sign))) or (-1,)


def _last_days(every: Every, count: int) -> Every:
    return on_days(every, -count)._replace(days=count)


PARTS: dict[str, Callable[[Every, Parts], Every]] = {
    "lunar": lambda every, parts: on_days(every, *_lunar_days(parts["lunar"]))._replace(lunar=True),
    "from": _span_of_days,
    "tens": lambda every, parts: on_days(every, *_tens_days(parts["tens"])),
    "days": lambda every, parts: on_days(
        every, *(whole(day) or 0 for day in AND.split(parts["days"]) if day)
    ),
    "first": lambda every, parts: on_days(every, 1)._replace(days=whole(parts["first"]) or 1),  # 「前三天」
    "final": lambda every, parts: _last_days(every, whole(parts["final"]) or 1),
    "back": _counted_back,
    "edge": lambda every, parts: _edge(every, parts["edge"]),
    "weekday": lambda every, parts: _on_nth(every, parts["weekday"], *_nths(parts)),
    "work": lambda every, parts: nth_workday(
        every, -1 if "last" in parts else whole(parts.get("nth", "一")) or 1
    ),
    "week": lambda every, parts: _in_week(every, *_nths(parts)),
}
BESIDE: dict[str, Callable[[Every, Parts], Every | None]] = {
    "day": lambda every, parts: on_days(every, whole(parts["number"]) or 0),
    "bare_day": lambda every, parts: on_days(every, whole(parts["number"]) or 0),
    "edge": lambda every, parts: _edge(every, parts.get("word", "底")),
    "days": _span_of_days,
    "ten_days": lambda every, parts: _edge(every, f"{parts['word']}旬"),
    "nth_weekday": lambda every, parts: _on_nth(every, parts["day"], nth_said(parts)),
    "nth_workday": lambda every, parts: None if "way" in parts else nth_workday(every, nth_said(parts)),
    "nth_unit": lambda every, parts: _in_week(every, nth_said(parts)) if parts["unit"] in WEEKS else every,
}


def _quarterly(pieces: Pieces, outlook: Outlook) -> Every | None:
    """On a day, at an edge, in a month of every quarter: in its last for 末 and 最后, the second for 「第二个月」, else the first."""
    parts = pieces["every_quarter"].parts
    edge = parts.get("edge", "")
    said = next((pieces[one].parts for one in ("nth_weekday", "nth_workday") if one in pieces), {})
    is_last = edge[0] in "末底最" if edge else nth_said(said) < 0
    nth = re.match(r"第([一二三])个月", edge)
    first = 3 if is_last else whole(nth[1]) or 1 if nth else 1
    every = Every("MONTHLY", months=tuple(range(first, 13, 3)))
    if said or "day" in pieces:
        return with_place_beside(every, {sort: one for sort, one in pieces.items() if sort != "edge"})
    return at_edge(every, edge) if edge else Every("MONTHLY", 6 if "gap" in parts else 3, grain=Grain.QUARTER)


def _half_yearly(pieces: Pieces, outlook: Outlook) -> Every:
    is_end = "edge" in pieces["every_half"].parts
    every = Every("MONTHLY", 6, grain=Grain.HALF)
    return Every("MONTHLY", months=(6, 12), month_days=(-1,)) if is_end else every


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
    "every_half": _half_yearly,
}
