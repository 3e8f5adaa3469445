"""Every figure of care in a row of its own, for the workbook and for what a corrected report changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from union.budgets.expenditure import BudgetLine
from union.core.grain import Grain
from union.core.money import SIGNS
from union.core.period import Period
from union.core.units import counted
from union.reports.care_summary import Coverage, Requests, Visits
from union.reports.model import Digest
from union.reports.text import care_texts as care_words
from union.reports.text import figure_texts as words_of
from union.reports.text import title as title_of
from union.words import Words


@dataclass(frozen=True, slots=True)
class CareFigure:
    """One figure: of which subject, what it counts, in which unit; money in the major unit. `note`: what it stands for."""

    subject: str
    what: str
    value: Decimal
    unit: str
    approx: bool = False
    note: str = ""

    def said(self, _: Words) -> str:
        """「24600元」, approximate 「约24600元」."""
        figure = counted(words_of.number(self.value), self.unit, _)
        return _("约{figure}", figure=figure) if self.approx else figure


def care_figures(digest: Digest, _: Words) -> list[CareFigure]:
    """All of them, in the order of a report."""
    care, period = digest.care, digest.period
    if care is None:
        return []
    told: list[CareFigure] = []
    if care.visits:
        told += _visits(care.visits, period, _)
    if care.requests:
        told += _requests(care.requests, _)
    if care.coverage:
        told += _coverage(care.coverage, period, _)
    for each in care.budgets:
        told += _budget(each, period, _)
    return told


def _visits(found: Visits, period: Period, _: Words) -> Iterator[CareFigure]:
    subject, unit = _("五必访"), "户"
    yield _count(subject, _("应访"), found.due, unit)
    yield _count(subject, _("已访"), found.done, unit)
    late = sum(each.late for each in found.kinds)
    if late:
        yield _count(subject, _("其中超期"), late, unit)
    if found.open:
        note = _("；").join(
            _("#{number} {visit}", number=each.number, visit=care_words.visit(each, period, _))
            for each in found.open
        )
        yield _count(subject, _("未访"), len(found.open), unit, note)
    for each in found.kinds if len(found.kinds) > 1 else ():
        name = care_words.occasion(each, _)
        yield _count(subject, _("{occasion}应访", occasion=name), each.due, unit)
        yield _count(subject, _("{occasion}已访", occasion=name), each.done, unit)


def _requests(found: Requests, _: Words) -> Iterator[CareFigure]:
    subject, unit = _("诉求"), "件"
    yield _count(subject, _("收到"), found.received, unit)
    yield _count(subject, _("答复"), found.answered, unit)
    mean = care_words.mean_days(found)
    if mean is not None:
        yield CareFigure(subject, _("平均答复用时"), mean, _("个工作日"))
    if found.open:
        yield _count(subject, _("办理中"), found.open, unit)
    if found.late:
        yield _count(subject, _("办理中超期"), found.late, unit)
    for name, count in found.opinions:
        if count:
            yield _count(subject, _(name), count, unit)


def _coverage(found: Coverage, period: Period, _: Words) -> Iterator[CareFigure]:
    subject, unit, this = _("走访覆盖"), "个", title_of.this(period, _)
    yield _count(subject, _("小组"), found.branches, unit)
    yield _count(subject, _("{this}走到", this=this), found.reached, unit)
    if found.unreached:
        yield _count(
            subject, _("{this}未走到", this=this), len(found.unreached), unit, _("、").join(found.unreached)
        )
    half = found.half if period.grain in (Grain.MONTH, Grain.QUARTER) else ()
    if half:
        what = _("{half}以来未走到", half=care_words.half_name(period, _))
        yield _count(subject, what, len(half), unit, _("、").join(half))


def _budget(each: BudgetLine, period: Period, _: Words) -> Iterator[CareFigure]:
    """What was spent within the period only where it is not the year's."""
    subject, unit = _("预算"), SIGNS.get(each.currency, each.currency)
    name, this, part = care_words.budget_name(each, _), title_of.this(period, _), care_words.share(each)
    done = _("执行率{percent}%", percent=part) if part is not None else ""
    yield CareFigure(subject, _("{category}预算", category=name), _major(each.planned), unit)
    spent = _("{category}累计支出", category=name)
    yield CareFigure(subject, spent, _major(each.spent), unit, each.approx, done)
    if each.in_period != each.spent:
        own = (
            _("{category}{this}支出", category=name, this=this)
            if each.category
            else _("{this}支出", this=this)
        )
        yield CareFigure(subject, own, _major(each.in_period), unit, each.approx)


def _major(minor: int) -> Decimal:
    return Decimal(minor) / 100


def _count(subject: str, what: str, count: int, unit: str, note: str = "") -> CareFigure:
    return CareFigure(subject, what, Decimal(count), unit, note=note)
