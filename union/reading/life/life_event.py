"""Life events of a union's people (五必访): who fell ill, marries, bears a child, mourns, retires, is in need.

And the words that tell one, hide it or may stand around (data/occasions.toml); union/reading/acts/life_events.py reads them.
"""

import re
from collections.abc import Iterable
from enum import IntEnum, StrEnum
from functools import cache
from typing import Any

from union.core.first_signs import begun
from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.data import table
from union.reading.message import When
from union.reading.text.identifiers import BLANK


class Occasion(StrEnum):
    """What a visit is due for; the sets of real unions vary, so each is switched on by itself."""

    ILLNESS = "illness"  # 病, 受伤, 工伤
    HARDSHIP = "hardship"  # 困, 灾
    MARRIAGE = "marriage"  # 婚
    BEREAVEMENT = "bereavement"  # 丧
    BIRTH = "birth"  # 生育
    RETIREMENT = "retirement"  # 退
    BIRTHDAY = "birthday"  # 生日


class Doubt(StrEnum):
    """Why a life event is not surely one; such a one is asked about in private, never in a group."""

    HEARSAY = "hearsay"  # 听说老刘住院了
    UNNAMED = "unnamed"  # 有个师傅住院了
    UNCLEAR = "unclear"  # words stand around it that the reader does not know
    AMBIGUOUS = "ambiguous"  # 老刘昨晚走了
    LONG_SINCE = "long_since"  # told weeks after
    RELATIVE = "relative"  # 老刘女儿结婚: not every union visits for it
    UNDATED = "undated"  # 王大姐生日


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """A life event as told.

    `person` is the worker as written (老刘, 李师傅, 王芳), "" where unnamed; `relation` is whose life event it is as
    written (父亲), None for the worker's own; `branch` are the words as written (二车间); `words` are what happened
    (住院); `when` is when it happened or will. `start` and `end` are the stretch of the message that tells it.
    """

    occasion: Occasion
    person: str
    words: str
    start: int
    end: int
    relation: str | None = None
    branch: str | None = None
    when: When | None = None
    doubts: tuple[Doubt, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether a group may be offered the visit unasked."""
        return not self.doubts


@dataclass(frozen=True, slots=True)
class Closing:
    """An illness told as over, or denied: 老刘出院了, 刘师傅没事了. Fields as in a LifeEvent."""

    person: str
    words: str
    branch: str | None = None


class Likeness(IntEnum):
    """How surely a log tells of the visit that was due for a life event."""

    NONE = 0
    MAYBE = 1
    SURE = 2


HAN = r"[\u4e00-\u9fff]"
# Of two that begin at one place the first counts: a death outweighs the illness before it.
ORDER = (
    Occasion.BEREAVEMENT,
    Occasion.BIRTHDAY,
    Occasion.BIRTH,
    Occasion.HARDSHIP,
    Occasion.RETIREMENT,
    Occasion.MARRIAGE,
    Occasion.ILLNESS,
)
# What happened: a group is named by the occasion, with `_sure`, `_unsure` or `_of_kin` behind it.
HAPPENINGS = Regex(
    lambda: begun(
        "|".join(
            f"(?P<{occasion}_{sureness}>{'|'.join(words)})"
            for occasion in ORDER
            for sureness in ("sure", "of_kin", "unsure")
            if (words := listed(occasion, sureness))
        )
    )
)
# Of this every message holds something that tells a life event; looked for in the words as written.
FIRST = Regex(
    lambda: begun(
        f"[{table('occasions')['first']['signs']}]|{'|'.join(table('occasions')['first']['words'])}"
    )
)


def listed(part: str, name: str) -> list[str]:
    """A list of the file, its patterns spelt out, longest first."""
    words: Iterable[str] = table("occasions")[part].get(name, ())
    return sorted(map(_spelt, words), key=len, reverse=True)


@cache
def known(part: str, name: str = "words") -> re.Pattern[str]:
    """A list as one pattern."""
    return re.compile("|".join(listed(part, name)) or "(?!)")


@cache
def diseases() -> str:
    """What begins the name of a disease or a hurt, as a pattern: no third sign of a person's name."""
    data = table("occasions")["disease"]
    parts = ((data["organs"], data["endings"]), (data["body"], data["hurts"]))
    return "|".join([*data["words"], *(f"(?:{'|'.join(ones)})(?:{'|'.join(ends)})" for ones, ends in parts)])


# Words that hold what looks like a name: 子|宫肌瘤, 泥|石流.
NO_PEOPLE = Regex(lambda: "|".join([diseases(), *listed("people", "inside")]))


@cache
def _placeholders() -> dict[str, str]:
    data: dict[str, Any] = table("occasions")["disease"]
    hospital = table("occasions")["hospital"]
    ending, words, organs = ("|".join(data[name]) for name in ("endings", "words", "organs"))
    return {
        "〈病〉": f"(?:{words}|{HAN}{{0,5}}?(?:{ending}))",
        "〈病名〉": f"(?:{words}|(?:{organs})(?:{ending}))",
        "〈大病〉": f"(?:{organs})?(?:{'|'.join(data['serious'])})",
        "〈部位〉": f"(?:{'|'.join(sorted(data['body'], key=len, reverse=True))})",
        "〈器官〉": f"(?:{organs})",
        "〈院〉": f"(?:{'|'.join(hospital['names'])})",
        "〈科〉": f"(?:{'|'.join(sorted(hospital['wards'], key=len, reverse=True))})[一二三四五六七八九]?科",
        "□": BLANK,
    }


def _spelt(word: str) -> str:
    for name, pattern in _placeholders().items():
        word = word.replace(name, pattern)
    return word
