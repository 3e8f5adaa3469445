"""Reckoning with years, months and working days that several readers share."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from union.reading.numbers.numerals import number, whole
from union.reading.time.dates.reference_time import Outlook, dated, moved_by_months
from union.reading.time.pieces.piece_finder import Atom

if TYPE_CHECKING:
    from union.core.almanac.days_off import Notice

Pieces = Mapping[str, Atom]
YEARS = {"前": -2, "去": -1, "上": -1, "今": 0, "全": 0, "本": 0, "这": 0, "明": 1, "来": 1, "下": 1, "后": 2}
YEARS_AHEAD = 20  # 「45年」 is 2045, 「67年」 1967


def year_of(pieces: Pieces, outlook: Outlook) -> int | None:
    """The year that was said, None when none was."""
    if "this_year" in pieces:
        said = pieces["this_year"].parts["word"]
        ahead, further = YEARS[said.lstrip("大")[0]], said.count("大")
        return outlook.today.year + ahead + (further if ahead > 0 else -further)
    if "year" not in pieces:
        return None
    parts = pieces["year"].parts
    return (
        whole(parts["full"].replace("0", "零") if parts["full"][0] in "一二" else parts["full"])
        if "full" in parts
        else _of_two_signs(whole(parts["short"]) or 0, outlook)
    )


def _of_two_signs(said: int, outlook: Outlook) -> int:
    """The last such year up to twenty years ahead."""
    latest = outlook.today.year + YEARS_AHEAD
    return latest - (latest - said) % 100


def yearly(month: int, day: int, outlook: Outlook) -> date | None:
    """The nearest year's day of that name; 29 February waits for its leap year."""
    base = (outlook.after or outlook.today).year
    known = [found for year in range(base - 4, base + 9) if (found := dated(year, month, day))]
    return outlook.nearest(known)


def moved(day: date, amount: float, unit: str, notice: "Notice | None" = None) -> date | None:
    """The day so many days, weeks, months, working days away; half a month is fifteen days."""
    if abs(amount) > 4000:
        return None
    if unit == "工作日":
        from union.core.almanac.workdays import add_workdays  # import time: holiday data

        return add_workdays(day, int(amount), notice) if abs(amount) <= 400 else None
    months = {"月": 1, "季度": 3, "年": 12}.get(unit)
    if months is None:
        return day + timedelta(days=round(amount * (7 if unit in ("周", "星期", "礼拜") else 1)))
    whole_months = int(amount * months)
    rest = round((amount * months - whole_months) * 30)
    moved_day = moved_by_months(day, whole_months)
    return moved_day + timedelta(days=rest)


def shifted(day: date, parts: Mapping[str, str], notice: "Notice | None") -> date | None:
    """「前三天」: the day so far before or after the one named."""
    count = number(parts["count"])
    if count is None:
        return None
    amount = -float(count) if parts["way"] == "前" else float(count)
    return moved(day, amount, parts["unit"].removeprefix("个"), notice)
