"""A time that was read, as a value: what finds times gives it, what chooses among them takes it."""

from typing import NamedTuple

from union.reading.message import When


class TimeRead(NamedTuple):
    """One time that was read: where it stands in the normal text, its reading, the others, what it named.

    `rest` are the further days of a list that was read as one: 「12月4日、9日、11日」.
    """

    begin: int
    end: int
    when: When
    others: tuple[When, ...] = ()
    has_day: bool = True
    has_clock: bool = False
    festival: str | None = None
    is_name: bool = False  # nothing but a festival's name, which belongs into a title: 中秋慰问
    rest: tuple[When, ...] = ()
