"""What a cell of a sheet shows for the number it holds: dates in words a person would write, decimals, 「3月」 of 0"月"."""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

EPOCH, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
FALSE_LEAP_DAY = 60  # Excel counts a 29 February 1900
MOST = 10**15  # what Excel keeps exactly
MOST_PLACES = 10  # decimals; no amount has more
LAST_SERIAL = 2_958_466  # the year 10000
# Codes that stand in no file; 27 to 36 and 50 to 58 are those of a Chinese Excel.
BUILT_IN: dict[int, str] = {
    **dict.fromkeys((1, 3), "0"),
    **dict.fromkeys((2, 4), "0.00"),
    9: "0%",
    10: "0.00%",
    14: "yyyy/m/d",
    15: "yyyy-m-d",
    16: "m-d",
    17: "yyyy-m",
    22: "yyyy/m/d h:mm",
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56), "h:mm"),
    **dict.fromkeys((27, 36, 50, 52, 57), "yyyy年m月"),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), "m月d日"),
    **dict.fromkeys((30, 31), "yyyy年m月d日"),
}
BRACKETS = re.compile(r"\[(?![hms]+\])[^\]]*\]")  # colours and places; [h] is an hour
LITERAL = re.compile(r'"([^"]*)"|\\(.)|[_*].')
GENERAL = re.compile(r"general", re.IGNORECASE)
PLACES = re.compile(r"[#0?][#0?,]*(?:\.([0#?]+))?(%?)")
DATE_SIGNS = re.compile(r"[ymdhs]|上午/下午|am/pm")


def shown(number: Decimal, code: str, *, from_1904: bool = False) -> str:
    """The words a cell of this format shows: 「2027年3月8日」「3月8日」「3月」「15:00」「3.10」「50%」."""
    section = BRACKETS.sub("", code).split(";")[0]
    bare = LITERAL.sub("", section).lower()
    if "general" not in bare and DATE_SIGNS.search(bare):
        return _date(number, bare, from_1904) or _plain(number)
    # A number in its format's decimals, percent and words: 0"月" shows 3月, 0.00 shows 3.10.
    places = PLACES.search(LITERAL.sub(lambda found: "\0" * len(found[0]), section))
    if places is None:
        before, behind = (*GENERAL.split(section, 1), "")[:2]
        return _words(before) + _plain(number) + _words(behind)
    before, behind = section[: places.start()], section[places.end() :]
    percent = places[2] == "%"
    value = number * 100 if percent else number
    if abs(value) < MOST:
        value = value.quantize(Decimal(1).scaleb(-min(len(places[1] or ""), MOST_PLACES)), ROUND_HALF_UP)
    return _words(before) + f"{value:f}" + places[2] + _words(behind)


def _date(number: Decimal, signs: str, from_1904: bool) -> str:
    """The parts of the date that the format shows, always in the order and words of Chinese."""
    moment = _moment(number, from_1904)
    if moment is None:
        return ""
    parts = []
    if "y" in signs:
        parts.append(f"{moment.year}年")
    if re.search(r"m", re.sub(r"h[^ymd]*mm?|mm?[^ymdh]*s", "", signs)):
        parts.append(f"{moment.month}月")
    if "d" in signs:
        parts.append(f"{moment.day}日")
    day = "".join(parts)
    clock = f"{moment:%H:%M}" if "h" in signs and (not day or (moment.hour, moment.minute) != (0, 0)) else ""
    return f"{day} {clock}".strip()


def _moment(number: Decimal, from_1904: bool) -> datetime | None:
    if not 0 <= number < LAST_SERIAL:
        return None
    begin = EPOCH_1904 if from_1904 else EPOCH
    if not from_1904 and number < FALSE_LEAP_DAY:
        begin += timedelta(days=1)
    try:
        return datetime.combine(begin, time()) + timedelta(minutes=round(float(number) * 1440))
    except OverflowError:
        return None


def _words(section: str) -> str:
    """The words a format puts around a number."""
    return "".join(quoted or escaped for quoted, escaped in LITERAL.findall(section))


def _plain(number: Decimal) -> str:
    """A number without a format: no zeros at its end, no exponent."""
    rounded = round(number, 10)
    return f"{rounded.normalize():f}" if rounded else "0"
