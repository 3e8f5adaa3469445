"""Who answers for an item and where it takes place: 由李委员负责, @wang, 地点：三楼会议室; what colleagues call somebody: 小陈, 强哥."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.piece_rules import TextRules

ONESELF = ("我", "本人")
MENTION = Regex(r"(?<![\w@])@(?P<who>[A-Za-z]\w{3,31})")


BEFORE_SURNAME, CALLING = "老小", "阿老小"
BEHIND_SURNAME = ("姐", "大姐", "哥", "嬢", "姨", "叔", "伯", "工", "总", "队", "师傅", "老师")
BEHIND_GIVEN = ("姐", "哥", "嬢", "姨", "叔", "伯", "妹", "弟", "仔", "子", "娃", "娃儿")
FULL_SIGNS = range(2, 4)  # of a name with a surname of one sign
LONG_SURNAMES = ("欧阳", "司徒", "上官", "诸葛", "司马", "皇甫", "夏侯", "令狐", "端木", "东方")


class Named(NamedTuple):
    """What was found, which stretches of the text said it, and for a place where its own words stand."""

    values: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    words: tuple[tuple[int, int], ...] = ()


NOBODY = Named()
OWNED, PLACED = TextRules("assignees", "owned"), TextRules("assignees", "placed")


@lru_cache(maxsize=16)
def owners(text: str) -> Named:
    """Those who answer for the item, as written, in order, each once."""
    found = [match for match, _ in OWNED.matches(text)]
    names = [name for match in found for name in _names(match)]
    mentions = list(MENTION.finditer(text)) if "@" in text else []
    if not found and not mentions:
        return NOBODY
    values = dict.fromkeys([*names, *("@" + match["who"] for match in mentions)])
    return Named(tuple(values), tuple(match.span() for match in (*found, *mentions)))


def owners_within(text: str, start: int, end: int) -> tuple[str, ...]:
    """Those of them who are named in a stretch, or from its end on."""
    found = (match for match, _ in OWNED.matches(text) if start <= match.start() <= end)
    return tuple(name for match in found for name in _names(match))


def _names(match: re.Match[str]) -> Iterator[str]:
    """Those a rule names together, as written; the blanks of Latin names are blanks again."""
    for name in (each.lstrip("请让") for each in re.split("[、和]", match["who"])):
        yield name.replace("·", " ") if name.replace("·", "").isascii() else name


@lru_cache(maxsize=16)
def place(text: str) -> Named:
    """Where it takes place, as written; at most one."""
    match = next((match for match, _ in PLACED.matches(text)), None)
    return Named((match["where"],), (match.span(),), (match.span("where"),)) if match else NOBODY


def familiar(name: str) -> Iterator[str]:
    """Every such form of a simplified name; none for one that is not of two or three Chinese signs.

    Several may share a form: whoever asks takes it only where one fits.
    """
    ends = 2 if name[:2] in LONG_SURNAMES and len(name) > 2 else 1
    if len(name) - ends + 1 not in FULL_SIGNS or not all("\u4e00" <= sign <= "\u9fff" for sign in name):
        return
    surname, given, last = name[:ends], name[ends:], name[-1]
    if surname in CALLING:  # 阿辉 has no surname here: 阿姨 is not called by it
        yield from (last + behind for behind in BEHIND_GIVEN)
        return
    if len(given) > 1:
        yield given
    if ends > 1:
        yield surname  # 司徒
    yield from (before + surname for before in BEFORE_SURNAME)
    yield from (surname + behind for behind in BEHIND_SURNAME)
    yield from (f"阿{last}", f"小{last}", last * 2)
    yield from (last + behind for behind in BEHIND_GIVEN)
