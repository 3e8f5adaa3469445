"""Sentences of /find."""

from datetime import date

from handlers.core.messages.text_limits import brief
from union.core.almanac.date_format import day_words
from union.events.model import Event, Status
from union.words import Words


def how_to_find(_: Words) -> str:
    """Nothing was said to look for."""
    return _("请写要找的词，如：\n查找 拔河\n查找 去年 慰问金")


def nothing_found(_: Words, what: str) -> str:
    """No log and no item holds the words."""
    return _("没有找到「{what}」。可以少写几个词再找，或换个说法。", what=brief(what))


def found(_: Words, what: str, count: int, page: int, pages: int) -> str:
    """The head of what was found."""
    if pages > 1:
        return _(
            "「{what}」共找到{count}条，第{page}/{pages}页",
            what=brief(what),
            count=count,
            page=page,
            pages=pages,
        )
    return _("「{what}」共找到{count}条", what=brief(what), count=count)


def newest_only(_: Words, what: str, most: int) -> str:
    """There are more than are listed."""
    return _("{what}（太多，只列最近{most}条）", what=what, most=most)


def item(_: Words, event: Event, day: date, today: date) -> str:
    """「11月27日 周五 日程：女工委例会（已完成）」."""
    line = _("{day} 日程：{title}", day=day_words(_, day, now=today), title=brief(event.title))
    states = {
        Status.DONE: _("已完成"),
        Status.CANCELLED: _("已取消"),
        Status.GIVEN_UP: _("不再办理"),
    }
    state = states.get(event.status)
    return _("{line}（{state}）", line=line, state=state) if state else line


def outdated(_: Words) -> str:
    """The list is too old to be turned."""
    return _("结果已过期，请再找一次")
