"""What a group may choose in its settings: codes for buttons, words for sentences, and what follows from them.

A setting's name here is a field of `Settings`, but for "quiet" (both ends) and "region" (zone and words too).
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from union.quiet import permitted
from union.regions import REGIONS, ZONES
from union.settings import Settings

OFFERED: Mapping[str, tuple[str, ...]] = {
    "reminder_time": ("0830", "0900", "0930", "1000"),
    "digest_time": ("1600", "1700", "1800"),
    "month_end": ("0", "20", "25", "28"),
    "quiet": ("2100-0800", "2200-0700", "2000-0830", "none"),
    "receipts": ("line", "reaction"),
    "festival_cards": ("on", "off"),
    "officers_only": ("off", "on"),
    "names_in_group": ("off", "on"),
    "signing": ("on", "off"),
    "paper_photos": ("on", "off"),
    "save_photos": ("on", "off"),
    "week_plan": ("on", "off"),
    "board": ("on", "off"),
    "month_picture": ("on", "off"),
    "workday_reminders": ("on", "off"),
    "region": tuple(REGIONS),
    "timezone": tuple(ZONES.values()),
}
TIMES = frozenset({"reminder_time", "digest_time"})
SWITCHES = frozenset(
    {
        "workday_reminders",
        "festival_cards",
        "officers_only",
        "names_in_group",
        "signing",
        "week_plan",
        "board",
        "month_picture",
        "paper_photos",
        "save_photos",
    }
)
WORDS_OF_CODES: Mapping[str, Mapping[str, str]] = {
    "switch": {"开": "on", "打开": "on", "开启": "on", "是": "on", "关": "off", "关闭": "off", "否": "off"},
    "receipts": {"整行": "line", "一行": "line", "只点👌": "reaction", "👌": "reaction", "表情": "reaction"},
    "region": {region.name: code for code, region in REGIONS.items()},
    "timezone": {**ZONES, "新疆": "Asia/Urumqi", "上海": "Asia/Shanghai"},
}
# 8:30, 8：30, 8点半, 8点, 8点30分
CLOCK = re.compile(r"(\d{1,2})\s*(?:[:：]\s*(\d{2})|点\s*(半|\d{1,2}分?)?)")
LAST_DAYS = frozenset(str(day) for day in range(29))  # "0": the month's own end
DAY = re.compile(r"(?:每月)?(\d{1,2})[日号]?")
TO_ITS_END = ("月末", "月底", "自然月", "无", "不设")
SPAN = re.compile(r"\s*(?:[-–—~～至到]+)\s*")


def changes(name: str, code: str) -> Mapping[str, Any] | None:
    """The fields of `Settings` a choice changes; None for a code that is no choice of this setting."""
    if name in TIMES:
        clock = _clock(code)
        return None if clock is None else {name: clock}
    if name == "quiet":
        return _quiet(code)
    if name == "month_end":
        return {name: int(code)} if code in LAST_DAYS else None
    if code not in OFFERED.get(name, ()):
        return None
    if name == "region":
        region = REGIONS[code]
        return {"region": code, "timezone": region.timezone, "language": region.language}
    return {name: code == "on" if name in SWITCHES else code}


def code_of(settings: Settings, name: str) -> str:
    """The code of what is chosen now."""
    if name == "quiet":
        begins, ends = settings.quiet_from, settings.quiet_until
        return "none" if begins == ends else f"{begins:%H%M}-{ends:%H%M}"
    value = getattr(settings, name)
    if isinstance(value, time):
        return f"{value:%H%M}"
    return ("on" if value else "off") if isinstance(value, bool) else str(value)


def code_from_words(name: str, words: str) -> str | None:
    """The code somebody means: 「8:30」 → "0830", 「22:00-7:00」 → "2200-0700", 「开」 → "on"; None if none."""
    said = words.strip()
    if name in TIMES:
        return _code_of_clock(said)
    if name == "quiet":
        return _code_of_span(said)
    if name == "month_end":
        return _code_of_day(said)
    kind = "switch" if name in SWITCHES else name
    return WORDS_OF_CODES[kind].get(said)


def silences_itself(settings: Settings, fields: Mapping[str, Any]) -> bool:
    """Whether with these fields the reminders or the report would fall into quiet hours every time."""
    then = replace(settings, **fields)
    day = date(2000, 1, 1)
    clocks = (then.reminder_time, then.digest_time)
    return not all(permitted(datetime.combine(day, clock), then) for clock in clocks)


def _quiet(code: str) -> Mapping[str, Any] | None:
    if code == "none":
        return {"quiet_from": time(0), "quiet_until": time(0)}
    begins, _, ends = code.partition("-")
    ends_of = _clock(begins), _clock(ends)
    if None in ends_of or ends_of[0] == ends_of[1]:
        return None
    return {"quiet_from": ends_of[0], "quiet_until": ends_of[1]}


def _clock(code: str) -> time | None:
    """A time of four digits, "0830"; None for anything else."""
    if not re.fullmatch(r"[0-9]{4}", code):
        return None
    hour, minute = int(code[:2]), int(code[2:])
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _code_of_clock(said: str) -> str | None:
    found = CLOCK.fullmatch(said)
    if found is None:
        return None
    minutes = found[2] or found[3] or "0"
    minute = 30 if minutes == "半" else int(minutes.removesuffix("分"))
    code = f"{int(found[1]):02}{minute:02}"
    return code if _clock(code) else None


def _code_of_day(said: str) -> str | None:
    if said in TO_ITS_END:
        return "0"
    found = DAY.fullmatch(said)
    return str(int(found[1])) if found and 1 <= int(found[1]) <= 28 else None


def _code_of_span(said: str) -> str | None:
    if said in ("关", "无", "不要"):
        return "none"
    ends = [_code_of_clock(part) for part in SPAN.split(said)]
    if len(ends) != 2 or None in ends or ends[0] == ends[1]:
        return None
    return f"{ends[0]}-{ends[1]}"
