"""Recurrence: the rule that the pieces of a moment say, its first occurrence, and what bounds it: 遇节假日顺延, 周日除外, 到12月底为止, 共六次.

RFC 5545 without DTSTART. Days and weeks are read here, months and years in calendar_rules.py; a rule itself is in day_conditions.py.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from union.core.lazy_regex import Regex
from union.core.period import Grain
from union.reading.message import When
from union.reading.numbers.numerals import whole_number
from union.reading.time.dates.clock_times import clock_minutes, has_clock, hours_end, hours_of
from union.reading.time.dates.periods import WEEKDAYS, WEEKS
from union.reading.time.dates.reference_time import DAY, Outlook, Pieces, at_midnight, dated, month_first
from union.reading.time.pieces.base_patterns import WD, WEEK
from union.reading.time.recurrence.calendar_rules import READERS as BY_CALENDAR
from union.reading.time.recurrence.calendar_rules import UNITS, interval
from union.reading.time.recurrence.day_conditions import WORKWEEK, Every, first_start
from union.reading.time.recurrence.rule_context import EXCEPT, MEETS, OFF

RUN = Regex(r"([一二三四五六日天1-7])(?:(?:到|至|-)(?:周|星期|礼拜)?([一二三四五六日天1-7]))?")

HOLIDAYS = r"(?:法定|国家|公共)?(?:节假日|假期|假日|放假|公休日?)"
DELAYED = "顺延|顺推|推迟|延后|延期|后延|后推|往后|挪后|延到|推到|延至"
ADVANCED = "提前|提早|往前|前移|前提|挪前"
DROPPED = "取消|不[开办搞发做上查去算含用来]|暂停|停|免|跳过|除外|歇|休息|照休"
SHIFTS = (
    (Regex(rf"(?:{MEETS}{OFF}|{OFF})(?:的话)?[^。;]{{0,4}}(?:{DELAYED})"), "next"),
    (Regex(rf"(?:{MEETS}{OFF}|{OFF})(?:的话)?[^。;]{{0,4}}(?:{ADVANCED})"), "previous"),
    (
        Regex(
            rf"(?:{MEETS}{OFF}|{HOLIDAYS})(?:的话|期间|时|里)?[^。;,]{{0,3}}(?:{DROPPED})|不含{OFF}|除了?{HOLIDAYS}(?:以|之)?外"
        ),
        "skip",
    ),
)
UNTIL = Regex(
    r"(?:直?到|至|截[至止]到?|最后一?[次场节堂回]课?[是为在]?)(?:(?P<year>\d{4})年|(?P<which>今年|明年|后年|本年))?"
    r"(?:(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?(?:(?P<day>\d{1,2}|[一二三四五六七八九十廿]{1,3})[日号]|(?P<edge>底|末))?|(?P<end>年底|年末|岁末))?"
    r"(?P<stop>为止|止|结束|截止)?"
)
COUNT = Regex(
    r"(?:共计?|一共|总共|合计|连续|连开|连办|连上|连着|连搞|分|起,?|for\s|只[开办搞]|[上打](?=.{1,2}[堂轮]))[送开办上搞做发打讲]?(?P<count>\d{1,3}|[一二两三四五六七八九十]{1,3})\s?(?P<unit>次|回|期|场|讲|轮|堂|节课?|课时?|周|个?星期|个?礼拜|[天日]|个?月|个?季度|年|weeks|days)(?!内|后|前)"
    r"|[,(]\s?x?\s?(?P<alone>\d{1,2}|[二两三四五六七八九十]{1,2})(?:次|回|场|讲|轮|堂|节课?)(?=[,。;)\s]|$)"
)
WEEKDAY = Regex(rf"{WEEK}({WD}(?:[、和]?{WEEK}?{WD})*)|(周末|双休日)")
MONTH = Regex(r"(\d{1,2}|十[一二]?|[一二三四五六七八九])(?=月|[、和])")
# How many periods of the rule a unit of 「连续三周」 holds.
PERIODS = {
    **dict.fromkeys(WEEKS, "WEEKLY"),
    **dict.fromkeys("天日", "DAILY"),
    "月": "MONTHLY",
    "年": "YEARLY",
    "weeks": "WEEKLY",
    "days": "DAILY",
}


def recurring(
    pieces: Pieces, around: str, outlook: Outlook, *, due: bool = False, further: Sequence[Pieces] = ()
) -> When | None:
    """The rule with its first occurrence not before now; `around` are the words near it, which may bound it.

    `due`: it is a deadline, the last day of what was named (每年年底前); `further`: more dates of the year.
    """
    every = rule_of_pieces(pieces, outlook)
    if every is None:
        return None
    every = _from_its_day(_rule_with_further_dates(every, further, outlook), outlook)
    if due and (every.grain, every.freq, every.months) == (Grain.MONTH, "YEARLY", (12,)):
        every = every._replace(month_days=(31,), grain=Grain.DAY)  # 「每年年底前」
    every = _limited(every, around, outlook)
    if outlook.until is not None and not every.tail:
        every = _rule_until_day(every, outlook.until)
    is_timed = has_clock(pieces)
    hours = None if is_timed else hours_of(pieces)
    minutes = clock_minutes(pieces) if is_timed else hours[0] * 60 if hours else None
    if is_timed and minutes is None:
        return None
    start = first_start(every, minutes or 0, outlook.now, outlook.notice, is_timed=minutes is not None)
    if start is None:
        return None
    grain, end = every.grain, None
    if minutes is not None:
        grain, last = (Grain.HOUR, hours[1] * 60) if hours else (Grain.MINUTE, hours_end(pieces, minutes))
        end = at_midnight(start.date()) + timedelta(minutes=last) if last else None
    elif every.days > 1 and not due:
        end = start + every.days * DAY
    return When("", start, end, grain, rrule=every.rrule(), shift=every.shift)


def rule_of_pieces(pieces: Pieces, outlook: Outlook) -> Every | None:
    """The rule its pieces say; None where they say none (「年年」 alone is no rule)."""
    sort = next((one for one in READERS if one in pieces), None)
    every = READERS[sort](pieces, outlook) if sort else None
    if every is None or (sort and "loose" in pieces[sort].parts and every.is_bare()):
        return None
    return every


def _rule_with_further_dates(every: Every, further: Sequence[Pieces], outlook: Outlook) -> Every:
    """「每年五一、国庆」 is the 1st of both months; dates that share no day make no rule."""
    rules = [every, *(found for pieces in further if (found := rule_of_pieces(pieces, outlook)))]
    months = tuple(sorted({month for one in rules for month in one.months}))
    if len(rules) > 1 and all(map(_is_month_end, rules)):
        return every._replace(months=months, month_days=(-1,))
    is_same = all(one._replace(months=()) == every._replace(months=()) for one in rules)
    return every._replace(months=months) if len(rules) > 1 and is_same else every


def _is_month_end(every: Every) -> bool:
    """「6月30日」 and 「12月31日」 are the last days of their months."""
    is_day = every == Every("YEARLY", months=every.months[:1], month_days=every.month_days)
    last = 30 if every.months in ((4,), (6,), (9,), (11,)) else 31
    return is_day and every.months not in ((), (2,)) and every.month_days in ((last,), (-1,))


def _from_its_day(every: Every, outlook: Outlook) -> Every:
    """「从12月5日起每月一次」 is every 5th, 「从本周五起每两周一次」 every second Friday."""
    day = outlook.since
    if day is None or not every.is_bare():
        return every
    if every.grain is Grain.WEEK:
        return every._replace(weekdays=(day.weekday(),), grain=Grain.DAY)
    if every.freq not in ("MONTHLY", "YEARLY"):
        return every
    months = (day.month,) if every.freq == "YEARLY" else every.months
    return every._replace(months=months, month_days=(day.day,), grain=Grain.DAY)


def _weekly(pieces: Pieces, outlook: Outlook) -> Every:
    parts = pieces["every_week"].parts
    every = Every("WEEKLY", interval(parts))
    if "end" in parts or "rest" in parts:
        return every._replace(weekdays=(5, 6))
    if "weekday" in pieces:
        return every._replace(weekdays=(WEEKDAYS[pieces["weekday"].parts["day"]],))
    if edge := parts.get("edge"):
        # 「每周最后一个工作日」 is Friday or the working day before; 「每周第一天」 Monday
        is_last, is_work = edge[0] == "最", edge.endswith("工作日")
        shift = ("previous" if is_last else "next") if is_work else None
        return every._replace(weekdays=((4 if is_work else 6) if is_last else 0,), shift=shift)
    days = _weekdays(parts.get("days") or parts.get("figures", ""))
    return every._replace(weekdays=days, grain=Grain.DAY if days else Grain.WEEK)


def _weekly_listed(pieces: Pieces, outlook: Outlook) -> Every:
    """「周一至周五晚上7点」, 「周一、周三、周五每天晚上」, 「礼拜一三五晚上」."""
    parts = (pieces.get("weekly_span") or pieces["weekly_list"]).parts
    said = f"{parts['from']}到{parts['to']}" if "from" in parts else parts.get("days") or parts["apart"]
    return Every("WEEKLY", weekdays=_weekdays(said))


def _weekdays(said: str) -> tuple[int, ...]:
    """「一三五」, 「二和周四」, 「一到五」, 「一至三、五」."""
    days: set[int] = set()
    for first, last in RUN.findall(said):
        away = WEEKDAYS[last or first] - WEEKDAYS[first]
        days |= {(WEEKDAYS[first] + on) % 7 for on in range(away % 7 + 1)}
    return tuple(sorted(days))


def _rate(pieces: Pieces, outlook: Outlook) -> Every | None:
    """「一季度一次」, 「两周一次」, 「一年两次」, 「半个月一次」."""
    parts = pieces["rate"].parts
    said, times, unit = parts["number"], whole_number(parts["times"]) or 1, parts["unit"]
    count = 0.5 if said == "半" else whole_number(said) or 1
    if unit in (*WEEKS, "天"):
        freq, grain = ("DAILY", Grain.DAY) if unit == "天" else ("WEEKLY", Grain.WEEK)
        return Every(freq, int(count), grain=grain) if count >= 1 and "half" not in parts else None
    if unit == "月" and count < 1:
        return Every("MONTHLY", month_days=(1, 16))
    months = {"月": 1.0, "年": 12.0}.get(unit, 3.0) * count / times
    months = int(months) if months >= 1 and months % 1 == 0 else 1
    if months % 12 == 0:
        return Every("YEARLY", months // 12, grain=Grain.YEAR)
    return Every("MONTHLY", months, grain=UNITS.get(months, Grain.MONTH))


def _limited(every: Every, text: str, outlook: Outlook) -> Every:
    """The rule with what the words around it say of days off, exceptions and its end."""
    shift = next((name for pattern, name in SHIFTS if pattern.search(text)), every.shift)
    every = _excepted(every, text)._replace(shift=shift)
    count = _count(every, text)
    if count:
        return every._replace(tail=f"COUNT={count}")
    last = _last_day(text, outlook, needs_stop=every.freq == "YEARLY")
    return _rule_until_day(every, last) if last else every


def _rule_until_day(every: Every, last: date) -> Every:
    """The rule up to a last day, that day included."""
    return every._replace(tail=f"UNTIL={last:%Y%m%d}T235959")


def _count(every: Every, text: str) -> int | None:
    """「共六次」, 「连续三周」: how many occurrences."""
    for found in COUNT.finditer(text):
        if found["alone"] and every.freq == "DAILY":  # 「每天量体温，3次」
            continue
        unit = found["unit"] or ""
        number, freq = whole_number(found["count"] or found["alone"]), PERIODS.get(unit.removeprefix("个"))
        if number and freq is None and "季" not in unit:
            return number
        if number and number > 1 and freq == every.freq:
            return number * max(1, len(every.weekdays) if freq == "WEEKLY" else len(every.month_days))
    return None


def _last_day(text: str, outlook: Outlook, *, needs_stop: bool) -> date | None:
    """The last day of 「到12月底为止」, 「到明年3月15日止」, 「到年底」; 「每年6月到9月底」 is no end."""
    for said in UNTIL.finditer(text):
        is_end = said["stop"] or (not needs_stop and (said["edge"] or said["end"] or said["day"]))
        if not (is_end and (said["month"] or said["end"])):
            continue
        year = int(said["year"] or outlook.today.year) + {"明年": 1, "后年": 2}.get(said["which"] or "", 0)
        month = whole_number(said["month"] or "12") or 12
        for one in (year, year + 1):
            day = (
                dated(one, month, whole_number(said["day"]) or 0)
                if said["day"]
                else month_first(one, month + 1) - DAY
            )
            if day is not None and (day >= outlook.today or said["year"]):
                return day
        return None
    return None


def _excepted(every: Every, text: str) -> Every:
    """「除周三外每天」, 「每月10号，2月除外」: the rule on the other days or months."""
    for found in EXCEPT.finditer(text):
        words = found["after"] or found["before"]
        weekdays, months = set[int](), {whole_number(one[1]) for one in MONTH.finditer(words)}
        for match in WEEKDAY.finditer(words):
            weekdays |= {5, 6} if match[2] else {WEEKDAYS[sign] for sign in match[1] if sign in WEEKDAYS}
        if weekdays and every.freq in ("DAILY", "WEEKLY") and not every.month_days and every.interval == 1:
            left = tuple(day for day in every.weekdays or range(7) if day not in weekdays)
            every = every._replace(freq="WEEKLY", weekdays=left) if left else every
        elif months and every.freq == "MONTHLY" and every.interval == 1 and not every.lunar:
            left = tuple(month for month in every.months or range(1, 13) if month not in months)
            every = every._replace(months=left) if left else every
    return every


READERS: dict[str, Callable[[Pieces, Outlook], Every | None]] = {
    "every_workday": lambda *_: Every("WEEKLY", weekdays=WORKWEEK, shift="skip"),
    "weekly_span": _weekly_listed,
    "weekly_list": _weekly_listed,
    "every_other_day": lambda *_: Every("DAILY", 2),
    "every_day": lambda pieces, _: Every("DAILY", interval(pieces["every_day"].parts)),
    "every_week": _weekly,
    # 「连续三周的周六」
    "for_weeks": lambda pieces, _: Every(
        "WEEKLY",
        weekdays=(WEEKDAYS[pieces["for_weeks"].parts["day"]],),
        tail=f"COUNT={whole_number(pieces['for_weeks'].parts['number']) or 1}",
    ),
    **BY_CALENDAR,
    "rate": _rate,
}
