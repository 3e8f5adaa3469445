"""Sentences of the week's plan and of the pinned board."""

from datetime import date, datetime, timedelta

from union.core.almanac.date_format import day_words, moment_words
from union.questions.calendar_range import View
from union.words import Words


def week_header(_: Words, shown: View, today: date) -> str:
    """「本周安排 11月23日 周一 至 11月29日 周日」."""
    first, last = shown.first, shown.end - timedelta(days=1)
    if first == last:
        return _("本周安排 {day}", day=day_words(_, first, now=today))
    return _(
        "本周安排 {first} 至 {last}", first=day_words(_, first, now=today), last=day_words(_, last, now=today)
    )


def board_header(_: Words, shown: View, wall: datetime) -> str:
    """「2026年11月看板（11月20日 周五 10:05更新）」."""
    moment = moment_words(_, wall, now=wall.date())
    return _(
        "{year}年{month}月看板（{moment}更新）", year=shown.first.year, month=shown.first.month, moment=moment
    )


def board_over(_: Words, shown: View) -> str:
    """Above a board that is kept up no more."""
    return _("{year}年{month}月看板（不再更新）", year=shown.first.year, month=shown.first.month)
