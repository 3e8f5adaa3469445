"""SQLite says which groups' rows are written: of every table there is, through every way a row can change."""

from datetime import UTC, datetime

import pytest

from storage.core import groups
from storage.core.outbox import queue
from storage.core.outbox.queue import Outgoing
from storage.engine import touched_groups
from storage.engine.database import Database
from tests.empty_database import in_memory

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def watched() -> tuple[Database, list[int | None]]:
    """Two groups, 周敏 a member of the second; what is told from now on."""
    db, told = in_memory().db, list[int | None]()
    for number in (1, 2):
        groups.create(db, -number, "工会", NOW)
    db.execute("insert into people (id, user_id, name, created_at) values (7, 70, '周敏', '2026')")
    db.execute("insert into memberships (group_id, person_id, role, since) values (2, 7, 'officer', '2026')")
    touched_groups.watch(db, told.append)
    return db, told


def test_every_table_of_a_group_is_watched() -> None:
    """Also one that is made tomorrow: a `group_id` is all it takes. What is sent is left out, but for what never will be."""
    db, _told = watched()
    tables = {
        table
        for table in db.table_names()
        if any(column.name == "group_id" for column in db.table(table).columns)
    }
    made = {row[0] for row in db.execute("select name from sqlite_temp_master where type = 'trigger'")}
    for table in (tables - {"outbox"}) | {"groups"}:
        assert {f"touched_{table}_{act}" for act in ("insert", "update", "delete")} <= made, table


@pytest.mark.parametrize(
    ("statement", "who"),
    [
        ("insert into settings values (2, 'board', 'True')", {2}),
        ("insert or replace into settings values (1, 'board', 'True')", {1}),
        ("update groups set active = 0 where id = 1", {1}),
        ("delete from groups where id = 2", {2}),
        ("update memberships set group_id = 1", {1}),
        ("update people set reachable = not reachable where id = 7", {2}),
        ("update people set name = '王芳' where id = 7", set()),
        ("insert into restores (since, until) values ('2026', '2027')", {1, 2}),
    ],
)
def test_whatever_is_written_is_told(statement: str, who: set[int]) -> None:
    """A cascade, a row in another's place, somebody's being reachable in all their groups; not a name."""
    db, told = watched()
    db.execute(statement)
    assert set(told) == who


def test_a_message_is_told_of_only_when_it_never_will_be_sent() -> None:
    """Each is written three times on its way."""
    db, told = watched()
    number = queue.enqueue_outgoing(db, Outgoing(-1, "sendMessage", {"text": "好"}, group_id=1), NOW)
    assert number is not None
    row = queue.get_waiting(db, number)
    queue.sending(db, row)
    queue.sent(db, row, 5, NOW)
    assert told == []
    queue.dead(db, row, "NoRights")
    assert told == [1]


def test_the_last_who_asks_is_told() -> None:
    """And nobody twice."""
    db, told = watched()
    later: list[int | None] = []
    touched_groups.watch(db, later.append)
    db.execute("update people set reachable = 1 - reachable where id = 7")
    assert (told, later) == ([], [2])
