"""Names of helped families that go: at their time, or one at once from everything that was ever written."""

import json
from datetime import datetime

from sqlite_utils import Database

from storage.core import rows
from storage.privacy import name_removal
from storage.privacy.name_removal import Names
from union.core.groups import Group
from union.helped.families import Family


def hide(db: Database, group: Group, before: datetime) -> int:
    """Names last told before this moment go, with branches and reasons; codes and sums stay. How many went."""
    values = {"group": group.id, "before": rows.to_text(before)}
    sql = """update helped_visits set reason = null where group_id = :group and reason is not null and family_id in (
             select id from helped_families where group_id = :group and name is not null and told_at < :before)"""
    db.execute(sql, values)
    sql = """update helped_families set name = null, branch = null, hidden_at = :before
             where group_id = :group and name is not null and told_at < :before"""
    cursor = db.execute(sql, values)
    return int(cursor.rowcount)


def named_before(db: Database, group: Group, before: datetime) -> int:
    """How many names would go so."""
    sql = "select count(*) as n from helped_families where group_id = ? and name is not null and told_at < ?"
    return rows.number(db, sql, [group.id, rows.to_text(before)]) or 0


def names_before(db: Database, group: Group, before: datetime) -> set[str]:
    """The names that go so."""
    sql = "select name from helped_families where group_id = ? and name is not null and told_at < ?"
    return set(rows.column(db, sql, [group.id, rows.to_text(before)]))


def erase(db: Database, group: Group, family: Family, now: datetime) -> None:
    """A family's name goes from every table; its code stands wherever it stood.

    Where somebody of the committee has the same name, other words than the register's may mean them: these stay.
    """
    sql = "select id from helped_families where group_id = ? and name = ? and id != ?"
    same = rows.every(db, sql, [group.id, family.name, family.id])
    gone = {"name": None, "branch": None, "hidden_at": rows.to_text(now)}
    rows.change(db, "helped_families", group.id, family.id, **gone)
    sql = "update helped_visits set reason = null where group_id = ? and family_id = ?"
    db.execute(sql, [group.id, family.id])
    if family.name is None or same or is_of_the_committee(db, group, family.name):
        return
    names = Names([family.name], family.code, _longer(db, group, family.name))
    name_removal.take_out(db, group, names)
    _empty_messages(db, group, names)
    _empty_questions(db, group, names)
    sql = """delete from files where group_id = ? and id not in
             (select file_id from outbox where file_id is not null and state in ('queued', 'sending'))"""
    db.execute(sql, [group.id])


def is_of_the_committee(db: Database, group: Group, name: str) -> bool:
    """Whether somebody who is or was on the roster has this name."""
    sql = """select 1 from people where trim(name) = ? and id in (select person_id from memberships where group_id = ?)"""
    return rows.is_any(db, sql, [name, group.id])


def _longer(db: Database, group: Group, name: str) -> list[str]:
    """Names of others that begin or end with this one."""
    sql = """select name from helped_families where group_id = ?1 and instr(name, ?2) > 0 and name != ?2
             union select name from people where instr(name, ?2) > 0 and name != ?2
             and id in (select person_id from memberships where group_id = ?1)"""
    return rows.column(db, sql, [group.id, name])


def _empty_messages(db: Database, group: Group, names: Names) -> None:
    """Of what was sent the words go, of what waits the name."""
    for column in ("params", "joinable"):
        for row in name_removal.holding(db, group, "outbox", column, names):
            name_removal.empty_message(db, group, row["id"], column, names.taken_out(row["words"]))


def _empty_questions(db: Database, group: Group, names: Names) -> None:
    """What waits for an answer, and messages that failed: of the group and of its people's private chats."""
    sql = """select user_id as chat from people where id in (select person_id from memberships where group_id = ?1)
         union select chat_id from groups where id = ?1 union select chat_id from chat_aliases where group_id = ?1"""
    own = json.dumps(rows.column(db, sql, [group.id]))
    for table, column in (("drafts", "data"), ("failed_updates", "text")):
        any_of = " or ".join(f"instr({column}, ?) > 0" for _ in names.forms)
        sql = f"delete from {table} where chat_id in (select value from json_each(?)) and ({any_of})"  # noqa: S608
        db.execute(sql, [own, *names.forms])
