"""How a report says its sums and comparisons: figures in words, each with its logs, in lines that all renderings show.

No figure is computed here; every word goes through `Words`.
"""

from collections.abc import Iterator, Sequence

from union.core import units
from union.core.almanac.date_format import short_day
from union.core.grouping import grouped
from union.core.records import dataclass, replace
from union.core.units import money_text
from union.core.units import number as number
from union.reports.model import Digest, Summed
from union.reports.named_items import Item
from union.reports.sections import (
    FACTS,
    INCOME,
    MONEY,
    PERSONS,
    Change,
    Headline,
    Overview,
    Section,
    UnitSum,
    unit_order,
)
from union.reports.text import title as title_of
from union.words import Words, signs_alone
from union.worklog.counted_figures import MEASURE
from union.worklog.totals import SummedAmount, total

PARTS_SHOWN, PERSONS_SHOWN, LOGS_SHOWN = 4, 3, 5
MOST_PERCENT, LEAST_COMPARED = 1000, 10


@dataclass(frozen=True, slots=True)
class SaidFigure:
    """「12户」 with the numbers of its logs.

    `parts`: what it is made of, `whole` when they are all of it, else they are among it (其中). `summed`: what it is the sum of,
    where that is of this report itself.
    """

    words: str
    logs: tuple[int, ...]
    parts: tuple["SaidFigure", ...] = ()
    whole: bool = True
    summed: Summed | None = None


Sum = tuple[SaidFigure, ...]  # one figure, or several where only the parts of a sum mean something


@dataclass(frozen=True, slots=True)
class FigureLine:
    """Sums under a name by kind, how many items there were first; `listed`: percentages and the like, with their logs."""

    name: str
    kinds: Sequence[Sequence[Sum]]
    listed: Sequence[tuple[str, int]] = ()

    @property
    def figures(self) -> tuple[SaidFigure, ...]:
        return tuple(each for kind in self.kinds for sum_ in kind for each in sum_)

    def said(self, _: Words, *, everything: bool = False) -> list[str]:
        """Each kind in words, 「困难职工12户」「6000元（慰问金5000元、慰问品1000元）」.

        Beyond four purposes 等 stands for the rest, unless `everything` is asked for.
        """
        most = None if everything else PARTS_SHOWN
        return [_("、").join(_joined(sum_, _, most) for sum_ in kind) for kind in self.kinds]

    def behind(self, head: str, _: Words, *, everything: bool = False) -> str:
        """「帮扶慰问 3项：困难职工17户，12600元」: all but how many items there were, which the `head` has."""
        sums = _("，").join(filter(None, self.said(_, everything=everything)[1:]))
        return _("{head}：{sums}", head=head, sums=sums) if sums else head


def number_of(amount: SummedAmount | None) -> str:
    """The same of a sum; of none that is known "0"."""
    return number(amount.value) if amount else "0"


def amount_with_unit(amount: SummedAmount, unit: str, _: Words) -> str:
    """「12户」, approximate 「约600人次」."""
    return units.quantity_text(number(amount.value), unit, _, approx=amount.approx)


def paid(amount: SummedAmount, currency: str, _: Words) -> str:
    """「6000元」, approximate 「约12000元」; the amount is in minor units."""
    return money_text(int(amount.value), currency, _, approx=amount.approx)


def items_counted(amount: SummedAmount, _: Words) -> str:
    """「24项」: a count of facts."""
    return _("{count}项", count=number(amount.value))


def share(of: Summed | Headline | Change, amount: SummedAmount, _: Words) -> str:
    """What a log adds to such a figure, or the whole of it, in its unit."""
    if of.kind == FACTS:
        return items_counted(amount, _)
    return (paid if of.kind in (MONEY, INCOME) else amount_with_unit)(amount, of.unit, _)


def headline(each: Headline | Change, amount: SummedAmount, _: Words) -> str:
    """One figure of the overview in its unit."""
    said = share(each, amount, _)
    return _("收入{money}", money=said) if each.kind == INCOME else said


def section_line(section: Section, _: Words, *, late: bool = False) -> FigureLine:
    """A section's sums: what was counted, what was spent, what came in, which is none of it; `late`: of 补报."""
    whole = Summed(FACTS, "", section.count, section.category, late=late)
    counts, spent_, came = (
        [sum_figures(each, _, replace(whole, kind=kind)) for each in sums]
        for sums, kind in ((section.told, MEASURE), (section.money, MONEY), (section.income, INCOME))
    )
    income = ([(replace(each[0], words=_("收入：{money}", money=each[0].words)), *each[1:])] for each in came)
    back = [
        _single_figure_sum(_("追回：{money}", money=paid(each, unit, _)), each)
        for unit, each in section.got_back.items()
    ]
    kinds = ([_summed_figure(whole, _)], counts, spent_, *income, back)
    titles = {each.number: each.title for each in section.items}
    # A bare 「5条」 would tell a reader nothing.
    of = {each: each.what or titles.get(each.number, f"#{each.number}") for each in section.listed}
    said = (f"{each.what}{each.text}" if each.what else with_parts(of[each], each.text, _) for each in of)
    listed_ = list(zip(said, (each.number for each in of), strict=True))
    return FigureLine(_(section.category), kinds, listed_)


