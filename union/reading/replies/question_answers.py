"""An answer in words to a question the bot asked of what somebody said: 「係呀,入日程啦」, "yes pls move it back", 「还没交齐，先别动」."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.acts.changes.changes import read_changes
from union.reading.replies.amendments import ordinal_and_words
from union.reading.replies.mentions import title_mention_scores
from union.reading.text.normal_form import EitherScript, simplified

PARTICLES = r"[的啊呀吧呢嘛啦喇嘅㗎咯嘞哈了]{0,2}"
END = r"(?=[,，。.!！、~\s]|$)"
YES = Regex(
    rf"(?P<plain>嗯{{1,3}}|对(?!不|方)|是(?!不)|系(?!唔)|没错|正确|要(?!不)|(?:yes|yup|yeah|yep|correct|right|ya)\b)(?:的|啊|呀|吧|啦|㗎|嘅|就是|,|，|\s|pls|please)*"
    rf"|(?:好|行|可以|得|中|成|ok|okay|sure|can)(?![\u4e00-\u9fffA-Za-z])?{PARTICLES}{END}[,，。.!！\s]*",
    any_case=True,
)
NO = Regex(
    rf"(?P<plain>(?:不(?:用|要|是|必|对|改|记|动|行|用记)|唔(?:使|系|好|啱|得)|算了|no|nope|nah|never ?mind){PARTICLES}){END}"
    rf"|(?:(?:还|仲)[没未冇]|[没未冇]有?(?=[去做办开搞弄完交齐])|[别莫先][别不]?(?=[记改动排])|先别|先不|not yet\b|don'?t\b|haven'?t\b)",
    any_case=True,
)
# What somebody goes on with who only denies: 「还没交齐，先别动」; a figure or a day may be what is right.
SAYS_MORE = Regex(
    r"\d|[一二三四五六七八九十][号点月]|周[一二三四五六日]|星期|[今明后]天|\b(?:mon|tue|wed|thu|fri|sat|sun)",
    any_case=True,
)
AS_PLAN = Regex(
    r"[排入放加进]{1,2}(?:到|上)?(?:日程|日历|行事历)|日程|安排(?:上|一下)?|行事历|\b(?:calendar|schedule|plan)\b",
    any_case=True,
)
AS_LOG = Regex(r"记(?:录|下|上|低|一[下笔]|吧|着)|\b(?:record|log|work log)\b", any_case=True)
# 「不是改，是另记一笔」, "no, new record": the words are work of their own.
APART = EitherScript(
    r"(?<!不用)(?<!不要)(?<!唔使)(?:另外?|单独|分开|独立)(?:再|要)?(?:记|写|算|开)(?:录|下|低|多)?(?:一[笔条单项])?|(?:新的?|另外?的?|别的|第二)(?:一)?[笔单条](?:支出|记录|钱|数|开支)?|\b(?:separate(?:ly)?|apart|(?:a\s)?new\s(?:one|record|entry|log)|another\s(?:record|entry|log))\b",
    any_case=True,
)
INTO_IT = EitherScript(  # 「加落去啦」, "add it in"
    r"^(?:(?:就|都|帮我|请|麻烦|一齐|一起)?(?:加|补|并|算|放|写)(?:到?(?:那条|这条|嗰条|呢条|#\s?\d{1,6}))?(?:上|进|入|落|埋|返|到)?(?:去|里面?|里头|那?里|佢|它)?|(?:pls\s|please\s)?(?:add|put|include)\s?(?:it|this|that)?\s?(?:in|to\s(?:it|that|#\s?\d{1,6}))?(?:\s(?:pls|please))?)[啊呀吧啦喇嘅的了。.!！\s]{0,3}$",
    any_case=True,
)
# 「就挂在周五那个会下面」, "put it under the friday meeting": beside which item words belong.
PUT_TO = EitherScript(
    r"(?:挂|放|加|写|记|并|归|摆|补|备注)(?:在|到|进|入|喺|落|去|返){1,2}(?P<where>[^,，。！!?？]{2,24}?)(?:的?(?:下[面边]|里[面头边]?|底下|上面|名下|备注|议程|议题)|[里上下]|嗰?度)?(?:就?[行好得可]以?)?[吧啦了嘞呀㗎。.！!\s]{0,3}$"
    r"|\b(?:put|add|keep|note|file|attach|goes?|belongs?)(?:\s(?:it|that|this))?\s(?:down\s)?(?:under|to|in|into|with|on)\s(?:the\s)?(?P<english>[^,.!?]{2,48})[.!\s]{0,3}$",
    any_case=True,
)
LONGEST_NO, LONGEST_PUT, SHORT = 24, 80, 8
SORTS = ("会", "会议", "比赛", "赛", "活动", "培训", "课", "班", "材料", "表")
# To a question which of several is meant: 「都不是」, 「上面那个」, 「#2」.
NONE_OF_THEM = EitherScript(
    r"^(?:都不(?:是|系|对)|都唔系|没有一[个项条]|哪个都不是|none(?:\sof\s(?:them|these))?|neither)(?:$|[,，。!！啊呀的])",
    any_case=True,
)
UPPER, LOWER = (
    EitherScript(r"^(?:最?上[面边]|头一|首)[那嗰]?[个项条]"),
    EitherScript(r"^(?:最?下[面边]|最后)[那嗰一]?[个项条]"),
)
NUMBER = EitherScript(
    r"(?:#|第|no\.?\s?)?(?P<number>\d{1,4})(?:号|條|条|项)?(?![\d月日点:：])", any_case=True
)
THE_TALK = EitherScript(
    r"当然|肯定|就是|应该是|是|系|说的|讲的|讲紧|指|那[个项条件]|嗰[个项条单]|这[个项条]|开的?|啊|呀|吧|啦|嘛|喇|嘅|的|了|我|[,，。!！?？\s~]|(?<![a-z])(?:the|one|i|mean|meant|it's|its|that|is|of course|la+h?|le+h|lor|loh|hor|ah|ya|yes)(?![a-z])",
    any_case=True,
)
EDGES = " ，,。.！!～~、"


class Wish(StrEnum):
    """What the answer wants done with the words."""

    LIKELIEST = "likeliest"
    LOG = "log"
    PLAN = "plan"
    NOTHING = "nothing"


class AnswerInWords(NamedTuple):
    """`rest`: what is said behind the yes; `is_plain`: it is that and no more, and nobody says so to somebody else, as 「好的」."""

    wish: Wish
    rest: str
    is_plain: bool


def spoken_answer(text: str) -> AnswerInWords | None:
    """What words answer; None where they begin with no yes and no no."""
    said = text.strip(EDGES)
    plain = simplified(said)
    if APART.search(plain) and not read_changes(text):
        return AnswerInWords(Wish.LOG, "", is_plain=True)
    if found := YES.match(plain):
        rest = said[found.end() :].strip(EDGES)
        way = simplified(rest)
        wish = Wish.LIKELIEST
        if len(way) <= SHORT:
            wish = Wish.PLAN if AS_PLAN.search(way) else Wish.LOG if AS_LOG.search(way) else wish
        is_alone = not rest or wish is not Wish.LIKELIEST
        return AnswerInWords(wish, rest, found["plain"] is not None and is_alone)
    no = NO.match(plain) if len(plain) <= LONGEST_NO and not SAYS_MORE.search(plain) else None
    return AnswerInWords(Wish.NOTHING, "", no.end() == len(plain)) if no is not None else None


def put_where(text: str) -> str:
    """The words that call the item beside which something belongs; "" where none are said."""
    found = PUT_TO.search(text.strip()) if len(text) <= LONGEST_PUT else None
    return next((each for each in found.groups() if each), "") if found is not None else ""


def joins_it(text: str) -> bool | None:
    """Whether the answer puts words into a log, or makes them one of their own (False); None for any other, 「不用」 too."""
    said = spoken_answer(text)
    if APART.search(simplified(text)):
        return False
    if INTO_IT.match(text.strip(EDGES)):
        return True
    is_yes = said is not None and said.wish is not Wish.NOTHING
    return True if said and is_yes and (said.is_plain or INTO_IT.match(said.rest)) else None


def choice_of(text: str, labels: Sequence[str], *, is_reply: bool) -> int | None:
    """Which of the labelled things the answer names, counted from 0 (`len(labels)`: none of them); None where it names no single one.

    What says itself what becomes of a thing is no answer; not in reply, its words are the thing's own and no more.
    """
    said = simplified(text.strip(EDGES))
    if NONE_OF_THEM.match(said):
        return len(labels)
    if any(each.new for each in read_changes(text)):
        return None
    for sign, place in ((UPPER, 0), (LOWER, len(labels) - 1)):
        if sign.fullmatch(said):
            return place
    nth = ordinal_and_words(said)
    if nth is not None and not nth[1].strip(EDGES) and nth[0] < len(labels):
        return nth[0] % len(labels)
    number = NUMBER.fullmatch(THE_TALK.sub("", said))
    numbered = [at for at, label in enumerate(labels) if number and label.startswith(f"#{number['number']} ")]
    if numbered:
        return numbered[0]
    names = [label.partition("：")[0] for label in labels]
    named = next((at for each in (names, labels) if (at := _best_named(said, each)) is not None), None)
    bare = THE_TALK.sub("", said)
    if named is None:
        alike = [at for at, name in enumerate(names) if bare in SORTS and name.endswith(bare)]
        return alike[0] if len(alike) == 1 else None
    return named if is_reply or set(bare.lower()) <= set(simplified(labels[named]).lower()) else None


def _best_named(said: str, labels: Sequence[str]) -> int | None:
    scores = title_mention_scores(labels, said)
    best = [at for at, score in enumerate(scores) if score and score == max(scores)]
    return best[0] if len(best) == 1 else None
