"""After an erasure the file is written anew, photos and former copies go, and whoever asked is told when that is done.

Cleansing the file is the caller's: a child process, at once where the file is small, at night where it is not.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Set
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from handlers.core.monitoring.errors import place_of
from handlers.core.services import Services
from handlers.core.turn import Turn
from handlers.privacy import texts as phrases
from storage.core import people
from storage.core.outbox import queue
from storage.engine.database import Store
from storage.engine.snapshots import former_copies
from storage.privacy import erasure as privacy_erasure
from storage.worklog import photos
from union.core import backup_schedule
from union.core.groups import Settings
from union.words import Words, language_of, words

log = logging.getLogger(__name__)
NIGHT = range(2, 5)  # hours of the operator's zone
LONGEST = timedelta(days=1)
Cleanse = Callable[[Path], Awaitable[bool]]


async def finish_erasures(services: Services, cleanse: Cleanse) -> None:
    """Cleanse the file of what was erased, once the time is right, and say so."""
    store = services.store
    with store.reading() as db:
        waiting = privacy_erasure.unfinished(db)
        kept = photos.paths(db) if waiting else None
    if not waiting or (waits_for_night(store) and not _is_time(services, waiting)):
        return
    gone = [each.group_id for each in waiting if each.group_id is not None]
    try:
        is_done = store.path is None or await cleanse(store.path)
        await asyncio.to_thread(remove_files, store.path, services.photos, gone, kept)
    except (RuntimeError, OSError) as error:
        log.error("the file was not cleansed: %s at %s", type(error).__name__, place_of(error))
        return
    if is_done:
        _tell(services, waiting)


def _is_time(services: Services, waiting: Iterable[privacy_erasure.Erasure]) -> bool:
    """At night; where the bot does not run at night, a day after it was asked for."""
    now = services.now()
    is_night = now.astimezone(ZoneInfo(services.defaults.timezone)).hour in NIGHT
    return is_night or any(now - erasure.asked_at > LONGEST for erasure in waiting)


def _tell(services: Services, waiting: Iterable[privacy_erasure.Erasure]) -> None:
    with services.store.unit() as db:
        for erasure in waiting:
            privacy_erasure.mark_erasure_done(db, erasure, services.now())
            if erasure.chat_id is not None:
                person = people.person_of_user(db, erasure.chat_id)
                _ = words(language_of(person.language) if person else services.defaults.language)
                text = _("数据库文件已经整理完，里面不再有刚才删除的内容。")
                text += f"\n{phrases.backups(_, erasure.expires)}" if erasure.expires else ""
                out = queue.Outgoing(erasure.chat_id, "sendMessage", {"text": text})
                queue.enqueue_outgoing(db, out, services.now())
    services.wake()


class Promise(NamedTuple):
    """Until when backups hold what was erased, and whether the file is cleansed at night only."""

    expires: date
    tonight: bool

    def words(self, _: Words) -> dict[str, str]:
        return {"when": phrases.when(_, self.tonight), "backups": phrases.backups(_, self.expires)}


SMALL = 20_000_000  # bytes of a file that is written anew in less than a second


def expiry(now: datetime, defaults: Settings) -> date:
    """The day on which the last backup that holds what is erased now is deleted, in the operator's zone."""
    return backup_schedule.deletion_day(now.astimezone(ZoneInfo(defaults.timezone)).date())


def waits_for_night(store: Store) -> bool:
    """Whether the file is so large that it is cleansed at night."""
    return store.path is not None and store.path.exists() and store.path.stat().st_size > SMALL


def remove_files(path: Path | None, folder: Path | None, gone: Iterable[int], kept: Set[str] | None) -> None:
    """Former copies of the database, the photos of groups that are no more, and those no row names."""
    for copy in former_copies(path) if path else ():
        copy.unlink(missing_ok=True)
    if folder is None:
        return
    for number in gone:
        photos.remove_group(folder, number)
    if kept is not None:
        photos.sweep(folder, kept)


def note_erasure(turn: Turn, sort: str, by: str, number: int, chat_id: int | None) -> Promise:
    """Note it; what can be said of when the file follows."""
    promise = Promise(expiry(turn.now, turn.services.defaults), waits_for_night(turn.services.store))
    privacy_erasure.note(turn.db, sort, by, number, turn.now, chat_id=chat_id, expires=promise.expires)
    return promise
