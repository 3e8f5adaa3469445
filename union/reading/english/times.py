"""Puts the pieces of an English time together, in the order and with the signs of a Chinese one.

「3pm next Wednesday」 → 下周三15:00, 「by the 25th of each month」 → 每月25日前.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.english.time_pieces import TimePiece, TimePlace, is_time_by_itself, pieces
from union.reading.english.vocabulary import either

Group = tuple[TimePiece, ...]
# What may stand between two pieces of one time: 「Dec 5, at 2pm」, 「Friday the 27th of」, 「Fri @ 3pm」.
GLUE = Regex(r"[\s,()]{0,3}(?:(?:at|on|of|in|the|for|@|sharp|instead(?!\sof))[\s,]{0,2}){0,3}", any_case=True)
OF = Regex(r"\s(?:of|on)\s", any_case=True)
# 「in the evening on 3 May」, but not 「bowling night on 3 May」
LED_PART = Regex(r"in\sthe\s", any_case=True)
TO = Regex(r"\)?\s?(?:-|~|(?:all\sthe\sway\s)?to|until|till|thru|through)\s(?:the\s)?|-", any_case=True)
FROM = Regex(
    r",?\s(?:(?:starting|starts?|beginning|begins|from|as\sof|commencing|first\s(?:one|session|class)(?:\sis)?)\s)?(?:on\s|from\s)?(?:the\s)?",
    any_case=True,
)
# 「every Tuesday 7.30am before shift at the depot, start from 6 April」
FROM_BEHIND = Regex(
    r",?\s[a-z][^.;:!?\n\d]{0,48}[\s,](?:start(?:s|ing)?|beginning|commencing|first\s(?:one|session|class)(?:\sis)?)\s(?:on\s|from\s)?(?:the\s)?",
    any_case=True,
)
CHANGED = Regex(
    r"(?:moved?|shift(?:ed)?|changed?|postponed?|rescheduled?|push(?:ed)?|(?:brought|bring)\sforward)\s(?:[A-Za-z'&]{2,16}\s){0,5}from\s(?:the\s)?$|\bi\smean,?\sfrom\s(?:the\s)?$",
    any_case=True,
)
# 「3pm meeting on Friday」: between a clock time and its day stands what happens then.
WHAT = Regex(r"(?!.*\b(?:and|then|or|to|till|until|if|but)\b)[^,.;:!?\n]{1,48}", any_case=True)
# 「16 Dec year end lunch at Jumbo 12.30」: a quarter of an hour behind what is held on that day is no sum.
HELD = Regex(
    r"\b(?:lunch|dinner|breakfast|tea|lo\s?hei|party|meeting|mtg|agm|exco|briefing|seminar|talk|course|class|session|training|visit|trip|outing|tour|match|game|futsal|bowling|screening|dialogue|bbq|dnd|d&d|gathering|event|ceremony|night|run|walk|show|workshop)\b",
    any_case=True,
)
WHERE = Regex(r"[,\s][^.;:!?\n$]{2,60}[\s,]")
QUARTER_HOUR = Regex(
    r"(?:00|15|30|45)(?=$|[,;!?\n]|\.(?:\s|$)|\s(?:at|@|in|sharp|onwards|for|pls|please|instead|ok)\b|\s?[-–]\s?\d)",
    any_case=True,
)
PRICED = Regex(
    r"\b(?:sgd|rm|costs?|price|fares?|total|each|per|cash|bill|budget|fees?|paid|for|of|x)\s$|\d\s?$",
    any_case=True,
)
SPENT = Regex(r"\b(?:bought|paid|spent|claim(?:ed|ing)?|receipt|cost)\b", any_case=True)
# Signs before a time in which the words of its deadline stand: 「deadline for the photo contest: 」.
LIMIT = 80
SPANS = ("weekday_span", "dates", "month_dates")
NAMED_DAYS = ("date", "month_date", "short", "numeric", "iso", "weekday_day")
WEEKLY, DATES = {"every_days", "plural_days"}, {"date", "month_date"}
SEVERAL = {"day_list", "month_day_list", "weekday_list", *SPANS}
MOVED = Regex(r"(?:from\s)?[^-~]{1,16}\sto\s", any_case=True)
NEXT = Regex(r",?\s(?:and\s|then\s)?")
STARTING = Regex(r"\b(?:starting|beginning|from|effective)\s(?:on\s|from\s)?(?:the\s)?$", any_case=True)
SIGN = Regex(r"[,.;:!?\n]")
DAYS = {TimePlace.DAY, TimePlace.WEEKDAY, TimePlace.RULE}


class Time(NamedTuple):
    """One time: its pieces as they stand, and where it stands with the words of its deadline.

    Without pieces it is a clock time that was moved to its day, which follows.
    """

    pieces: Group
    start: int
    end: int
    is_limit: bool = False
    joins: str = ""  # what stands between it and the next in Chinese: 「28 Dec to」 → 到, 「moved from 3 Dec to」 → 改到


def times(text: str) -> list[Time]:
    """The times of an English text in order; pieces without the company they need make none."""
    groups = list[Group]()
    for group in map(_without_name, _reckoned(_grouped(text))):
        if _is_time(group, text) or (groups and _is_hour_behind(groups[-1], group, text)):
            groups.append(_moved(group, text))
    found: list[Time] = []
    for i, group in enumerate(groups):
        following = groups[i + 1] if i + 1 < len(groups) else ()
        between = (group[-1].end, following[0].start) if following else (0, 0)
        is_rule = any(piece.place is TimePlace.RULE for piece in group)
        is_day = all(piece.sort in DATES for piece in group)
        if following and _is_clock_of(group, following, text):
            groups[i + 1] = (*following, *group)
            found.append(Time((), group[0].start, group[-1].end))
        elif following and is_rule and any(each.fullmatch(text, *between) for each in (FROM, FROM_BEHIND)):
            groups[i + 1] = (*group, *_beginning(following))  # 「every other Friday starting 4 Dec」
            if not FROM.fullmatch(text, *between):
                found.append(Time((), group[0].start, group[-1].end))
        elif (
            following
            and is_day
            and following[0].sort in WEEKLY
            and STARTING.search(text[: group[0].start])
            and WHAT.fullmatch(text, *between)
        ):  # 「starting 6 Sep we run a clinic every Monday」
            groups[i + 1] = (*following, *_beginning(group))
            found.append(Time((), group[0].start, group[-1].end))
        elif following and is_day and following[0].sort in WEEKLY and NEXT.fullmatch(text, *between):
            groups[i + 1] = (*_beginning(group), *following)  # 「14 Jan, every Thurs 6pm」
        else:
            is_joined = following and TO.fullmatch(text, *between)
            joins = ("改到" if _is_changed(text, group[0].start) else "到") if is_joined else ""
            found.append(_time(group, text, found[-1].end if found else 0, joins))
    return found


def _without_name(group: Group) -> Group:
    """「This Sat 9.30am Christmas party」: the feast names the party, and not its day; each of several days is no rule."""
    is_dated = any(piece.place in DAYS and piece.sort != "festival" for piece in group[:-1])
    group = group[:-1] if is_dated and group[-1].sort == "festival" else group
    is_listed = not SEVERAL.isdisjoint(piece.sort for piece in group)  # 「2, 3 and 4 Feb, 5pm each day」
    return tuple(each for each in group if not (is_listed and each.means == "每天"))


def _is_changed(text: str, start: int) -> bool:
    """Whether what stands before a time makes it one that another took the place of: 「moved from 3 Dec to」."""
    return CHANGED.search(text[max(0, start - LIMIT) : start]) is not None


def _moved(group: Group, text: str) -> Group:
    """「shifted from 7pm to 8pm」, 「moved from 21 to 22 Apr」: no span, but an old time and a new one."""
    one = group[0]
    begin = one.start + 5 * ("lead" in one.names)
    is_both = one.sort in (*SPANS, "clocks") and MOVED.match(text, one.start, one.end)
    if not is_both or not _is_changed(text, begin):
        return group
    return (one._replace(means=re.sub("^.*-|至", "改到", one.means)), *group[1:])


def _reckoned(groups: Iterable[Group]) -> Iterator[Group]:
    """「lunch sat 1 may … packing the evening before, 7pm」: what is reckoned from a day has the one named last."""
    days: Group = ()
    for group in groups:
        named = tuple(piece for piece in group if piece.sort in NAMED_DAYS)
        one = group[0]
        if one.sort == "shift" and "part" in one.names and days and not named:
            group = (*(day._replace(start=one.start, end=one.start) for day in days), *group)
        days = named or days
        yield group


def is_in_time(found: Sequence[Time], start: int, end: int) -> bool:
    """Whether a stretch shares a sign with one of the times of a text."""
    at = bisect_left(found, end, key=lambda one: one.start)
    return at > 0 and found[at - 1].end > start


def outside(found: Sequence[Time], pattern: Regex, text: str) -> Iterator[re.Match[str]]:
    """What a pattern finds that is no part of a time."""
    return (match for match in pattern.finditer(text) if not is_in_time(found, *match.span()))


def _beginning(group: Group) -> list[TimePiece]:
    """The time a rule begins with, as one piece before it; a clock time is the rule's own."""
    days = [piece for piece in group if piece.place < TimePlace.PART]
    said = "".join(piece.means for piece in sorted(days, key=lambda piece: piece.place))
    begins = group[0]._replace(end=group[-1].end, means=f"从{said}起", place=TimePlace.BEGIN)
    return [*([begins] if days else []), *(piece for piece in group if piece.place >= TimePlace.PART)]


