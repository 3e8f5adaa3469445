"""The work log: what was done, with its figures, as values."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from union.core.branches import By
from union.reading.message import Measure, Money


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing done within a log entry. `day` is the day it happened, in the group's zone."""

    category: str
    title: str
    day: date
    measures: tuple[Measure, ...] = ()
    money: tuple[Money, ...] = ()

    def reworded(self, say: Callable[[str], str]) -> "Fact":
        """The same with its title, and what its figures count, as `say` puts them."""
        return replace(
            self,
            title=say(self.title),
            measures=tuple(replace(each, what=each.what and say(each.what)) for each in self.measures),
            money=tuple(replace(each, what=each.what and say(each.what)) for each in self.money),
        )


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A filed message about work done: `number` is the group's running number (#12).

    `text` is as written, private figures already masked; `said_at` is UTC, when it was written.
    `late_for` is the month ("2026-11") whose report it missed, for a 补报; None otherwise.
    `late_until` is the day after that month's last, where it is not the calendar's.
    `event_id` is the item it fulfils, `event_time` which time of a series (`Occurrence.key`).
    `branches` are ours by number, `branch` their names as shown, `branch_by` how they are known.
    `branch_facts`: of each branch which facts are its own, by place; empty: all of them are everybody's.
    `fulfils_none`: somebody said that it is none of the items asked about.
    """

    id: int
    number: int
    author: str
    author_id: int | None
    text: str
    said_at: datetime
    facts: tuple[Fact, ...]
    chat_id: int = 0
    message_id: int = 0
    event_id: int | None = None
    branch: str | None = None
    branches: tuple[int, ...] = ()
    branch_by: By = By.NOBODY
    branch_facts: tuple[tuple[int, ...], ...] = ()
    late_for: str | None = None
    late_until: date | None = None
    undone: bool = False
    version: int = 1
    photos: int = 0
    event_time: str = ""
    fulfils_none: bool = False
