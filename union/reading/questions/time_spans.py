"""The times a question is about: 10月, 9月到10月, 国庆以后, 夏天, 近三个月, 去年这个时候, 去年中秋. They look back."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from union.core import period
from union.core.almanac import festivals
from union.core.lazy_regex import Regex
from union.core.period import A_DAY, Grain, Period
from union.reading.numbers.numerals import number
from union.reading.questions.report_periods import report_period_of
from union.reading.questions.subject_words import categories
from union.reading.questions.work_questions import Question
from union.reading.text.identifiers import masked
from union.reading.text.normal_form import normal
from union.reading.time.dates.reference_time import Outlook, TimeRead, moved_by_months
from union.reading.time.moments import moments
from union.reading.time.time_expressions import times

YEARS = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2}
YEAR = "(?P<year>今年|本年|去年|上年|前年)?(?:的)?"
# The first month of each, and how many it has.
MONTHS_OF = {"春": (3, 3), "夏": (6, 3), "秋": (9, 3), "冬": (12, 3), "暑": (7, 2), "寒": (1, 2)}
SEASON = Regex(rf"{YEAR}(?P<which>[春夏秋冬])(?:天|季|季节|里)")
HOLIDAYS = Regex(rf"{YEAR}(?P<which>暑|寒)(?:假|期)")
TERM = Regex(r"(?P<which>这|本|上)个?学期")
NUMBER = "[一二两三四五六七八九十\\d]{1,3}|半"
LATELY = Regex(
    rf"(?:最近|近|过去|这)(?:的)?(?P<many>{NUMBER})(?P<unit>天|日|周|个?星期|个?月|个?季度|年)(?:来|以来|里|内)?"
)
NEARLY = Regex(r"(?:最近|近期|近来|这段时间|这阵子)(?!的?一?[次回])")
FIRST_MONTHS = Regex(rf"{YEAR}(?:前|头)(?P<many>{NUMBER})个?(?P<unit>月(?!份)|季度)")
LONG_YEAR = Regex(r"(?P<year>今年|本年|去年|上年|前年)(?:全年|一年|整年|一整年|年度|度)")
SAME = Regex(r"(?:(?P<year>去年|上年|前年)(?:的)?)(?:这个?时候|这会儿|此时|同月|这个月|本月|当月)")
FROM_NEW_YEAR = Regex(
    rf"{YEAR}(?:从)?(?:年初|1月1日|一月一日|元旦)(?:开始|起)?(?:到|至)(?:现在|目前|今天|今|今日)"
)
SINCE = Regex(r"(?:以来|以后|之后|过后|后|起|至今|到现在|到目前(?:为止)?|到今天|到今)(?![勤备])")
# 「凉茶到今天总共多少杯」
UP_TO = Regex(r"(?:截至|截止到?|一?直到|(?<![改推挪提调延拖约定放期日号月天晚])[到至])$")
UNTIL = Regex(r"(?:以前|之前|前)(?!后)")
DURING = Regex(r"期间|假期|放假|长假|小长假|节假日|当天|那天|前后")
FESTIVAL = Regex("春节|元旦|元宵|清明|五一|劳动节|端午|六一|中秋|国庆|重阳|三八|妇女节")
OF_YEAR = Regex(r"[今本去上前]年|\d{4}年")
SPRING, BEFORE_FEAST, BEHIND_FEAST = "春节", timedelta(days=45), timedelta(days=16)
AROUND_FEAST = timedelta(days=12), timedelta(days=8)
HALF_A_MONTH = timedelta(days=15)
A_MONTH = timedelta(days=30)
A_SEASON = timedelta(days=92)
MOST_TIMES = 16  # of a question: nobody asks about more
BLANK = " "


class Asked(NamedTuple):
    """A time and where it stands in the normal text; `festival`: what the logs are to speak of, not only when."""

    period: Period
    begin: int
    end: int
    festival: str | None = None


def spans_asked(text: str, now: datetime) -> list[Asked]:
    """The times of a text in order; of those still ahead none are made past ones."""
    wall = now.replace(tzinfo=None)
    found, left = list[Asked](), text
    for pattern, read in OWN:
        for match in pattern.finditer(left):
            if span := read(match.groupdict(), wall.date()):
                found.append(Asked(span, *match.span()))
                left = masked(left, [match.span()], BLANK)
    said = normal(left)
    if said.text == left or not found:
        told = times(said, said.text, moments(said.text)[:MOST_TIMES], Outlook(wall, told=True))
        asked = filter(None, (_asked_period(one, said.text, wall) for one in told))
        found += (each._replace(begin=said.places[each.begin], end=said.ends[each.end - 1]) for each in asked)
    return sorted(found, key=lambda each: each.begin)


def of_festival(question: Question, found: list[Asked], said: str) -> Question | None:
    """「春节期间」 taken for what speaks of the festival, that year."""
    if len(found) != 1 or question.versus is not None or found[0].festival is not None:
        return None
    named = FESTIVAL.search(said[found[0].begin : found[0].end + 1])
    year = period.of_key(str(found[0].period.first.year))
    if named is None or year is None or not DURING.search(said[found[0].begin : found[0].end + 2]):
        return None
    return question.of(named[0], *question.terms)._replace(period=year, fixed=(named[0],))


def of_season(question: Question, said: str, today: date) -> Question | None:
    """「春节慰问花了多少」 where no log names it: the 送温暖 of 元旦 and 春节 takes weeks, what is done for other festivals some days."""
    named = next((each for each in question.terms if each in question.fixed), None)
    rest = tuple(each for each in question.terms if each != named)
    if named is None or not (rest or named != SPRING) or question.versus is not None:
        return None
    asked = question.period.first.year
    years = (asked,) if OF_YEAR.search(said) else (asked + 1, asked, asked - 1)
    before, behind = (BEFORE_FEAST, BEHIND_FEAST) if named == SPRING else AROUND_FEAST
    found = (festivals.date_of(named, year) for year in years)
    day = next((each for each in found if each is not None and each - before <= today), None)
    if day is None:
        return None
    about = question._replace(period=days(day - before, day + behind), fixed=())
    of_sort = about.of(*rest, category=categories().get("".join(rest)))
    return about.of(*rest)._replace(otherwise=of_sort) if of_sort.category else of_sort


def of_month(question: Question, found: list[Asked]) -> Question | None:
    """「10月会费」, 「9月到11月会费」 that came a month later: the months are words of what was told."""
    main = question.period
    last, later = main.end - A_DAY, main.end + A_SEASON
    is_whole = main.grain is Grain.MONTH or (main.grain is Grain.DAY and main.first.day == main.end.day == 1)
    if len(found) != 1 or not is_whole or not question.terms or main.first.year != last.year:
        return None
    name = f"{main.first.month}月" if main.grain is Grain.MONTH else f"{main.first.month}-{last.month}月"
    year = period.of_key(str(last.year)) if later.year == last.year else None
    return question.of(name, *question.terms)._replace(period=year or days(main.first, later), fixed=(name,))


def days(first: date, end: date) -> Period:
    """Some days that are no report period."""
    return Period("", Grain.DAY, first, end)


def year_back(one: Period) -> Period:
    """The same days of the year before."""
    if one.key:
        return period.year_before(one)
    return days(moved_by_months(one.first, -12), moved_by_months(one.end - A_DAY, -12) + A_DAY)


def span_before(one: Period) -> Period:
    """The days of the same length just before."""
    return period.before(one) if one.key else days(one.first - (one.end - one.first), one.first)


def _asked_period(one: TimeRead, text: str, now: datetime) -> Asked | None:
    words, behind = text[one.begin : one.end], text[one.end :]
    since = SINCE.match(behind)
    is_since = since is not None or SINCE.search(words[-2:]) is not None
    end = one.end + (since.end() if since else 0)
    if is_since:
        return Asked(days(one.when.start.date(), now.date() + A_DAY), one.begin, end)
    if one.when.rrule:
        return None
    until = UP_TO.search(text[: one.begin])
    is_until = until is not None or words[0] in "截到至"
    if is_until and one.when.grain is Grain.DAY and one.when.start.date() <= now.date():
        day = one.when.start.date()
        return Asked(days(date(day.year, 1, 1), day + A_DAY), until.start() if until else one.begin, end)
    year = period.of_key(str(one.when.start.year))
    if one.festival and not DURING.search(words) and one.when.grain is Grain.DAY and year:
        more = DURING.match(behind) or UNTIL.match(
            behind
        )  # 「去年中秋慰问」: work of that year that speaks of it
        return Asked(year, one.begin, one.end + (more.end() if more else 0), one.festival)
    named = report_period_of(one.when, words, now) or days(one.when.start.date(), one.when.last_day + A_DAY)
    return Asked(named, one.begin, end)


def _year(parts: dict[str, str], today: date) -> int | None:
    said = parts.get("year")
    return today.year + YEARS[said] if said else None


def _latest_season(parts: dict[str, str], today: date) -> Period:
    """The latest season or holidays that have begun, or those of the year said; winter begins in December."""
    first, count = MONTHS_OF[parts["which"]]
    return _months(_year(parts, today) or today.year - (today.month < first), first, count)


def _term(parts: dict[str, str], today: date) -> Period:
    """A school's term: from September to January, or from February to July; August is of the one that has ended."""
    year, first = (today.year, 2) if 2 <= today.month <= 8 else (today.year - (today.month == 1), 9)
    if parts["which"] == "上":
        year, first = (year, 2) if first == 9 else (year - 1, 9)
    return _months(year, first, 6 if first == 2 else 5)


