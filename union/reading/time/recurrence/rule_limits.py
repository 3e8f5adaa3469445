"""What bounds a rule: 遇节假日顺延, 周日除外, 到12月底为止, 共六次, 连续三周.

Looked for in the words around the rule; how a rule is written is in union/data/times.toml.
"""

from datetime import date

from union.core.lazy_regex import Regex
from union.reading.numbers.numerals import whole
from union.reading.time.dates.periods import WEEKDAYS, WEEKS
from union.reading.time.dates.reference_time import DAY, Outlook, dated, month_first
from union.reading.time.pieces.base_patterns import WD, WEEK
from union.reading.time.recurrence.day_conditions import Every
from union.reading.time.recurrence.rule_context import EXCEPT, MEETS, OFF

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
    r"(?:直?到|至|截[至止]到?)(?:(?P<year>\d{4})年|(?P<which>今年|明年|后年|本年))?"
    r"(?:(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?(?:(?P<day>\d{1,2}|[一二三四五六七八九十廿]{1,3})[日号]|(?P<edge>底|末))?|(?P<end>年底|年末|岁末))?"
    r"(?P<stop>为止|止|结束|截止)?"
)
COUNT = Regex(
    r"(?:共计?|一共|总共|合计|连续|连开|连办|连上|连着|连搞|分|只[开办搞])[送开办上搞做发打讲]?(?P<count>\d{1,3}|[一二两三四五六七八九十]{1,3})(?P<unit>次|回|期|场|讲|轮|堂|节课?|课时?|周|个?星期|个?礼拜|[天日]|个?月|个?季度|年)(?!内|后|前)"
)
WEEKDAY = Regex(rf"{WEEK}({WD}(?:[、和]?{WEEK}?{WD})*)|(周末|双休日)")
MONTH = Regex(r"(\d{1,2}|十[一二]?|[一二三四五六七八九])(?=月|[、和])")
# How many periods of the rule a unit of 「连续三周」 holds.
UNITS = {
    **dict.fromkeys(WEEKS, "WEEKLY"),
    **dict.fromkeys("天日", "DAILY"),
    "月": "MONTHLY",
    "年": "YEARLY",
}


def limited(every: Every, text: str, outlook: Outlook) -> Every:
    """The rule with what the words around it say of days off, exceptions and its end."""
    shift = next((name for pattern, name in SHIFTS if pattern.search(text)), every.shift)
    every = _excepted(every, text)._replace(shift=shift)
    count = _count(every, text)
    if count:
        return every._replace(tail=f"COUNT={count}")
    last = _last_day(text, outlook, needs_stop=every.freq == "YEARLY")
    return ends(every, last) if last else every


def ends(every: Every, last: date) -> Every:
    """The rule up to a last day, that day included."""
    return every._replace(tail=f"UNTIL={last:%Y%m%d}T235959")


def _count(every: Every, text: str) -> int | None:
    """「共六次」, 「连续三周」: how many occurrences."""
    for found in COUNT.finditer(text):
        number, freq = whole(found["count"]), UNITS.get(found["unit"].removeprefix("个"))
        if number and freq is None and "季" not in found["unit"]:
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
        month = whole(said["month"] or "12") or 12
        for one in (year, year + 1):
            day = (
                dated(one, month, whole(said["day"]) or 0)
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
        weekdays, months = set[int](), {whole(one[1]) for one in MONTH.finditer(words)}
        for match in WEEKDAY.finditer(words):
            weekdays |= {5, 6} if match[2] else {WEEKDAYS[sign] for sign in match[1] if sign in WEEKDAYS}
        if weekdays and every.freq in ("DAILY", "WEEKLY") and not every.month_days and every.interval == 1:
            left = tuple(day for day in every.weekdays or range(7) if day not in weekdays)
            every = every._replace(freq="WEEKLY", weekdays=left) if left else every
        elif months and every.freq == "MONTHLY" and every.interval == 1 and not every.lunar:
            left = tuple(month for month in every.months or range(1, 13) if month not in months)
            every = every._replace(months=left) if left else every
    return every
