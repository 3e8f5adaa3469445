"""No table that grows with use is read from end to end at a message or in a round: SQLite is asked how it would go about it."""

import ast
import re
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from storage.core import people
from storage.engine.database import Database
from storage.events import queries as events_queries
from tests.empty_database import in_memory
from tests.unit.storage.core.one_group import JOINED, a_group
from tests.unit.storage.engine.test_schema import constants, strings, text_of

STORAGE = Path(__file__).parents[4] / "storage"
BEGINS = ("select ", "with ", "insert ", "update ", "delete ")
# Tables that stay small: a few rows a group, or rows that go after an hour, a week, an erasure.
SMALL = {
    "groups", "settings", "chat_aliases", "digests", "month_pictures", "drafts", "failed_updates", "request_box",
    "web_openings", "restores", "erasures", "troubles", "sqlite_master",
}  # fmt: skip
# Functions that read all of a larger table, and why they may.
EXCUSED = {
    "storage/core/outbox/queue.py forget_files": "once a day, files of all groups that are old",
    "storage/core/updates.py forget": "once a day, of all groups",
    "storage/reports/locked_reports.py give_sections": "once, when the file comes to the sixth version",
    "storage/yearplan/plans.py forget": "once a day, of all groups",
    "storage/worklog/photos.py paths": "once a day, the paths of all photos",
    "storage/privacy/export.py documents": "when a group is exported",
    "storage/worklog/photos.py of_group": "when a group is exported or erased",
    "storage/settings/command_menus.py readers": "at the start, everybody who reads in private",
    "storage/worklog/photos.py fetch_again": "after a restore",
    "storage/core/outbox/restores.py age": "after a restore",
    "storage/privacy/name_removal.py erase_family": "an erasure",
    "storage/privacy/erasure.py erase_in_group": "an erasure",
    "storage/privacy/erasure.py _drop_files": "an erasure",
    "storage/privacy/name_removal.py person_names": "an erasure",
    "storage/engine/snapshots.py _contents": "a backup is looked at",
    "storage/mirrors/destinations.py ready": "only what waits: its index holds nothing else",
    "storage/yearplan/plans.py waiting": "only what waits: its index holds nothing else",
    "storage/worklog/possible_duplicates.py _pairs": "its condition is put in at run time, and names the key",
    "storage/yearplan/plan_items.py _items": "its condition is put in at run time, and names the plan",
}


def statements() -> Iterator[tuple[str, str]]:
    """Every statement of storage/ that stands whole in the source, with its module and function."""
    for path in sorted(STORAGE.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        known = constants(tree)
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef):
                for node in strings(function):
                    sql = " ".join(text_of(node, known).split())
                    if sql.startswith(BEGINS):
                        yield f"{path.relative_to(STORAGE.parent).as_posix()} {function.name}", sql


def plan(db: Database, sql: str) -> list[str]:
    """How SQLite would go about it; nothing for what is put together at run time."""
    numbers = [int(number) for number in re.findall(r"\?(\d+)", sql)]
    names = dict.fromkeys(re.findall(r":(\w+)", sql))
    values = names or [None] * (max(numbers) if numbers else sql.count("?"))
    try:
        return [row[3] for row in db.conn.execute(f"explain query plan {sql}", values)]
    except sqlite3.Error:
        return []


def scanned(db: Database, sql: str) -> set[str]:
    """The tables a statement reads from end to end."""
    found = {step.split()[1] for step in plan(db, sql) if step.startswith("SCAN ")}
    return {table for table in found if table in db.table_names()} - SMALL


def test_no_growing_table_is_scanned() -> None:
    """But by the functions that are excused."""
    store = in_memory()
    store.db.conn.execute("pragma foreign_keys = off")  # what follows from a deletion is asked for below
    told = list(statements())
    found = {where: tables for where, sql in told if (tables := scanned(store.db, sql))}
    assert {where: tables for where, tables in found.items() if where not in EXCUSED} == {}
    assert set(EXCUSED) - set(found) == set(), "an excuse nobody needs any more"
    assert sum(bool(plan(store.db, sql)) for _, sql in told) > len(told) * 0.85, "hardly any was understood"


def test_a_file_that_was_sent_goes_without_a_scan() -> None:
    """Every night some do; each is asked for in all that was ever sent."""
    db = in_memory().db
    steps = plan(db, "delete from files where id = ?")
    assert [step for step in steps if "SCAN" in step] == [] and len(steps) == 3


def test_no_item_has_a_list_made_of_its_own() -> None:
    """What belongs to an item is found by its key: a list of all there is would be made anew for every item of the group."""
    db, asked = in_memory().db, list[str]()
    group, li = a_group(db), people.upsert_person(db, 101, "李建国", None, None, JOINED)
    db.conn.set_trace_callback(asked.append)
    events_queries.touching(db, group, date(2026, 11, 1), date(2026, 12, 1))
    events_queries.latest_of(db, group, li)
    db.conn.set_trace_callback(None)
    assert len(asked) == 2
    assert [step for sql in asked for step in plan(db, sql) if "LIST SUBQUERY" in step] == []


def test_no_group_is_asked_by_the_state_of_every_group_s_reminders() -> None:
    """Among 100,000 waiting ones that is a scan by another name: a start took forty times as long by it."""
    db = in_memory().db
    asked = [(where, step) for where, sql in statements() if "group_id = ?" in sql for step in plan(db, sql)]
    assert [where for where, step in asked if step.endswith("reminders_due (state=?)")] == []
