"""The database file after an erasure: no freed page, no log beside it and no former copy holds what is gone."""

import sqlite3
from pathlib import Path

PATIENCE = 5.0  # seconds that another writer is waited for


def cleanse(path: Path) -> bool:
    """Write the file anew and empty its log; False when somebody was reading or writing: try again later."""
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        connection.execute("pragma secure_delete = on")
        connection.execute("vacuum")
        is_held_up, _pages, _moved = connection.execute("pragma wal_checkpoint(truncate)").fetchone()
    except sqlite3.OperationalError:
        return False
    finally:
        connection.close()
    return not is_held_up


def former_copies(path: Path) -> list[Path]:
    """Copies of the database beside it, made before a migration or a restore: they hold what was erased since."""
    ours = (f"{path.name}.*.bak", f"{path.name}.*.before", f"{path.name}.*.old", f"{path.name}.*.part")
    return sorted(found for pattern in ours for found in path.parent.glob(pattern))
