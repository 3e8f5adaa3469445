"""The database as a command reads it beside a running bot: opened, or the command ends with why not."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bot.operations.database_errors import refusal
from storage.engine.database import Database, StorageError, open_reading


@contextmanager
def reading(path: Path) -> Iterator[Database]:
    """One look at one state of the file. Raises Refusal."""
    try:
        store = open_reading(path)
    except StorageError as error:
        raise refusal(error) from None
    with closing(store), store.reading() as db:
        yield db
