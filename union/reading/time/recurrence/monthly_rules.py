"""What comes back by the month or quarter: 每月25号, 每月最后一个工作日, 逢双月, 每月初一和十五, 每季度末."""

import re
from collections.abc import Callable, Mapping

from union.core.grain import Grain
from union.core.lazy_regex import Regex
from union.reading.numbers.numerals import whole
from union.reading.time.dates.periods import WEEKDAYS, nth_said
from union.reading.time.dates.reference_time import Outlook, Pieces
from union.reading.time.pieces.base_patterns import LUNAR_DAY
from union.reading.time.recurrence.day_conditions import WORKWEEK, Every

Parts = Mapping[str, str]
AND = Regex(r"[日号]?[、,和及与跟/]|[日号]")
LUNAR_DAYS, TENTHS = Regex(LUNAR_DAY), Regex(r"10|\d|[一二三四五六七八九十]")
MIDDLE = 15
FIRST_PLACES = "一二三"
UNITS = {1: Grain.MONTH, 3: Grain.QUARTER, 6: Grain.HALF, 12: Grain.YEAR}


def interval(parts: Parts) -> int:
    """Every which one: 「隔周」 the second, 「每三个月」 the third."""
    return 2 if "other" in parts else (whole(parts.get("number", "一")) or 1) + ("gap" in parts)


def _monthly(pieces: Pieces, outlook: Outlook) -> Every | None:
    parts = pieces["every_month"].parts
    number = interval(parts)
    every = Every("MONTHLY", number, grain=UNITS.get(number, Grain.MONTH))
    odd = parts.get("parity") or parts.get("odd")
    if odd:
        every = every._replace(months=tuple(range(1 if odd in "单奇" else 2, 13, 2)))
    reader = next((PARTS[part] for part in PARTS if part in parts), None)
    if parts.get("edge", "").endswith("旬") and "day" in pieces:  # 「每月中旬的15号」
        reader = None
    if "edge" in parts and "last" in (pieces["nth_workday"].parts if "nth_workday" in pieces else {}):
        return nth_workday(every, -1)  # 「每月底最后一个工作日」
    found = reader(every, parts) if reader else _with_day_beside(every, pieces)
    return None if found.grain is Grain.DAY and found.is_bare() else found


def _with_day_beside(every: Every, pieces: Pieces) -> Every:
    """「每月的会费，25号」: the day said apart from the rule."""
    if "day" in pieces:
        return _on_days(every, whole(pieces["day"].parts["number"]) or 0)
    if "edge" in pieces:
        return _edge(every, {"edge": pieces["edge"].parts.get("word", "底")})
    if "nth_weekday" in pieces:
        return on_nth_weekday(every, pieces["nth_weekday"].parts)
    if "nth_workday" in pieces:
        return nth_workday(every, nth_said(pieces["nth_workday"].parts))
    return every


def on_nth_weekday(every: Every, parts: Parts) -> Every:
    """「第二个周六」; 「最后一个周末」 lasts two days."""
    weekday, days = ("六", 2) if parts["day"] == "末" else (parts["day"], 1)
    return every._replace(weekdays=(WEEKDAYS[weekday],), nths=(nth_said(parts),), grain=Grain.DAY, days=days)


def _on_days(every: Every, *days: int) -> Every:
    return every._replace(month_days=tuple(day for day in days if 1 <= abs(day) <= 31), grain=Grain.DAY)


def _on_nth(every: Every, weekday: str, nth: str) -> Every:
    """The nth weekdays; the last where no number was said."""
    nths = tuple(place for sign in nth if (place := whole(sign))) or (-1,)
    return every._replace(weekdays=(WEEKDAYS[weekday],), nths=nths, grain=Grain.DAY)


def _lunar_days(said: str) -> tuple[int, ...]:
    """「初一、十五」 are 1 and 15."""
    return tuple(whole(one[0].removeprefix("初")) or 0 for one in LUNAR_DAYS.finditer(said))


def span_of_days(every: Every, parts: Parts) -> Every:
    """「每月1号到5号」: begins on the first day and lasts to the last one."""
    first, last = whole(parts["from"]) or 1, whole(parts["to"]) or 1
    return _on_days(every, first)._replace(days=max(1, last - first + 1))


def _tens_days(said: str) -> tuple[int, ...]:
    """「五、十」: the days whose number ends so (5, 10, 15 …)."""
    endings = {(whole(one[0]) or 0) % 10 for one in TENTHS.finditer(said)}
    return tuple(day for day in range(1, 31) if day % 10 in endings)


def _final_days(every: Every, parts: Parts) -> Every:
    count = whole(parts["final"]) or 1
    return _on_days(every, -count)._replace(days=count)


def _counted_back(every: Every, parts: Parts) -> Every:
    """「倒数第二个周五」, 「倒数第三天」."""
    count = whole(parts["back"]) or 1
    if "backday" in parts:
        return every._replace(weekdays=(WEEKDAYS[parts["backday"]],), nths=(-count,), grain=Grain.DAY)
    return nth_workday(every, -count) if "backwork" in parts else _on_days(every, -count)


