"""The buttons of a year plan: what each says."""

from union.words import Words
from union.yearplan.proposals import Proposal


def cancel(_: Words) -> str:
    """Button."""
    return _("取消")


def year(_: Words, year: int) -> str:
    """Button."""
    return _("{year}年", year=year)


def read_as(_: Words, year: int) -> str:
    """Button."""
    return _("按{year}年读", year=year)


def tick(_: Words, one: Proposal) -> str:
    """Button of one item: 「☑ 3」."""
    return _("{tick} {place}", tick="☑" if one.ticked else "☐", place=one.position + 1)


def all_of_them(_: Words, *, ticked: bool) -> str:
    """Button."""
    return _("全选") if ticked else _("全不选")


def missing(_: Words, count: int) -> str:
    """Button: what an earlier plan had and this one has not."""
    return _("这份没有的（{count}）", count=count)


def back(_: Words) -> str:
    """Button."""
    return _("返回")


def redo(_: Words) -> str:
    """Button."""
    return _("恢复")
