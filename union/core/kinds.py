"""The kinds of item on the calendar and the categories of work in the log (docs/glossary.md)."""

from collections.abc import Mapping
from enum import StrEnum

from union.data import table
from union.words import Words


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


def kind_words(_: Words, kind: Kind) -> str:
    """The kind of an item as the glossary has it."""
    named = {
        Kind.VISIT: _("慰问走访"),
        Kind.COMPETITION: _("竞赛比赛"),
        Kind.MEETING: _("会议"),
        Kind.TRAINING: _("培训"),
        Kind.ACTIVITY: _("活动"),
        Kind.REPORT: _("材料报表"),
        Kind.DEADLINE: _("截止事项"),
        Kind.FESTIVAL: _("节日"),
    }
    return named.get(kind, _("其他事项"))


def kind_sign(_: Words, kind: Kind) -> str:
    """One character that stands for the kind where there is no room for its name."""
    signs = {
        Kind.VISIT: _("访"),
        Kind.COMPETITION: _("赛"),
        Kind.MEETING: _("会"),
        Kind.TRAINING: _("训"),
        Kind.ACTIVITY: _("活"),
        Kind.REPORT: _("报"),
        Kind.DEADLINE: _("限"),
        Kind.FESTIVAL: _("节"),
    }
    return signs.get(kind, _("事"))
