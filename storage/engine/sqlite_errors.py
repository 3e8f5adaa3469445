"""What is wrong with a database file: told from SQLite's codes, and apart from mistakes of ours."""

import sqlite3
from enum import StrEnum


class Problem(StrEnum):
    """Why a database file cannot be used."""

    DIRECTORY = "directory"
    NO_FOLDER = "no_folder"
    READ_ONLY = "read_only"
    CORRUPT = "corrupt"
    NEWER = "newer"
    LOCKED = "locked"
    MISSING = "missing"
    FULL = "full"
    FAILING = "failing"  # the disk or its connection
    GONE = "gone"  # deleted under the running bot
    REPLACED = "replaced"  # another file lies under its name


class Fault(Exception):
    """The file, not the work, is at fault; `problem` says why, without its content."""

    def __init__(self, text: str, problem: Problem = Problem.FAILING) -> None:
        super().__init__(text)
        self.problem = problem


class Unwritable(Fault):
    """The file can't be used at this moment, being locked or the disk full: later the same may succeed."""


class Broken(Fault):
    """The file will never be right again by itself: nothing more may be accepted."""


# Of SQLite's result codes those that time or the operator mends; all but these and the next are mistakes of ours.
PASSING = {
    sqlite3.SQLITE_BUSY: Problem.LOCKED,
    sqlite3.SQLITE_LOCKED: Problem.LOCKED,
    sqlite3.SQLITE_PROTOCOL: Problem.LOCKED,  # many at once at the WAL's index
    sqlite3.SQLITE_SCHEMA: Problem.LOCKED,  # written anew by another program, again and again
    sqlite3.SQLITE_FULL: Problem.FULL,
    sqlite3.SQLITE_IOERR: Problem.FAILING,
    sqlite3.SQLITE_CANTOPEN: Problem.FAILING,
    sqlite3.SQLITE_NOLFS: Problem.FAILING,
    sqlite3.SQLITE_READONLY: Problem.READ_ONLY,
}
FINAL = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def fault_of(error: BaseException) -> Fault | None:
    """The fault behind an error, None for a mistake of ours."""
    if isinstance(error, Fault):
        return error
    # An error of Python's own module has no code.
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code is None or not isinstance(error, sqlite3.DatabaseError):
        return None
    primary = code & 0xFF  # the low byte; the rest says where it happened
    if primary in FINAL:
        return Broken(str(error), Problem.CORRUPT)
    if primary in PASSING:
        return Unwritable(str(error), PASSING[primary])
    return None


def problem_of(error: BaseException) -> Problem:
    """The problem of an error met while opening a file; what has no name of its own is taken for damage."""
    fault = fault_of(error)
    return fault.problem if fault is not None else Problem.CORRUPT
