"""What a reply to an item's or a log's message asks for: verb grammar first, time reading second.

A bare day is one near the item's own: 「改到周五」 is the Friday of its week, 「改到19号」 the nearest 19th; what lies behind us is
never meant: then it is the next such day.
"""

import re
from datetime import datetime, timedelta
from enum import StrEnum

from union.core.almanac.days_off import Notice
from union.core.lazy_regex import Regex
from union.core.period import A_DAY, A_WEEK, UNDATED, Grain, is_clock_time
from union.core.records import dataclass, replace
from union.reading.lexicon import TextRules
from union.reading.message import Intent, When
from union.reading.names.people import SURNAMES
from union.reading.numbers.numerals import number
from union.reading.reader import read
from union.reading.text.normal_form import Normal, normal
from union.reading.time.dates.reference_time import MINUTES, at_midnight, moved
from union.reading.time.pieces.base_patterns import COUNT


class Verb(StrEnum):
    """What may be asked of an item or a log by a reply."""

    DONE = "done"
    CANCEL = "cancel"
    UNDO = "undo"
    POSTPONE = "postpone"
    MOVE = "move"
    PLACE = "place"
    OWNER = "owner"
    GIVE_UP = "give_up"


@dataclass(frozen=True, slots=True)
class Reply:
    """The verb; `when` of a postponed or moved item; `text`: place (also of what is moved), owner, or the reason for giving up."""

    verb: Verb
    when: When | None = None
    text: str | None = None


VERBS = TextRules("reply_verbs", "verbs", {"SURNAMES": SURNAMES})
# What may stand before a verb, and behind all of it.
START, END = map(VERBS.spelt, ("@START", "@END"))
POSTPONE_TO = Regex(rf"{START}(?:推迟|延期|延后|顺延|延迟|推后|改期|往后推)(?:到|至|为)\s?(?P<text>.+)$")
POSTPONE_BY = Regex(
    rf"{START}(?:推迟|延期|延后|顺延|延迟|推后|往后推|晚|再等)(?P<count>{COUNT}|半)?(?P<unit>个?小时|个?钟头|分钟|天|日|周|个?星期|个?礼拜|个月|个?工作日){END}"
)
MOVE = Regex(
    rf"{START}(?:(?:以后|今后)都?(?=改\w*每))?(?:时间)?(?:改到|改成|改为|改在|改|提前到|提前至|定[在到于]|放[在到]|改期[到至]?|调到|调整到|调整为|挪到|换到)\s?(?P<text>.+)$"
)


def read_reply(text: str, now: datetime, base: datetime | None, notice: Notice | None = None) -> Reply | None:
    """What a reply asks, None when it asks nothing known; `base` is the item's own time, local, or None.

    「推迟两天」 counts from the item's time, 「推迟到周五」 and 「改到周五下午3点」 name the new one.
    `notice` is the group's calendar of days off.
    """
    said, wall = normal(text), now.replace(tzinfo=None)
    for rule in VERBS.rules:
        if match := rule.pattern.match(said.text):
            # The words a verb takes with it, as written.
            group = next((name for name, value in match.groupdict().items() if value), None)
            taken = said.quote(*match.span(group)).strip(" ,。!") if group else ""
            return Reply(Verb(rule.says["verb"]), None, taken or None)
    if reply := _postponed(said, wall, base, notice):
        return reply
    move = MOVE.match(said.text)
    when = _new_time(said.quote(*move.span("text")), wall, base, notice) if move else None
    return Reply(Verb.MOVE, when) if when else None


