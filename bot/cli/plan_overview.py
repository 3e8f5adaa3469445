"""A plan as `plan` prints it for people: month by month, each item with its sentence under it. Words only."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import groupby

from handlers.yearplan.texts import when_words
from union.core.grain import Grain, own_end
from union.core.kinds import kind_words
from union.words import Words
from union.yearplan.model import PlanItem, YearPlan

OF_A_MONTH = (Grain.MINUTE, Grain.HOUR, Grain.DAY, Grain.WEEK, Grain.MONTH)
Place = tuple[bool, bool, int, timedelta]


def overview(_: Words, plan: YearPlan) -> Iterator[str]:
    """The lines: months and quarters in order, then the whole year, what comes round again, what has no time."""
    yield plan.title or _("{year}年计划", year=plan.year)
    yield _("按{year}年读，共{count}项。", year=plan.year, count=len(plan.items))
    ordered = sorted(plan.items, key=lambda one: (_place(one), one.when.start, one.line))
    for _at, items in groupby(ordered, _place):
        group = list(items)
        yield ""
        yield _heading(_, group[0], plan.year)
        for one in group:
            yield from _lines(_, one, plan.year)
    if plan.duties:
        yield ""
        yield _("未定时间的工作（{count}条）", count=len(plan.duties))
        yield from (f"  · {_one_line(duty.text)}" for duty in plan.duties)


def _lines(_: Words, one: PlanItem, year: int) -> Iterator[str]:
    facts = [kind_words(_, one.kind), _("、").join(one.owners)]
    told = _("；").join(fact for fact in facts if fact)
    yield "  " + _(
        "{when} {title}（{facts}）", when=when_words(_, one.when, year), title=one.title, facts=told
    )
    yield "    " + _("原文：{quote}", quote=_one_line(one.quote))


def _place(one: PlanItem) -> Place:
    """Where its group stands: by its first month and how long it is; the whole year and series come last."""
    when = one.when
    if when.rrule is not None:
        return True, True, 0, timedelta()
    if when.grain is Grain.YEAR:
        return False, True, when.start.year, timedelta()
    month = when.start.year * 12 + when.start.month
    if when.grain in OF_A_MONTH:
        return False, False, month, timedelta()
    return False, False, month, (when.end or own_end(when.start, when.grain)) - when.start


def _heading(_: Words, one: PlanItem, year: int) -> str:
    when = one.when
    if when.rrule is not None:
        return _("定期要办的")
    if when.grain is Grain.YEAR:
        return _("全年") if when.start.year == year else _("{year}年", year=when.start.year)
    if when.grain not in OF_A_MONTH:
        return when_words(_, replace(when, deadline=False), year)
    month = _("{month}月", month=when.start.month)
    return month if when.start.year == year else _("{year}年{part}", year=when.start.year, part=month)


def _one_line(said: str) -> str:
    return " ".join(said.split())
