"""Short words said behind something, of oneself or another: they deny, 「不是二车间，是三车间」, or want no work done.

Those are thanks, 收到, a greeting, nothing but signs; those that agree to what somebody asked, and orders about an item that are not understood.
What puts a message of one's own right, 「不对 是周五」, is taken apart into pieces; which of its words they stand for is found by `wrong_words`
(union/worklog/duplicates.py). Whether words are said to the bot, by its @name or its name, is told at the end.
"""

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading import lexicon
from union.reading.acts.changes.changes import UNSURE
from union.reading.lexicon import phrases
from union.reading.text.normal_form import EitherScript, normal, simplified

SORRY = r"(?:哦|噢|啊|呃|唉|抱歉|不好意思|对不起|等等)"
SLIP = r"(?:[写打说记报弄搞]错了?|错了|不对|有误|更正(?:一下)?|纠正(?:一下)?|订正|笔误|口误)"
LEAD = Regex(rf"(?:(?:{SORRY}|(?:我|刚才|上面|前面|刚刚|[昨前今]天)*{SLIP})[,。:;!\s]*)+")
SLIPPED = Regex(rf".*?{SLIP}")
SO = "(?:而|应该|应当|应|其实|实际|实际上)?是"
NOT_SO = Regex(rf"不是(?P<wrong>[^,。;!?]{{1,20}}?)(?:[,。;\s]+(?:{SO})?|{SO})(?P<right>[^,。;!?]{{1,20}})")
SO_NOT = Regex(  # 「是给三车间做的，不是二车间」
    r"[^,。;!?]{0,10}?是(?:给|在|到|去|跟|和)?(?P<right>[^,。;!?不是]{2,12}?)(?:[做办搞开发去来]的|的)?[,\s]?(?:而?不是)(?:给|在|到|去|跟|和)?(?P<wrong>[^,。;!?]{2,12})"
)
RATHER = Regex(
    rf"(?P<wrong>[^,。;!?不是]{{1,20}}?)(?:{SLIP}[,。;\s]*(?:{SO})?|(?:应该|应当|应)[是为]|改成|改为|更正为)(?P<right>[^,。;!?]{{1,20}})"
)
ONLY_RIGHT = Regex(r"(?:应该|应当|应|其实|实际)?(?:是|为)?(?P<right>[^,。;!?]{1,20})")
ASIDE = Regex(r"[,。\s][^,。\s\d]{4,24}$")
END = Regex(r"(?<![吧哦啊了呢的。.!,\s])[吧哦啊了呢的。.!,\s]+$")


class Denial(NamedTuple):
    """`wrong` as written, "" where only the right words are said."""

    wrong: str
    right: str


A_FIGURE = Regex(
    lambda: rf"\d[\d,.]{{0,9}}(?:{'|'.join(sorted(lexicon.units(), key=len)[::-1])})?(?![\d月号日点时/:])"
)


def read_denial(words: str) -> Denial | None:
    """What a sentence that says nothing else denies; None for any other."""
    said = normal(words)
    end = END.search(said.text)
    whole = said.text[: end.start()] if end else said.text
    lead = LEAD.match(whole)
    start = lead.end() if lead else 0
    rather = RATHER.fullmatch(whole, start)
    if rather and rather["wrong"][-1] != rather["right"][-1]:
        rather = None  # of two things unlike: 「会议应该是周四」 tells of the meeting, and takes no word back
    found = NOT_SO.fullmatch(whole, start) or rather or SO_NOT.fullmatch(whole, start)
    if found is None and lead is not None and (behind := ASIDE.search(whole, start)):
        found = NOT_SO.fullmatch(whole, start, behind.start())  # 「搞错了 不是产科 是儿科 我自己科哪好意思」
    is_slip = lead is not None and SLIPPED.match(lead[0]) is not None
    if found is None and is_slip and (right := ONLY_RIGHT.fullmatch(whole, start)):
        return Denial("", said.quote(*right.span("right")))
    if found is None or found["wrong"] == found["right"]:
        return None
    begin, until = found.span("right")
    figure = A_FIGURE.match(found["right"]) if A_FIGURE.match(found["wrong"]) else None
    until = begin + figure.end() if figure else until  # 「不是80 108 看串了」
    return Denial(said.quote(*found.span("wrong")), said.quote(begin, until))


