"""Sentences of /roles."""

from collections.abc import Sequence

from handlers.core.messages.text_limits import fitting
from union.core.groups import Member, Role
from union.words import Words

MOST, LONGEST = 60, 3600  # lines and characters of the roster in one message


def roster(_: Words, members: Sequence[Member], officers_only: bool, *, may_change: bool) -> str:
    """Everybody on the roster with role, title and the mark 负责人."""
    if not members:
        lines = [_("名册还是空的：谁先记一条工作，就自动登记为委员。")]
    else:
        shown = fitting([line(_, each) for each in members[:MOST]], LONGEST)
        lines = [_("本群分工（{count}人）", count=len(members)), *shown]
        if len(members) > len(shown):
            lines.append(_("……其余{count}人请翻页查看", count=len(members) - len(shown)))
    lines += ["", _("现在仅限委员记录。") if officers_only else _("现在群里谁都可以记。")]
    if may_change:
        lines.append(_("点名字改角色。名册里没有的人：回复其消息发 /roles 委员。"))
    return "\n".join(lines)


def line(_: Words, member: Member) -> str:
    """「李建国：管理员，主席，负责人」."""
    return _("{label}：{value}", label=member.person.name, value=standing(_, member))


def standing(_: Words, member: Member) -> str:
    """「管理员，主席，负责人」."""
    parts = [_role_of(_, member), member.title, _("负责人") if member.chief else None]
    return _("，").join(part for part in parts if part)


def one(_: Words, member: Member) -> str:
    """Above one person's buttons."""
    return "\n".join(
        [
            line(_, member),
            _("改职务请发：/roles {name} 主席", name=member.person.name),
            _("组长带小组请发：/roles {name} 组长 一车间", name=member.person.name),
        ]
    )


def switch(_: Words, officers_only: bool) -> str:
    """The button of the switch 「仅限委员记录」."""
    return _("仅限委员记录：开") if officers_only else _("仅限委员记录：关")


def role_name(_: Words, role: Role) -> str:
    """What a role is called."""
    names = {
        Role.ADMIN: _("管理员"),
        Role.OFFICER: _("委员"),
        Role.LEADER: _("组长"),
        Role.MEMBER: _("群成员"),
    }
    return names[role]


def not_on_roster(_: Words) -> str:
    """「分工 张三 主席」, and nobody is called so."""
    return _("名册里没有这个名字（或有重名）。\n请回复对方的一条消息，发 /roles 委员 或 /roles 主席。")


def _role_of(_: Words, member: Member) -> str:
    name = role_name(_, member.role)
    if member.role is Role.LEADER and member.branch:
        return _("{role}（{branch}）", role=name, branch=member.branch)
    if member.role is Role.OFFICER and not member.by_hand:
        return _("{role}（自动登记）", role=name)
    return name
