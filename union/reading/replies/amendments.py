"""What a reply says of the very item it replies to, part by part: its name, its place, its time, who sees to it.

The item is known, so no verb of change is needed: 「個名應該係聖誕聯歡，12點半開始」, "just call it hospital visit. place is SGH".
"""

from datetime import datetime

from union.core.almanac.days_off import Notice
from union.core.lazy_regex import Regex
from union.core.records import dataclass, replace
from union.reading.acts.changes.change_verbs import PLACE
from union.reading.message import When
from union.reading.replies.agenda_notes import read_agenda
from union.reading.replies.item_replies import read_reply_to
from union.reading.replies.title_replies import (
    CLAUSE,
    LEAD,
    LONGEST,
    NOUN,
    QUOTES,
    REMARK,
    TAIL,
    ReplyClause,
    clauses,
    quoted,
    title_in,
)
from union.reading.text.normal_form import simplified

SAME_AS = Regex(
    r"(?:[同跟和与]|就是)\s?[#＃](\d{1,6})(?![^,，。;；]{0,4}[不唔没冇])[^,，。;；]{0,6}(?:重[复覆]|一回事|一样|同一|是?一个)|重[复覆][^,，。;；]{0,4}[#＃](\d{1,6})|(?:same (?:thing )?as|duplicate of|dup of|already)\s?[#＃](\d{1,6})",
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
WHERE = r"(?:地[点方址]|场地|会场|集合点|place|venue|location)"
PLACED = Regex(
    r"(?:the\s)?(?:place|venue|location)\s(?:for|of)\s[^,]{1,40}?\s(?:is|will be|now|:)\s(?:now\s)?(?:at\s)?(?P<of>[^,]{2,60})|"
    rf"(?:the\s|its\s)?{WHERE}(?:就|应[该当]?|要|也|都|还|已经?|改|换|定|放|订|搬|补上?|加上?|写[上返回落]?|填[上返回]?|了|咗|返|\s?(?:is|will be|to be|now|changed|should be)){{0,3}}(?:[是在喺系到去成为做]|\s?(?:at|to)\s|\s?[:：]|\s){{0,2}}\s?(?P<place>\S.*?)(?:\s(?:btw|lah?|hor|leh|ok|thanks|pls|please))?{TAIL}"
    # "just add venue The Cage Kallang"
    rf"|(?:(?:just|pls|please|can)\s){{0,2}}(?:add|put|set|note)(?:\s(?:in|down))?(?:\sthe)?\s{WHERE}\s?(?:as|to|is|:)?\s(?P<added>\S[^,?]{{1,60}}?)(?:\s(?:btw|lah?|hor|leh|ok|thanks|pls|please)|\sfor\s[^,]{{2,40}})?{TAIL}"
    rf"|(?:就|还是|改|换|搬){{0,2}}[在喺到去]\s?(?P<bare>{PLACE})(?:开会?|办|举行|进行|比赛?|搞)?{TAIL}"
    # Where somebody says 喺 a place follows: what goes on is told with 紧.
    rf"|(?:就|还是|改|换|搬){{0,2}}喺\s?(?P<at>[^?？边]{{2,24}}?)(?:开会?|见面?|集合|等|举行)?{TAIL}"
    r"|(?:it'?s\s|its\s|is\s)?(?:at|@)\s?(?=[A-Za-z])(?P<english>.+)",
    any_case=True,
)
# 「地点补一下」, 「写漏咗地址」, "venue is missing": the next clause is the place.
OF_PLACE = Regex(
    rf"(?:把|将|个|嗰个|the\s|its\s)?{WHERE}(?:[还也都改换变]|一下|帮[我忙手]|没有?|冇|未|漏|忘|写|记|填|加|补|[错岔反]|不对|唔[啱对]|[了咗下上返落去进入吧啦啊呀]|\s?(?:is|was|wrong|missing|not|in|put|pls|please|add(?:ed)?|to be)){{1,6}}"
    rf"|(?:请|帮我|帮手|麻烦)?(?:写|记|填|搞)?(?:漏|补|加|忘)[了咗]?(?:写|记|填|上|返|一下|个|埋|个埋){{0,2}}{WHERE}|(?:pls |please )?(?:add|put)(?: in)?(?: the)? (?:place|venue|address|location)",
    any_case=True,
)
THERE = Regex(
    rf"(?:应[该当]?|其实|就){{0,2}}(?:[是系在喺]|at\s|is\s|it'?s\s){{0,2}}\s?(?P<place>[^?？]{{2,40}}?){TAIL}",
    any_case=True,
)
# A place that only another word for 不变 or a question follows is none.
STAYING = r"(?:时间|日期|钟[点数]|地[点方]|集合[点时]间?|其[他它余]|别的|内容|人)"
UNCHANGED = Regex(
    rf"(?:{STAYING}(?:[和、]{STAYING}){{0,2}})?(?:还是|都|也|就)?(?:不[变动改]|唔[变郁改]|照[旧常]|依旧|一样|如常|没变)|(?:还是|都|也)?[系是]?(?:同一|同|那|嗰)个?(?!人){STAYING}"
    r"|(?:is |stays? |remains? )?(?:the )?(?:same|unchanged|as before|as usual)(?: (?:place|time|venue))?|stays?",
    any_case=True,
)
NO_PLACE = Regex(
    r"[了过咗]$|押金|[定订]金|费|\d{3,6}[元块]|说|没[空位法]|占|满|太|够|订不|借不|\byet\b|\blater\b|\bwrong\b|\bfull\b|(?:还|都)?[没未冇]有?[定说讲写]|再[定说讲]|不[变动]|照[旧常]|一样|same|unchanged|[?？吗呢]|哪|where|tbc|未定|待定",
    any_case=True,
)
OF_TIME = Regex(
    r"(?:(?:change|move|set)\s(?=the|date|time))?(?:the\s)?(?:时间|时候|日期|日子|钟点|date|day|time)?(?:就|应[该当]?|要|改[返回翻]?|定)?(?:[是系到为在于喺]|[:：]|\s?(?:(?:is|to|at|on|now|sh(?:oul|l)?d be|will be|moved?|changed?|starts?(?: at)?|from)\s){1,3})?",
    any_case=True,
)
TIME_END = Regex(
    r"(?:\s?(?:(?:从[^,，]{1,10})?出发|开始|开会|开|[去打]|办|举行|截止|start|set off|集合|见|才对|先[啱对]|[买交做搞弄写报]?(?:就[啱得好行]|就可以)|吧|啦)){1,4}$|\s?,?\s?(?:and )?not\s[^,]{1,16}$",
    any_case=True,
)
IS_TIME = Regex(
    r"\d|[一二三四五六七八九十][点时号日月]|周|星期|礼拜|[今明后]天|mon|tue|wed|thu|fri|sat|sun|noon|中午",
    any_case=True,
)
OWNED = Regex(
    r"(?:[^,，]{0,16}?(?:(?<![不唔])[是系]|改[成由为]|换成)|改[成由为]|换成|由|让)?(?P<who>我(?:自己|本人)?|(?!不是|唔系|谁|没人|你)[\u4e00-\u9fff]{1,4}?(?:[和跟同与、][\u4e00-\u9fff]{2,4}?){0,3})(?:[来去会]|同埋|一起){0,2}(?:负责|带队|牵头|主持|跟进|主责|跟到尾)(?:[的啊啦㗎吧嘅喇])?"
    r"|负责人?(?:就|应该?|要)?(?:[是写填系为:：]|改[成为]|换成)\s?(?P<named>[\u4e00-\u9fff]{1,4}?)[吧啦]?"
    r"|(?P<english>i|[A-Z][A-Za-z]+(?: [A-Z][a-z]+)?)(?:'ll| will| to| can| is| am)?(?: be)? (?:in charge|take charge|lead(?:ing)?|handl(?:e|ing)|take care|responsible).{0,12}"
    r"|(?:responsible|pic|in charge|owner)(?: is|:| =)? (?P<officer>[A-Za-z][A-Za-z ]{0,20}?)(?: now)?",
    any_case=True,
)
A_PLACE = Regex(PLACE)
MOST_CLAUSES = 6
SUPPOSED = Regex(
    r"[下落]雨|雨天|天气不好|打风|台风|如果|要是|万一|备用|备选|后备|\b(?:if|in case|wet weather|back-?up|plan b)\b",
    any_case=True,
)
BEFORE_NAME = Regex(
    r"(?:那么?|所以|另外|还有|[把将]|个|嗰|呢|for\s|the\s|that\s|our\s|of\s){1,3}", any_case=True
)
POINTER = Regex(
    r"\s?(?:(?:这|那|嗰|呢)(?:一?[个件项条单场次])?(?:会|活动|事)?|[的嘅]|'s|\s(?:one|item|task|meeting)\b)?\s?",
    any_case=True,
)
# What is said of an item begins so.
BEHIND_NAME = Regex(
    rf"{NOUN}|{WHERE}|时间|日期|议[程题]|负责|[改挪换搬移推定]|[就在喺是系不唔]|名[就叫]|写[成漏]|[漏补]|\d|周|星期|礼拜|[今明后]天|[上下]午|is\b|at\b|on\b|to\b|should|sh[l]?d|will|move|change|call|rename|venue|time|date|agenda",
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
    note: str = ""
    rest: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many parts are said."""
        return sum(bool(each) for each in (self.title, self.place, self.when, self.owner, self.note))


def read_amendments(
    text: str, wall: datetime | None = None, base: datetime | None = None, notice: Notice | None = None
) -> Amendments:
    """The parts a reply names; `wall`: when it was written, `base`: the item's own time, both naive local."""
    front, note = read_agenda(text)
    found, before = Amendments(note=note), ""
    said = list(clauses(front)) if len(front) <= LONGEST else []
    if len(said) > MOST_CLAUSES:
        return found
    for clause in said:
        if is_supposed(clause.plain):
            found = replace(found, rest=(*found.rest, clause.raw))
            continue
        if REMARK.fullmatch(clause.plain) or OF_PLACE.fullmatch(clause.plain):
            before = clause.plain
            continue
        found = _with_clause(found, clause, before) or _with_time(found, clause, wall, base, notice)
        before = ""
    return found


def is_supposed(words: str) -> bool:
    """Whether words only say what is to be in another case: 「下雨就改体育馆」, "if wet weather use the canteen"."""
    return SUPPOSED.search(simplified(words)) is not None


def without_name(text: str, title: str) -> str:
    """What is said of an item in words that call it by its name: 「彩排改在大礼堂」, "the party is on 21st"; its name is left out."""
    plain, cuts = simplified(title).lower(), list[tuple[int, int]]()
    for clause in CLAUSE.finditer(text):
        words = simplified(clause[0]).lower()
        lead = LEAD.match(words)
        begin = lead.end() if lead else 0
        end = _end_of_name(words, begin, plain)
        if words[end : end + 1] == "叫":
            continue  # 「呢個叫聖誕抽獎」 is read with its pointer
        if words[begin:end].strip() and (not words[end:].strip() or BEHIND_NAME.match(words, end)):
            cuts.append((clause.start() + begin, clause.start() + end))
    for start, end in reversed(cuts):
        text = text[:start] + text[end:]
    return text


def _end_of_name(words: str, begin: int, title: str) -> int:
    """Where the name ends that stands there, with 「那个」 behind it or alone; `begin` where none does."""
    before = BEFORE_NAME.match(words, begin)
    start = before.end() if before else begin
    size = _size_of_name(words[start:], title)
    behind = POINTER.match(words, start + size if size else begin)
    return behind.end() if behind and behind[0] else start + size if size else begin


def _size_of_name(words: str, title: str) -> int:
    """How many signs of the beginning are of the title: two and more, of Latin ones whole words."""
    sizes = (size for size in range(min(len(words), len(title)), 1, -1) if words[:size] in title)
    return next(
        (size for size in sizes if not words[:size].isascii() or not words[size : size + 1].isalpha()), 0
    )


def same_as_number(text: str) -> int | None:
    """The number of what the thing replied to is another telling of: 「同#4重複咗」, "same as #14, not a new one"."""
    found = SAME_AS.search(simplified(text)) if len(text) <= LONGEST else None
    return int(next(each for each in found.groups() if each)) if found else None


def is_note(text: str) -> bool:
    """Whether words in reply to an item tell those who come what to think of: 「记得带签到表」, "pls bring your own cup"."""
    return len(text) <= LONGEST and NOTE.match(simplified(text.strip())) is not None


def is_unchanged(words: str) -> bool:
    """Whether words for a place or a time only say that it stays: 「一样」, "the same"."""
    return UNCHANGED.fullmatch(simplified(words.strip())) is not None


def ordinal_and_words(text: str) -> tuple[int, str] | None:
    """Which of several is meant, counted from 0 (-1: the last), and what is said of it: 'the first one is just "book bus"'."""
    found = ORDINAL.match(simplified(text.strip()))
    if found is None:
        return None
    rest, nth = text.strip()[found.end() :].strip(" ,，:："), PLACES[found["nth"].lower()]
    return nth, f"{NAMING}{rest}" if found["is"] and rest[:1] in QUOTES else rest


def _with_clause(found: Amendments, clause: ReplyClause, before: str) -> Amendments | None:
    """With the name, the place or the person that a clause tells; None where it tells none. `before`: the clause that said of what it is."""
    is_of_title = REMARK.fullmatch(before) is not None
    title = title_in(clause, is_of_title=is_of_title) if not found.title else None
    if title is not None:
        return replace(found, title=title) if title else None
    owner = OWNED.fullmatch(clause.plain)
    if owner is not None and not found.owner:
        who = quoted(clause, owner)
        return replace(found, owner="我" if who.lower() in MYSELF else who)
    place = PLACED.fullmatch(clause.plain) or (
        THERE.fullmatch(clause.plain) if before and not is_of_title else None
    )
    if place is not None and not found.place:
        words = quoted(clause, place).strip(QUOTES)
        if is_unchanged(words):
            return found
        return None if NO_PLACE.search(words) else replace(found, place=words)
    if found.count and not found.place and A_PLACE.fullmatch(clause.plain):
        return replace(found, place=clause.raw.strip(QUOTES))  # 「改成“第一轮”，晚上六点，体育馆」
    return None


def _with_time(
    found: Amendments,
    clause: ReplyClause,
    wall: datetime | None,
    base: datetime | None,
    notice: Notice | None,
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
