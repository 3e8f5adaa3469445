"""Words that want no work done: thanks, 收到, a greeting, nothing but signs."""

import re
from enum import StrEnum

from union.reading.text.normal_form import simplified


class Courtesy(StrEnum):
    """What somebody wants who says only this."""

    NONE = "none"
    THANKS = "thanks"
    GREETING = "greeting"


LONGEST = 16
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
