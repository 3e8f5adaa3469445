"""What each piece of an English time means, in words the Chinese reader knows; None where it means nothing."""

import re
from collections.abc import Callable, Mapping

from union.reading.english.vocabulary import count, meaning

Parts = Mapping[str, str]
WHICH = {"this": "本", "next": "下", "last": "上", "past": "上"}
YEARS = {"this": "今年", "next": "明年", "last": "去年"}
ORDER = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
EDGES = {"中旬": "中", "下旬": "底"}
LIST_SIGN = re.compile(r"(?:,|\band\b|&|\bthe\b|\s){1,5}")
NOON = 12


def _relative(parts: Parts) -> str:
    return meaning("days", parts["word"])


def _weekday(word: str) -> str:
    return "周" + meaning("weekdays", word)


def _all_weekdays(names: str) -> str:
    """「mon, wed and fri」 → 周一、三、五, also for the plurals."""
    words = [word for word in re.findall("[a-z]+", names) if word != "and"]
    known = (word if _is_weekday(word) else word.removesuffix("s") for word in words)
    return "周" + "、".join(meaning("weekdays", word) for word in known)


def _is_weekday(word: str) -> bool:
    try:
        return bool(meaning("weekdays", word))
    except KeyError:
        return False


def _every_span(parts: Parts) -> str:
    return f"{_all_weekdays(parts['from'])}到{_all_weekdays(parts['to'])}每天"


def _every_days(parts: Parts) -> str:
    return ("隔" if "gap" in parts else "每") + _all_weekdays(parts["names"])


def _every_unit(parts: Parts) -> str | None:
    means = meaning("repeated", parts["name"])
    said = parts.get("count")
    if said is None:
        return means
    times = 2 if said in ("other", "second", "alternate") else count("numbers", said)
    if means == "每月":
        return "每半年" if times == 6 else f"每{times}个月"
    return f"每{times}周" if means == "每周" else None


def _adverb(parts: Parts) -> str:
    return meaning("adverbs", parts["word"])


def _edge(parts: Parts) -> str | None:
    edge, which = meaning("edges", parts["word"]), parts.get("which", "")
    if "month" in parts:
        return f"{meaning('months', parts['month'])}月{edge}"
    unit = parts["unit"]
    if unit == "month":
        return f"{WHICH.get(which, '本' if edge in EDGES else '')}月{edge}"
    if unit == "week":
        return f"{WHICH.get(which, '本')}周五" if edge == "底" else f"{WHICH.get(which, '本')}周"
    edge = EDGES.get(edge, edge)
    return f"{WHICH.get(which, '本')}季度{edge}" if unit == "quarter" else f"{YEARS.get(which, '')}年{edge}"


def _edge_after(parts: Parts) -> str:
    return {"month": "月底", "year": "年底", "quarter": "本季度末"}[parts["unit"]]


def _quarter(parts: Parts) -> str:
    if "which" in parts:
        return f"{WHICH[parts['which']]}季度"
    return f"第{'一二三四'[int(parts.get('number') or ORDER[parts['order']]) - 1]}季度"


def _half(parts: Parts) -> str:
    return "上半年" if (parts.get("number") or str(ORDER[parts["order"]])) == "1" else "下半年"


def _iso(parts: Parts) -> str:
    return f"{parts['year']}年{int(parts['month'])}月{int(parts['day'])}日{parts.get('clock', '')}"


def _numeric(parts: Parts) -> str | None:
    """Day first (conventions 4a); a number over 12 decides, and where both fit the reader of 「5/12」 is asked."""
    first, second = int(parts["first"]), int(parts["second"])
    if not _is_date(first, second):
        return None
    year = parts["year"] if len(parts["year"]) == 4 else f"20{parts['year']}"
    return f"{year}年({first}/{second})"


def _short(parts: Parts) -> str | None:
    first, second = int(parts["first"]), int(parts["second"])
    return f"({first}/{second})" if _is_date(first, second) else None


