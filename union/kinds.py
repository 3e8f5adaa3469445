"""The kinds of item on the calendar and the categories of work in the log (docs/glossary.md)."""

from enum import StrEnum


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
