"""The database and the files a command reads beside a running bot, and the group that `--group` means; else the command ends with why not."""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bot.config.settings import Config, group_defaults, load
from bot.operations.database_start import refusal
from bot.refusal import WRONG_USE, Refusal
from storage.core import groups
from storage.engine.database import Database, StorageError, open_reading
from union.core.groups import Group, Settings

STDIN = "-"


def configured(args: argparse.Namespace) -> Config:
    """What `--config` names, and the environment. Raises Refusal."""
    return load(args.config, os.environ)


@contextmanager
def reading(path: Path) -> Iterator[Database]:
    """One look at one state of the file. Raises Refusal."""
    try:
        store = open_reading(path)
    except StorageError as error:
        raise refusal(error) from None
    with closing(store), store.reading() as db:
        yield db


def add_group(parser: argparse.ArgumentParser) -> None:
    """Give the parser `--group N`, a number in `args.group`."""
    parser.add_argument(
        "--group", type=int, required=True, metavar="N", help="群的编号或 chat id（见 groups）"
    )


@contextmanager
def group_reading(args: argparse.Namespace) -> Iterator[tuple[Config, Database, Group]]:
    """One look at the group that `--group` means. Raises Refusal."""
    config = configured(args)
    with reading(config.storage.path) as db:
        yield config, db, group_of(db, args.group, group_defaults(config))


def group_of(db: Database, wanted: int, defaults: Settings) -> Group:
    """By our number, else by a chat id, an old one too."""
    found = groups.get(db, wanted, defaults) or groups.of_chat(db, wanted, defaults)
    if found is None:
        raise Refusal(f"没有编号或 chat id 为 {wanted} 的群，用 groups 命令查看有哪些群", WRONG_USE)
    return found


def file_bytes(path: str, most: int) -> bytes:
    """The bytes of a file, 「-」 is standard input; one more than `most` where there are more."""
    try:
        if path == STDIN:
            return sys.stdin.buffer.read(most + 1)
        with Path(path).open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise Refusal(f"读不了 {path}：{_reason(error)}。", WRONG_USE) from None


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "没有这个文件"
    if isinstance(error, IsADirectoryError):
        return "这是一个目录"
    return "请检查权限" if isinstance(error, PermissionError) else "文件打不开"
