"""Photos saved on disk: where the group wants it, once each, tried again, and gone with what they belong to."""

import errno
import stat
from datetime import date, timedelta
from pathlib import Path

import pytest

from handlers.core.monitoring.troubles import Trouble
from handlers.routing import failure_notices
from handlers.worklog.photos.photos import UNDONE_KEPT, PhotoKeeping
from storage.core import groups, people
from storage.worklog import photos as saved_photos
from storage.worklog.photos import add_photo
from tests.unit.handlers.office import Office, households
from tests.unit.handlers.stage import CHAT
from union.core.groups import Role
from union.worklog.entries import LogEntry

pytestmark = pytest.mark.anyio
NOV_12 = date(2026, 11, 12)


class Keeping:
    """An office whose group saves its photos; `drawn` counts what was drawn anew."""

    def __init__(self, folder: Path, *, wanted: bool = True) -> None:
        self.office, self.folder, self.drawn = Office(), folder, 0
        self.fault: Exception | None = None
        self.office.stage.services.photos = folder
        self.office.stage.gateway.file = b"sent"
        with self.office.store.unit() as db:
            groups.change_setting(db, self.office.group, "save_photos", wanted)
        self.begin()

    def begin(self) -> None:
        """The bot starts, perhaps again."""
        self.job = PhotoKeeping(self.office.stage.services, self.redraw, failure_notices.tell_of_photos)

    async def redraw(self, content: bytes) -> bytes | None:
        self.drawn += 1
        if self.fault:
            raise self.fault
        return b"drawn" if content == b"sent" else None

    def entry(self, photos: int = 1) -> LogEntry:
        entry = self.office.log(households(3, 900, NOV_12))
        with self.office.store.unit() as db:
            for number in range(photos):
                row = {
                    "chat_id": CHAT,
                    "message_id": 7,
                    "album": None,
                    "file_id": "../../etc/x",
                    "unique_id": str(number),
                }
                add_photo(db, self.office.group, entry, row, self.office.stage.now)
        return entry

    def after(self, span: timedelta) -> None:
        self.office.stage.now += span

    def files(self) -> list[str]:
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*") if path.is_file())

    def saving(self, entry: LogEntry) -> tuple[int, int]:
        with self.office.store.reading() as db:
            return saved_photos.of_entry(db, self.office.group, entry)


async def test_photos_are_saved_once_under_our_own_numbers(tmp_path: Path) -> None:
    """What Telegram calls a file names nothing; only the bot's user may read it."""
    keeping = Keeping(tmp_path / "photos")
    entry = keeping.entry(2)
    await keeping.job.keep()
    keeping.begin()
    await keeping.job.keep()
    assert keeping.files() == ["group-1/photo-1.jpg", "group-1/photo-2.jpg"]
    assert (keeping.saving(entry), keeping.drawn) == ((2, 0), 2)
    file = keeping.folder / "group-1/photo-1.jpg"
    assert file.read_bytes() == b"drawn"
    assert (stat.S_IMODE(file.stat().st_mode), stat.S_IMODE(file.parent.stat().st_mode)) == (0o600, 0o700)


async def test_nothing_is_saved_unless_the_group_wants_it(tmp_path: Path) -> None:
    """The setting is off by default."""
    keeping = Keeping(tmp_path, wanted=False)
    keeping.entry()
    await keeping.job.keep()
    assert keeping.files() == []


async def test_what_telegram_does_not_give_is_tried_again_later(tmp_path: Path) -> None:
    """Not in every round, and not for ever."""
    keeping = Keeping(tmp_path)
    entry = keeping.entry()
    keeping.office.stage.gateway.file = None
    for _pass in range(3):
        await keeping.job.keep()
    keeping.after(timedelta(minutes=2))
    keeping.office.stage.gateway.file = b"sent"
    await keeping.job.keep()
    assert keeping.saving(entry) == (1, 0)


async def test_a_photo_that_cannot_be_had_is_given_up(tmp_path: Path) -> None:
    """After six tries over more than a day."""
    keeping = Keeping(tmp_path)
    entry = keeping.entry()
    keeping.office.stage.gateway.file = None
    for _day in range(8):
        await keeping.job.keep()
        keeping.after(timedelta(days=2))
    keeping.office.stage.gateway.file = b"sent"
    await keeping.job.keep()
    assert (keeping.saving(entry), keeping.files()) == ((0, 1), [])


