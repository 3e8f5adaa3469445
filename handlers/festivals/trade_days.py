"""The days of one's own trade, chosen in /festivals: each year an item, so that it is reminded of a week ahead."""

from datetime import date, datetime, time, timedelta

from handlers.core.job_context import Desk
from handlers.core.turn import Turn
from handlers.events import existing_events
from handlers.reminders import reminder_schedule
from storage.events import queries as events_queries
from union.core.almanac import festivals
from union.core.grain import Grain
from union.core.kinds import Kind
from union.events.model import Event, Status
from union.festivals.chosen_festivals import following, wished

SOON = timedelta(days=14)  # before the reminder a week ahead, which may move to a working day before


def remember(desk: Desk) -> None:
    """Lay out the chosen days of the next two weeks; one that was laid out before, or planned by hand, stays."""
    today, group = desk.wall.date(), desk.group
    for name in wished(group.settings):
        day = following(name, today)
        if day is None or day > today + SOON:
            continue
        pack = _pack(name, day)
        if events_queries.in_pack(desk.db, group, pack) or existing_events.standing(
            desk.db, group, pack, [(name, day)]
        ):
            continue
        event = events_queries.add(desk.db, group, _event(name, day), desk.now)
        reminder_schedule.plan_reminders(desk.db, group, event, desk.now)


def follow(turn: Turn, name: str) -> None:
    """A day that is laid out already goes with its choice, and comes back with it."""
    group = turn.with_group()
    day = following(name, group.day(turn.now))
    chosen = name in wished(group.settings)
    for event in events_queries.in_pack(turn.db, group, _pack(name, day)) if day else []:
        if chosen and event.status is Status.CANCELLED:
            reminder_schedule.take_up(turn, event)
        elif not chosen and event.status is Status.OPEN:
            reminder_schedule.take_back(turn, event)


def _pack(name: str, day: date) -> str:
    return f"{name}{day.year}"


def _event(name: str, day: date) -> Event:
    known = name if name in festivals.names() else None
    return Event(
        id=0, number=0, title=name, kind=Kind.FESTIVAL, start=datetime.combine(day, time()), grain=Grain.DAY,
        festival=known, pack=_pack(name, day), said=name,
    )  # fmt: skip
