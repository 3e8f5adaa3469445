"""Sentences about 签领表 and 公示稿."""

from collections.abc import Sequence

from union.core.units import written
from union.helped import handout_texts as texts
from union.helped.handout_texts import PaperSort
from union.helped.handouts import Handout
from union.words import Words


def nothing(_: Words, what: str) -> str:
    """No log of help says so."""
    if what:
        return _("没有找到说「{what}」的慰问记录。可以写编号，如：签领表 #12 #15", what=what)
    return _("近一年没有慰问记录。可以写编号，如：签领表 #12")


def nothing_given(_: Words, numbers: Sequence[int]) -> str:
    """The logs are there, but tell of no money, goods or families."""
    return _("{logs} 里没有写金额、物品和名单，做不了签领表。", logs=_logs(numbers))


def offered(_: Words, handout: Handout, sort: PaperSort, *, private: bool) -> str:
    """What it is made of and comes to; what is to be checked or filled in; where the names are."""
    lines = [
        _(
            "{title}，按 {logs} 做，共{told}。文件马上发来。",
            title=texts.title(handout, sort, _),
            logs=_logs(sorted(each.number for each in handout.givings)),
            told=texts.told(handout, _),
        )
    ]
    for each in handout.givings:
        currency = each.sums[0][0] if each.sums else ""
        if each.exceeds:
            more = written(each.exceeds, currency, _)
            lines.append(_("#{number} 名单合计比记录多{more}，请核对。", number=each.number, more=more))
        elif each.undivided > 0 and sort is PaperSort.SHEET:
            rest = written(each.undivided, currency, _)
            lines.append(
                _("#{number} 有{rest}没写每户多少，表里单列，发放时填。", number=each.number, rest=rest)
            )
        if each.unlisted:
            lines.append(
                _("#{number} 还有{count}户（人）没有列进表里。", number=each.number, count=each.unlisted)
            )
    if (
        sort is PaperSort.SHEET
        and not private
        and any(line.code for each in handout.givings for line in each.lines)
    ):
        lines.append(_("群里的表只写代号；要带姓名的，请在私聊里发同样的话。"))
    if sort is PaperSort.PUBLIC:
        lines.append(_("公示稿不写姓名和代号；公示期、监督电话请自己填。"))
    return "\n".join(lines)


def _logs(numbers: Sequence[int]) -> str:
    return " ".join(f"#{each}" for each in numbers)
