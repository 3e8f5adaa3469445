"""Makes a backup: the database copied beside whoever uses it, checked, its photos with it, old ones forgotten.

A worker makes the nightly one for a running bot, which asks through bot/scheduling/background_tasks.py.
"""

import os
import shutil
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.config.settings import Config, group_defaults
from bot.refusal import Refusal
from storage.engine.durability import settle
from storage.engine.snapshots import Contents, Flaw, Flawed, copy_out, inspect_snapshot
from storage.worklog.photos import FOLDER_MODE
from union.core import backup_schedule
from union.core.records import dataclass

PART = ".part"  # of what is being made; nothing has its final name before it is whole
OLD_PART_SECONDS = 86_400  # older ones were left by a program that was killed
WHY_UNUSABLE = {
    Flaw.MISSING: "没有这个文件，请核对文件名",
    Flaw.UNREADABLE: "读不了，请检查权限，并确认它不是目录",
    Flaw.EMPTY: "是空文件，请换一份备份",
    Flaw.FOREIGN: "不是工会小秘的数据库，请核对文件名",
    Flaw.NEWER: "是更新版本的工会小秘写的，请先升级程序",
    Flaw.CORRUPT: "已损坏，请换一份备份",
    Flaw.BUSY: "正被另一个程序占用，请先停下那个程序",
}


@dataclass(frozen=True, slots=True)
class Order:
    """Which backup to make: of what, where, and of which bot the old ones in `folder` are forgotten."""

    database: Path
    photos: Path
    target: Path
    bot_id: int
    today: date | None = None  # None: nothing is forgotten


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was checked; `absent` photos were named but are no longer there."""

    path: Path
    contents: Contents
    absent: int


def bot_id_of(config: Config) -> int:
    """The bot's number: what stands before the colon of its token."""
    return int(config.telegram.token.get_secret_value().partition(":")[0])


def zone_of(config: Config) -> ZoneInfo:
    """The zone the operator reads dates in: the one new groups begin with."""
    return ZoneInfo(group_defaults(config).timezone)


def order(config: Config, now: datetime, out: Path | None = None) -> Order:
    """The nightly backup, or one into a file of the operator's choice, for which nothing is forgotten."""
    wall, bot_id = now.astimezone(zone_of(config)).replace(tzinfo=None), bot_id_of(config)
    storage = config.storage
    if out is not None:
        return Order(storage.path, storage.photos, out, bot_id)
    target = config.backup.directory / backup_schedule.name_of(bot_id, wall)
    return Order(storage.path, storage.photos, target, bot_id, wall.date())


def make(wanted: Order) -> Made:
    """Make it and look at it; its name appears when it is whole. Raises Flawed, OSError or sqlite3.Error."""
    target = wanted.target
    target.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{os.getpid()}{PART}")
    folder = part.with_name(part.name + backup_schedule.PHOTOS)
    try:
        copy_out(wanted.database, part)
        contents = inspect_snapshot(part)
        absent = _with_photos(contents.photos, wanted, folder)
        settle(part)
        _put_in_place(folder, photos_of(target))
        part.replace(target)
        settle(target.parent)
    finally:
        part.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
    if wanted.today is not None:
        forget(target.parent, wanted.bot_id, wanted.today)
    return Made(target, contents, absent)


def photos_of(backup: Path) -> Path:
    """The folder of a backup's photos; there is none where it has none."""
    return backup.with_name(backup.name + backup_schedule.PHOTOS)


def newest(directory: Path, bot_id: int) -> datetime | None:
    """When the last nightly backup in this folder was made, wall time; None when there is none."""
    return max(backup_schedule.of_bot(_file_names(directory), bot_id), default=None)


def forget(directory: Path, bot_id: int, today: date) -> list[str]:
    """Delete this bot's backups that the rule no longer keeps, and halves left by a kill; says which."""
    names = _file_names(directory)
    found = backup_schedule.of_bot(names, bot_id)
    kept = backup_schedule.backups_to_keep(found, today)
    gone = [name for made, name in sorted(found.items()) if made not in kept]
    for name in gone:
        (directory / name).unlink(missing_ok=True)
    staying = {found[made] for made in kept}
    for name in names:
        bare = name.removesuffix(backup_schedule.PHOTOS)
        if bare != name and bare not in staying and backup_schedule.backup_time(bare, bot_id) is not None:
            shutil.rmtree(directory / name, ignore_errors=True)
    _sweep_halves(directory, bot_id, names)
    return gone


def link(source: Path, target: Path) -> None:
    """The same photo under another name: one file where the disk allows it, else a copy that is whole or not there."""
    target.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    part = target.with_name(target.name + PART)
    part.unlink(missing_ok=True)
    try:
        os.link(source, part)
    except OSError:
        shutil.copy2(source, part)
        part.chmod(0o600)
    part.replace(target)
    part.unlink(missing_ok=True)  # renaming onto another name of the same file does nothing


def _with_photos(paths: tuple[str, ...], wanted: Order, folder: Path) -> int:
    """Bring the photos the copy names into the folder; how many are not there any more."""
    absent = 0
    directory = wanted.target.parent
    made = newest(directory, wanted.bot_id)
    earlier = None if made is None else photos_of(directory / backup_schedule.name_of(wanted.bot_id, made))
    for path in paths:
        try:
            link(_nearest(wanted.photos / path, earlier / path if earlier else None), folder / path)
        except FileNotFoundError:
            absent += 1
    return absent


def _nearest(photo: Path, before: Path | None) -> Path:
    """The copy of the last backup where it is the same photo: on another disk that spares a second one."""
    photo.stat()  # FileNotFoundError before anything is made for it
    return before if before is not None and before.exists() and is_same_photo(photo, before) else photo


def is_same_photo(one: Path, other: Path) -> bool:
    """Whether two photos that are there are the same, by size and time."""
    first, second = one.stat(), other.stat()
    return (first.st_size, first.st_mtime_ns) == (second.st_size, second.st_mtime_ns)


def _put_in_place(folder: Path, target: Path) -> None:
    """A folder can't be replaced in one step: the one of a backup that is made anew steps aside."""
    aside = target.with_name(f".{target.name}.{os.getpid()}{PART}")
    if target.exists():
        target.replace(aside)
    if folder.exists():
        folder.replace(target)
    shutil.rmtree(aside, ignore_errors=True)


def _file_names(directory: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in directory.iterdir())
    except OSError:  # not there yet, or no folder: whoever makes a backup will be told
        return []


def _sweep_halves(directory: Path, bot_id: int, names: list[str]) -> None:
    now = directory.stat().st_mtime  # something was put there just now
    for name in names:
        if not name.startswith(f".gonghui-{bot_id}-") or PART not in name:
            continue
        with suppress(OSError):
            path = directory / name
            if now - path.stat().st_mtime < OLD_PART_SECONDS:
                continue
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def refusal(flawed: Flawed) -> Refusal:
    return Refusal(f"{flawed.path} {WHY_UNUSABLE[flawed.flaw]}。")
