"""What is written about an item beside its time: 「清单：1.… 2.…」, 「备注：…」, 「详情」, in a reply or below a plan; or its name: 「改名为秋季座谈会」."""

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.reading.acts import notices

LIST_WORD = r"(?:准备|準備|工作|检查|檢查)?清[单單]"
NOTE_WORD = r"[备備][注註]"
HEAD = re.compile(rf"\s*(?P<word>{LIST_WORD}|{NOTE_WORD})\s*[：:]\s*+(?P<rest>.*)", re.S)
ADDED = re.compile(rf"\s*{LIST_WORD}\s*(?:再?[加添]上?|增加|补充|新增)\s*+(?:[：:]\s*+)?(?P<rest>.+)", re.S)
SHOWN = Regex(rf"\s*(?:(?:看|查看)?(?:详情|詳情|详细|明细)|(?:看|查看)?{LIST_WORD})\s*+(?:[。！!？?]\s*+)?")
NAME = r"(?:@?[\u4e00-\u9fffA-Za-z0-9_]{2,16}?|[A-Za-z][A-Za-z.'-]{1,20}(?: [A-Za-z][A-Za-z.'-]{1,20}){1,2})"
CHINESE_NAME = r"(?:@[A-Za-z0-9_]{2,32}|[\u4e00-\u9fff]{2,8}?)"
# A blank parts Chinese names: 「Mary Tan」 is one.
PARTED = r"(?:\s{0,3}[、,，]\s{0,3}|(?<=[\u4e00-\u9fff])\s{1,3}(?=[\u4e00-\u9fff@]))"
GIVEN = Regex(  # 「交给李委员」 is read with the other replies; here are several with a stop between them
    rf"\s*(?:交给|交給|转给|轉給|派给|派給|改由|由(?!下[次回场期周个]|今|明|本|\d))\s*(?P<names>{NAME}(?:\s?[、,，]\s?{NAME})+|{CHINESE_NAME}(?:[\s、,，]{{1,3}}{CHINESE_NAME})+)"
    r"(?:共同|一起|分别|分別)?(?:来|來)?(?:负责|負責|办理|辦理|去办|处理|跟进|牵头|办)?[。！!]?\s*"
)
NO_LINES = ("无", "無", "没有", "清空", "取消", "不要了", "删除")
CIRCLED = {ord("①") + place: f"{place + 1}." for place in range(20)}
BULLET = Regex(r"^\s*(?:[-–—·•*○□☐]|[（(]?\d{1,2}[)）.、．])\s*")
EDGES = " \t\n，,；;。.、"


class About(StrEnum):
    """What a reply says about an item's rest."""

    DETAILS = "details"
    OWNERS = "owners"
    CHECKLIST = "checklist"
    MORE_CHECKS = "more_checks"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Addition:
    """What is asked: `lines` of a checklist (none: there shall be none), `text` of a note."""

    about: About
    lines: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan's own words, and the checklist and note written below them."""

    text: str
    lines: tuple[str, ...] = ()
    note: str = ""


def read_addition(text: str) -> Addition | None:
    """What a reply adds to an item or asks to see of it; None for any other reply."""
    if SHOWN.fullmatch(text):
        return Addition(About.DETAILS)
    if more := ADDED.fullmatch(text):
        return Addition(About.MORE_CHECKS, lines_of(more["rest"]))
    if given := GIVEN.fullmatch(text):
        return Addition(About.OWNERS, text=given["names"])
    if (head := HEAD.fullmatch(text)) is None:
        return None
    if re.fullmatch(NOTE_WORD, head["word"]):
        return Addition(About.NOTE, text=head["rest"].strip())
    is_void = head["rest"].strip(EDGES) in NO_LINES
    return Addition(About.CHECKLIST, () if is_void else lines_of(head["rest"]))


def read_plan(text: str) -> Plan:
    """A plan taken apart: lines that begin with 清单： or 备注： are no part of what is planned.

    The lines below 清单： belong to it, up to 备注：. Of a notice with labels what is no part of its sentence is its note.
    """
    if "\n" in text and (sentence := notices.as_sentence(text)) is not None:
        return Plan(sentence, note=notices.note_of(text))
    own, listed, noted = list[str](), list[str](), list[str]()
    target = own
    for place, line in enumerate(text.split("\n")):
        head = HEAD.fullmatch(line) if place else None
        if head:
            target = noted if re.fullmatch(NOTE_WORD, head["word"]) else listed
        target.append(head["rest"] if head else line)
    return Plan("\n".join(own).strip(), lines_of("\n".join(listed)), "\n".join(noted).strip())


def names_in_list(said: str) -> tuple[str, ...]:
    """Several people named together: 「李建国、王芳」, 「李建国和王芳」; a 和 inside a name (张和平) parts nobody."""
    found = list[str]()
    for part in filter(None, re.split(PARTED, said.strip())):
        names = re.split(r"[和与與跟及]", part)
        found += names if all(len(name) > 1 for name in names) else [part]
    return tuple(found)


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a checklist: numbered, a line each, or between 「；」 or else 「、」."""
    said = text.translate(CIRCLED).strip()
    ways = (_numbered(said) or said.split("\n"), re.split("[；;]", said), re.split("[、，,]", said))
    parts = next((each for each in ways if len(each) > 1), [said])
    found = (BULLET.sub("", part).strip(EDGES) for part in parts)
    return tuple(" ".join(part.split()) for part in found if part)


def _numbered(said: str) -> Sequence[str]:
    """The parts between 1., 2., 3. …, also on one line; a figure such as 2.5 is no number of a line."""
    cuts, place = list[int](), 0
    while mark := re.compile(rf"(?<!\d)[（(]?{len(cuts) + 1}[.、．)）](?!\d)").search(said, place):
        if not cuts and mark.start() > 0:
            break
        cuts.append(mark.start())
        place = mark.end()
    return [said[start:end] for start, end in pairwise([*cuts, len(said)])]
