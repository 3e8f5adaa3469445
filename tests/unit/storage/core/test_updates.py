"""Which updates were handled, and what is kept of those that could not be."""

from datetime import UTC, datetime, timedelta

from storage.core import updates
from tests.empty_database import in_memory

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def test_an_update_is_seen_for_the_first_time_once() -> None:
    """By each bot: another token counts its updates by itself."""
    db = in_memory().db
    assert updates.first_sight(db, 7, 50, NOW)
    assert not updates.first_sight(db, 7, 50, NOW + DAY)
    assert updates.first_sight(db, 8, 50, NOW)
    assert updates.is_seen(db, 7, 50)
    assert not updates.is_seen(db, 7, 51)


def test_a_sight_is_taken_back_with_its_transaction() -> None:
    """The number stands and falls with the effect."""
    store = in_memory()
    try:
        with store.unit() as db:
            updates.first_sight(db, 7, 50, NOW)
            raise LookupError
    except LookupError:
        pass
    assert not updates.is_seen(store.db, 7, 50)


def test_what_is_old_is_forgotten() -> None:
    """Each kind by its own age; what is younger stays."""
    db = in_memory().db
    for number, days in ((1, 4), (2, 2)):
        updates.first_sight(db, 7, number, NOW - days * DAY)
    for number, days in ((1, 8), (2, 6)):
        updates.set_aside(db, number, -1, "x.py:1 in f", "KeyError", NOW - days * DAY)
    updates.forget(db, NOW - 3 * DAY, NOW - 7 * DAY)
    assert [updates.is_seen(db, 7, number) for number in (1, 2)] == [False, True]
    assert [row["update_id"] for row in db.query("select update_id from failed_updates")] == [2]


def test_set_aside_twice_is_kept_once() -> None:
    """A kill between keeping and confirming does not matter."""
    db = in_memory().db
    for error in ("KeyError", "TypeError"):
        updates.set_aside(db, 50, None, "x.py:1 in f", error, NOW)
    [row] = db.query("select * from failed_updates")
    assert (row["error"], row["text"], row["failed_at"]) == ("TypeError", None, "2026-11-20T01:00:00Z")
