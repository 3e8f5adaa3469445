"""Words that say another item was meant, or that what was put down is no new one.

「不是说委员会，我说的是拔河」, "not a new thing, it's the branch meeting, 7pm", 「聚餐同聯歡係同一件事」.
"""

from enum import StrEnum
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.text.normal_form import EitherScript, simplified

LONGEST, EDGES = 160, " ,，、。.;；！!~～:："


class Misheard(StrEnum):
    """What is wrong."""

    OTHER = "other"  # another item is meant
    NOT_NEW = "not new"  # it stands there already
    SAME = "same"  # two are one


class MeantItem(NamedTuple):
    """`named`: the words that name the one meant, and may say what becomes of it; `is_denied`: they begin with a no."""

    sort: Misheard
    named: str
    is_denied: bool


THING = (
    r"(?:一[件个项场条回码档](?:事情?|活动|会议?|东西|嘢|任务|日程)?|事情?|东西|嘢|活动|会议?|任务|日程|的)?"
)
NOT_NEW = Regex(
    rf"(?:不是|并非|唔系|没有?|冇)(?:要|叫你)?(?:记|加|排|开|搞|整)?(?:成|做)?(?:个|一[个项件条])?(?:新|另外?)(?!年|人|同事|职工|会员|地|时|日)(?:的|嘅|加|一)?{THING}|不用(?:再)?(?:记|排|加)(?:成|做)?新"
    r"|\bnot? (?:an?|any|another|some)?\s?(?:new|another|separate|extra)(?: (?:one|thing|item|event|meeting|task|activity))?\b",
    any_case=True,
)
SAME = Regex(
    r"同一(?:[件个项场条档样]|回|码)(?!人|天|日|单位|时间|地[点方]|部门|车间)|一(?:回|码)事|(?:是|系|为)一个(?:会|活动|事|任务)|(?<![有没冇])重复(?:记|写)?[了咗]?[的嘅]?(?=$|[,，。;!]|[两这那呢嗰])"
    r"|\bsame (?:thing|event|item|meeting|activity|task|one)\b|\bduplicates?\b|\bone and the same\b",
    any_case=True,
)
I_MEAN = r"(?:我|其实|本来){0,2}(?:[是系])?(?:[说讲指话要改]|(?:的)?意思)(?:的|嘅)?(?:[是系])"
OTHER = Regex(
    rf"(?:不是|唔系|并非|没(?:叫|让|说|讲)|冇(?:叫|话))[^,，。]{{1,20}}[,，。\s]{{1,3}}(?:而)?(?:{I_MEAN}|而?[是系])(?P<right>[^?？]{{2,120}})"
    rf"|{I_MEAN}(?P<said>[^?？]{{2,120}})"
    r"|(?:改|搞|弄|记|听|认|动)错[了咗]?(?:[一个项条]|对象){0,2}[,，。\s]{0,3}(?:应该)?(?:[是系]|要改的是)(?P<slip>[^?？]{2,120})"
    r"|\bnot (?:the |that |this )?[^,.;?]{2,30}[,.;] {0,2}(?:but |i mean(?:t)? |it'?s |its )?(?:the |for the )?(?P<english>[^?]{3,120})"
    r"|\b(?:i (?:mean|meant)|i(?:'m| am| was) talking about|should be for)(?: to say)? (?:the )?(?P<meant>[^?]{3,120})",
    any_case=True,
)
DENIED = Regex(r"(?:唉|哎|诶|eh|no+|wrong|不|唔|错|搞错|弄错|改错|not\b)", any_case=True)
ASKS = Regex(
    r"[?？]|[吗么]$|是不是|系咪|(?:^|[,.] )(?:is|are|isn'?t|aren'?t) (?:it|this|that|the|they)\b",
    any_case=True,
)
SIGNS = EitherScript(
    r"新|另|同一|[回码]事|重复|一个[会活事任]|错[了咗,，是系]|[说讲指话意](?:思)?(?:的|嘅)?[是系]|不是|唔系|没[叫让说讲]|\bnot?\b|\bmean|\bsame\b|duplicate",
    any_case=True,
)


def read_misheard(text: str) -> MeantItem | None:
    """What was misheard, by the words; whether an item is meant by them is found out by whoever knows the items."""
    plain = simplified(text.strip())
    if len(plain) > LONGEST or SIGNS.search(plain) is None or ASKS.search(plain):
        return None
    is_denied = DENIED.match(plain) is not None
    other = OTHER.search(plain)
    name = next((key for key, words in other.groupdict().items() if words), "") if other else ""
    right = text.strip()[slice(*other.span(name))].strip(EDGES) if other and name else ""
    if (new := NOT_NEW.search(plain)) is not None:
        behind = text.strip()[new.end() :].strip(EDGES)
        return MeantItem(Misheard.NOT_NEW, behind or text.strip()[: new.start()].strip(EDGES), is_denied)
    if tells_same_thing(plain):
        return MeantItem(Misheard.SAME, text.strip(), is_denied)
    return MeantItem(Misheard.OTHER, right, is_denied) if right else None


def tells_same_thing(words: str) -> bool:
    """Whether words say that things are one."""
    return SAME.search(simplified(words)) is not None
