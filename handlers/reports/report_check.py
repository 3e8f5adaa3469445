"""/check, 报告体检: a report as text or file is looked through for figures, days and blanks that can't be right; nothing of it is kept."""

import re

from handlers.core import attachments
from handlers.core import press_texts as press_phrases
from handlers.core.messages.command_words import argument, plain
from handlers.core.turn import Turn
from handlers.reports import report_check_texts as texts
from union.core.files.refusal import refusal
from union.core.rights import Action
from union.reports.checkup.check import checked
from union.reports.checkup.flaws import read_back

NAME, WORDS = "check", ("报告体检", "报告查错")
NOUN = r"(?:工作|年度|年终|半年|季度|月度|活动)?(?:报告|总结|小结|材料|稿子?|汇报|简报|月报)(?:里面?|中)?的?(?:数字?|数据|日期)?"
WRONG = (
    r"(?:(?:有没有|有无|是否有?|哪里?有?|有什么)(?:写)?(?:问题|错误?|毛病|差错|不对)(?:的?地方)?|对不对|对吗)"
)
LOOK = r"(?:看看|看一看|看一?下|查查|查一查|查一?下|检查|核对)"
# 「体检这份报告」, 「帮我看看这份总结有没有错」, with the report behind it or in the message replied to; 「体检报告」 is a doctor's.
ASKED = re.compile(
    rf"(?:请|麻烦)?(?:帮忙?我?们?)?(?:(?:体检|校对|查错)(?:一下)?[这那][份个篇]?{NOUN}{WRONG}?"
    rf"|{LOOK}(?:一下|下)?(?:[这那]|上面的?|附件的?)?[份个篇]?{NOUN}{WRONG})[吗吧呢]?[。?？!！]?(?:[:：,，\s](?P<rest>.*))?",
    re.DOTALL,
)


def check(turn: Turn) -> None:
    """What is wrong in the report behind the words, in the file, or in the message replied to."""
    text = material(turn)
    if not turn.may(Action.SEE):
        turn.say(press_phrases.not_allowed(turn._))
    elif turn.said.refused is not None:
        turn.say(refusal(turn._, turn.said.refused))
    elif turn.said.file is not None:
        turn.say(texts.answer(turn._, read_back(turn.said.file)))
    elif attachments.wait(turn, NAME):
        return
    elif text:
        turn.say(texts.answer(turn._, checked(text, turn.today)))
    else:
        turn.say(
            turn._(
                "回复要查的报告发 /check，或发 .docx、.txt 文件并在说明里写 /check，也可以把全文贴在 /check 后面。"
            )
        )


def material(turn: Turn) -> str:
    """The report's text, empty where there is none."""
    asked, own = _asked(turn), argument(turn.said.text, WORDS)
    if asked is not None:
        own = turn.said.text.strip()[asked.start("rest") :] if asked["rest"] else ""
    return own.strip() or turn.said.reply_text


def _asked(turn: Turn) -> re.Match[str] | None:
    return ASKED.fullmatch(plain(turn.said.text))


def is_sentence(turn: Turn) -> bool:
    """Said in plain words with nothing to look at: meant for somebody else."""
    return (
        _asked(turn) is not None
        and not material(turn)
        and attachments.document_of(turn.said) is None
        and not turn.said.file
    )
