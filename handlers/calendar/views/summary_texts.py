"""What stands above a calendar: how many items of which kind, how they stand, days off, 初一 and 十五."""

from collections.abc import Sequence
from datetime import date

from union.calendar.day_contents import KindTally
from union.core.almanac.date_format import day_words
from union.core.kinds import Kind
from union.events.model import Occurrence
from union.reading.replies.reclassification import kind_name
from union.words import Words


def counts(_: Words, tally: KindTally) -> list[str]:
    """「共12项：会议4、走访3」 and 「已完成5，待办7（其中已过期限1）」; nothing for a single item.

    How they stand goes without saying while all are still to come.
    """
    if tally.total < 2:
        return []
    kinds = _("、").join(_("{kind}{count}", kind=_kind(_, kind), count=count) for kind, count in tally.kinds)
    standing = [] if _is_ahead(tally) else [_standing(_, tally)]
    return [_("共{total}项：{kinds}", total=tally.total, kinds=kinds), *standing]


def total(_: Words, tally: KindTally) -> str:
    """「共12项，已完成5，待办7（其中已过期限1）」, the kinds left to a legend."""
    counted = _("共{total}项", total=tally.total)
    return counted if _is_ahead(tally) else _("，").join([counted, _standing(_, tally)])


def _is_ahead(tally: KindTally) -> bool:
    return (tally.open, tally.late) == (tally.total, 0)


def _standing(_: Words, tally: KindTally) -> str:
    opened = _("待办{count}", count=tally.open)
    if tally.late:
        opened = _("待办{count}（其中已过期限{late}）", count=tally.open, late=tally.late)
    told = (
        (tally.done, _("已完成{count}", count=tally.done)),
        (tally.open, opened),
        (tally.given_up, _("不办了{count}", count=tally.given_up)),
    )
    return _("，").join(words for count, words in told if count)


def _kind(_: Words, kind: Kind) -> str:
    name = kind_name(kind)
    return _("节日") if name is None else _(name)


def holidays(_: Words, off: Sequence[tuple[date, date]], worked: Sequence[date]) -> str:
    """「休：10月1日至7日；班：10月10日」, empty where there is nothing unusual."""
    stretches = _("、").join(_stretch(_, *ends) for ends in off)
    days = _("、").join(_("{month}月{day}日", month=day.month, day=day.day) for day in worked)
    parts = [_("休：{days}", days=stretches)] if stretches else []
    return _("；").join([*parts, *([_("班：{days}", days=days)] if days else [])])


def late_line(_: Words, one: Occurrence, today: date) -> str:
    """「　#3 上报职代会材料（11月27日 周五）」."""
    day = day_words(_, one.start.date(), now=today)
    return _("　#{number} {title}（{day}）", number=one.event.number, title=one.event.title, day=day)


def left_out(_: Words, count: int, where: str) -> str:
    """The message is full; `where` is what to send for the rest."""
    return _("……还有{count}项没有列出，发 {where} 看全部", count=count, where=where)


def _stretch(_: Words, first: date, last: date) -> str:
    if first == last:
        return _("{month}月{day}日", month=first.month, day=first.day)
    if first.month == last.month:
        return _("{month}月{first}日至{last}日", month=first.month, first=first.day, last=last.day)
    return _(
        "{month}月{first}日至{other}月{last}日",
        month=first.month, first=first.day, other=last.month, last=last.day,
    )  # fmt: skip
