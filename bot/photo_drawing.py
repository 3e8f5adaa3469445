"""A photo drawn anew by a child process, so that the bot itself never decodes what anybody sends.

What is left of it is union/documents/redrawing.py.
"""

import os
import sys

from bot.children import ask_child

TIME_LIMIT = 30.0  # seconds; a photo takes about half of one
PATIENCE = 10  # of the child: whatever the bot has to do comes first
EDGE = 2560  # dots of the longer side as kept: Telegram's own largest


async def redraw(content: bytes, *, time_limit: float = TIME_LIMIT) -> bytes | None:
    """The photo as a JPEG without metadata; None for what is none. Raises ChildError when the child failed."""
    return await ask_child("bot.photo_drawing", content, time_limit=time_limit) or None


def serve_one() -> None:
    """The child's whole life: one picture in on stdin, the new one out on stdout."""
    from union.documents.redrawing import redrawn  # here only: the bot itself knows nothing of pictures

    os.nice(PATIENCE)
    found = redrawn(sys.stdin.buffer.read(), EDGE)
    sys.stdout.buffer.write(found.content if found else b"")


if __name__ == "__main__":
    serve_one()
