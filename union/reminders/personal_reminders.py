"""What somebody asks to be reminded of: 「明天下午3点 交月报」, 「每周五下午4点提醒我交周报」; what is kept of it is own_reminder.py's.

Wall time of the group throughout. Reminders of the group's items are in union/reminders/reminder_times.py.
"""

import re
from datetime import datetime, timedelta

from union.core.almanac.days_off import Notice
from union.core.groups import Settings
from union.core.lazy_regex import Regex
from union.core.period import Grain
from union.core.records import dataclass
from union.reading.message import When
from union.reading.reader import read

LONGEST = 200
INTO_PART = timedelta(hours=2)  # 「明天下午」 is at two, not at noon
POLITE = r"(?:请|麻烦|记得|到时候?|帮我|再|小秘){0,6}"
# 「remind me, dinner which hall」 asks.
ASKING = r"(?!\s(?:to|at|in|on|every|tomorrow|next)\b)[^.;!?\n]{0,60}\b(?:which|where|when\s(?:is|are)|what\s(?:time|day|date|place|venue))\b"
CALL = Regex(
    rf"(?<!别)(?<!别再)(?<!不[用要必])(?<!不[用要]再){POLITE}提醒(?:一下|一声)?我(?!们|了|的(?:[,，。!！]|$))(?:一下|一声)?(?:要|去|记得)*|(?:\bplease\s)?\bremind\sme\b(?!{ASKING})",
    any_case=True,
)
SENTENCE_END = Regex(r"[。！!；;\n]\s{0,3}|(?<=[A-Za-z\d)])\.\s{1,3}")
LED = Regex(r"^(?:(?:on|by|at)\s)?(?:to|about|of|that)\s", any_case=True)  # 「remind me at 4pm to …」
AROUND = " ，,。.：:、；;！!\n的"


@dataclass(frozen=True, slots=True)
class ReminderRequest:
    """What somebody wants to be reminded of and when; None and '' for what was not said."""

    when: When | None
    text: str


def report_before_request(text: str) -> str:
    """The sentences before the one that asks to be reminded of something else: 「今天走访2户，600元。提醒我周五交发票」."""
    call = CALL.search(text)
    ends = [each.end() for each in SENTENCE_END.finditer(text, 0, call.start())] if call else []
    return text[: ends[-1]] if call and ends and text[call.end() :].strip(AROUND) else ""


def read_reminder_request(
    text: str, wall: datetime, region: str, notice: Notice | None = None
) -> ReminderRequest:
    """Time and subject of a request, with or without 提醒我 in it."""
    when = read(text, wall, region=region, notice=notice).when
    rest = text.replace(when.text, " ", 1) if when else text
    words = " ".join(CALL.sub(" ", rest, count=1).split()).strip(AROUND)
    words = LED.sub("", re.sub(f"^{POLITE}", "", words))
    return ReminderRequest(when, words.strip(AROUND)[:LONGEST])


def is_reminder_request(text: str, asked: ReminderRequest) -> bool:
    """Whether a plain sentence of a group can only be meant for the bot: its time, then 提醒我; or 提醒我, then its time.

    In English the time may stand at the end.

    「小王，明天提醒我带材料」 is said to somebody else; so may be what names no hour.
    """
    call, when = CALL.search(text), asked.when
    if call is None or when is None or (when.rrule is None and when.grain is not Grain.MINUTE):
        return False
    before, after = text[: call.start()].strip(AROUND), text[call.end() :].strip(AROUND)
    if before:
        return before == when.text
    return after.startswith(when.text) or (after.isascii() and after.endswith(when.text))


def is_to_somebody(text: str) -> bool:
    """Whether it says what one wants to be reminded of oneself: no plan of the group's, whoever is meant to remind."""
    call = CALL.search(text)
    return call is not None and bool(text[call.end() :].strip(AROUND))


def moment_of(when: When, settings: Settings) -> datetime:
    """When to remind of a time as it was said: a day at the reminder time, a part of the day two hours into it."""
    match when.grain:
        case Grain.MINUTE:
            return when.start
        case Grain.HOUR:
            return when.start + min(INTO_PART, (when.until - when.start) / 2)
        case _:
            return datetime.combine(when.start.date(), settings.reminder_time)
