"""Which days of the calendar somebody asks to see: 今天, 下周, 12月, 明年3月; the coming days if nothing is said.

Also whether a month is asked for as a picture: 「图」 behind or before the time, 「发张12月的日历图」.
"""

from datetime import date, datetime, timedelta
from enum import Enum, auto

from union.core import period
from union.core.almanac.days_off import Notice
from union.core.almanac.lunar import FIRST_YEAR, LAST_YEAR
from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.reading.reader import read

ONE_DAY = timedelta(days=1)
LONGEST = timedelta(days=400)
MONTH = Regex(r"(?:(?P<year>20\d\d)[年/.-])?(?P<month>1[0-2]|0?[1-9])(?:月份?)?")
EDGES = " 。，,？?"


class Size(Enum):
    """What is turned when somebody goes on from these days."""

    DAY = auto()
    WEEK = auto()
    MONTH = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class View:
    """Days to show, `end` exclusive."""

    first: date
    end: date

    @property
    def size(self) -> Size:
        """A day, a week from Monday, a calendar month, or some other days."""
        if self.end == self.first + ONE_DAY:
            return Size.DAY
        if (self.first.day, self.end) == (1, period.containing(self.first).end):
            return Size.MONTH
        if (self.first.weekday(), self.end) == (0, self.first + 7 * ONE_DAY):
            return Size.WEEK
        return Size.OTHER


def view(text: str, wall: datetime, notice: Notice | None = None) -> View | None:
    """The days asked for at that wall time, None when the words name none."""
    today, said = wall.date(), text.strip().removesuffix("日程").removesuffix("的").strip(EDGES)
    if not said:
        return coming(today)
    return _month_named(said, today) or _view_of_time(said, wall, notice)


def coming(today: date) -> View:
    """From today to the end of next week."""
    return View(today, today - today.weekday() * ONE_DAY + 14 * ONE_DAY)


def of_day(day: date) -> View:
    """One day."""
    return View(day, day + ONE_DAY)


def of_week(day: date) -> View:
    """The week the day lies in, from Monday."""
    monday = day - day.weekday() * ONE_DAY
    return View(monday, monday + 7 * ONE_DAY)


def of_month(year: int, month: int) -> View:
    """A calendar month; a month number below 1 or past 12 carries into the year."""
    found = period.month(year, month)
    return View(found.first, found.end)


def earlier(shown: View) -> View:
    """The page before: a day, a month, or else the week before."""
    match shown.size:
        case Size.MONTH:
            return of_month(shown.first.year, shown.first.month - 1)
        case Size.DAY:
            return of_day(shown.first - ONE_DAY)
    return of_week(shown.first - 7 * ONE_DAY)


def later(shown: View) -> View:
    """The page after; after other days than a day, a week or a month, the week that follows them."""
    if shown.size is Size.MONTH:
        return of_month(shown.first.year, shown.first.month + 1)
    return of_day(shown.end) if shown.size is Size.DAY else of_week(shown.end)


def of_codes(first: str, end: str) -> View:
    """The days of a button, 「20261201」 and 「20270101」; ValueError for what no button of ours names."""
    shown = View(*(date.fromisoformat(f"{code[:4]}-{code[4:6]}-{code[6:]}") for code in (first, end)))
    if not _is_supported_range(shown) or shown.end <= shown.first:
        raise ValueError("days that no button of ours names")
    return shown


def codes(shown: View) -> tuple[str, str]:
    """The same as a button's ids."""
    return f"{shown.first:%Y%m%d}", f"{shown.end:%Y%m%d}"


def _month_named(said: str, today: date) -> View | None:
    """A bare month looks ahead: 「2月」 asked in November is next February; last month stays last month."""
    found = MONTH.fullmatch(said)
    if found is None:
        return None
    month = int(found["month"])
    if found["year"]:
        return of_month(int(found["year"]), month)
    return of_month(today.year if month >= today.month - 1 else today.year + 1, month)


def _view_of_time(said: str, wall: datetime, notice: Notice | None) -> View | None:
    """Any other time: 「明天」, 「下周」, 「上个月」, 「11月25日」, 「四季度」; it must be all that is said."""
    when = read(said, wall, notice=notice).when
    if when is None or when.rrule is not None or when.text.strip() != said:
        return None
    today = wall.date()
    if when.deadline:  # 「月底前」 is from now until then
        return View(today, max(today, when.start.date()) + ONE_DAY)
    shown = View(when.start.date(), when.last_day + ONE_DAY)
    return shown if _is_supported_range(shown) else None


def _is_supported_range(shown: View) -> bool:
    """Whether it is not too long, and the lunar calendar is known there."""
    is_short = shown.end - shown.first <= LONGEST
    return is_short and shown.first >= date(FIRST_YEAR + 1, 1, 1) and shown.end <= date(LAST_YEAR + 1, 1, 1)


# A whole message that asks for it; what stands before the picture may only be a time.
TIME = r"[0-9一二三四五六七八九十年月份本这个下上今明去后的/.-]{0,20}"
ASKED = r"(?:请|麻烦)?(?:给我|帮我|给大家|再)?(?:发|来|看|画|出|要)?(?:一?张|一下|个)?"
PICTURE = Regex(rf"{ASKED}(?P<time>{TIME})(?:日历|月历|日程)图片?(?:吧|呢)?[。！!？?]?")
AT_EDGE = (
    Regex(r"[的\s]{0,9}(?:(?:日历|月历|日程)?图片?|\bpicture)$", any_case=True),
    Regex(r"^(?:(?:日历|月历|日程)?图片?|picture)(?:\s+|$)", any_case=True),
)


def time_of_picture(said: str) -> str | None:
    """The time whose picture is asked for behind 「/cal」 or in a sentence, empty for none; None: no picture."""
    asked = PICTURE.fullmatch(said)
    if asked is not None:
        return asked["time"].removesuffix("的")
    edge = next((edge for edge in AT_EDGE if edge.search(said)), None)
    return edge.sub("", said).strip() if edge else None
