"""People and what they may do in each group."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group, Member, Person, Role
from union.people.forms_of_address import member_named

MEMBER = """select people.*, role, by_hand, chief, title, branch from memberships
            join people on people.id = person_id"""
IN_GROUP = """select people.*, role, by_hand, chief, title, branch, left_at from people
              left join memberships on person_id = people.id and group_id = ? where user_id = ?"""
BOUND = (Role.OFFICER, Role.LEADER)  # who is expected to report


def upsert_person(
    db: Database,
    user_id: int,
    name: str,
    username: str | None,
    language: str | None,
    now: datetime,
    *,
    in_private: bool = False,
    row: Mapping[str, Any] | None = None,
) -> Person:
    """The person behind a Telegram user, created on first sight, name kept up to date.

    Whoever is seen in private can be written to. `row`: what `in_group` found.
    """
    row = row or rows.row_or_none(db, "select * from people where user_id = ?", [user_id])
    # Most messages come from who wrote before: then nothing is to be written.
    kept = row and (row["name"], row["username"], bool(row["reachable"] or not in_private))
    if row is None or kept != (name, username, True) or language not in (None, row["language"]):
        row = _keep(db, user_id, (name, username, language, in_private), now)
    return person_from_row(row)


def in_group(db: Database, group: Group, user_id: int) -> dict[str, Any] | None:
    """The person behind a Telegram user and their `place` in the group, in one question; None when never seen."""
    return rows.row_or_none(db, IN_GROUP, [group.id, user_id])


def place(row: Mapping[str, Any] | None) -> Member | None:
    """The place on the group's roster of whom `in_group` found, None when not on it."""
    if row is None or row["role"] is None or row["left_at"] is not None:
        return None
    return _member(row)


def _keep(
    db: Database, user_id: int, told: tuple[str, str | None, str | None, bool], now: datetime
) -> dict[str, Any]:
    """No number is given that somebody erased had."""
    sql = """insert into people (id, user_id, name, username, language, reachable, created_at)
             values (1 + max(coalesce((select max(id) from people), 0),
                             coalesce((select max(of_person) from erasures), 0)), ?, ?, ?, ?, ?, ?)
             on conflict (user_id) do update set name = excluded.name, username = excluded.username,
             language = coalesce(excluded.language, language), reachable = max(reachable, excluded.reachable)
             returning *"""
    return rows.required_row(db, sql, [user_id, *told, now])


def person_from_row(row: Mapping[str, Any]) -> Person:
    return rows.value(Person, row, language=row["chosen"] or row["language"])


def person_of_user(db: Database, user_id: int) -> Person | None:
    """The person behind a Telegram user, None when never seen."""
    return rows.read_first(person_from_row, db, "select * from people where user_id = ?", [user_id])


def get(db: Database, person_id: int) -> Person | None:
    return rows.read_first(person_from_row, db, "select * from people where id = ?", [person_id])


def chosen(db: Database, user_id: int) -> str | None:
    """The language this Telegram user chose for private chats; None: Telegram's own holds."""
    return rows.text(db, "select chosen from people where user_id = ?", [user_id])


def choose(db: Database, person: Person, language: str | None) -> None:
    """Keep the language somebody wants to be spoken to in; None goes back to Telegram's."""
    db.execute("update people set chosen = ? where id = ?", [language, person.id])


def set_reachable(db: Database, person: Person, reachable: bool) -> None:
    db.execute("update people set reachable = ? where id = ?", [reachable, person.id])


def unreachable_chat(db: Database, chat_id: int) -> None:
    """A private chat refused our message: its person is not written to until they write again."""
    db.execute("update people set reachable = 0 where user_id = ?", [chat_id])


