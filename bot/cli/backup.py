"""`backup`: a checked copy of the database and its photos, beside a running bot (design §5)."""

import argparse
from pathlib import Path

from bot.cli.database_access import configured
from bot.clock import host_now
from bot.config.settings import Config
from bot.operations.backups import Made, make, order, photos_of, refusal
from bot.refusal import WRONG_USE, Refusal
from storage.engine.snapshots import Flawed, Trouble

HELP = "备份数据库和照片，机器人运行时也可以"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="写到这个文件；不写则放进 [backup] directory，与夜间备份一起保留",
    )


def run(args: argparse.Namespace) -> int:
    settings = configured(args)
    if args.out is not None:
        _check_free(args.out, settings)
    wanted = order(settings, host_now(), args.out)
    try:
        made = make(wanted)
    except Flawed as flawed:
        raise refusal(flawed) from None
    except OSError as error:
        raise Refusal(f"备份写不到 {wanted.target}：{error.strerror}。请检查磁盘空间和权限。") from None
    except Trouble as error:
        raise Refusal(f"备份没有完成：{error}。请检查磁盘空间，稍后再试。") from None
    print(_backup_summary(made))
    return 0


def _check_free(out: Path, settings: Config) -> None:
    """Never over the database itself, nor anything that is no file."""
    if out.is_dir():
        raise Refusal(f"{out} 是一个目录，请在 --out 后写文件名。", WRONG_USE)
    database = settings.storage.path
    used = {
        database.with_name(database.name + end).resolve() for end in ("", "-wal", "-shm", ".lock", ".inhand")
    }
    wanted = {out.resolve(), photos_of(out).resolve()}
    if out.resolve() in used or settings.storage.photos.resolve() in wanted:
        raise Refusal(f"{out} 是机器人正在用的文件，请换一个文件名。", WRONG_USE)


def _backup_summary(made: Made) -> str:
    held = made.contents
    size = made.path.stat().st_size / 1_000_000
    lines = [f"已备份到 {made.path}（{size:.1f} MB，{held.groups} 个群，{held.logs} 条记录，检查无误）"]
    if held.photos:
        lines.append(f"照片 {len(held.photos) - made.absent} 张，在 {photos_of(made.path)}")
    if made.absent:
        lines.append(f"有 {made.absent} 张照片已不在照片文件夹里；恢复时会再向 Telegram 取")
    return "\n".join(lines)
