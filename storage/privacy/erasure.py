"""Erases a person or a whole group, in one transaction. What is the committee's work stays, without the person.
Which erasures were asked for and which are through to the last byte is kept for good, without a name.

What goes and what stays: docs/decisions/0013-the-work-is-the-committees.md. The file itself is storage/engine/snapshots.py's.
"""

import json
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlite_utils import Database

from storage.core import groups, people, rows
from storage.privacy import name_expiry, name_removal
from storage.privacy.data_register import Held, held_tables
from storage.privacy.name_removal import GONE, Names
from storage.requests import queries as requests_queries
from union.core.groups import Group, Person, Settings

GROUP, PERSON, FAMILY = "group", "person", "family"  # of `sort`; of a family its name alone
BY_PERSON, BY_ADMIN, BY_OPERATOR = "person", "admin", "operator"  # of `by`
NOWHERE = 0  # the chat of what was told in one that is forgotten
UNGROUPED = ("outbox", "drafts", "failed_updates")
UNREACHABLE = "undeliverable"  # begins the key of what is said of a chat that can't be reached; the chat's number follows
OWN = "select id from logs where group_id = ?1 and author_id = ?2"


def erase_person(db: Database, person: Person) -> None:
    """Everything of a person, in every group and of none."""
    for group in groups_about(db, person):
        erase_in_group(db, group, person)
    _erase_alone(db, person)


def erase_in_group(db: Database, group: Group, person: Person) -> None:
    """Everything of a person in one group: the work they told stays the committee's, as told by nobody."""
    name_expiry.hide_told_by(db, group, person.id)
    everywhere = name_removal.person_names(db, group, person)
    _take_back(db, group, person)
    requests_queries.forget_words_of(db, group, person)
    sql = "update logs set author_name = ? where group_id = ? and author_id = ?"
    db.execute(sql, [GONE, group.id, person.id])
    sql = "update event_owners set name = ? where group_id = ? and person_id = ?"
    db.execute(sql, [GONE, group.id, person.id])
    names = Names(everywhere - name_removal.common(db, group, person))
    name_removal.take_out(db, group, names)
    _empty_messages(db, group, person, names)
    for held in held_tables():
        if held.is_of_group:
            _let_go(db, group, person, held)
    # Messages of the group that could not be handled: whose they were was not kept.
    chats = json.dumps(list(groups.chat_ids(db, group)))
    db.execute("delete from failed_updates where chat_id in (select value from json_each(?))", [chats])
    if not groups_about(db, person):
        _erase_alone(db, person)


def erase_group(db: Database, group: Group) -> None:
    """Everything of a group, and whoever no other group knows: also who only ever wrote to the bot alone.

    Of those nobody can tell on whose account they came; who writes again is known again.
    """
    known = _referenced_people(db, "in", "group_id = :group", {"group": group.id})
    own_chats = groups.chat_ids(db, group)
    _drop_ungrouped(db, [*own_chats, *(user_id for _id, user_id in known)])
    for chat_id in own_chats:
        _forget_unreachable(db, chat_id)
    db.execute("delete from groups where id = ?", [group.id])
    alone = _referenced_people(db, "not in", "group_id is not null", {})
    _drop_ungrouped(db, [user_id for _id, user_id in alone])
    for person_id, user_id in alone:
        db.execute("delete from people where id = ?", [person_id])
        _forget_unreachable(db, user_id)
    db.execute("delete from failed_updates where chat_id > 0 and chat_id not in (select user_id from people)")


def _drop_ungrouped(db: Database, chats: list[int]) -> None:
    """What was said in these chats and is of no group: in a private chat the rest is another group's."""
    for table in UNGROUPED:
        alone = "" if table == "failed_updates" else "and group_id is null"
        sql = f"delete from {table} where chat_id in (select value from json_each(?)) {alone}"  # noqa: S608
        db.execute(sql, [json.dumps(chats)])


def groups_about(db: Database, person: Person) -> list[Group]:
    """The groups in which anything is of this person, those they left included."""
    found = set[int]()
    for table, column in _references():
        named = f"select distinct group_id from {table} where {column} = ? and group_id is not null"  # noqa: S608
        found |= set(rows.column(db, named, [person.id]))
    groups_found = (groups.get(db, number, Settings()) for number in sorted(found))
    return [group for group in groups_found if group]


def _references() -> list[tuple[str, str]]:
    """Where a person's number stands beside their own row."""
    return [
        (held.table, column) for held in held_tables() for column in held.people if held.table != "people"
    ]


def find_person(db: Database, number: int) -> Person | None:
    """By Telegram's id, else by our number."""
    sql = "select * from people where user_id = ?1 or id = ?1 order by user_id = ?1 desc"
    return rows.read_first(people.person_from_row, db, sql, [number])


def _take_back(db: Database, group: Group, person: Person) -> None:
    """What the person themselves took back or changed: no figure counts it. Its number is not given again."""
    mine = f"{OWN} and undone_at is not null"
    words = f"""update log_versions set text = ?3, day = (select substr(said_at, 1, 10) from logs where id = log_id)
                where group_id = ?1 and log_id in ({mine})"""  # noqa: S608
    db.execute(words, [group.id, person.id, GONE])
    for table in ("facts", "photos"):
        db.execute(f"delete from {table} where group_id = ?1 and log_id in ({mine})", [group.id, person.id])  # noqa: S608
    for table in ("facts", "log_versions"):
        sql = f"""delete from {table} where group_id = ?1 and log_id in ({OWN})
                  and version < (select version from logs where id = log_id)"""  # noqa: S608
        db.execute(sql, [group.id, person.id])


