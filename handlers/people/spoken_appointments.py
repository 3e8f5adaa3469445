"""Who does what from now on, told in a sentence: 「阿芬以后管宣传」, 「王芳接替李建国当女工委员」; undone as it was told."""

from datetime import timedelta

from handlers.core import pending_questions, speakers
from handlers.core.messages.command_words import plain
from handlers.core.turn import Deeds, Turn
from handlers.people import appointments
from storage.branches import branch_list
from storage.core import people
from storage.events import queries as events_queries
from union.core.groups import Member, Person, Role
from union.core.lazy_regex import Regex
from union.core.rights import Action
from union.people.appointment_words import Appointment
from union.reading.names.branches import by_name

SUBJECT, KEPT, BETWEEN = "appointed", timedelta(days=60), "、"
LEADS = Regex(r"(?P<name>[\u4e00-\u9fff\d]{2,12}?)的?(?:小?组长|负责人)")  # 「一车间的组长」


def claimed(turn: Turn, said: Appointment) -> bool:
    """「阿芬以后管宣传」: the roster says so from now on. What is an item's name is no office, and nobody else is meant."""
    if turn.said.edited or turn.said.forwarded:
        return False
    group = turn.with_group()
    person = turn.me() if said.who == "我" else people.named(turn.db, group, said.who)
    of_item = any(said.what in each.title for each in events_queries.open_ones(turn.db, group))
    if person is None and not of_item and turn.may(Action.ROLES):
        person = speakers.bearer(turn, said.who)  # on the roster only where they get the office
    if person is None and said.is_formal and turn.may(Action.ROLES):
        return turn.tell(appointments.not_on_roster(turn._))
    if person is None or of_item:
        return False
    if not turn.may(Action.ROLES):
        return turn.tell(turn._("分工由本群管理员修改；发 /roles 可以查看。"))
    former = _holders(turn, said, person)
    before = [_as_it_is(turn, each) for each in (person, *former)]
    for each in former:
        appointments.entitle(turn, each, _with(turn, each, without=said.what))
    lines = [
        _ended(turn, person, said.what) if said.is_over else _taken_on(turn, person, said.what),
        *(
            appointments.line(turn._, member)
            for each in former
            if (member := people.member(turn.db, group, each))
        ),
    ]
    draft_id = pending_questions.begin(turn, SUBJECT, {"before": before}, KEPT)
    return turn.tell("\n".join(lines), [[turn.button(turn._("撤销"), "roles.undo", draft_id)]])


def _holders(turn: Turn, said: Appointment, person: Person) -> list[Person]:
    """Who had the title until now and gives it up."""
    if said.former is None or said.is_over:
        return []
    named = people.named(turn.db, turn.with_group(), said.former) if said.former else None
    return [
        each.person
        for each in people.roster(turn.db, turn.with_group())
        if said.what in _titles(each) and each.person.id != person.id and named in (None, each.person)
    ]


def _titles(member: Member | None) -> list[str]:
    return member.title.split(BETWEEN) if member is not None and member.title else []


def _with(turn: Turn, person: Person, added: str = "", *, without: str = "") -> str:
    """The titles somebody has, with one more or one less."""
    titles = _titles(people.member(turn.db, turn.with_group(), person))
    kept = [each for each in dict.fromkeys([*titles, added]) if each and each != without]
    return BETWEEN.join(kept) or appointments.NO_TITLE[0]


def _taken_on(turn: Turn, person: Person, what: str) -> str:
    """A role, or a title beside those they have."""
    if plain(what) in appointments.CHIEF:
        return appointments.put_in_charge(turn, person, chief=True)
    if plain(what) in appointments.ROLES:
        trouble = appointments.appoint(turn, person, appointments.ROLES[plain(what)])
        return appointments.said_back(turn, person, trouble)
    branch = LEADS.fullmatch(what)
    if branch is not None and by_name(branch["name"], branch_list.every(turn.db, turn.with_group())):
        return appointments.made_leader(turn, person, branch["name"])
    trouble = appointments.entitle(turn, person, _with(turn, person, what))
    return appointments.said_back(turn, person, trouble)


def _ended(turn: Turn, person: Person, what: str) -> str:
    """No longer 管理员 or 负责人; any other title goes where it is the one they have."""
    member = people.member(turn.db, turn.with_group(), person)
    if plain(what) in appointments.CHIEF:
        return appointments.put_in_charge(turn, person, chief=False)
    if member is not None and appointments.ROLES.get(plain(what)) is member.role is not Role.OFFICER:
        trouble = appointments.appoint(turn, person, Role.OFFICER)
    else:
        trouble = appointments.entitle(turn, person, _with(turn, person, without=what))
    return appointments.said_back(turn, person, trouble)


def _as_it_is(turn: Turn, person: Person) -> list[int | str | bool | None]:
    member = people.member(turn.db, turn.with_group(), person)
    return (
        [person.id, member.role.value, member.title, member.chief, member.branch]
        if member
        else [person.id, None, None, False, None]
    )


def _press_undo(turn: Turn) -> None:
    draft = pending_questions.pressed_by(turn, SUBJECT, Action.ROLES)
    group, lines = turn.with_group(), []
    for person_id, role, title, chief, *branch in draft.data["before"]:
        member = people.member_of(turn.db, group, person_id)
        if member is None:
            continue
        people.set_title(turn.db, group, member.person, title)
        people.set_chief(turn.db, group, member.person, bool(chief))
        people.set_branch(turn.db, group, member.person, branch[0] if branch else member.branch)
        if role is not None and role != member.role.value:
            appointments.appoint(turn, member.person, Role(role))
        as_before = people.member(turn.db, group, member.person)
        lines.append(appointments.line(turn._, as_before or member))
    pending_questions.close(turn, draft, "\n".join([turn._("已撤销。"), *lines]))


DEEDS: Deeds = {"roles.undo": _press_undo}
