"""The kinds of item in words."""

from union.core.kinds import Kind
from union.words import Words


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
