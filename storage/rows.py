"""The border between values and rows: one format for moments, one for days, one way to insert."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlite_utils import Database

MOMENT = "%Y-%m-%dT%H:%M:%SZ"


def to_text(moment: datetime) -> str:
    """An aware moment as UTC text; a naive one is a mistake and raises ValueError."""
    if moment.tzinfo is None:
        raise ValueError("a stored moment needs its zone")
    return moment.astimezone(UTC).strftime(MOMENT)


def to_text_not_before(moment: datetime) -> str:
    """Like `to_text`, rounded up to the whole second: what must wait until then is not a moment early."""
    return to_text(moment + timedelta(microseconds=999_999))


def to_moment(text: str) -> datetime:
    """Stored text as an aware UTC moment."""
    return datetime.fromisoformat(text)


def to_moment_or_none(text: str | None) -> datetime | None:
    """Like `to_moment`, for a column that may be empty."""
    return None if text is None else to_moment(text)


def add(db: Database, table: str, row: Mapping[str, Any]) -> int:
    """Insert one row and return its id; table and columns come from code, values are bound."""
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    cursor = db.conn.execute(f"insert into {table} ({names}) values ({marks})", tuple(row.values()))  # noqa: S608
    return int(cursor.lastrowid or 0)


def one(db: Database, sql: str, *values: Any) -> dict[str, Any] | None:
    """The first row of a question, None when there is none."""
    return next(iter(db.query(sql, values)), None)


def every(db: Database, sql: str, *values: Any) -> list[dict[str, Any]]:
    """All rows of a question."""
    return list(db.query(sql, values))


def marks(values: Iterable[object]) -> str:
    """As many bound places as there are values: 「?, ?, ?」."""
    return ", ".join("?" for _ in values)