async def test_what_is_no_photo_is_not_tried_again(tmp_path: Path) -> None:
    """The child says that it cannot be opened."""
    keeping = Keeping(tmp_path)
    entry = keeping.entry()
    keeping.office.stage.gateway.file = b"heic"
    await keeping.job.keep()
    keeping.after(timedelta(days=9))
    await keeping.job.keep()
    assert (keeping.saving(entry), keeping.drawn) == ((0, 1), 1)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
async def test_a_full_disk_stops_the_pass_and_costs_no_try(tmp_path: Path, number: int) -> None:
    """However long it lasts; nothing half written is left, the operator and the 管理员 hear of it once."""
    keeping = Keeping(tmp_path)
    services = keeping.office.stage.services
    admin = keeping.office.officer("周敏", 101, reachable=True)
    with keeping.office.store.unit() as db:
        people.enrol(db, keeping.office.group, admin, Role.ADMIN, services.now(), by_hand=True)
    entry = keeping.entry(2)
    keeping.fault = OSError(number, "no room")
    for _hour in range(20):
        await keeping.job.keep()
        keeping.after(timedelta(hours=2))
    assert keeping.drawn == 20
    assert services.troubles.is_open(Trouble.PHOTOS)
    [told] = services.store.db.query("select params from outbox where params like '%照片暂时存不到%'")
    assert "自动补存" in told["params"]
    keeping.fault = None
    await keeping.job.keep()
    assert keeping.saving(entry) == (2, 0)
    assert not services.troubles.is_open(Trouble.PHOTOS)


async def test_a_child_that_fails_does_not_hold_up_the_others(tmp_path: Path) -> None:
    """The next photo is tried in the same pass."""
    keeping = Keeping(tmp_path)
    keeping.entry(2)
    keeping.fault = RuntimeError("child")
    await keeping.job.keep()
    assert keeping.drawn == 2


async def test_photos_of_an_entry_taken_back_go_a_month_later(tmp_path: Path) -> None:
    """Until then it may come again with them; if it comes later, they are saved again."""
    keeping = Keeping(tmp_path)
    entry = keeping.entry()
    await keeping.job.keep()
    keeping.office.undo(entry)
    keeping.after(UNDONE_KEPT - timedelta(days=1))
    await keeping.job.keep()
    assert keeping.files() == ["group-1/photo-1.jpg"]
    keeping.after(timedelta(days=2))
    await keeping.job.keep()
    assert keeping.files() == []
    with keeping.office.store.unit() as db:
        db.execute("update logs set undone_at = null")
    await keeping.job.keep()
    assert keeping.files() == ["group-1/photo-1.jpg"]


async def test_photos_of_what_was_erased_go_and_other_files_stay(tmp_path: Path) -> None:
    """Whatever no row names is deleted within a day, unless it is no file of ours or the database is a new one."""
    keeping = Keeping(tmp_path)
    entry = keeping.entry()
    await keeping.job.keep()
    (tmp_path / "2024").mkdir()
    (tmp_path / "2024/1.jpg").write_bytes(b"a camera's")
    (tmp_path / "group-1/说明.txt").write_text("不是照片")
    (tmp_path / "group-1/photo-99.part").write_bytes(b"half")
    with keeping.office.store.unit() as db:
        db.execute("delete from logs where id = ?", [entry.id])
    keeping.after(timedelta(days=1))
    await keeping.job.keep()
    assert keeping.files() == [
        "2024/1.jpg",
        "group-1/photo-1.jpg",
        "group-1/photo-99.part",
        "group-1/说明.txt",
    ]
    keeping.entry(0)
    keeping.after(timedelta(days=1))
    await keeping.job.keep()
    assert keeping.files() == ["2024/1.jpg", "group-1/说明.txt"]


def test_a_link_laid_in_the_way_is_not_written_through(tmp_path: Path) -> None:
    """Somebody with the folder at hand cannot turn a photo into another file."""
    (tmp_path / "group-1").mkdir()
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    (tmp_path / "group-1/photo-1.part").symlink_to(victim)
    with pytest.raises(OSError, match="symbolic links"):
        saved_photos.write(tmp_path, "group-1/photo-1.jpg", b"drawn")
    assert victim.read_bytes() == b"mine"
