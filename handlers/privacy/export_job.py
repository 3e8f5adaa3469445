"""Exports made and sent, one wish after another (handlers/core/file_jobs.py).

Making one is the caller's: a worker, which reads the file itself; a database in memory is
nobody else's to read, so there it is made here.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path

from handlers.core import file_jobs, hooks
from handlers.core.job_context import Desk
from handlers.core.services import Services
from handlers.privacy import export_files
from handlers.privacy import texts as phrases
from handlers.privacy.export_files import ExportOrder
from storage.core import people
from storage.privacy.export import ABOUT, WISHES, WantedExport
from union.core.groups import Group
from union.words import Words, language_of, words

ENDING = ".zip"
ExportApart = Callable[[ExportOrder], Awaitable[bytes | None]]


async def make_exports(services: Services, apart: ExportApart) -> None:
    """Make and queue every export wanted."""

    async def made(wish: WantedExport, group: Group) -> bytes | None:
        path = services.store.path
        whose = (group.id, None) if wish.of_group else (None, wish.person_id)
        order = ExportOrder(path or Path(), services.photos, services.defaults, services.now(), *whose)
        if path is not None:
            return await apart(order)
        with services.store.reading() as db:
            return export_files.zipped(export_files.parts(db, order, hooks.carried(services).report_sections))

    await file_jobs.fulfil(services, WISHES, made, _send, _give_up)


def _send(desk: Desk, wish: WantedExport, content: bytes | None) -> None:
    _, group = _words(desk, wish), desk.group
    if content is None:
        file_jobs.say(desk, wish, phrases.too_large(_, group.id if wish.of_group else None))
        return
    day = f"{desk.wall:%Y%m%d}"
    name = _("我的数据 {day}", day=day)
    caption = _("您的数据：data.json 是全部内容，photos 里是保存过的照片。")
    if wish.of_group:
        name = _("{title}数据 {day}", title=group.title, day=day)
        caption = _(
            "「{title}」的数据：ledger 开头的是各年台账，calendar.ics 是日历，data.json 是全部内容，photos 里是保存过的照片。"
            "里面有姓名和原话，请妥善保管。",
            title=group.title,
        )
    file_jobs.send(desk, wish, (f"{name}{ENDING}".replace("/", "_"), content), caption, about=ABOUT)


def _give_up(desk: Desk, wish: WantedExport) -> None:
    _ = _words(desk, wish)
    file_jobs.say(desk, wish, _("这次没能导出，部署者会在日志里看到原因，请稍后再试。"))


def _words(desk: Desk, wish: WantedExport) -> Words:
    person = people.get(desk.db, wish.person_id)
    return words(language_of(person.language if person else None))
