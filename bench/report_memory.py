"""The bot's own memory before and after a month's report with chart and Word, and the drawing child's peak: a list of MB."""

import asyncio
import json
import resource
import tempfile
from pathlib import Path

from bench.calendar import Office
from bench.documents import CHAT, LOGS, NOW, _filled, _resident
from bot import app
from bot.workers.client import make, make_apart
from handlers.reports.documents.document_job import make_documents
from storage.engine.database import open_store
from storage.reports import publication
from storage.reports.publication import Wanted
from union.reports.document import FileForm

assert app  # everything the bot has in memory is there


async def measured(folder: Path) -> list[float]:
    """One group, its month, both forms."""
    store = open_store(folder / "b.db", "bench")
    group = _filled(store, LOGS)
    services = Office(store, NOW).services()
    before = _resident()
    with store.unit() as db:
        for form in (FileForm.PNG, FileForm.DOCX):
            publication.want_document(db, group, Wanted(group.id, CHAT, None, "2026-11", form=form), NOW)
    await make_documents(services, make, make_apart)
    after = _resident()
    store.close()
    return [before, after, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as directory:
        print(json.dumps(asyncio.run(measured(Path(directory)))))
