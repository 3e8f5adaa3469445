"""What there is in case the machine is lost: the nightly backups and the replica."""

import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.checks.findings import Finding, note, right, span, wrong
from bot.clock import host_now
from bot.config.settings import Config
from bot.operations import backups
from bot.operations.replica import ReplicaError, folder_of, program
from storage.engine.snapshots import Flawed, looked_at
from union.core.backup_schedule import name_of

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
        held = looked_at(directory / name_of(bot_id, made))
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
    if _may_lose(version):
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
        yield _last(folder, config.storage.path, version, running=running)


def _may_lose(version: str) -> bool:
    """Whether this release of Litestream has the WAL-reset bug; one without a number is somebody's own."""
    found = NUMBERS.search(version)
    return found is not None and tuple(map(int, found.groups())) < SOUND


def _last(folder: Path, database: Path, version: str, *, running: bool) -> Finding:
    """Of a replica in a folder: when it was written last, and whether the database was written later."""
    written = max((file.stat().st_mtime for file in folder.glob("ltx/*/*.ltx")), default=None)
    if written is None:
        return note("replica", f"实时副本 {folder} 里还没有内容：机器人启动后会写")
    at = datetime.fromtimestamp(written, UTC)
    behind = max((_changed(database) - at).total_seconds(), 0)
    ago = span((host_now() - at).total_seconds())
    if running and behind > BEHIND.total_seconds():
        return wrong("replica", f"实时副本比数据库旧{span(behind)}，没有在写：看日志里 litestream: 开头的话")
    return right("replica", f"实时副本用 litestream {version}，最近写于{ago}前")


def _changed(database: Path) -> datetime:
    files = (database, database.with_name(f"{database.name}-wal"))
    return datetime.fromtimestamp(max((one.stat().st_mtime for one in files if one.exists()), default=0), UTC)
