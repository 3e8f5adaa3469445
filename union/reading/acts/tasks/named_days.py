"""Days told by what else a message says, named: 「16号换届，会前三天印选票」 is by the 13th, in 「下周安排：周一…；周五前…」 all are next week's.

Everything behind then reads them as any day.
"""

import re
from datetime import datetime, timedelta

from union.core.lazy_regex import Regex
from union.core.period import OF_A_DAY
from union.reading.acts.extraction import Seen
from union.reading.numbers.numerals import whole_number
from union.reading.text.normal_form import EitherScript, simplified
from union.reading.time.dates.reference_time import TimeRead

COUNTED = r"(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,2})(?P<u>天|日|周|个?星期|个?礼拜)"
# 「会前两日」, 「走访前三天」
BEFORE_IT = EitherScript(
    rf"(?:开?会|活动|比赛|走访|演出|慰问|大会|培训|讲座|联欢|晚会|聚餐|运动会|考试|节|开[幕赛]|正日子)[之以]?前(?:的)?{COUNTED}(?:[之以]?前|内)?(?![后後])"
)
ENGLISH = Regex(
    r"(?P<n>\d|an?|one|two|three|four|five) (?P<u>day|week)s? (?:before|prior|ahead)(?: (?:the|that|of the|it)(?: [a-z]{2,12})?)?(?=[ ,.;]|$)",
    any_case=True,
)
WORDS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
DAYS_OF_WEEK = 7
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
HEADED = EitherScript(
    r"[^,，。:：\n]{0,6}?下个?(?P<week>周|星期|礼拜)(?![一二三四五六日天])[^,，。:：\n]{0,12}[:：]"
)
BARE_WEEKDAY = EitherScript(r"(?<![上下本这每个逢])(?:周|星期|礼拜)(?=[一二三四五六日天])")


def may_name_days(text: str) -> bool:
    """Whether words tell a day so; far cheaper than to look which."""
    form = ENGLISH if text.isascii() else BEFORE_IT
    return form.search(text) is not None or HEADED.match(text) is not None


def with_weekdays_headed(text: str) -> str:
    """What a heading says of the week said of each weekday below it."""
    head = HEADED.match(text)
    if head is None:
        return text
    week = text[head.start("week") : head.end("week")]
    body = BARE_WEEKDAY.sub(f"下{week}", simplified(text[head.end() :]))
    return text[: head.end()] + (body if len(body) > len(text) - head.end() else text[head.end() :])


def with_days_before(text: str, seen: Seen, now: datetime) -> str:
    """Words that count days back from what the message plans, as the day that is."""
    plain = simplified(text)
    form = ENGLISH if text.isascii() else BEFORE_IT
    if len(plain) != len(text) or form.search(plain) is None:
        return text
    found = [one for one in seen.reads if one.has_day and one.when.rrule is None and one.when.start > now]
    made, end = list[str](), 0
    for match in form.finditer(plain):
        base = _base(found, seen, match.start())
        day = base and base.when.start.date() - _lead(match)
        if day is None or day < now.date():
            return text
        named = f"by {day.day} {MONTHS[day.month - 1]}" if text.isascii() else f"{day.month}月{day.day}日前"
        made += [text[end : match.start()], named]
        end = match.end()
    return "".join([*made, text[end:]])


def _base(found: list[TimeRead], seen: Seen, at: int) -> TimeRead | None:
    """What is planned last before a place, else first behind it."""
    places = seen.said.places
    dated = [(places[one.begin], one) for one in found if one.when.grain in OF_A_DAY]
    before = [one for start, one in dated if start < at]
    return before[-1] if before else dated[0][1] if dated else None


def _lead(match: re.Match[str]) -> timedelta:
    count = WORDS.get(match["n"].lower()) or whole_number(match["n"]) or 0
    return timedelta(days=count * (1 if match["u"] in ("天", "日", "day") else DAYS_OF_WEEK))
