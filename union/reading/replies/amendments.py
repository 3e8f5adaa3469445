"""What a reply says of the very item it replies to, part by part: its name, its place, its time, who sees to it.

The item is known, so no verb of change is needed: 「個名應該係聖誕聯歡，12點半開始」, "just call it hospital visit. place is SGH".
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from union.core.almanac.days_off import Notice
from union.core.lazy_regex import Regex
from union.core.records import dataclass, replace
from union.reading.acts.changes.change_verbs import PLACE
from union.reading.message import When
from union.reading.replies.item_replies import read_reply_to
from union.reading.text.normal_form import simplified

LONGEST, LONGEST_TITLE, MOST_CLAUSES = 160, 60, 6
QUOTES = " \t\n「」『』“”\"'《》。.！!"
QUOTES_END = " 。.！!～~"
# Inside quotes no stop parts anything; a full stop of English does so before a blank.
CLAUSE = Regex(r"(?:[「『“\"《][^」』”\"》\n]{1,60}[」』”\"》]|(?!\.\s|\.$)[^，,。；;！!\n])+")
LEAD = Regex(
    r"(?:(?:请|对(?!不|方)|是的|没错|嗯{1,3}|yes|yup|yeah|系[呀啊]|唔好意思|不好意思|对不[起住]|抱歉|sorry|oops|eh|aiyo|no\b|nope|搞错[晒了]?|写错了?|打错了?|不对|唔[系啱]|错了|我的?意思是|我是说|i (?:mean|meant)(?: to say)?|actually|其实|麻烦|劳烦|pls|please|can you|and|ok|okay|哎呀?|啊|哦|另外|还有|wrong)(?:\s?(?:lah|ah|hor|leh|liao))?[呀㗎哦啊\s]{0,2})+(?=.|$)",
    any_case=True,
)
NOUN = r"(?:个名|名字?|名称|标题|题目|叫法|title|name)"
OUGHT = r"(?:也|就|要|可以|应[该当]?|都|还是|得|直接|不如|改|换){0,3}"
THING = r"(?:把|将)?(?:(?:它|(?:这|该|那|呢|嗰)(?:一?[个件项条单])?)(?:的|嘅)?)?"
TAIL = r"(?:就?(?:[行得好成中]|可以)[了啦㗎的]?|[吧啦嘛]|好了|算了|才对|先[啱对])?"
TITLE = Regex(
    rf"{THING}(?:请|把|将)?{NOUN}{OUGHT}(?:叫做?|[成做为作是系用写]|[:：]){{1,2}}\s?(?P<noun>.+?){TAIL}"
    rf"|{THING}{OUGHT}(?:改(?:个|一?下)?{NOUN}(?:叫做?|[成做为作])?|改叫做?|叫[返回翻]?做|(?:重?命|取|更|定)名(?:为|叫|成)?)[:：]?\s?(?P<anew>.+?){TAIL}"
    rf"|{THING}(?:就|直接|还是|应该?)叫[返回翻]?\s?(?P<called>.+?){TAIL}"
    rf"|{THING}叫[返回翻]?\s?(?P<plain>.+?)(?:就[行得好成]|就可以)[了啦]?"
    r"|(?:(?:change|correct|set|edit|update|fix|put)\s(?:the\s|its\s|this\s)?(?:name|title)\s?(?:to|as|into)?|rename\s?(?:it|this|that)?\s?(?:to|as)?|(?:just\s|rather\s)?call\s(?:it|this|that)|(?:the\s|its\s)?(?:title|name)\s?(?:is|sh(?:oul|l)?d be|to be|just|as|[:=])|(?:it\s)?(?:should|shd|shld|to)\sbe\scalled|it'?s\scalled)[\s:]{1,2}(?P<english>.+)",
    any_case=True,
)
NAME = r"(?P<name>[^,，。；;？?「“\"『]{1,30}?)"
# Said without a reply: what is renamed stands in front, 「体检那件改名叫“女职工体检”就行」.
RENAMED = Regex(
    rf"(?:请|麻烦|可以)?(?:将|把)?{NAME}(?:(?:的|嘅)?(?:这|呢|嗰|那)?(?:个|件|项|条)?{NOUN})?{OUGHT}(?:改[返回翻]?(?:个|一?下)?{NOUN}[返回翻]?(?:叫做?|[成做为作])?|改[返回翻]?叫做?|叫[返回翻]?做|(?:重命|更|改)名(?:为|叫|成|做)?)[:：]?\s?(?P<title>.+?){TAIL}"
    rf"|(?:请|麻烦)?(?:将|把)?(?P<called>[^,，。；;？?]{{1,30}}?)(?:的|嘅|这|呢|嗰|那)?(?:个|件|项)?{NOUN}(?:[^,，。；;]{{0,8}}[不太唔错怪][^,，。；;]{{1,6}}[,，]\s?)?(?:就|也|都|应[该当]?){{0,2}}改[返回翻]?(?:成|做|为|作|叫做?)\s?(?P<anew>.+?){TAIL}"
    r"|(?:pls |please )?(?:change|set|edit|update) (?:the )?(?:name|title) of (?:the )?(?P<of>.+?) (?:to|as|into) (?P<to>.+)|(?:pls |please )?rename (?:the )?(?P<old>.+?) (?:to|as) (?P<new>.+)"
    r"|(?:the )?(?P<one>[^,?]{2,40}?)(?: one| task| item)?,? (?:just call it|call it|sh(?:oul|l)?d be (?:called|named)|is now called) (?P<thing>.+)",
    any_case=True,
)
SAME_AS = Regex(
    r"(?:[同跟和与]|就是)\s?[#＃](\d{1,6})[^,，。;；]{0,6}(?:重[复覆]|一回事|一样|同一|是?一个)|重[复覆][^,，。;；]{0,4}[#＃](\d{1,6})|(?:same (?:thing )?as|duplicate of|dup of|already)\s?[#＃](\d{1,6})",
    any_case=True,
)
NOTE = Regex(
    r"(?:大家|各位|请|麻烦|到时候?|另外|还有|pls|please)?[,，\s]?(?:记得|记住|别忘|唔好唔记得|唔好忘记|注意(?!到)|自带|自备|要带|需要?带|带上|带齐|穿|remember to|don'?t forget|bring\b|wear\b|note that)[^?？]{2,100}$",
    any_case=True,
)
PLACES = {
    **dict.fromkeys(("一", "1", "first", "1st"), 0),
    **dict.fromkeys(("二", "2", "second", "2nd"), 1),
    **dict.fromkeys(("三", "3", "third", "3rd"), 2),
    **dict.fromkeys(("最后一", "last"), -1),
}
ORDINAL = Regex(
    r"(?:第(?=[一二三123])|the |(?=最后一|first|second|third|last|1st|2nd|3rd))(?P<nth>最后一|[一二三123](?=[个件项条])|first|second|third|last|1st|2nd|3rd)(?:[个件项条]|\s?(?:one|item|task)\b)?(?P<is>(?:(?:就|应该?)?[是系叫]|\sis)(?:\sjust|只|就)?)?\s?",
    any_case=True,
)
NAMING = "title: "
RENAME_SIGNS = Regex(r"改|叫|名|name|title|call", any_case=True)
DOING = ("来", "去", "办", "做", "弄", "搞", "参加", "帮忙", "帮手", "准备", "负责", "跟进", "一起")
# 「名字简单点」, "the title is wrong": what follows says the right one.
REMARK = Regex(
    rf"(?:the\s|its\s)?(?:[我你]|这个?|那个?)?{NOUN}.{{0,8}}?(?:简单|[短长怪错乱偏]|不[对好]|唔[啱好]|wrong|too long|not right|weird|odd|funny).{{0,6}}",
    any_case=True,
)
RIGHT_ONE = Regex(
    rf"(?:应[该当]?|其实|就|要|该|it\s|just\s)?(?:[是系叫写用为]|sh(?:oul|l)?d be|is|make it){{1,2}}\s?(?P<title>.+?){TAIL}",
    any_case=True,
)
WHERE = r"(?:地[点方址]|场地|会场|集合点|place|venue|location)"
PLACED = Regex(
    rf"(?:the\s|its\s)?{WHERE}(?:就|应[该当]?|要|也|都|还|已经?|改|换|定|放|订|搬|了|\s?(?:is|will be|to be|now|changed|should be)){{0,3}}(?:[是在喺系到去成为做]|\s?(?:at|to)\s|\s?[:：]|\s){{0,2}}\s?(?P<place>\S.*?){TAIL}"
    rf"|(?:就|还是|改|换|搬){{0,2}}[在喺到去]\s?(?P<bare>{PLACE}){TAIL}"
    r"|(?:it'?s\s|its\s)?(?:at|@)\s?(?=[A-Za-z])(?P<english>.+)",
    any_case=True,
)
# A place that only another word for 不变 or a question follows is none.
NO_PLACE = Regex(r"不[变动]|照[旧常]|一样|same|unchanged|[?？吗呢]|哪|where|tbc|未定|待定", any_case=True)
OF_TIME = Regex(
    r"(?:时间|时候|日期|日子|钟点|date|day|time)?(?:就|应[该当]?|要|改|定)?(?:[是系到为在于喺]|[:：]|\s?(?:is|to|at|sh(?:oul|l)?d be|will be|starts?(?: at)?|from)\s)?",
    any_case=True,
)
TIME_END = Regex(r"(?:\s?(?:开始|开会|开|start|集合|见|才对|先[啱对]|吧|啦))+$", any_case=True)
IS_TIME = Regex(
    r"\d|[一二三四五六七八九十][点时号日月]|周|星期|礼拜|[今明后]天|mon|tue|wed|thu|fri|sat|sun|noon|中午",
    any_case=True,
)
OWNED = Regex(
    r"(?:[^,，]{0,16}?(?:(?<![不唔])[是系]|改[成由为]|换成)|改[成由为]|换成|由|让)?(?P<who>我(?:自己|本人)?|(?!不是|唔系|谁|没人|你)[\u4e00-\u9fff]{2,4}?)(?:[来去会]|同埋)?(?:负责|带队|牵头|主持|跟进|主责|跟到尾)(?:[的啊啦㗎吧嘅喇])?"
    r"|负责人?(?:就|应该?|要)?(?:[是写填系为:：]|改[成为]|换成)\s?(?P<named>[\u4e00-\u9fff]{1,4}?)[吧啦]?"
    r"|(?P<english>i|[A-Z][A-Za-z]+(?: [A-Z][a-z]+)?)(?:'ll| will| to| can| is| am)?(?: be)? (?:in charge|take charge|lead(?:ing)?|handl(?:e|ing)|take care|responsible).{0,12}"
    r"|(?:responsible|pic|in charge|owner)(?: is|:| =)? (?P<officer>[A-Za-z][A-Za-z ]{0,20}?)(?: now)?",
    any_case=True,
)
MYSELF = ("我", "我自己", "我本人", "i", "me", "写我", "我名")


@dataclass(frozen=True, slots=True)
class Amendments:
    """What the parts of an item are to be, empty or None where nothing was said of one; `rest`: clauses that say something else."""

    title: str = ""
    place: str = ""
    when: When | None = None
    owner: str = ""
    rest: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many parts are said."""
        return sum(bool(each) for each in (self.title, self.place, self.when, self.owner))


