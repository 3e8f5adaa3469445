"""A clock that was ahead and is set back: what waits by the wrong clock does not wait for it to come round again."""

from datetime import UTC, datetime, timedelta

from storage.core.outbox import queue, restores
from storage.core.outbox.queue import Outgoing
from storage.engine.database import Database
from tests.empty_database import in_memory

NOW = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
YEAR = timedelta(days=365)


def put(db: Database, at: datetime, chat_id: int = 5, **more: object) -> int:
    row = queue.enqueue_outgoing(db, Outgoing(chat_id, "sendMessage", {"text": "好"}, **more), at)  # type: ignore[arg-type]
    assert row is not None
    return row


def test_what_was_queued_or_tried_by_the_wrong_clock_comes_forward() -> None:
    """Queued then, put off by a failure then, held then; a wait that is left is kept."""
    with in_memory().unit() as db:
        ahead = NOW + YEAR
        fresh = put(db, ahead, 1)
        failed = put(db, NOW - timedelta(hours=1), 2)
        row = queue.get_waiting(db, failed)
        queue.sending(db, row)
        queue.retry(db, row, ahead + timedelta(seconds=300), "TimedOut")
        held = put(db, NOW - timedelta(hours=1), 3)
        queue.hold_chat(db, 3, ahead + timedelta(seconds=30))
        assert queue.ready(db, NOW) == []
        assert restores.shift_waits(db, NOW, YEAR) == 3
        assert [each.id for each in queue.ready(db, NOW)] == [fresh]
        assert [each.id for each in queue.ready(db, NOW + timedelta(seconds=31))] == [fresh, held]
        assert len(queue.ready(db, NOW + timedelta(seconds=301))) == 3


def test_what_is_meant_for_later_stays_for_later() -> None:
    """A notice for eight o'clock, queued before the clock went wrong."""
    with in_memory().unit() as db:
        put(db, NOW - timedelta(hours=1), not_before=NOW + timedelta(hours=6))
        assert restores.shift_waits(db, NOW, YEAR) == 0
        assert queue.next_try(db, NOW) == NOW + timedelta(hours=6)
