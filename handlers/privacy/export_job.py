"""Exports made and sent: noted in a transaction, made outside of any, each sent in another.

Making one is the caller's: a worker, which reads the file itself; a database in memory is
nobody else's to read, so there it is made here.
"""

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

from handlers.core import hooks
from handlers.core.monitoring.errors import place_of
from handlers.core.services import Services
from handlers.privacy import export_files
from handlers.privacy import texts as phrases
from handlers.privacy.export_files import ExportOrder
from storage.core import people
from storage.core.outbox import queue
from storage.core.outbox.queue import Lane, Outgoing
from storage.engine.database import Database
from storage.privacy import erasure as privacy_erasure
from storage.privacy import export
from storage.privacy.export import Wish
from union.core.groups import Group
from union.words import language_of, words

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
