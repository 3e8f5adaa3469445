"""The room goes on where it stopped: the journal is read back, even when its end is torn."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.demo.bot_api.room import Room

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 8 + (8).to_bytes(4) + (8).to_bytes(4)


def now() -> datetime:
    return datetime(2026, 11, 2, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "room.jsonl"


@pytest.fixture
def opened(path: Path) -> Iterator[Callable[[], Room]]:
    """Opens the room at the path again; closes all of them at the end."""
    rooms: list[Room] = []

    def again() -> Room:
        rooms.append(Room(now, path))
        return rooms[-1]

    yield again
    for room in rooms:
        room.close()


def lived(room: Room) -> Room:
    """A room in which something has happened."""
    li = room.add_user("李建国")
    group = room.add_group("红星", li)
    room.add_bot(group, li)
    said = room.write(li, group, "慰问1户")
    room.edit(li, said["message_id"], group, "慰问2户")
    room.send_photo(li, group, PNG, "合影")
    room.drop_message(group, room.write(li, group, "删掉")["message_id"])
    return room


def picture_of(room: Room) -> object:
    chats = {chat.id: (chat.card(), chat.members) for chat in room.chats.values()}
    talk = {chat.id: room.messages(chat) for chat in room.chats.values()}
    return room.users, chats, talk, room.updates


def test_everything_comes_back(opened: Callable[[], Room]) -> None:
    """Users, chats, messages with edits and deletions, pending updates and files survive a restart."""
    before = lived(opened())
    before.close()
    after = opened()
    assert picture_of(after) == picture_of(before)
    photo = after.messages(next(iter(after.chats.values())))[-1]["photo"][-1]
    assert after.shelf.get(after.file(photo["file_id"]).path) == PNG


def test_numbers_go_on(opened: Callable[[], Room]) -> None:
    """After a restart no message or update number is given twice."""
    before = lived(opened())
    before.close()
    after = opened()
    li, group = after.users[1001], next(iter(after.chats.values()))
    last = max(update["update_id"] for update in before.updates)
    after.write(li, group, "再来")
    assert after.updates[-1]["update_id"] == last + 1


@pytest.mark.parametrize("cut", [1, 7, 40])
def test_a_torn_last_line_is_left_out(path: Path, opened: Callable[[], Room], cut: int) -> None:
    """A power cut in the middle of a line loses that line only, and writing goes on cleanly."""
    room = lived(opened())
    li, group = room.users[1001], next(iter(room.chats.values()))
    kept = picture_of(room)
    room.save_user(li)
    room.close()
    path.write_bytes(path.read_bytes()[:-cut])
    after = opened()
    assert picture_of(after) == kept
    after.write(li, after.chats[group.id], "还在")
    after.close()
    again = opened()
    assert again.messages(again.chats[group.id])[-1]["text"] == "还在"


def test_the_journal_is_compacted_at_the_start(path: Path, opened: Callable[[], Room]) -> None:
    """Lines that later ones replaced are gone after a start."""
    lived(opened()).close()
    before = len(path.read_bytes().splitlines())
    opened().close()
    assert len(path.read_bytes().splitlines()) < before


def test_forget_starts_anew(opened: Callable[[], Room]) -> None:
    """Nothing is left but the update numbers, which go on; the page is told by a new epoch."""
    room = lived(opened())
    epoch, last = room.epoch, room.updates[-1]["update_id"]
    room.forget()
    assert (list(room.users), room.chats, room.updates) == ([room.bot.id], {}, [])
    assert room.epoch != epoch
    li = room.add_user("李建国")
    group = room.add_group("红星", li)
    room.add_bot(group, li)
    assert room.updates[0]["update_id"] == last + 1
