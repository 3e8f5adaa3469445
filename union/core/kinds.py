"""The kinds of item on the calendar and the categories of work in the log (docs/glossary.md)."""

from collections.abc import Mapping
from enum import StrEnum

from union.data import table
from union.words import Words, sentence


class Kind(StrEnum):
    """What sort of item stands on the calendar."""

    VISIT = "visit"
    COMPETITION = "competition"
    MEETING = "meeting"
    TRAINING = "training"
    ACTIVITY = "activity"
    REPORT = "report"
    DEADLINE = "deadline"
    FESTIVAL = "festival"
    OTHER = "other"


COME_TO = (Kind.MEETING, Kind.TRAINING, Kind.ACTIVITY, Kind.COMPETITION, Kind.VISIT)  # what is held

# The order in which union reports list the work.
CATEGORIES = (
    "组织建设",
    "民主管理",
    "维权保障",
    "帮扶慰问",
    "劳动竞赛",
    "教育培训",
    "文体活动",
    "女职工",
    "宣传信息",
    "财务经审",
    "其他",
)


def place_of(category: str) -> tuple[int, str]:
    """Where it stands in a report; a group's own ones follow by name."""
    return (CATEGORIES.index(category), "") if category in CATEGORIES else (len(CATEGORIES), category)


def also_called(language: str = "traditional") -> Mapping[str, str]:
    """The categories by what they are called in another language: `english` in small letters."""
    names: dict[str, str] = table("category_names")[language]
    return names


# What a kind is called in the glossary, and one character for where there is no room for that.
NAMED = {
    Kind.VISIT: (sentence("慰问走访"), sentence("访")),
    Kind.COMPETITION: (sentence("竞赛比赛"), sentence("赛")),
    Kind.MEETING: (sentence("会议"), sentence("会")),
    Kind.TRAINING: (sentence("培训"), sentence("训")),
    Kind.ACTIVITY: (sentence("活动"), sentence("活")),
    Kind.REPORT: (sentence("材料报表"), sentence("报")),
    Kind.DEADLINE: (sentence("截止事项"), sentence("限")),
    Kind.FESTIVAL: (sentence("节日"), sentence("节")),
    Kind.OTHER: (sentence("其他事项"), sentence("事")),
}


def kind_words(_: Words, kind: Kind) -> str:
    return NAMED[kind][0](_)


def kind_sign(_: Words, kind: Kind) -> str:
    """One character that stands for the kind where there is no room for its name."""
    return NAMED[kind][1](_)
