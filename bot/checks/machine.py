"""What of the machine itself is looked at: the files' rights, zone data, database, disks, its clock, the font."""

import os
import stat
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.checks.findings import Finding, Mark, note, right, span, wrong
from bot.clock import host_now
from bot.config.settings import Config, secrets_of
from bot.operations import backups
from bot.operations.database_errors import explained
from bot.operations.health_state import LOW, MEGABYTE, NONE, megabytes, room_of
from storage.core import updates
from storage.engine.database import Store, examine, open_beside, unapplied
from storage.reminders import schedule
from union.core.groups import REGIONS

LATELY = timedelta(days=30)
AHEAD = timedelta(minutes=2)  # a row from later was written by a clock that was wrong, or this one is
COPIES = 3  # as much room as so many databases should be where the backups go
GLYPH = "工"


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
        store = open_beside(path)
        try:
            yield from _rows(store)
        finally:
            store.close()


def _rows(store: Store) -> Iterator[Finding]:
    newest, now = updates.last_seen(store.db), host_now()
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
        drawn = ImageFont.truetype(font_path(), 24).getmask(GLYPH).getbbox()
    except (RuntimeError, OSError):
        drawn = None
    if drawn is None:
        return wrong("font", "画图用的中文字体不在或坏了，请运行 make setup 重新安装依赖")
    return right("font", "画图用的中文字体可用")


def _gigabytes(size: int) -> str:
    return f"{size / 1000 / MEGABYTE:.1f} GB" if size >= 1000 * MEGABYTE else megabytes(size)
