"""Who answers for an item and where it takes place: 由李委员负责, 负责人：王芳, @wang, 地点：三楼会议室."""

import re
from functools import lru_cache
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.text_rules import TextRules

MENTION = Regex(r"(?<![\w@])@(?P<who>[A-Za-z]\w{3,31})")


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
    said = [name.lstrip("请让") for match in found for name in re.split("[、和]", match["who"])]
    names = [
        name.replace("·", " ") if name.isascii() or name.replace("·", "").isascii() else name for name in said
    ]
    mentions = list(MENTION.finditer(text)) if "@" in text else []
    if not found and not mentions:
        return NOBODY
    values = dict.fromkeys([*names, *("@" + match["who"] for match in mentions)])
    return Named(tuple(values), tuple(match.span() for match in (*found, *mentions)))


@lru_cache(maxsize=16)
def place(text: str) -> Named:
    """Where it takes place, as written; at most one."""
    if found := PLACED.first(text):
        match = found[0]
        return Named((match["where"],), (match.span(),), (match.span("where"),))
    return NOBODY
