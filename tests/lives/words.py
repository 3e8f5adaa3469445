"""When words of a label and words of the program mean the same: script, case, units, names, amounts."""

import re
from collections.abc import Iterable
from decimal import Decimal

from union.reading.text.normal_form import simplified

SEPARATOR = re.compile(r"(?<=\d)[,，](?=\d{3})")
PEOPLE = "人"
UNITS = {
    PEOPLE: "人 名 位 个 個 人员 職工 职工 会员 會員 代表 员工 people person persons pax member members worker workers participant "
    "participants attendee attendees staff delegate delegates volunteer volunteers",
    "人次": "visits attendances",
    "户": "家 household households family families home homes",
    "份": "set sets pack packs package packages",
    "元": "块 yuan",
    "次": "time times",
    "场": "session sessions",
    "袋": "包 bag bags packet packets",
    "箱": "box boxes carton cartons case cases",
    "件": "case_ cases_",
    "张": "copy copies leaflet leaflets",
    "桶": "barrel barrels bottle_",
    "瓶": "bottle bottles",
    "小时": "hour hours",
    "队": "team teams 支",
    "%": "％ percent per_cent",
}
ALIKE = {word: unit for unit, words in UNITS.items() for word in (unit, *words.split())}


def folded(text: str) -> str:
    """Simplified, without case and spaces' doubling."""
    return " ".join(simplified(text).casefold().split())


def holds(text: str, part: str) -> bool:
    """Whether the words stand in the text."""
    return folded(part).replace(" ", "") in folded(text).replace(" ", "")


def same_name(one: str, other: str) -> bool:
    """One of the two holds the other: 伟明 and 梁伟明."""
    left, right = folded(one).replace(" ", ""), folded(other).replace(" ", "")
    return bool(left and right) and (left in right or right in left)


def answers(text: str, wanted: str) -> bool:
    """Whether an answer has a string; a number must stand alone (09:00 says 9), its separators do not count."""
    plain, part = SEPARATOR.sub("", folded(text)), SEPARATOR.sub("", folded(wanted))
    if re.fullmatch(r"\d+(\.\d+)?", part):
        return re.search(rf"(?<![\d.])0?{re.escape(part)}(?!\d|\.[1-9])", plain) is not None
    return part.replace(" ", "") in plain.replace(" ", "")


def unit(word: str) -> str:
    """One word for units that mean the same; an English one that is longer is known by its last word."""
    plain = folded(word)
    known = ALIKE.get(plain) or ALIKE.get(plain.split()[-1] if plain else "")
    return known or plain.removesuffix("s")


def has_figure(figures: Iterable[tuple[Decimal, str]], value: float, word: str) -> bool:
    """Whether a figure is among them, or what all of its unit come to: 男32女29 are 61."""
    wanted, alike = Decimal(str(value)), [each for each, kind in figures if same_unit(kind, word)]
    return wanted in alike or (len(alike) > 1 and sum(alike) == wanted)


def same_unit(one: str, other: str) -> bool:
    """Whether two units mean the same: 「份|hampers」 is the program's word for it and the one that was written."""
    left, right = ([unit(each) for each in word.split("|")] for word in (one, other))
    pairs = [(mine, theirs) for mine in left for theirs in right]
    return any(
        mine == theirs or (mine and theirs and (mine in theirs or theirs in mine)) for mine, theirs in pairs
    )