def in_order(time: Time) -> list[TimePiece]:
    """The pieces as Chinese orders them, from the year down to the clock; an end of the day without a day is today's."""
    settled = [_settled(piece, time.pieces) for piece in time.pieces]
    if any(piece.sort == "day_end" for piece in settled) and all(
        one.place >= TimePlace.PART for one in settled
    ):
        settled.append(settled[0]._replace(means="今天", place=TimePlace.DAY))
    return sorted(settled, key=lambda piece: piece.place)


def _settled(piece: TimePiece, company: Group) -> TimePiece:
    """What a piece means in its company: 「last Friday」 of a month or of last week, 「quarterly on the 10th」."""
    places, sorts = {one.place for one in company}, {one.sort for one in company}
    if (
        piece.sort == "last_weekday"
        and "the" not in piece.names
        and not places & {TimePlace.MONTH, TimePlace.RULE}
    ):
        return piece._replace(means=f"上{piece.means[-2:]}")
    if piece.means == "每季度" and "ordinal" in sorts:
        return piece._replace(means="每3个月")
    is_weekly = TimePlace.CLOCK in places and any(one.means == "周一至周五" for one in company)
    if is_weekly and piece.sort in SPANS:  # 「Mon-Fri 9am-5pm」 is said of every week
        return piece._replace(means="周一到周五每天", place=TimePlace.RULE)
    return piece


