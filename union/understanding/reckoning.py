"""Reckoning with years, months and working days that several readers share."""

from collections.abc import Mapping
from datetime import date, timedelta

from union.understanding.atoms import Atom
from union.understanding.numerals import number, whole
from union.understanding.outlook import Outlook, dated, moved_by_months

Pieces = Mapping[str, Atom]
YEARS = {
    "前年": -2,
    "去年": -1,
    "上年": -1,
    "今年": 0,
    "全年": 0,
    "本年": 0,
    "明年": 1,
    "来年": 1,
    "下年": 1,
    "后年": 2,
    "大后年": 3,
}


def year_of(pieces: Pieces, outlook: Outlook) -> int | None:
    """The year that was said, None when none was."""
    if "this_year" in pieces:
        return outlook.today.year + YEARS[pieces["this_year"].parts["word"].rstrip("度")]
    if "year" not in pieces:
        return None
    parts = pieces["year"].parts
    return whole(parts["full"]) if "full" in parts else 2000 + (whole(parts["short"]) or 0)


def yearly(month: int, day: int, outlook: Outlook) -> date | None:
    """The nearest year's day of that name; 29 February waits for its leap year."""
    base = (outlook.after or outlook.today).year
    known = [found for year in range(base - 4, base + 9) if (found := dated(year, month, day))]
    return outlook.nearest(known)


def moved(day: date, amount: float, unit: str) -> date | None:
    """The day so many days, weeks, months, working days away; half a month is fifteen days."""
    if abs(amount) > 4000:
        return None
    if unit == "工作日":
        from union.workdays import add_workdays  # import time: holiday data

        return add_workdays(day, int(amount)) if abs(amount) <= 400 else None
    months = {"月": 1, "季度": 3, "年": 12}.get(unit)
    if months is None:
        return day + timedelta(days=round(amount * (7 if unit in ("周", "星期", "礼拜") else 1)))
    whole_months = int(amount * months)
    rest = round((amount * months - whole_months) * 30)
    moved_day = moved_by_months(day, whole_months)
    return moved_day + timedelta(days=rest)


def shifted(day: date, parts: Mapping[str, str]) -> date | None:
    """「前三天」: the day so far before or after the one named."""
    count = number(parts["count"])
    if count is None:
        return None
    amount = -float(count) if parts["way"] == "前" else float(count)
    return moved(day, amount, parts["unit"].removeprefix("个"))
