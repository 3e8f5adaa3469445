"""What the program holds of a group at one moment, as values that labels are compared with.

Only this module knows in which tables events, tasks and logs are kept.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from handlers.events import absences
from storage.core import drafts, groups
from storage.engine.database import Store
from storage.events import queries as events_queries
from storage.worklog import entries
from union.core.groups import Group, Settings
from union.events.model import Event, Override, Status
from union.events.recurrence import occurrences
from union.reading.quantities.figure_relations import PART
from union.worklog.entries import Fact, LogEntry

BACK, AHEAD = timedelta(days=400), timedelta(days=130)  # of series: nobody labels a time further away
WRITTEN = re.compile(r"^[\d,.\s]+")  # what stands before the unit as it was written
CENT = Decimal(100)


@dataclass(frozen=True, slots=True)
class Time:
    """One time of an item: wall time, the end exclusive."""

    start: datetime
    end: datetime
    status: Status


@dataclass(frozen=True, slots=True)
class Item:
    """A planned thing, a deadline or a task. `said_in` is the same for all that one message made."""

    id: int
    number: int
    title: str
    owners: tuple[str, ...]
    status: Status
    deadline: bool
    rrule: str | None
    place: str | None
    leads: tuple[str, ...] | None
    by_bot: bool
    said_in: tuple[object, ...]
    times: tuple[Time, ...]

    @property
    def counts(self) -> bool:
        """Put down by an officer and not cancelled."""
        return not self.by_bot and self.status in (Status.OPEN, Status.DONE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A fact of a log: amounts as (value, unit); `money` are sums; prices, and parts of one of them, left out."""

    day: date
    category: str
    title: str
    figures: tuple[tuple[Decimal, str], ...]
    money: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Log:
    """A live log with its pieces."""

    id: int
    number: int
    text: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody's absence, the last day included: no item, and no work done."""

    who: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Record:
    """All of a group, by id."""

    items: Mapping[int, Item]
    logs: Mapping[int, Log]
    away: tuple[Away, ...] = ()


def record(store: Store, chat_id: int, now: datetime) -> Record:
    """What stands now; `now` is aware."""
    db = store.db
    group = groups.of_chat(db, chat_id, Settings())
    if group is None:
        return Record({}, {})
    changed = events_queries.every_override(db, group)
    ids = [row["id"] for row in db.query("select id from events where group_id = ? order by id", [group.id])]
    found = events_queries.of_ids(db, group, ids)
    wall = group.wall(now)
    items = {one.id: _item(one, changed.get(one.id, ()), group, wall) for one in found.values()}
    logs = {one.id: _log(one) for one in entries.entries_where(db, group, "undone_at is null")}
    kept = (each.data for each in drafts.of_subject(db, group, absences.SUBJECT))
    away = tuple(
        Away(each["name"], date.fromisoformat(each["first"]), date.fromisoformat(each["last"]))
        for each in kept
    )
    return Record(items, logs, away)


def _item(event: Event, changed: tuple[Override, ...], group: Group, wall: datetime) -> Item:
    if event.rule:
        found = occurrences(event, changed, wall - BACK, wall + AHEAD, group.notice)
        times = tuple(Time(one.start, one.end, one.status) for one in found)
    else:
        times = (Time(event.start, event.until, event.status),)
    if event.status is not Status.OPEN and event.rule:
        # A series closed as a whole: times that were not settled by themselves share its fate.
        times = tuple(
            Time(one.start, one.end, event.status if one.status is Status.OPEN else one.status)
            for one in times
        )
    key = (event.said_at, event.author_id) if event.said_at else (event.id,)
    owners = tuple(one.name for one in event.owners)
    return Item(
        event.id, event.number, event.title, owners, event.status, event.deadline,
        event.rule.rrule if event.rule else None, event.place, event.leads, event.author_id is None, key, times,
    )  # fmt: skip


def _log(entry: LogEntry) -> Log:
    return Log(entry.id, entry.number, entry.text, tuple(map(_piece, entry.facts)))


def _piece(fact: Fact) -> Piece:
    figures = tuple((one.value, f"{one.unit}|{WRITTEN.sub('', one.text)}") for one in fact.measures)
    parts = [(one.what or "").startswith(PART) for one in fact.money]  # shown, never added
    money = tuple(
        Decimal(one.minor) / CENT
        for one, is_part in zip(fact.money, parts, strict=True)
        if one.per is None and not is_part
    )
    return Piece(fact.day, fact.category, fact.title, figures, money)
