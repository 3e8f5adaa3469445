"""How late reminders were: from due to sent."""

from datetime import UTC, datetime, timedelta

from storage.core.outbox import sent_messages
from storage.core.outbox.queue import Lane
from storage.reminders import schedule
from storage.reminders.schedule import Lateness
from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import MORNING, Week

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def test_nothing_sent_is_nothing_late() -> None:
    """An empty file has figures of zero."""
    assert schedule.lateness_since(Week().stage.store.db, LONG_AGO) == Lateness(0, 0, 0)


def test_the_figure_is_kept_with_every_delivery() -> None:
    """In time, and forty minutes late; what was sent before the moment does not count."""
    week = Week()
    week.says(LI, "下周三下午3点开工会小组长例会")
    week.at(MORNING)
    week.stage.deliver()
    week.at("2026-11-24 09:40")
    week.stage.deliver()
    db = week.stage.store.db
    assert schedule.lateness_since(db, LONG_AGO) == Lateness(2, 1, 2400)
    assert schedule.lateness_since(db, week.stage.now - timedelta(hours=1)) == Lateness(1, 0, 2400)


def test_a_message_knows_when_its_reminder_was_due() -> None:
    """The moment it was due, not the one it was queued; a message without a reminder knows none."""
    week = Week()
    week.says(LI, "下周三下午3点开工会小组长例会")
    week.at(MORNING)
    week.stage.deliver()
    week.at("2026-11-24 09:40")
    db = week.stage.store.db
    (row,) = db.query("select max(id) as id from outbox where lane = ?", [int(Lane.REMINDER)])
    assert schedule.due_with(db, row["id"]) == datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
    assert schedule.due_with(db, 10**6) is None
    waiting = sent_messages.depths(db, week.stage.now)
    assert (waiting[Lane.REMINDER].waiting, waiting[Lane.REMINDER].oldest) == (1, week.stage.now)
    assert waiting[Lane.DIGEST] == sent_messages.Depth(0, None)