def spent(section: Section, _: Words) -> str:
    """「6000元、100港元」, whatever for."""
    return _("、").join(paid(each.total, each.unit, _) for each in section.money)


def item(each: Item, _: Words, year: int | None = None) -> str:
    """「走访慰问困难职工（12户，6000元）」: the line made of it, and the figures it does not say.

    In a report of a `year` 「10月22日，看望生病职工1人」, with the year where it is not this one.
    """
    told = signs_alone(each.words or each.title, _)
    if each.figures:
        told = with_parts(
            told, _("，").join(units.translated_figure(figure, _) for figure in each.figures), _
        )
    if year is None:
        return told
    return _("{day}，{words}", day=short_day(_, each.day, year=year), words=told)


def _change(each: Change, _: Words) -> SaidFigure:
    before = headline(each, each.then, _) if each.then.value else _("无")
    least = LEAST_COMPARED * (100 if each.kind == MONEY else 1)
    is_much = min(each.now.value, each.then.value) >= least
    if each.percent is not None and each.now.value == each.then.value:
        before = _("持平")
    # Of little, of what is gone, and beyond ten times, the two figures alone say it better.
    elif each.percent is not None and is_much and abs(each.percent) <= MOST_PERCENT:
        said = _("{before}，增长{share}%") if each.percent > 0 else _("{before}，下降{share}%")
        before = said.format(before=before, share=number(abs(each.percent)))
    then = SaidFigure(before, each.then.sources)
    return SaidFigure(headline(each, each.now, _), each.now.sources, (then,))


def headlines(overview: Overview, _: Words, name: str = "", *, own: bool = True) -> FigureLine:
    """「24项」「17户、36人次」「12600元」; `own`: of the report's own period."""

    def summed(each: Headline) -> Summed | None:
        return Summed(each.kind, each.unit, each.amount) if own else None

    told = grouped(
        (each.kind, _single_figure_sum(headline(each, each.amount, _), each.amount, summed(each)))
        for each in overview.headlines
        if not each.is_mixed
    )
    return FigureLine(name, [told.get(kind, ()) for kind in (FACTS, "people", MONEY)])


def _summed_figure(of: Summed, _: Words) -> Sum:
    return _single_figure_sum(share(of, of.amount, _), of.amount, of)


def _single_figure_sum(said: str, amount: SummedAmount, summed: Summed | None = None) -> Sum:
    return (SaidFigure(said, amount.sources, summed=summed),)


def summary(digest: Digest, _: Words) -> str:
    """The first sentence of a report: 「本月共24项工作，17户、36人次，12600元」, or that nothing was logged."""
    this = title_of.this(digest.period, _)
    if not digest.sections:
        return _("{this}没有工作记录", this=this)
    count, *parts = headlines(digest.overview, _).said(_)
    return _("，").join(filter(None, (_("{this}共{count}工作", this=this, count=count), *parts)))


def persons(digest: Digest, _: Words) -> list[str]:
    """「参训120人」, 「退休职工15人」: the largest of those that are not added to each other."""
    if not any(each.is_mixed for each in digest.overview.headlines):
        return []
    sums = [(section.category, each) for section in digest.sections for each in section.told]
    parts = [(name, part) for name, each in sums if each.unit == PERSONS for part in each.parts]
    largest = sorted(parts, key=lambda each: -each[1].amount.value)[:PERSONS_SHOWN]
    return [
        units.labelled_figure(part.what or name, amount_with_unit(part.amount, PERSONS, _), _)
        for name, part in largest
    ]


def comparisons(digest: Digest, _: Words, *, even_nothing: bool = True) -> Iterator[str]:
    """A sentence of each of these; `even_nothing`: of a period without any figures too."""
    for line in comparison_lines(digest, _):
        if line.figures:
            figures = _("、").join(filter(None, line.said(_, everything=True)))
            yield _("{subject}：{figures}", subject=line.name, figures=figures)
        elif even_nothing:
            yield _("{then}无记录", then=line.name)


def comparison_lines(digest: Digest, _: Words) -> Iterator[FigureLine]:
    """「与上月相比（括号内为上月数）」 with 「8项（2项，增长300%）」, the same a year ago, and 累计; each where it is known.

    Where one of both had nothing, the other's figures under its name.
    """
    period = digest.period
    sides = ((digest.previous, title_of.last(period, _)), (digest.year_ago, title_of.year_ago(period, _)))
    for every, then in sides:
        changes = [each for each in every or () if not each.is_mixed]
        known = [each for each in changes if each.then.value]
        if known and any(each.now.value for each in changes):
            name = _("与{then}相比（括号内为{then}数）", then=then)
            yield FigureLine(name, [[(_change(each, _),) for each in changes]])
        elif changes:
            yield FigureLine(
                then, [[_single_figure_sum(headline(each, each.then, _), each.then) for each in known]]
            )
    if digest.year_to_date:
        yield headlines(digest.year_to_date, _, _("本年累计"), own=False)


