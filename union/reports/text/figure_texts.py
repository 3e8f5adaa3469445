"""How a report says its sums and comparisons: the phrases that text and document share.

No figure is computed here; every word goes through `Words`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from union.core import units
from union.core.money import written
from union.reports.comparison import FACTS, INCOME, MONEY, Change, Headline, Overview
from union.reports.model import Digest
from union.reports.named_items import Item
from union.reports.sections import Section, UnitSum
from union.reports.text import title as title_of
from union.words import Words
from union.worklog.totals import SummedAmount

Say = Callable[[SummedAmount, str, Words], str]
PARTS_SHOWN = 4
VAGUE_SHOWN = 5  # logs named in the footnote
DOUBLED_SHOWN = 5
MOST_PERCENT = 1000  # beyond, the two figures alone say it better


def number(value: Decimal) -> str:
    """A figure without a superfluous fraction: 12, 3.5; never in powers of ten."""
    return f"{value.normalize():f}" if value else "0"


def number_of(amount: SummedAmount | None) -> str:
    """The same of a sum; of none that is known "0"."""
    return number(amount.value) if amount else "0"


def counted(amount: SummedAmount, unit: str, _: Words) -> str:
    """「12户」, approximate 「约600人次」."""
    figure = units.counted(number(amount.value), unit, _)
    return _("约{figure}", figure=figure) if amount.approx else figure


def paid(amount: SummedAmount, currency: str, _: Words) -> str:
    """「6000元」, approximate 「约12000元」; the amount is in minor units."""
    figure = written(int(amount.value), currency, _)
    return _("约{figure}", figure=figure) if amount.approx else figure


def items_counted(amount: SummedAmount, _: Words) -> str:
    """「24项」: a count of facts."""
    return _("{count}项", count=number(amount.value))


def headline(each: Headline | Change, amount: SummedAmount, _: Words) -> str:
    """One figure of the overview in its unit."""
    if each.kind == FACTS:
        return items_counted(amount, _)
    if each.kind == INCOME:
        return _("收入{money}", money=paid(amount, each.unit, _))
    return paid(amount, each.unit, _) if each.kind == MONEY else counted(amount, each.unit, _)


def headlines(overview: Overview, _: Words, *, kinds: Iterable[str]) -> str:
    """The overview's figures of these kinds, 「17户、152人、36人次」."""
    chosen = set(kinds)
    return _("、").join(headline(each, each.amount, _) for each in overview.headlines if each.kind in chosen)


def sums(section: Section, _: Words, *, everything: bool = False) -> str:
    """A section's sums and what each is made of, 「困难职工12户，6000元（慰问金5000元、慰问品1000元）」.

    Beyond four purposes 等 stands for the rest, unless `everything` is asked for.
    """
    measures = _("、").join(unit_sum(each, _, everything=everything) for each in section.sums)
    money = _("、").join(money_sum(each, _, everything=everything) for each in section.money)
    return _("，").join(
        part for part in (measures, money, *incomes(section, _, everything=everything)) if part
    )


def incomes(section: Section, _: Words, *, everything: bool = False) -> tuple[str, ...]:
    """「收入：会费105000元」 for each currency: what came in is none of what was spent."""
    sums_ = (money_sum(each, _, everything=everything) for each in section.income)
    return tuple(_("收入：{money}", money=each) for each in sums_)


def item(each: Item, _: Words) -> str:
    """「走访慰问困难职工（12户，6000元）」: the officer's own words, else the title, and the figures they do not say."""
    told = each.words or each.title
    figures = _("，").join(units.as_read(figure, _) for figure in each.figures)
    return with_parts(told, figures, _) if figures else told


def dated(each: Item, year: int, _: Words) -> str:
    """「10月22日，看望生病职工1人」, with the year where it is not this one."""
    day = _("{month}月{day}日", month=each.day.month, day=each.day.day)
    if each.day.year != year:
        day = _("{year}年{day}", year=each.day.year, day=day)
    return _("{day}，{words}", day=day, words=item(each, _))


def compared(changes: tuple[Change, ...], then: str, _: Words) -> str:
    """「2项→24项（+500%）；上月无：12户」; of a period with nothing in it what the other had, or that it had nothing."""
    known = [each for each in changes if each.then.value]
    if not known:
        return _("{then}无记录", then=then)
    if not any(each.now.value for each in changes):
        return _(
            "{then}{figures}", then=then, figures=_("、").join(headline(each, each.then, _) for each in known)
        )
    fresh = [headline(each, each.now, _) for each in changes if not each.then.value]
    said = _("，").join(_change(each, _) for each in known)
    return _("{said}；{then}无：{fresh}", said=said, then=then, fresh=_("、").join(fresh)) if fresh else said


def tells(each: Change) -> bool:
    """Whether the percent says more than the two figures: not of what is gone, not beyond ten times."""
    return each.percent is not None and bool(each.now.value) and abs(each.percent) <= MOST_PERCENT


def moved(each: Change, _: Words) -> str:
    """「+20%」「-5.3%」「持平」, "" where a percent tells nothing; 「上月无」 stands elsewhere."""
    if each.percent is None or each.now.value == each.then.value:
        return _("持平")
    if not tells(each):
        return ""
    return f"{'+' if each.percent > 0 else ''}{number(each.percent)}%"


