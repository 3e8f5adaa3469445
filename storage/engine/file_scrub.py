"""The database file after an erasure: no freed page, no log beside it and no former copy holds what is gone."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

PATIENCE = 30.0  # seconds: a replicating program, which reads the log, is ended within ten
BUSY_SECONDS = 5.0  # that a writer is waited for
PAUSE = 0.1


def cleanse(path: Path) -> bool:
    """Write the file anew and empty its log; False when somebody was reading or writing: try again later."""
    with closing(sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)) as connection:
        try:
            connection.execute("pragma secure_delete = on")
            connection.execute("vacuum")
            # Who waits here for a reader keeps all writers waiting: it is asked again instead.
            connection.execute("pragma busy_timeout = 0")
            until = time.monotonic() + PATIENCE
            while connection.execute("pragma wal_checkpoint(truncate)").fetchone()[0]:  # it is held up
                if time.monotonic() > until:
                    return False
                time.sleep(PAUSE)
        except sqlite3.OperationalError:
            return False
    return True


def former_copies(path: Path) -> list[Path]:
    """Copies of the database beside it, made before a migration or a restore: they hold what was erased since."""
    ours = (f"{path.name}.*{kind}" for kind in (".bak", ".before", ".before-wal", ".before-shm", ".part"))
    return sorted(found for pattern in ours for found in path.parent.glob(pattern))
