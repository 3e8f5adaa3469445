"""What a reply says of the very item it replies to, part by part: its name, its place, its time, who sees to it.

The item is known, so no verb of change is needed: 「個名應該係聖誕聯歡，12點半開始」, "just call it hospital visit. place is SGH".
"""

from datetime import datetime

from union.core.almanac.days_off import Notice
from union.core.lazy_regex import Regex
from union.core.records import dataclass, replace
from union.reading.acts.changes.change_verbs import PLACE
from union.reading.message import When
from union.reading.replies.item_replies import read_reply_to
from union.reading.replies.title_replies import (
    LONGEST,
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
TIME_END = Regex(r"(?:\s?(?:开始|开会|开|start|集合|见|才对|先[啱对]|吧|啦)){1,4}$", any_case=True)
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
MOST_CLAUSES = 6
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


def read_amendments(
    text: str, wall: datetime | None = None, base: datetime | None = None, notice: Notice | None = None
) -> Amendments:
    """The parts a reply names; `wall`: when it was written, `base`: the item's own time, both naive local."""
    found, is_of_title = Amendments(), False
    said = list(clauses(text)) if len(text) <= LONGEST else []
    if len(said) > MOST_CLAUSES:
        return found
    for clause in said:
        if REMARK.fullmatch(clause.plain):
            is_of_title = True
            continue
        found = _with_clause(found, clause, is_of_title=is_of_title) or _with_time(
            found, clause, wall, base, notice
        )
        is_of_title = False
    return found


def same_as_number(text: str) -> int | None:
    """The number of what the thing replied to is another telling of: 「同#4重複咗」, "same as #14, not a new one"."""
    found = SAME_AS.search(simplified(text)) if len(text) <= LONGEST else None
    return int(next(each for each in found.groups() if each)) if found else None


def is_note(text: str) -> bool:
    """Whether words in reply to an item tell those who come what to think of: 「记得带签到表」, "pls bring your own cup"."""
    return len(text) <= LONGEST and NOTE.match(simplified(text.strip())) is not None


def ordinal_and_words(text: str) -> tuple[int, str] | None:
    """Which of several is meant, counted from 0 (-1: the last), and what is said of it: 'the first one is just "book bus"'."""
    found = ORDINAL.match(simplified(text.strip()))
    if found is None:
        return None
    rest, nth = text.strip()[found.end() :].strip(" ,，:："), PLACES[found["nth"].lower()]
    return nth, f"{NAMING}{rest}" if found["is"] and rest[:1] in QUOTES else rest


def _with_clause(found: Amendments, clause: ReplyClause, *, is_of_title: bool) -> Amendments | None:
    """With the name, the place or the person that a clause tells; None where it tells none."""
    title = title_in(clause, is_of_title=is_of_title) if not found.title else None
    if title is not None:
        return replace(found, title=title) if title else None
    owner = OWNED.fullmatch(clause.plain)
    if owner is not None and not found.owner:
        who = quoted(clause, owner)
        return replace(found, owner="我" if who.lower() in MYSELF else who)
    place = PLACED.fullmatch(clause.plain)
    if place is not None and not found.place:
        words = quoted(clause, place).strip(QUOTES)
        return None if NO_PLACE.search(words) else replace(found, place=words)
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
