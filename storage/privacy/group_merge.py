"""A group whose chat became a supergroup, and two that turn out to be one: the supergroup was heard of before that news."""

from sqlite_utils import Database

from storage.core import groups, rows
from storage.core.outbox import queue
from storage.privacy.data_register import held_tables
from storage.requests import queries as requests_queries
from union.core.groups import Group


def move(db: Database, group: Group, chat_id: int) -> None:
    """The chat became a supergroup: its id changes, the old one stays known. Safe to call twice."""
    if chat_id in groups.chat_ids(db, group):
        return
    absorb(db, group, chat_id)
    db.execute("insert or ignore into chat_aliases values (?, ?)", [group.chat_id, group.id])
    db.execute("update groups set chat_id = ?, active = 1 where id = ?", [chat_id, group.id])
    db.execute("update drafts set chat_id = ? where chat_id = ?", [chat_id, group.chat_id])
    queue.readdress(db, group.chat_id, chat_id)


def absorb(db: Database, group: Group, chat_id: int) -> None:
    """Give everything filed under this chat to `group` and forget the double; nothing when there is none."""
    double = rows.one(db, "select id, next_number from groups where chat_id = ?", [chat_id])
    if double is None or double["id"] == group.id:
        return
    # The group has been greeted under its old id.
    db.execute("delete from outbox where key = ? and state = 'queued'", [groups.greeting_key(double["id"])])
    _renumber(db, group, double["id"], double["next_number"] - 1)
    requests_queries.renumber(db, group, double["id"])
    _renumber_families(db, group, double["id"])
    # Where both groups have the same row (a member, a setting), the old group's stays.
    for table in (held.table for held in held_tables() if held.is_of_group):
        move_rows = f"update or ignore {table} set group_id = ? where group_id = ?"  # noqa: S608
        db.execute(move_rows, [group.id, double["id"]])
    db.execute("delete from groups where id = ?", [double["id"]])


def _renumber(db: Database, group: Group, double_id: int, taken: int) -> None:
    """The double's #1, #2 … go on where the group's own numbers end."""
    sql = "update groups set next_number = next_number + ? where id = ? returning next_number"
    row = rows.one(db, sql, [taken, group.id])
    first = int(row["next_number"]) - taken if row else 1
    sql = "update budget_crossings set number = number + ?1, seen = seen + ?1 where group_id = ?2"
    db.execute(sql, [first - 1, double_id])
    for table in ("events", "logs"):
        # By way of negative numbers, so that none is ever there twice.
        sql = f"update {table} set number = -(number + ?) where group_id = ?"  # noqa: S608
        db.execute(sql, [first - 1, double_id])
        sql = f"update {table} set number = -number where group_id = ? and number < 0"  # noqa: S608
        db.execute(sql, [double_id])


def _renumber_families(db: Database, group: Group, double_id: int) -> None:
    """The double's 户01, 户02 … go on behind the group's own."""
    most = rows.number(db, "select max(number) as most from helped_families where group_id = ?", [group.id])
    # By way of negative numbers, so that none is ever there twice.
    sql = "update helped_families set number = -(number + ?) where group_id = ?"
    db.execute(sql, [most or 0, double_id])
    db.execute("update helped_families set number = -number where group_id = ? and number < 0", [double_id])
