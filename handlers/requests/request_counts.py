"""What a report tells of the members' requests: counts and days, never a word or a name."""

from datetime import datetime, timedelta

from storage.engine.database import Database
from storage.requests import queries as requests_queries
from union.core.groups import Group
from union.core.period import Period
from union.reports.care_summary import Requests
from union.requests.lifecycle import counted

A_DAY = timedelta(days=1)


def counts(db: Database, group: Group, period: Period, as_of: datetime | None = None) -> Requests | None:
    """The figures of a period; an open one as it stands at `as_of` (aware). None where none was ever received."""
    end = period.end - A_DAY
    last = end if as_of is None else min(end, group.day(as_of))
    return counted(requests_queries.histories(db, group), period, last, group.notice)
