"""Sentences that point out a clash of times or a day off; they state it and ask for nothing."""

from collections.abc import Sequence
from datetime import date

from handlers.core.messages.text_limits import brief
from union.calendar.conflicts import Clash
from union.core.almanac.date_format import day_words, moment_words
from union.events.model import Occurrence
from union.words import Words

LONGEST_TITLE = 30


def twice(_: Words, found: Clash, today: date) -> str:
    """「11月25日 周三 15:00 还有 #12 委员会会议，李建国两边都有事」."""
    what = _(
        "{when} 还有 #{number} {title}",
        when=moment_words(_, found.other.start, now=today),
        number=found.other.event.number,
        title=brief(found.other.event.title, LONGEST_TITLE),
    )
    if not found.owners:
        return _("{what}，时间重了", what=what)
    names = _("、").join(owner.name for owner in found.owners)
    return _("{what}，{names}两边都有事", what=what, names=names)


def day_off(_: Words, one: Occurrence, holiday: str | None, today: date) -> str:
    """「10月1日 周四是国庆节假期」, 「11月28日 周六休息」."""
    day = day_words(_, one.start.date(), now=today)
    if holiday is None:
        return _("{day}休息", day=day)
    return _("{day}是{holiday}假期", day=day, holiday=_(holiday))


def joined(_: Words, found: Sequence[str]) -> str:
    """All of it on one line; empty when there is nothing."""
    return _("注意：{what}。", what=_("；").join(found)) if found else ""
