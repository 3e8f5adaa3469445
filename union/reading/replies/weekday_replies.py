"""A reply that moves an item to a bare weekday: 「改到周五」 is the Friday of the item's own week.

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
EARLIER = "提前"
WEEK = timedelta(days=7)


def read_reply_to(
    text: str, wall: datetime, base: datetime | None, notice: Notice | None = None
) -> Reply | None:
    """What a reply to an item of that time asks (`wall`: when it was written, both naive local)."""
    reply = read_reply(text, wall, base, notice)
    if reply is None or base is None or not _is_bare(reply.when):
        return reply
    monday = datetime.combine(base.date() - timedelta(days=base.weekday()), datetime.min.time())
    of_week = read_reply(text, monday, base, notice)
    if of_week is None or of_week.when is None:
        return reply
    return replace(of_week, when=_meant(of_week.when, of_week.verb, text, wall, base))


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
