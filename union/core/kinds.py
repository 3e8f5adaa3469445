"""The kinds of item on the calendar and the categories of work in the log (docs/glossary.md)."""

from enum import StrEnum

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

# What the Traditional catalogue calls them, in the signs the reader works on: people type what they are shown.
ALSO_CALLED = {
    "会务发展": "组织建设",
    "会员参与": "民主管理",
    "权益保障": "维权保障",
    "关怀探访": "帮扶慰问",
    "技能比赛": "劳动竞赛",
    "康乐活动": "文体活动",
    "妇女事务": "女职工",
    "宣传资讯": "宣传信息",
    "财务监察": "财务经审",
}
# And the English one, in small letters.
IN_ENGLISH = {
    "organisation": "组织建设",
    "democratic management": "民主管理",
    "rights": "维权保障",
    "care and visits": "帮扶慰问",
    "labour competitions": "劳动竞赛",
    "labour contests": "劳动竞赛",
    "education": "教育培训",
    "culture and sport": "文体活动",
    "women workers": "女职工",
    "publicity": "宣传信息",
    "finance and audit": "财务经审",
    "other": "其他",
}


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
