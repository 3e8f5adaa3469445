"""The new time of something that is moved: 「挪到23号，时间一样」, 「往后推半个钟」, 「改早一日」, 「以后都改到10点」."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import takewhile

from union.core.almanac.days_off import Notice
from union.core.lazy_regex import Regex
from union.core.period import UNDATED, Grain
from union.reading.acts.changes.change_verbs import EARLIER, STARTS_WITH_TIME
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.hinted_changes import A_TIME, DAY, read_hinted
from union.reading.acts.changes.item_changes import ChangeDeed, ItemChange, Scope
from union.reading.acts.talk_signs import STAYS
from union.reading.message import Intent, When
from union.reading.numbers.numerals import number
from union.reading.reader import read
from union.reading.replies.item_replies import (
    BARE,
    HALF_A_DAY,
    MIDNIGHT,
    Reply,
    Verb,
    at_like_hour,
    later,
    read_reply_to,
)
from union.reading.text.normal_form import normal
from union.reading.time.dates.reference_time import MINUTES
from union.reading.time.pieces.base_patterns import COUNT

SPAN = Regex(
    rf"(?P<count>{COUNT}|半)(?P<half>个半|半)?[·\s]?(?P<unit>个?(?:小时|钟头|钟|点)|分钟|天|日|周|个?(?:星期|礼拜)|个?月|个?工作日)"
)
SAME_DAY = Regex(r"(?<![\u4e00-\u9fff]{2})(?:当[天日]|同日|那天)")
NEXT_DAY = Regex(r"第二天|次日|隔天|the·day·after")
ORDINAL = Regex(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)\b")
EACH = Regex(r"逢|to·?每")
THAT_IS = Regex(r"[,(]?(?:也就是|亦即|即是?|就是(?!说)|which·is)[·\s]?", any_case=True)
A_DAY_SAID = Regex(r"\d[号日月/]|周|星期")
DAY_FIRST = Regex(r"(\d{1,2})/(\d{1,2})\)")
EITHER_FIRST = Regex(r"(?<![\d/])(1[0-2]|[1-9])/(1[0-2]|[1-9])(?![\d/])")
BARE_DAY_SAID = Regex(r"[\d一二三四五六七八九十][号日]")
OF_ANOTHER = Regex(r"月|周|星期|礼拜|[今明后前昨]|\d[/.-]\d|[初廿腊]")
STARTS = Regex(r"\b(?:start|begin)", any_case=True)
CLOCK_BEFORE_DAY = Regex(  # "1pm on the 16th"
    r"(\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\.?)\s(?:on\s)?(?:the\s)?(\d{1,2}(?:st|nd|rd|th))\b", any_case=True
)
BY_SO_MUCH = Regex("[迟晚早推后延前缓多加]$")
BARE_DAY = Regex(r"^\s?(\d{1,2})$")
WEEKDAYS, WEEKDAY_AFTER = "一二三四五六日", Regex(r"周([一二三四五六日])·?after(?=$|\W|时间)")
WEEKDAYS_SAID = Regex(r"周[一二三四五六日](?:[、,和跟及\s]{1,2}(?:周|星期)?[一二三四五六日])+")
OF_ITS_WEEK = Regex(r"[当那](?:一?周|个?星期)的?(?:周|星期)?([一二三四五六日天])")
CLOCK_FIRST = Regex(r"(\d{1,2}(?:点半?|:\d\d))(晚上|早上|[上下中]午)")
HAS_CLOCK = Regex(r"[\d一二三四五六七八九十半][点时:]|\d\s?[ap]m", any_case=True)
MYSELF = "我"
OF_THE_MONTH = Regex(r"^(?:月[底末初中]|[上中下]旬)")
FAR = 2  # times as far a day in the item's month may be
A_DAY = timedelta(days=1)


def change_as_reply(
    change: ItemChange, wall: datetime, base: datetime, notice: Notice | None = None
) -> Reply | None:
    """The same as a reply to the item of that time would ask it; None where the words give nothing to do."""
    has_day = base < UNDATED or any(each.search(change.new) for each in (BARE_DAY_SAID, OF_ANOTHER))
    base = base if base < UNDATED else datetime.combine(wall, base.time())
    match change.deed:
        case ChangeDeed.MOVE | ChangeDeed.SHIFT | ChangeDeed.DUE:
            moved = new_time(change, wall, base, notice) if has_day else None
            return replace(moved, text=change.place or None) if moved else None
        case ChangeDeed.LATER:
            return _later_at(change, wall, base, notice)
        case ChangeDeed.UNDATED:
            return Reply(Verb.MOVE, When(change.text, UNDATED, None, Grain.DAY))
        case ChangeDeed.CANCEL:
            return Reply(Verb.CANCEL)
        case ChangeDeed.FINISH:
            return Reply(Verb.DONE)
        case ChangeDeed.PLACE:  # 「换教室，去302」, 「换咗酒楼，依家系美孚」
            behind = (match["place"] for match in map(PLACE_IS.match, change.after) if match)
            place = change.quoted or next(behind, None)
            return Reply(Verb.PLACE, None, place) if place else None
        case ChangeDeed.OWNER:
            name = change.new.replace(
                "·", " "
            )  # an English one may stand before the thing: 「Siti do the list」
            return Reply(Verb.OWNER, None, name if name == MYSELF or name.isascii() else change.quoted)
        case _:
            return None


def due_behind(change: ItemChange, title: str = "") -> ItemChange | None:
    """By when whoever takes it on will have it done: 「公众号那篇小周接过去，他18号给你」, "take over pls. Monday the 25th will do".

    A clause behind says so that is nothing but a time and words of handing in, or of the deed the `title` is called by.
    """
    behind = [normal(each).text for each in change.after] if change.deed is ChangeDeed.OWNER else []
    given = list(takewhile(lambda words: not (STAYS.search(words) or ANOTHER.search(words)), behind))
    found = (due_in(words, normal(title).text + change.new) for words in given)
    day = next((each for each in found if each), None)
    if day is not None:
        return replace(change, deed=ChangeDeed.MOVE, new=day, quoted=day)
    shifted = (each for words in given for each in read_changes(words) if each.deed is ChangeDeed.SHIFT)
    return next((each for each in shifted if not DUE_WORDS.sub("", each.own)), None)


def due_in(words: str, title: str) -> str | None:
    """The time of a clause that says of a known thing by when it is done."""
    days = (each for each in A_TIME.finditer(words) if re.match(DAY, each[0]))
    found = next((each for each in days if not SPAN_OF_DAYS.fullmatch(each[0])), None)
    if found is None:
        return None
    left = DUE_WORDS.sub("", f"{words[: found.start()]} {words[found.end() :]}")
    left = OF_ENGLISH.sub(lambda each: "" if each[0] in title else each[0], left)
    if left.strip(OF_ENGLISH.sub("", title)):
        return None
    day = found[0].strip()
    return f"{day}前" if day.endswith(("底", "末")) else day


OF_ENGLISH = Regex(r"[A-Za-z]{1,20}")
ANOTHER = Regex(r"[\u4e00-\u9fff]{2,3}负责(?!人)[\u4e00-\u9fff]{2}")  # a task of its own
SPAN_OF_DAYS = Regex(r"[一二两三四五六七八九十]日")  # 「给多他三日」
# What may stand beside the day by which a thing is handed in, or is wanted: 「30号都未迟」, "can push to 20 Mar".
DUE_WORDS = Regex(
    r"[期时]?限期?|期限|截止|死线|交期|日[期子]|时间|顺延|押后|宽限|推迟|延期|放宽|延长|[放延宽推缓挪改拖][到至成]|[之以]?前|之?内|不[过用急迟晚]|但|只[要是]|最[迟晚快早]|大概|大约|应该|[一肯]定|保证|争取|尽量|答应|同意|批准|领导|[\u4e00-\u9fff]?(?:主席|书记)|大家|[他她我你您咱]们?|[说讲话]|搞定|完成|[未没]迟|[回答][话复]"
    r"|[给交报送发出拿取收弄做办搞写印买订整排编画贴填传到至完好齐妥来去先才再就都也争取还是仍照要得会能行成有用准掂吧了啦啊呀哈呢嘛喇的中那这本新将之]|可以|没问题|没关系|来得及|个?月(?![\u4e00-\u9fff])"
    r"|(?<![A-Za-z])(?:the|a|an|new|now|due|date|deadline|timeline|is|it|that|this|will|would|be|do|done|fine|can|could|also|ok|okay|good|enough|by|on|till?|until|before|latest|instead|only|then|so|but|and|he|she|they|i|we|says?|said|told|promised|needs?|wants?|get|got|has|have|gimme|give|push(?:ed)?|extend(?:ed)?|moved?|put|to|make|submit|hand|in|up|ready|settled?|finish(?:ed)?|completed?|him|her|me|us|you|for|send(?:ing)?|pass|collect|gave|boss|chief|mgmt|management|hq|stays?|remains?|should|must|pls|please|lah?|leh|lor|ah|hor|ya|still|at|all)(?![A-Za-z])|\[[^\[\]]{1,6}\]|[^\w]",
    any_case=True,
)


def as_reply(change: ItemChange, limit: int = 0) -> str:
    """「名额加到30个」 and 「报名到24号截止」 as a reply to the item would say them; 「加多2围」 is a note, or with its total a limit.

    `limit`: of how many may come by now, which 「人数加10个」 raises.
    """
    terms = change.new
    more = MORE_THAN_NOW.search(terms)
    if more is not None and limit:
        by = int(more["by"])
        return f"限{limit - by if '减' in more[0] else limit + by}人"
    if MORE.match(terms):
        total = TOTAL.match(change.after[0]) if change.after and "桌" not in terms else None
        return f"限{total['total']}人" if total else f"备注：{change.text}"
    closing = CLOSES.match(terms)
    if closing is not None:
        return f"报名截止{closing['when'].removesuffix('截止')}"
    number = COUNTED.search(terms)
    return f"限{number[0]}人" if number is not None and "提醒" not in terms else terms


CLOSES = Regex(r"报名(?:截止)?(?:时间)?(?:改|延|提前|推迟)?(?:到|至|为)?(?P<when>.{2,14})$")
COUNTED = Regex(r"\d{1,4}")
MORE_THAN_NOW = Regex(r"(?:名额|上限|限额|人数)[都再又要]{0,2}[加增减]多?\s?(?P<by>\d{1,3})")
MORE = Regex(r"(?:再|又|要)?[加增添减]")
TOTAL = Regex(r"(?:总共|一共|共|合共|即是|就是|变成)(?P<total>\d{1,4})(?:[个位人名]|个?名额|$)")


def _later_at(change: ItemChange, wall: datetime, base: datetime, notice: Notice | None) -> Reply | None:
    """「要迟啲，8点夜晚先开」: put off to the hour said behind it."""
    clock = _clock_said(change, wall, notice)
    start = datetime.combine(base.date(), clock.time()) if clock else base
    start += HALF_A_DAY if start < base else timedelta()  # 「8点先开」 of an evening
    return Reply(Verb.MOVE, When(change.text, start, None, Grain.MINUTE)) if start > base else None


PLACE_IS = Regex(r"(?:现在|依家|如今|新的|改)?(?:是|系|在|去|到|喺)(?P<place>[^,。;]{2,20})$")


def new_time(
    change: ItemChange, wall: datetime, base: datetime, notice: Notice | None = None
) -> Reply | None:
    """What a reply to the item of that time would say; None where no time can be made of the words."""
    if change.deed is ChangeDeed.SHIFT:
        found = _shifted(change, wall, base, notice)
        return Reply(Verb.MOVE, found) if found else None
    words = _words_said(change, base)
    if base > wall and OF_THE_MONTH.match(words):  # 「2月的例会改到月底」
        words = f"{base.year}年{base.month}月{words.removeprefix('月')}"
    later = LATER_SAID.search(normal(change.text).text)  # 「give me till mon」
    earlier = EARLIER_SAID.search(change.text)
    verb = "推迟到" if later else "提前到" if earlier else "改到"
    replies = (read_reply_to(f"{each}{words}", wall, base, notice) for each in (verb, "改到"))
    reply = next((each for each in replies if each is not None), None)
    if reply is None or reply.when is None:
        return reply
    when = _on_date_beside(reply.when, change, wall, notice)
    if BARE_DAY_SAID.search(words) and not OF_ANOTHER.search(words):
        when = _in_its_month(when, base, bool(later), bool(earlier))
    clock = None if HAS_CLOCK.search(words) else _clock_said(change, wall, notice)
    if clock is None:
        return replace(reply, when=at_like_hour(when, base, words, is_earlier=earlier is not None))
    if when.rrule is not None:
        return replace(reply, when=when)
    is_late = LATE.search(change.new) is not None and clock.hour < HALF_A_DAY // AN_HOUR
    start = (
        datetime.combine(when.start.date(), clock.time()) + HALF_A_DAY * is_late
    )  # 「改周四晚上，还是七点」
    is_of_days = when.end is not None and when.end - when.start > A_DAY
    at = replace(when, start=start, end=when.end if is_of_days else None, grain=Grain.MINUTE)
    return replace(reply, when=at_like_hour(at, base, " ".join([change.new, *change.after])))


def _on_date_beside(when: When, change: ItemChange, wall: datetime, notice: Notice | None) -> When:
    """「酒楼只有21号有位，联欢改到星期一」: a weekday alone is on the date of that weekday told beside it."""
    if when.rrule is not None or BARE.fullmatch(change.new.strip()) is None:
        return when
    for words in (*change.before, *change.after):
        said = (
            read(words, wall, meant=Intent.EVENT, notice=notice).when if BARE_DAY_SAID.search(words) else None
        )
        if said is not None and said.end is None and said.start.weekday() == when.start.weekday():
            return when.later(
                datetime.combine(said.start.date(), MIDNIGHT) - datetime.combine(when.start.date(), MIDNIGHT)
            )
    return when


def _words_said(change: ItemChange, base: datetime) -> str:
    """The words of the new time, with what is said of the item's own day as a date."""
    words = CLOCK_BEFORE_DAY.sub(r"\2 \1", CLOCK_FIRST.sub(r"\2\1", _words_of_one_time(change)))
    words = ORDINAL.sub(r"\1号", EACH.sub("每", words))
    if ")" not in change.quoted:  # 「moved to 1/5」: the day first, as whoever writes English does
        words = DAY_FIRST.sub(r"\2月\1日", words)
    words = EITHER_FIRST.sub(lambda found: _nearest(int(found[1]), int(found[2]), base), words)
    if change.scope is Scope.FOLLOWING and WEEKDAYS_SAID.match(words):  # 「下周起改到周一、周三」
        words = f"每{words}"
    if not A_DAY_SAID.search(words):  # 「改到9号母亲节当天」
        words = SAME_DAY.sub(f"{base.month}月{base.day}日", words)
    words = BARE_DAY.sub(r"\1点" if STARTS.search(change.text) else r"\1号", words)
    if weekday := WEEKDAY_AFTER.match(words):  # 「the thurs after」
        after = base + timedelta(days=(WEEKDAYS.index(weekday[1]) - base.weekday() - 1) % 7 + 1)
        words = f"{after.month}月{after.day}日"
    if weekday := OF_ITS_WEEK.search(words):
        own = base + timedelta(days=WEEKDAYS.index(weekday[1].replace("天", "日")) - base.weekday())
        words = OF_ITS_WEEK.sub(f"{own.month}月{own.day}日", words)
    after = base + A_DAY
    return NEXT_DAY.sub(f"{after.month}月{after.day}日", words)


