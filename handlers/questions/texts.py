"""Sentences that answer questions about figures."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from handlers.core.messages.outgoing_message import brief
from union.core.message_layout import points
from union.core.period import Period
from union.core.units import labelled_figure
from union.questions.remainders import Remainder
from union.reports.sections import MONEY, Headline
from union.reports.text import title as title_of
from union.reports.text.figure_texts import headline, number
from union.words import Words, in_signs, sentence, sentence_of
from union.worklog.totals import SummedAmount, percent

MOST_LINES, MOST_NAMES, LONGEST = 10, 60, 60
PAIR = 2


def how_to_ask(_: Words, said: str, category: str | None = None) -> str:
    """The question was not understood, or none was asked; the first example is of what the group tells most of."""
    shown = examples(_, category)
    return _("没看懂「{said}」。{examples}", said=brief(said), examples=shown) if said else shown


def examples(_: Words, category: str | None = None) -> str:
    """What can be asked; the first is of what the group tells most of."""
    first = _("今年{category}一共多少钱", category=_(category)) if category else _("今年送温暖一共多少钱")
    return _("可以这样问：\n{first}\n上个月做了哪些工作\n还有哪些没完成", first=first)


def partial_match_line(_: Words, words: Sequence[str], count: int) -> str:
    """What logs there are of the other words; without words those that come nearest, in English where words were read as others."""
    if not words or (_.language == "en" and not all(map(str.isascii, words))):
        return _("最接近的记录有{count}项：", count=count)
    return _("写到「{words}」的有{count}项，供参考：", words=_quoted(_, words), count=count)


def _quoted(_: Words, words: Sequence[str]) -> str:
    return _("、").join(brief(in_signs(each, _)) for each in words)


# No log of any time says a word that was asked about.
never_said = sentence_of("记录里从没写过「{words}」，也许是别的叫法。", "words", _quoted)
# No log of these days does: the figure is without it, or there is none.
not_said = sentence_of("没有写明「{words}」的记录，上面没按这个分。", "words", _quoted)
said_by_none = sentence_of("没有写明「{words}」的记录，没有这个数。", "words", _quoted)


def told_line(_: Words, day: date, number: int, text: str) -> str:
    """One piece of work in a list."""
    return _("· {month}月{day}日 #{number} {text}", month=day.month, day=day.day, number=number, text=text)


def period_ahead_line(_: Words, period: str, planned: Sequence[str], count: int) -> str:
    """The time asked about is still to come."""
    if not planned:
        return _("{period}还没到，没有数；日程上也还没有安排。", period=period)
    said = {"shown": _("、").join(planned), "more": _("等") if count > len(planned) else ""}
    return _(
        "{period}还没到，没有数。日程上已安排{count}项：{shown}{more}。", period=period, count=count, **said
    )


def figure_subject(_: Words, period: str, subject: str | None, category: str | None) -> str:
    """What the figure is of: 「2026年 帮扶慰问」; how other words were taken is said: 「送温暖（按「帮扶慰问」统计）」."""
    if subject is None:
        return period
    said = in_signs(subject, _)
    if category is None or said == _(category):
        return _("{period} {subject}", period=period, subject=said)
    return _("{period} {subject}（按「{category}」统计）", period=period, subject=said, category=_(category))


def _sum(_: Words, one: Headline) -> str:
    return headline(one, one.amount, _)


def _sums(_: Words, found: Sequence[Headline]) -> str:
    return _("、").join(_sum(_, each) for each in found)


# 「2026年 帮扶慰问：12600元（3条记录）」, approximate sums marked 约.
figure = sentence_of("{what}：{sums}（{logs}条记录）", "sums", _sums)
# 「帮扶慰问里没写「走访」的还有2500元（#3）」.
not_so_called = sentence_of("{category}里没写「{term}」的还有{sums}（{logs}）", "sums", _sums)
alone = sentence_of("{what}：{sums}", "sums", _sums)  # The first of two figures put side by side
in_all = sentence_of(
    "这{count}项合计：{sums}", "sums", _sums
)  # What the pieces of work that were named come to


def remainder_line(_: Words, what: str, over: Remainder) -> str:
    """「2027年 豆油：还剩14桶（40桶−26桶，2条记录）」; of what nobody has given out yet all."""
    said = {"what": what, "came": _sum(_, over.came), "logs": len(over.left.amount.sources)}
    if over.gone is None:
        return _("{what}：共{came}，没有发出或办结的记录（{logs}条记录）", **said)
    rest, gone = _sum(_, over.left), _sum(_, over.gone)
    return _("{what}：还剩{rest}（{came}−{gone}，{logs}条记录）", rest=rest, gone=gone, **said)


def by_part(
    _: Words, what: str, parts: Sequence[tuple[str, Headline]], silent: Sequence[str], *, is_gap: bool
) -> list[str]:
    """「9月 会费：一车队1680元、二车队1520元，一车队多160元」; who told of none stands behind."""
    said = _("、").join(labelled_figure(name, _sum(_, each), _) for name, each in parts)
    more, most = max(parts, key=lambda each: each[1].amount.value)
    if is_gap and len(parts) == PAIR:
        gap = SummedAmount(abs(parts[0][1].amount.value - parts[1][1].amount.value))
        apart = _("{name}多{gap}", name=more, gap=headline(most, gap, _)) if gap.value else _("一样多")
        said = _("{parts}，{apart}", parts=said, apart=apart)
    elif is_gap and len(parts) > 1:
        said = _("{parts}，最多的是{name}", parts=said, name=more)
    elif len(parts) > 1:
        whole = sum((each.amount for _name, each in parts[1:]), parts[0][1].amount)
        said = _("{parts}，共{whole}", parts=said, whole=headline(most, whole, _))
    lines = [_("{what}：{figures}", what=what, figures=said)]
    return [*lines, _("没有记录：{names}", names=_("、").join(silent))] if silent else lines


nothing_told = sentence("{what}：没有记录。")  # Nobody told of any such work


def moved(_: Words, then: Headline, now: SummedAmount) -> str:
    """「5000元，多14700元（+294%）」."""
    figure, change = _sum(_, then), now.value - then.amount.value
    if not change:
        return _("{figure}，持平", figure=figure)
    by = headline(then, SummedAmount(abs(change), now.approx or then.amount.approx), _)
    share = percent(change, then.amount.value)
    sign, way = ("+", _("多")) if change > 0 else ("", _("少"))
    rate = _("（{percent}%）", percent=f"{sign}{number(share)}") if share is not None else ""
    return _("{figure}，{way}{by}{rate}", figure=figure, way=way, by=by, rate=rate)


def share(_: Words, what: str, part: Headline, whole: Headline) -> str:
    """「2026年 帮扶慰问：43500元，占全部66000元的65.9%」."""
    rate = number(percent(part.amount.value, whole.amount.value) or Decimal(0))
    said = {"part": _sum(_, part), "whole": _sum(_, whole)}
    return _("{what}：{part}，占全部{whole}的{rate}%", what=what, rate=rate, **said)


def average(_: Words, whole: Headline, count: Decimal, per: str) -> str:
    """「平均每户500元（9000元÷18户）」."""
    value = (whole.amount.value / count).quantize(Decimal("0.1" if whole.kind != MONEY else "1"))
    said = {"each": headline(whole, SummedAmount(value), _), "whole": _sum(_, whole)}
    return _("平均每{per}{each}（{whole}÷{count}{per}）", per=per, count=number(count), **said)


def ranking_line(_: Words, what: str, ranked: Sequence[tuple[str, Headline]], *, least: bool) -> str:
    """「2026年 花钱最多的是10月：16700元；其次 2月10800元、8月10000元」."""
    (name, first), *rest = ranked
    which = _("最少") if least else _("最多")
    said = _("{what}：{which}的是{name}，{figure}", what=what, which=which, name=name, figure=_sum(_, first))
    others = _("、").join(f"{other} {_sum(_, each)}" for other, each in rest)
    return _("{said}；其次 {others}", said=said, others=others) if rest else said


def done_work_text(
    _: Words, what: str, count: int, lines: Sequence[str], spent: Sequence[Headline] = ()
) -> str:
    """「11月 李建国：3项」, 「11月 支出：5项，1886元」 and a line for each, by day."""
    counted = (
        _("{count}项，{sums}", count=count, sums=_sums(_, spent)) if spent else _("{count}项", count=count)
    )
    more = [_("另有{count}项，点「依据」看全部", count=count - len(lines))] if count > len(lines) else []
    return "\n".join([_("{what}：{figures}", what=what, figures=counted), *lines, *more])


def overdue_items(_: Words, late: Sequence[str], who: str | None) -> str:
    """What is past its deadline."""
    name = f"{who} " if who else ""
    if not late:
        return _("{who}没有已过期限的事项。", who=name)
    return _listed(_, _("{who}已过期限{count}项：", who=name, count=len(late)), late)


def _listed(_: Words, head: str, lines: Sequence[str]) -> str:
    """The items below their head, the rest of many by /due."""
    return "\n".join([head, *points(lines, MOST_LINES, lambda _rest: _("其余请发 /due 查看"))])


def reported(_: Words, period: str, told: int, missing: int) -> str:
    """How many have told of something."""
    if not missing:
        return _("{period}已报{told}人。", period=period, told=told)
    return _("{period}已报{told}人，尚未报送{missing}人。", period=period, told=told, missing=missing)


def open_items(
    _: Words, period: Period, late: Sequence[str], rest: Sequence[str], who: str | None = None
) -> str:
    """What is not done: past its deadline first; of one person where one is named."""
    lines = [*late, *rest]
    this = title_of.this(period, _)
    name = f"{this} {who} " if who else this
    if not lines:
        return _("{period}没有未完成的事项。", period=name)
    said = {"period": name, "count": len(lines), "late": len(late)}
    head = _("{period}未完成{count}项：", **said)
    if late:
        head = _("{period}未完成{count}项，其中已过期限{late}项：", **said)
    return _listed(_, head, lines)


def unreported(_: Words, period: str, reported: int, missing: int) -> str:
    """How many have told of nothing yet; in the group nobody is named."""
    said = {"period": period, "reported": reported, "missing": missing}
    if missing:
        return _("{period}已报{reported}人，尚未报送{missing}人。", **said)
    return _("{period}已报{reported}人，全部报送。", **said)
