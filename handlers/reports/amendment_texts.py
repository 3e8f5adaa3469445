"""Sentences about 更正稿: what a change after the lock would make of a report, and that it was published."""

from collections.abc import Sequence
from datetime import date

from union.core.period import Period
from union.reports.model import Digest
from union.reports.text import title as title_of
from union.words import Words

SHOWN = 12


def offer(_: Words, told: Digest, group_title: str, today: date) -> str:
    """To the 管理员 and the 负责人, after a change in a month that is locked."""
    return _(
        "【{group}】{month}月报已定稿。这次改动会使：\n{lines}\n发布{state}？",
        group=group_title,
        month=title_of.period_name(told.period, _, now=today),
        lines=_lines(_, told.corrections),
        state=title_of.state(told, _),
    )


def nothing_left(_: Words, month: Period, today: date) -> str:
    """In place of the offer, when the change was taken back."""
    return _("改动已还原，{month}月报不用更正。", month=title_of.period_name(month, _, now=today))


def left(_: Words, told: Digest, today: date) -> str:
    """In place of the offer, when it was put off."""
    return _(
        "{month}月报先不更正，仍按已发布的为准：\n{lines}",
        month=title_of.period_name(told.period, _, now=today),
        lines=_lines(_, told.corrections),
    )


def published(_: Words, told: Digest, today: date, name: str) -> str:
    """In place of the offer, when somebody has published it."""
    return _(
        "{month}月报{state}已由{name}发布。",
        month=title_of.period_name(told.period, _, now=today),
        state=title_of.state(told, _),
        name=name,
    )


def corrected(_: Words, told: Digest, others: Sequence[Digest]) -> str:
    """To the group: what the 更正稿 changes, and which longer reports changed with it."""
    lines = [
        _("{title}有更正（{state}）：", title=title_of.title(told, _), state=title_of.state(told, _)),
        _lines(_, told.corrections),
    ]
    if others:
        lines.append(_("{titles}随之更正。", titles=_("、").join(_titles(_, others))))
    return "\n".join(lines)


def with_late(_: Words, told: Digest) -> str:
    """To the group: the year's report after its lock, with what was filed late."""
    return _(
        "{title}补入迟报的记录（{state}）：\n{lines}",
        title=title_of.title(told, _, year=True),
        state=title_of.state(told, _),
        lines=_lines(_, told.corrections),
    )


def _titles(_: Words, found: Sequence[Digest]) -> list[str]:
    return [title_of.title(each, _, year=True) for each in found]


def _lines(_: Words, corrections: Sequence[str]) -> str:
    lines = [f"· {line}" for line in corrections[:SHOWN]]
    if len(corrections) > SHOWN:
        lines.append(_("· 另有{count}处", count=len(corrections) - SHOWN))
    return "\n".join(lines)
