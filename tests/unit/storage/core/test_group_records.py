"""Photos, files to send, festival cards and the audit: each group's own."""

from datetime import UTC, datetime, timedelta

from storage.core import group_records, people
from storage.core.outbox import queue
from storage.core.outbox.queue import Outgoing
from storage.engine.database import Database
from storage.worklog import entries
from tests.unit.storage.core.one_group import a_group
from union.core.groups import Group
from union.worklog.entries import LogEntry

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
DAY = timedelta(days=1)
CHAT = -4001


def entry(db: Database, group: Group) -> LogEntry:
    return entries.add(db, group, LogEntry(0, 0, "李建国", None, "走访", NOW, (), group.chat_id, 3), NOW)


def photo(number: int = 3, album: str | None = "77") -> dict[str, object]:
    return {"chat_id": CHAT, "message_id": number, "album": album, "file_id": "f", "unique_id": "u"}


def test_an_album_finds_its_entry(db: Database) -> None:
    """Photos after the caption belong to the entry it made; other albums and groups don't."""
    group, other = a_group(db), a_group(db, -4002)
    assert group_records.album_log(db, group, CHAT, "77") is None
    made = entry(db, group)
    for number in (3, 4):
        group_records.add_photo(db, group, made, photo(number), NOW)
    assert group_records.album_log(db, group, CHAT, "77") == made.id
    assert group_records.album_log(db, group, CHAT, "88") is None
    assert group_records.album_log(db, other, CHAT, "77") is None
    kept = entries.get(db, group, made.id)
    assert kept is not None
    assert kept.photos == 2


def test_a_file_waits_until_it_is_sent(db: Database) -> None:
    """Name and bytes; old ones go, but not while a row still needs them."""
    group = a_group(db)
    needed, sent, young = (
        group_records.add_file(db, group, f"{name}.docx", b"PK\x00\xff", NOW + age)
        for name, age in (("甲", -2 * DAY), ("乙", -2 * DAY), ("丙", 0 * DAY))
    )
    queue.put(db, Outgoing(CHAT, "sendDocument", {}, file_id=needed), NOW)
    group_records.forget_files(db, NOW - DAY)
    assert group_records.file(db, needed) == ("甲.docx", b"PK\x00\xff")
    assert group_records.file(db, sent) is None
    assert group_records.file(db, young) is not None


def test_a_card_is_offered_once_and_decided(db: Database) -> None:
    """The first state stays until somebody decides; other years and groups have their own."""
    group, other = a_group(db), a_group(db, -4002)
    assert group_records.pack_state(db, group, "中秋", 2026) is None
    group_records.offer_pack(db, group, "中秋", 2026, None, NOW)
    assert group_records.offered_packs(db, group) == [("中秋", 2026)]
    group_records.decide_pack(db, group, "中秋", 2026, "declined")
    group_records.offer_pack(db, group, "中秋", 2026, None, NOW)
    assert group_records.pack_state(db, group, "中秋", 2026) == "declined"
    assert group_records.offered_packs(db, group) == []
    assert group_records.pack_state(db, group, "中秋", 2027) is None
    assert group_records.pack_state(db, other, "中秋", 2026) is None


def test_the_audit_says_who_did_what(db: Database) -> None:
    """With or without a person."""
    group = a_group(db)
    person = people.seen(db, 101, "李建国", None, None, NOW)
    group_records.audit(db, group, person, "setting", "reminder_time", NOW)
    group_records.audit(db, group, None, "undo", "12", NOW)
    found = [(row["person_id"], row["action"], row["subject"]) for row in db.query("select * from audit")]
    assert found == [(person.id, "setting", "reminder_time"), (None, "undo", "12")]


def test_entries_know_their_first_photo(db: Database) -> None:
    """By their numbers; not of undone ones, not of other groups', and none that was sent in private."""
    group, other = a_group(db), a_group(db, -4002)
    made, undone, bare, private = (entry(db, group) for _each in range(4))
    for log, name in ((made, "a"), (made, "b"), (undone, "c")):
        group_records.add_photo(db, group, log, photo() | {"file_id": name}, NOW)
    group_records.add_photo(db, group, private, photo() | {"chat_id": 101}, NOW)
    entries.set_undone(db, group, undone, True, NOW, None)
    numbers = [made.number, undone.number, bare.number, private.number]
    assert group_records.photos_of(db, group, numbers) == {made.number: ("a", None)}
    assert group_records.photos_of(db, other, numbers) == {}