INNER = (
    Regex(
        r"不是(?P<wrong>[^,。;!?\d是]{2,10}?)(?:[,。;\s]{1,2}(?:而|应该|应当|其实)?是|(?:而|应该|应当|其实)?是)(?P<right>[^,。;!?\d]{1,12}?)(?:[来派发做用买]?的)?[吧啦了呀]?(?=[,。;!?]|$)"
    ),
    Regex(
        r"是(?P<right>[^,。;!?\d不是]{2,12}?)[,\s]?(?:而?不是)(?P<wrong>[^,。;!?\d]{2,10}?)[吧啦了呀]?(?=[,。;!?]|$)"
    ),
    Regex(
        r"(?:was|were|is|gave)·(?P<right>[^,。;!?\d]{2,30}?)[,·]\s?(?:not|no)·(?P<wrong>[^,。;!?\d]{2,20})(?=[,。;!?]|$)",
        any_case=True,
    ),
    Regex(  # "the goodie bags was at T3 not T2, Jason told me"
        r"(?<![A-Za-z])(?:at|in)·(?P<right>[A-Za-z][^,。;!?·]{0,14}(?:·\d{1,3})?),?[·\s]not·(?:(?:at|in)·)?(?P<wrong>[A-Za-z][^,。;!?·]{0,14}(?:·\d{1,3})?)(?=[,。;!?]|$)"
    ),
)


def inner_denials(words: str) -> list[Denial]:
    """What a sentence denies that says other things as well: 「那2000是帛金，不是慰问金，钱数没错」."""
    said = normal(words)
    found = (match for pattern in INNER for match in pattern.finditer(said.text))
    return [Denial(said.quote(*each.span("wrong")), said.quote(*each.span("right"))) for each in found]


class Courtesy(StrEnum):
    """What somebody wants who says only this."""

    NONE = "none"
    THANKS = "thanks"
    GREETING = "greeting"


INSTEAD = Regex(  # 「那就5点吧」, 「行，13号」, 「可以，27号给我」; 「9号可以」
    r"(?:(?:行|好|可以|得|成|中|同意|[没冇]问题|ok|okay)[的啊呀吧了嘞]{0,2}[,，、\s]{1,2}那?|那|不如|要不|干脆|还是)(?:就|还是)?(?:(?:[改定放挪换调移]|推迟?|顺?延期?|提前)[在到成去至]?)?"
    r"(?P<new>[^,，。；;！!？?\n]{2,14}?)(?:(?:之?前)?(?:给我|(?:再|要)?交(?:给我|上来|过来)?))?(?:吧|好了|算了|行了)?(?:[,，]\s?(?:时间|钟点|地[点方]|其[他它余]|别的)(?:都|还是|也)?(?:不变|照旧|一样|不动))?[。！!~]?",
    any_case=True,
)
FITS = Regex(
    r"(?P<new>[^,，。；;！!？?\n]{2,10}?)(?:也?可以|也?行|没问题|ok)[的啊呀吧]?[。！!~]?", any_case=True
)


LONGEST_COURTESY = 16
COURTESY_END = r"[了啦喇啊哈呀哦噢嘞吧的您你大家\W]{0,6}"
THANKS = Regex(
    rf"(?:(?>谢谢|多谢|感谢|谢了|谢啦|唔该|辛苦|收到|好的|好嘞|好滴|明白|知道|了解|嗯{{1,6}}|哦{{1,6}}|行|好|可以|没问题|棒|厉害|真棒|赞|点赞|不错|哈{{1,6}}"
    rf"|okay|ok|thank you|thanks?|got it|noted|received|great|nice|sure)(?>{COURTESY_END})){{1,3}}",
    any_case=True,
)
GREETING = Regex(
    r"(?:你好|您好|早上好|早安|早|晚上好|下午好|在吗|在么|在不在|(?:你|您|这个)?(?:怎么用|怎么使用|(?:会|能)(?:做|干)?(?:什么|啥)|有(?:什么|啥)(?:功能|用))|[?？]|嗨|哈喽|hi|hello|hey|good (?:morning|afternoon|evening))[啊呀\s,，。.!！?？~～]{0,4}",
    any_case=True,
)
WORDLESS = Regex(r"[^\w\u4e00-\u9fff?？]{0,16}")


