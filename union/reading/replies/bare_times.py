"""A new time said in part: by a bare number or by the day beside the old one, 「22给」, "we start 8"; the rest is that of the old one.

What is read of a bare number is a guess: it is only ever offered, on a button that says the whole time.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from union.core.lazy_regex import Regex
from union.core.period import A_DAY, Grain
from union.reading.acts.changes.item_changes import WEEKDAYS
from union.reading.message import When
from union.reading.text.normal_form import EitherScript, normal

DAY_BEFORE = Regex(r"前一[天日晚]|the·day·before|(?:a|one)·day·(?:before|earlier)", any_case=True)
DAY_AFTER = Regex(
    r"后一[天日晚]|the·day·after|(?:a|one)·day·(?:after|later)|(?:第二|翌|次|隔)[天日]", any_case=True
)
BARE = Regex(
    r"(?<![\dA-Za-z.:/#$*\-第初周月])(?P<day>[12]\d|3[01]|[1-9])"
    r"(?P<weekday>[一二三四五六日天](?![\d\u4e00-\u9fff]))?(?=[\s·,。;!?]|$|[交给弄出办开到来去先再才吧行得])"
)
STARTS_AT = Regex(
    r"(?:\b(?:start|starts|begin|begins|gather|meet|from|at)|开[始工场]?|集合)[·\s]?(?P<hour>1[0-2]|[1-9])(?:[.:](?P<minute>[0-5]\d))?(?![\d:./号日月人])",
    any_case=True,
)
DENIED = Regex(r"(?:不是|唔系|not|而非)[·\s]?$", any_case=True)
HALF_A_DAY, FAR = 12, timedelta(days=62)  # hours


def bare_times(text: str, wall: datetime, base: datetime, *, has_hour: bool) -> Iterator[str]:
    """The new times, written out, that words may give what is at `base`, the likeliest first; none that is past or its own."""
    said = normal(text).text
    for moment in _moments(said, wall, base, has_hour=has_hour):
        if moment != base and moment.date() >= wall.date():
            clock = f"{moment:%H:%M}" if moment.time() != base.time() else ""
            yield f"{moment.month}月{moment.day}日{clock}"


def _moments(said: str, wall: datetime, base: datetime, *, has_hour: bool) -> Iterator[datetime]:
    for pattern, by in ((DAY_BEFORE, -A_DAY), (DAY_AFTER, A_DAY)):
        if pattern.search(said):
            yield base + by
    for found in STARTS_AT.finditer(said) if has_hour else ():
        yield _near_hour(base, int(found["hour"]), int(found["minute"] or 0))
    for found in BARE.finditer(said):
        day = _next_day(int(found["day"]), found["weekday"], wall)
        if day is not None and not DENIED.search(said, 0, found.start()):
            yield datetime.combine(day, base.time())


def _near_hour(base: datetime, hour: int, minute: int) -> datetime:
    """That hour of the half of the day that is nearer to its own."""
    hours = (hour % HALF_A_DAY, hour % HALF_A_DAY + HALF_A_DAY)
    return base.replace(hour=min(hours, key=lambda each: abs(each - base.hour)), minute=minute)


def _next_day(number: int, weekday: str | None, wall: datetime) -> date | None:
    """The next day of that number, and of that weekday where one is said."""
    day = wall.date()
    while day <= wall.date() + FAR:
        if day.day == number and (weekday is None or WEEKDAYS[day.weekday()] == weekday.replace("天", "日")):
            return day
        day += A_DAY
    return None


HOUR_SAID = EitherScript(r"[\d一二三四五六七八九十半两][点时:：]|\d\s?[ap]\.?m", any_case=True)


def in_same_part(when: When, start: datetime, end: datetime) -> When:
    """What is held 下午 (`start` to `end`), moved to another day, is held in its afternoon: nobody said at twelve, nor all day."""
    is_kept = when.grain is Grain.MINUTE and when.start.time() == start.time()
    is_of_day = when.grain is Grain.DAY and when.end is None and not when.rrule
    if not (is_of_day or is_kept) or HOUR_SAID.search(when.text):
        return when
    begun = datetime.combine(when.start.date(), start.time())
    return replace(when, start=begun, end=begun + (end - start), grain=Grain.HOUR)
