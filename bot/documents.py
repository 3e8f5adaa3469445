"""Documents made in a child process of their own, one each, so that the loop never waits and memory is given back.

What a document says is union/documents/; how a child is run, and what happens when it does not end, is bot/children.py.
"""

import os
import pickle
import sys

from bot.children import ask_child
from union.documents.forms import Form, render
from union.documents.paper import Paper
from union.words import SOURCE, words

TIME_LIMIT = 60.0  # seconds; a document takes about one
PATIENCE = 10  # of the child: whatever the bot has to do comes first


async def make(form: Form, paper: Paper, language: str = SOURCE, *, time_limit: float = TIME_LIMIT) -> bytes:
    """The report in this form; raises ChildError when it could not be made."""
    return await ask_child("bot.documents", pickle.dumps((form, paper, language)), time_limit=time_limit)


def serve_one() -> None:
    """The child's whole life: one report in on stdin, its bytes out on stdout."""
    os.nice(PATIENCE)
    form, paper, language = pickle.load(sys.stdin.buffer)
    sys.stdout.buffer.write(render(form, paper, words(language)))


if __name__ == "__main__":
    serve_one()