def courtesy(text: str) -> Courtesy:
    """「谢谢」, 「收到！」, 👍 are thanks; 「在吗」, 「怎么用？」 greet; whatever says more is none."""
    said = simplified(text.strip())
    forms = ((GREETING, Courtesy.GREETING), (WORDLESS, Courtesy.THANKS), (THANKS, Courtesy.THANKS))
    found = (sort for form, sort in forms if len(said) <= LONGEST_COURTESY and form.fullmatch(said))
    return next(found, Courtesy.NONE)


def other_time(text: str) -> str | None:
    """What is said instead of agreeing, or with it: 「那就5点吧」, 「还是放到周五吧」, 「行，13号」; None for other words."""
    said = simplified(text.strip())
    found = INSTEAD.fullmatch(said) or FITS.fullmatch(said)
    return found["new"] if found else None


NOTE_SIGNS = EitherScript(r"记|写|登记|录|\b(?:note|record|log|jot|remember)\b", any_case=True)
TO_NOTE = EitherScript(
    r"^(?:那|好|行|嗯|对了|哦|小秘)?[,，\s]?(?:上面|刚才|前面|头先)?(?:[那这嗰呢][个件单条笔项])?(?:事[情儿]?)?(?:请|麻烦|唔该|帮我|帮忙|帮手|我|先|再|重新|补){0,3}(?:记|写|登记|录)(?:一?下|低|上|住|一笔|一条|着|返)(?:先|来|个)?[啊呀啦喇吧哈嘛]?\s?[,，:：\s]\s?(?P<rest>\S.{3,300})$"
    r"|^(?:ok(?:ay)?,? )?(?:pls |please |kindly |can you |can u )?(?:note|record|log|jot|put)(?: this| it| that)?(?: down)?(?: that)?\s?[,:]\s?(?P<said>\S.{3,300})$",
    any_case=True,
)


def asked_to_keep(text: str) -> str | None:
    """What somebody wants noted in so many words: 「记一下，12月8号陪阿强见主管」; None for other words."""
    text = text.strip()
    found = TO_NOTE.match(text)
    return text[slice(*found.span("rest" if found["rest"] else "said"))] if found else None


SLIP_SIGNS = Regex(
    r"[错錯反岔混误誤滑对對換為是重成撤删改换叫在早晚就为]|更正|不要|不算|订正|当我没|取消|ignore|delete|scrap"
)
LONGEST_AFTERTHOUGHT, LONGEST_PIECE = 48, 18  # signs
COMMA = r"(?<!\d),|,(?!\d{3})"  # none of a sum's thousands
CLAUSE = Regex(rf"{COMMA}|[，。;；!！~～\n]|[:：](?!\d)|(?<=[^\x00-\x7f])\s|\s(?=[^\x00-\x7f])")
EDGES = Regex(r"^[^\w]{1,12}|[^\w]{1,12}$")
WHAT = r"(?>时间|日期|日子|钟点|几号|地[点方儿]|会议室|教室|场地|人数|人名|人|名字|名称|标题|单位|数量|数|金额|钱|字|类别|分类|车间|小组)"
BESIDE = r"(?>哦|噢|喔|啊|呃|额|唉|哎呀?|诶|嗯|对了|等等|等下|抱歉|不好意思|sorry|我|刚才|刚刚|刚|上面|前面|上一?条|[那这]个|又|都|也)"
ALONE = Regex(rf"(?:{BESIDE}){{1,4}}", any_case=True)
SLIP_ALONE = Regex(
    rf"(?:(?P<of>{WHAT})|{BESIDE}){{0,6}}(?:[打写说讲记搞看弄填发算输报念听]的?[错反岔混串早晚倒]|[错反](?=$|[了啦])|不对|不是$|有误|口误|手误|手滑|笔误|更正(?:一下)?|订正|重新?[数算点核])"
    rf"(?:(?P<more>{WHAT}|日历|单子?|表)|[了啦咯喽下过哈哦啊呀哎诶错]){{0,4}}",
    any_case=True,
)
PUT_DOWN = Regex(r"(?:[我刚才]{0,3})(?:打|写|说|讲|记|看|弄|听|报|念)成(?P<wrong>[^成]{1,12}?)(?:了|啦)?")
SAYS_SO = Regex(
    rf"(?:(?P<of>{WHAT})(?:要|也)?)?(?:(?:应该?|应当|其实|实际上?|而)?[是为系叫]|(?P<anew>改了?|换)[成为到在叫]?|那就|(?<=[点方室地场])在)(?=.)"
)
DAY_OF_IT = Regex(
    r"(?P<day>.{0,12}(?:天|[上下中]午|晚上?|周[一二三四五六日]|[号日]))[\u4e00-\u9fff]{0,3}的(?:事儿?)?"
)
TAIL_WORDS = Regex(
    r"(?<=.)(?:的事儿?|[办做搞开去发弄]的|到|开始|集合|才对|来着|[的吧了啦哈哦啊呀嘛哎]){1,4}$"
)
NOT_THAT = Regex(r"(?:而)?不是(?P<wrong>.{1,12})")
CALLED_OFF = Regex(
    r"(?:刚才|刚刚|上面|前面)?(?:(?:发|记|报|写)的)?(?:[那这上]一?[条笔个次])?(?:就|先|都)?"
    r"(?:不要|不算数?|别记|不用记|作废|删掉?|删除|撤掉?|撤销|撤回|取消)(?:了|吧|啦|哈){0,4}|(?:发|记|报|写)重复?了?|重复了|发错群了?|当我没[说发]"
    r"|(?:eh·|sorry·|pls·|请)?(?:ignore|scrap|delete|remove)·(?:that|it|this)(?:·one)?(?:·?请)?|delete·?请"
)
PAIR, MOST = 2, 5  # pieces


