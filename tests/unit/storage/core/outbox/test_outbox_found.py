"""Rows found again: by message, by subject; how much is left to do, and what is forgotten."""

from datetime import timedelta

from storage.core import groups
from storage.core.outbox import queue, sent_messages
from storage.engine.database import Database
from tests.unit.storage.core.outbox.test_queue import CHAT, NOW, OTHER, edit, first, put, send


def test_our_message_is_found_by_its_number(db: Database) -> None:
    """The row of the message itself, not of its edits; other chats' numbers don't count."""
    target = put(db, about="log:3")
    send(db, message_id=8)
    edit(db, target, "改")
    send(db)
    found = sent_messages.of_message(db, CHAT, 8)
    assert found is not None
    assert (found.id, found.about) == (target, "log:3")
    assert sent_messages.of_message(db, OTHER, 8) is None


def test_messages_about_a_subject_are_found(db: Database) -> None:
    """Oldest first, of this group only, without those that never came to be."""
    ours, theirs = groups.create(db, CHAT, "甲", NOW), groups.create(db, -4002, "乙", NOW)
    kept = [put(db, about="log:3", group_id=ours), put(db, chat_id=OTHER, about="log:3", group_id=ours)]
    put(db, about="log:4", group_id=ours)
    put(db, about="log:3", group_id=theirs)
    lost = put(db, about="log:3", group_id=ours, chat_id=-9)
    queue.dead(db, next(row for row in queue.ready(db, NOW) if row.id == lost), "Forbidden")
    assert sent_messages.row_ids_about(db, ours, "log:3") == kept


def test_words_are_forgotten_after_a_while(db: Database) -> None:
    """What was delivered loses its words and keeps its row; what waits keeps everything."""
    put(db, "旧")
    send(db)
    put(db, "等")
    queue.purge(db, NOW + timedelta(seconds=1))
    kept = [row["params"] for row in db.query("select params from outbox order by id")]
    assert kept == ["{}", '{"text": "等"}']


def test_through_means_nothing_under_way_or_due(db: Database) -> None:
    """What waits for later, or for a message that is not there, is not waited for."""
    assert queue.is_through(db, NOW)
    row_id = put(db)
    assert not queue.is_through(db, NOW)
    queue.sending(db, first(db))
    assert not queue.is_through(db, NOW)
    queue.recover(db)
    send(db)
    put(db, not_before=NOW + timedelta(hours=1))
    assert queue.is_through(db, NOW)
    edit(db, row_id, "改")
    assert not queue.is_through(db, NOW)
    assert queue.waiting_count(db) == 2