def _postponed(said: Normal, now: datetime, base: datetime | None, notice: Notice | None) -> Reply | None:
    to = POSTPONE_TO.match(said.text)
    if to:
        words = said.quote(*to.span("text"))
        when = _new_time(words, now, base, notice)
        if when and base and base > now and when.start <= base:  # 「推迟到周五」 is the Friday after it
            when = _new_time(words, base, base, notice)
        return Reply(Verb.POSTPONE, when) if when else None
    by = POSTPONE_BY.match(said.text)
    count = number(by["count"] or "一") if by else None
    if by is None or count is None:
        return None
    unit = by["unit"].removeprefix("个")
    start = later(base or now, float(count), unit, notice)
    if start is None:
        return None
    has_clock = unit in MINUTES or (base and base.time() != datetime.min.time())
    grain, start = (Grain.MINUTE, start) if has_clock else (Grain.DAY, at_midnight(start.date()))
    return Reply(Verb.POSTPONE, When(said.quote(by.start(), by.end()).strip(), start, None, grain))


def later(base: datetime, count: float, unit: str, notice: Notice | None) -> datetime | None:
    """So many units after a time of an item, before it where the count is negative."""
    if unit in MINUTES:
        return base + timedelta(minutes=count * MINUTES[unit])
    day = moved(base.date(), count, unit, notice)
    return datetime.combine(day, base.time()) if day else None


def _new_time(text: str, now: datetime, base: datetime | None, notice: Notice | None) -> When | None:
    """The time named; a bare clock time keeps the item's day, a bare day its clock time."""
    when = read(text, now, meant=Intent.EVENT, notice=notice).when
    if when is None or base is None:
        return when
    next_day = read(text, now + A_DAY, meant=Intent.EVENT, notice=notice).when
    is_clock_only = next_day is not None and next_day.start - when.start == A_DAY
    is_clock_only = is_clock_only and is_clock_time(when.grain)
    if is_clock_only and base >= now and not re.search("[今明后]", text):
        return when.later(datetime.combine(base.date(), when.start.time()) - when.start)
    is_its_part = when.start.time() <= base.time() < (when.end or when.start).time()
    is_its_day = when.end is None and base.time() != datetime.min.time()
    if (when.grain is Grain.DAY and is_its_day) or (when.grain is Grain.HOUR and is_its_part):
        start = datetime.combine(when.start.date(), base.time())
        return replace(when, start=start, end=None, grain=Grain.MINUTE)
    return when


MIDNIGHT, HALF_A_DAY = datetime.min.time(), timedelta(hours=12)
NOON, NEAR = 12, 3  # hours
DAWN, AT_NIGHT = 6, Regex(r"(?:凌晨|半夜|午夜|深夜|早上?|清晨)[^,。]{0,2}[一二三四五\d]|\d\s?[ap]\.?m")
# 「08:30」 is in the morning, 「改为4:50」 of an afternoon in the afternoon.
PART_OF_DAY = Regex(r"早|晨|[上下中]午|午后|晚|夜|(?<![a-z])[ap]\.?m(?![a-z])|(?<!\d)0\d:\d\d", any_case=True)
BARE = re.compile(r"(?:周|週|星期|礼拜|禮拜)[一二三四五六日天1-7]")  # neither 下周五 nor 本周五
DAY_NUMBER = re.compile(r"\d{1,2}[日号]")
PUT_OFF = re.compile("推|延|顺|往后|押后|放宽|宽限|拖")
EARLIER = "提前"
MONTH = timedelta(days=31)


def read_reply_to(
    text: str, wall: datetime, base: datetime | None, notice: Notice | None = None
) -> Reply | None:
    """What a reply to an item of that time asks (`wall`: when it was written, both naive local)."""
    base = base if base is not None and base < UNDATED else None
    reply = read_reply(text, wall, base, notice)
    if reply is None and base is not None:
        reply = _bare_time(text, wall, base, notice)
    if reply is None or base is None or reply.when is None:
        return reply
    when = _near_its_day(reply.when, text, wall, base, notice)
    return replace(reply, when=at_like_hour(when, base, text, is_earlier=EARLIER in text))


