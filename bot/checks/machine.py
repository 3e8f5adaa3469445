"""One thing that `check` has looked at, how it stands, in words that say what to do. What of the machine itself is looked at: the files' rights, zone data, database, disks, its clock, the font; and what there is
in case it is lost, the nightly backups and the replica.
"""

import os
import re
import stat
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.clock import host_now
from bot.config.settings import Config, secrets_of
from bot.operations import backups
from bot.operations.database_start import explained
from bot.operations.health_state import LOW, MEGABYTE, NONE, megabytes, room_of
from bot.operations.replica import ReplicaError, folder_of, program
from storage.core import updates
from storage.engine.database import Store, examine, open_beside, unapplied
from storage.engine.snapshots import Flawed, inspect_snapshot
from storage.reminders import schedule
from union.core.backup_schedule import name_of
from union.core.groups import REGIONS
from union.core.records import dataclass


class Mark(StrEnum):
    RIGHT = "✓"
    NOTE = "!"
    WRONG = "✗"


@dataclass(frozen=True, slots=True)
class Finding:
    """`what` is the subject's name for programs, `text` one line of Chinese for people."""

    what: str
    text: str
    mark: Mark


# All is well; the bot runs, but somebody should know; to be mended first.
right, note, wrong = (partial(Finding, mark=mark) for mark in Mark)


def span(seconds: float) -> str:
    """「40秒」「12分钟」「3小时」「5天」."""
    whole = int(seconds)
    if whole < 120:
        return f"{whole}秒"
    if whole < 7200:
        return f"{whole // 60}分钟"
    return f"{whole // 3600}小时" if whole < 2 * 86_400 else f"{whole // 86_400}天"


LATELY = timedelta(days=30)
AHEAD = timedelta(minutes=2)  # a row from later was written by a clock that was wrong, or this one is
COPIES = 3  # as much room as so many databases should be where the backups go


def configuration(path: Path, config: Config) -> Finding:
    """It was read; where it holds the token nobody else should read it."""
    text = path.read_text("utf-8")
    is_open = path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH)
    if is_open and any(secret in text for secret in secrets_of(config)):
        return note("config", f"配置 {path} 没有问题，但别的用户也能读到里面的令牌，请 chmod 600 {path}")
    return right("config", f"配置 {path} 没有问题")


def zones(config: Config) -> Finding:
    """Every region's, and what time it is here: who runs the bot sees at once whether that is so."""
    try:
        for region in REGIONS.values():
            ZoneInfo(region.timezone)
    except ZoneInfoNotFoundError:
        return wrong("zone", "缺少时区数据，请运行 make setup 重新安装依赖")
    zone = backups.zone_of(config)
    return right("zone", f"时区数据齐全，{zone.key} 现在是 {host_now().astimezone(zone):%Y-%m-%d %H:%M}")


def database(path: Path) -> Iterator[Finding]:
    """Whole, of this program's making, writable, for the bot's user only; and what its rows say of the clock."""
    problem = examine(path)
    if problem is not None:
        yield wrong("database", explained(problem, path))
        return
    if not path.exists():
        yield right("database", f"数据库 {path} 还不存在，首次启动时会建立")
        return
    waiting = unapplied(path)
    state = "可以使用，启动时会升级，旁边留一份升级前的 .bak" if waiting else "可以使用"
    yield right("database", f"数据库 {path} {state}（{megabytes(path.stat().st_size)}）")
    if path.stat().st_mode & 0o077:
        yield note("database", f"别的用户也能读到数据库，请 chmod 600 {path}（启动时会自动改）")
    if not waiting:
        with closing(open_beside(path)) as store:
            yield from _rows(store)


def _rows(store: Store) -> Iterator[Finding]:
    newest, now = updates.last_update_time(store.db), host_now()
    if newest is not None and newest - now > AHEAD:
        late = span((newest - now).total_seconds())
        yield wrong(
            "clock",
            f"数据库里有 {late}以后的消息：服务器时钟倒退了，或当时走快了，请 timedatectl set-ntp true",
        )
    figure = schedule.lateness_since(store.db, now - LATELY)
    if figure.sent:
        yield Finding(
            "lateness",
            f"近30天发出提醒 {figure.sent} 条，{figure.in_time} 条在一分钟内，最晚迟了{span(figure.latest)}",
            Mark.RIGHT if figure.latest <= schedule.IN_TIME else Mark.NOTE,
        )


def disks(config: Config) -> Iterator[Finding]:
    """Where the bot writes: that it may, and that there is room."""
    folders = {
        "数据库": config.storage.path.parent,
        "照片": config.storage.photos,
        "备份": config.backup.directory,
    }
    found = [one for name, folder in folders.items() for one in _folder(name, folder)]
    found += _room_for_copies(config)
    room = room_of(folders["数据库"])
    if not found and room is not None:
        found = [right("disk", f"磁盘还有 {_gigabytes(room)}")]
    yield from found


def _folder(name: str, folder: Path) -> Iterator[Finding]:
    place = folder
    while not place.exists() and place != place.parent:
        place = place.parent
    if not place.is_dir() or not os.access(place, os.W_OK | os.X_OK):
        yield wrong("disk", f"{name}的目录 {folder} 写不进去，请检查它的属主和权限")
    free = room_of(folder)
    if free is not None and free < LOW:
        mark = Mark.WRONG if free < NONE else Mark.NOTE
        yield Finding("disk", f"{name}所在的磁盘只剩 {megabytes(free)}，请腾出空间", mark)


