"""The schema, as an append-only list of migrations. A released migration is never edited: the next one mends it."""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storage.schema import AGENDA, BOOKKEEPING, DELIVERY, GROUPS
from storage.schema_attendance import ATTENDANCE
from storage.schema_branches import BRANCHES
from storage.schema_budgets import BUDGETS
from storage.schema_cares import CARES
from storage.schema_erasures import ERASURES
from storage.schema_feeds import FEEDS
from storage.schema_helped import HELPED
from storage.schema_imports import IMPORTS
from storage.schema_items import ITEMS
from storage.schema_languages import LANGUAGES
from storage.schema_lookups import LOOKUPS
from storage.schema_mirrors import MIRRORS
from storage.schema_month_pictures import MONTH_PICTURES
from storage.schema_noted import NOTED
from storage.schema_overviews import OVERVIEWS
from storage.schema_own_reminders import OWN_REMINDERS
from storage.schema_plans import PLANS
from storage.schema_reminded import REMINDED
from storage.schema_reports import REPORTS
from storage.schema_requests import REQUESTS
from storage.schema_restores import RESTORES
from storage.schema_tallies import TALLIES
from storage.schema_templates import TEMPLATES
from storage.schema_web import WEB
from storage.schema_worklog import WORKLOG

MIGRATIONS = Migrations("gonghui")


@MIGRATIONS()
def m0001_begin(db: Database) -> None:
    """Groups, people, the agenda, the work log, the outbox and the books about them."""
    agenda = (AGENDA, ITEMS, TEMPLATES, OWN_REMINDERS, ATTENDANCE, PLANS)
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
    for part in (BRANCHES, CARES, REQUESTS, BUDGETS, HELPED, REMINDED, LANGUAGES, LOOKUPS):
        for statement in part:
            db.conn.execute(statement)
