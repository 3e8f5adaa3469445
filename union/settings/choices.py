"""What a group may choose in its settings: codes for buttons, words for sentences, and what follows from them.

What there is to set stands in union/data/settings.toml. A name is a field of `Settings`, but for "quiet" (both ends) and
"region" (zone and words too).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from union.core.groups import REGIONS, ZONES, Settings, permitted
from union.core.lazy_regex import Regex
from union.core.records import dataclass, field, replace
from union.data import table
from union.reading.replies.short_replies import is_name
from union.words import LANGUAGES, OWN_NAMES, WHOLE
from union.worklog.spending_rules import profiles


@dataclass(frozen=True, slots=True)
class Setting:
    """What is told of a setting, the codes of its buttons, and the words people write for them."""

    label: str
    offered: Sequence[str] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    purpose: str = ""
    example: str = ""


SETTINGS, LETTERHEAD = (
    {name: Setting(**facts) for name, facts in table("settings")[part].items()}
    for part in ("settings", "letterhead")
)
SECTIONS: Mapping[str, tuple[str, list[str]]] = {
    name: (each["label"], each["names"]) for name, each in table("settings")["sections"].items()
}  # of the settings' page
TOLD: Mapping[str, str] = table("settings")["told"]  # what a choice is called
KNOWN = {  # what is offered as it is known elsewhere
    "money_rules": ("none", *profiles()),
    "region": tuple(REGIONS),
    "language": tuple(code for code in LANGUAGES if code in WHOLE),
    "timezone": tuple(ZONES.values()),
}
OFFERED: Mapping[str, tuple[str, ...]] = {
    name: KNOWN.get(name) or tuple(SETTINGS[name].offered) for name in table("settings")["buttons"]
}
TIMES = frozenset({"reminder_time", "digest_time"})
SWITCHES = frozenset(name for name, codes in OFFERED.items() if {*codes} == {"on", "off"})
NAMED: Mapping[str, Mapping[str, str]] = {  # what is known by a name from elsewhere
    "region": {region.name: code for code, region in REGIONS.items()},
    "language": {name.casefold(): code for code, name in OWN_NAMES.items()},
    "timezone": ZONES,
    "money_rules": {each.place: each.id for each in profiles().values()},
}
# 8:30, 8：30, 8点半, 8点, 8点30分
CLOCK = Regex(r"(\d{1,2})\s*(?:[:：]\s*(\d{2})|点\s*(半|\d{1,2}分?)?)")


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """How people write a number, and between what it may be."""

    written: Regex
    within: range


NUMBERS: Mapping[str, WrittenNumber] = {
    "month_end": WrittenNumber(Regex(r"(?:每月)?(\d{1,2})[日号]?"), range(1, 29)),
    "names_kept": WrittenNumber(Regex(r"(\d{1,2})\s*个?月?"), range(100)),
    "request_days": WrittenNumber(Regex(r"(\d{1,2})\s*(?:个|個)?(?:工作日|天|日)?(?:内|內)?"), range(1, 31)),
    "members": WrittenNumber(Regex(r"([0-9]{1,6})(?:人|名)?"), range(10**6)),
    "doubts": WrittenNumber(Regex(r"(?:每天)?(?:最多)?([0-3])(?:次|句|条)?"), range(4)),
}
OPENING = Regex(r"(?!.*\d{6})[\w，,、。！!：:·~ -]{2,20}")
# What is written as it is: the code of the usual, and what may be written. No name is one everybody is called by.
WRITTEN: Mapping[str, tuple[str, Callable[[str], object]]] = {
    "nickname": ("none", is_name),
    "reminder_words": ("usual", OPENING.fullmatch),
}
SPAN = Regex(r"\s{0,9}[-–—~～至到]{1,9}\s{0,9}")


def changes(name: str, code: str) -> Mapping[str, Any] | None:
    """The fields of `Settings` a choice changes; None for a code that is no choice of this setting."""
    if name in TIMES:
        clock = _clock(code)
        return None if clock is None else {name: clock}
    if name == "quiet":
        return _quiet(code)
    if name in WRITTEN:
        usual, fits = WRITTEN[name]
        if code == usual:
            return {name: ""}
        return {name: code} if code in OFFERED[name] or fits(code) else None
    if name in NUMBERS:
        return {name: int(code)} if _is_offered_choice(name, code) else None
    if code not in OFFERED.get(name, ()):
        return None
    if name == "region":
        region = REGIONS[code]
        return {"region": code, "timezone": region.timezone, "language": region.language}
    if name == "money_rules":
        return {name: "" if code == "none" else code}
    return {name: code == "on" if name in SWITCHES else code}


def code_of(settings: Settings, name: str) -> str:
    if name == "quiet":
        begins, ends = settings.quiet_from, settings.quiet_until
        return "none" if begins == ends else f"{begins:%H%M}-{ends:%H%M}"
    value = getattr(settings, name)
    if name in WRITTEN:
        return value or WRITTEN[name][0]
    if name == "money_rules":
        return value if value in OFFERED[name] else "none"
    if isinstance(value, time):
        return f"{value:%H%M}"
    return ("on" if value else "off") if isinstance(value, bool) else str(value)


def code_from_words(name: str, words: str) -> str | None:
    """The code somebody means: 「8:30」 → "0830", 「22:00-7:00」 → "2200-0700", 「开」 → "on"; None if none."""
    said = words.strip()
    known: Mapping[str, str] = table("settings")["switch"] if name in SWITCHES else SETTINGS[name].words
    code = {**NAMED.get(name, {}), **known}.get(said.casefold())
    if code is not None:
        return code
    if name in TIMES:
        return _code_of_clock(said)
    if name in NUMBERS:
        found = NUMBERS[name].written.fullmatch(said)
        return str(int(found[1])) if found and int(found[1]) in NUMBERS[name].within else None
    if name == "quiet":
        ends = [_code_of_clock(part) for part in SPAN.split(said)]
        if len(ends) != 2 or None in ends or ends[0] == ends[1]:
            return None
        return f"{ends[0]}-{ends[1]}"
    return said if name in WRITTEN and WRITTEN[name][1](said) else None  # words are kept as they are


def silences_itself(settings: Settings, fields: Mapping[str, Any]) -> bool:
    """Whether with these fields the reminders or the report would fall into quiet hours every time."""
    then = replace(settings, **fields)
    day = date(2000, 1, 1)
    clocks = (then.reminder_time, then.digest_time)
    return not all(permitted(datetime.combine(day, clock), then) for clock in clocks)


def _is_offered_choice(name: str, code: str) -> bool:
    """Whether a button or a form may bring this number: names are kept for as long as is offered."""
    if name == "members":
        return re.fullmatch("[0-9]{1,6}", code) is not None
    if name == "names_kept":
        return code in OFFERED[name]
    return code in SETTINGS[name].words.values() or code in map(str, NUMBERS[name].within)


def _quiet(code: str) -> Mapping[str, Any] | None:
    if code == "none":
        return {"quiet_from": time(0), "quiet_until": time(0)}
    begins, _, ends = code.partition("-")
    ends_of = _clock(begins), _clock(ends)
    if None in ends_of or ends_of[0] == ends_of[1]:
        return None
    return {"quiet_from": ends_of[0], "quiet_until": ends_of[1]}


def _clock(code: str) -> time | None:
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
