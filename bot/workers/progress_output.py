"""What a worker says beside its answer: words while it works, and how it ends where memory ran out."""

import sys

WORD = b"word "  # begins a line on the child's stderr that is said while it works
NO_MEMORY = 71  # the exit code of a worker that was given no more memory


def say(word: str) -> None:
    """In the worker: a word to whoever asked, while the work goes on."""
    sys.stderr.buffer.write(WORD + word.encode() + b"\n")
    sys.stderr.buffer.flush()
