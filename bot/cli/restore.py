"""`restore`: a backup, or what the replica holds, in the place of the database; the bot must not be running (design §5)."""

import argparse
from datetime import datetime
from pathlib import Path

from bot.cli.database_access import configured
from bot.clock import host_now
from bot.config.settings import Config
from bot.operations.backups import photos_of, refusal, zone_of
from bot.operations.database_start import single_instance
from bot.operations.replica import ReplicaError, fetch
from bot.operations.restore import Fetch, Kind, Restored, restore
from bot.refusal import FAILED, WRONG_USE, Refusal
from storage.engine.snapshots import Flawed, Trouble, copy_out

HELP = "用备份或实时副本恢复数据库，先停下机器人"
REPLICA = "replica"
ERASED = {"group": "群", "person": "人", "family": "受助户姓名"}  # as storage/privacy/erasure.py has them


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("backup", metavar="BACKUP", help="备份文件；写 replica 则从 [replica] 的实时副本恢复")
    parser.add_argument(
        "--moved", action="store_true", help="备份是停下机器人之后才做的（例如搬到另一台机器），什么也没有缺"
    )


def run(args: argparse.Namespace) -> int:
    settings, kind = configured(args), Kind.WHOLE if args.moved else Kind.BACKUP
    if args.backup == REPLICA:
        kind = Kind.REPLICA
    get, beside = _source(args.backup, settings)
    with single_instance(settings.storage.path):
        done = _restored(get, kind, beside, settings)
    print("\n".join(_restore_lines(done, kind, settings)))
    return 0


def _source(named: str, settings: Config) -> tuple[Fetch, Path | None]:
    """How the database is had, and where its photos are: a replica has none."""
    if named == REPLICA:
        if not settings.replica.url:
            raise Refusal("配置里没有实时副本，请填写 replica.url", WRONG_USE)
        return lambda target: fetch(settings, target), None
    path = Path(named)
    if path.exists() and settings.storage.path.exists() and path.samefile(settings.storage.path):
        raise Refusal(f"{path} 就是正在用的数据库，不用恢复", WRONG_USE)
    return lambda target: copy_out(path, target), photos_of(path)


def _restored(get: Fetch, kind: Kind, beside: Path | None, settings: Config) -> Restored:
    storage = settings.storage
    try:
        return restore(get, kind, storage.path, storage.photos, beside, host_now())
    except Flawed as flawed:
        raise refusal(flawed) from None
    except ReplicaError as error:
        raise Refusal(str(error)) from None
    except OSError as error:
        raise Refusal(
            f"没有恢复，原来的数据库没有动：{error.strerror}。请检查磁盘空间和权限。", FAILED
        ) from None
    except Trouble as error:
        raise Refusal(f"没有恢复，原来的数据库没有动：{error}。请检查磁盘空间。", FAILED) from None


def _restore_lines(done: Restored, kind: Kind, settings: Config) -> list[str]:
    held = done.contents
    zone = zone_of(settings)

    def shown(moment: datetime) -> str:
        return f"{moment.astimezone(zone):%Y-%m-%d %H:%M:%S}"

    last = f"，最后一次处理消息是 {shown(held.last)}" if held.last else ""
    lines = [f"已恢复到 {settings.storage.path}：{held.groups} 个群，{held.logs} 条记录{last}"]
    if done.former is not None:
        lines.append(f"原来的数据库留在 {done.former}，确认无误后可以删除")
    if kind is Kind.REPLICA:
        lines.append("副本最多差最后一两秒；还没处理的消息，启动后 Telegram 会再送来")
    elif done.lost is not None:
        since, until = map(shown, done.lost)
        lines.append(
            f"{since} 到 {until} 之间处理过的消息不在其中，Telegram 不会再送来；启动后各群会收到说明，请大家补记"
        )
    if done.erased:
        names = "、".join(f"{ERASED[sort]} {number} 号" for sort, number in sorted(done.erased))
        lines.append(f"这份备份之后按要求删除过 {names}，现在又在里面：请先用 erase 再删一次，然后才启动")
    if done.dropped:
        lines.append(f"有 {done.dropped} 条一小时前就该发出的答复不再补发")
    if done.photos:
        lines.append(f"放回照片 {done.photos} 张")
    if done.absent:
        lines.append(f"有 {done.absent} 张照片找不到文件，启动后再向 Telegram 取")
    return lines
