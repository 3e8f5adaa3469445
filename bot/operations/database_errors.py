"""The database as a program needs it to begin: opened, migrated, its figures by the rules of this release; or why it can't be used.

The words are for whoever runs the bot. What to look for is storage's business.
"""

import logging
from pathlib import Path

from bot.clock import Clock
from bot.config.settings import Config
from bot.refusal import Refusal
from storage.engine.database import Problem, StorageError, Store, open_store
from storage.engine.sqlite_errors import Fault
from storage.engine.totals_rebuild import bring_up_to_date

ADVICE = {
    Problem.DIRECTORY: "是一个目录，请在 storage.path 里写文件名，如 data/gonghui.db",
    Problem.NO_FOLDER: "所在的路径中有一段不是目录，请检查 storage.path",
    Problem.READ_ONLY: "或它所在的目录不可写，请检查权限",
    Problem.CORRUPT: "已损坏，或不是工会小秘的数据库，请停下机器人，用 python -m bot restore 从备份恢复，或换一个 storage.path",
    Problem.NEWER: "是更新版本的工会小秘写的，请升级程序后再打开",
    Problem.LOCKED: "正被另一个程序占用，请稍后再试，或先停下那个程序",
    Problem.FULL: "所在的磁盘已满，请腾出空间后再启动",
    Problem.FAILING: "读写出错，请检查磁盘、网络盘的连接和权限",
    Problem.GONE: "在运行中被删除，又写不回去，请检查它所在的目录",
    Problem.REPLACED: "在运行中被换成了另一个文件，请确认要用哪一个，再重新启动",
    Problem.MISSING: "还不存在，请先启动一次机器人",
}
log = logging.getLogger(__name__)


def explained(problem: Problem, path: Path) -> str:
    """One line: which file, what is wrong, what to do."""
    return f"数据库 {path} {ADVICE[problem]}"


class DatabaseRefusal(Refusal):
    """The end of a program that needs the database; `reason` is for the operator's chat, without a path."""

    def __init__(self, problem: Problem, path: Path) -> None:
        super().__init__(explained(problem, path))
        self.problem = problem
        self.reason = f"数据库{ADVICE[problem]}"


def refusal(error: StorageError) -> DatabaseRefusal:
    return DatabaseRefusal(error.problem, error.path)


def opened(config: Config, clock: Clock) -> Store:
    """The configured database, brought up to date; Refusal in words when it can't be used."""
    try:
        store = open_store(config.storage.path, f"{clock.now():%Y%m%d-%H%M%S}")
    except StorageError as error:
        raise refusal(error) from error
    try:
        for done, whole in bring_up_to_date(store):
            log.info("figures counted anew by the rules of this release: %d of %d logs", done, whole)
    except Fault as fault:
        store.close()
        raise DatabaseRefusal(fault.problem, config.storage.path) from fault
    return store
