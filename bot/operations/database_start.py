"""The database as a program needs it to begin: for one running bot alone, by a lock file beside it and a name for the file itself, held
as long as the program lives; opened, migrated, its figures by the rules of this release; or why it can't be used.

The words are for whoever runs the bot. What to look for is storage's business.
"""

import errno
import fcntl
import logging
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from bot.clock import Clock
from bot.config.settings import Config
from bot.refusal import Refusal
from storage.engine.database import Problem, StorageError, Store, examine, open_store
from storage.engine.sqlite_errors import Fault
from storage.engine.totals_rebuild import bring_up_to_date


class Lock:
    """The lock of a running bot; `renew` looks now and then whether its file is still the one that counts.

    Beside the lock file it is a name for the database's file itself, for by a hard link the same file has another lock
    file beside it. No lock on that file: closing one would drop SQLite's own, and some network disks keep both in one. It
    is an abstract socket's name, which only Linux has: no file, seen by every process of the machine or the container,
    gone with ours.
    """

    def __init__(self, database: Path) -> None:
        self._database = database
        # By another name for the same file, a link, the same lock.
        real = database.resolve()
        self._path = real.with_name(f"{real.name}.lock")
        self._file = self._locked_file()
        self._named: tuple[int, int] | None = None
        self._socket: socket.socket | None = None
        try:
            self._take_name()
        except BaseException:
            self.release()
            raise

    def renew(self) -> None:
        """Lock anew where somebody deleted the file. Raises Refusal when another bot was quicker."""
        if not self._is_in_place(self._file):
            before, self._file = self._file, self._locked_file()
            before.close()
        self._take_name()

    def release(self) -> None:
        """Let go; the kernel does it after a kill."""
        self._release_name()
        self._file.close()

    def _locked_file(self) -> TextIO:
        while True:
            file = self._opened()
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                file.close()
                raise _in_use(self._database) from error
            except OSError as error:  # some network disks
                file.close()
                raise Refusal(
                    f"{self._database} 所在的磁盘不支持文件锁，请把 storage.path 放到本机磁盘上"
                ) from error
            if self._is_in_place(file):
                return file
            file.close()  # deleted between the two: whoever comes next would lock another

    def _is_in_place(self, file: TextIO) -> bool:
        held = os.fstat(file.fileno())
        return (held.st_dev, held.st_ino) == identity(self._path)

    def _opened(self) -> TextIO:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            return self._path.open("w")
        except OSError as error:
            # Usually the database can't be used for the same reason; storage knows it better than errno.
            problem = examine(self._database) or Problem.READ_ONLY
            raise Refusal(explained(problem, self._database)) from error

    def _take_name(self) -> None:
        """Take the name of the file that is there now; none is at the first start. Refusal when another bot has it."""
        found = identity(self._database)
        if found is None or found == self._named or sys.platform != "linux":
            return
        taken = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            taken.bind(f"\0gonghui-bot/{found[0]}/{found[1]}")
        except OSError as error:
            taken.close()
            if error.errno == errno.EADDRINUSE:
                raise _in_use(self._database) from error
            return  # no sockets of this kind here: the lock file alone has to do
        self._release_name()
        self._named, self._socket = found, taken

    def _release_name(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._named = self._socket = None


def identity(path: Path) -> tuple[int, int] | None:
    """Which file it is, by whatever name; None where there is none, or none that we may see."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _in_use(database: Path) -> Refusal:
    return Refusal(f"已有一个工会小秘在使用 {database}，请先停下它")


def is_running(database: Path) -> bool:
    """Whether a bot holds the lock of this database; makes no file, and holds nothing but for a moment."""
    real = database.resolve()
    try:
        with real.with_name(f"{real.name}.lock").open() as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:  # no lock, or none that we may see
        return False
    return False


@contextmanager
def single_instance(database: Path) -> Iterator[Lock]:
    """Hold the lock within; Refusal when another program holds it. The kernel lets go after a kill."""
    lock = Lock(database)
    try:
        yield lock
    finally:
        lock.release()


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
