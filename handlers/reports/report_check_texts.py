"""Sentences of /check."""

from collections.abc import Sequence
from datetime import date

from union.core.almanac.date_format import day_words
from union.reports.checkup.flaws import Flaw, FlawKind
from union.words import Words

MOST, LONGEST = 30, 44


def answer(_: Words, flaws: Sequence[Flaw]) -> str:
    """Everything that was found, numbered; one line where that is nothing."""
    if not flaws:
        return _("没有查出数字、日期上的差错，也没有漏填。看不准的不说，发出前仍请过目。")
    lines = [_("查出{count}处，请核对：", count=len(flaws))]
    lines += [f"{place}. {_line(_, each)}" for place, each in enumerate(flaws[:MOST], 1)]
    if len(flaws) > MOST:
        lines.append(_("另有{count}处，改完再查一次。", count=len(flaws) - MOST))
    return "\n".join([*lines, _("看不准的没有列；原文没有保存。")])


def _line(_: Words, flaw: Flaw) -> str:
    return _("「{quote}」：{wrong}", quote=_short(flaw.quote), wrong=_wrong(_, flaw))


def _wrong(_: Words, flaw: Flaw) -> str:
    right, how = flaw.right, flaw.how
    if flaw.kind is FlawKind.WEEKDAY and right:
        return _("这一天是{day}", day=day_words(_, date.fromisoformat(right), now=None))
    if flaw.kind is FlawKind.BLANK and how:
        return _("没有填，全文有{count}处", count=how)
    worked_out = _("算出来是{right}（{how}）", right=right, how=how)
    sentences = {
        FlawKind.PERCENT: worked_out,
        FlawKind.PRODUCT: worked_out,
        FlawKind.DIFFERENCE: worked_out,
        FlawKind.SUM: _("各项加起来是{right}（{how}）", right=right, how=how),
        FlawKind.TWICE: _("前面写的是「{how}」", how=_short(how)),
        FlawKind.DECLINE: _("降幅不会超过100%"),
        FlawKind.DOUBLED: _("「{right}」写重了", right=right),
        FlawKind.BLANK: _("少了数字或没有填"),
        FlawKind.NO_DAY: _("没有这一天"),
        FlawKind.WEEKDAY: _("日期和星期对不上"),
        FlawKind.ORDER: _("结束早于开始"),
    }
    return sentences[flaw.kind]


def _short(quote: str) -> str:
    """Its beginning and its end."""
    words = " ".join(quote.split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST // 2 - 4]}……{words[-LONGEST // 2 :]}"
