"""Opens the database file, guards it against misuse, and hands out units of work. No subject lives here."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from pathlib import Path

from sqlite_utils import Database as Database  # the storeys above name the type, not the library

from storage.engine.durability import PAGES, Durable, Folding, Place, unfolded
from storage.engine.migrations import MIGRATIONS, known_migration_names
from storage.engine.sqlite_errors import Broken as Broken  # with the next two, for the storeys above
from storage.engine.sqlite_errors import Fault, fault_of, problem_of
from storage.engine.sqlite_errors import Problem as Problem
from storage.engine.sqlite_errors import Unwritable as Unwritable

UNFINISHED = ".part"  # what a copy is called until it is whole
BUSY_MS = 1000  # longer would freeze the loop; the error handler answers instead
LATER = (Problem.LOCKED, Problem.FULL, Problem.READ_ONLY)  # a fold finds the log as it was, later


class StorageError(Exception):
    """The file cannot be used; `problem` says why, without its content."""

    def __init__(self, problem: Problem, path: Path) -> None:
        super().__init__(f"{problem}: {path}")
        self.problem = problem
        self.path = path


class NestedUnit(RuntimeError):
    """A unit of work was opened inside another: the two would share one fate without knowing it."""


class Store:
    """One connection on the loop's thread. `fault` is the last thing that was wrong with the file, None since a write.

    `behind` is whoever syncs commits that did not wait for the disk (bot/operations/disk_sync.py), called after each commit and folds
    the log; without one all wait.
    """

    def __init__(self, db: Database, path: Path | None = None) -> None:
        self.db = db
        self.path = path
        self.fault: Fault | None = None
        self.durable = Durable(path)
        self.folding = Folding(path)
        self.behind: Callable[[], None] | None = None
        self._place = None if path is None else Place(path)
        self._busy = False
        self._waits = True

    @contextmanager
    def unit(self, *, waits: bool = True) -> Iterator[Database]:
        """All or nothing; takes the write lock at once, so a later write can't find it gone.

        With `waits` the disk has it at the end. Without, before anything of it is shown to the world, `Disk.reached`.
        Raises Unwritable or Broken when the file, not the work, is at fault.
        """
        with self._exclusive_unit(), self._telling():
            if self._place is not None:
                self._place.look()
            connection = self.db.conn
            before = connection.total_changes
            # Have SQLite wait for the disk at each commit or not; who is to be told of one that does not wait.
            is_behind = None if waits or self.behind is None or not self.durable.is_ready() else self.behind
            if self._waits is not (is_behind is None):
                self._waits = is_behind is None
                self.db.conn.execute(f"pragma synchronous = {'full' if self._waits else 'normal'}")
            try:
                connection.execute("begin immediate")
                yield self.db
                connection.commit()
            except BaseException:
                # After a commit that failed the transaction is still open.
                with suppress(sqlite3.Error):
                    connection.rollback()
                raise
            if connection.total_changes > before:  # an empty one proves nothing
                self.met(None)
            if is_behind is not None:
                self.durable.committed += 1
            if self.behind is not None:
                self.behind()

    def attend(self, behind: Callable[[], None] | None) -> None:
        """From now on `behind` looks after commits and the log; with None nobody does."""
        self.behind = behind
        self.settle_folding()

    def settle_folding(self) -> None:
        """SQLite folds the log at a commit, unless another sees to it: the one behind, or a replicating program."""
        pages = 0 if self.folding.is_left or self.behind is not None else PAGES
        with suppress(sqlite3.Error):  # the connection is shut
            self.db.conn.execute(f"pragma wal_autocheckpoint = {pages}")

    def is_log_long(self) -> bool:
        """Whether it is time to fold the log."""
        return not self.durable.lost and self.folding.is_due(self.durable.handle)

    @contextmanager
    def folds(self) -> Iterator[None]:
        """Around a fold. Raises Unwritable where a later one may succeed, Broken where nobody knows what the disk has."""
        durable = self.durable
        durable.check()
        try:
            yield
        except sqlite3.Error as error:
            fault = fault_of(error)
            if fault is None or fault.problem in LATER:
                raise Unwritable(str(error), Problem.LOCKED if fault is None else fault.problem) from error
            durable.lost = True
            raise Broken("the log could not be folded", fault.problem) from error

    @contextmanager
    def reading(self) -> Iterator[Database]:
        """One consistent view for several questions; holds up nobody who writes. Raises like `unit`."""
        with self._exclusive_unit(), self._telling():
            self.db.conn.execute("begin")
            try:
                yield self.db
            finally:
                self.db.conn.rollback()

    @contextmanager
    def looking(self) -> Iterator[Database]:
        """For questions without one view; units may be opened within. Raises Unwritable or Broken like `unit`."""
        with self._telling():
            yield self.db

    @property
    def changes(self) -> int:
        """How many rows were written since the file was opened: what was read before holds while this is the same."""
        return int(self.db.conn.total_changes)

    def look(self) -> None:
        """Raises Unwritable or Broken when the file is no longer where it was opened."""
        if self._place is not None:
            with self._telling():
                self._place.look()

    def has_its_log(self) -> bool:
        """Whether the log beside the file is this connection's."""
        return self._place is not None and self._place.has_log()

    def adopt(self, db: Database) -> None:
        """Go on with another connection to the same path."""
        self.db = db
        self.durable.close(is_whole=True)
        self.durable = Durable(self.path)
        self.folding.close()
        self.folding = Folding(self.path, is_left=self.folding.is_left)
        self.settle_folding()
        self._place = None if self.path is None else Place(self.path)
        self._waits = True
        self.fault = None

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            self.durable.check()
            yield
        except (sqlite3.DatabaseError, Fault) as error:
            fault = fault_of(error)
            if fault is None:
                raise
            self.met(fault)
            if fault is error:
                raise
            raise fault from error

    def met(self, fault: Fault | None) -> None:
        """Note what is wrong with the file, None when it was written to."""
        if (self.fault and self.fault.problem) is (fault and fault.problem):
            return
        # While another program holds the lock nobody waits a second for it again and again.
        is_locked = fault is not None and fault.problem is Problem.LOCKED
        with suppress(sqlite3.Error):
            self.db.conn.execute(f"pragma busy_timeout = {0 if is_locked else BUSY_MS}")
        self.fault = fault

    @contextmanager
    def _exclusive_unit(self) -> Iterator[None]:
        if self._busy:
            raise NestedUnit
        self._busy = True
        try:
            yield
        finally:
            self._busy = False

    def close(self) -> None:
        """Close the connection; the WAL is folded back by SQLite, unless nobody knows what of it the disk has."""
        self.folding.close()
        keeping = unfolded(self.path) if self.durable.lost and self.path is not None else nullcontext()
        with keeping, suppress(sqlite3.Error):  # a broken file can't be folded
            self.db.close()
        self.durable.close(is_whole=False)


