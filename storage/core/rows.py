"""The border between values and rows: one format for moments, one for days, one way to insert."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from enum import EnumType
from functools import lru_cache, partial
from operator import attrgetter, itemgetter
from sqlite3 import Cursor, register_adapter
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from sqlite_utils import Database
from sqlite_utils.utils import dedupe_keys

from union.core.groups import Person

SECONDS = len("2026-11-18T02:00:00")
READS = ("select", "with")  # what a question begins with that changes nothing
FIRST = itemgetter(0)
Row = dict[str, Any]
Values = Sequence[Any] | Mapping[str, Any]  # what is bound: to the question marks in their order, or by name
T = TypeVar("T")
Taken = Callable[[Any], Iterable[Any]]
Converted = list[tuple[str, Callable[[Any], Any]]]
HALF = 10**6  # figures are added in two halves: whole ones of 62 bits could not be within SQLite's 63


def to_text(moment: datetime) -> str:
    """An aware moment as UTC text; a naive one is a mistake and raises ValueError."""
    if moment.tzinfo is None:
        raise ValueError("a stored moment needs its zone")
    # Of another zone two moments may look the same: the hour that comes twice in autumn.
    return _utc_text(moment if moment.tzinfo is UTC else moment.astimezone(UTC))


@lru_cache(maxsize=64)
def _utc_text(moment: datetime) -> str:
    """A turn writes its own moment ten times."""
    return f"{moment.isoformat()[:SECONDS]}Z"  # strftime takes twice as long


def to_text_not_before(moment: datetime) -> str:
    """Like `to_text`, rounded up to the whole second: what must wait until then is not a moment early."""
    return to_text(moment + timedelta(microseconds=999_999))


to_moment = datetime.fromisoformat  # of stored text: aware, UTC


def to_moment_or_none(text: str | None) -> datetime | None:
    """Like `to_moment`, for a column that may be empty."""
    return None if text is None else to_moment(text)


# What is bound as it is: moments and days as their text, people by their number.
register_adapter(datetime, to_text)
register_adapter(date, date.isoformat)
register_adapter(Person, attrgetter("id"))


def add(db: Database, table: str, row: Mapping[str, Any]) -> int:
    """Insert one row and return its id; table and columns come from code, values are bound."""
    return int(db.conn.execute(_insertion(table, tuple(row)), tuple(row.values())).lastrowid or 0)


def add_new(db: Database, table: str, row: Mapping[str, Any]) -> bool:
    """Insert one row unless there is one with its key; whether there was none."""
    return db.execute(_insertion(table, tuple(row), " or ignore"), tuple(row.values())).rowcount == 1


def replace_row(db: Database, table: str, row: Mapping[str, Any]) -> None:
    """Insert one row in the place of the one with its key."""
    db.execute(_insertion(table, tuple(row), " or replace"), tuple(row.values()))


@lru_cache(maxsize=256)
def _insertion(table: str, columns: tuple[str, ...], how: str = "") -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    return f"insert{how} into {table} ({names}) values ({', '.join('?' * len(columns))})"


def change(db: Database, table: str, group_id: int, row_id: int, /, **columns: Any) -> None:
    """Write these columns of one row of a group."""
    change_by(db, table, group_id, "id", row_id, **columns)


def change_by(db: Database, table: str, group_id: int, key: str, of: int, /, **columns: Any) -> None:
    """The same of the one row with `of` in the column `key`; names come from code, values are bound."""
    named = ", ".join(f'"{name}" = ?' for name in columns)
    sql = f"update {table} set {named} where group_id = ? and {key} = ?"  # noqa: S608
    db.execute(sql, [*columns.values(), group_id, of])


def fields_as_row(value: Any, *names: str) -> dict[str, Any]:
    """A value as a row, each field of a dataclass (or those named) for the column of its name: what `value` reads again."""
    return {name: getattr(value, name) for name in names or [one.name for one in fields(value)]}


def row_or_none(db: Database, sql: str, values: Values = ()) -> Row | None:
    if not sql.startswith(READS):
        return next(iter(all_rows(db, sql, values)), None)
    cursor = db.conn.execute(sql, values)
    row = cursor.fetchone()
    return None if row is None else dict(zip(_column_names(cursor), row, strict=True))


def required_row(db: Database, sql: str, values: Values = ()) -> Row:
    """The row of a question that always has one: a sum, what was written in this very transaction; else LookupError."""
    row = row_or_none(db, sql, values)
    if row is None:
        raise LookupError(f"no row where there must be one: {' '.join(sql.split())[:80]}")
    return row


def has_rows(db: Database, sql: str, values: Values = ()) -> bool:
    return row_or_none(db, sql, values) is not None


def number(db: Database, sql: str, values: Values = ()) -> int | None:
    """The whole number that stands first in the first row, None for null and where there is no row."""
    found: int | None = scalar(db, sql, values)
    return found


def scalar(db: Database, sql: str, values: Values = ()) -> Any:
    """What stands first in the first row, None for null and where there is no row."""
    return next(iter((row_or_none(db, sql, values) or {}).values()), None)


def text(db: Database, sql: str, values: Values = ()) -> str | None:
    """The words that stand first in the first row, None for null and where there is no row."""
    found: str | None = scalar(db, sql, values)
    return found


def moment(db: Database, sql: str, values: Values = ()) -> datetime | None:
    """The aware moment that stands first in the first row, None for null and where there is no row."""
    return to_moment_or_none(scalar(db, sql, values))


def column(db: Database, sql: str, values: Values = ()) -> list[Any]:
    return [next(iter(row.values())) for row in all_rows(db, sql, values)]


def read_first(read: Callable[[Row], T], db: Database, sql: str, values: Values = ()) -> T | None:
    """The first row of a question as `read` makes a value of it, None when there is none."""
    row = row_or_none(db, sql, values)
    return None if row is None else read(row)


def read_all(read: Callable[[Row], T], db: Database, sql: str, values: Values = ()) -> list[T]:
    return [read(row) for row in all_rows(db, sql, values)]


def value(kind: Callable[..., T], row: Mapping[str, Any], **given: Any) -> T:
    """A row as a dataclass or named tuple: each field from the column of its name, but for those `given`."""
    names, taken, converted = _plan(kind, tuple(row), tuple(given))
    given.update(zip(names, taken(row), strict=True))
    for name, read in converted:
        if given[name] is not None:
            given[name] = read(given[name])
    return kind(**given)


def reader(kind: Callable[..., T]) -> Callable[[Mapping[str, Any]], T]:
    return partial(value, kind)


@lru_cache(maxsize=1024)
def _plan(kind: Any, columns: tuple[str, ...], given: tuple[str, ...]) -> tuple[list[str], Taken, Converted]:
    """How a kind is made of such columns; found out once, for a turn makes hundreds."""
    hints = get_type_hints(kind)
    names = [name for name in columns if name in hints and name not in given]
    how = ((name, _conversion(hints[name])) for name in names)
    taken = itemgetter(*names) if len(names) > 1 else lambda row: [row[name] for name in names]
    return names, taken, [(name, read) for name, read in how if read is not None]


CONVERSIONS: Mapping[Any, Callable[[Any], Any]] = {
    bool: bool,
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
}


def _conversion(hint: Any) -> Callable[[Any], Any] | None:
    """How what is stored becomes what a field holds, None for as it is; lists and mappings are stored as JSON."""
    parts = get_args(hint)
    if NoneType in parts:  # of a field that may be empty
        return _conversion(next(part for part in parts if part is not NoneType))
    if get_origin(hint) is tuple:
        return lambda text: tuple(json.loads(text))
    if get_origin(hint) is Mapping:
        return json.loads
    return hint if isinstance(hint, EnumType) else CONVERSIONS.get(hint)


def all_rows(db: Database, sql: str, values: Values = ()) -> list[Row]:
    """All rows of a question.

    sqlite-utils' own `query` puts a savepoint around it: three statements for one, of which a turn has thirty.
    """
    if not sql.startswith(READS) and not db.conn.in_transaction:  # it is to be committed by itself
        return list(db.query(sql, dict(values) if isinstance(values, Mapping) else values))
    cursor = db.conn.execute(sql, values)
    found = cursor.fetchall()
    if not found:
        return []
    return [dict(zip(_column_names(cursor), row, strict=True)) for row in found]


def _column_names(cursor: Cursor) -> tuple[str, ...]:
    return _distinct_names(tuple(map(FIRST, cursor.description)))


@lru_cache(maxsize=1024)
def _distinct_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """The columns' names; where two are the same the second gets a number."""
    return tuple(dedupe_keys(names))


def joined(conditions: Sequence[str], word: str) -> str:
    """Conditions with `and` or `or` between them, paired off: SQLite takes no chain of more than a thousand."""
    if len(conditions) < 2:
        return "".join(conditions)
    half = len(conditions) // 2
    return f"({joined(conditions[:half], word)} {word} {joined(conditions[half:], word)})"


def marks(values: Iterable[object]) -> str:
    """As many bound places as there are values: 「?, ?, ?」."""
    return ", ".join("?" for _ in values)
