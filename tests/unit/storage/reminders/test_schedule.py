"""Reminder rows: known once, found when due, taken back, never another group's."""

from datetime import UTC, datetime, timedelta

from sqlite_utils import Database

from storage.core import groups, people
from storage.events import queries as events_queries
from storage.reminders import schedule
from tests.empty_database import in_memory
from union.core.groups import Group, Settings
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event

NOW = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
START = datetime(2026, 11, 25, 15, 0)
HOUR = timedelta(hours=1)


def group_of(db: Database, chat_id: int = -1) -> Group:
    """A new group."""
    groups.create(db, chat_id, "红星机械厂工会", NOW)
    found = groups.of_chat(db, chat_id, Settings())
    assert found is not None
    return found


def meeting(db: Database, group: Group) -> Event:
    """An item of the group."""
    return events_queries.add(db, group, Event(0, 0, "例会", Kind.MEETING, START, Grain.MINUTE), NOW)


def test_the_same_reminder_is_kept_once() -> None:
    """Planning again, waiting or sent, changes nothing."""
    db = in_memory().db
    group = group_of(db)
    event = meeting(db, group)
    for _again in range(2):
        schedule.plan(db, group, event, START, "d1", NOW)
    (row,) = schedule.due(db, group, NOW)
    schedule.settle(db, group, row, schedule.SENT, None)
    schedule.plan(db, group, event, START, "d1", NOW)
    assert schedule.due(db, group, NOW) == []


def test_what_was_taken_back_can_be_planned_again() -> None:
    """Undo, then restore: the key is free again."""
    db = in_memory().db
    group = group_of(db)
    event = meeting(db, group)
    schedule.plan(db, group, event, START, "d1", NOW)
    schedule.withdraw(db, group, event)
    assert schedule.due(db, group, NOW) == []
    schedule.plan(db, group, event, START, "d1", NOW)
    assert len(schedule.due(db, group, NOW)) == 1


def test_only_what_lies_ahead_is_withdrawn_for_replanning() -> None:
    """What is due goes out, what was put off was asked for."""
    db = in_memory().db
    group = group_of(db)
    event = meeting(db, group)
    for lead, due in (("d3", NOW), ("d1", NOW + HOUR), ("snooze1", NOW + HOUR)):
        schedule.plan(db, group, event, START, lead, due)
    schedule.withdraw_ahead(db, group, event, NOW)
    assert [each.lead for each in schedule.waiting(db, group, event)] == ["d3", "snooze1"]


def test_putting_off_replaces_a_snooze_and_what_nags_before_it() -> None:
    """Leads before the item stay; another person's snooze stays too."""
    db = in_memory().db
    group = group_of(db)
    event = meeting(db, group)
    person = people.upsert_person(db, 9, "李建国", None, None, NOW)
    for lead, hours in (("snooze1", 1), ("late2", 2), ("late3", 5), ("d1", 1)):
        schedule.plan(db, group, event, START, lead, NOW + hours * HOUR)
    schedule.plan(db, group, event, START, "snooze1", NOW + HOUR, person)
    schedule.clear_for_snooze(db, group, event, START, NOW + 3 * HOUR, None)
    found = [(each.lead, each.person_id) for each in schedule.waiting(db, group, event)]
    assert found == [("d1", None), ("snooze1", person.id), ("late3", None)]


def test_the_next_moment_leaves_out_what_is_held_back() -> None:
    """Due since an hour in quiet hours is no reason to look again at once."""
    db = in_memory().db
    group = group_of(db)
    event = meeting(db, group)
    assert schedule.next_due(db, NOW) is None
    schedule.plan(db, group, event, START, "d3", NOW - HOUR)
    schedule.plan(db, group, event, START, "d1", NOW + HOUR)
    assert schedule.next_due(db, NOW) == NOW + HOUR
    assert schedule.groups_with_due(db, NOW - 2 * HOUR, NOW) == [group.id]
    assert schedule.groups_with_due(db, NOW - HOUR, NOW) == []


def test_dropped_is_owned_up_to_once_and_only_if_nothing_was_told() -> None:
    """One occurrence was told in part, the other not at all."""
    db = in_memory().db
    group = group_of(db)
    event, other = meeting(db, group), meeting(db, group)
    for each, lead in ((event, "d3"), (event, "d1"), (other, "d1")):
        schedule.plan(db, group, each, START, lead, NOW)
    told, late, missed = schedule.due(db, group, NOW)
    schedule.settle(db, group, told, schedule.SENT, None)
    schedule.settle(db, group, late, schedule.DROPPED)
    schedule.settle(db, group, missed, schedule.DROPPED)
    assert [row.event_id for row in schedule.unmentioned(db, group)] == [other.id]
    db.execute(
        """insert into outbox (id, chat_id, lane, method, params, state, created_at, next_try_at)
           values (1, -1, 1, 'sendMessage', '{}', 'queued', '', '')"""
    )
    schedule.settle(db, group, missed, schedule.DROPPED, 1)
    assert schedule.unmentioned(db, group) == []


def test_a_group_never_sees_anothers_reminders() -> None:
    """Every question carries the group."""
    db = in_memory().db
    mine, other = group_of(db), group_of(db, -2)
    event = meeting(db, mine)
    schedule.plan(db, mine, event, START, "d1", NOW)
    (row,) = schedule.due(db, mine, NOW)
    assert schedule.due(db, other, NOW) == []
    assert schedule.waiting(db, other, event) == []
    assert schedule.by_ids(db, other, [row.id]) == []
    assert schedule.handled_reminders(db, other, event) == set()
    schedule.withdraw(db, other, event)
    schedule.settle(db, other, row, schedule.SENT, None)
    assert len(schedule.due(db, mine, NOW)) == 1