def _words_of_one_time(change: ItemChange) -> str:
    """「周四也就是今天下午四点半」, 「下周三，也就是9号上午十点」: of a time told twice what says its hour; the day with an hour alone."""
    words, behind = change.new, "".join(change.after[:1])
    found = THAT_IS.search(words) or (THAT_IS.match(behind) if behind else None)
    if found is None:
        return words
    first = words[: found.start()].strip() if found.string == words else words
    second = found.string[found.end() :].strip()
    if not HAS_CLOCK.search(second):
        return first
    return second if A_DAY_SAID.search(second) or OF_ANOTHER.search(second) else f"{first}{second}"


def _nearest(one: int, other: int, base: datetime) -> str:
    """「改去6/12」 of what is on 29 November is 6 December: of the two days the one nearer to its own."""

    def apart(month: int, day: int) -> int:
        days = abs((base.month - month) * A_MONTHS_DAYS + base.day - day)
        return min(days, YEAR - days)

    month, day = min((one, other), (other, one), key=lambda each: apart(*each))
    return f"{month}月{day}日"


A_MONTHS_DAYS, YEAR = 31, 372
LATE, AN_HOUR = Regex("下午|晚上?|傍晚|夜里?"), timedelta(hours=1)


def _in_its_month(when: When, base: datetime, is_later: bool, is_earlier: bool) -> When:
    """「改到23号」 in March of what is on 16 April is 23 April: the day in the item's month, unless that of this month is far nearer to it."""
    last = (base.replace(day=1) + timedelta(days=31)).replace(day=1) - A_DAY  # of the item's month
    own = [when.start]
    if when.start.day <= last.day and when.start < (
        there := when.start.replace(year=base.year, month=base.month)
    ):
        own.append(there)
    day = base.date()
    fitting = [each for each in own if not is_later or each.date() > day]
    fitting = [each for each in fitting if not is_earlier or each.date() < day]
    far = {each: abs(each.date() - day) * (1 if each.month == base.month else FAR) for each in own}
    start = min(fitting or own[:1], key=lambda each: far[each])
    return when if when.rrule is not None else when.later(start - when.start)


