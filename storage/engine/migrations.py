"""The schema, as an append-only list of migrations. A released migration is never edited: the next one mends it.

A part of it is a file of SQL beside the queries of its subject. It is indented as it was when it was released: SQLite keeps the text.
"""

from collections.abc import Callable, Mapping
from contextlib import closing
from functools import cache
from importlib.resources import files
from sqlite3 import complete_statement

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

MIGRATIONS = Migrations("gonghui")


def known_names() -> set[str]:
    """Of every migration of this program: those that an empty database waits for."""
    with closing(Database(memory=True)) as empty:
        return {migration.name for migration in MIGRATIONS.pending(empty)}


Step = Callable[[Database], None]


def _made_of(*parts: str) -> Step:
    """Runs the statements of these files below storage/, one by one: a script would end the transaction."""

    def make(db: Database) -> None:
        for part in parts:
            for statement in _statements(part):
                db.conn.execute(statement)

    return make


@cache
def _statements(part: str) -> tuple[str, ...]:
    """A trigger holds semicolons of its own."""
    found, begun = list[str](), ""
    for line in (files("storage") / f"{part}.sql").read_text("utf-8").splitlines(keepends=True):
        begun += line
        if complete_statement(begun):
            found.append(begun.strip())
            begun = ""
    return tuple(found)


def _give_sections(db: Database) -> None:
    from storage.reports import locked_reports  # no start needs it

    locked_reports.give_sections(db)


# Each by its name for good, in order.
STEPS: Mapping[str, Step] = {
    # Groups, people, the agenda, the work log, the outbox and the books about them.
    "m0001_begin": _made_of(
        *("core/groups", "events/events", "reminders/reminders", "festivals/festivals", "events/items"),
        *("calendar/templates", "reminders/own_reminders", "attendance/attendance", "yearplan/plans"),
        *("worklog/worklog", "worklog/tallies", "core/delivery", "reports/reports", "calendar/overviews"),
        "core/bookkeeping",
    ),
    # What the web parts, the feeds, copies elsewhere and the care for people's data need.
    "m0002_looks_and_trust": _made_of(
        *("core/troubles", "privacy/erasures", "core/outbox/restores", "feeds/feeds", "yearplan/imports"),
        *("office/web_sessions", "calendar/month_pictures", "mirrors/mirrors"),
    ),
    # Branches, visits that are due, requests, budgets, the names of helped people; what finds rows of tables that grow.
    "m0003_care": _made_of(
        *("branches/branches", "care/cares", "requests/requests", "budgets/budgets", "helped/helped"),
        *("core/languages", "core/lookups"),
    ),
    "m0004_doubts": _made_of("worklog/doubts"),  # what a group was asked about because it may be work
    "m0005_head_counts": _made_of("attendance/head_counts"),  # with how many people somebody signs up
    "m0006_sections_of_kept_reports": _give_sections,  # where a report had four values of care
    "m0007_representatives": _made_of("attendance/representatives"),  # their register
    # Forms of the union above, and the months that go up to it.
    "m0008_forms": _made_of("reports/forms", "reports/rollups"),
    "m0009_search": _made_of("worklog/search"),  # what finds the texts of a group
}
for _name, _step in STEPS.items():
    MIGRATIONS(name=_name)(_step)
