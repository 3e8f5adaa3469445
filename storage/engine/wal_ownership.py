"""Who folds a database's WAL back into it: this program, or the one that replicates it."""

from storage.engine.database import Store


def leave_wal(store: Store, left: bool) -> None:
    """Leave the WAL to a replicating program, which must read it first; or see to it ourselves again."""
    store.folding.is_left = left
    store.settle_folding()
