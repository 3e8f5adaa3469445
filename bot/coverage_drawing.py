"""走访情况 drawn by a child process, as a month is (bot/month_drawing.py): the loop never waits.

What is drawn is union/documents/coverage_picture.py, for whom is handlers/coverage_pictures.py.
"""

import os
import pickle
import sys

from bot.children import ask_child
from bot.month_drawing import PATIENCE, TIME_LIMIT
from union.coverage import Sheet
from union.words import SOURCE, words


async def draw_coverage(sheet: Sheet, language: str = SOURCE, *, time_limit: float = TIME_LIMIT) -> bytes:
    """The sheet as a PNG; raises ChildError when it could not be drawn."""
    return await ask_child("bot.coverage_drawing", pickle.dumps((sheet, language)), time_limit=time_limit)


def serve_one() -> None:
    """The child's whole life: one sheet in on stdin, its picture out on stdout."""
    os.nice(PATIENCE)
    sheet, language = pickle.load(sys.stdin.buffer)
    from union.documents.coverage_picture import render  # only here, and after `nice`

    sys.stdout.buffer.write(render(sheet, words(language)))


if __name__ == "__main__":
    serve_one()
