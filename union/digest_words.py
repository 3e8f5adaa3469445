"""How a report says its title, its sums and its comparisons: the phrases that text and document share.

No figure is computed here; every word goes through `Words`.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from union.digest import Digest, State
from union.digest_comparison import FACTS, MONEY, Change, Headline, Overview
from union.digest_sections import PEOPLE, Item, Section, UnitSum
from union.figures import Amount
from union.grain import Grain
from union.money import written
from union.period import Period
from union.words import Words

PARTS_SHOWN = 4


def title(digest: Digest, _: Words, *, year: bool = False) -> str:
    """「11月月报」; with the year where asked for, or where it is not the year of writing."""
    period = digest.period
    name = period_name(period, _, year=year or period.first.year != digest.as_of.year)
    nouns = {Grain.MONTH: _("月报"), Grain.QUARTER: _("季报"), Grain.HALF: _("半年报"), Grain.YEAR: _("年报")}
    return _("{period}{report}", period=name, report=nouns[period.grain])


def period_name(period: Period, _: Words, *, year: bool) -> str:
    """「11月」「第三季度」「上半年」, with 「2026年」 before it where wanted; a year always has it."""
    first = period.first
    names = {
        Grain.MONTH: _("{month}月", month=first.month),
        Grain.QUARTER: _("第{quarter}季度", quarter="一二三四"[(first.month - 1) // 3]),
        Grain.HALF: _("上半年") if first.month == 1 else _("下半年"),
    }
    if period.grain is Grain.YEAR:
        return _("{year}年", year=first.year)
    name = names[period.grain]
    return _("{year}年{part}", year=first.year, part=name) if year else name


def state(digest: Digest, _: Words) -> str:
    """「截至11月30日 17:00」, 「定稿」, 「更正稿」 or 「未审签」."""
    at = digest.as_of
    return {
        State.OPEN: _("截至{month}月{day}日 {clock}", month=at.month, day=at.day, clock=f"{at:%H:%M}"),
        State.FINAL: _("定稿"),
        State.CORRECTED: _("更正稿"),
        State.UNSIGNED: _("未审签"),
    }[digest.state]


def this(period: Period, _: Words) -> str:
    """「本月」「本季度」「本半年」「本年」."""
    return {Grain.QUARTER: _("本季度"), Grain.HALF: _("本半年"), Grain.YEAR: _("本年")}.get(
        period.grain, _("本月")
    )


def last(period: Period, _: Words) -> str:
    """「上月」「上季度」「上个半年」「上年」."""
    return {Grain.QUARTER: _("上季度"), Grain.HALF: _("上个半年"), Grain.YEAR: _("上年")}.get(
        period.grain, _("上月")
    )


def coming(period: Period, _: Words) -> str:
    """「下月」「下季度」「下个半年」「明年」."""
    return {Grain.QUARTER: _("下季度"), Grain.HALF: _("下个半年"), Grain.YEAR: _("下年度")}.get(
        period.grain, _("下月")
    )


def year_ago(period: Period, _: Words) -> str:
    """「去年同月」, for longer periods 「去年同期」."""
    return _("去年同月") if period.grain is Grain.MONTH else _("去年同期")


def number(value: Decimal) -> str:
    """A figure without a superfluous fraction: 12, 3.5; never in powers of ten."""
    return f"{value.normalize():f}" if value else "0"


def counted(amount: Amount, unit: str, _: Words) -> str:
    """「12户」, approximate 「约600人次」."""
    figure = f"{number(amount.value)}{unit}"
    return _("约{figure}", figure=figure) if amount.approx else figure


def paid(amount: Amount, currency: str, _: Words) -> str:
    """「6000元」, approximate 「约12000元」; the amount is in minor units."""
    figure = written(int(amount.value), currency)
    return _("约{figure}", figure=figure) if amount.approx else figure


def items_counted(amount: Amount, _: Words) -> str:
    """「24项」: a count of facts."""
    return _("{count}项", count=number(amount.value))


def headline(each: Headline | Change, amount: Amount, _: Words) -> str:
    """One figure of the overview in its unit."""
    if each.kind == FACTS:
        return items_counted(amount, _)
    return paid(amount, each.unit, _) if each.kind == MONEY else counted(amount, each.unit, _)


def headlines(overview: Overview, _: Words, *, kinds: Iterable[str]) -> str:
    """The overview's figures of these kinds, 「17户、152人、36人次」."""
    chosen = set(kinds)
    return "、".join(headline(each, each.amount, _) for each in overview.headlines if each.kind in chosen)