def _let_go(db: Database, group: Group, person: Person, held: Held) -> None:
    """Rows that are theirs alone go; from others their number and their chat go."""
    values = {"group": group.id, "person": person.id, "user": person.user_id}
    if held.private:
        if held.table == "outbox":
            _drop_files(db, group, person)
        db.execute(f"delete from {held.table} where {held.group} and ({held.person})", values)  # noqa: S608
        return
    for column in held.people:
        change = f"update {held.table} set {column} = null where {held.group} and {column} = :person"  # noqa: S608
        db.execute(change, values)
    if held.chat:
        message = "" if held.table == "plans" else ", message_id = -id"
        sql = f"update {held.table} set chat_id = {NOWHERE}{message} where {held.group} and chat_id = :user"  # noqa: S608
        db.execute(sql, values)


def _drop_files(db: Database, group: Group, person: Person) -> None:
    """Files sent to the person, and those sent to anybody: a report names who told what."""
    sql = """delete from files where group_id = ?1 and id not in (select file_id from outbox where group_id = ?1
             and file_id is not null and state in ('queued', 'sending') and chat_id != ?2)"""
    db.execute(sql, [group.id, person.user_id])


def _empty_messages(db: Database, group: Group, person: Person, names: Names) -> None:
    """Messages that named the person: of what was sent the words go, of what waits the name."""
    for column in ("params", "joinable"):
        known = name_removal.holding(db, group, "outbox", column, names)
        mention = f"instr({column}, ?) > 0", f'"id": {person.user_id}'
        mentioned = name_removal.words_where(db, group, "outbox", column, *mention)
        for row_id, words in dict([*known, *mentioned]).items():
            name_removal.empty_message(db, group, row_id, column, _without_entities(names.taken_out(words)))
    for row_id, words in name_removal.holding(db, group, "drafts", "data", names):
        rows.change(db, "drafts", group.id, row_id, data=names.taken_out(words))


def _without_entities(words: str) -> str:
    """Without entities: they name the person's number, and their places are not right any more."""
    params: dict[str, Any] = json.loads(words)
    kept = {name: value for name, value in params.items() if name not in ("entities", "caption_entities")}
    return json.dumps(kept, ensure_ascii=False)


def _erase_alone(db: Database, person: Person) -> None:
    """What belongs to no group, and the person."""
    for table in UNGROUPED:
        db.execute(f"delete from {table} where chat_id = ?", [person.user_id])  # noqa: S608
    _forget_unreachable(db, person.user_id)
    db.execute("delete from people where id = ?", [person.id])


def _forget_unreachable(db: Database, chat_id: int) -> None:
    """What others and the operator were told of a chat that can't be reached: name and number, in rows of no group."""
    db.execute("delete from outbox where group_id is null and key glob ?", [f"{UNREACHABLE}/{chat_id}/*"])


def _referenced_people(db: Database, how: str, whose: str, values: dict[str, int]) -> list[tuple[int, int]]:
    parts = [
        f"select {column} from {table} where {column} is not null and {whose}"  # noqa: S608
        for table, column in _references()
    ]
    asked = f"select id, user_id from people where id {how} ({' union '.join(parts)})"  # noqa: S608
    return [(row["id"], row["user_id"]) for row in rows.all_rows(db, asked, values)]


class Erasure(NamedTuple):
    """One of them; `group_id` is no more, `chat_id` is told when the file holds nothing any more, `expires` the last backup's end."""

    id: int
    group_id: int | None
    chat_id: int | None
    asked_at: datetime
    expires: date | None


def note(
    db: Database,
    sort: str,
    by: str,
    number: int,
    now: datetime,
    *,
    chat_id: int | None = None,
    expires: date | None = None,
) -> int:
    """The rows are gone, the file is still to be cleansed; `number` is ours of what is no more."""
    row = {"sort": sort, "by": by, f"of_{sort}": number, "chat_id": chat_id}
    return rows.add(db, "erasures", {**row, "asked_at": now, "expires": expires})


def unfinished(db: Database) -> list[Erasure]:
    """Those whose rows are gone while the file may still hold them."""
    sql = "select *, of_group as group_id from erasures where done_at is null order by id"
    return rows.read_all(rows.reader(Erasure), db, sql)


def mark_erasure_done(db: Database, erasure: Erasure, now: datetime) -> None:
    """The file holds nothing of it any more; whom to tell is forgotten too."""
    db.execute("update erasures set done_at = ?, chat_id = null where id = ?", [now, erasure.id])


def forget_answers(db: Database) -> None:
    """Messages sent to chats of nobody and no group: the last word to whoever is erased."""
    sql = """delete from outbox where group_id is null and key is null and state in ('sent', 'replaced', 'dead')
             and chat_id not in (select user_id from people) and chat_id not in (select chat_id from groups)
             and chat_id not in (select chat_id from erasures where chat_id is not null)"""
    db.execute(sql)


def numbers(db: Database) -> frozenset[tuple[str, int]]:
    """Which groups, people and names of families were ever erased, by our numbers: whoever restores an older file has to do it again."""
    found = rows.all_rows(db, "select sort, coalesce(of_group, of_person, of_family) as number from erasures")
    return frozenset((row["sort"], row["number"]) for row in found if row["number"] is not None)