class _Clause(NamedTuple):
    raw: str
    plain: str


def read_amendments(
    text: str, wall: datetime | None = None, base: datetime | None = None, notice: Notice | None = None
) -> Amendments:
    """The parts a reply names; `wall`: when it was written, `base`: the item's own time, both naive local."""
    found, is_of_title = Amendments(), False
    clauses = list(_clauses(text)) if len(text) <= LONGEST else []
    if len(clauses) > MOST_CLAUSES:
        return found
    for clause in clauses:
        if REMARK.fullmatch(clause.plain):
            is_of_title = True
            continue
        found = _with_clause(found, clause, is_of_title=is_of_title) or _with_time(
            found, clause, wall, base, notice
        )
        is_of_title = False
    return found


def new_title(text: str) -> str | None:
    """The name said, on one line; None when the words give none, one too long for a name, or anything else as well."""
    said = read_amendments(text)
    return said.title or None if said.count == 1 and not said.rest else None


def same_as_number(text: str) -> int | None:
    """The number of what the thing replied to is another telling of: 「同#4重複咗」, "same as #14, not a new one"."""
    found = SAME_AS.search(simplified(text)) if len(text) <= LONGEST else None
    return int(next(each for each in found.groups() if each)) if found else None


def is_note(text: str) -> bool:
    """Whether words in reply to an item tell those who come what to think of: 「记得带签到表」, "pls bring your own cup"."""
    return len(text) <= LONGEST and NOTE.match(simplified(text.strip())) is not None


