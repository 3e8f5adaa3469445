"""JSON that came from outside, or that a release before wrote: an object, or it is none."""

import json
from typing import Any


def json_object(written: str | bytes) -> dict[str, Any] | None:
    """The object that is written there; None for what is no JSON, is nested too deep, or is another value."""
    try:
        found = json.loads(written)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
