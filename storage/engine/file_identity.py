"""Whether the file under a name is still the one that was opened: SQLite goes on writing to a deleted one in silence."""

from os import stat, stat_result
from pathlib import Path

from storage.engine.sqlite_errors import Broken, Problem, Unwritable

Identity = tuple[int, int]
SIDES = ("-wal", "-shm", "-journal")  # what SQLite lays beside a file


class Place:
    """The identity of a database file and of the log beside it, from the moment it was opened."""

    def __init__(self, path: Path) -> None:
        self._path = str(path)
        self._log = f"{path}-wal"
        self._file_id = _identity(self._path)
        self._log_id: Identity | None = None

    def look(self) -> None:
        """Raises Unwritable when one of the two was deleted, Broken when another file lies in place of the database."""
        if self._file_id is None:
            return
        found, log = _identity(self._path), _identity(self._log)
        if found is None:
            raise Unwritable("the file was deleted", Problem.GONE)
        if found != self._file_id:
            raise Broken("the file was replaced", Problem.REPLACED)
        if self._log_id is not None and log != self._log_id:
            raise Unwritable("the log was deleted", Problem.GONE)
        self._log_id = log  # it is made at the first write

    def has_log(self) -> bool:
        """Whether the log is still the one that was written."""
        return self._log_id is not None and _identity(self._log) == self._log_id


def _identity(path: str) -> Identity | None:
    try:
        found: stat_result = stat(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Unwritable("the file can't be looked at", Problem.FAILING) from error
    return found.st_dev, found.st_ino
