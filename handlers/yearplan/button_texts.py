"""The buttons of a year plan: what each says."""

from union.core.kind_labels import kind_words
from union.core.kinds import Kind
from union.words import Words
from union.yearplan.proposals import Proposal


def start(_: Words) -> str:
    """Button."""
    return _("开始读取")


def cancel(_: Words) -> str:
    """Button."""
    return _("取消")


def it_is(_: Words) -> str:
    """Button."""
    return _("是，读一读")


def it_is_not(_: Words) -> str:
    """Button."""
    return _("不是")


def again(_: Words) -> str:
    """Button."""
    return _("再读一次")


def year(_: Words, year: int) -> str:
    """Button."""
    return _("{year}年", year=year)


def read_as(_: Words, year: int) -> str:
    """Button."""
    return _("按{year}年读", year=year)


def tick(_: Words, one: Proposal) -> str:
    """Button of one item: 「☑ 3」."""
    return _("{tick} {place}", tick="☑" if one.ticked else "☐", place=one.position + 1)


def which(_: Words, one: Proposal) -> str:
    """Button that chooses what to change: 「改 3」."""
    return _("改 {place}", place=one.position + 1)


def before(_: Words) -> str:
    """Button."""
    return _("‹ 上一页")


def after(_: Words) -> str:
    """Button."""
    return _("下一页 ›")


def change(_: Words) -> str:
    """Button."""
    return _("改")


def all_of_them(_: Words, *, ticked: bool) -> str:
    """Button."""
    return _("全选") if ticked else _("全不选")


def kinds(_: Words) -> str:
    """Button."""
    return _("按类型")


def kind(_: Words, one: Kind, count: int, *, ticked: bool) -> str:
    """Button: tick or untick all of this kind."""
    return _("{tick} {kind}（{count}）", tick="☑" if ticked else "☐", kind=kind_words(_, one), count=count)


def adopt(_: Words, ticked: int) -> str:
    """Button."""
    return _("加入日历（已选{count}项）", count=ticked)


def surely(_: Words) -> str:
    """Button."""
    return _("确定加入")


def look(_: Words) -> str:
    """Button: back to the pages."""
    return _("再看看")


def duties(_: Words, count: int) -> str:
    """Button."""
    return _("未定时间的工作（{count}）", count=count)


def left(_: Words, count: int) -> str:
    """Button: what was not wanted last time."""
    return _("上次没选的（{count}）", count=count)


def missing(_: Words, count: int) -> str:
    """Button: what an earlier plan had and this one has not."""
    return _("这份没有的（{count}）", count=count)


def drop(_: Words) -> str:
    """Button."""
    return _("放弃")


def back(_: Words) -> str:
    """Button."""
    return _("返回")


def not_chosen(_: Words, count: int) -> str:
    """Button: back to what is not settled yet."""
    return _("没选的{count}项", count=count)


def undo(_: Words) -> str:
    """Button."""
    return _("撤销")


def redo(_: Words) -> str:
    """Button."""
    return _("恢复")
