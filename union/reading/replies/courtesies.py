"""Words that want no work done: thanks, 收到, a greeting, nothing but signs; and those that agree to what somebody asked."""

import re
from enum import StrEnum

from union.reading.text.normal_form import simplified


class Courtesy(StrEnum):
    """What somebody wants who says only this."""

    NONE = "none"
    THANKS = "thanks"
    GREETING = "greeting"


class Agreement(StrEnum):
    """What an officer says to another's proposal."""

    YES = "yes"
    NO = "no"


LONGEST = 16
AGREED = re.compile(
    r"(?:嗯{1,3}|那|我)?[,，\s]?(?:可以|行|好|同意|没问题|没意见|中|成|要得|得行|赞成|支持|就这么[定办]|就这样|ok|okay|改吧|推吧|挪吧|换吧)(?:[的啊呀吧了嘞滴哈]{0,2}|没问题)"
    r"(?:[,，。!！\s]{1,2}(?:就|那就|都|按|我)[^但不过还,，]{1,8})?[。.!！~\s]{0,3}",
    re.IGNORECASE,
)
REFUSED = re.compile(
    r"(?:我)?(?:不行|不用|不同意|不可以|不好|不改|算了|别|不合适|先不|不得行|no)(?:[了吧的啊改动]{0,3})(?:[,，。\s].{1,20})?",
    re.IGNORECASE,
)
END = r"[了啦啊哈呀哦噢嘞吧的您你大家\s,，。.!！~～、]{0,6}"
THANKS = re.compile(
    rf"(?:(?>谢谢|多谢|感谢|谢了|谢啦|唔该|辛苦|收到|好的|好嘞|好滴|明白|知道|了解|嗯{{1,6}}|哦{{1,6}}|行|好|可以|没问题|棒|厉害|真棒|赞|点赞|不错|哈{{1,6}}"
    rf"|okay|ok|thank you|thanks?|got it|noted|received|great|nice|sure)(?>{END})){{1,3}}",
    re.IGNORECASE,
)
GREETING = re.compile(
    r"(?:你好|您好|早上好|早安|早|晚上好|下午好|在吗|在么|在不在|嗨|哈喽|hi|hello|hey|good (?:morning|afternoon|evening))[啊呀\s,，。.!！?？~～]{0,4}",
    re.IGNORECASE,
)
WORDLESS = re.compile(r"[^\w\u4e00-\u9fff]{0,16}")


def courtesy(text: str) -> Courtesy:
    """「谢谢」, 「收到！」, 👍 are thanks; 「在吗」 greets; whatever says more is none."""
    said = simplified(text.strip())
    if len(said) > LONGEST:
        return Courtesy.NONE
    if GREETING.fullmatch(said):
        return Courtesy.GREETING
    return Courtesy.THANKS if WORDLESS.fullmatch(said) or THANKS.fullmatch(said) else Courtesy.NONE


def agreement(text: str) -> Agreement | None:
    """Whether somebody agrees, and says nothing else: 「可以」, 「行，就这么定」, 「不行，那天出差」; None for other words."""
    said = simplified(text.strip())
    if AGREED.fullmatch(said):
        return Agreement.YES
    return Agreement.NO if REFUSED.fullmatch(said) else None