def name_in(words: str) -> str:
    """The name alone, on one line, without quotes around it; empty where it is too long for one."""
    name = " ".join(words.strip(QUOTES).split())
    return name if len(name) <= LONGEST_TITLE else ""


def named_rename(text: str) -> tuple[str, str] | None:
    """What an item that is called by its name shall be called, and the words that call it; None for other words."""
    text = text.strip(QUOTES_END)
    found = RENAMED.fullmatch(simplified(text)) if len(text) <= LONGEST else None
    if found is None:
        return None
    item, title = (text[slice(*span)] for key in found.groupdict() if (span := found.span(key)) != (-1, -1))
    return (
        (title_words, item)
        if (title_words := name_in(title)) and "?" not in title and "？" not in title
        else None
    )


def ordinal_and_words(text: str) -> tuple[int, str] | None:
    """Which of several is meant, counted from 0 (-1: the last), and what is said of it: 'the first one is just "book bus"'."""
    found = ORDINAL.match(simplified(text.strip()))
    if found is None:
        return None
    rest, nth = text.strip()[found.end() :].strip(" ,，:："), PLACES[found["nth"].lower()]
    return nth, f"{NAMING}{rest}" if found["is"] and rest[:1] in QUOTES else rest


def clauses_of_reply(text: str) -> list[str]:
    """The clauses as written, without the words of talk in front of each: 「不好意思」, "no no"."""
    return [each.raw for each in _clauses(text)]


