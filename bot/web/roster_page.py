"""分工: the roster, for everybody; for the 管理员 each person's role, branch, title and 负责人."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.routing import BaseRoute

from bot.web.form_checks import demand, number, text, trouble
from bot.web.page_base import Done, Missing, Office, Page
from handlers.branches import branch_assignment
from handlers.office import texts as words_of
from handlers.office.web_session import Visitor
from handlers.people import appointments
from storage.core import people
from union.core.groups import Member, Role
from union.core.rights import Action
from union.settings.choices import code_of

OFFERED = (Role.OFFICER, Role.LEADER, Role.MEMBER, Role.ADMIN)
ON, OFF = "on", "off"
LARGEST = 10**9


def routes(office: Office) -> list[BaseRoute]:
    """Everybody, one person, and what can be changed of one."""
    return [
        office.page("/roles", _roles),
        office.page("/roles/{person:int}", _person),
        office.form("/roles/role", _set_role),
        office.form("/roles/branch", _set_branch),
        office.form("/roles/title", _set_title),
        office.form("/roles/chief", _set_chief),
    ]


def _roles(guest: Visitor, request: Request) -> Page:
    turn = guest.turn
    members = people.roster(turn.db, guest.group)
    values = {
        "members": [(each, appointments.standing(turn._, each)) for each in members],
        "only": code_of(turn.settings, "officers_only"),
        "may_change": turn.may(Action.ROLES),
        "may_set": turn.may(Action.SETTINGS),
    }
    return Page("roles.html", words_of.roles(turn._), values, "roles")


def _person(guest: Visitor, request: Request) -> Page:
    demand(guest, Action.ROLES)
    turn, member = guest.turn, _member(guest, request.path_params["person"])
    values = {
        "one": member,
        "told": appointments.line(turn._, member),
        "held": _held(member),
        "roles": [(role.value, appointments.role_name(turn._, role)) for role in OFFERED],
        "is_leader": member.role is Role.LEADER,
        "longest": appointments.LONGEST_TITLE,
        "branches": [each.name for each in branch_assignment.active(turn)],
    }
    return Page("person.html", turn._("分工：{name}", name=member.person.name), values, "roles")


def _set_role(guest: Visitor, sent: FormData) -> Done:
    member, path = _meant(guest, sent)
    turn, code = guest.turn, text(sent, "code")
    role = next((each for each in OFFERED if each.value == code), None)
    if role is None:
        raise Missing
    told = appointments.standing(turn._, member)
    said = trouble(guest, sent, _held(member), f"{code}/1", told) or appointments.appoint(
        turn, member.person, role
    )
    return _done(guest, member, path, said)


def _set_branch(guest: Visitor, sent: FormData) -> Done:
    member, path = _meant(guest, sent)
    now, wanted = member.branch or "", text(sent, "text")
    said = trouble(guest, sent, now, wanted, now or words_of.none(guest.turn._))
    if not said:
        appointments.lead(guest.turn, member.person, wanted)
    return _done(guest, member, path, said)


def _set_title(guest: Visitor, sent: FormData) -> Done:
    member, path = _meant(guest, sent)
    now, wanted = member.title or "", " ".join(text(sent, "text").split())
    said = trouble(guest, sent, now, wanted, now or words_of.none(guest.turn._))
    said = said or appointments.entitle(guest.turn, member.person, wanted or appointments.NO_TITLE[0]) or ""
    return _done(guest, member, path, said)


def _set_chief(guest: Visitor, sent: FormData) -> Done:
    member, path = _meant(guest, sent)
    code = text(sent, "code")
    if code not in (ON, OFF):
        raise Missing
    if (code == ON) is member.chief:
        return _done(guest, member, path, words_of.unchanged(guest.turn._))
    appointments.set_chief(guest.turn, member.person, code == ON)
    return _done(guest, member, path, "")


def _meant(guest: Visitor, sent: FormData) -> tuple[Member, str]:
    """Whom the form is about, and where it leads."""
    demand(guest, Action.ROLES)
    member = _member(guest, number(sent, "person"))
    return member, f"/roles/{member.person.id}"


def _done(guest: Visitor, member: Member, path: str, said: str | None) -> Done:
    """Whoever gave up their own right to change the roster is led to what everybody sees."""
    told = said or appointments.said_back(guest.turn, member.person)
    return Done(path if guest.turn.may(Action.ROLES) else "/roles", told)


def _member(guest: Visitor, number: int) -> Member:
    member = people.member_of(guest.turn.db, guest.group, number) if number < LARGEST else None
    if member is None:
        raise Missing
    return member


def _held(member: Member) -> str:
    """The role as a code: one given by hand is another than the same by itself."""
    return f"{member.role.value}/{int(member.by_hand or member.role is Role.ADMIN)}"
