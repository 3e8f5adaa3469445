"""Sentences of /check."""

from collections.abc import Sequence

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


def how_to(_: Words) -> str:
    """Alone it has nothing to look at."""
    return _("回复要查的报告发 /check，或发 .docx、.txt 文件并在说明里写 /check，也可以把全文贴在 /check 后面。")


def _line(_: Words, flaw: Flaw) -> str:
    return _("「{quote}」：{wrong}", quote=_short(flaw.quote), wrong=_wrong(_, flaw))


def _wrong(_: Words, flaw: Flaw) -> str:
    right, how = flaw.right, flaw.how
    match flaw.kind:
        case FlawKind.PERCENT | FlawKind.PRODUCT | FlawKind.DIFFERENCE:
            return _("算出来是{right}（{how}）", right=right, how=how)
        case FlawKind.SUM:
            return _("各项加起来是{right}（{how}）", right=right, how=how)
        case FlawKind.TWICE:
            return _("前面写的是「{how}」", how=_short(how))
        case FlawKind.DECLINE:
            return _("降幅不会超过100%")
        case FlawKind.DOUBLED:
            return _("「{right}」写重了", right=right)
        case FlawKind.BLANK:
            return _("没有填，全文有{count}处", count=how) if how else _("少了数字或没有填")
        case FlawKind.NO_DAY:
            return _("没有这一天")
        case FlawKind.WEEKDAY if right:
            return _("{year}年这一天是星期{right}", year=how, right=right)
        case FlawKind.WEEKDAY:
            return _("日期和星期对不上")
        case FlawKind.ORDER:
            return _("结束早于开始")


def _short(quote: str) -> str:
    """Its beginning and its end."""
    words = " ".join(quote.split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST // 2 - 4]}……{words[-LONGEST // 2 :]}"