def _is_date(first: int, second: int) -> bool:
    return 1 <= min(first, second) <= 12 and 1 <= max(first, second) <= 31


def _year_said(parts: Parts) -> str:
    if "year" in parts:
        return f"{parts['year']}年"
    return f"20{parts['short']}年" if "short" in parts else ""


def _date(parts: Parts) -> str:
    return f"{_year_said(parts)}{meaning('months', parts['month'])}月{count('ordinals', parts['day'])}日"


def _dates(parts: Parts) -> str:
    month = f"{_year_said(parts)}{meaning('months', parts['month'])}月"
    return f"{month}{count('ordinals', parts['from'])}日至{count('ordinals', parts['to'])}日"


def _day_list(parts: Parts) -> str:
    """「12, 19 and 26 Oct」 → 「10月12日、19日、26日」."""
    days = [count("ordinals", one) for one in LIST_SIGN.split(parts["days"]) if one]
    return f"{_year_said(parts)}{meaning('months', parts['month'])}月{'、'.join(f'{day}日' for day in days)}"


def _nth_week(parts: Parts) -> str:
    month = f"{meaning('months', parts['month'])}月" if "month" in parts else WHICH[parts["which"]] + "个月"
    return f"{month}{'最后一' if parts['order'] == 'last' else '第' + str(ORDER[parts['order']])}周"


def _nth_weekday(parts: Parts) -> str:
    return f"第{meaning('places', parts['order'])}个{_weekday(parts['name'])}"


def _last_weekday(parts: Parts) -> str:
    """The last of a month; alone it is that of last week, which times.py sees to."""
    return f"最后一个{_weekday(parts['name'])}"


def _nth_workday(parts: Parts) -> str:
    return "第一个工作日" if parts["order"] == "first" else "最后一个工作日"


def _nth_day(parts: Parts) -> str:
    return "第一天" if parts["order"] == "first" else "最后一天"


def _ordinal(parts: Parts) -> str:
    return f"{parts['day']}日"


def _ordinals(parts: Parts) -> str:
    return "、".join(re.findall(r"\d+", parts["days"])) + "日"


def _month(parts: Parts) -> str:
    return f"{meaning('months', parts['name'])}月"


def _span(parts: Parts) -> str:
    return meaning("spans", parts["word"])


def _year(parts: Parts) -> str:
    return f"{parts['number']}年"


def _offset(parts: Parts) -> str | None:
    unit = meaning("units", parts.get("unit") or parts["what"])
    said = parts.get("count") or parts["number"]
    ways = {"ago": "前", "within": "内", "in the next": "内", "within the next": "内", "over the next": "内"}
    way = ways.get(parts.get("way") or parts["lead"], "后")
    if said == "half an":
        return f"半{unit}{way}"
    number = count("numbers", said)
    if parts.keys() & {"plus", "more", "also"}:
        return f"{number}个半{unit.removeprefix('个')}{way}" if unit in ("小时", "个月") else None
    return f"{2 * number}周{way}" if unit == "两周" else f"{number}{unit}{way}"


def _shift(parts: Parts) -> str:
    unit, way = meaning("units", parts["unit"]), "前" if parts["way"] in ("before", "prior to") else "后"
    number = count("numbers", parts["count"]) if "count" in parts else 1
    return f"{way}{2 * number}周" if unit == "两周" else f"{way}{number}{unit}"


def _festival(parts: Parts) -> str:
    return meaning("festivals", parts["name"]) + ("假期" if "off" in parts else "")


def _weekend(parts: Parts) -> str:
    which = parts.get("which", "")
    return f"{WHICH.get(which, '这' if which else '')}周末"


def _weekday_span(parts: Parts) -> str:
    which = WHICH.get(parts.get("which") or parts.get("week") or "", "")
    first, last = _all_weekdays(parts["from"]), _all_weekdays(parts["to"])
    return f"{which}{first}至{which}{last}"


def _weekday_said(parts: Parts) -> str:
    return WHICH.get(parts.get("which") or parts.get("week") or "", "") + _weekday(parts["name"])


