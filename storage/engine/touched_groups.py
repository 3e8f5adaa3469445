# small: SQL of a connection, for a clock that may hold none
"""Which groups' rows are being written: SQLite itself says so, by triggers of this connection that are never in the file.

Nobody who writes a row has to think of it; a table that is added later is watched by having a `group_id`.
"""

from collections.abc import Callable, Iterator

from sqlite_utils import Database

GROUP_TABLES = """select m.name from sqlite_master m join pragma_table_info(m.name) c
                  where m.type = 'table' and c.name = 'group_id' and m.name <> 'outbox'"""
MEMBERS = "from memberships where person_id = new.id"


def watch(db: Database, touched: Callable[[int | None], None]) -> None:
    """From now on call `touched` with the group of each row as it is written, before the commit; None for a row of no group.

    What is rolled back was told all the same. Asked again, the new `touched` takes the place of the one before.
    """
    db.conn.create_function("touched", 1, touched)
    for name, when, groups in _triggers(db):
        db.conn.execute(
            f"create temp trigger if not exists touched_{name} after {when} begin select touched({groups}; end"
        )


def _triggers(db: Database) -> Iterator[tuple[str, str, str]]:
    """Name, on what it acts, and the groups it tells of."""
    tables = [(table, "group_id") for (table,) in db.execute(GROUP_TABLES).fetchall()]
    for table, column in (*tables, ("groups", "id")):
        for act, row in (("insert", "new"), ("update", "new"), ("delete", "old")):
            yield f"{table}_{act}", f"{act} on main.{table}", f"{row}.{column})"
    # Each message sent is a row written three times: only that it never will be makes a difference to anybody.
    yield "outbox", "update of state on main.outbox when new.state = 'dead'", "new.group_id)"
    changed = "update of reachable on main.people when old.reachable <> new.reachable"
    yield "people", changed, f"group_id) {MEMBERS}"
    yield "restores", "insert on main.restores", "id) from groups"
