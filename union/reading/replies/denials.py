"""「不是二车间，是三车间」, 「写错了，是13户」: which words of what was said were wrong, and which are right."""

import re
from dataclasses import dataclass

from union.core.lazy_regex import Regex
from union.reading.text.normal_form import normal

SORRY = r"(?:哦|噢|啊|呃|唉|抱歉|不好意思|对不起|等等)"
SLIP = r"(?:[写打说记报弄搞]错了?|错了|不对|有误|更正(?:一下)?|纠正(?:一下)?|订正|笔误|口误)"
LEAD = Regex(rf"(?:(?:{SORRY}|(?:我|刚才|上面|前面|刚刚|[昨前今]天)*{SLIP})[,。:;!\s]*)+")
SLIPPED = Regex(rf".*?{SLIP}")
SO = "(?:而|应该|应当|应|其实|实际|实际上)?是"
NOT_SO = Regex(rf"不是(?P<wrong>[^,。;!?]{{1,20}}?)(?:[,。;\s]+(?:{SO})?|{SO})(?P<right>[^,。;!?]{{1,20}})")
# 「是给三车间做的，不是二车间」
SO_NOT = Regex(
    r"[^,。;!?]{0,10}?是(?:给|在|到|去|跟|和)?(?P<right>[^,。;!?不是]{2,12}?)(?:[做办搞开发去来]的|的)?[,\s]?(?:而?不是)(?:给|在|到|去|跟|和)?(?P<wrong>[^,。;!?]{2,12})"
)
RATHER = Regex(
    rf"(?P<wrong>[^,。;!?不是]{{1,20}}?)(?:{SLIP}[,。;\s]*(?:{SO})?|(?:应该|应当|应)[是为]|改成|改为|更正为)(?P<right>[^,。;!?]{{1,20}})"
)
ONLY_RIGHT = Regex(r"(?:应该|应当|应|其实|实际)?(?:是|为)?(?P<right>[^,。;!?]{1,20})")
END = Regex(r"(?<![吧哦啊了呢的。.!,\s])[吧哦啊了呢的。.!,\s]+$")


@dataclass(frozen=True, slots=True)
class Denial:
    """`wrong` as written, "" where only the right words are said."""

    wrong: str
    right: str


def read_denial(words: str) -> Denial | None:
    """What a sentence that says nothing else denies; None for any other."""
    said = normal(words)
    end = END.search(said.text)
    whole = said.text[: end.start()] if end else said.text
    lead = LEAD.match(whole)
    start = lead.end() if lead else 0
    found = NOT_SO.fullmatch(whole, start) or _rather(whole, start) or SO_NOT.fullmatch(whole, start)
    is_slip = lead is not None and SLIPPED.match(lead[0]) is not None
    if found is None and is_slip and (right := ONLY_RIGHT.fullmatch(whole, start)):
        return Denial("", said.quote(*right.span("right")))
    if found is None or found["wrong"] == found["right"]:
        return None
    return Denial(said.quote(*found.span("wrong")), said.quote(*found.span("right")))


def _rather(whole: str, start: int) -> re.Match[str] | None:
    """Of two things alike: 「会议应该是周四」 tells of the meeting, and takes no word back."""
    found = RATHER.fullmatch(whole, start)
    return found if found and found["wrong"][-1] == found["right"][-1] else None
