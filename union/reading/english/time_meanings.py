"""What each piece of an English time means, in words the Chinese reader knows; None where it means nothing.

Most of it stands beside the patterns in union/data/english_times.toml; here is what has to be reckoned.
"""

import re
from collections.abc import Callable, Mapping

from union.reading.english.vocabulary import count, meaning, meanings

Parts = Mapping[str, str]
# A form's parts: {part}, {table:part}, {table:part|other}; […] is left out where a part in it was not said.
OPTIONAL, PART = re.compile(r"\[([^\]]*)\]"), re.compile(r"\{(?:(\w*):)?([\w|]+)\}")
EDGES = {"中旬": "中", "下旬": "底"}
LIST_SIGN = re.compile(r"(?:,|\band\b|&|\bthe\b|\s){1,5}")
WAYS = {"ago": "前", "within": "内", "in the next": "内", "within the next": "内", "over the next": "内"}
NOON = MONTHS = 12
EARLIEST, EVENING = 7, range(8, 11)  # an hour before it is in the afternoon; 「7 to 9」 is in the evening


def filled(form: str, parts: Parts, known: Callable[[str, str], str] = meaning) -> str:
    """A rule's form with what was said; `known` gives what a table says of a part."""

    def word(part: re.Match[str]) -> str:
        return next((parts[name] for name in part[2].split("|") if name in parts), "")

    def told(part: re.Match[str]) -> str:
        said = word(part)
        return known(part[1], said) if part[1] and said else "" if part[1] == "" else said

    kept = OPTIONAL.sub(lambda found: found[1] if all(map(word, PART.finditer(found[1]))) else "", form)
    return PART.sub(told, kept)


def _all_weekdays(lead: str, names: str) -> str:
    """「mon, wed and fri」 → 周一、三、五, also for the plurals."""
    words, known = re.findall("[a-z]+", names), meanings("weekdays")
    days = (word if word in known else word.removesuffix("s") for word in words if word != "and")
    return f"{lead}周{'、'.join(meaning('weekdays', day) for day in days)}"


def _every_days(parts: Parts) -> str:
    days = _all_weekdays("隔" if "gap" in parts else "每", parts["names"])
    return filled("{months:month}月", parts) + days if "month" in parts and days else days


def _every_unit(parts: Parts) -> str | None:
    means = meaning("repeated", parts["name"])
    said = parts.get("count")
    if said is None:
        return means
    times = 2 if said in ("other", "second", "alternate") else count("numbers", said)
    if means == "每月":
        return "每半年" if times == 6 else f"每{times}个月"
    return f"每{times}周" if means == "每周" else None


def _edge(parts: Parts) -> str | None:
    if "month" in parts:
        return filled("{months:month}月{edges:word}", parts)
    edge, unit = meaning("edges", parts["word"]), parts["unit"]
    if unit == "year":
        return filled("{years:which}年", parts) + EDGES.get(edge, edge)
    is_bare = unit == "month" and edge not in EDGES
    which = meaning("which", parts["which"]) if "which" in parts else "" if is_bare else "本"
    if unit == "week":
        return f"{which}周五" if edge == "底" else f"{which}周"
    return f"{which}月{edge}" if unit == "month" else f"{which}季度{EDGES.get(edge, edge)}"


def _short(parts: Parts) -> str | None:
    """Day first (conventions 4a); a number over 12 decides, and where both fit the reader of 「5/12」 is asked."""
    first, second = int(parts["first"]), int(parts["second"])
    month, day = sorted((first, second))
    if not (1 <= month <= MONTHS and day <= 31):
        return None
    said = f"{month}月{day}日" if day > MONTHS else f"({first}/{second})"
    return f"{'20'[: 4 - len(year)]}{year}年{said}" if (year := parts.get("year")) else said


def _day_list(parts: Parts) -> str:
    """「12, 19 and 26 Oct」 → 「10月12日、19日、26日」."""
    days = "、".join(f"{count('ordinals', one)}日" for one in LIST_SIGN.split(parts["days"]) if one)
    return filled("[{year}年][20{short}年]{months:month}月", parts) + days


def _offset(parts: Parts) -> str | None:
    unit = meaning("units", parts.get("unit") or parts["what"])
    said = parts.get("count") or parts["number"]
    way = WAYS.get(parts.get("way") or parts["lead"], "后")
    if said == "half an":
        return f"半{unit}{way}"
    number = count("numbers", said)
    if parts.keys() & {"plus", "more", "also"}:
        return f"{number}个半{unit.removeprefix('个')}{way}" if unit in ("小时", "个月") else None
    return f"{2 * number}周{way}" if unit == "两周" else f"{number}{unit}{way}"


