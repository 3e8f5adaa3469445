"""The work log: entries and their versions. Their facts and figures are in storage/worklog/facts.py."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from sqlite_utils import Database

from storage.branches import branch_list
from storage.core import groups, rows
from storage.worklog import facts as log_facts
from union.core import period as periods
from union.core.groups import Group, Person
from union.core.period import Period
from union.worklog.entries import Fact, LogEntry

ONE_SECOND = timedelta(seconds=1)  # what stored moments are exact to
FOR_EVER = datetime(9999, 1, 1, tzinfo=UTC)
ENTRY = """select logs.*, v.text,
           (select count(*) from photos where photos.log_id = logs.id) as photo_count,
           (select group_concat(branch_id || facts, ';') from log_branches b where b.log_id = logs.id) as placed,
           (select until from digests d where d.group_id = logs.group_id and d.period = late_for) as late_until,
           coalesce((select title from events e where e.id = logs.event_id), '') as item
           from logs join log_versions v on v.log_id = logs.id and v.version = logs.version
           where logs.group_id = ?"""


class Version(NamedTuple):
    """One version of an entry; `reason` is filed, edited, category or day, `at` aware UTC."""

    number: int
    text: str
    reason: str
    at: datetime


def add(db: Database, group: Group, entry: LogEntry, now: datetime, *, topic: int | None = None) -> LogEntry:
    """File an entry under the group's next number; returns it as it will be read."""
    number, said_at = groups.take_number(db, group, now), rows.to_text(entry.said_at)
    row = rows.fields_as_row(entry, "author_id", "chat_id", "message_id", "event_id", "event_time")
    row |= rows.fields_as_row(entry, "branch", "branch_by", "late_for")
    row |= {"author_name": entry.author, "topic": topic}
    row |= {"group_id": group.id, "number": number, "said_at": said_at, "created_at": now}
    log_id, facts = rows.add(db, "logs", row), log_facts.facts_as_stored(entry.facts)
    moment = rows.to_moment(said_at)
    kept = replace(entry, id=log_id, number=number, version=1, facts=facts, said_at=moment)
    if kept.branches:
        branch_list.keep_new_log(db, group, kept)
    _keep_words(db, group, kept, now, "filed", entry.author_id)
    log_facts.tally_new(db, group, kept)
    # What other rows say of it is read from them.
    return (get(db, group, log_id) if entry.branches or entry.late_for else None) or kept


def revise(
    db: Database, group: Group, entry: LogEntry, now: datetime, reason: str, by: Person | None
) -> LogEntry:
    """Give an entry its next version; the earlier ones stay readable."""
    changed = replace(entry, version=entry.version + 1)
    rows.change(
        db, "logs", group.id, changed.id, **rows.fields_as_row(changed, "version", "late_for", "event_id")
    )
    branch_list.keep_log(db, group, changed)
    _keep_words(db, group, changed, now, reason, by)
    log_facts.retally(db, group, entry.id)
    return changed


def set_undone(
    db: Database, group: Group, entry: LogEntry, undone: bool, now: datetime, by: Person | None
) -> None:
    """Take an entry back, or bring it back."""
    at, whose = (now, by) if undone else (None, None)
    rows.change(db, "logs", group.id, entry.id, undone_at=at, undone_by=whose)
    log_facts.retally(db, group, entry.id)


def tie(db: Database, group: Group, entry: LogEntry, event_id: int | None, time: str = "") -> None:
    """Say which item of the agenda an entry fulfils; of a series `time` says which (`Occurrence.key`)."""
    rows.change(db, "logs", group.id, entry.id, event_id=event_id, event_time=time)


def tie_to_none(db: Database, group: Group, entry: LogEntry) -> None:
    """The entry fulfils none of the items asked about: it is not asked again."""
    rows.change(db, "logs", group.id, entry.id, fulfils_none=1)


def tied_to(db: Database, group: Group, event_id: int, time: str | None = None) -> list[LogEntry]:
    """Entries that fulfil an item, of a series that `time` of it; those taken back are left out."""
    sql = "event_id = ? and undone_at is null and (? is null or event_time = ?)"
    return entries_where(db, group, sql, event_id, time, time)


def get(db: Database, group: Group, log_id: int) -> LogEntry | None:
    return _entry_where(db, group, "logs.id = ?", log_id)


def of_ids(db: Database, group: Group, ids: Sequence[int]) -> list[LogEntry]:
    """Entries by our ids, oldest first."""
    found = rows.marks(ids)  # in a list, not in a JSON: then SQLite finds them by key
    return entries_where(db, group, f"logs.id in ({found})", *ids) if ids else []


def numbered(db: Database, group: Group, number: int) -> LogEntry | None:
    """One entry by the group's running number."""
    return _entry_where(db, group, "number = ?", number)


def of_message(db: Database, group: Group, chat_id: int, message_id: int) -> LogEntry | None:
    return _entry_where(db, group, "chat_id = ? and message_id = ?", chat_id, message_id)


def group_of_message(db: Database, chat_id: int, message_id: int) -> int | None:
    """The group that a private message was filed for, entry or item; None when it made nothing."""
    sql = """select group_id from logs where chat_id = ? and message_id = ? union all
             select group_id from events where chat_id = ? and message_id = ? limit 1"""
    return rows.number(db, sql, [chat_id, message_id, chat_id, message_id])


def in_chat(db: Database, group: Group, chat_id: int, low: int, high: int) -> list[LogEntry]:
    """Entries of one chat with numbers from low to high, undone ones included."""
    return entries_where(db, group, "chat_id = ? and number between ? and ?", chat_id, low, high)


