"""Several dates of one thing: 「12月4日、9日、11日」, 「1月5号和2月9号上午9点」, 「12月1日至3日、8日至10日」.

A run is what stands side by side with nothing but signs of a list between; words between make another run.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.core.period import A_WEEK, OF_A_DAY, Grain, is_clock_time
from union.reading.message import When
from union.reading.numbers.numerals import CHINESE, whole_number
from union.reading.text.identifiers import BLANK
from union.reading.time.dates.reference_time import TimeRead
from union.reading.time.false_times import listed_days
from union.reading.time.moments import EVERY_DAY
from union.reading.time.time_choice import is_change, is_denied, is_only_if, without_rule_ends

# Also 「25号下午4点一次，30号同一时间一次」.
BETWEEN = Regex(
    r"\s?(?:(?:同一?(?:时间|钟点))?一[次场回](?=[、,;]))?(?:[、,/;&+\n]\s?)?(?:以及|还有|和|及|与|跟|同|[·\s]?and)?[·\s]?\(?"
)
AND = Regex(r"[、和及与]|以及")
BARE = Regex(r"(?:[日号]|(?:周|星期|礼拜)[一二三四五六日天末])$")
# 「连着三个周五」, 「俩周六」, 「两天」, 「分三批」 behind a list count its dates once more.
COUNTED = Regex(
    r"(?:(?<=[日号)])|(?<=[./月]\d)(?!\d)|(?<=[./月]\d\d))[\s,(]?(?:连着|一?连续?|一共|这|共|都是|分)?的?[两俩仨二三四五六七八九十\d]{1,2}"
    r"(?:(?<=[两二三四五六七])日(?=[,。;\s)])|(?:个|(?<=[俩仨]))(?:周|星期|礼拜)[一二三四五六日天末]|天|[批期场轮]|(?<=分.)次)\)?"
    r"|(?<=[日号])\s?\((?:周|星期|礼拜)[一二三四五六日天](?:[、,/和 ]{1,2}(?:周|星期|礼拜)?[一二三四五六日天]){1,6}\)"
)
# Days with nothing but signs between, named or counted behind the last: 「12月4,9,11日」, 「4月13 15 20 都」, 「17跟24两个星期六」.
CLOSE = "(?P<close>[日号]|这?[两三四五](?:天|个(?:周|星期|礼拜)[一二三四五六日天])"
NUMBERS = Regex(
    rf"(?<=月)\d{{1,2}}(?:(?:\s?[、,/&+和与及跟同]\s?| )\d{{1,2}}){{1,12}}{CLOSE}|(?=\s?(?:[都均全]|[上下中]午|早上|晚上)))"
)
ALONE = Regex(rf"(?<![\d:./\-月第A-Za-z])(?<!\d,)\d{{1,2}}(?:[、和与及跟同 ]\d{{1,2}}){{1,4}}{CLOSE})")
# 「二十二二十三两天」, said in one breath.
TENS = "(?:二十(?:[一二三四五六七八九](?!十))?|三十一?|十[一二三四五六七八九]?)"
SPOKEN = Regex(rf"(?<![{CHINESE}第周]){TENS}(?:[、和与及跟同]?{TENS}){{1,4}}{CLOSE})")
LISTS = (NUMBERS, ALONE, SPOKEN)
A_DAY = Regex(rf"\d{{1,2}}|{TENS}")
# 「17/4同24/4」
SLASHED = Regex(r"(?:(?<=\d/\d)|(?<=\d/\d\d))\s?[和与及跟]\s?(?=\d{1,2}/\d{1,2}(?![\d./%]))")
OF_ALL, WEEKDAY = Regex(r"(?:都|均|全)[是为在]?$"), Regex("周|星期|礼拜")
OF_WEEK = Regex(r"(?:周|星期|礼拜)[一二三四五六日天]")
WEEK_SAID = Regex(
    r"[上下]{1,3}一?个?(?:周|星期|礼拜)(?:[,的\s]{0,2}(?:周|星期|礼拜))?(?P<day>[一二三四五六日天])?"
)
# Behind a week that heads a list: 「下周走访 周二…」, 「下周工作安排。周一…」; 「下周有三件事，周一…」 heads several only.
HEADS = Regex(r"[^,。;!?\n]{0,14}(?:(?<=安排|计划|日程|如下|[任事]务)[,。\n]|:\n?)?")
HEADS_SEVERAL = Regex(r"[^,。;!?\n]{0,14}[:,。\n]{0,2}")
# 「急救班22、29号晚7-9点，4月5号7点考试」: the second has an hour and a name of its own.
NAMED = Regex(r"(?:^|[,;。\n])\s?[\u4e00-\u9fffA-Za-z·]{2,24}\s?$")
OF_ITSELF = Regex(
    r"\s?(?![在于到去都均各每开]|结束|[^,。;\n]{1,8}(?:室|[食礼会]堂|[楼厅馆园家场])(?=[,。;\n]|$))(?:[\u4e00-\u9fff]{2}|[A-Za-z]{3})"
)
MORNING = Regex("[上早凌晨]|am", any_case=True)
COUNTS = Regex(r"[个天批期场轮次俩仨]|[两二三四五六七]日|[日号]\s?\(")
SENTENCE_ENDS = Regex(r"[。!?\n]")
# 「11月16日、12月14日。都是下午2点」
TAKEN_UP = Regex(r"[。\n](?=\s?(?:都|均|全部|每次|各次|一律|时间|钟点|all\b|each\b))", any_case=True)
LEAST, LAST_DAY = 2, 31


class Run(NamedTuple):
    """The dates of one run in order, and where it stands."""

    begin: int
    end: int
    times: tuple[When, ...]


def as_lists(masked: str) -> str:
    """A masked text as long as before in which lists of days have 、 between them, say 日 and are not counted once more."""
    for start in listed_days(masked) if "号" in masked else ():
        place = masked.index("号", start)
        masked = f"{masked[:place]}日{masked[place + 1 :]}"
    for list_ in LISTS:
        masked = list_.sub(_as_list, masked)
    masked = SLASHED.sub(lambda sign: "、" + BLANK * (len(sign[0]) - 1), masked)
    return COUNTED.sub(lambda said: BLANK * len(said[0]), masked) if COUNTS.search(masked) else masked


def _as_list(said: re.Match[str]) -> str:
    """With 、 between them, as long as before; where only a space parts them each is the day behind the one before."""
    close = said["close"] or ""
    days = [whole_number(each) or 0 for each in A_DAY.findall(said[0].removesuffix(close))]
    steps = [behind - one for one, behind in pairwise(days)]
    is_of_month = said.string.startswith("月", said.start() - 1)
    is_list = all(step == 1 for step in steps) if " " in said[0] else all(step > 0 for step in steps)
    if not (is_of_month or (is_list and days[-1] <= LAST_DAY)):
        return said[0]
    listed = "、".join(map(str, days))
    counted = close.removeprefix("这")
    leads = ("一共", "这", "") if "天" in close else ("",)
    ends = () if "个" in close else [f"{lead}{counted}" for lead in leads]  # as long as before
    listed += next((each for each in ends if len(listed) + len(each) <= len(said[0])), "日")
    return listed.ljust(len(said[0])) if len(listed) <= len(said[0]) else said[0]


def runs(reads: Sequence[TimeRead], text: str) -> tuple[Run, ...]:
    """The runs of days ahead or behind in a message; deadlines, rules and what a thing was moved to are in none."""
    return _runs(tuple(reads), text)


@lru_cache(maxsize=24)  # the dates, the title and the plans of a message ask
def _runs(reads: tuple[TimeRead, ...], text: str) -> tuple[Run, ...]:
    groups: list[list[TimeRead]] = []
    for one in without_rule_ends(reads):
        if groups and _is_same_day(text, last := groups[-1][-1], one):
            groups[-1].append(_further_hour(text, last, one))
        if not is_listed(one, text):
            continue
        if groups and _is_next_in_list(groups[-1], one, text):
            groups[-1].append(one)
        else:
            groups.append([one])
    shared = [
        one
        for one in reads
        if is_hour(one) or is_about_all_dates(one, text) or (one.when.rrule or "").startswith("FREQ=WEEKLY")
    ]
    return tuple(_run(group, text, shared) for group in groups)


def _further_hour(text: str, last: TimeRead, one: TimeRead) -> TimeRead:
    """Another hour of the same day; a bare one before it is after noon: 「下午2点半和7点半」."""
    day = datetime.combine(last.when.start.date(), time())
    bare = replace(one.when, start=day, end=None, grain=Grain.DAY)
    when = with_hours_of(bare, one.when)
    half = timedelta(hours=12)
    if last.when.start - half < when.start < last.when.start and not MORNING.search(text, one.begin, one.end):
        when = when.later(half)
    return one._replace(when=when, has_day=True)


def listed_dates(reads: Sequence[TimeRead], text: str, best: TimeRead) -> tuple[When, ...]:
    """The dates of the time to act on, itself the first; what was said of its hour or length holds for all."""
    if len(reads) == 1 and not best.rest:
        return (best.when,)
    found = next((one.times for one in runs(reads, text) if one.begin <= best.begin < one.end), ())
    own = replace(best.when, rrule=None)
    if best.rest and own.end is not None and best.rest[0].start < own.end:
        own = replace(own, end=None)
    same = [i for i, one in enumerate(found) if one.start.date() == own.start.date()]
    place = next((i for i in same if found[i].start == own.start), same[0] if same else None)
    if len(found) < LEAST or place is None:
        return (best.when,)
    own = with_hours_of(own, found[place])
    return tuple(own if i == place else with_hours_of(one, own) for i, one in enumerate(found))


def is_listed(one: TimeRead, text: str, *, limits: bool = False) -> bool:
    """Whether a time is a day ahead or behind by itself; `limits`: also one by which something is due."""
    when = one.when
    if not one.has_day or one.is_name or when.grain not in OF_A_DAY or when.rrule:
        return False
    if when.deadline and not limits:
        return False
    return not (
        is_change(text, one) or is_denied(text, one) or is_only_if(text, one) or is_about_all_dates(one, text)
    )


def is_about_all_dates(one: TimeRead, text: str) -> bool:
    """「5日、12日、19日，都是周六上午9点」: what is said of all the dates before is no other day."""
    is_led = OF_ALL.search(text[max(0, one.begin - 4) : one.begin]) is not None
    return is_led and WEEKDAY.match(text, one.begin) is not None


def is_hour(one: TimeRead) -> bool:
    """Whether a time is of the day alone, also of each: 「每天8:30」."""
    is_of_any = not one.has_day or one.when.rrule == EVERY_DAY
    return is_of_any and is_clock_time(one.when.grain)


def in_weeks_said(reads: Sequence[TimeRead], text: str) -> Iterator[TimeRead]:
    """「下周安排 周一例会 周五培训」, 「上周三培训38人，周四又办一场」: weekdays in order behind a week said are of that week.

    By when something is wanted of a list is no day of it: 「下周巡查 周二一车间 周四二车间，名单周五前报」; nor is one
    said before: 「周五走访推迟到下周一，周五省公司来」.
    """
    monday, last, is_due, named = None, 0, True, set[int]()
    for place, one in enumerate(reads):
        day, said = one.when.start.weekday(), WEEK_SAID.match(text, one.begin, one.end)
        if said is not None and not one.when.rrule:
            is_head = said["day"] is not None or _heads_weekdays(reads[place + 1 :], one.end, text)
            monday = one.when.start.date() - timedelta(days=day) if is_head else None
            last, is_due = day, one.when.deadline or not said["day"]
        elif _is_bare_weekday(one, text):
            if monday and last <= day and day not in named and (is_due or not one.when.deadline):
                by = monday + timedelta(days=day) - one.when.start.date()
                rest = tuple(each.later(by) for each in one.rest)
                one = one._replace(when=one.when.later(by), others=(), rest=rest)
                last, is_due = day, one.when.deadline
            elif monday is None:
                named.add(day)
        elif one.has_day:
            monday = None
        yield one


def _is_bare_weekday(one: TimeRead, text: str) -> bool:
    return OF_WEEK.match(text, one.begin, one.end) is not None and not one.when.rrule


def _heads_weekdays(behind: Sequence[TimeRead], end: int, text: str) -> bool:
    days = [one for one in behind if _is_bare_weekday(one, text)]
    if not days or days[0] is not behind[0]:
        return False
    several = [one.when.start.weekday() for one in days if not one.when.deadline]
    are_several = len(several) > 1 and several[0] < several[1]
    heads = HEADS_SEVERAL if are_several else HEADS
    return heads.fullmatch(text, end, days[0].begin) is not None


def _is_same_day(text: str, last: TimeRead, one: TimeRead) -> bool:
    """「12月3日上午9点、下午2点」: another hour of the day named before it."""
    is_hour = not one.has_day and one.when.grain is last.when.grain and not last.rest
    is_beside = AND.fullmatch(text, last.end, one.begin) is not None
    return is_hour and is_beside and is_clock_time(last.when.grain) and not last.when.deadline


def _is_next_in_list(group: Sequence[TimeRead], one: TimeRead, text: str) -> bool:
    """Beside the last of a group, and behind all of it or a weekday that comes round before: 「周二、周四」 on a Wednesday.

    Beside is with a sign of a list between; without any only 「三号五号」, 「周二周四」.
    """
    last, own = group[-1], one.when.start.date()
    is_bare = last.end == one.begin and not BARE.search(text, last.begin, last.end)
    is_other = (
        text[last.end : one.begin].strip() == "," and one.has_clock and any(each.has_clock for each in group)
    )
    is_other = is_other and NAMED.search(text, 0, group[0].begin) is not None
    if (
        is_bare
        or (is_other and OF_ITSELF.match(text, one.end))
        or not BETWEEN.fullmatch(text, last.end, one.begin)
    ):
        return False
    days = [when.start.date() for each in group for when in (each.when, *each.rest)]
    is_weekday = own not in days and abs(own - days[0]) < A_WEEK
    return own > max(days) or (is_weekday and not one.rest)


def _run(group: Sequence[TimeRead], text: str, shared: Iterable[TimeRead]) -> Run:
    end, is_list = group[-1].end, len(group) > 1 or bool(group[0].rest)
    counted = COUNTED.match(text, end) if is_list else None
    end = counted.end() if counted else end
    hours = next((one for one in shared if one.begin >= end), None) if is_list else None
    if hours and SENTENCE_ENDS.search(TAKEN_UP.sub(",", text[end : hours.begin])):
        hours = None
    members = _with_hours(
        [when for place, one in enumerate(group) for when in _dates(one, is_first=not place)]
    )
    members.sort(key=lambda one: one.start)
    if hours and not is_hour(hours):  # 「5日、12日、19日，逢周三7点半」
        day = hours.when.start.weekday()
        hours = hours if hours.has_clock and all(one.start.weekday() == day for one in members) else None
    if hours is None:
        return Run(group[0].begin, end, tuple(members))
    end = hours.end if BETWEEN.fullmatch(text, end, hours.begin) else end
    return Run(group[0].begin, end, tuple(with_hours_of(one, hours.when) for one in members))


def _dates(one: TimeRead, *, is_first: bool) -> Iterator[When]:
    """The dates of a list that was read as one; also of days in a row each is a date of its own."""
    # 「周一、周五」 said on a Friday: today's weekday behind another is that of next week
    later = (each for each in one.others if each.start - one.when.start == A_WEEK and not is_first)
    when = next(later, one.when)
    if one.rest and when.end is not None and one.rest[0].start < when.end:
        when = with_hours_of(replace(when, end=None, grain=Grain.DAY), one.rest[0])
    yield when
    yield from one.rest


def _with_hours(members: list[When]) -> list[When]:
    """A clock time stands behind the last of those it is for: 「3日、5日下午2点」; else those behind it have it too."""
    for i in reversed(range(len(members) - 1)):
        members[i] = with_hours_of(members[i], members[i + 1])
    for i in range(1, len(members)):
        members[i] = with_hours_of(members[i], members[i - 1])
    return members


def with_hours_of(one: When, pattern: When) -> When:
    """A bare day at the hours of another time; one that has hours keeps them, and takes its length."""
    length = pattern.end - pattern.start if pattern.end else None
    if one.end is not None or pattern.grain is Grain.DAY:
        return one
    if one.grain is Grain.DAY:
        start = datetime.combine(one.start.date(), pattern.start.time())
        return replace(one, start=start, end=start + length if length else None, grain=pattern.grain)
    is_short = length is not None and length < timedelta(days=1)
    return replace(one, end=one.start + length) if length and is_short and one.grain is pattern.grain else one
