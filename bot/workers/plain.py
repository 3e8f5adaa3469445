"""Values as JSON, written: dataclasses by the names of their fields, what has no sign of its own as words.

Here is nothing that takes long to import, for each worker does so anew; the way back is codec.py's.
"""

import json
from base64 import urlsafe_b64encode
from dataclasses import fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any


def dumped(value: object) -> bytes:
    """The value as JSON. Raises TypeError for one that no codec knows."""
    return json.dumps(value, ensure_ascii=False, default=_plain).encode()


def _plain(value: Any) -> object:
    match value:
        case date() | time():
            return value.isoformat()
        case bytes():
            return urlsafe_b64encode(value).decode()
        case Decimal() | Path():
            return str(value)
        case frozenset() | set():
            return list(value)
    if is_dataclass(value):
        return {one.name: getattr(value, one.name) for one in fields(value)}
    raise TypeError(f"no JSON of {type(value).__name__}")
