"""How a report says its sums and comparisons: the phrases that text and document share.

No figure is computed here; every word goes through `Words`.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from union import digest_title as title_of
from union.digest import Digest
from union.digest_comparison import FACTS, MONEY, Change, Headline, Overview
from union.digest_items import Item
from union.digest_sections import PEOPLE, Section, UnitSum
from union.figures import Amount
from union.money import written
from union.words import Words

PARTS_SHOWN = 4


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
    """「走访慰问困难职工（12户，6000元）」: the officer's own words, else the title, and the figures they do not say."""
    told = each.words or each.title
    return f"{told}（{'，'.join(each.figures)}）" if each.figures else told


def compared(changes: tuple[Change, ...], then: str, _: Words) -> str:
    """「2项→24项（+1100%）、上月无：12户」; where the other period is empty, that alone."""
    known = [each for each in changes if each.then.value]
    if not known:
        return _("{then}无记录", then=then)
    fresh = [headline(each, each.now, _) for each in changes if not each.then.value]
    said = "，".join(_change(each, _) for each in known)
    return _("{said}；{then}无：{fresh}", said=said, then=then, fresh="、".join(fresh)) if fresh else said


def moved(each: Change, _: Words) -> str:
    """「+20%」「-5.3%」「持平」; 「上月无」 stands elsewhere, for there is no percent of nothing."""
    if each.percent is None or each.now.value == each.then.value:
        return _("持平")
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
    return "，".join(part for part in (whole, *parts) if part)


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


def approximation(_: Words) -> str:
    """The footnote of a report with approximate figures."""
    return _("注：带“约”的合计含约数，按所报数字累加。")


def _change(each: Change, _: Words) -> str:
    then, now = headline(each, each.then, _), headline(each, each.now, _)
    return f"{then}→{now}（{moved(each, _)}）"


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
    if not purposes or len(each.parts) == 1 or not named:
        return whole
    if len(named) < len(each.parts):
        return _("{whole}（其中{parts}）", whole=whole, parts="、".join(named))
    return f"{whole}（{'、'.join(named)}）"


def _listed(parts: list[str], _: Words, *, everything: bool) -> str:
    if everything or len(parts) <= PARTS_SHOWN:
        return "、".join(parts)
    return _("{parts}等", parts="、".join(parts[:PARTS_SHOWN]))
