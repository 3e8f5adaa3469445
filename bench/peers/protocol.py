"""How a reader is driven: one JSON line a sentence on standard input, one line with its reading and its time out."""

import json
import sys
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

When = dict[str, Any] | None
WARM_UP = 20  # sentences read before the clock counts: word lists load at first need


def serve(read: Callable[[str, datetime], When]) -> None:
    """Answer every line; a reader that raises has read nothing, and its time counts."""
    lines = [json.loads(line) for line in sys.stdin if line.strip()]
    for line in lines[:WARM_UP]:
        _timed(read, line | {"text": line["text"] + "。"})  # no sentence that counts is read twice
    for line in lines:
        when, seconds = _timed(read, line)
        print(json.dumps({"id": line["id"], "when": when, "seconds": seconds}), flush=True)


def _timed(read: Callable[[str, datetime], When], line: dict[str, Any]) -> tuple[When, float]:
    begun = time.perf_counter()
    try:
        when = read(line["text"], datetime.fromisoformat(line["now"]))
    except Exception:  # a peer's failure is its answer
        when = None
    return when, time.perf_counter() - begun
