"""What the picture and the text of /coverage say alike."""

from datetime import date

from union.branches.coverage import Reach, Sheet
from union.core.almanac.date_format import day_words
from union.core.units import counted
from union.words import Words


def span(_: Words, sheet: Sheet) -> str:
    """「2026年下半年，截至11月20日 周五；12个小组，走到9个」."""
    half = _("下半年") if sheet.half.key.endswith("2") else _("上半年")
    return _(
        "{year}年{half}，截至{day}；{count}个小组，走到{reached}个",
        year=sheet.half.year,
        half=half,
        day=day_words(_, sheet.today, now=sheet.today),
        count=len(sheet.rows),
        reached=len(sheet.rows) - len(sheet.unreached),
    )


def short_day(_: Words, day: date, today: date) -> str:
    """「11月3日」, of another year with it."""
    if day.year == today.year:
        return _("{month}月{day}日", month=day.month, day=day.day)
    return _("{year}年{month}月{day}日", year=day.year, month=day.month, day=day.day)


def ago(_: Words, days: int) -> str:
    """「17天前」."""
    return _("今天") if days == 0 else _("{days}天前", days=days)


def people_words(_: Words, each: Reach) -> str:
    """「12户、30人」 of the half-year; where it is honest and there is room, of how many."""
    share = each.share if len(each.people) <= 2 else None
    parts = []
    for met in each.people:
        value = counted(f"{met.value.normalize():f}", met.unit, _)
        value = _("约{figure}", figure=value) if met.approx else value
        if share is not None and met.unit == "人":
            value = _("{all}人中{count}人", count=share[0], all=share[1])
        parts.append(value)
    return _("、").join(parts)
