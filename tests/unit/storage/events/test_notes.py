"""Notes and attachments: each message adds one, what is withdrawn is gone from the list and can come back."""

from storage.events import event_parts
from storage.events import queries as events_queries
from storage.events.event_parts import Attached
from tests.empty_database import in_memory
from tests.unit.storage.events.test_queries import EVENT, NOW, group_of

PHOTO = Attached("AgAC1", "photo", album="77")


def test_a_note_and_an_attachment_come_back() -> None:
    """In the order they came."""
    db = in_memory().db
    group = group_of(db)
    event = events_queries.add(db, group, EVENT, NOW)
    note = event_parts.add(db, group, event, "带公章", None, None, (-1, 5), NOW)
    file = event_parts.add(db, group, event, "", PHOTO, None, (-1, 6), NOW)
    assert event_parts.of_event(db, group, event) == [note, file]
    assert file.file == PHOTO
    assert event_parts.of_album(db, group, event, "77") == 1


def test_an_edited_message_changes_its_note() -> None:
    """It never makes a second one."""
    db = in_memory().db
    group = group_of(db)
    event = events_queries.add(db, group, EVENT, NOW)
    first = event_parts.add(db, group, event, "带公章", None, None, (-1, 5), NOW)
    again = event_parts.add(db, group, event, "带公章和签到表", None, None, (-1, 5), NOW)
    assert again.id == first.id
    assert [note.text for note in event_parts.of_event(db, group, event)] == ["带公章和签到表"]


def test_what_is_withdrawn_can_be_brought_back() -> None:
    """It keeps its number meanwhile."""
    db = in_memory().db
    group = group_of(db)
    event = events_queries.add(db, group, EVENT, NOW)
    note = event_parts.add(db, group, event, "带公章", None, None, (-1, 5), NOW)
    event_parts.set_withdrawn(db, group, note, True, NOW)
    assert event_parts.of_event(db, group, event) == []
    found = event_parts.get(db, group, note.id)
    assert found is not None
    assert found.withdrawn
    event_parts.set_withdrawn(db, group, note, False, NOW)
    assert event_parts.of_event(db, group, event) == [note]


def test_a_series_that_goes_on_as_another_item_takes_them_along() -> None:
    """But for what was withdrawn."""
    db = in_memory().db
    group = group_of(db)
    event, following = events_queries.add(db, group, EVENT, NOW), events_queries.add(db, group, EVENT, NOW)
    kept = event_parts.add(db, group, event, "", PHOTO, None, (-1, 5), NOW)
    gone = event_parts.add(db, group, event, "带公章", None, None, (-1, 6), NOW)
    event_parts.set_withdrawn(db, group, gone, True, NOW)
    event_parts.copy(db, group, event, following)
    assert [note.file for note in event_parts.of_event(db, group, following)] == [kept.file]


def test_another_group_sees_none_of_them() -> None:
    """Not by a number either."""
    db = in_memory().db
    group, other = group_of(db), group_of(db, -2)
    event = events_queries.add(db, group, EVENT, NOW)
    note = event_parts.add(db, group, event, "带公章", None, None, (-1, 5), NOW)
    assert event_parts.get(db, other, note.id) is None
    assert event_parts.of_event(db, other, event) == []
