"""The photos of a report's Word file, where the group wants them: fetched from Telegram when it is made, kept nowhere."""

import asyncio
from dataclasses import replace

from handlers.services import Services
from storage import books
from union.digest import Digest
from union.documents.paper import Paper, Picture
from union.groups import Group

MOST = 8  # two to a row, four rows to a page
MOST_BYTES = 5_000_000


async def with_photos(services: Services, group: Group, paper: Paper) -> Paper:
    """The paper with a photo of each item named that has one; what Telegram does not give is left out."""
    if not group.settings.paper_photos:
        return paper
    titles = _titles(paper.digest)
    with services.store.reading() as db:
        found = books.photos_of(db, group, list(titles))
    chosen = [(titles[number], found[number]) for number in titles if number in found][:MOST]
    fetched = await asyncio.gather(
        *(services.gateway.download(file_id, MOST_BYTES) for _title, file_id in chosen)
    )
    pictures = (
        Picture(content, title)
        for (title, _file_id), content in zip(chosen, fetched, strict=True)
        if content is not None
    )
    return replace(paper, pictures=tuple(pictures))


def _titles(report: Digest) -> dict[int, str]:
    """What the report names, by the log's number, in its order."""
    return {item.number: item.title for section in report.sections for item in section.items}