def _shifted(change: ItemChange, wall: datetime, base: datetime, notice: Notice | None) -> When | None:
    words = ENGLISH.sub(lambda found: IN_CHINESE[found[0].casefold()], change.new)
    said = SPAN.search(words)
    value = number(said["count"]) if said and said["count"] != "半" else 0.5
    if said is None or value is None:
        return None
    count = float(value) + (0.5 if said["half"] else 0)
    unit = said["unit"].removeprefix("个").replace("钟头", "小时")
    unit = "小时" if unit in ("钟", "点") else unit
    is_earlier = EARLIER_SAID.search(change.new) is not None
    start = later(base, -count if is_earlier else count, unit, notice)
    if start is None or (unit in MINUTES and base.time() == MIDNIGHT):  # 「早两个钟」 of what has no hour
        return None
    clock = _clock_said(change, wall, notice, start)
    if clock is not None:
        at = When(change.new, datetime.combine(start.date(), clock.time()), None, Grain.MINUTE)
        start = at_like_hour(at, base, " ".join(change.after)).start
    has_clock = unit in MINUTES or start.time() != MIDNIGHT
    return When(change.new, start, None, Grain.MINUTE if has_clock else Grain.DAY)


LATER_SAID = Regex(r"推[迟后到]|[延顺宽缓拖]|往后|押后")
EARLIER_SAID = Regex(rf"{EARLIER}|forward|earlier|\bup\b", any_case=True)
IN_CHINESE = {
    "half·an": "半",
    "an": "1",
    **dict.fromkeys(("a", "one"), "1"),
    "two": "2",
    "minute": "分钟",
    "hour": "小时",
    "day": "天",
    "week": "周",
}
ENGLISH = Regex(r"half·an|\b(?:an?|one|two)\b|minute|hour|day|week", any_case=True)