def month_lines(digest: Digest, _: Words) -> Iterator[FigureLine]:
    """Each month by name: how many items, and its money by currency."""
    for row in digest.months:
        facts = total(row.facts.values())
        money = sorted(row.money.items(), key=lambda pair: unit_order(pair[0]))
        name = title_of.period_name(row.period, _, now=title_of.day_of(digest.period))
        counted_ = _summed_figure(Summed(FACTS, "", facts, period=row.period), _)
        paid_ = [_summed_figure(Summed(MONEY, *each, period=row.period), _) for each in money]
        yield FigureLine(name, ([counted_], paid_))


def tables(digest: Digest, _: Words) -> Sequence[tuple[str, Sequence[FigureLine]]]:
    """All the figures of a report as a page shows them, in its order."""
    whole = headlines(digest.overview, _, title_of.this(digest.period, _))
    others = list(comparison_lines(digest, _))
    return (
        (_("合计"), [whole, *others] if digest.sections or others else []),
        (_("各类工作"), [section_line(each, _) for each in digest.sections]),
        (_("补报（不计入上面的合计）"), [section_line(each, _, late=True) for each in digest.late]),
        (_("分月"), [] if digest.period.is_month else list(month_lines(digest, _))),
    )


def doubled(digest: Digest, _: Words) -> str:
    """Logs that may tell of the same work as another: said while nobody has answered, for both are in the sums."""
    count, numbers = len(digest.doubled), _("、").join(f"#{each}" for each in digest.doubled[:LOGS_SHOWN])
    facts = {"count": count, "numbers": numbers, "more": _("等") if count > LOGS_SHOWN else ""}
    return _("有{count}条疑似重复待确认（{numbers}{more}），目前都已计入。", **facts)


def approximation(digest: Digest, _: Words) -> str:
    """The footnote of a report with approximate figures: which they are, and how they were added."""
    if not digest.vague:
        return _("注：带“约”的数含约数，按所报数字累加。")
    named = grouped((each.number, each.text) for each in digest.vague)
    shown = list(named.items())[:LOGS_SHOWN]
    said = _("、").join(with_parts(_("、").join(texts), f"#{number}", _) for number, texts in shown)
    if len(named) > len(shown):
        said = _("{figures}等{count}条记录", figures=said, count=len(named))
    if any(each.is_range for each in digest.vague):
        return _("注：{figures}为约数；带“约”的合计按所报数字累加，区间按下限。", figures=said)
    return _("注：{figures}为约数；带“约”的合计按所报数字累加。", figures=said)


def late_note(digest: Digest, _: Words) -> str:
    """What 补报 count towards: 累计 only where one is told and they lie in its year, never this report's sums."""
    this = title_of.this(digest.period, _)
    cumulated = set(digest.year_to_date.logs) if digest.year_to_date else set[int]()
    told = {number for section in digest.late for number in section.count.sources}
    if told and told <= cumulated:
        return _("计入累计，不计入{this}合计", this=this)
    if told & cumulated:
        return _("不计入{this}合计，其中属本年的计入累计", this=this)
    year = int(digest.period.key[:4])
    if all(item.day.year < year for section in digest.late for item in section.items):
        return _("属以前年度，不计入{this}合计和本年累计", this=this)
    return _("不计入{this}合计", this=this)


def with_parts(whole: str, parts: str, _: Words) -> str:
    """「6000元（慰问金5000元、慰问品1000元）」."""
    return _("{whole}（{parts}）", whole=whole, parts=parts)


def sum_figures(each: UnitSum, _: Words, of: Summed) -> Sum:
    """A sum with its purposes; a single one stands for it, and what only its parts mean something of, as what came in, is the parts."""
    whole = replace(of, unit=each.unit, amount=each.total)
    mixed = each.mixed and whole.kind in (MEASURE, INCOME)
    parts = tuple(
        SaidFigure(
            units.labelled_figure(part.what, share(whole, part.amount, _), _),
            part.amount.sources,
            summed=replace(whole, what=part.what, amount=part.amount),
        )
        for part in each.parts
        if part.what or mixed
    )
    if mixed or (parts and len(each.parts) == 1):
        return parts
    is_all = len(parts) in (0, len(each.parts))
    return (SaidFigure(share(whole, each.total, _), each.total.sources, parts, is_all, whole),)


def _joined(figures: Sum, _: Words, most: int | None) -> str:
    if len(figures) > 1:
        return listed(figures, _, most)
    (figure,) = figures
    if not figure.parts:
        return figure.words
    parts = listed(figure.parts, _, most)
    whole = _("{whole}（{parts}）") if figure.whole else _("{whole}（其中{parts}）")
    return whole.format(whole=figure.words, parts=parts)


def listed(said: Sequence[SaidFigure], _: Words, most: int | None) -> str:
    """「慰问金5000元、慰问品1000元」; beyond so many 等 stands for the rest."""
    parts = _("、").join(each.words for each in said[:most])
    return parts if most is None or len(said) <= most else _("{parts}等", parts=parts)
