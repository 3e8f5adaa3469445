"""The schema, as an append-only list of migrations. A released migration is never edited: the next one mends it."""

from contextlib import closing

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storage.attendance.schema import ATTENDANCE
from storage.branches.schema import BRANCHES
from storage.budgets.schema import BUDGETS
from storage.calendar.schema import MONTH_PICTURES, OVERVIEWS, TEMPLATES
from storage.care.schema import CARES
from storage.core.operator_alerts import NOTED
from storage.core.outbox.restores import RESTORES
from storage.core.schema import BOOKKEEPING, DELIVERY, GROUPS, LANGUAGES, LOOKUPS
from storage.events.schema import EVENTS, ITEMS
from storage.feeds.schema import FEEDS
from storage.festivals.card_states import FESTIVALS
from storage.helped.schema import HELPED
from storage.mirrors.destinations import MIRRORS
from storage.office.web_sessions import WEB
from storage.privacy.erasure_log import ERASURES
from storage.reminders.schema import OWN_REMINDERS, REMINDERS
from storage.reports.schema import REPORTS
from storage.requests.schema import REQUESTS
from storage.worklog.schema import DOUBTS, TALLIES, WORKLOG
from storage.yearplan.schema import IMPORTS, PLANS

MIGRATIONS = Migrations("gonghui")


def known_names() -> set[str]:
    """Of every migration of this program: those that an empty database waits for."""
    with closing(Database(memory=True)) as empty:
        return {migration.name for migration in MIGRATIONS.pending(empty)}


@MIGRATIONS()
def m0001_begin(db: Database) -> None:
    """Groups, people, the agenda, the work log, the outbox and the books about them."""
    agenda = (EVENTS, REMINDERS, FESTIVALS, ITEMS, TEMPLATES, OWN_REMINDERS, ATTENDANCE, PLANS)
    for part in (GROUPS, *agenda, WORKLOG, TALLIES, DELIVERY, REPORTS, OVERVIEWS, BOOKKEEPING):
        for statement in part:
            db.conn.execute(statement)


@MIGRATIONS()
def m0002_looks_and_trust(db: Database) -> None:
    """What the web parts, the feeds, copies elsewhere and the care for people's data need."""
    for part in (NOTED, ERASURES, RESTORES, FEEDS, IMPORTS, WEB, MONTH_PICTURES, MIRRORS):
        for statement in part:
            db.conn.execute(statement)


@MIGRATIONS()
def m0003_care(db: Database) -> None:
    """Branches, visits that are due, requests, budgets, the names of helped people; what finds rows of tables that grow."""
    for part in (BRANCHES, CARES, REQUESTS, BUDGETS, HELPED, LANGUAGES, LOOKUPS):
        for statement in part:
            db.conn.execute(statement)


@MIGRATIONS()
def m0004_doubts(db: Database) -> None:
    """What a group was asked about because it may be work."""
    for statement in DOUBTS:
        db.conn.execute(statement)