def _clock_said(
    change: ItemChange, wall: datetime, notice: Notice | None, day: datetime | None = None
) -> datetime | None:
    """A clock time and no day, or that day, in a clause behind the change: 「3点半开」, 「还是下午4点」."""
    for words in change.after:
        said = normal(words).text
        if OF_SOMEBODY.search(said) or (
            day is not None and not STARTS_WITH_TIME.match(said.removeprefix("还是"))
        ):
            continue  # 「早半个钟开，我四点有接待」, 「晚一个钟头，车两点才走」
        when = read(words, wall, meant=Intent.EVENT, notice=notice).when
        if when is None or when.grain is not Grain.MINUTE or when.end is not None:
            continue
        next_day = read(words, wall + A_DAY, meant=Intent.EVENT, notice=notice).when
        is_bare = next_day is not None and next_day.start - when.start == A_DAY
        is_its_day = day is not None and when.start.date() == day.date()
        if is_its_day or (is_bare and len(words) <= LONGEST_CLOCK):
            return when.start
    return None


OF_SOMEBODY = Regex(r"^(?:因为?|[\u4e00-\u9fff]{0,3}?(?<![给跟])[我他她](?!们))")
LONGEST_CLOCK = 16  # signs of a clause that gives the clock time

ANY_SPAN = Regex(  # 「换一天」, 「有一天来不了」 say no span
    r"(?<![\d月第/.:这呢近过头换改另外挑找选有哪每某同整])(?P<count>半|[一两三四五六七]|\d{1,2})(?P<unit>个?(?:半?小时|钟头|钟|星期|礼拜)|个月|刻钟|分钟|天|日(?!号|(?:之|以)?前)|[晚夜]|周)"
)
IN_NIGHTS, DAYS_UNIT = Regex("[晚夜日]"), "天"
IS_EARLIER, EARLY, LATER = (
    Regex(r"提前|往前|提早|前移|[^\u4e00-\u9fff]早|^早|再早|(?<![明今])早(?=[半一两三])"),
    "提前",
    "推迟",
)
NOT_AT = r"(?:不是|而非|not·(?:on·|at·)?(?:the·)?)"  # 「早上9点半哈，可不是下午」
A_MONTH = Regex(r"\d月\d")  # 「往后5月6号」 is no month later


