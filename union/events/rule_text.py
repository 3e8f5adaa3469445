"""A recurrence rule in the words officers use: 每周一、三、五, 每月最后一个工作日, 每年农历八月十五.

Words only; the days it gives are in union/events/recurrence.py.
"""

from datetime import date

from union.core.almanac.date_format import day_words, weekday_words
from union.core.almanac.lunar import MONTHS, day_in_words
from union.events.model import Rule
from union.events.recurrence_rules import EVERY_WEEKDAY, WEEKDAYS, Pattern, is_every_weekday, pattern
from union.words import Words

MONDAY = date(2026, 11, 16)  # any Monday
UNITS_OF_MONTHS = (3, 6)


def rule_words(_: Words, rule: Rule, *, now: date) -> str:
    """「每月最后一天」, with what limits it behind: 「每周五，共6次」「每月10日，遇休息日顺延」."""
    said = pattern(rule.rrule)
    if said.dates:
        standing = (one for one in said.dates if said.until is None or one <= said.until)
        return _("、").join(day_words(_, one.date(), now=now) for one in standing)
    is_workday = (rule.shift == "skip" and is_every_weekday(said)) or _is_workday_of_month(said, rule.shift)
    off = {"next": _("遇休息日顺延"), "skip": _("遇休息日取消"), "previous": _("遇休息日提前")}
    limits = ["" if is_workday else off.get(rule.shift or "", ""), _end(_, said, now)]
    return _("，").join(part for part in [_frequency_text(_, said, rule.shift), *limits] if part)


def _frequency_text(_: Words, said: Pattern, shift: str | None) -> str:
    parts, interval = said.parts, int(said.parts.get("INTERVAL", "1"))
    match parts.get("FREQ"):
        case "DAILY":
            return _("每天") if interval == 1 else _("每{count}天", count=interval)
        case "WEEKLY" if shift == "skip" and is_every_weekday(said):
            return _("每个工作日")
        case "WEEKLY":
            codes = filter(None, parts.get("BYDAY", "").split(","))
            days = _("、").join(weekday_words(_, _weekday(code)) for code in codes)
            if interval == 1:
                return _("每{days}", days=days) if days else _("每周")
            if interval == 2:
                return _("隔周{days}", days=days)
            return _("每{count}周{days}", count=interval, days=days)
        case "MONTHLY":
            return _frequency_and_day(_, _months(_, said, interval), _day(_, said, shift))
        case _:
            every = _("每年") if interval == 1 else _("每{count}年", count=interval)
            month = _month(_, said)
            every = _("{every}{month}", every=every, month=month) if month else every
            return _frequency_and_day(_, every, _easter(_, said) or _day(_, said, shift))


def _frequency_and_day(_: Words, every: str, day: str) -> str:
    """「每月」 and 「25日」 together; where the rule names no day the first alone."""
    return _("{every}{day}", every=every, day=day) if day else every


def _months(_: Words, said: Pattern, interval: int) -> str:
    months = said.parts.get("BYMONTH")
    if months is not None:
        return _("每年{months}", months=_month_names(_, months))
    if interval in UNITS_OF_MONTHS and said.parts.keys().isdisjoint(("BYMONTHDAY", "BYDAY")):
        return _("每季度") if interval == UNITS_OF_MONTHS[0] else _("每半年")
    return _("每月") if interval == 1 else _("每{count}个月", count=interval)


def _month(_: Words, said: Pattern) -> str:
    months = said.parts.get("BYMONTH")
    if months is None:
        return ""
    if said.lunar:
        named = [_(MONTHS[int(one.rstrip("L")) - 1]) for one in months.split(",")]
        return _("农历{months}", months=_("、").join(named))
    return _month_names(_, months)


def _month_names(_: Words, months: str) -> str:
    numbers = months.split(",")
    # 月 is said once, behind the last
    bare = set(numbers) - {numbers[-1]} if _.language.startswith("zh") else ()
    return _("、").join(one if one in bare else _("{month}月", month=int(one)) for one in numbers)


def _easter(_: Words, said: Pattern) -> str:
    if "BYEASTER" not in said.parts:
        return ""
    days = int(said.parts["BYEASTER"])
    told = _("复活节后{count}天", count=days) if days > 0 else _("复活节前{count}天", count=-days)
    return told if days else _("复活节")


def _day(_: Words, said: Pattern, shift: str | None) -> str:
    if _is_workday_of_month(said, shift):
        return _("最后一个工作日") if shift == "previous" else _("第一个工作日")
    if "BYSETPOS" in said.parts and set(said.parts.get("BYDAY", "").split(",")) == EVERY_WEEKDAY:
        # 「第3个工作日（按周一至周五数）」: RFC 5545 knows neither days off nor make-up days
        place = int(said.parts["BYSETPOS"])
        if place > 0:
            return _("第{count}个工作日（按周一至周五数）", count=place)
        return _("倒数第{count}个工作日（按周一至周五数）", count=-place)
    days = [int(day) for day in said.parts.get("BYMONTHDAY", "").split(",") if day]
    if len(days) > 1 and "BYDAY" in said.parts:
        weekday = weekday_words(_, _weekday(said.parts["BYDAY"][:2]))
        return _("{first}日至{last}日之间的{weekday}", first=days[0], last=days[-1], weekday=weekday)
    if any(day < 0 for day in days):
        ends = {day: _("倒数第{count}天", count=-day) for day in days if day < 0} | {-1: _("最后一天")}
        return _("、").join(ends.get(day) or _("{days}日", days=day) for day in days)
    if said.lunar:
        named = _("、").join(_(name) for name in map(day_in_words, days))
        return named if "BYMONTH" in said.parts else _("农历{days}", days=named)
    if days:
        return _("{days}日", days=_("、").join(str(day) for day in days))
    return _("、").join(_nth(_, code) for code in said.parts.get("BYDAY", "").split(",") if code)


def _nth(_: Words, code: str) -> str:
    day = weekday_words(_, _weekday(code[-2:]))
    place = code[:-2]
    if place == "-1":
        return _("最后一个{day}", day=day)
    if place.startswith("-"):
        return _("倒数第{count}个{day}", count=place[1:], day=day)
    named = (_("第一个"), _("第二个"), _("第三个"), _("第四个"), _("第五个"))
    return f"{named[int(place) - 1]}{day}" if place in ("1", "2", "3", "4", "5") else day


def _is_workday_of_month(said: Pattern, shift: str | None) -> bool:
    """每月最后一个工作日 is the last day moved back, the first working day the 1st moved on."""
    wanted = {"previous": "-1", "next": "1"}.get(shift or "")
    said_so = said.parts.get("FREQ"), said.parts.get("BYMONTHDAY")
    return wanted is not None and said_so == ("MONTHLY", wanted)


def _weekday(code: str) -> date:
    return MONDAY.replace(day=MONDAY.day + WEEKDAYS.index(code))


def _end(_: Words, said: Pattern, now: date) -> str:
    if said.count is not None:
        return _("共{count}次", count=said.count)
    if said.until is not None:
        return _("到{day}为止", day=day_words(_, said.until.date(), now=now))
    return ""
