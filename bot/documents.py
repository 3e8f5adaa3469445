"""Documents made in a child process of their own, one each, so that the loop never waits and memory is given back.

What a document says is union/documents/; here is only how it is run, and what happens when it does not end.
"""

import asyncio
import os
import pickle
import sys
from contextlib import suppress

from union.documents.paper import Paper
from union.words import SOURCE, words

TIME_LIMIT = 60.0  # seconds; a document takes about one


class DocumentError(RuntimeError):
    """A document could not be made; the text names the fault, never what the document was to say."""


async def make_docx(paper: Paper, language: str = SOURCE, *, time_limit: float = TIME_LIMIT) -> bytes:
    """The report as a .docx, made by a child process that is gone when this returns, fails or is cancelled."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.documents",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    )
    try:
        made, fault = await asyncio.wait_for(child.communicate(pickle.dumps((paper, language))), time_limit)
    except TimeoutError:
        raise DocumentError(f"the document was not ready within {time_limit:g} s") from None
    finally:
        with suppress(ProcessLookupError):
            child.kill()
        await child.wait()
    if child.returncode:
        raise DocumentError(f"the document's process failed: {_kind(fault)}")
    return made


def serve_one() -> None:
    """The child's whole life: one report in on stdin, its bytes out on stdout."""
    from union.documents.docx import render  # python-docx is slow to import and only the child needs it

    paper, language = pickle.load(sys.stdin.buffer)
    sys.stdout.buffer.write(render(paper, words(language)))


def _kind(fault: bytes) -> str:
    """The type of the exception a traceback ends with, without its message, which may quote a log."""
    lines = fault.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].split(":")[0] if lines else "no word of why"


if __name__ == "__main__":
    serve_one()