def latest_of(db: Database, group: Group, person: Person) -> LogEntry | None:
    """The person's newest entry that still counts."""
    return _entry_where(db, group, "author_id = ? and undone_at is null", person.id, order="logs.id desc")


def latest_corrected(db: Database, group: Group, person: Person, since: datetime) -> LogEntry | None:
    """What the person put right last, told by whomever, where that was not before."""
    newest = """logs.undone_at is null and logs.id = (select log_id from log_versions
                where group_id = ? and person_id = ? and version > 1 and at >= ? order by at desc, log_id desc limit 1)"""
    return _entry_where(db, group, newest, group.id, person.id, since)


def latest_undone(db: Database, group: Group, person: Person) -> int | None:
    """The number of what the person last took back, entry or item; None when nothing is."""
    sql = """select number from (
             select number, undone_at as at from logs where group_id = ? and undone_by = ?
             union all select number, closed_at from events
             where group_id = ? and closed_by = ? and status = 'cancelled') order by at desc, number desc limit 1"""
    return rows.number(db, sql, [group.id, person.id, group.id, person.id])


def happened(db: Database, group: Group, first: date, end: date) -> list[LogEntry]:
    """Entries with a fact in [first, end), undone ones left out; each holds only its facts of that span."""
    sql = """undone_at is null and logs.number in (
           select number from tallies where group_id = ? and month between ? and ? and day >= ? and day < ?)"""
    found = entries_where(db, group, sql, group.id, *periods.months_between(first, end), first, end)
    return [
        replace(entry, facts=tuple(fact for fact in entry.facts if first <= fact.day < end))
        for entry in found
    ]


def late_filed(db: Database, group: Group, first: datetime, end: datetime) -> list[LogEntry]:
    """Entries that became 补报 in [first, end): when filed, not before the report they missed was locked."""
    sql = """undone_at is null and number in (
             select late.number from logs late where late.group_id = ? and late.late_for is not null) and (
           select max(logs.created_at, coalesce(max(locked_at), '')) from digests
           where digests.group_id = logs.group_id and period = late_for) between ? and ?"""
    return entries_where(db, group, sql, group.id, first, end - ONE_SECOND)


def carried_later(db: Database, group: Group, period: Period, locked_at: datetime | None) -> frozenset[int]:
    """What became 补报 after a month's lock: its report knows nothing of it."""
    if locked_at is None or not period.is_month:
        return frozenset()
    return frozenset(entry.number for entry in late_filed(db, group, locked_at, FOR_EVER))


def by_numbers(db: Database, group: Group, numbers: Iterable[int]) -> list[LogEntry]:
    """The entries with these running numbers, in their order."""
    return entries_where(db, group, "number in (select value from json_each(?))", json.dumps(list(numbers)))


def authors(db: Database, group: Group, first: date, end: date) -> set[int]:
    """People who filed something that happened in [first, end)."""
    sql = """select distinct author_id from logs where group_id = ?1 and author_id is not null and number in (
           select number from tallies where group_id = ?1 and month between ?2 and ?3 and day >= ?4 and day < ?5)"""
    return set(rows.column(db, sql, [group.id, *periods.months_between(first, end), first, end]))


def versions(db: Database, group: Group, entry: LogEntry) -> list[Version]:
    """Each version of an entry, oldest first."""
    sql = """select version as number, text, reason, at from log_versions
             where group_id = ? and log_id = ? order by version"""
    return rows.read_all(rows.reader(Version), db, sql, [group.id, entry.id])


def of_version(db: Database, group: Group, entry: LogEntry, number: int) -> LogEntry:
    """The entry with the words and facts of one of its versions; ValueError where there is no such."""
    (text,) = (each.text for each in versions(db, group, entry) if each.number == number)
    facts = log_facts.read_facts(db, group, [entry.id], number)
    return replace(entry, text=text, facts=facts.get(entry.id, ()))


def _entry_where(
    db: Database, group: Group, condition: str, *values: object, order: str = "logs.id"
) -> LogEntry | None:
    return next(iter(entries_where(db, group, condition, *values, order=f"{order} limit 1")), None)


def entries_where(
    db: Database, group: Group, condition: str, *values: object, order: str = "logs.id"
) -> list[LogEntry]:
    """The entries that meet a condition of storage/worklog/entry_search.py, whole."""
    found = rows.all_rows(db, f"{ENTRY} and ({condition}) order by {order}", [group.id, *values])
    facts = log_facts.read_facts(db, group, [row["id"] for row in found])
    return [_entry(row, facts.get(row["id"], ())) for row in found]


def _keep_words(
    db: Database, group: Group, entry: LogEntry, now: datetime, reason: str, by: Person | int | None
) -> None:
    day = max((fact.day for fact in entry.facts), default=entry.said_at.astimezone(UTC).date())
    row = {"log_id": entry.id, "group_id": group.id, **rows.fields_as_row(entry, "version", "text")}
    rows.add(db, "log_versions", row | {"reason": reason, "person_id": by, "at": now, "day": day})
    log_facts.keep_facts(db, group, entry)


def _entry(row: Mapping[str, Any], facts: tuple[Fact, ...]) -> LogEntry:
    branches, own = zip(*branch_list.read_placed(row["placed"]), strict=True) if row["placed"] else ((), ())
    told = {
        "author": row["author_name"],
        "undone": row["undone_at"] is not None,
        "photos": row["photo_count"],
    }
    placed = {"branches": branches, "branch_facts": own if any(own) else ()}
    return rows.value(LogEntry, row, facts=facts, **told, **placed)