def _week(parts: Parts) -> str:
    return WHICH[parts["which"]] + (_weekday(parts["day"]) if "day" in parts else "周")


def _part(parts: Parts) -> str:
    return meaning("parts", parts["word"])


def _on_24_hours(hour: int, half: str) -> int:
    return hour if hour > NOON else hour % NOON + (NOON if half == "p" else 0)


def _clock(parts: Parts) -> str | None:
    hour, minute = int(parts["hour"]), parts.get("minute", "00")
    return f"{_on_24_hours(hour, parts['half']) if 'half' in parts else hour}:{minute}"


def _clocks(parts: Parts) -> str | None:
    """「9-11am」, 「from 2 to 4」: the beginning is in the half its end is in, where that comes before it."""
    first, last = int(parts["hour"]), int(parts["to_hour"])
    starts, ends = parts.get("minute", "00"), parts.get("to_minute", "00")
    if "half" not in parts and "to_half" not in parts:
        if "minute" in parts and "to_minute" in parts:
            return f"{first}:{starts}-{last}:{ends}"
        return (
            f"{first}到{last}点" if "lead" in parts and not {"minute", "to_minute"} & parts.keys() else None
        )
    half = parts.get("to_half") or ("p" if last < first or parts["half"] == "p" else "a")
    until = _on_24_hours(last, half)
    begin = _on_24_hours(first, parts.get("half", half))
    if "half" not in parts and (begin, starts) >= (until, ends):
        begin = _on_24_hours(first, "a")
    return f"{begin}:{starts}-{until}:{ends}"


def _spoken(parts: Parts) -> str:
    hour, minute = count("hours", parts["hour"]), 30 if parts["part"] == "half" else 15
    if parts["way"] == "to":
        hour, minute = (hour - 1 or NOON), 60 - minute
    return f"{_on_24_hours(hour, parts['half'])}:{minute}" if "half" in parts else f"{hour}点{minute}分"


def _oclock(parts: Parts) -> str:
    return f"{count('hours', parts['hour'])}点"


def _noon(parts: Parts) -> str:
    return "24:00" if parts["word"] == "midnight" else "12:00"


def _military(parts: Parts) -> str:
    return f"{parts['hour']}:{parts['minute']}"


def _at_hour(parts: Parts) -> str | None:
    hour = count("hours", parts["number"])
    return f"{hour}点" if 1 <= hour <= NOON else None


def _nothing(_: Parts) -> None:
    return None


MEANINGS: dict[str, Callable[[Parts], str | None]] = {
    "no_time": _nothing,
    "relative": _relative,
    "every_span": _every_span,
    "every_days": _every_days,
    "plural_days": _every_days,
    "every_unit": _every_unit,
    "adverb": _adverb,
    "edge": _edge,
    "edge_after": _edge_after,
    "quarter": _quarter,
    "half": _half,
    "iso": _iso,
    "numeric": _numeric,
    "short": _short,
    "day_list": _day_list,
    "month_day_list": _day_list,
    "dates": _dates,
    "month_dates": _dates,
    "date": _date,
    "month_date": _date,
    "nth_week": _nth_week,
    "nth_weekday": _nth_weekday,
    "last_weekday": _last_weekday,
    "nth_workday": _nth_workday,
    "nth_day": _nth_day,
    "ordinals": _ordinals,
    "ordinal": _ordinal,
    "month": _month,
    "of_month": lambda _: "本月",
    "span": _span,
    "year": _year,
    "offset": _offset,
    "shift": _shift,
    "festival": _festival,
    "weekend": _weekend,
    "weekday_span": _weekday_span,
    "weekday": _weekday_said,
    "week": _week,
    "day_end": lambda _: "",
    "part": _part,
    "clocks": _clocks,
    "spoken": _spoken,
    "oclock": _oclock,
    "noon": _noon,
    "military": _military,
    "digits": _military,
    "clock": _clock,
    "at_hour": _at_hour,
}
