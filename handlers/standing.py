"""The report of a period as it stands: as locked where it is, else as of now. For every way to look at one."""

from datetime import datetime

from handlers.material import material
from storage import kept_reports
from storage.database import Database
from union.digest import Digest, digest
from union.groups import Group
from union.period import Period


def report(db: Database, group: Group, period: Period, now: datetime) -> Digest:
    """What was locked, whatever became of logs, settings and names since; an open period as of `now` (aware)."""
    found = kept_reports.latest(db, group, period.key)
    return found.report if found else digest(material(db, group, period, now))
