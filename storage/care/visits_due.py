"""Life events that were told and the visits due for them: what was proposed, what became of it, by when."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group
from union.core.records import dataclass
from union.events.model import Status
from union.reading.life.life_event import Occasion

# Fields of a life event that may be told anew.
TOLD = ("occasion", "person", "relation", "branch", "words", "day", "first", "due", "family_id")


class State(StrEnum):
    """What became of a proposal; `GONE`: the message was edited, or what it told is over."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Care:
    """A life event somebody told of. `person` is masked, `family_id` knows the name told in private; `due` is the last day as proposed; `teller_id` is a person's.

    `first` is the day it happened or will, None where it was not said. `at` is the message: its chat and id.
    """

    id: int
    occasion: Occasion
    person: str
    day: date
    due: date
    relation: str = ""
    branch: str = ""
    words: str = ""
    first: date | None = None
    state: State = State.OFFERED
    event_id: int | None = None
    family_id: int | None = None
    teller_id: int | None = None
    at: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class DueCare:
    """A visit that was accepted, with its item: the last day, and as of a moment how the item stood.

    `closed_at` (aware) is when it was settled; `told` the first day a log that fulfils it tells of.
    """

    care: Care
    number: int
    due: date
    status: Status
    closed_at: datetime | None
    told: date | None


def add(db: Database, group: Group, care: Care, now: datetime) -> int:
    chat_id, message_id = care.at or (None, None)
    row = rows.fields_as_row(care, *TOLD, "state", "event_id") | {
        "group_id": group.id,
        "person_id": care.teller_id,
    }
    return rows.add(db, "cares", row | {"chat_id": chat_id, "message_id": message_id, "created_at": now})


def get(db: Database, group: Group, care_id: int) -> Care | None:
    return next(iter(_visits_where(db, group, "id = ?", care_id)), None)


def of_message(db: Database, group: Group, chat_id: int, message_id: int) -> list[Care]:
    return _visits_where(db, group, "chat_id = ? and message_id = ?", chat_id, message_id)


def of_event(db: Database, group: Group, event_id: int) -> Care | None:
    """What an item is the visit for; None for any other item."""
    return next(iter(_visits_where(db, group, "event_id = ?", event_id)), None)


def told_since(db: Database, group: Group, occasion: Occasion, day: date) -> list[Care]:
    """What was told of the same sort since that day and still counts, newest first."""
    return _visits_where(db, group, "occasion = ? and day >= ? and state <> 'gone'", occasion, day)[::-1]


def open_visits(db: Database, group: Group) -> list[Care]:
    """Accepted visits whose item is open."""
    sql = """state = 'accepted' and exists (select 1 from events where events.id = cares.event_id
           and events.group_id = cares.group_id and status = 'open')"""
    return _visits_where(db, group, sql)


def with_items(db: Database, group: Group) -> list[Care]:
    """Whatever has an item on the calendar, done or not."""
    return _visits_where(db, group, "event_id is not null")


def offered(db: Database, group: Group) -> list[Care]:
    return _visits_where(db, group, "state = 'offered'")


def change(db: Database, group: Group, care: Care) -> None:
    """Write back what is told of it: another day, other words."""
    rows.change(db, "cares", group.id, care.id, **rows.fields_as_row(care, *TOLD))


def settle(
    db: Database, group: Group, care: Care, state: State, now: datetime, event_id: int | None = None
) -> None:
    end = {"state": state, "event_id": event_id, "settled_at": now, "reason": None}
    rows.change(db, "cares", group.id, care.id, **end)


def give_reason(db: Database, group: Group, care: Care, reason: str) -> None:
    rows.change(db, "cares", group.id, care.id, reason=reason)


def keep_day(db: Database, group: Group, care: Care, due: date, now: datetime) -> None:
    """From now on this is the last day of its item; nothing where it is already."""
    sql = """insert into care_days (care_id, group_id, due, at) select ?1, ?2, ?3, ?4
           where ?3 is not (select due from care_days where group_id = ?2 and care_id = ?1 order by id desc limit 1)"""
    db.execute(sql, [care.id, group.id, due, now])


def due_between(
    db: Database, group: Group, first: date, end: date, as_of: datetime | None = None
) -> list[DueCare]:
    """Accepted visits whose last day is in [first, end); with `as_of` (aware) as all of it stood at that moment."""
    moment = "9999" if as_of is None else rows.to_text(as_of)
    sql = """select cares.*, number, status, closed_at,
               (select due from care_days where care_id = cares.id and group_id = cares.group_id and at <= ?
                order by id desc limit 1) as last,
               (select min(facts.day) from logs join facts on log_id = logs.id and facts.version = logs.version
                where logs.group_id = cares.group_id and logs.event_id = cares.event_id and undone_at is null) as told
             from cares join events on events.id = cares.event_id
             where cares.group_id = ? and state = 'accepted' and cares.id in
               (select care_id from care_days where group_id = ? and due >= ? and due < ? and at <= ?)
             order by last, number"""
    found = rows.all_rows(db, sql, [moment, group.id, group.id, first, end, moment])
    dues = (_due(row, moment) for row in found)
    return [each for each in dues if first <= each.due < end and each.status is not Status.CANCELLED]


def _due(row: Mapping[str, Any], moment: str) -> DueCare:
    settled_later = row["closed_at"] is not None and row["closed_at"] > moment
    as_of = {"status": "open", "closed_at": None} if settled_later else {}
    row = {**row, "due": row["last"], **as_of}
    return rows.value(DueCare, row, care=_care(row))


def _visits_where(db: Database, group: Group, condition: str, *values: object) -> list[Care]:
    sql = f"select * from cares where group_id = ? and ({condition}) order by id"  # noqa: S608
    return rows.read_all(_care, db, sql, [group.id, *values])


def _care(row: Mapping[str, Any]) -> Care:
    at = None if row["chat_id"] is None else (row["chat_id"], row["message_id"])
    return rows.value(Care, row, teller_id=row["person_id"], at=at)
