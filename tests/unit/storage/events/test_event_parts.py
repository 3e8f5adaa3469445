"""Shares of owners, checklists and their ticks: each belongs to one time of an item and outlives its changes."""

from dataclasses import replace
from datetime import timedelta

from storage.events import event_parts
from storage.events import queries as events_queries
from tests.empty_database import in_memory
from tests.unit.storage.events.test_queries import EVENT, NOW, group_of, wall
from union.events.model import Check, Event, Occurrence, Owner, Status

ONE_OFF = replace(EVENT, rule=None, checks=(Check("订会议室"), Check("发通知")))


def time_of(event: Event, weeks: int = 0) -> Occurrence:
    """One time of an item."""
    start = event.start + timedelta(weeks=weeks)
    return Occurrence(event, start, start, event.until, Status.OPEN)


def test_a_checklist_comes_back_in_order_with_its_item() -> None:
    """Each line under a number of its own, nothing ticked."""
    db = in_memory().db
    group = group_of(db)
    kept = events_queries.add(db, group, ONE_OFF, NOW)
    assert [check.text for check in kept.checks] == ["订会议室", "发通知"]
    assert events_queries.get(db, group, kept.id) == kept


def test_a_tick_belongs_to_one_time_of_a_series() -> None:
    """Next week's meeting begins with an empty list."""
    db = in_memory().db
    group = group_of(db)
    kept = events_queries.add(db, group, replace(EVENT, checks=ONE_OFF.checks), NOW)
    this, following = time_of(kept), time_of(kept, 1)
    event_parts.tick(db, group, this, kept.checks[0], None, NOW, ticked=True)
    found = events_queries.get(db, group, kept.id)
    assert found is not None
    assert this.key in found.checks[0].ticked
    assert following.key not in found.checks[0].ticked


def test_a_one_off_item_that_is_moved_keeps_ticks_and_shares() -> None:
    """What was done stays done on the new day."""
    db = in_memory().db
    group = group_of(db)
    kept = events_queries.add(db, group, ONE_OFF, NOW)
    event_parts.tick(db, group, time_of(kept), kept.checks[1], None, NOW, ticked=True)
    event_parts.set_share(db, group, time_of(kept), kept.owners[0], NOW, done=True)
    events_queries.change(db, group, replace(kept, start=wall(2026, 12, 1, 9), end=None))
    found = events_queries.get(db, group, kept.id)
    assert found is not None
    assert [bool(check.ticked) for check in found.checks] == [False, True]
    assert [bool(owner.done) for owner in found.owners] == [True, False]


def test_an_unticked_line_is_open_again() -> None:
    """Ticking twice is ticking once."""
    db = in_memory().db
    group = group_of(db)
    kept = events_queries.add(db, group, ONE_OFF, NOW)
    for ticked in (True, True, False):
        event_parts.tick(db, group, time_of(kept), kept.checks[0], None, NOW, ticked=ticked)
    found = events_queries.get(db, group, kept.id)
    assert found is not None
    assert found.checks[0].ticked == frozenset()


def test_a_line_that_stays_in_the_list_keeps_its_tick() -> None:
    """The list written anew, in another order and with a new line between."""
    db = in_memory().db
    group = group_of(db)
    kept = events_queries.add(db, group, ONE_OFF, NOW)
    event_parts.tick(db, group, time_of(kept), kept.checks[1], None, NOW, ticked=True)
    before = events_queries.get(db, group, kept.id)
    assert before is not None
    event_parts.keep_checks(db, group, kept, [before.checks[1], Check("印材料")])
    found = events_queries.get(db, group, kept.id)
    assert found is not None
    assert [(check.text, bool(check.ticked)) for check in found.checks] == [
        ("发通知", True),
        ("印材料", False),
    ]


def test_the_share_of_an_owner_follows_his_name() -> None:
    """Whoever is named anew brings his share; who comes in place of another has his own before him."""
    db = in_memory().db
    group = group_of(db)
    kept = events_queries.add(db, group, ONE_OFF, NOW)
    event_parts.set_share(db, group, time_of(kept), kept.owners[0], NOW, done=True)
    events_queries.change(db, group, replace(kept, owners=(Owner("王芳"), Owner("李建国"))))
    found = events_queries.get(db, group, kept.id)
    assert found is not None
    assert [(owner.name, bool(owner.done)) for owner in found.owners] == [("王芳", False), ("李建国", True)]
    event_parts.set_share(db, group, time_of(kept), found.owners[1], NOW, done=False)
    again = events_queries.get(db, group, kept.id)
    assert again is not None
    assert not again.owners[1].done


def test_another_group_sees_nothing_of_it() -> None:
    """Neither owners nor checklist by the id of a neighbour's item."""
    db = in_memory().db
    group, other = group_of(db), group_of(db, -2)
    kept = events_queries.add(db, group, ONE_OFF, NOW)
    assert event_parts.owners(db, other, [kept.id]) == {}
    assert event_parts.checklists(db, other, [kept.id]) == {}