def _near_its_day(when: When, text: str, wall: datetime, base: datetime, notice: Notice | None) -> When:
    """A bare day of the month next to the item's own, a bare weekday in its week."""
    if DAY_NUMBER.match(when.text):
        return _of_its_month(when, text, wall, base)
    if when.rrule is not None or BARE.match(when.text) is None:
        return when
    monday = datetime.combine(base.date() - timedelta(days=base.weekday()), MIDNIGHT)
    of_week = read_reply(text, monday, base, notice)
    if of_week is None or of_week.when is None:
        return when
    return _time_in_meant_week(of_week.when, of_week.verb, text, wall, base)


BARE_LEAD = Regex(r"^(?:那|就|还|都|是){0,3}")


def _bare_time(text: str, wall: datetime, base: datetime, notice: Notice | None) -> Reply | None:
    """「12月8日」, 「还是周五吧」, and nothing else: that is when it shall be."""
    text = BARE_LEAD.sub("", normal(text).text.strip(" 。!,"))
    said = read(text, wall, meant=Intent.EVENT, notice=notice).when
    is_whole = (
        said is not None and said.rrule is None and normal(said.text).text.strip() == text.rstrip("吧啦了哈 ")
    )
    when = _new_time(text, wall, base, notice) if is_whole else None
    return Reply(Verb.MOVE, when) if when else None


def _of_its_month(when: When, text: str, wall: datetime, base: datetime) -> When:
    """The day of that number next to the item's own, on the side the words say."""
    first = base.replace(day=1)
    months = [each.replace(day=1) for each in (first - A_DAY, first, first + MONTH)]
    days = [month.date() + timedelta(days=when.start.day - 1) for month in months]
    ahead = [day for day in days if day.day == when.start.day and day >= wall.date()]
    if PUT_OFF.search(text) or EARLIER in text:
        ahead = [day for day in ahead if (day < base.date()) is (EARLIER in text)] or ahead
    if when.rrule is not None or not ahead:
        return when
    return when.later(min(ahead, key=lambda each: abs(each - base.date())) - when.start.date())


def _time_in_meant_week(when: When, verb: Verb, text: str, wall: datetime, base: datetime) -> When:
    if EARLIER in text:
        return when if when.start < base else when.later(-A_WEEK)
    # Not over, nor no later than an item that is put off, nor today for one that is late: that would be called 今天.
    while (
        when.until <= wall
        or base.date() < wall.date() == when.start.date()
        or (verb is Verb.POSTPONE and when.start <= base)
    ):
        when = when.later(A_WEEK)
    return when


def at_like_hour(when: When, base: datetime, words: str, *, is_earlier: bool = False) -> When:
    """「改8点半」 of an evening is in the evening; `is_earlier`: it is said to be before its time."""
    is_bare = when.grain is Grain.MINUTE and when.rrule is None and not PART_OF_DAY.search(words)
    late, early = when.start + HALF_A_DAY, when.start - HALF_A_DAY
    if is_bare and 0 < base.hour < DAWN + NEAR and abs(base.hour - when.start.hour % NOON) < NEAR:
        return replace(when, start=when.start if when.start.hour < NOON else early)  # 「改5点20」 of six
    if when.grain is Grain.MINUTE and when.end is None and 0 < when.start.hour < DAWN <= base.hour:
        return when if AT_NIGHT.search(words) else replace(when, start=late)  # 「3点半才行」 of an afternoon
    is_early = is_bare and is_earlier and early.date() == when.start.date() and early.hour >= DAWN
    if is_early and early.time() < base.time() < when.start.time():
        return replace(when, start=early)
    is_bare = is_bare and when.start.time() != MIDNIGHT  # 「24点」
    if not is_bare or when.end is not None or late.date() != when.start.date() or base.time() == MIDNIGHT:
        return when
    is_nearer = abs(late.hour - base.hour) < abs(when.start.hour - base.hour) - 2
    return replace(when, start=late) if is_nearer else when
