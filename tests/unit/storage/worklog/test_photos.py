"""Photos belong to entries, each group's own."""

from datetime import UTC, datetime

from storage.engine.database import Database
from storage.worklog import entries, photos
from tests.unit.storage.core.one_group import a_group
from union.core.groups import Group
from union.worklog.entries import LogEntry

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
CHAT = -4001


def entry(db: Database, group: Group) -> LogEntry:
    return entries.add(db, group, LogEntry(0, 0, "李建国", None, "走访", NOW, (), group.chat_id, 3), NOW)


def photo(number: int = 3, album: str | None = "77") -> dict[str, object]:
    return {"chat_id": CHAT, "message_id": number, "album": album, "file_id": "f", "unique_id": "u"}


def test_an_album_finds_its_entry(db: Database) -> None:
    """Photos after the caption belong to the entry it made; other albums and groups don't."""
    group, other = a_group(db), a_group(db, -4002)
    assert photos.album_log(db, group, CHAT, "77") is None
    made = entry(db, group)
    for number in (3, 4):
        photos.add_photo(db, group, made, photo(number), NOW)
    assert photos.album_log(db, group, CHAT, "77") == made.id
    assert photos.album_log(db, group, CHAT, "88") is None
    assert photos.album_log(db, other, CHAT, "77") is None
    kept = entries.get(db, group, made.id)
    assert kept is not None
    assert kept.photos == 2


def test_entries_know_their_first_photo(db: Database) -> None:
    """By their numbers; not of undone ones, not of other groups', and none that was sent in private."""
    group, other = a_group(db), a_group(db, -4002)
    made, undone, bare, private = (entry(db, group) for _each in range(4))
    for log, name in ((made, "a"), (made, "b"), (undone, "c")):
        photos.add_photo(db, group, log, photo() | {"file_id": name}, NOW)
    photos.add_photo(db, group, private, photo() | {"chat_id": 101}, NOW)
    entries.set_undone(db, group, undone, True, NOW, None)
    numbers = [made.number, undone.number, bare.number, private.number]
    assert photos.photos_of(db, group, numbers) == {made.number: ("a", None)}
    assert photos.photos_of(db, other, numbers) == {}
