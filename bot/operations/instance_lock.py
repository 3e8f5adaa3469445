"""One running bot for one database: a lock file beside it and a name for the file itself, held as long as the program lives."""

import errno
import fcntl
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from bot.operations.database_errors import explained
from bot.refusal import Refusal
from storage.engine.database import Problem, examine


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
