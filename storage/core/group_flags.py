"""What there is at all, in a group and about an entry, in one question: most have little of it, and need not be asked for each."""

from typing import NamedTuple

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group
from union.worklog.entries import LogEntry


class Traits(NamedTuple):
    """Whether a group has branches, lessons, a plan whose text is still coming, a report that is final, open questions."""

    branches: bool
    lessons: bool
    gathering: bool
    locked: bool
    questions: bool


class Around(NamedTuple):
    """Whether an entry may be one with another, tells of helped families, or may tell of a visit that was accepted or proposed."""

    twins: bool
    families: bool
    visits: bool


def of_group(db: Database, group: Group) -> Traits:
    """What the group has."""
    sql = """select exists (select 1 from branches where group_id = ?1) as branches,
             exists (select 1 from lessons where group_id = ?1) as lessons,
             exists (select 1 from plans where group_id = ?1 and state = 'gathering') as gathering,
             exists (select 1 from digests where group_id = ?1 and locked_at is not null) as locked,
             exists (select 1 from drafts where group_id = ?1) as questions"""
    row = rows.one(db, sql, [group.id])
    return Traits(*(bool(each) for each in (row or {}).values()))


def around(db: Database, group: Group, entry: LogEntry) -> Around:
    """What there is about the entry."""
    row = rows.one(
        db,
        # The sign + keeps SQLite from looking through all of the group's pairs.
        """select exists (select 1 from twins where +group_id = ?1 and (log_id = ?2 or other_id = ?2)) as twins,
           exists (select 1 from helped_visits where +group_id = ?1 and log_id = ?2) as families,
           exists (select 1 from cares where group_id = ?1 and state in ('accepted', 'offered')) as visits""",
        [group.id, entry.id],
    )
    return Around(*(bool(each) for each in (row or {}).values()))
