"""Our own reader: times, quantities, money, category, kind and intent in one go."""

from datetime import datetime

from bench.peers.protocol import When, serve
from union.reading.message_json import as_json
from union.reading.reader import read


def when(text: str, now: datetime) -> When:
    """The time of the whole message."""
    found = as_json(read(text, now))["when"]
    return found if isinstance(found, dict) else None


if __name__ == "__main__":
    serve(when)