def enrol(
    db: Database, group: Group, person: Person, role: Role, now: datetime, *, by_hand: bool = False
) -> None:
    """Put a person on the group's roster or change their role; who had left is back.

    Items given to that name before are theirs, unless two on the roster bear it.
    """
    sql = """insert into memberships (group_id, person_id, role, by_hand, since) values (?, ?, ?, ?, ?)
             on conflict (group_id, person_id) do update set role = excluded.role,
             by_hand = excluded.by_hand, left_at = null"""
    db.execute(sql, [group.id, person.id, role.value, by_hand, now])
    untied = "select distinct name from event_owners where group_id = ? and person_id is null"
    for row in rows.all_rows(db, untied, [group.id]):
        bearer = person_named(db, group, row["name"])
        if bearer is not None and bearer.id == person.id:
            db.execute(
                "update event_owners set person_id = ? where group_id = ? and person_id is null and name = ?",
                [person.id, group.id, row["name"]],
            )


def is_awaited(db: Database, group: Group, name: str) -> bool:
    """Whether something was given to somebody of that name whom nobody on the roster is."""
    sql = "select 1 from event_owners where group_id = ? and person_id is null and name = ? limit 1"
    return rows.row_or_none(db, sql, [group.id, name]) is not None


def leave(db: Database, group: Group, person: Person, now: datetime) -> None:
    rows.change_by(db, "memberships", group.id, "person_id", person.id, left_at=now)


def restore_membership(db: Database, group: Group, user_id: int) -> dict[str, Any] | None:
    """Who had left is in the group again: with their old role, but an admin comes back as 委员.

    Returns what `in_group` finds then.
    """
    row = in_group(db, group, user_id)
    if row is None or row["left_at"] is None:
        return row
    sql = """update memberships set left_at = null, role = iif(role = 'admin', 'officer', role)
             where group_id = ? and left_at is not null and person_id = ?"""
    db.execute(sql, [group.id, row["id"]])
    return in_group(db, group, user_id)


def member(db: Database, group: Group, person: Person) -> Member | None:
    """The person's place in the group, None when not on the roster."""
    sql = f"{MEMBER} where group_id = ? and person_id = ? and left_at is null"
    return rows.read_first(_member, db, sql, [group.id, person.id])


def roster(db: Database, group: Group) -> list[Member]:
    """Everyone on the group's roster, admins first."""
    sql = f"{MEMBER} where group_id = ? and left_at is null order by role != 'admin', people.id"
    return rows.read_all(_member, db, sql, [group.id])


def admins(db: Database, group: Group) -> list[Member]:
    return [member for member in roster(db, group) if member.role is Role.ADMIN]


def officers(db: Database, group: Group) -> list[Member]:
    """Everybody on the roster but 群成员."""
    return [member for member in roster(db, group) if member.role is not Role.MEMBER]


def bound_to_report(db: Database, group: Group) -> list[Member]:
    """Who is expected to report: whoever the admin marked 委员 or 组长 by hand."""
    return [one for one in roster(db, group) if one.by_hand and one.role in BOUND]


def member_of(db: Database, group: Group, person_id: int) -> Member | None:
    """A place on the group's roster by the person's number, None when there is none."""
    return next((member for member in roster(db, group) if member.person.id == person_id), None)


def person_named(db: Database, group: Group, name: str) -> Person | None:
    """The one member of that name or username, or called so (李委员); None when nobody or several."""
    found = member_named(roster(db, group), name)
    return found.person if found else None


def groups_of(db: Database, person: Person) -> list[int]:
    """Numbers of the active groups this person is on the roster of."""
    sql = """select group_id from memberships join groups on groups.id = group_id
             where person_id = ? and left_at is null and active = 1 order by group_id"""
    return rows.column(db, sql, [person.id])


def set_chief(db: Database, group: Group, person: Person, chief: bool) -> None:
    rows.change_by(db, "memberships", group.id, "person_id", person.id, chief=chief)


def set_title(db: Database, group: Group, person: Person, title: str | None) -> None:
    """Keep a person's title (主席, 女工委员 …): free text."""
    rows.change_by(db, "memberships", group.id, "person_id", person.id, title=title)


def set_branch(db: Database, group: Group, person: Person, branch: str | None) -> None:
    rows.change_by(db, "memberships", group.id, "person_id", person.id, branch=branch)


def _member(row: Mapping[str, Any]) -> Member:
    return rows.value(Member, row, person=person_from_row(row))
