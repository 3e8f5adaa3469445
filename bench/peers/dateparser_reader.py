"""dateparser: the first date its search finds, in Chinese or English."""

import re
from datetime import datetime
from typing import Any

from dateparser.search import search_dates

from bench.peers.protocol import When, serve

CHINESE = re.compile("[\u4e00-\u9fff]")


def when(text: str, now: datetime) -> When:
    """What it reads of a sentence; a time of day that is now's own was not said."""
    settings: Any = {"RELATIVE_BASE": now, "PREFER_DATES_FROM": "future"}
    found = search_dates(text, languages=["zh" if CHINESE.search(text) else "en"], settings=settings)
    if not found:
        return None
    start = found[0][1].replace(tzinfo=None, second=0, microsecond=0)
    is_day = (start.hour, start.minute) in ((0, 0), (now.hour, now.minute))
    start = start.replace(hour=0, minute=0) if is_day else start
    return {
        "start": start.isoformat(),
        "end": None,
        "grain": "day" if is_day else "minute",
        "rrule": None,
        "deadline": False,
    }


if __name__ == "__main__":
    serve(when)