class PutRight(NamedTuple):
    """`wrong` as it was said to be, "" where that was not; `of` what is put right: 时间, 地点, 人."""

    wrong: str
    right: str
    of: str = ""

    def denying(self, wrong: str) -> str:
        """As whoever names both would say it."""
        return f"不是{wrong}，是{self.right}"

    @property
    def in_words(self) -> str:
        """As a reply to the message would say it."""
        return self.denying(self.wrong) if self.wrong else self.right

    @property
    def as_figure(self) -> str:
        """「钱是280」."""
        return f"{self.of}是{self.right}"

    @property
    def as_places(self) -> str:
        """「改成11个」, of those who come."""
        return f"改成{self.right}"


class Afterthought(NamedTuple):
    """`is_slip`: it says that something was wrong, so its words may be read freely; `is_off`: all of it shall go."""

    pieces: tuple[PutRight, ...]
    is_slip: bool
    is_off: bool = False


def read_afterthought(text: str) -> Afterthought | None:
    """The pieces put right; None for words that ask, suppose, or say neither 不对 nor 是."""
    if len(text) > LONGEST_AFTERTHOUGHT or UNSURE.search(normal(text).text):
        return None
    clauses = [words for each in CLAUSE.split(text) if (words := EDGES.sub("", normal(each).text))]
    if any(CALLED_OFF.fullmatch(each) for each in clauses) and len(clauses) <= PAIR + 1:
        return Afterthought((), is_slip=True, is_off=True)
    pieces, is_slip = list[PutRight](), False
    wrong = of = ""
    for clause in clauses:
        slip = PUT_DOWN.fullmatch(clause) or SLIP_ALONE.fullmatch(clause) or NOT_THAT.fullmatch(clause)
        if slip is not None:
            named = slip.groupdict()
            is_slip, wrong = True, named.get("wrong") or wrong
            of = named.get("of") or named.get("more") or of
            if wrong and pieces and not pieces[-1].wrong and NOT_THAT.fullmatch(clause):
                pieces[-1], wrong = pieces[-1]._replace(wrong=wrong), ""
        elif not ALONE.fullmatch(clause):
            piece, is_marked = _piece(clause)
            if piece is None or not (is_marked or is_slip or pieces):
                return None
            is_slip = is_slip or is_marked == PAIR
            pieces.append(piece._replace(wrong=piece.wrong or wrong, of=piece.of or of))
            wrong = of = ""
    return Afterthought(tuple(pieces), is_slip) if pieces and len(pieces) <= MOST else None