def summary(digest: Digest, _: Words) -> str:
    """The first sentence of a report: what the period comes to, or that nothing was logged."""
    if digest.sections:
        return _whole(digest, _)
    return _("{this}没有工作记录", this=title_of.this(digest.period, _))


def _whole(digest: Digest, _: Words) -> str:
    """「本月共24项工作（18条记录），17户、152人，12600元」."""
    parts = (
        headlines(digest.overview, _, kinds=("people",)),
        headlines(digest.overview, _, kinds=("money",)),
    )
    count = headlines(digest.overview, _, kinds=("facts",))
    logs = len(digest.overview.logs)
    whole = _(
        "{this}共{count}工作（{logs}条记录）", this=title_of.this(digest.period, _), count=count, logs=logs
    )
    return _("，").join(part for part in (whole, *parts) if part)


def comparisons(digest: Digest, _: Words) -> Iterator[str]:
    """环比, 同比 and 累计, each only where it is known."""
    period = digest.period
    if digest.previous:
        yield _("环比：{figures}", figures=compared(digest.previous, title_of.last(period, _), _))
    if digest.year_ago:
        yield _("同比：{figures}", figures=compared(digest.year_ago, title_of.year_ago(period, _), _))
    if digest.year_to_date:
        yield year_to_date(digest.year_to_date, _)


def year_to_date(sums: Overview, _: Words) -> str:
    """「本年累计：120项、80户、1200人、36000元」."""
    return _("本年累计：{figures}", figures=headlines(sums, _, kinds=("facts", "people", "money")))


def doubled(digest: Digest, _: Words) -> str:
    """Logs that may tell of the same work as another: said while nobody has answered, for both are in the sums."""
    numbers = [f"#{number}" for number in digest.doubled[:DOUBLED_SHOWN]]
    more = _("等") if len(digest.doubled) > len(numbers) else ""
    return _(
        "有{count}条疑似重复待确认（{numbers}{more}），目前都已计入。",
        count=len(digest.doubled),
        numbers=_("、").join(numbers),
        more=more,
    )


def approximation(digest: Digest, _: Words) -> str:
    """The footnote of a report with approximate figures: which they are, and how they were added."""
    if not digest.vague:
        return _("注：带“约”的数含约数，按所报数字累加。")
    named: dict[int, list[str]] = {}
    for each in digest.vague:
        named.setdefault(each.number, []).append(each.text)
    logs = [
        with_parts(_("、").join(texts), f"#{number}", _)
        for number, texts in list(named.items())[:VAGUE_SHOWN]
    ]
    said = _("、").join(logs)
    if len(named) > len(logs):
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


def _change(each: Change, _: Words) -> str:
    then, now, share = headline(each, each.then, _), headline(each, each.now, _), moved(each, _)
    moved_ = _("{then}→{now}", then=then, now=now)
    return with_parts(moved_, share, _) if share else moved_


def with_parts(whole: str, parts: str, _: Words) -> str:
    """「6000元（慰问金5000元、慰问品1000元）」."""
    return _("{whole}（{parts}）", whole=whole, parts=parts)


def unit_sum(each: UnitSum, _: Words, *, everything: bool = False) -> str:
    """「88人（教职工86人、生病教师2人）」."""
    return _joined(sum_figures(each, counted, _), _, everything)


def money_sum(each: UnitSum, _: Words, *, everything: bool = False) -> str:
    """「6000元（慰问金5000元、慰问品1000元）」."""
    return _joined(sum_figures(each, paid, _), _, everything)


@dataclass(frozen=True, slots=True)
class SaidFigure:
    """「12户」 with the numbers of its logs; `code` names it within its report where a page opens it.

    `parts`: what it is made of, `whole` when they are all of it, else they are among it (其中).
    """

    words: str
    logs: tuple[int, ...]
    parts: tuple["SaidFigure", ...] = ()
    whole: bool = True
    code: str = ""


def sum_figures(each: UnitSum, say: Say, _: Words) -> tuple[SaidFigure, ...]:
    """A sum with its purposes; a single one stands for it, and what only its parts mean something of is the parts."""
    mixed = each.mixed and say is not paid
    parts = tuple(
        SaidFigure(units.of_what(part.what, say(part.amount, each.unit, _), _), part.amount.sources)
        for part in each.parts
        if part.what or mixed
    )
    if mixed or (parts and len(each.parts) == 1):
        return parts
    whole = len(parts) in (0, len(each.parts))
    return (SaidFigure(say(each.total, each.unit, _), each.total.sources, parts, whole),)


def _joined(figures: Sequence[SaidFigure], _: Words, everything: bool) -> str:
    most = None if everything else PARTS_SHOWN
    if len(figures) > 1:
        return listed([each.words for each in figures], _, most=most)
    (figure,) = figures
    if not figure.parts:
        return figure.words
    parts = listed([each.words for each in figure.parts], _, most=most)
    if not figure.whole:
        return _("{whole}（其中{parts}）", whole=figure.words, parts=parts)
    return with_parts(figure.words, parts, _)


def listed(said: Sequence[str], _: Words, *, most: int | None = None) -> str:
    """「慰问金5000元、慰问品1000元」; beyond so many 等 stands for the rest."""
    if most is None or len(said) <= most:
        return _("、").join(said)
    return _("{parts}等", parts=_("、").join(said[:most]))
