"""分工: the roster, for everybody; for the 管理员 each person's role, branch, title and 负责人."""

from collections.abc import Callable

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.routing import BaseRoute

from bot.web.page_base import Act, Done, Missing, Office, Page, number, require_found, text, trouble
from handlers.branches import branch_assignment, branch_card
from handlers.core.turn import Turn
from handlers.office import page_turn
from handlers.office.page_turn import PageTurn
from handlers.office.web_session import Visitor
from handlers.people import appointments
from storage.branches import branch_list as branches
from storage.core import people
from union.core.groups import Member, Role
from union.core.rights import Action
from union.settings.choices import code_of

OFFERED = (Role.OFFICER, Role.LEADER, Role.MEMBER, Role.ADMIN)
ON, OFF = "on", "off"


def routes(office: Office) -> list[BaseRoute]:
    return [
        office.page("/roles", _roles),
        office.page("/roles/{person:ours}", _person, Action.ROLES),
        office.form("/roles/role", _member_form(_set_role), Action.ROLES),
        office.form("/roles/branch", _member_form(_set_branch), Action.ROLES),
        office.form("/roles/title", _member_form(_set_title), Action.ROLES),
        office.form("/roles/chief", _member_form(_set_chief), Action.ROLES),
        office.form("/roles/list", _set_list, Action.BRANCHES),
    ]


def _roles(guest: Visitor, request: Request) -> Page:
    turn = guest.turn
    members = people.roster(turn.db, guest.group)
    values = {
        "members": [(each, appointments.standing(turn._, each)) for each in members],
        "branches": branch_card.view(turn)[0],
        "only": code_of(turn.settings, "officers_only"),
    }
    return Page("roles.html", turn._("分工"), values, "roles")


def _person(guest: Visitor, request: Request) -> Page:
    turn, member = guest.turn, _member(guest, request.path_params["person"])
    values = {
        "one": member,
        "told": appointments.line(turn._, member),
        "held": _role_code(member),
        "roles": [(role.value, appointments.role_name(turn._, role)) for role in OFFERED],
        "is_leader": member.role is Role.LEADER,
        "longest": appointments.LONGEST_TITLE,
        "branches": [each.name for each in branch_assignment.active(turn)],
    }
    return Page("person.html", turn._("分工：{name}", name=member.person.name), values, "roles")


def _member_form(act: Callable[[Turn, FormData, Member], str | None]) -> Act:
    """A form about one person; what stands in the way is said, else how the person stands now.

    Whoever gave up their own right to change the roster is led to what everybody sees.
    """

    def acted(guest: Visitor, sent: FormData) -> Done:
        member = _member(guest, number(sent, "person"))
        said = act(guest.turn, sent, member) or appointments.roster_change_reply(guest.turn, member.person)
        return Done(f"/roles/{member.person.id}" if guest.turn.may(Action.ROLES) else "/roles", said)

    return acted


def _set_role(turn: Turn, sent: FormData, member: Member) -> str | None:
    code = text(sent, "code")
    role = require_found(next((each for each in OFFERED if each.value == code), None))
    told = appointments.standing(turn._, member)
    said = trouble(turn, sent, _role_code(member), f"{code}/1", told)
    return said or appointments.appoint(turn, member.person, role)


def _set_branch(turn: Turn, sent: FormData, member: Member) -> str | None:
    now, wanted = member.branch or "", text(sent, "text")
    said = trouble(turn, sent, now, wanted, now)
    if not said:
        appointments.lead(turn, member.person, wanted)
    return said


def _set_title(turn: Turn, sent: FormData, member: Member) -> str | None:
    now, wanted = member.title or "", " ".join(text(sent, "text").split())
    said = trouble(turn, sent, now, wanted, now)
    return said or appointments.entitle(turn, member.person, wanted or appointments.NO_TITLE[0])


def _set_chief(turn: Turn, sent: FormData, member: Member) -> str | None:
    code = text(sent, "code")
    if code not in (ON, OFF):
        raise Missing
    if (code == ON) is member.chief:
        return turn._("没有变化")
    appointments.set_chief(turn, member.person, code == ON)
    return None


def _set_list(guest: Visitor, sent: FormData) -> Done:
    """The list of branches changed in words, as behind /branches; the group hears what was changed."""
    turn = page_turn.writing(guest.turn, f"{branch_card.WORDS[0]} {text(sent, 'text')}")
    before = branches.all_branches(turn.db, guest.group)

    def listed(turn: PageTurn) -> bool:
        branch_card.show(turn)
        return branches.all_branches(turn.db, guest.group) != before

    page_turn.unless_idle(turn, listed)
    return Done("/roles#branches", turn.told)


def _member(guest: Visitor, number: int) -> Member:
    return require_found(people.member_of(guest.turn.db, guest.group, number))


def _role_code(member: Member) -> str:
    """The role as a code: one given by hand is another than the same by itself."""
    return f"{member.role.value}/{int(member.by_hand or member.role is Role.ADMIN)}"
