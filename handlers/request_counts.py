"""What a report tells of the members' requests: counts and days, never a word or a name."""

from datetime import datetime, timedelta

from storage import requests
from storage.database import Database
from union.digest_care import Requests
from union.groups import Group
from union.period import Period
from union.requests import counted

A_DAY = timedelta(days=1)


def counts(db: Database, group: Group, period: Period, as_of: datetime | None = None) -> Requests | None:
    """The figures of a period; an open one as it stands at `as_of` (aware). None where none was ever received."""
    end = period.end - A_DAY
    last = end if as_of is None else min(end, group.day(as_of))
    return counted(requests.histories(db, group), period, last, group.notice)
