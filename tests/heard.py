"""What a group heard of the bot, and its reminders read back line by line."""

import re
from dataclasses import dataclass
from datetime import datetime

from tests.oracle import Told

LINE = re.compile(r"#(?P<number>\d+) [^：]*：(?:截止)?(?:\d{4}年)?(?P<month>\d+)月(?:(?P<day>\d+)日)?")
LATE_AT = re.compile(r"（迟发，原定(?:(?:(\d{4})年)?(\d+)月(\d+)日 周. )?(\d+):(\d+)）")
MISSED = re.compile(r"#(\d+) [^#]*?（(?:\d{4}年)?(\d+)月(\d+)日 周.）")


@dataclass(frozen=True)
class Saying:
    """Something of the bot's in the group."""

    at: datetime
    method: str
    text: str


def told_of(heard: list[Saying]) -> list[Told]:
    """What the reminders in the group said, line by line."""
    found = []
    for each in heard:
        if each.method == "sendMessage" and each.text.startswith("今日提醒"):
            for line in each.text.split("\n")[1:]:
                found += (
                    read_missed(each.at, line) if line.startswith("已过时") else [read_line(each.at, line)]
                )
    return sorted(found)


def read_line(at: datetime, line: str) -> Told:
    """「#12 例会：11月25日 周三 15:00（还有3天）（迟发，原定9:00）」."""
    said, late = LINE.match(line), LATE_AT.search(line)
    assert said, line
    due = None
    if late:
        year, month, day, hour, minute = (int(each or 0) for each in late.groups())
        due = at.replace(year or at.year, month or at.month, day or at.day, hour, minute)
    return Told(at, int(said["number"]), int(said["month"]), int(said["day"] or 0), due)


def read_missed(at: datetime, line: str) -> list[Told]:
    """「已过时未提醒：#3 例会（11月25日 周三）」."""
    return [Told(at, int(n), int(month), int(day), missed=True) for n, month, day in MISSED.findall(line)]
