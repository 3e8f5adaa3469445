"""Files to send wait with their row."""

from datetime import UTC, datetime, timedelta

from storage.core.outbox import queue
from storage.core.outbox.queue import Outgoing
from storage.engine.database import Database
from tests.unit.storage.core.one_group import a_group

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
DAY = timedelta(days=1)
CHAT = -4001


def test_a_file_waits_until_it_is_sent(db: Database) -> None:
    """Name and bytes; old ones go, but not while a row still needs them."""
    group = a_group(db)
    needed, sent, young = (
        queue.add_file(db, group, f"{name}.docx", b"PK\x00\xff", NOW + age)
        for name, age in (("甲", -2 * DAY), ("乙", -2 * DAY), ("丙", 0 * DAY))
    )
    queue.enqueue_outgoing(db, Outgoing(CHAT, "sendDocument", {}, file_id=needed), NOW)
    queue.forget_files(db, NOW - DAY)
    assert queue.file(db, needed) == ("甲.docx", b"PK\x00\xff")
    assert queue.file(db, sent) is None
    assert queue.file(db, young) is not None
