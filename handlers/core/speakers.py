"""Who has lately written in a group and is not on its roster yet: a task may be given to them by name from the first day.

Kept in memory alone, names without words; on the roster is only who is given something.
"""

from handlers.core.turn import Turn
from storage.core import people
from union.core.groups import Member, Person, Role, Speaker
from union.people.forms_of_address import member_named
from union.reading.names.people import ONESELF


def people_names_known(turn: Turn) -> tuple[str, ...]:
    """Of those on the roster, then of the speakers."""
    group = turn.with_group()
    roster = turn.once(("names", group.id), lambda: people.roster(turn.db, group))
    on_it = [member.person for member in roster]
    known = {person.user_id for person in on_it}
    others = [each.name for each in turn.services.speakers.of(group.id) if each.user_id not in known]
    return (*(person.name for person in on_it), *others)


def bearer(turn: Turn, name: str) -> Person | None:
    """The one member called so, else the one speaker, who is 委员 from now on; None when nobody or several."""
    group = turn.with_group()
    on_roster = people.person_named(turn.db, group, name)
    who = None if on_roster else _speaker(turn, name)
    if who is None:
        return on_roster
    person = people.upsert_person(turn.db, *who, turn.now)
    people.enrol(turn.db, group, person, Role.OFFICER, turn.now)
    return person


def is_person_known(turn: Turn, name: str) -> bool:
    """Whether somebody on the roster or among the speakers is called so."""
    return (
        people.person_named(turn.db, turn.with_group(), name) is not None or _speaker(turn, name) is not None
    )


def is_given_to_us(turn: Turn, name: str) -> bool:
    """Whether a task of that owner is surely ours: the writer's, of each of our bodies, or of somebody known."""
    return name in ONESELF or name.startswith("各") or is_person_known(turn, name)


def _speaker(turn: Turn, name: str) -> Speaker | None:
    heard = {who.user_id: who for who in turn.services.speakers.of(turn.with_group().id)}
    members = [Member(Person(0, who.user_id, who.name, who.username), Role.MEMBER) for who in heard.values()]
    found = member_named(members, name)
    return heard[found.person.user_id] if found else None
