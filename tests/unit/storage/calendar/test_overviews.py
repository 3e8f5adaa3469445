"""Overviews: which were given, which are kept up, and the trace of what they are made from."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from storage.calendar import overviews
from storage.calendar.overviews import MONTH, WEEK, Overview
from storage.core.outbox import queue, sent_messages
from storage.core.outbox.queue import Outgoing
from storage.engine.database import Database
from storage.events import queries as events_queries
from tests.unit.storage.core.one_group import a_group
from union.core.groups import Group
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Override, Status

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
FIRST, END = date(2026, 11, 1), date(2026, 12, 1)


def an_event(db: Database, group: Group, day: str = "2026-11-25", **more: object) -> Event:
    """An item of that day."""
    event = Event(0, 0, "例会", Kind.MEETING, datetime.fromisoformat(day), Grain.DAY)
    return events_queries.add(db, group, replace(event, **more), NOW)  # type: ignore[arg-type]


def test_what_is_kept_is_found_again(db: Database) -> None:
    """By group, subject and first day; a later word takes the place of an earlier one."""
    group, other = a_group(db), a_group(db, -4002)
    post = queue.enqueue_outgoing(
        db, Outgoing(-4001, "sendMessage", {"text": "看板"}, group_id=group.id), NOW
    )
    kept = overviews.keep(db, group, Overview(MONTH, FIRST, post, stamp="a", fingerprint="b"))
    assert overviews.overview_starting(db, group, MONTH, FIRST) == kept
    assert overviews.overview_starting(db, group, WEEK, FIRST) is None
    assert overviews.overview_starting(db, other, MONTH, FIRST) is None
    overviews.keep(db, group, replace(kept, stamp="c"))
    assert overviews.active_overviews(db, group, MONTH) == [replace(kept, stamp="c")]


def test_what_was_taken_down_is_not_kept_up(db: Database) -> None:
    """Its message is remembered; what it showed is not, so that it is written anew."""
    group = a_group(db)
    kept = overviews.keep(db, group, Overview(MONTH, FIRST, stamp="a", fingerprint="b"))
    overviews.take_down(db, group, kept)
    assert overviews.active_overviews(db, group, MONTH) == []
    assert overviews.overview_starting(db, group, MONTH, FIRST) == replace(
        kept, stamp="", fingerprint="", down=True
    )


CHANGES = [
    {"title": "年会"},
    {"place": "三楼"},
    {"start": datetime.fromisoformat("2026-11-26")},
    {"end": datetime.fromisoformat("2026-11-27")},
    {"kind": Kind.TRAINING},
    {"deadline": True},
    {"status": Status.DONE},
]


@pytest.mark.parametrize("change", CHANGES, ids=[next(iter(each)) for each in CHANGES])
def test_any_change_leaves_a_trace(db: Database, change: dict[str, object]) -> None:
    """Also one by which as many letters stand there as before."""
    group = a_group(db)
    event = an_event(db, group)
    before = overviews.trace(db, group, FIRST, END)
    assert before == overviews.trace(db, group, FIRST, END)
    events_queries.change(db, group, replace(event, **change))  # type: ignore[arg-type]
    assert overviews.trace(db, group, FIRST, END) != before


def test_one_time_of_a_series_leaves_a_trace(db: Database) -> None:
    """Moved or done."""
    group = a_group(db)
    event = an_event(db, group)
    before = overviews.trace(db, group, FIRST, END)
    events_queries.override(db, group, event, Override(event.start, status=Status.DONE), NOW, None)
    assert overviews.trace(db, group, FIRST, END) != before


def test_other_days_and_other_groups_leave_none(db: Database) -> None:
    """What is settled long ago and what comes later does not concern these days."""
    group, other = a_group(db), a_group(db, -4002)
    an_event(db, group)
    before = overviews.trace(db, group, FIRST, END)
    an_event(db, group, "2027-01-10")
    an_event(db, group, "2026-08-10", status=Status.DONE)
    an_event(db, other)
    assert overviews.trace(db, group, FIRST, END) == before


def test_the_fate_of_a_row(db: Database) -> None:
    """Under way, delivered, refused for a reason; nothing of a row that is no more."""
    group = a_group(db)
    row_id = queue.enqueue_outgoing(
        db, Outgoing(-4001, "sendMessage", {"text": "看板"}, group_id=group.id), NOW
    )
    assert row_id is not None
    found = sent_messages.of_row(db, row_id)
    assert found is not None and (found.chat_id, found.state, found.error) == (-4001, "queued", "")
    queue.dead(db, queue.get_waiting(db, row_id), sent_messages.GONE)
    found = sent_messages.of_row(db, row_id)
    assert found is not None and found.is_refused and found.error == sent_messages.GONE
    assert sent_messages.of_row(db, 999) is None