def _grouped(text: str) -> Iterator[Group]:
    group, before = list[TimePiece](), list[TimePiece]()
    for piece in pieces(text):
        if group and (not _fits(group, piece, text) or _is_start_of_next_date(before, group, piece, text)):
            yield tuple(group)
            group, before = [], group
        group.append(piece)
    if group:
        yield tuple(group)


def _is_start_of_next_date(
    before: Sequence[TimePiece], group: Sequence[TimePiece], piece: TimePiece, text: str
) -> bool:
    """「12 june exco 6pm, 22 june bowling」: the clock is of the day said in front of it, the day behind the comma another one."""
    is_day = piece.place in (TimePlace.DAY, TimePlace.MONTH) and "," in text[group[-1].end : piece.start]
    if not before or not is_day or any(one.place is not TimePlace.CLOCK for one in group):
        return False
    is_dated = any(one.sort in NAMED_DAYS for one in before) and all(
        one.place < TimePlace.CLOCK for one in before
    )
    return is_dated and SIGN.search(text, before[-1].end, group[0].start) is None


def _fits(group: Sequence[TimePiece], piece: TimePiece, text: str) -> bool:
    """Whether a piece goes on with a time: 「evening of 3 May」, but not 「bowling night 3 May」."""
    last, sorts = group[-1], {one.sort for one in group}
    if (piece.sort in DATES and sorts & WEEKLY) or (piece.sort in WEEKLY and sorts & DATES):
        return False  # 「every Wed 1pm, 20 Jan till 24 Feb」
    if any(one.place is piece.place for one in group) or not GLUE.fullmatch(text, last.end, piece.start):
        return False
    if len(group) > 1 or last.sort != "part" or piece.place >= TimePlace.PART:
        return True
    of = OF.search(text, last.end, piece.start)
    return of is not None and (of[0].strip().lower() == "of" or LED_PART.match(text, last.start) is not None)


