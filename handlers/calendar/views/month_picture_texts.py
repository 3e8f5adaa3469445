"""Sentences around the picture of a month: its caption, its button, what stands on it beside the days."""

from datetime import date, datetime

from union.core.almanac.date_format import moment_words
from union.words import Words


def named(_: Words, first: date) -> str:
    """「2026年12月」."""
    return _("{year}年{month}月", year=first.year, month=first.month)


def caption(_: Words, first: date, told: str) -> str:
    """「2026年12月日程图\n共12项，已完成5，待办7」, and where the words are."""
    return _(
        "{month}日程图\n{told}\n文字版：/cal {code}",
        month=named(_, first),
        told=told,
        code=f"{first:%Y-%m}",
    )


def coming(_: Words, first: date, told: str) -> str:
    """Behind the month's report: what lies ahead."""
    return _("下月日程：{caption}", caption=caption(_, first, told))


def pinned(_: Words, first: date, told: str, wall: datetime) -> str:
    """Under the picture that is kept up."""
    moment = moment_words(_, wall, now=wall.date())
    return _("{caption}\n{moment}更新", caption=caption(_, first, told), moment=moment)


def file_name(_: Words, first: date) -> str:
    """「2026年12月日程图.png」."""
    return _("{month}日程图.png", month=named(_, first))


def label(_: Words) -> str:
    """The button under a month's text."""
    return _("🖼 图")


def being_drawn(_: Words) -> str:
    """The button was pressed."""
    return _("正在画图，马上发来")


def not_drawn(_: Words) -> str:
    """It could not be drawn in three tries."""
    return _("日程图没有画出来，稍后再发 /cal 图 试试；文字版发 /cal 本月")
