"""Rules of union money a group wants no hints of, and the logs such a rule is counted over."""

import json
from collections.abc import Iterable
from datetime import date, datetime

from sqlite_utils import Database

from storage.core import rows
from storage.worklog import entries
from union.core import period as periods
from union.core.groups import Group, Person
from union.worklog.entries import LogEntry


def muted(db: Database, group: Group) -> set[str]:
    """The ids of the rules nobody is to be reminded of any more."""
    return set(rows.column(db, "select rule from muted_rules where group_id = ?", [group.id]))


def mute(db: Database, group: Group, rule: str, by: Person | None, now: datetime) -> None:
    """No more hints of this rule."""
    rows.add_new(db, "muted_rules", {"group_id": group.id, "rule": rule, "person_id": by, "at": now})


def unmute(db: Database, group: Group) -> None:
    """Hints of every rule again."""
    db.execute("delete from muted_rules where group_id = ?", [group.id])


def naming(
    db: Database, group: Group, first: date, end: date, words: Iterable[str], without: int
) -> list[LogEntry]:
    """Standing logs with a fact in [first, end) whose message holds one of the words, but for one by its number."""
    return entries.such(
        db,
        group,
        """undone_at is null and number != ? and number in (
             select number from tallies where group_id = ? and month between ? and ? and sort = 'fact')
           and exists (select 1 from json_each(?) where instr(v.text, value) > 0)""",
        without, group.id, *periods.months_between(first, end), json.dumps([*words]),
    )  # fmt: skip
