"""One running bot for one database: a lock file beside it, held as long as the program lives."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.refusal import Refusal


@contextmanager
def only_one(database: Path) -> Iterator[None]:
    """Hold the lock within; Refusal when another program holds it. The kernel lets go after a kill."""
    database.parent.mkdir(parents=True, exist_ok=True)
    with database.with_name(f"{database.name}.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Refusal(f"已有一个工会小秘在使用 {database}，请先停下它") from error
        yield