def _room_for_copies(config: Config) -> Iterator[Finding]:
    free, path = room_of(config.backup.directory), config.storage.path
    size = path.stat().st_size if path.is_file() else 0
    if free is not None and LOW <= free < COPIES * size:
        yield note(
            "disk",
            f"备份目录所在的磁盘剩 {_gigabytes(free)}，数据库有 {megabytes(size)}：放不下几份，请腾出空间",
        )


def clock(told: datetime, now: datetime) -> Finding:
    """Against the time another machine gave, whole seconds; a wrong clock makes wrong dates."""
    off = (now - told).total_seconds()
    if abs(off) <= 30:
        return right("clock", "服务器时钟与 Telegram 一致")
    way = "快" if off > 0 else "慢"
    mark = Mark.WRONG if abs(off) > AHEAD.total_seconds() else Mark.NOTE
    told_so = f"服务器时钟比 Telegram {way}{span(abs(off))}，提醒会不准，请 timedatectl set-ntp true"
    return Finding("clock", told_so, mark)


def font() -> Finding:
    """That pictures can have Chinese: the font is there and draws a sign."""
    from PIL import ImageFont  # with the next one, only here: they take long to import

    from union.core.files.picture_canvas import font_path

    try:
        drawn = ImageFont.truetype(font_path(), 24).getmask("工").getbbox()
    except (RuntimeError, OSError):
        drawn = None
    if drawn is None:
        return wrong("font", "画图用的中文字体不在或坏了，请运行 make setup 重新安装依赖")
    return right("font", "画图用的中文字体可用")


def _gigabytes(size: int) -> str:
    return f"{size / 1000 / MEGABYTE:.1f} GB" if size >= 1000 * MEGABYTE else megabytes(size)


OLD = timedelta(hours=36)  # one is made every night
BEHIND = timedelta(minutes=5)
ASK_SECONDS = 5
# The first whose SQLite (3.53.0) is free of the WAL-reset bug. It alone folds the log while it runs (decision 22), and the bug
# lies with who folds: the SQLite of this Python, which only writes then, may be older.
SOUND = (0, 5, 17)
NUMBERS = re.compile(r"(\d{1,6})\.(\d{1,6})\.(\d{1,6})")


def newest_backup(config: Config) -> Iterator[Finding]:
    """How old it is, and that it is whole; nothing of a bot that has not begun."""
    if not config.storage.path.is_file():
        return
    directory, bot_id = config.backup.directory, backups.bot_id_of(config)
    made = backups.newest(directory, bot_id)
    if made is None:
        yield note("backup", f"{directory} 里还没有备份：拉进群以后每晚会做一份，现在也可以运行 bot backup")
        return
    age = host_now() - made.replace(tzinfo=backups.zone_of(config))
    try:
        held = inspect_snapshot(directory / name_of(bot_id, made))
    except Flawed:
        yield wrong(
            "backup", f"最近的备份 {made:%Y-%m-%d %H:%M} 打不开或不完整，请马上运行 bot backup 再做一份"
        )
        return
    text = f"最近的备份 {made:%Y-%m-%d %H:%M}，完整：{held.groups} 个群，{held.logs} 条记录"
    if age > OLD:
        yield note(
            "backup", f"{text}；但那是{span(age.total_seconds())}前，每晚一份没有做成，见 docs/operations.md"
        )
    else:
        yield right("backup", text)


def replica(config: Config, *, running: bool) -> Iterator[Finding]:
    """The program, and where it can be seen how far the replica is."""
    if not config.replica.url:
        return
    try:
        version = subprocess.run(
            [program(), "version"], capture_output=True, text=True, timeout=ASK_SECONDS, check=True
        ).stdout.strip()
    except ReplicaError as error:
        yield wrong("replica", str(error))
        return
    except (OSError, subprocess.SubprocessError):
        yield wrong("replica", "litestream 不能运行，请运行 sh tools/setup.sh replica 重新安装")
        return
    # Whether this release of Litestream has the WAL-reset bug; one without a number is somebody's own.
    found = NUMBERS.search(version)
    if found is not None and tuple(map(int, found.groups())) < SOUND:
        yield note(
            "replica",
            f"litestream {version} 自带的 SQLite 太旧，极少数时候会丢刚存的内容（WAL-reset 缺陷）："
            "请运行 sh tools/setup.sh replica 换新",
        )
    folder = folder_of(config.replica.url)
    if folder is None:
        yield right(
            "replica", f"实时副本用 litestream {version}；送到没有，机器人运行时自己看着，断了会私聊告诉您"
        )
    else:
        yield _replica_finding(folder, config.storage.path, version, running=running)


def _replica_finding(folder: Path, database: Path, version: str, *, running: bool) -> Finding:
    """Of a replica in a folder: when it was written last, and whether the database was written later."""
    written = max((file.stat().st_mtime for file in folder.glob("ltx/*/*.ltx")), default=None)
    if written is None:
        return note("replica", f"实时副本 {folder} 里还没有内容：机器人启动后会写")
    files = (database, database.with_name(f"{database.name}-wal"))
    changed = max((one.stat().st_mtime for one in files if one.exists()), default=0)
    behind, ago = max(changed - written, 0), span(host_now().timestamp() - written)
    if running and behind > BEHIND.total_seconds():
        return wrong("replica", f"实时副本比数据库旧{span(behind)}，没有在写：看日志里 litestream: 开头的话")
    return right("replica", f"实时副本用 litestream {version}，最近写于{ago}前")