def moved(
    text: str, times: Sequence[str], wall: datetime, base: datetime, notice: Notice | None = None
) -> ItemChange | None:
    """The change that gives the item of the time `base` another one; `times` are those the words name, as they were read.

    None where the words put it on the day that it has: 「再加两户，都放20号那天」.
    """
    for each in _possible(text, times):
        reply = change_as_reply(each, wall, base, notice)
        if reply is None or reply.when is None:
            continue
        # Whether it is to come, and not the time it has.
        is_its_day = reply.when.grain is Grain.DAY and reply.when.start.date() == base.date()
        if reply.when.start != base and not is_its_day and reply.when.start.date() >= wall.date():
            return each
        if each.deed is ChangeDeed.MOVE and each.own and reply.when.start == base:
            return None
    return None


def _possible(text: str, times: Sequence[str]) -> Iterator[ItemChange]:
    """By how much, by a verb to when, each time that is named, the last first."""
    said, hinted, words = read_changes(text), read_hinted(text), normal(text).text
    shifts = (each for each in (*hinted, *said) if each.deed is ChangeDeed.SHIFT)
    yield from (each for each in shifts if A_MONTH.search(words, max(0, words.find(each.new))) is None)
    yield from (each for each in said if each.deed is ChangeDeed.MOVE)
    named = [each for each in (normal(one).text for one in times) if each in words]
    for found in ANY_SPAN.finditer(words):
        if any(found[0] in each for each in named) and not BY_SO_MUCH.search(words, 0, found.start()):
            continue  # "at 1pm on the 16th"
        way = EARLY if IS_EARLIER.search(words) else LATER
        by = f"{way}{found['count']}{IN_NIGHTS.sub(DAYS_UNIT, found['unit'])}"
        yield ItemChange(ChangeDeed.SHIFT, "", (), by, (), Scope.ONE, by)
    said_at = (one for one in reversed(times) if not re.search(NOT_AT + re.escape(normal(one).text), words))
    yield from (ItemChange(ChangeDeed.MOVE, "", (), each, (), Scope.ONE, text) for each in said_at)
    yield from (each for each in hinted if each.deed is ChangeDeed.MOVE)
