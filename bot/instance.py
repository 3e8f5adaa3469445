"""One running bot for one database: a lock file beside it, held as long as the program lives."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from bot.database_trouble import explained
from bot.refusal import Refusal
from storage.database import Problem, examine


@contextmanager
def only_one(database: Path) -> Iterator[None]:
    """Hold the lock within; Refusal when another program holds it. The kernel lets go after a kill."""
    with _opened(database) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Refusal(f"已有一个工会小秘在使用 {database}，请先停下它") from error
        yield


def _opened(database: Path) -> TextIO:
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        return database.with_name(f"{database.name}.lock").open("w")
    except OSError as error:
        # Usually the database can't be used for the same reason; storage knows it better than errno.
        problem = examine(database) or Problem.READ_ONLY
        raise Refusal(explained(problem, database)) from error
