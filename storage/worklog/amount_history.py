"""What a group usually gives: the latest facts of a category that hold money, a bounded look however many logs there are."""

from collections.abc import Iterator

from sqlite_utils import Database

from storage.core import rows
from storage.worklog import facts
from union.core.groups import Group
from union.worklog.entries import Fact, LogEntry

LOOKED_AT, MOST = 200, 40  # facts of the category that are looked at, and those with money that are taken


def paid_before(db: Database, group: Group, entry: LogEntry, fact: Fact) -> Iterator[Fact]:
    """Facts with money of the same category from before the fact's day, other entries' only, the latest first.

    Nothing is read before the first is asked for: of most facts it can't be said what one got.
    """
    found = rows.every(
        db,
        """select latest.log_id, latest.position from (
             select f.id, f.log_id, f.version, f.position, f.day
             from facts f indexed by facts_category where f.group_id = ? and f.category = ? and f.day <= ? and f.log_id <> ?
             order by f.day desc limit ?) latest
           cross join logs on logs.id = latest.log_id and logs.version = latest.version
           where logs.undone_at is null and exists (select 1 from moneys m where m.fact_id = latest.id)
           order by latest.day desc limit ?""",
        group.id,
        fact.category,
        fact.day.isoformat(),
        entry.id,
        LOOKED_AT,
        MOST,
    )
    known = facts.read_facts(db, group, sorted({row["log_id"] for row in found}))
    yield from (known[row["log_id"]][row["position"]] for row in found)
