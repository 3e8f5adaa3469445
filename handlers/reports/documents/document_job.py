"""The report's documents: noted in a transaction, made outside of any, one after another, each sent in another.

Making one is the caller's: a worker, which reads the logs itself, so that the loop never does;
photos are for the loop to fetch, and a database in memory is nobody else's to read.

The files a month's post was followed by: once the report says something else they say so and offer new ones. Where nothing
changed until the lock, no second set is sent: they say that the report stands as they have it.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from itertools import islice, zip_longest

from handlers.core import file_jobs, hooks
from handlers.core.job_context import Desk
from handlers.core.messages import outgoing_message
from handlers.core.messages.outgoing_message import button
from handlers.core.services import Services
from handlers.reports import month_post
from handlers.reports.report_snapshot import FileOrder, MadeFile, Reports, named_file, says_something
from storage.core.outbox import queue, sent_messages
from storage.core.outbox.queue import Lane, Outgoing
from storage.core.outbox.sent_messages import Sent
from storage.reports import publication
from storage.reports.publication import Wanted
from storage.worklog import photos
from union.core.groups import Group
from union.core.period import Period
from union.reports.document import FileForm, Paper, Picture
from union.reports.model import Digest
from union.reports.named_items import Item
from union.words import words

Make = Callable[[FileForm, Paper, str], Awaitable[bytes]]
MakeApart = Callable[[FileOrder[Wanted]], Awaitable[MadeFile | None]]
MOST = 8  # two to a row, four rows to a page
MOST_BYTES = 5_000_000


async def make_documents(services: Services, make: Make, make_apart: MakeApart | None = None) -> None:
    """Make and queue every document wanted; `make` gets a form, a paper and the language of its words.

    `make_apart` reads the file itself; without it, or where there is no file, the paper is gathered here.
    """

    async def made(wanted: Wanted, group: Group) -> MadeFile | None:
        if not wanted.scheduled:
            services.gateway.show_at_work(wanted.chat_id, wanted.topic, picture=wanted.form is FileForm.PNG)
        return await document(services, wanted, group, make, make_apart)

    await file_jobs.fulfil(services, publication.WISHES, made, _send, _give_up)


async def document(
    services: Services, wanted: Wanted, group: Group, make: Make, make_apart: MakeApart | None
) -> MadeFile | None:
    """One document as of now, with its name; None where it would say nothing. Raises RuntimeError (ChildError)."""
    has_photos = wanted.form is FileForm.DOCX and group.settings.paper_photos
    if make_apart is not None and services.store.path is not None and not has_photos:
        return await make_apart(FileOrder(services.store.path, wanted, services.defaults, services.now()))
    period = group.months.of_key(wanted.period)
    if period is None:
        return None
    with services.store.reading() as db:
        sections = hooks.carried(services).report_sections
        found = Reports(db, group, services.now(), sections).gathered(period)
    await asyncio.sleep(0)  # a year of logs is long to go through: others are answered in between
    with services.store.reading() as db:
        paper = found.paper(db, group, wanted.form)
    if not says_something(wanted, paper):
        return None
    if has_photos:
        paper = await _with_photos(services, group, paper)
    return named_file(wanted, group, paper, await make(wanted.form, paper, group.settings.language))


def _send(desk: Desk, wanted: Wanted, made: MadeFile | None) -> None:
    if made is None:
        return
    group, form = desk.group, wanted.form
    key = f"document:{form}:{group.id}:{wanted.period}:{wanted.since}" if wanted.scheduled else None
    # A photo is seen at once, a file has to be opened.
    method = "sendPhoto" if form is FileForm.PNG else "sendDocument"
    about, file = f"digest:{wanted.period}", (made.name, made.content)
    row, file_id = file_jobs.send(
        desk, wanted, file, made.caption, method, key=key, about=about, unasked=wanted.scheduled
    )
    if wanted.scheduled and form is FileForm.DOCX and row is not None:
        _mail(desk, wanted, file_id)


def _give_up(desk: Desk, wanted: Wanted) -> None:
    if wanted.scheduled and wanted.form is FileForm.DOCX:
        _mail(desk, wanted, None)
    failed = {
        FileForm.PNG: desk._("月报的图没有画出来，稍后发 /digest 再试"),
        FileForm.DOCX: desk._("Word 文件没有生成，稍后发 /digest 再试"),
        FileForm.XLSX: desk._("Excel 台账没有生成，稍后发 /digest 再试"),
        FileForm.REVIEW: desk._("年终总结没有生成，请稍后再发一次「年终总结」"),
    }
    file_jobs.say(desk, wanted, failed[wanted.form])


def _mail(desk: Desk, wanted: Wanted, file_id: int | None) -> None:
    month = desk.group.months.of_key(wanted.period)
    if month is not None:
        month_post.mirror(desk, month_post.report_now(desk, month), file_id=file_id, mailed=True)


async def _with_photos(services: Services, group: Group, paper: Paper) -> Paper:
    """The paper with photos of the items named, of each section in turn; what nobody gives is left out."""
    with services.store.reading() as db:
        named = {item.number for section in paper.digest.sections for item in section.items}
        found = photos.photos_of(db, group, list(named))
    chosen = list(islice(_in_turn(paper.digest, found), MOST))
    contents = await asyncio.gather(*(_content(services, found[item.number]) for item in chosen))
    _ = words(group.settings.language)
    pictures = list[Picture]()
    for item, content in zip(chosen, contents, strict=True):
        facts = {"month": item.day.month, "day": item.day.day, "title": item.title}
        if content is not None:
            pictures.append(Picture(content, _("{month}月{day}日，{title}", **facts)))
    return replace(paper, pictures=tuple(pictures))


def _in_turn(report: Digest, found: dict[int, photos.PhotoFile]) -> Iterator[Item]:
    """The first item of each section that has a photo, then the second of each: one busy section crowds none out."""
    seen = set[int]()
    each = [[item for item in section.items if item.number in found] for section in report.sections]
    for row in zip_longest(*each):
        for item in row:
            if item is not None and item.number not in seen:
                seen.add(item.number)
                yield item


async def _content(services: Services, photo: photos.PhotoFile) -> bytes | None:
    if services.photos is not None and photo.path is not None:
        saved = await asyncio.to_thread(photos.read, services.photos, photo.path)
        if saved is not None:
            return saved
    return await services.gateway.download(photo.file_id, MOST_BYTES)


def current(desk: Desk, month: Period) -> list[Sent]:
    """Those that still tell what the report tells."""
    return sent_messages.files_standing(desk.db, desk.group, f"digest:{month.key}")


def overtaken(desk: Desk, month: Period) -> None:
    """They are of another moment than the report: 「这是11月30日 17:00版，报告后来有改动」."""
    _, group = desk._, desk.group
    for each in current(desk, month):
        at = group.wall(each.queued_at)
        clock = f"{at:%H:%M}"
        said = _("这是{month}月{day}日 {clock}版，报告后来有改动。", month=at.month, day=at.day, clock=clock)
        _caption(desk, month, each, said, _("取新的"), key=f"{sent_messages.OVERTAKEN}{each.id}")


def stand(desk: Desk, month: Period) -> None:
    """The report was locked and tells what they tell."""
    _ = desk._
    said = _("已定稿，内容和这份一样。")
    for each in current(desk, month):
        _caption(desk, month, each, said, _("取定稿"))


def _caption(desk: Desk, month: Period, sent: Sent, said: str, label: str, *, key: str | None = None) -> None:
    form = (sent.key or "").split(":")[1]
    rows = [[button(label, month_post.FILE, desk.group.id, month.key, form)]]
    params = {"caption": said, "reply_markup": outgoing_message.markup(rows)}
    chat_id, group_id = desk.group.chat_id, desk.group.id
    out = Outgoing(chat_id, "editMessageCaption", params, Lane.DIGEST, group_id, key=key, edits=sent.id)
    queue.enqueue_outgoing(desk.db, out, desk.now)
