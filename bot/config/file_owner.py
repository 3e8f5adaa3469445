"""Whose database it is: what root wrote beside it, the bot's own user could not open any more."""

import os
import pwd
from pathlib import Path

from bot.refusal import Refusal


def refuse_for_another(database: Path, user: int | None = None) -> None:
    """Refusal in words when root (or the `user` given) works on a database of an ordinary user's."""
    try:
        owner = database.stat().st_uid
    except OSError:  # not there yet, or not to be looked at: others say so
        return
    if (os.geteuid() if user is None else user) == 0 != owner:
        raise Refusal(
            f"数据库属于用户 {_name(owner)}，请用这个用户运行：sudo -u {_name(owner)} …；"
            "否则新文件归 root，机器人打不开。"
        )


def _name(owner: int) -> str:
    try:
        return pwd.getpwuid(owner).pw_name
    except KeyError:
        return str(owner)
