"""A month drawn by a child process, so that the loop never waits and the memory of drawing is given back.

What is drawn is union/documents/month_picture.py, for whom is handlers/month_pictures.py.
"""

import os
import pickle
import sys

from bot.children import ask_child
from union.documents.month_sheet import MonthSheet
from union.words import SOURCE, words

TIME_LIMIT = 30.0  # seconds; a picture takes about one
PATIENCE = 10  # of the child: whatever the bot has to do comes first


async def draw_month(sheet: MonthSheet, language: str = SOURCE, *, time_limit: float = TIME_LIMIT) -> bytes:
    """The month as a PNG; raises ChildError when it could not be drawn."""
    return await ask_child("bot.month_drawing", pickle.dumps((sheet, language)), time_limit=time_limit)


def serve_one() -> None:
    """The child's whole life: one sheet in on stdin, its picture out on stdout."""
    os.nice(PATIENCE)
    sheet, language = pickle.load(sys.stdin.buffer)
    from union.documents.month_picture import (
        render,
    )  # only here, and after `nice`: it takes longer than drawing

    sys.stdout.buffer.write(render(sheet, words(language)))


if __name__ == "__main__":
    serve_one()
