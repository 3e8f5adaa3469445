# small: act_reading and segments are full, and it is a matter of its own
"""「家庭日5月16日上午10点。前一天晚上7点包礼品袋」: what is reckoned from the day told before it has that day's eve as its own."""

import re
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from union.core.lazy_regex import Regex
from union.core.records import replace

if TYPE_CHECKING:
    from union.reading.acts.tasks.segments import ReadPart

EVE = Regex(
    r"(?:the\s)?(?P<part>day|evening|night|nite|afternoon|morning)\sbefore(?=\s?[,.;]|\sat\b|\s\d|$)"
    r"|(?<![提之以])(?:前|头)[一1](?P<unit>天|日|晚)(?=的?(?:一?早上?|[上下中]午|傍晚|晚上?)?[\d一二两三四五六七八九十]{1,3}[点时:])",  # 「车工头一天」 goes first
    any_case=True,
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def with_eves(parts: "Iterable[ReadPart]", read: "Callable[[str], ReadPart]") -> "list[ReadPart]":
    """The parts, those that name the day before read with that day; `read` reads words by themselves."""
    found: list[ReadPart] = []
    day: datetime | None = None
    for part in parts:
        words, when = part.message.text, part.message.when
        said = EVE.search(words) if day is not None else None
        if said is not None and day is not None and not part.message.owners:
            again = read(words[: said.start()] + _named(said, day - timedelta(days=1)) + words[said.end() :])
            if again.kind is not None:
                message = replace(again.message, text=words)
                part = replace(again, start=part.start, end=part.end, is_item=part.is_item, message=message)
        elif when is not None and not when.rrule:
            day = when.start
        found.append(part)
    return found


def _named(said: re.Match[str], day: datetime) -> str:
    if said["unit"]:
        return f"{day.month}月{day.day}日{'晚' if said['unit'] == '晚' else ''}"
    part = "" if said["part"].lower() == "day" else f" {said['part']}"
    return f"{day.day} {MONTHS[day.month - 1]}{part}"
