"""The report of a period as it stands: as locked where it is, else as of now. For every way to look at one."""

from dataclasses import replace
from datetime import datetime

from handlers.material import material
from handlers.paper import paper as paper_of
from storage import kept_reports
from storage.database import Database
from union.digest import Digest, digest
from union.documents.forms import Form
from union.documents.paper import Paper
from union.groups import Group
from union.ledger import Ledger
from union.ledger import ledger as ledger_of
from union.period import Period


def report(db: Database, group: Group, period: Period, now: datetime) -> Digest:
    """What was locked, whatever became of logs, settings and names since; an open period as of `now` (aware)."""
    found = kept_reports.latest(db, group, period.key)
    return found.report if found else digest(material(db, group, period, now))


def ledger(db: Database, group: Group, period: Period, now: datetime) -> Ledger:
    """The rows behind that report, as locked or as of now."""
    found = kept_reports.latest_ledger(db, group, period.key)
    return found if found is not None else ledger_of(material(db, group, period, now))


def paper(db: Database, group: Group, period: Period, form: Form | None, now: datetime) -> Paper:
    """That report with all its document in this form is made from."""
    made = paper_of(db, group, report(db, group, period, now))
    return replace(made, ledger=ledger(db, group, period, now)) if form is Form.XLSX else made
