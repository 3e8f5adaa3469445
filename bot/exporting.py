"""An export made in a child process of its own, so that the loop never waits for years of work being written out."""

import os
import pickle
import sys
from typing import TYPE_CHECKING

from bot.children import ask_child

if TYPE_CHECKING:
    from handlers.exporting import Order

TIME_LIMIT = 600.0  # seconds; ten years of a busy committee take some thirty
PATIENCE = 10  # of the child: whatever the bot has to do comes first


async def export_apart(order: "Order", *, time_limit: float = TIME_LIMIT) -> bytes | None:
    """The archive ordered; None where it is too large for a message, or there is nothing. Raises ChildError."""
    return await ask_child("bot.exporting", pickle.dumps(order), time_limit=time_limit) or None


def serve_one() -> None:
    """The child's whole life: one order in on stdin, the archive out on stdout."""
    os.nice(PATIENCE)
    order = pickle.load(sys.stdin.buffer)

    from handlers.exporting import made_of  # only here, and after `nice`

    sys.stdout.buffer.write(made_of(order) or b"")


if __name__ == "__main__":
    serve_one()
