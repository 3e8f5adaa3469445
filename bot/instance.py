"""One running bot for one database: a lock file beside it, held as long as the program lives."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from bot.database_trouble import explained
from bot.refusal import Refusal
from storage.database import Problem, examine


class Lock:
    """The lock of a running bot; `renew` looks now and then whether its file is still the one that counts."""

    def __init__(self, database: Path) -> None:
        self._database = database
        # By another name for the same file, a link, the same lock.
        real = database.resolve()
        self._path = real.with_name(f"{real.name}.lock")
        self._file = self._taken()

    def renew(self) -> None:
        """Lock anew where somebody deleted the file. Raises Refusal when another bot was quicker."""
        if not self._is_in_place(self._file):
            before, self._file = self._file, self._taken()
            before.close()

    def release(self) -> None:
        """Let go; the kernel does it after a kill."""
        self._file.close()

    def _taken(self) -> TextIO:
        while True:
            file = self._opened()
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                file.close()
                raise Refusal(f"已有一个工会小秘在使用 {self._database}，请先停下它") from error
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
        try:
            found = self._path.stat()
        except OSError:
            return False
        return (held.st_dev, held.st_ino) == (found.st_dev, found.st_ino)

    def _opened(self) -> TextIO:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            return self._path.open("w")
        except OSError as error:
            # Usually the database can't be used for the same reason; storage knows it better than errno.
            problem = examine(self._database) or Problem.READ_ONLY
            raise Refusal(explained(problem, self._database)) from error


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
def only_one(database: Path) -> Iterator[Lock]:
    """Hold the lock within; Refusal when another program holds it. The kernel lets go after a kill."""
    lock = Lock(database)
    try:
        yield lock
    finally:
        lock.release()