def _is_time(group: Group, text: str) -> bool:
    places, sorts = {piece.place for piece in group}, {piece.sort for piece in group}
    if "shift" in sorts and not places & {TimePlace.DAY, TimePlace.MONTH}:
        # 「a week on Friday」 is not read, least of all as Friday; 「the evening before, 7pm」 is of a day told elsewhere
        return "part" in group[0].names and TimePlace.CLOCK in places
    if "ordinals" in sorts and TimePlace.RULE not in places:
        return False
    return len(places) > 1 or is_time_by_itself(group[0], text)


def _is_hour_behind(day: Group, group: Group, text: str) -> bool:
    """「16 Dec lunch at Jumbo 12.30」: what looks like a sum, behind a day without an hour and what is planned then."""
    if len(group) > 1 or group[0].sort != "clock" or any(one.place >= TimePlace.PART for one in day):
        return False
    is_day = any(one.place in DAYS for one in day) and all(one.place is not TimePlace.RULE for one in day)
    between = text[day[-1].end : group[0].start]
    if PRICED.search(between) or SPENT.search(text) or QUARTER_HOUR.match(text, group[0].end - 2) is None:
        return False
    return is_day and WHERE.fullmatch(between) is not None and HELD.search(text) is not None


def _is_clock_of(group: Group, following: Group, text: str) -> bool:
    """「3pm meeting on Friday」: a mere clock time, and behind what happens the day without one."""
    places, start = {piece.place for piece in following}, following[0].start
    if any(piece.place is not TimePlace.CLOCK for piece in group) or TimePlace.CLOCK in places:
        return False
    if places.isdisjoint(DAYS) or any("lead" in one.names for one in following):
        return False
    is_limit = _limits()[0].search(text[max(0, start - LIMIT) : start])
    return WHAT.fullmatch(text, group[-1].end, start) is not None and not is_limit


def _time(group: Group, text: str, floor: int, joins: str) -> Time:
    before, after = _limits()
    here = [piece for piece in group if piece.start >= floor]  # without the clock time moved to its day
    start, end = here[0].start, here[-1].end
    floor = max(start - LIMIT, floor)
    lead, tail = before.search(text[floor:start]), after.match(text, end)
    if lead and lead[0].lower().startswith("close the") and here[-1].place is TimePlace.MONTH:
        lead = None  # 「I will close the June accounts」
    is_limit = bool(lead or tail or any(piece.sort == "day_end" for piece in group))
    begin = floor + lead.start("led" if lead["led"] is not None else 0) if lead else start
    return Time(group, begin, tail.end() if tail else end, is_limit, joins)


@cache
def _limits() -> tuple[re.Pattern[str], re.Pattern[str]]:
    before, after = either("limits_before"), either("limits_after")
    named = r"(?:deadline|due\sdate|closing\sdate)\s(?:for|of)\s[^,.:;!?\n]{1,40}(?P<led>:|\sis|\son|)"  # what it is the deadline of stays
    return (
        re.compile(
            rf"(?<![a-z])(?:(?:(?:both|all|each)\s)?(?:{before}):?|{named})\s(?:on\s|the\s)?$", re.IGNORECASE
        ),
        re.compile(rf"\s(?:{after})(?![a-z])", re.IGNORECASE),
    )
