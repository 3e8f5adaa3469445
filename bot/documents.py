"""Documents made in a child process of their own, one each, so that the loop never waits and memory is given back.

What a document says is union/documents/; how a child is run, and what happens when it does not end, is bot/children.py.
"""

import pickle
import sys

from bot.children import ask_child
from union.documents.paper import Paper
from union.words import SOURCE, words

TIME_LIMIT = 60.0  # seconds; a document takes about one


async def make_docx(paper: Paper, language: str = SOURCE, *, time_limit: float = TIME_LIMIT) -> bytes:
    """The report as a .docx; raises ChildError when it could not be made."""
    return await ask_child("bot.documents", pickle.dumps((paper, language)), time_limit=time_limit)


def serve_one() -> None:
    """The child's whole life: one report in on stdin, its bytes out on stdout."""
    from union.documents.docx import render  # python-docx is slow to import and only the child needs it

    paper, language = pickle.load(sys.stdin.buffer)
    sys.stdout.buffer.write(render(paper, words(language)))


if __name__ == "__main__":
    serve_one()
