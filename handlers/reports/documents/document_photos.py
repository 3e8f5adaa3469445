"""The photos of a report's Word file, where the group wants them: the saved ones, else fetched from Telegram for it."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, zip_longest

from handlers.core.services import Services
from storage.worklog import photo_folder, photos
from storage.worklog.photos import PhotoFile
from union.core.groups import Group
from union.reports.document import Paper, Picture
from union.reports.model import Digest
from union.reports.named_items import Item
from union.words import words

MOST = 8  # two to a row, four rows to a page
MOST_BYTES = 5_000_000


async def with_photos(services: Services, group: Group, paper: Paper) -> Paper:
    """The paper with photos of the items named, of each section in turn; what nobody gives is left out."""
    if not group.settings.paper_photos:
        return paper
    with services.store.reading() as db:
        named = {item.number for section in paper.digest.sections for item in section.items}
        found = photos.photos_of(db, group, list(named))
    chosen = list(islice(_in_turn(paper.digest, found), MOST))
    contents = await asyncio.gather(*(_content(services, found[item.number]) for item in chosen))
    _ = words(group.settings.language)
    pictures = (
        Picture(
            content, _("{month}月{day}日，{title}", month=item.day.month, day=item.day.day, title=item.title)
        )
        for item, content in zip(chosen, contents, strict=True)
        if content is not None
    )
    return replace(paper, pictures=tuple(pictures))


def _in_turn(report: Digest, found: dict[int, PhotoFile]) -> Iterator[Item]:
    """The first item of each section that has a photo, then the second of each: one busy section crowds none out."""
    seen = set[int]()
    each = [[item for item in section.items if item.number in found] for section in report.sections]
    for row in zip_longest(*each):
        for item in row:
            if item is not None and item.number not in seen:
                seen.add(item.number)
                yield item


async def _content(services: Services, photo: PhotoFile) -> bytes | None:
    if services.photos is not None and photo.path is not None:
        saved = await asyncio.to_thread(photo_folder.read, services.photos, photo.path)
        if saved is not None:
            return saved
    return await services.gateway.download(photo.file_id, MOST_BYTES)
