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
