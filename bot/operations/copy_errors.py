"""Why a copy of the database cannot be used, in words for whoever runs the bot."""

from bot.refusal import Refusal
from storage.engine.snapshots import Flaw, Flawed

ADVICE = {
    Flaw.MISSING: "没有这个文件，请核对文件名",
    Flaw.UNREADABLE: "读不了，请检查权限，并确认它不是目录",
    Flaw.EMPTY: "是空文件，请换一份备份",
    Flaw.FOREIGN: "不是工会小秘的数据库，请核对文件名",
    Flaw.NEWER: "是更新版本的工会小秘写的，请先升级程序",
    Flaw.CORRUPT: "已损坏，请换一份备份",
    Flaw.BUSY: "正被另一个程序占用，请先停下那个程序",
}


def refusal(flawed: Flawed) -> Refusal:
    """The end of a command that needs the file."""
    return Refusal(f"{flawed.path} {ADVICE[flawed.flaw]}。")
