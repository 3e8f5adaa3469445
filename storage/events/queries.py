"""Items of the calendar: the events, who owns them, and what was changed for one occurrence."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlite_utils import Database

from storage.core import groups, rows
from storage.events import event_parts
from union.core.grouping import grouped
from union.core.groups import Group, Person
from union.core.kinds import Kind
from union.core.period import A_DAY, UNDATED, Grain, is_clock_time
from union.events.model import Check, Event, Override, Owner, Rule, Status

# Fields of an item that are kept under their own names.
AS_THEY_ARE = (
    *("title", "kind", "grain", "deadline", "place", "status"),
    *("festival", "pack", "said", "said_at"),
)


def add(
    db: Database, group: Group, event: Event, now: datetime, *, message: tuple[int, int | None] | None = None
) -> Event:
    """Keep a new item with its checklist under the group's next number; returns it with id and number."""
    number = groups.take_number(db, group)
    row = _row(group, event) | rows.fields_as_row(event, "author_id", "topic")
    row |= {"group_id": group.id, "number": number, "created_at": now}
    row |= dict(zip(("chat_id", "message_id"), message or (), strict=False))
    kept = replace(event, id=rows.add(db, "events", row), number=number)
    event_parts.keep_owners(db, group, kept)
    if not kept.checks:
        return kept
    event_parts.keep_checks(db, group, kept, kept.checks)
    return replace(kept, checks=tuple(event_parts.checklists(db, group, [kept.id])[kept.id]))


def change(db: Database, group: Group, event: Event) -> None:
    """Write a changed item back: title, time, place, owners, rule, leads, status, words."""
    rows.change(db, "events", group.id, event.id, **_row(group, event))
    event_parts.keep_owners(db, group, event)


def close(
    db: Database,
    group: Group,
    event: Event,
    status: Status,
    now: datetime,
    by: Person | None,
    reason: str | None = None,
) -> None:
    """Finish, cancel, give up or reopen a whole item."""
    end = {"status": status, "closed_by": by, "close_reason": reason}
    rows.change(db, "events", group.id, event.id, **end, closed_at=None if status is Status.OPEN else now)


def get(db: Database, group: Group, event_id: int) -> Event | None:
    return next(iter(_events_where(db, group, "id = ?", event_id)), None)


def of_ids(db: Database, group: Group, ids: Iterable[int], as_of: datetime | None = None) -> dict[int, Event]:
    """Many items at once, by our id, as they stood at `as_of` (aware) if given; those that are gone are left out."""
    wanted, sql = list(ids), "id in (select value from json_each(?))"
    found = _events_where(db, group, sql, json.dumps(wanted), as_of=as_of) if wanted else []
    return {event.id: event for event in found}


def numbered(db: Database, group: Group, number: int) -> Event | None:
    """One item by the group's running number."""
    return next(iter(_events_where(db, group, "number = ?", number)), None)


def latest_of(db: Database, group: Group, person: Person) -> Event | None:
    """The person's newest open item; what a festival card or a year plan made is undone by its number."""
    own = """author_id = ? and status = 'open' and pack is null and not exists
             (select 1 from plan_items where group_id = events.group_id and event_id = events.id)"""
    return max(_events_where(db, group, own, person.id), key=lambda event: event.number, default=None)


def of_message(db: Database, group: Group, chat_id: int, message_id: int) -> list[Event]:
    return _events_where(db, group, "chat_id = ? and message_id = ?", chat_id, message_id)


def written_since(db: Database, group: Group, since: datetime) -> list[Event]:
    """Items made by messages written since then, whatever became of them."""
    return _events_where(db, group, "said_at >= ?", since)


def of_same_message(db: Database, group: Group, event: Event) -> list[Event]:
    """The items that the message made which made this one, itself among them."""
    same = "(chat_id, message_id) = (select chat_id, message_id from events where group_id = ? and id = ?)"
    return _events_where(db, group, same, group.id, event.id)


def chat_of(db: Database, group: Group, event: Event) -> int | None:
    """The chat in which the item was written, None when no message made it."""
    return rows.number(db, "select chat_id from events where group_id = ? and id = ?", [group.id, event.id])


def touching(
    db: Database, group: Group, first: date, end: date, as_of: datetime | None = None, of: Kind | None = None
) -> list[Event]:
    """Items that may take place in [first, end): single ones around it, and every series begun before it ends.

    With `as_of` as they stood at that moment: what was settled later is open. `of`: those of that kind alone.
    """
    # A day of slack either side: a day and a UTC moment do not sort together to the hour.
    low, high, earliest = first - A_DAY, end + A_DAY, first - 367 * A_DAY
    near = """(status != 'cancelled' or closed_at > ?) and start < ? and (rrule is not null or coalesce(end, start) >= ?
           or (start >= ? and grain in ('month', 'quarter', 'half', 'year'))
           or exists (select 1 from overrides where group_id = events.group_id and event_id = events.id)) and kind = coalesce(?, kind)"""
    return _events_where(db, group, near, _moment(as_of), high, low, earliest, of, as_of=as_of)


def open_ones(db: Database, group: Group, as_of: datetime | None = None) -> list[Event]:
    """Every item still open, series included; with `as_of` those open at that moment."""
    return _events_where(db, group, "status = 'open' or closed_at > ?", _moment(as_of), as_of=as_of)


def undated_events(db: Database, group: Group) -> list[Event]:
    """Items open without a day until further notice."""
    day_before = (UNDATED - A_DAY).date()  # their start is stored in UTC
    return _events_where(db, group, "status = 'open' and start >= ?", day_before.isoformat())


