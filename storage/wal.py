"""Who folds a database's WAL back into it: this program, or the one that replicates it."""

from storage.database import Store

PAGES = 1000  # SQLite's own: four megabytes


def leave_wal(store: Store, left: bool) -> None:
    """Leave the WAL to a replicating program, which must read it first; or see to it ourselves again."""
    store.db.conn.execute(f"pragma wal_autocheckpoint = {0 if left else PAGES}")