def _clauses(text: str) -> Iterator[_Clause]:
    for found in CLAUSE.finditer(text):
        raw = found[0].strip()
        lead = LEAD.match(simplified(raw))
        raw = raw[lead.end() :].strip() if lead else raw
        if raw.strip(QUOTES):
            yield _Clause(raw, simplified(raw))


def _with_clause(found: Amendments, clause: _Clause, *, is_of_title: bool) -> Amendments | None:
    """With the name, the place or the person that a clause tells; None where it tells none."""
    title = TITLE.fullmatch(clause.plain) or (RIGHT_ONE.fullmatch(clause.plain) if is_of_title else None)
    if title is not None and not found.title and not _calls_somebody(title):
        words = name_in(_quoted(clause, title))
        return replace(found, title=words) if words else None
    owner = OWNED.fullmatch(clause.plain)
    if owner is not None and not found.owner:
        who = _quoted(clause, owner)
        return replace(found, owner="我" if who.lower() in MYSELF else who)
    place = PLACED.fullmatch(clause.plain)
    if place is not None and not found.place:
        words = _quoted(clause, place).strip(QUOTES)
        return None if NO_PLACE.search(words) else replace(found, place=words)
    return None


def _calls_somebody(found: re.Match[str]) -> bool:
    """「就叫陈静来」 names nothing."""
    return any((found.groupdict().get(key) or "").endswith(DOING) for key in ("called", "plain"))


def _with_time(
    found: Amendments, clause: _Clause, wall: datetime | None, base: datetime | None, notice: Notice | None
) -> Amendments:
    """With the new time, where a clause is nothing else; it is left over where it is none."""
    lead = OF_TIME.match(clause.plain)
    start, end = lead.end() if lead else 0, TIME_END.search(clause.plain)
    words = clause.raw[start : end.start() if end else None].strip()
    if wall and base and found.when is None and words and IS_TIME.search(simplified(words)):
        reply = read_reply_to(words, wall, base, notice)
        if reply is not None and reply.when is not None and reply.when.rrule is None:
            return replace(found, when=reply.when)
    return replace(found, rest=(*found.rest, clause.raw))


def _quoted(clause: _Clause, found: re.Match[str]) -> str:
    """What the pattern found, as written."""
    name = next(key for key, value in found.groupdict().items() if value is not None)
    return clause.raw[slice(*found.span(name))].strip()
