"""/check, 报告体检: a report as text or file is looked through for figures, days and blanks that can't be right; nothing of it is kept."""

import re
from collections.abc import Sequence
from datetime import date

from handlers.core import attachments
from handlers.core.messages.command_words import argument, simplified_text
from handlers.core.turn import Turn
from union.core.almanac.date_format import day_words
from union.core.files.refusal import refusal
from union.core.rights import Action
from union.reading.text.normal_form import EitherScript
from union.reports.checkup.check import checked
from union.reports.checkup.told_figures import Flaw, FlawKind, flaws_from_json
from union.words import Words

MOST, LONGEST = 30, 44

NAME, WORDS = "check", ("报告体检", "报告查错")
NOUN = r"(?:工作|年度|年终|半年|季度|月度|活动)?(?:报告|总结|小结|材料|稿子?|汇报|简报|月报)(?:里面?|中)?的?(?:数字?|数据|日期)?"
WRONG = (
    r"(?:(?:有没有|有无|是否有?|哪里?有?|有什么)(?:写)?(?:问题|错误?|毛病|差错|不对)(?:的?地方)?|对不对|对吗)"
)
LOOK = r"(?:看看|看一看|看一?下|查查|查一查|查一?下|检查|核对)"
# 「体检这份报告」, 「帮我看看这份总结有没有错」, with the report behind it or in the message replied to; 「体检报告」 is a doctor's.
ASKED = EitherScript(
    rf"(?s)(?:请|麻烦)?(?:帮忙?我?们?)?(?:(?:体检|校对|查错)(?:一下)?[这那][份个篇]?{NOUN}{WRONG}?"
    rf"|{LOOK}(?:一下|下)?(?:[这那]|上面的?|附件的?)?[份个篇]?{NOUN}{WRONG})[吗吧呢]?[。?？!！]?(?:[:：,，\s](?P<rest>.*))?"
)


def check(turn: Turn) -> None:
    """What is wrong in the report behind the words, in the file, or in the message replied to."""
    turn.needs(Action.SEE)
    text = material(turn)
    if turn.said.refused is not None:
        turn.say(refusal(turn._, turn.said.refused))
    elif turn.said.file is not None:
        turn.say(_answer(turn._, flaws_from_json(turn.said.file)))
    elif attachments.wait(turn, NAME):
        return
    elif text:
        turn.say(_answer(turn._, checked(text, turn.today)))
    else:
        how = turn._(
            "回复要查的报告发 /check，或发 .docx、.txt 文件并在说明里写 /check，也可以把全文贴在 /check 后面。"
        )
        turn.say(how)


def material(turn: Turn) -> str:
    """The report's text, empty where there is none."""
    asked, own = _request_match(turn), argument(turn.said.text, WORDS)
    if asked is not None:
        own = turn.said.text.strip()[asked.start("rest") :] if asked["rest"] else ""
    return own.strip() or turn.said.reply_text


def _request_match(turn: Turn) -> re.Match[str] | None:
    return ASKED.fullmatch(simplified_text(turn.said.text))


def is_sentence(turn: Turn) -> bool:
    """Said in plain words with nothing to look at: meant for somebody else."""
    has_file = turn.said.file or attachments.document_of(turn.said) is not None
    return not (_request_match(turn) is None or material(turn) or has_file)


def _answer(_: Words, flaws: Sequence[Flaw]) -> str:
    if not flaws:
        return _("没有查出数字、日期上的差错，也没有漏填。看不准的不说，发出前仍请过目。")
    shown = (
        _("「{quote}」：{wrong}", quote=_short(each.quote), wrong=_wrong(_, each)) for each in flaws[:MOST]
    )
    lines = [_("查出{count}处，请核对：", count=len(flaws))]
    lines += [f"{place}. {said}" for place, said in enumerate(shown, 1)]
    if len(flaws) > MOST:
        lines.append(_("另有{count}处，改完再查一次。", count=len(flaws) - MOST))
    return "\n".join([*lines, _("看不准的没有列；原文没有保存。")])


def _wrong(_: Words, flaw: Flaw) -> str:
    right, how = flaw.right, flaw.how
    if flaw.kind is FlawKind.WEEKDAY and right:
        return _("这一天是{day}", day=day_words(_, date.fromisoformat(right), now=None))
    if flaw.kind is FlawKind.BLANK and how:
        return _("没有填，全文有{count}处", count=how)
    worked_out = _("算出来是{right}（{how}）", right=right, how=how)
    sentences = {
        **dict.fromkeys((FlawKind.PERCENT, FlawKind.PRODUCT, FlawKind.DIFFERENCE), worked_out),
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
    words = " ".join(quote.split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST // 2 - 4]}……{words[-LONGEST // 2 :]}"
