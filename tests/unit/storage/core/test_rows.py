"""A row becomes a value by the names and types of its fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, NamedTuple

from sqlite_utils import Database

from storage.core import rows


class Colour(Enum):
    """A state as a column keeps it."""

    RED = "red"


@dataclass(frozen=True, slots=True)
class Thing:
    """One field of each type that is kept."""

    id: int
    colour: Colour
    known: bool
    day: date | None
    at: datetime
    words: tuple[str, ...]
    data: Mapping[str, Any]
    note: str = "none"


class Pair(NamedTuple):
    """The same for a named tuple."""

    id: int
    day: date | None


ROW = {
    "id": 3, "colour": "red", "known": 1, "day": None, "at": "2026-11-20T02:00:00Z", "words": '["甲", "乙"]',
    "data": '{"a": 1}', "of_another": "left out",
}  # fmt: skip


def test_a_row_is_read_by_the_types_of_the_fields() -> None:
    """What has no column keeps its default, what is given goes before the column."""
    moment = datetime(2026, 11, 20, 2, tzinfo=UTC)
    wanted = Thing(3, Colour.RED, True, None, moment, ("甲", "乙"), {"a": 1})
    assert rows.value(Thing, ROW) == wanted
    assert rows.value(Thing, ROW, note="more", id=4).note == "more"
    assert rows.value(Pair, {"id": 1, "day": "2026-11-20"}) == Pair(1, date(2026, 11, 20))


def test_the_short_questions() -> None:
    """A number, a column, whether there is anything, the first as a value."""
    db = Database(memory=True)
    db.conn.execute("create table things (id integer primary key, day text)")
    assert rows.number(db, "select max(id) from things") is None
    assert not rows.has_rows(db, "select 1 from things")
    assert rows.read_first(rows.reader(Pair), db, "select * from things") is None
    for number in (2, 1):
        rows.add(db, "things", {"id": number, "day": "2026-11-20"})
    assert rows.number(db, "select count(*) from things where id > ?", [1]) == 1
    assert rows.column(db, "select id from things order by id") == [1, 2]
    found = rows.read_all(rows.reader(Pair), db, "select * from things where id = :id", {"id": 2})
    assert found == [Pair(2, date(2026, 11, 20))]