def _lately(parts: dict[str, str], today: date) -> Period | None:
    many, end = _many(parts["many"]), today + A_DAY
    unit = parts["unit"].removeprefix("个")
    if not many:
        return None
    if months := many * {"月": 1, "季度": 3, "年": 12}.get(unit, 0):
        is_half = months < 1
        return days(end - HALF_A_MONTH if is_half else moved_by_months(today, -int(months)) + A_DAY, end)
    return days(end - timedelta(days=int(many * (1 if unit in ("天", "日") else 7))), end)


def _first_months(parts: dict[str, str], today: date) -> Period | None:
    many, year = _many(parts["many"]), _year(parts, today)
    months = int(many) * (1 if parts["unit"] == "月" else 3)
    return _months(year or today.year, 1, months) if 1 <= months <= 12 else None


def _many(said: str) -> float:
    return 0.5 if said == "半" else float(number(said) or 0)


def _months(year: int, first: int, count: int) -> Period:
    start = date(year, first, 1)
    return days(start, moved_by_months(start, count))


OWN = (
    (FROM_NEW_YEAR, lambda parts, today: days(date(_year(parts, today) or today.year, 1, 1), today + A_DAY)),
    (SAME, lambda parts, today: period.month(_year(parts, today) or today.year - 1, today.month)),
    (LONG_YEAR, lambda parts, today: period.of_key(str(_year(parts, today)))),
    (SEASON, _latest_season),
    (HOLIDAYS, _latest_season),
    (TERM, _term),
    (FIRST_MONTHS, _first_months),
    (LATELY, _lately),
    (NEARLY, lambda parts, today: days(today - A_MONTH, today + A_DAY)),
)
