"""Exports made and sent: noted in a transaction, made outside of any, each sent in another.

Making one is the caller's: a worker, which reads the file itself; a database in memory is
nobody else's to read, so there it is made here. After an erasure the file is written anew, at once or at night, and whoever asked is told.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Set
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from handlers.core import hooks
from handlers.core.monitoring.errors import place_of
from handlers.core.services import Services
from handlers.core.turn import Turn
from handlers.privacy import export_files
from handlers.privacy import texts as phrases
from handlers.privacy.export_files import ExportOrder
from storage.core import people
from storage.core.outbox import queue
from storage.core.outbox.queue import Lane, Outgoing
from storage.engine.database import Database, Store
from storage.engine.snapshots import former_copies
from storage.privacy import erasure as privacy_erasure
from storage.privacy import export
from storage.privacy.export import Wish
from storage.worklog import photos
from union.core import backup_schedule
from union.core.groups import Group, Settings
from union.words import Words, language_of, words

log = logging.getLogger(__name__)
MOST_TRIES = 3
ENDING = ".zip"
ExportApart = Callable[[ExportOrder], Awaitable[bytes | None]]


async def make_exports(services: Services, apart: ExportApart) -> None:
    """Make and queue every export wanted, and forget the archives that were sent."""
    with services.store.reading() as db:
        wishes = export.wanted(db)
    for wish in wishes:
        try:
            content = await _export_archive(services, wish, apart)
        except (RuntimeError, OSError) as error:
            log.error("an export failed: %s at %s", type(error).__name__, place_of(error))
            _failed(services, wish)
            continue
        with services.store.unit() as db:
            # While it was being made, its person or its group may have been erased.
            if export.is_wanted(db, wish):
                export.end(db, wish)
                _send(services, db, wish, content)
        services.wake()


async def _export_archive(services: Services, wish: Wish, apart: ExportApart) -> bytes | None:
    path = services.store.path
    person = None if wish.group_id is not None else wish.person_id
    order = ExportOrder(
        path or Path(), services.photos, services.defaults, services.now(), wish.group_id, person
    )
    if path is not None:
        return await apart(order)
    with services.store.reading() as db:
        return export_files.zipped(export_files.parts(db, order, hooks.carried(services).report_sections))


def _send(services: Services, db: Database, wish: Wish, content: bytes | None) -> None:
    _, group = words(language_of(wish.language)), _group_of(services, db, wish)
    to = partial(Outgoing, wish.chat_id)
    if group is None:
        told = _("您不在任何群的数据里：这里只有您的姓名、语言和 Telegram 编号。要删掉请发「删除我的」。")
        out = to("sendMessage", {"text": told})
    elif content is None:
        out = to("sendMessage", {"text": phrases.too_large(_, wish.group_id)})
    else:
        day = f"{group.day(services.now()):%Y%m%d}"
        name = _("我的数据 {day}", day=day)
        caption = _("您的数据：data.json 是全部内容，photos 里是保存过的照片。")
        if wish.group_id is not None:
            name = _("{title}数据 {day}", title=group.title, day=day)
            caption = _(
                "「{title}」的数据：ledger 开头的是各年台账，calendar.ics 是日历，data.json 是全部内容，photos 里是保存过的照片。"
                "里面有姓名和原话，请妥善保管。",
                title=group.title,
            )
        file_id = queue.add_file(db, group, f"{name}{ENDING}".replace("/", "_"), content, services.now())
        params = {"caption": caption}
        out = to("sendDocument", params, Lane.DIGEST, group.id, file_id=file_id, about=export.ABOUT)
    queue.enqueue_outgoing(db, out, services.now())


def _group_of(services: Services, db: Database, wish: Wish) -> Group | None:
    """The group exported; of a person's archive the first they are in, for a file is kept with a group."""
    if wish.group_id is not None:
        return services.group(db, wish.group_id)
    person = people.get(db, wish.person_id)
    known = privacy_erasure.groups_about(db, person) if person else []
    return services.group(db, known[0].id) if known else None


def _failed(services: Services, wish: Wish) -> None:
    """Leave it for the next round, or say so when it was tried often enough."""
    with services.store.unit() as db:
        if export.tried(db, wish) < MOST_TRIES:
            return
        export.end(db, wish)
        _ = words(language_of(wish.language))
        text = _("这次没能导出，部署者会在日志里看到原因，请稍后再试。")
        queue.enqueue_outgoing(db, Outgoing(wish.chat_id, "sendMessage", {"text": text}), services.now())
    services.wake()


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