def _piece(clause: str) -> tuple[PutRight | None, int]:
    """What one clause puts right, and how surely it does: 1 by 是 alone, 2 by a word of a slip before it."""
    rest, of, is_marked = clause, "", 0
    if slip := SLIP_ALONE.match(rest):
        rest, of, is_marked = rest[slip.end() :], slip["of"] or slip["more"] or "", PAIR
    elif sorry := ALONE.match(rest):
        rest = rest[sorry.end() :]
    if (denial := read_denial(rest)) and denial.wrong:
        return PutRight(denial.wrong, TAIL_WORDS.sub("", denial.right), of), PAIR
    if so := SAYS_SO.match(rest):
        rest, of = rest[so.end() :], so["of"] or of
        is_marked = PAIR if so["anew"] else is_marked or 1
    if rest.endswith("才对"):
        is_marked = PAIR
    day = DAY_OF_IT.fullmatch(rest)
    right = day["day"] if day else TAIL_WORDS.sub("", rest)
    return (PutRight("", right, of) if 0 < len(right) <= LONGEST_PIECE else None), is_marked


OWN_NAMES = ("工会小秘", "小秘", "小秘书", "小助手")
ROLES = ("秘书", "机器人", "bot")  # What it is, behind an @: no member of Telegram can be called so
NAME = Regex(r"[\u4e00-\u9fffA-Za-z0-9]{2,8}")
GREETED = (
    r"(?:你好|您好|请问|烦请|劳烦|请|麻烦|那个|哎|诶|欸|喂|嗱|嗨|哈喽|hi|hello|hey|dear|ok|谢谢|多谢|辛苦了?)"
)
BREAK = r"[\s,，.。:：;；!！?？~～、…]"
PARTICLE = r"[啊呀哦喔哇呢诶吖]"
# 「…二十四号早上九点半，小秘你记一下」
KEEP = r"(?:你|您|帮[我手忙]|请|麻烦){0,2}记(?:一?下|低|住|实|好|着|得)[啊呀吧哦喔哈呢]?"
# What may follow the name without a break: 「小秘帮我看看」, not 「小秘书」.
ASKED_OF = r"(?=帮(?!了)|[那这][个场次项]|把|代查|请|麻烦|记(?:一?下|低|住|实|好|着)(?!了|的)|查一?下|看一?下|看看|你|您|在[吗么不]|提醒(?:我|大家)(?!了|过)|告诉我(?!的|了|过)|早上好|晚上好|辛苦|谢谢|撤销)"


def read_address(text: str, username: str, nickname: str = "") -> str | None:
    """What is said to the bot of this @name, or of its own names and the one a group gave it; None of what is not."""
    mention = _mention(username) if username and "@" in text else None
    without = _trimmed(mention.sub(" ", text)) if mention and mention.search(text) else None
    rest = text if without is None else without
    front, behind = _address_patterns((*OWN_NAMES, *filter(None, [nickname])))
    plain = simplified(rest)
    if found := front.match(plain):
        return _trimmed(rest[found.end() :]) or found["greeting"] or ""
    return _trimmed(rest[: found.start()]) if (found := behind.search(plain)) else without


def is_name(text: str) -> bool:
    """Whether a group may call the bot so."""
    return NAME.fullmatch(text) is not None and simplified(text) not in phrases("no_names_of_bot")


def _trimmed(text: str) -> str:
    """Without the signs that stood between the name and the words; lines are kept."""
    return text.strip(" \t\n　,，、:：;；")


@lru_cache(maxsize=8)
def _mention(username: str) -> re.Pattern[str]:
    """Its whole username in any case, not one that only begins like it; Chinese words may touch it."""
    name = rf"(?<![A-Za-z0-9_])@{re.escape(username)}(?![A-Za-z0-9_])"
    return re.compile(rf"[ \t]{{0,9}}{name}[ \t,，:：]{{0,9}}", re.IGNORECASE | re.ASCII)


@lru_cache(maxsize=64)
def _address_patterns(names: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The name before a break at the beginning, and behind one at the end."""
    own = "|".join(re.escape(simplified(each)) for each in sorted(names, key=len, reverse=True))
    any_name = rf"@?(?:{own}){{1,2}}|[@＠](?:{'|'.join(ROLES)})"
    return (
        re.compile(
            rf"\s{{0,9}}(?:(?P<greeting>{GREETED}){BREAK}{{0,3}})?(?:{any_name})(?:{PARTICLE}{{0,2}}(?:{BREAK}{{1,9}}|$)|{PARTICLE}{{1,2}}|{ASKED_OF})",
            re.IGNORECASE,
        ),
        re.compile(rf"{BREAK}{{1,9}}(?:{any_name})(?:{KEEP})?[!！。~～\s]{{0,9}}$", re.IGNORECASE),
    )
