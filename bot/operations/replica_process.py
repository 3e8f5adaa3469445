"""Keeps Litestream running beside the bot: started again when it ends, looked after, ended with the bot.

Every few seconds it is asked to have everything at the replica; only its confirmation counts as done.
"""

import asyncio
import logging
import os
import shutil
import sys
import tempfile
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from bot.config.settings import Config
from bot.operations import replica
from bot.operations.database_start import identity
from bot.operations.disk_sync import leave_wal
from handlers.core.monitoring.troubles import Trouble
from handlers.core.services import Services

LOOK_SECONDS = 10.0
ANSWER_SECONDS = 20
PATIENCE_SECONDS = 60.0  # a shorter absence of the replica is not reported
LONGEST_PAUSE = 60.0
LAST_SECONDS = 1.5  # for what was written last, when the bot ends
log = logging.getLogger(__name__)


@asynccontextmanager
async def replicated(config: Config, services: Services) -> AsyncIterator[None]:
    """Within, the database is being copied to the replica, where one is configured."""
    if not config.replica.url:
        yield
        return
    folder = Path(tempfile.mkdtemp(prefix="gonghui-"))  # a socket's path must be short
    keeper = Replicating(config, services, folder / "litestream")
    task = asyncio.create_task(keeper.run())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        shutil.rmtree(folder, ignore_errors=True)


class Replicating:
    """One for the whole bot. `run` works until cancelled."""

    def __init__(self, config: Config, services: Services, socket: Path) -> None:
        self._config, self._services, self._socket = config, services, socket
        self._database = config.storage.path.resolve()
        self._well_at = asyncio.get_running_loop().time()

    async def run(self) -> None:
        """Start it again each time it ends, after a pause that grows."""
        pause = 1.0
        while True:
            begun = self._time()
            try:
                await self._live()
            except (replica.ReplicaError, OSError) as error:
                log.error("no replica: %s", type(error).__name__)
            leave_wal(self._services.store, left=False)
            self._judge(is_well=False)
            pause = 1.0 if self._time() - begun > PATIENCE_SECONDS else min(pause * 2, LONGEST_PAUSE)
            await asyncio.sleep(pause)

    async def _live(self) -> None:
        child = await self._started()
        reader = asyncio.create_task(_logged(child))
        try:
            leave_wal(self._services.store, left=True)
            await self._look_after(child)
        finally:
            await self._end(child)
            reader.cancel()

    async def _started(self) -> Process:
        if replica.asked_anew(self._config).exists():
            replica.forget(self._config)
            replica.asked_anew(self._config).unlink(missing_ok=True)
        # For parent_bound, wherever the bot was started.
        ours = os.pathsep.join(path for path in sys.path if path)
        config = str(replica.configured(self._config, self._socket))
        argv = [str(replica.program()), "replicate", "-config", config, "-no-expand-env"]
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot.workers.parent_bound", str(os.getpid()), *argv,
            stdin=DEVNULL, stdout=DEVNULL, stderr=PIPE, umask=replica.PRIVATE,
            env={**replica.environment(self._config.replica, os.environ), "PYTHONPATH": ours},
        )  # fmt: skip

    async def _look_after(self, child: Process) -> None:
        ended, begun = asyncio.create_task(child.wait()), identity(self._database)
        try:
            while not ended.done() and self._is_child_current(begun):
                await asyncio.wait([ended], timeout=LOOK_SECONDS)
                if not ended.done():
                    self._judge(is_well=await self._is_through())
        finally:
            ended.cancel()

    async def _is_through(self) -> bool:
        """Have everything written by now at the replica; whether it is."""
        patience, socket = ("-timeout", str(ANSWER_SECONDS)), ("-socket", str(self._socket))
        words = ("sync", "-wait", *patience, *socket, str(self._database))
        argv = [str(replica.program()), *words]
        asked = await asyncio.create_subprocess_exec(*argv, stdout=DEVNULL, stderr=DEVNULL)
        try:
            return await asyncio.wait_for(asked.wait(), ANSWER_SECONDS + 5) == 0
        except TimeoutError:
            return False
        finally:
            with suppress(ProcessLookupError):
                asked.kill()
            await asked.wait()

    def _is_child_current(self, begun: tuple[int, int] | None) -> bool:
        """Whether to go on with this child: not with a file put in place of the one it has open, nor for a fresh start."""
        return identity(self._database) in (begun, None) and not replica.asked_anew(self._config).exists()

    def _judge(self, *, is_well: bool) -> None:
        """The operator hears of a replica that has been away for a minute, and when it is back."""
        if is_well:
            self._well_at = self._time()
            self._services.meters.replicated_at = self._services.now()
            self._services.troubles.over(Trouble.REPLICA)
        elif self._time() - self._well_at > PATIENCE_SECONDS:
            self._services.troubles.tell(Trouble.REPLICA)

    async def _end(self, child: Process) -> None:
        """It is given a moment for what was written last."""
        if child.returncode is not None:
            return
        with suppress(ProcessLookupError):
            child.terminate()
        try:
            await asyncio.wait_for(child.wait(), LAST_SECONDS)
        except TimeoutError:
            with suppress(ProcessLookupError):
                child.kill()
            await child.wait()

    def _time(self) -> float:
        return asyncio.get_running_loop().time()


async def _logged(child: Process) -> None:
    """What Litestream complains of, as lines of our log."""
    if child.stderr is None:
        raise replica.ReplicaError("no pipe")  # asked for above; the types do not say so
    while line := await child.stderr.readline():
        log.warning("litestream: %s", line.decode("utf-8", "replace").strip()[:500])
