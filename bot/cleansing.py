"""The file cleansed after an erasure by a child process, which waits for the disk in the bot's place."""

import os
import sys
from pathlib import Path

from bot.children import ask_child
from storage.cleansing import cleanse

TIME_LIMIT = 600.0  # seconds; a gigabyte takes some ten
DONE = b"done"


async def cleanse_apart(path: Path, *, time_limit: float = TIME_LIMIT) -> bool:
    """Whether the file holds nothing any more that was erased from it. Raises ChildError."""
    question = os.fsencode(path.absolute())
    return await ask_child("bot.cleansing", question, time_limit=time_limit) == DONE


def serve_one() -> None:
    """The child's whole life: a path in on stdin, whether it is done out on stdout."""
    path = Path(os.fsdecode(sys.stdin.buffer.read()))
    sys.stdout.buffer.write(DONE if cleanse(path) else b"")


if __name__ == "__main__":
    serve_one()
