"""Life events of a union's people (五必访): who fell ill, marries, bears a child, mourns, retires, is in need.

Values only; they are read by union/reading/acts/life_events.py.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from union.reading.message import When


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
