"""The option `--group` of several commands, and the group it means."""

import argparse

from bot.refusal import WRONG_USE, Refusal
from storage.core import groups
from storage.engine.database import Database
from union.core.group_settings import Settings
from union.core.groups import Group


def add_group(parser: argparse.ArgumentParser) -> None:
    """Give the parser `--group N`, a number in `args.group`."""
    parser.add_argument(
        "--group", type=int, required=True, metavar="N", help="群的编号或 chat id（见 groups）"
    )


def group_of(db: Database, wanted: int, defaults: Settings) -> Group:
    """By our number, else by a chat id, an old one too."""
    found = groups.get(db, wanted, defaults) or groups.of_chat(db, wanted, defaults)
    if found is None:
        raise Refusal(f"没有编号或 chat id 为 {wanted} 的群，用 groups 命令查看有哪些群", WRONG_USE)
    return found
