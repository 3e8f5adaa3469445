"""Lead times as people write them: 「提前5天和1天提醒」, 「3天、1天、2小时」, 「当天」, 「不用提醒」, 「默认」.

What a lead is called in code is in union/reminders/lead_times.py; what is said back in handlers/reminders/lead_settings.py.
"""

import re

from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.reading.numbers.numerals import number
from union.reading.replies.english_answers import exactly, spans_in_chinese
from union.reading.text.normal_form import normal

MOST_LEADS, MOST_DAYS, MOST_HOURS, MOST_MINUTES = 6, 60, 72, 999
COUNT = r"(?P<count>\d{1,3}|[一二两三四五六七八九十廿卅百]{1,4}|半)"
UNIT = r"(?P<unit>个?小时|个?钟头?|分钟?|天|日|周|个?星期|个?礼拜|个?月)"
PART = Regex(rf"(?:提?前)?{COUNT}{UNIT}|(?P<same>当天|当日|那天)")
BETWEEN = Regex(r"[、,，;；/\s]|和|及|以及|与|还有|再|各")
POLITE = r"(?:请|麻烦|帮我|以后|都|改为|改成|设为|只|就)*"
ASKED = Regex(
    rf"{POLITE}(?P<leads>(?:提前|当天|当日).*?)(?:[各再]?(?:提醒|通知|说|叫|喊)(?:一[下次声]|我们?|大家)*)[。.!吧了]*"
)
THIS = r"(?:(?:这|那)(?:个|件事?|项|条|事|场|次)|它)"
NONE = Regex(
    rf"{POLITE}(?:{THIS}{POLITE})?(?:不用|不要|不需要|无需|不必|停止|别|不)(?:再|提前){{0,2}}(?:提醒|通知|催)(?:我们|大家)?{THIS}?(?:了|我们|大家|吧){{0,3}}[。.!]{{0,3}}"
)
DEFAULT = Regex(rf"{POLITE}(?:恢复|用|按|回到)?(?:默认|预设)(?:的)?(?:提醒)?(?:时间)?[。.!吧]*")
USUAL = Regex(rf"{POLITE}(?:恢复|照常|正常)提醒[。.!吧]*")
A_DAY = 24 * 60  # minutes
# By the head of a unit: what a lead is called, how many of those it has, how many there may be, how many minutes one has.
UNITS = {
    **dict.fromkeys("天日", ("d", 1, MOST_DAYS, A_DAY)),
    **dict.fromkeys("周星礼", ("d", 7, MOST_DAYS, A_DAY)),
    "月": ("d", 30, MOST_DAYS, A_DAY),
    "分": ("min", 1, MOST_MINUTES, 1),
    **dict.fromkeys("小钟", ("h", 1, MOST_HOURS, 60)),
}


@dataclass(frozen=True, slots=True)
class LeadsSaid:
    """Lead times that were asked for, longest first; () for none at all, None for the kind's own again."""

    leads: tuple[str, ...] | None


def asked_leads(text: str) -> LeadsSaid | None:
    """What a reply asks of an item's reminders: it must say that it means them. None: nothing of the kind."""
    said = normal(spans_in_chinese(text)).text.strip()
    asked = ASKED.fullmatch(said)
    is_own = USUAL.fullmatch(said) or ("提醒" in said and DEFAULT.fullmatch(said))
    return _leads_from_words(said, asked["leads"] if asked else "", is_own=bool(is_own))


def _leads_from_words(said: str, leads: str, *, is_own: bool) -> LeadsSaid | None:
    if NONE.fullmatch(said):
        return LeadsSaid(())
    found = None if is_own else _leads(leads)
    return LeadsSaid(found) if is_own or found else None


def chosen_leads(text: str) -> LeadsSaid | None:
    """What stands behind 「提醒提前 会议」 in the settings: the bare times are enough."""
    said = exactly("leads", text.strip()) or normal(spans_in_chinese(text)).text.strip()
    said = "不用提醒" if said in ("不", "无", "关") else said
    return _leads_from_words(said, said.removesuffix("提醒"), is_own=DEFAULT.fullmatch(said) is not None)


def _leads(text: str) -> tuple[str, ...]:
    """Every lead of the list, longest first; () when anything in it is none."""
    parts = [PART.fullmatch(part) for part in BETWEEN.split(text.removeprefix("提前")) if part]
    found = dict(_lead(part) for part in parts if part is not None)
    is_none = None in parts or "" in found or len(found) > MOST_LEADS
    return () if is_none else tuple(sorted(found, key=lambda lead: -found[lead]))


def _lead(part: re.Match[str]) -> tuple[str, int]:
    """The lead's name and its length in minutes; an empty name for one that is too long or no whole number."""
    if part["same"]:
        return "d0", 0
    unit, times, most, minutes = UNITS[part["unit"].removeprefix("个")[0]]
    if unit == "h" and part["count"] == "半":
        return "min30", 30
    length = (number(part["count"]) or 0) * times
    if length != int(length) or not 0 < length <= most:
        return "", 0
    return f"{unit}{int(length)}", int(length) * minutes
