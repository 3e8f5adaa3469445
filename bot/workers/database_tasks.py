"""In a worker: what waits for the disk in the bot's place, copying the database or cleansing it."""

import os
from pathlib import Path

from bot.workers.protocol import framed


def cleansing(question: bytes) -> bytes:
    """Whether the file at a path holds nothing any more that was erased from it."""
    from storage.engine.file_scrub import cleanse

    return framed({"done": cleanse(Path(os.fsdecode(question)))})


def backup(question: bytes) -> bytes:
    """A backup made as ordered."""
    from bot.operations.backups import Order, make
    from bot.workers.protocol import loaded

    made = make(loaded(Order, question))
    return framed({"name": made.path.name, "absent": made.absent})
