"""`groups`: the groups in the database, a line each, so that other commands can be told which one."""

import argparse
from datetime import datetime

from bot.cli.database_access import configured, reading
from bot.config.settings import group_defaults
from storage.core import groups
from storage.core.rows import to_moment_or_none
from union.core.groups import Group

HELP = "列出各群的编号、群名、chat id 和最近消息"
HEAD = "编号\tchat id\t最近消息\t群名"


def run(args: argparse.Namespace) -> int:
    """One line a group, tabs between; times are the group's own."""
    settings = configured(args)
    defaults = group_defaults(settings)
    with reading(settings.storage.path) as db:
        known = [(row, groups.get(db, row["id"], defaults)) for row in groups.listed(db)]
        lines = [_line(group, to_moment_or_none(row["last_message_at"])) for row, group in known if group]
    print("\n".join([HEAD, *lines]) if lines else "还没有群。请先把机器人拉进一个工会群。")
    return 0


def _line(group: Group, last: datetime | None) -> str:
    spoken = f"{group.wall(last):%Y-%m-%d %H:%M}" if last else "—"
    title = group.title if group.active else f"{group.title}（机器人已不在群里）"
    return f"{group.id}\t{group.chat_id}\t{spoken}\t{title}"