def _edge(every: Every, parts: Parts) -> Every:
    """月底 is the last day, 月中 the 15th; 初 and 上旬 begin on the 1st, 中旬 on the 11th, 下旬 on the 21st."""
    edge = parts["edge"]
    if edge[-1] in "底末终" or "最后" in edge or edge == "末日":
        return _on_days(every, -1)
    first = {"中": 11, "下": 21}.get(edge.removeprefix("月")[0], 1)
    if edge in ("中", "月中"):
        return _on_days(every, MIDDLE)
    return _on_days(every, first)._replace(days=10 if edge in ("上旬", "中旬") else 1)


def _of_weekday(every: Every, parts: Parts) -> Every:
    if parts["weekday"] == "末":  # 「每月最后一个周末」
        return _of_weekday(every, {**parts, "weekday": "六"})._replace(days=2)
    if "run" in parts:  # 「每月头两个周六」
        return _on_nth(every, parts["weekday"], FIRST_PLACES[: whole(parts["run"]) or 1])
    return _on_nth(every, parts["weekday"], "" if "last" in parts else parts.get("nth", "一"))


def nth_workday(every: Every, nth: int) -> Every:
    """The last working day is the last day moved back, the first the 1st moved on (design §2).

    The others are counted among Mondays to Fridays: RFC 5545 knows no days off.
    """
    if nth not in (1, -1):
        return every._replace(weekdays=WORKWEEK, place=nth, grain=Grain.DAY)
    return _on_days(every, nth)._replace(shift="previous" if nth < 0 else "next")


PARTS: dict[str, Callable[[Every, Parts], Every]] = {
    "lunar": lambda every, parts: _on_days(every, *_lunar_days(parts["lunar"]))._replace(lunar=True),
    "from": span_of_days,
    "tens": lambda every, parts: _on_days(every, *_tens_days(parts["tens"])),
    "days": lambda every, parts: _on_days(
        every, *(whole(day) or 0 for day in AND.split(parts["days"]) if day)
    ),
    "first": lambda every, parts: _on_days(every, 1)._replace(days=whole(parts["first"]) or 1),  # 「前三天」
    "final": _final_days,
    "back": _counted_back,
    "edge": _edge,
    "weekday": _of_weekday,
    "work": lambda every, parts: nth_workday(
        every, -1 if "last" in parts else whole(parts.get("nth", "一")) or 1
    ),
    # 「每月第一周」 is the week of the first Monday.
    "week": lambda every, parts: _on_nth(
        every, "一", "" if "last" in parts else parts.get("nth", "一")
    )._replace(grain=Grain.WEEK),
}


def _of_tens(pieces: Pieces, outlook: Outlook) -> Every:
    """「逢五逢十」, 「农历逢三逢八」."""
    parts = pieces["tens"].parts
    days = _tens_days(parts.get("lunar") or parts["days"])
    return Every("MONTHLY", month_days=days, lunar="lunar" in parts)


def _quarterly(pieces: Pieces, outlook: Outlook) -> Every:
    parts = pieces["every_quarter"].parts
    edge = parts.get("edge", "")
    said = next((pieces[one].parts for one in ("nth_weekday", "nth_workday") if one in pieces), {})
    every = Every("MONTHLY", months=_months_of_quarters(edge or ("末" if nth_said(said) < 0 else "")))
    if not pieces.keys().isdisjoint(("day", "nth_weekday", "nth_workday")):
        return _with_day_beside(every, {sort: one for sort, one in pieces.items() if sort != "edge"})
    if not edge:
        return Every("MONTHLY", 6 if "gap" in parts else 3, grain=Grain.QUARTER)
    if edge.endswith("月"):
        return every._replace(grain=Grain.MONTH)
    nth = -1 if edge[0] in "末底最" else 1
    if edge.endswith("工作日"):
        return nth_workday(every, nth)
    if edge.endswith("周"):
        return every._replace(weekdays=(0,), nths=(nth,), grain=Grain.WEEK)
    return _on_days(every, nth)


def _months_of_quarters(edge: str) -> tuple[int, ...]:
    """The last months for 末 and 最后, the second for 「第二个月」, else the first."""
    nth = re.match(r"第([一二三])个月", edge)
    first = 3 if edge[:1] in tuple("末底最") else whole(nth[1]) or 1 if nth else 1
    return tuple(range(first, 13, 3))


def _half_yearly(pieces: Pieces, outlook: Outlook) -> Every:
    if "edge" in pieces["every_half"].parts:
        return Every("MONTHLY", months=(6, 12), month_days=(-1,))
    return Every("MONTHLY", 6, grain=Grain.HALF)


READERS: dict[str, Callable[[Pieces, Outlook], Every | None]] = {
    "every_month": _monthly,
    "every_moon": lambda pieces, _: Every(
        "MONTHLY", month_days=_lunar_days(pieces["every_moon"].parts["days"]), lunar=True
    ),
    "tens": _of_tens,
    "every_ten_days": lambda *_: Every("MONTHLY", month_days=(1, 11, 21)),
    "every_quarter": _quarterly,
    "every_half": _half_yearly,
}