def examine(path: Path) -> Problem | None:
    """What stands in the way of using this file, None when nothing does. Changes nothing."""
    if path.is_dir():
        return Problem.DIRECTORY
    if not path.exists():
        parent = path.parent
        while not parent.exists():
            parent = parent.parent
        if not parent.is_dir():
            return Problem.NO_FOLDER
        return None if os.access(parent, os.W_OK) else Problem.READ_ONLY
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        return Problem.READ_ONLY
    try:
        with closing(_read_only_connection(path)) as connection:
            if connection.execute("pragma quick_check(1)").fetchone()[0] != "ok":
                return Problem.CORRUPT
            return Problem.NEWER if _applied(connection) - known_migration_names() else None
    except sqlite3.DatabaseError as error:
        return problem_of(error)


def unapplied(path: Path) -> bool:
    """Whether an existing, sound file will be brought up to date when it is opened."""
    with closing(_read_only_connection(path)) as connection:
        return bool(known_migration_names() - _applied(connection))


def open_store(path: Path, stamp: str) -> Store:
    """Open or create the file, bring it up to date. `stamp` names the copy made before a migration.

    Raises StorageError in words the caller can translate.
    """
    problem = examine(path)
    if problem is not None:
        raise StorageError(problem, path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        create_private(path)
    except OSError as error:
        raise StorageError(Problem.READ_ONLY, path) from error
    db = connected(path)
    try:
        _migrate(db, path, stamp)
    except sqlite3.DatabaseError as error:
        db.close()
        raise StorageError(problem_of(error), path) from error
    return Store(db, path)


def open_reading(path: Path) -> Store:
    """Open an existing file for reading beside a running bot. Raises StorageError."""
    problem = examine(path) if path.exists() else Problem.MISSING
    if problem is not None:
        raise StorageError(problem, path)
    db = connected(path)
    if MIGRATIONS.pending(db):  # nothing is written by a command that only reads
        db.close()
        raise StorageError(Problem.MISSING, path)
    return Store(db, path)


def open_beside(path: Path) -> Store:
    """The file of the bot that is running, in a process it started: read only, and not examined anew."""
    return Store(Database(_read_only_connection(path)), path)


@contextmanager
def reading_beside(path: Path) -> Iterator[Database]:
    """One look at that file, closed behind it."""
    with closing(open_beside(path)) as store, store.reading() as db:
        yield db


def _read_only_connection(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_MS / 1000)


def _applied(connection: sqlite3.Connection) -> set[str]:
    return {migration.name for migration in MIGRATIONS.applied(Database(connection))}


def create_private(path: Path) -> None:
    """Make the file, if there is none, readable by the bot's user only."""
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    path.chmod(0o600)


@contextmanager
def copied(db: Database, target: Path) -> Iterator[sqlite3.Connection]:
    """A whole copy by SQLite's own backup, for the bot's user only; within it can be looked at."""
    target.unlink(missing_ok=True)
    create_private(target)
    with closing(sqlite3.connect(target)) as copy:
        db.conn.backup(copy)
        yield copy


def connected(path: Path) -> Database:
    """A connection to the file with our settings. Raises StorageError."""
    connection = sqlite3.connect(path, timeout=BUSY_MS / 1000)
    db = Database(connection)
    try:
        db.enable_wal()
        prepare(db)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise StorageError(problem_of(error), path) from error
    return db


def prepare(db: Database) -> None:
    for setting in ("foreign_keys = on", "synchronous = full", "secure_delete = on"):
        db.conn.execute(f"pragma {setting}")
    db.conn.execute(f"pragma busy_timeout = {BUSY_MS}")


def _migrate(db: Database, path: Path, stamp: str) -> None:
    if not MIGRATIONS.pending(db):
        return
    if MIGRATIONS.applied(db):
        for left in path.parent.glob(f"{path.name}.*.bak{UNFINISHED}"):
            left.unlink()  # a kill left it, and it holds everything
        target = path.with_name(f"{path.name}.{stamp}.bak")
        unfinished = target.with_name(target.name + UNFINISHED)
        with copied(db, unfinished):  # under its final name only when complete
            pass
        unfinished.replace(target)
    with db.atomic():  # of several all or none: no release ever knew what lies between
        MIGRATIONS.apply(db)
