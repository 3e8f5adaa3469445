"""Waits until the disk has what was committed, for many at a time and beside the loop; folds the log when it has grown (decision 22).

Commits of the store that do not wait for the disk are synced here: when somebody waits for them, else after a moment. Nearly
all of a fold is done in a thread, what was written meanwhile on the loop.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from storage.engine.database import Store, Unwritable
from storage.engine.durability import Durable
from storage.engine.sqlite_errors import Fault

log = logging.getLogger(__name__)
AGAIN_SECONDS = 1.0  # a reader, a full disk: SQLite itself would try at each commit
SOON_SECONDS = 0.02  # for what nobody waits for


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


class Disk:
    """One for the whole program."""

    def __init__(self, store: Store) -> None:
        self._store = store
        # A thread of its own: looked-up names and photos must not stand before it.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="disk")
        self._under_way: asyncio.Future[None] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._folder = Folder(store, self.reached)
        store.attend(self._soon)

    async def reached(self, patience: float = 0.0) -> None:
        """The disk has everything committed before this call. Raises Unwritable or Broken: nothing of it may be shown.

        With `patience` somebody else's sync may come first: seconds to wait for that.
        """
        durable, wanted = self._store.durable, self._store.durable.committed
        if patience and durable.kept < wanted:
            await asyncio.sleep(patience)
        while durable.kept < wanted:
            await asyncio.shield(self._sync(durable))
        durable.check()
        self._store.look()  # a file that was deleted is on no disk

    async def close(self) -> None:
        """No sync comes any more; before the store is closed."""
        self._store.attend(None)
        if self._timer is not None:
            self._timer.cancel()
        if self._under_way is not None:
            with suppress(Fault):
                await self._under_way
        await self._folder.close()
        self._thread.shutdown()

    def _sync(self, durable: Durable) -> "asyncio.Future[None]":
        """The one under way; or the next, which is for all that was committed by now."""
        # One that is done, and whose end is not yet seen to, began too early for who asks now.
        if self._under_way is None or self._under_way.done():
            self._under_way = asyncio.get_running_loop().run_in_executor(self._thread, durable.sync)
            self._under_way.add_done_callback(self._finish_sync)
        return self._under_way

    def _finish_sync(self, sync: "asyncio.Future[None]") -> None:
        if self._under_way is sync:
            self._under_way = None
        if not sync.cancelled() and isinstance(fault := sync.exception(), Fault):
            self._store.met(fault)  # the operator's look ends the program, if nobody waits who does

    def _soon(self) -> None:
        if self._timer is None:
            with suppress(RuntimeError):  # no loop runs yet: the first commit in it sees to this one too
                self._timer = asyncio.get_running_loop().call_later(SOON_SECONDS, self._catch_up)

    def _catch_up(self) -> None:
        self._timer = None
        durable = self._store.durable
        if durable.kept < durable.committed and not durable.lost:
            self._sync(durable)
        self._folder.look()
