"""A reply that moves an item to a bare day: 「改到周五」 is the Friday of the item's own week, 「改到19号」 the nearest 19th.

What lies behind us is never meant: then it is the next such day.
"""

import re
from dataclasses import replace
from datetime import datetime, timedelta

from union.core.almanac.days_off import Notice
from union.core.grain import own_end
from union.reading.message import When
from union.reading.replies.item_replies import Reply, Verb, read_reply

BARE = re.compile(r"(?:周|週|星期|礼拜|禮拜)[一二三四五六日天1-7]")  # neither 下周五 nor 本周五
BARE_DAY = re.compile(r"\d{1,2}[日号]")
LATER = re.compile("推|延|顺|往后|押后|放宽|宽限|拖")
EARLIER = "提前"
A_DAY, WEEK, MONTH = timedelta(days=1), timedelta(days=7), timedelta(days=31)


def read_reply_to(
    text: str, wall: datetime, base: datetime | None, notice: Notice | None = None
) -> Reply | None:
    """What a reply to an item of that time asks (`wall`: when it was written, both naive local)."""
    reply = read_reply(text, wall, base, notice)
    if reply is not None and reply.when is not None and base is not None and BARE_DAY.match(reply.when.text):
        return replace(reply, when=_of_its_month(reply.when, text, wall, base))
    if reply is None or base is None or not _is_bare(reply.when):
        return reply
    monday = datetime.combine(base.date() - timedelta(days=base.weekday()), datetime.min.time())
    of_week = read_reply(text, monday, base, notice)
    if of_week is None or of_week.when is None:
        return reply
    return replace(of_week, when=_meant(of_week.when, of_week.verb, text, wall, base))


def _of_its_month(when: When, text: str, wall: datetime, base: datetime) -> When:
    """The day of that number next to the item's own, on the side the words say."""
    first = base.replace(day=1)
    months = [each.replace(day=1) for each in (first - A_DAY, first, first + MONTH)]
    days = [month.date() + timedelta(days=when.start.day - 1) for month in months]
    ahead = [day for day in days if day.day == when.start.day and day >= wall.date()]
    if LATER.search(text) or EARLIER in text:
        ahead = [day for day in ahead if (day < base.date()) is (EARLIER in text)] or ahead
    if when.rrule is not None or not ahead:
        return when
    day = min(ahead, key=lambda each: abs(each - base.date()))
    by = datetime.combine(day, when.start.time()) - when.start
    return replace(when, start=when.start + by, end=None if when.end is None else when.end + by)


def _is_bare(when: When | None) -> bool:
    return when is not None and when.rrule is None and BARE.match(when.text) is not None


def _meant(when: When, verb: Verb, text: str, wall: datetime, base: datetime) -> When:
    if EARLIER in text:
        return when if when.start < base else _shifted(when, -1)
    while _is_unlikely(when, verb, wall, base):
        when = _shifted(when, 1)
    return when


def _is_unlikely(when: When, verb: Verb, wall: datetime, base: datetime) -> bool:
    """Over, no later than an item that is put off, or today for one that is late: that would be called 今天."""
    if (when.end or own_end(when.start, when.grain)) <= wall:
        return True
    is_for_late = base.date() < wall.date() == when.start.date()
    return is_for_late or (verb is Verb.POSTPONE and when.start <= base)


def _shifted(when: When, weeks: int) -> When:
    end = None if when.end is None else when.end + weeks * WEEK
    return replace(when, start=when.start + weeks * WEEK, end=end)
