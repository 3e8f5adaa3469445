"""The schema, as an append-only list of migrations. A released migration is never edited: the next one mends it.

A part of it is a file of SQL beside the queries of its subject. It is indented as it was when it was released: SQLite keeps the text.
"""

from contextlib import closing
from functools import cache
from importlib.resources import files
from sqlite3 import complete_statement

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

MIGRATIONS = Migrations("gonghui")


def known_migration_names() -> set[str]:
    """Of every migration of this program: those that an empty database waits for."""
    with closing(Database(memory=True)) as empty:
        return {migration.name for migration in MIGRATIONS.pending(empty)}


def _make(db: Database, *parts: str) -> None:
    """Run the statements of these files below storage/, one by one: a script would end the transaction."""
    for part in parts:
        for statement in _statements(part):
            db.conn.execute(statement)


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


@MIGRATIONS()
def m0001_begin(db: Database) -> None:
    """Groups, people, the agenda, the work log, the outbox and the books about them."""
    _make(db, "core/groups", "events/events", "reminders/reminders", "festivals/festivals", "events/items")
    _make(db, "calendar/templates", "reminders/own_reminders", "attendance/attendance", "yearplan/plans")
    _make(db, "worklog/worklog", "worklog/tallies", "core/delivery", "reports/reports", "calendar/overviews")
    _make(db, "core/bookkeeping")


@MIGRATIONS()
def m0002_looks_and_trust(db: Database) -> None:
    """What the web parts, the feeds, copies elsewhere and the care for people's data need."""
    _make(db, "core/troubles", "privacy/erasures", "core/outbox/restores", "feeds/feeds", "yearplan/imports")
    _make(db, "office/web_sessions", "calendar/month_pictures", "mirrors/mirrors")


@MIGRATIONS()
def m0003_care(db: Database) -> None:
    """Branches, visits that are due, requests, budgets, the names of helped people; what finds rows of tables that grow."""
    _make(db, "branches/branches", "care/cares", "requests/requests", "budgets/budgets", "helped/helped")
    _make(db, "core/languages", "core/lookups")


@MIGRATIONS()
def m0004_doubts(db: Database) -> None:
    """What a group was asked about because it may be work."""
    _make(db, "worklog/doubts")


@MIGRATIONS()
def m0005_head_counts(db: Database) -> None:
    """With how many people somebody signs up."""
    _make(db, "attendance/head_counts")


@MIGRATIONS()
def m0006_sections_of_kept_reports(db: Database) -> None:
    """A report has sections where it had four values of care."""
    from storage.reports import locked_reports  # no start needs it

    locked_reports.give_sections(db)


@MIGRATIONS()
def m0007_representatives(db: Database) -> None:
    """The register of representatives."""
    _make(db, "attendance/representatives")


@MIGRATIONS()
def m0008_forms(db: Database) -> None:
    """Forms of the union above, and the months that go up to it."""
    _make(db, "reports/forms", "reports/rollups")


@MIGRATIONS()
def m0009_search(db: Database) -> None:
    """What finds the texts of a group."""
    _make(db, "worklog/search")


@MIGRATIONS()
def m0010_text_days(db: Database) -> None:
    """The texts of a group are found from the newest on."""
    _make(db, "worklog/text_days")


@MIGRATIONS()
def m0011_told_answers(db: Database) -> None:
    """An answer that another gave."""
    _make(db, "attendance/told_answers")
