"""Photos saved on the bot's own disk where the group wants that: fetched, drawn anew without EXIF, written.

A wish is the photo's own row, so a restart forgets none. Drawing is the caller's: a worker.
"""

import asyncio
import errno
import logging
from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from handlers.core.attachments import FileTurns
from handlers.core.monitoring.errors import place_of
from handlers.core.monitoring.troubles import Trouble
from handlers.core.services import Services
from storage.core import groups
from storage.engine.database import Database
from storage.worklog import photos
from storage.worklog.photos import Unsaved
from union.core.groups import Group

log = logging.getLogger(__name__)
MOST_BYTES = 20_000_000  # Telegram gives a bot no larger file
AT_ONCE = 5  # of one group in one pass: documents wait meanwhile
UNDONE_KEPT = timedelta(days=30)  # so long an entry taken back may come again with its photos

Redraw = Callable[[bytes], Awaitable[bytes | None]]
Tell = Callable[[Database, Services, Group, datetime], None]  # the 管理员 of a group, that its photos wait


class PhotoKeeping:
    """One for the whole bot. What it remembers only spares work; the rows are the truth."""

    def __init__(
        self, services: Services, redraw: Redraw, tell: Tell, turns: FileTurns | None = None
    ) -> None:
        self._services, self._redraw, self._tell = services, redraw, tell
        self._turns = turns or FileTurns()
        self._swept: date | None = None

    async def keep(self) -> None:
        """Save what waits, and delete once a day what is no longer to be kept."""
        services, folder = self._services, self._services.photos
        if folder is None:
            return
        with services.store.reading() as db:
            wanting = groups.active_with(db, services.defaults, "save_photos")
        for group in wanting:
            if not await self._save_some(folder, group):
                return
        await self._sweep(folder)

    async def _save_some(self, folder: Path, group: Group) -> bool:
        """Whether to go on: not while Telegram gives nothing, or the disk is full."""
        with self._services.store.reading() as db:
            waiting = photos.unsaved(db, group, self._services.now(), AT_ONCE)
        for photo in waiting:
            if not await self._save(folder, group, photo):
                return False
        return True

    async def _save(self, folder: Path, group: Group, photo: Unsaved) -> bool:
        services = self._services
        content = await services.gateway.download(photo.file_id, MOST_BYTES)
        if content is None:
            with services.store.unit() as db:
                photos.failed(db, group, photo, services.now())
            return False
        path = photos.path_of(group.id, photo.id)
        try:
            async with self._turns.of(group.id):
                drawn = await self._redraw(content)
            if drawn is not None:
                await asyncio.to_thread(photos.write, folder, path, drawn)
        except (RuntimeError, OSError) as error:
            return self._failed(group, photo, error)
        with services.store.unit() as db:
            if drawn is None:
                photos.give_up_photo(db, group, photo)
            else:
                photos.saved(db, group, photo.id, path)
        services.troubles.over(Trouble.PHOTOS)
        return True

    def _failed(self, group: Group, photo: Unsaved, error: Exception) -> bool:
        log.error("a photo was not saved: %s at %s", type(error).__name__, place_of(error))
        services, now = self._services, self._services.now()
        if not isinstance(error, OSError):
            with services.store.unit() as db:
                photos.failed(db, group, photo, now)
            return True
        # The folder is full, read only or gone, which is no fault of the photo's.
        services.troubles.tell(Trouble.PHOTOS, errno.errorcode.get(error.errno or 0, ""))
        with services.store.unit() as db:
            photos.postpone_photo(db, group, photo, now)
            self._tell(db, services, group, now)
        return False

    async def _sweep(self, folder: Path) -> None:
        now = self._services.now()
        if self._swept == now.date():
            return
        with self._services.store.unit() as db:
            for group in groups.active(db, self._services.defaults):
                photos.forget_undone(db, group, now - UNDONE_KEPT)
            kept = photos.paths(db)
        if kept is not None:
            try:
                await asyncio.to_thread(photos.sweep, folder, kept)
            except OSError as error:  # looked at again tomorrow, and told today
                self._services.troubles.tell(Trouble.PHOTOS, errno.errorcode.get(error.errno or 0, ""))
        self._swept = now.date()