def _shift(parts: Parts) -> str:
    if "part" in parts:
        return f"{'前' if parts['way2'] == 'before' else '后'}1天{meaning('parts', parts['part'])}"
    unit, way = meaning("units", parts["unit"]), "前" if parts["way"] in ("before", "prior to") else "后"
    number = count("numbers", parts["count"]) if "count" in parts else 1
    return f"{way}{2 * number}周" if unit == "两周" else f"{way}{number}{unit}"


def _on_24_hours(hour: int, half: str) -> int:
    return hour if hour > NOON else hour % NOON + (NOON if half == "p" else 0)


def _clock(parts: Parts) -> str:
    hour, minute = int(parts["hour"]), parts.get("minute", "00")
    if "half" in parts:
        return f"{_on_24_hours(hour, parts['half'])}:{minute}"
    return f"{hour}点{minute}分" if 1 <= hour < NOON and len(parts["hour"]) == 1 else f"{hour}:{minute}"


def _clocks(parts: Parts) -> str | None:
    """「9-11am」, 「from 2 to 4」: the beginning is in the half its end is in, where that comes before it."""
    first, last = int(parts["hour"]), int(parts["to_hour"])
    starts, ends = parts.get("minute", "00"), parts.get("to_minute", "00")
    if "half" not in parts and "to_half" not in parts:
        if "minute" in parts and "to_minute" in parts:
            return f"{first}:{starts}-{last}:{ends}"
        is_led = "lead" in parts and "minute" not in parts and "to_minute" not in parts
        return f"{first}到{last}点" if is_led else None
    half = parts.get("to_half") or ("p" if last < first or parts["half"] == "p" else "a")
    until, begin = _on_24_hours(last, half), _on_24_hours(first, parts.get("half", half))
    if "half" not in parts and (begin, starts) >= (until, ends):
        begin = _on_24_hours(first, "a")
    sign = "、" if "and" in parts and not parts.get("lead", "").startswith("between") else "-"
    return f"{begin}:{starts}{sign}{until}:{ends}"


def _bare_clocks(parts: Parts) -> str | None:
    """「9 to 4」, 「two to five」: hours of the day, the end behind the beginning."""
    first, last = count("hours", parts["hour"]), count("hours", parts["to_hour"])
    if not (1 <= first <= NOON and 1 <= last <= NOON):
        return None
    is_late = first < EARLIEST or (first == EARLIEST and last in EVENING)
    begin = first + NOON if is_late else first
    until = last % NOON + NOON if last % NOON + NOON > begin else last + 2 * NOON
    until = last if begin < last <= NOON else until
    return f"{begin}:{parts.get('minute', '00')}-{until % (2 * NOON)}:{parts.get('to_minute', '00')}"


def _spoken_clock_time(parts: Parts) -> str:
    hour, minute = count("hours", parts["hour"]), 30 if parts["part"] == "half" else 15
    if parts["way"] == "to":
        hour, minute = (hour - 1 or NOON), 60 - minute
    return f"{_on_24_hours(hour, parts['half'])}:{minute}" if "half" in parts else f"{hour}点{minute}分"


RECKONED: dict[str, Callable[[Parts], str | None]] = {
    "no_time": lambda _: None,
    "every_days": _every_days,
    "plural_days": _every_days,
    "weekday_list": lambda parts: _all_weekdays(meaning("which", parts["which"]), parts["names"]),
    "every_unit": _every_unit,
    "edge": _edge,
    "numeric": _short,
    "short": _short,
    "day_list": _day_list,
    "month_day_list": _day_list,
    "ordinals": lambda parts: "、".join(re.findall(r"\d+", parts["days"])) + "日",
    "offset": _offset,
    "shift": _shift,
    "clocks": _clocks,
    "bare_clocks": _bare_clocks,
    "word_clock": lambda parts: f"{_on_24_hours(count('hours', parts['hour']), parts['half'].lower())}:00",
    "spoken": _spoken_clock_time,
    "clock": _clock,
    "at_hour": lambda parts: f"{hour}点" if 1 <= (hour := count("hours", parts["number"])) <= NOON else None,
}