def in_pack(db: Database, group: Group, pack: str) -> list[Event]:
    """Items laid out by one festival pack, 「中秋2027」."""
    return _events_where(db, group, "pack = ?", pack)


def overrides(db: Database, group: Group, event: Event, as_of: datetime | None = None) -> list[Override]:
    """What was changed for single occurrences of an item; with `as_of` what was settled later is open."""
    sql = "select * from overrides where group_id = ? and event_id = ?"
    found = rows.all_rows(db, sql, [group.id, event.id])
    return [_override(_stood(row, as_of), _zone(db, group, event)) for row in found]


def every_override(db: Database, group: Group) -> dict[int, tuple[Override, ...]]:
    """What was changed for single occurrences of any item of the group, by the item's id."""
    sql = """select overrides.*, timezone from overrides join events on events.id = event_id
             where overrides.group_id = ? order by event_id, original"""
    changed = rows.all_rows(db, sql, [group.id])
    found = grouped((row["event_id"], _override(row, ZoneInfo(row["timezone"]))) for row in changed)
    return {event_id: tuple(each) for event_id, each in found.items()}


def closing_of(db: Database, group: Group, event: Event) -> tuple[str | None, datetime] | None:
    """Who finished an item and when; None while it is open. No name for whoever is on no roster."""
    sql = """select closed_at, people.name from events left join people on people.id = closed_by
             where events.group_id = ? and events.id = ?"""
    row = next(iter(rows.all_rows(db, sql, [group.id, event.id])), None)
    at = datetime.fromisoformat(row["closed_at"]) if row and row["closed_at"] else None
    return (row["name"], at) if row and at else None


def closed_since(db: Database, group: Group, status: Status, moment: datetime) -> list[Event]:
    """Items that got this status as a whole after that moment: cancelled, or finished."""
    return _events_where(db, group, "status = ? and closed_at >= ?", status, moment)


def override(
    db: Database, group: Group, event: Event, changed: Override, now: datetime, by: Person | None
) -> None:
    """Change one occurrence and leave the series as it is."""
    zone = _zone(db, group, event)
    times = {name: getattr(changed, name) for name in ("original", "start", "end")}
    row = {name: wall and _stored(wall, event.grain, zone) for name, wall in times.items()}
    row |= {"event_id": event.id, "group_id": group.id, "status": changed.status, "closed_by": by}
    rows.replace_row(db, "overrides", row | {"closed_at": None if changed.status is Status.OPEN else now})


def stored_time(db: Database, group: Group, event: Event, wall: datetime) -> str:
    """A time of an item as its rows hold it."""
    return _stored(wall, event.grain, _zone(db, group, event))


def _events_where(
    db: Database, group: Group, condition: str, *values: object, as_of: datetime | None = None
) -> list[Event]:
    sql = f"select * from events where group_id = ? and ({condition}) order by start, id"  # noqa: S608
    found = rows.all_rows(db, sql, [group.id, *values])
    if not found:
        return []
    ids = [row["id"] for row in found]
    owners, checks = event_parts.owners(db, group, ids), event_parts.checklists(db, group, ids)
    return [
        _event(_stood(row, as_of), tuple(owners.get(row["id"], ())), tuple(checks.get(row["id"], ())))
        for row in found
    ]


def _stood(row: Mapping[str, Any], as_of: datetime | None) -> Mapping[str, Any]:
    """A row as it was: settled after that moment it was open."""
    settled_later = as_of is not None and row["closed_at"] is not None and row["closed_at"] > _moment(as_of)
    return {**row, "status": Status.OPEN.value} if settled_later else row


def _moment(as_of: datetime | None) -> str:
    """For comparing with closing times: after every one of them when no moment is asked for."""
    return "9999" if as_of is None else rows.to_text(as_of)


def _zone(db: Database, group: Group, event: Event) -> ZoneInfo:
    kept = rows.text(db, "select timezone from events where group_id = ? and id = ?", [group.id, event.id])
    return ZoneInfo(kept) if kept else group.zone


def _row(group: Group, event: Event) -> dict[str, Any]:
    rule = event.rule
    return rows.fields_as_row(event, *AS_THEY_ARE) | {
        "start": _stored(event.start, event.grain, group.zone),
        "end": event.end and _stored(event.end, event.grain, group.zone),
        "timezone": group.settings.timezone,
        "rrule": rule and rule.rrule,
        "shift": rule and rule.shift,
        "leads": None if event.leads is None else json.dumps(event.leads),
    }


def _stored(wall: datetime, grain: Grain, zone: ZoneInfo) -> str:
    return rows.to_text(wall.replace(tzinfo=zone)) if is_clock_time(grain) else wall.date().isoformat()


def _wall(text: str, zone: ZoneInfo) -> datetime:
    """A day has no zone."""
    moment = rows.to_moment(text)
    return moment.astimezone(zone).replace(tzinfo=None) if moment.tzinfo else moment


def _event(row: Mapping[str, Any], owners: tuple[Owner, ...], checks: tuple[Check, ...]) -> Event:
    zone = ZoneInfo(row["timezone"])
    times = {"start": _wall(row["start"], zone), "end": row["end"] and _wall(row["end"], zone)}
    rule = row["rrule"] and Rule(row["rrule"], row["shift"])
    return rows.value(Event, row, **times, rule=rule, owners=owners, checks=checks)


def _override(row: Mapping[str, Any], zone: ZoneInfo) -> Override:
    times = {name: row[name] and _wall(row[name], zone) for name in ("original", "start", "end")}
    return rows.value(Override, row, **times)
