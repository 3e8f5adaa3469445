"""A few plain values and a file in one piece of bytes: a line of JSON, then the file as it is."""

import json
from collections.abc import Mapping

from bot.workers.faults import NotOfType

Plain = str | int | bool | None


def framed(values: Mapping[str, Plain], content: bytes = b"") -> bytes:
    """The values before the file."""
    return json.dumps(values).encode() + b"\n" + content


def unframed(piece: bytes) -> tuple[dict[str, Plain], bytes]:
    """The values and the file. Raises NotOfType."""
    line, _, content = piece.partition(b"\n")
    try:
        values = json.loads(line)
    except ValueError:
        values = None
    if not isinstance(values, dict):
        raise NotOfType("no values before the file")
    return values, content