def sums(section: Section, _: Words, *, purposes: bool = False) -> str:
    """A section's sums, 「12户、36人次，6000元」; `purposes` adds what each sum is made of."""
    measures = "、".join(_unit_sum(each, _, purposes) for each in section.sums)
    money = "、".join(_money_sum(each, _, purposes) for each in section.money)
    return "，".join(part for part in (measures, money) if part)


def item(each: Item, _: Words) -> str:
    """「走访慰问困难职工（12户，6000元）」: the officer's title and the figures it does not say itself."""
    return f"{each.title}（{'，'.join(each.figures)}）" if each.figures else each.title


def compared(changes: tuple[Change, ...], then: str, _: Words) -> str:
    """「24项（上月20项，+20%）；6000元（上月无）」; where the other period is empty, that alone."""
    if not any(each.then.value for each in changes):
        return _("{then}无记录", then=then)
    return "；".join(_change(each, then, _) for each in changes)


def moved(each: Change, _: Words) -> str:
    """「+20%」「-5.3%」「持平」; 「上月无」 stands elsewhere, for there is no percent of nothing."""
    if each.percent is None or each.now.value == each.then.value:
        return _("持平")
    return f"{'+' if each.percent > 0 else ''}{number(each.percent)}%"


def whole(digest: Digest, _: Words) -> str:
    """「本月共24项工作（18条记录），17户、152人，12600元」."""
    parts = (
        headlines(digest.overview, _, kinds=("people",)),
        headlines(digest.overview, _, kinds=("money",)),
    )
    count = headlines(digest.overview, _, kinds=("facts",))
    logs = len(digest.overview.logs)
    whole = _("{this}共{count}工作（{logs}条记录）", this=this(digest.period, _), count=count, logs=logs)
    return "，".join(part for part in (whole, *parts) if part)


def comparisons(digest: Digest, _: Words) -> Iterator[str]:
    """环比, 同比 and 累计, each only where it is known."""
    period = digest.period
    if digest.previous:
        yield _("环比：{figures}", figures=compared(digest.previous, last(period, _), _))
    if digest.year_ago:
        yield _("同比：{figures}", figures=compared(digest.year_ago, year_ago(period, _), _))
    if digest.year_to_date:
        kinds = ("facts", "people", "money")
        yield _("本年累计：{figures}", figures=headlines(digest.year_to_date, _, kinds=kinds))


def approximation(_: Words) -> str:
    """The footnote of a report with approximate figures."""
    return _("注：带“约”的合计含约数，按所报数字累加。")


def _change(each: Change, then: str, _: Words) -> str:
    now = headline(each, each.now, _)
    if each.percent is None:
        return _("{now}（{then}无）", now=now, then=then)
    before = headline(each, each.then, _)
    return _("{now}（{then}{before}，{change}）", now=now, then=then, before=before, change=moved(each, _))


def _unit_sum(each: UnitSum, _: Words, purposes: bool) -> str:
    parts = [f"{part.what}{counted(part.amount, each.unit, _)}" for part in each.parts]
    if each.mixed:
        return _listed(parts, _, everything=purposes)
    whole = counted(each.total, each.unit, _)
    if len(parts) == 1:
        return parts[0] if purposes or each.unit not in PEOPLE else whole
    return f"{whole}（{'、'.join(parts)}）" if purposes else whole


def _money_sum(each: UnitSum, _: Words, purposes: bool) -> str:
    whole = paid(each.total, each.unit, _)
    named = [f"{part.what}{paid(part.amount, each.unit, _)}" for part in each.parts if part.what]
    return f"{whole}（{'、'.join(named)}）" if purposes and len(each.parts) > 1 and named else whole


def _listed(parts: list[str], _: Words, *, everything: bool) -> str:
    if everything or len(parts) <= PARTS_SHOWN:
        return "、".join(parts)
    return _("{parts}等", parts="、".join(parts[:PARTS_SHOWN]))
