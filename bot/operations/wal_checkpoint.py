"""Folds the log into the database when it has grown: nearly all of it in a thread, what was written meanwhile on the loop."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor

from storage.engine.database import Store, Unwritable
from storage.engine.sqlite_errors import Fault

log = logging.getLogger(__name__)
AGAIN_SECONDS = 1.0  # a reader, a full disk: SQLite itself would try at each commit


class Folder:
    """One for the whole program, beside its Disk."""

    def __init__(self, store: Store, synced: Callable[[], Awaitable[None]]) -> None:
        """`synced` waits until the disk has the log as it is: then SQLite, which syncs it too, need not wait on the loop."""
        self._store = store
        self._synced = synced
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="fold")  # a sync waits for no fold
        self._under_way: asyncio.Task[None] | None = None
        self._not_before = 0.0

    def look(self) -> None:
        """Something was written: begin where the log is long."""
        now = asyncio.get_running_loop().time()
        if self._under_way is None and now >= self._not_before and self._store.is_log_long():
            self._not_before = now + AGAIN_SECONDS
            self._under_way = asyncio.create_task(self._fold())

    async def close(self) -> None:
        """Before the store is closed."""
        if self._under_way is not None:
            await asyncio.wait([self._under_way])
        self._thread.shutdown()

    async def _fold(self) -> None:
        store, folding = self._store, self._store.folding
        try:
            store.look()
            with store.looking():
                folding.open()
            with store.folds():
                is_all = await asyncio.get_running_loop().run_in_executor(self._thread, folding.beside)
            await self._synced()
            if is_all and folding is store.folding:
                with store.folds():
                    is_all = folding.rest(store.db.conn)
            self._not_before = 0.0 if is_all else self._not_before
        except Unwritable as fault:
            log.warning("the log is folded later: %s", fault.problem)
        except Fault as fault:
            store.met(fault)  # the operator's look ends the program
        finally:
            self._under_way = None


def leave_wal(store: Store, left: bool) -> None:
    """Leave the WAL to a replicating program, which must read it first; or see to it ourselves again."""
    store.folding.is_left = left
    store.settle_folding()
