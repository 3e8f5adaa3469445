"""Sentences of /me: one person's items."""

from collections.abc import Sequence

from handlers.core.messages.text_limits import brief
from union.events.model import Occurrence
from union.words import Words

MOST_DONE = 10  # named one by one
TITLE, NAME = 20, 20


def header(_: Words, name: str) -> str:
    """Above the list."""
    return _("{name}名下的日程", name=brief(name, NAME))


def nothing(_: Words, name: str) -> str:
    """Nobody has given this person anything open."""
    return _(
        "{name}名下30天内没有未完成的日程。要记到谁名下，安排时写「由某某负责」，或回复那条日程「交给某某」。",
        name=brief(name, NAME),
    )


def due(_: Words, total: int, late: int) -> str:
    """Above what is to be done by a day."""
    if late:
        return _("有期限的 {total} 项，其中 {late} 项已过期限", total=total, late=late)
    return _("有期限的 {total} 项", total=total)


def ahead(_: Words, total: int) -> str:
    """Above meetings, visits and the like of the next 30 days."""
    return _("近期的 {total} 项", total=total)


def done(_: Words, found: Sequence[Occurrence]) -> str:
    """「本月已完成 2 项：#1 例会、#4 上报会费报表」."""
    titles = _("、").join(
        _("#{number} {title}", number=one.event.number, title=brief(one.event.title, TITLE))
        for one in found[:MOST_DONE]
    )
    if len(found) > MOST_DONE:
        return _("本月已完成 {count} 项：{titles} 等", count=len(found), titles=titles)
    return _("本月已完成 {count} 项：{titles}", count=len(found), titles=titles)
