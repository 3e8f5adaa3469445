"""/roles, 分工: the roster, and its change by button or by words; everybody sees it, a 管理员 changes it."""

from handlers.branches import branch_assignment, branch_card
from handlers.core.button_press import permitted_deed, unforged
from handlers.core.messages import command_words
from handlers.core.messages.outgoing_message import Rows, page_of
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.people import administrator, appointments
from storage.branches import branch_list
from storage.core import people
from union.core.groups import Member, Role
from union.core.rights import Action

WORDS, HEADINGS = ("分工",), ("分工：", "分工:")
PAGE, BRANCHES = 6, 24
ON, OFF = "on", "off"
Ids = tuple[str, ...]


def is_heading(turn: Turn) -> bool:
    """Whether the word is the heading of who does what: 「分工：1、探访物资…」."""
    return turn.said.text.lstrip().startswith(HEADINGS)


def roster(turn: Turn) -> None:
    """The roster; with words behind the command, an appointment: 「分工 李建国 主席」."""
    words = command_words.argument(turn.said.text, WORDS)
    if not words or turn.incoming.anonymous:
        turn.say(*_view(turn))
    elif not turn.may(Action.ROLES):
        turn.say(turn._("分工由本群管理员修改；发 /roles 可以查看。"), administrator.rows(turn))
    else:
        turn.say(appointments.by_words(turn, words), branch_card.unlisted_rows(turn))


def _view(turn: Turn, page: int = 0) -> tuple[str, Rows]:
    members = people.roster(turn.db, turn.with_group())
    may_change = turn.may(Action.ROLES) or turn.incoming.anonymous
    text = appointments.roster(turn._, members, turn.settings.officers_only, may_change=may_change)
    if not may_change:
        return text, administrator.rows(turn)
    buttons = [turn.button(each.person.name, "roles.person", each.person.id, page) for each in members]
    rows = page_of(turn._, buttons, page, (PAGE, 2), "roles.page", turn.with_group().id)
    on, off = turn._("仅限委员记录：开"), turn._("仅限委员记录：关")
    label, code = (on, OFF) if turn.settings.officers_only else (off, ON)
    return text, [*rows, [turn.button(label, "roles.switch", page, code)]]


def _show_member(turn: Turn, member: Member, page: int) -> None:
    _, ids, buttons = turn._, (member.person.id, page), []
    for role in (Role.OFFICER, Role.LEADER, Role.MEMBER, Role.ADMIN):
        label = appointments.role_name(_, role)
        if role is member.role and _is_settled(member):
            label = _("✓ {choice}", choice=label)
        buttons.append(turn.button(label, "roles.set", *ids, role.value))
    label = _("不再是负责人") if member.chief else _("设为负责人（收逾期和审签）")
    chief = turn.button(label, "roles.chief", *ids, OFF if member.chief else ON)
    back = turn.button(_("‹ 返回"), "roles.page", page)
    rows = [buttons[:2], buttons[2:], [chief], [back]]
    if member.role is Role.LEADER and branch_assignment.active(turn):
        rows.insert(2, [turn.button(_("带哪个小组"), "roles.branches", *ids, 0)])
    told = [
        appointments.line(_, member),
        _("改职务请发：/roles {name} 主席", name=member.person.name),
        _("组长带小组请发：/roles {name} 组长 一车间", name=member.person.name),
    ]
    turn.edit_pressed("\n".join(told), rows)


def _branches(turn: Turn, ids: Ids) -> None:
    member = _pressed_member(turn, ids)
    group_id, listed = turn.with_group().id, branch_assignment.active(turn)
    buttons = [turn.button(each.name, "roles.lead", *ids[:2], each.number) for each in listed]
    rows = page_of(turn._, buttons, int(ids[2]), (BRANCHES, 3), "roles.branches", group_id, *ids[:2])
    back = turn.button(turn._("‹ 返回"), "roles.person", *ids[:2])
    turn.edit_pressed(turn._("{name}带哪个小组？", name=member.person.name), [*rows, [back]])


def _lead(turn: Turn, ids: Ids) -> None:
    member = _pressed_member(turn, ids)
    branch = branch_list.get(turn.db, turn.with_group(), int(ids[2]))
    appointments.lead(turn, member.person, turn.there(branch if branch and branch.active else None).name)
    turn.toast = turn._("已改")
    _person(turn, ids)


def _is_settled(member: Member) -> bool:
    """Marked by hand; being 管理员 needs no mark."""
    return member.by_hand or member.role is Role.ADMIN


def _page(turn: Turn, ids: Ids) -> None:
    turn.edit_pressed(*_view(turn, int(ids[0])))


def _person(turn: Turn, ids: Ids) -> None:
    _show_member(turn, _pressed_member(turn, ids), int(ids[1]))


def _set_member_role(turn: Turn, ids: Ids) -> None:
    role, member = Role(ids[2]), _pressed_member(turn, ids)
    if role is member.role and _is_settled(member):
        raise NotDone(turn._("没有变化"))
    trouble = appointments.appoint(turn, member.person, role)
    if trouble is not None:
        raise NotDone(trouble, alert=True)
    turn.toast = turn._("已改")
    _person(turn, ids)


def _chief(turn: Turn, ids: Ids) -> None:
    chief, member = _is_switch_on(ids[2]), _pressed_member(turn, ids)
    turn.toast = turn._("没有变化")
    if chief is not member.chief:
        appointments.set_chief(turn, member.person, chief)
        turn.toast = turn._("已改")
    _person(turn, ids)


def _switch(turn: Turn, ids: Ids) -> None:
    turn.change_setting("officers_only", _is_switch_on(ids[1]))
    turn.toast = turn._("已改")
    _page(turn, ids)


def _is_switch_on(code: str) -> bool:
    """What the button turns to: pressed twice it stays so."""
    unforged(code in (ON, OFF))
    return code == ON


def _pressed_member(turn: Turn, ids: Ids) -> Member:
    return turn.there(people.member_of(turn.db, turn.with_group(), int(ids[0])))


DEEDS: Deeds = {
    "roles.page": permitted_deed(Action.ROLES, _page),
    "roles.person": permitted_deed(Action.ROLES, _person),
    "roles.set": permitted_deed(Action.ROLES, _set_member_role),
    "roles.branches": permitted_deed(Action.ROLES, _branches),
    "roles.lead": permitted_deed(Action.ROLES, _lead),
    "roles.chief": permitted_deed(Action.ROLES, _chief),
    "roles.switch": permitted_deed(Action.ROLES, _switch),
}
