"""Standing entries a page at a time, newest work first, and their photos: for pages that are turned, however many there are."""

import json
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlite_utils import Database

from storage.core import rows
from storage.worklog import entries
from union.core.groups import Group
from union.worklog.entries import LogEntry

# By the newest day each tells of; a day's own by number.
NEWEST = """(select max(day) from facts f indexed by facts_log where f.group_id = logs.group_id and f.log_id = logs.id
            and f.version = logs.version) desc, logs.id desc"""


class Choice(NamedTuple):
    """Which entries: with a fact in [first, end), of a category, by an author; `numbers`, where given, only of these."""

    first: date
    end: date
    category: str = ""
    author_id: int | None = None
    numbers: Sequence[int] | None = None


def page(db: Database, group: Group, choice: Choice, size: int, skip: int) -> list[LogEntry]:
    """At most `size` of them after the first `skip`."""
    condition, values = _condition(group, choice)
    order = f"{NEWEST} limit {size:d} offset {skip:d}"
    return entries.such(db, group, condition, *values, order=order)


def count(db: Database, group: Group, choice: Choice) -> int:
    """How many there are."""
    condition, values = _condition(group, choice)
    sql = f"select count(*) as found from logs where logs.group_id = ? and ({condition})"  # noqa: S608
    return rows.number(db, sql, [group.id, *values]) or 0


def photos_of(db: Database, group: Group, entry: LogEntry) -> list[int]:
    """Our numbers of the entry's photos that are saved."""
    sql = "select id from photos where group_id = ? and log_id = ? and path is not null order by id"
    return rows.column(db, sql, [group.id, entry.id])


def photo(db: Database, group: Group, photo_id: int) -> tuple[int, str] | None:
    """The number of a saved photo's standing entry, and where the photo lies below the photos' folder."""
    sql = """select number, path from photos join logs on logs.id = photos.log_id
             where photos.group_id = ? and photos.id = ? and path is not null and undone_at is null"""
    row = rows.one(db, sql, [group.id, photo_id])
    return None if row is None else (row["number"], row["path"])


def _condition(group: Group, choice: Choice) -> tuple[str, list[object]]:
    of_category = " and f.category = ?" if choice.category else ""
    condition = f"""undone_at is null and exists (select 1 from facts f indexed by facts_log where f.group_id = ?
                    and f.log_id = logs.id and f.version = logs.version and f.day >= ? and f.day < ?{of_category})"""  # noqa: S608
    values: list[object] = [group.id, choice.first.isoformat(), choice.end.isoformat()]
    values += [choice.category] if choice.category else []
    if choice.author_id is not None:
        condition, values = f"{condition} and author_id = ?", [*values, choice.author_id]
    if choice.numbers is not None:
        condition = f"{condition} and number in (select value from json_each(?))"  # noqa: S608
        values = [*values, json.dumps(list(choice.numbers))]
    return condition, values
