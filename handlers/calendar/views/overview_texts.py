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


def board_empty(_: Words) -> str:
    """A month without an item."""
    return _("本月还没有日程。直接发一句就能安排，例如：下周三下午3点开例会。")


def board_help(_: Words) -> str:
    """Below the board."""
    return _("回复本条写编号就能改，例如：#12 推迟两天")


def no_rights(_: Words) -> str:
    """The board stands in the chat and could not be pinned."""
    return _(
        "看板发好了，但我没有置顶消息的权限。请群管理员长按看板选「置顶」，或把我设为管理员并允许置顶消息。\n"
        "不需要看板：/settings 置顶看板 关"
    )


def this_week(_: Words) -> str:
    """What to send for the rest of the week."""
    return _("/cal 本周")


def this_month(_: Words) -> str:
    """What to send for the rest of the month."""
    return _("/cal 本月")
