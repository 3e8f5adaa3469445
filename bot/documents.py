"""Documents made in a child process of their own, one each, so that the loop never waits and memory is given back.

What a document says is union/documents/, what it is made from handlers/orders.py; how a child is run, and what happens when it does not end, is bot/children.py.
"""

import os
import pickle
import sys
from typing import TYPE_CHECKING

from bot.children import ask_child
from union.documents.forms import Form, render
from union.documents.paper import Paper
from union.words import SOURCE, words

if TYPE_CHECKING:
    from handlers.orders import Made, Order

TIME_LIMIT = 60.0  # seconds; a document takes about one
PATIENCE = 10  # of the child: whatever the bot has to do comes first


async def make(form: Form, paper: Paper, language: str = SOURCE, *, time_limit: float = TIME_LIMIT) -> bytes:
    """The report in this form; raises ChildError when it could not be made."""
    return await ask_child("bot.documents", pickle.dumps((form, paper, language)), time_limit=time_limit)


async def make_apart(order: "Order", *, time_limit: float = TIME_LIMIT) -> "Made | None":
    """The document ordered, its logs read by the child too; None where it would say nothing, or ChildError."""
    answer = await ask_child("bot.documents", pickle.dumps(order), time_limit=time_limit)
    made: Made | None = pickle.loads(answer)
    return made


def serve_one() -> None:
    """The child's whole life: one report or order in on stdin, what was made out on stdout."""
    os.nice(PATIENCE)
    asked = pickle.load(sys.stdin.buffer)
    sys.stdout.buffer.write(_render(*asked) if type(asked) is tuple else _ordered(asked))


def _ordered(order: "Order") -> bytes:
    from handlers.orders import made_of  # only here, and after `nice`: it takes longer than the document

    return pickle.dumps(made_of(order, _render))


def _render(form: Form, paper: Paper, language: str) -> bytes:
    return render(form, paper, words(language))


if __name__ == "__main__":
    serve_one()
