"""What calls people to enter for a plan told beside it: 「报名从今天开始，大家接龙，我先来 1.陈静」, 「有兴趣的自己报名」.

It is no task and has no day of its own; a list is opened by it (handlers/attendance). The day it closes stays: 「报名12月6号截」.
"""

from union.core.lazy_regex import Regex
from union.reading.text.normal_form import EitherScript, simplified

SIGNS = EitherScript(r"报名|接龙|\bnames?\b|sign.?up|\bwho\b", any_case=True)
NUMBERED = Regex(
    r"(?:(?<=[\s,，。;:：!！])|^)\d{1,2}\s?[.、．)）]\s?(?P<who>[\u4e00-\u9fff]{2,4}|[A-Z][a-z]{1,14})(?=\s|$)"
)
AT_ONCE = r"(?:从|由)?(?:今天|今日|今晚|现在|即日|而家|明天)(?:起|开始|就|正式){0,2}"
WHO = r"(?:大家|各位|(?:有|感)兴趣|想[去来参加报名]{1,3}|要[去来参加]{1,2}|愿意(?:去|来|参加)?)(?:的|嘅|啲)?(?:人|同事|老师|姐妹|姊妹|朋友|工友|会员|职工|家人)?们?"
HOW = r"(?:请|可以|可|赶紧|抓紧|快点?|自己|自行|直接|尽快|就|都|在?群里|在?(?:这里|下面|此)|喺度|跟住){0,3}"
EDGE, END = r"(?:^|(?<=[,，。;；!！\s]))", r"[吧啦啊哈哦喇呀]{0,2}(?=[,，。;；!！\s]|$)"
CALL = Regex(
    rf"{EDGE}(?:(?:报名|接龙)(?:{AT_ONCE}|就?(?:开始|开放|启动)了?)|{AT_ONCE}(?:接受|开放)?(?:报名|接龙)|(?:请|麻烦)?{WHO}{HOW}(?:报名?|接龙|报下名)(?:参加|报名)?|接龙报名|报名接龙|我(?:先来|来开个?头|开个?头|带个?头|打头))一?下?{END}"
)
CALL_ENGLISH = Regex(
    r"(?:^|(?<=[,.;!]\s))(?:pls |please |(?:who(?:ever)?|anyone|those) (?:wants?|keen|interested|going|coming|joining)\b[^,.;!?]{0,16}?)?(?:drop|put|leave) (?:your |ur )?names? (?:here|below|down)(?=[,.;!]|$)"
    # "futsal venue is The Cage, who playing? need 8"
    r"|(?<=[,.;!]\s)who(?:\W?s| is| else| wants? to| can)? (?:play(?:ing)?|join(?:ing)?|go(?:ing)?|com(?:e|ing)|in|keen)\?{1,2}(?:\s?,?(?:i )?(?:we )?need \d{1,2}(?: more)?(?: pax| players| ppl| people)?)?(?=[,.;!]|$)",
    any_case=True,
)
CLOSES = Regex(r"[^,，。;；]{0,14}(?:截|[之以]?前)")
EDGES, LEAST = " ,，、;；", 6


def run_start(text: str) -> int:
    """Where the numbered names begin with which words end; their length where none do, or lines part them."""
    start = end = len(text)
    for each in reversed([] if "\n" in text else list(NUMBERED.finditer(text))):
        if text[each.end() : end].strip():
            break
        start = end = each.start()
    return start


def chain_start(text: str) -> int:
    """The same behind words that call for a chain: 「…大家接龙，我先来 1.陈静」."""
    start = run_start(text) if "接龙" in simplified(text) else 0
    return start or len(text)


def without_call(text: str) -> str:
    """The words without what calls people to enter and the names behind it; those that say nothing else as they are."""
    plain = simplified(text)
    end, found, at = chain_start(text), list[str](), 0
    for match in (CALL_ENGLISH if text.isascii() else CALL).finditer(plain, 0, end):
        found.append(text[at : match.start()])
        at = match.end()
        if CLOSES.match(plain[at:].lstrip(EDGES)):
            found.append("報名" if "報" in text else "报名")
            at += len(plain[at:]) - len(plain[at:].lstrip(EDGES))
    rest = "".join([*found, text[at:end]]).strip(EDGES)
    for double in (",,", "，，", ",，", "，,", ", ,", "，。", ",。"):
        rest = rest.replace(double, double[-1])
    return rest if len(rest) >= LEAST and rest != text.strip(EDGES) else text
