"""A series whose dates were named one by one, 「12月4日、9日、11日」, as the text of a rule: RFC 5545's RDATE.

Wall time as everywhere here; a date alone where it begins at midnight, 「…/…」 where it has an end of its own.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta

NAME = "RDATE"
DAY, MINUTE = "%Y%m%d", "%Y%m%dT%H%M%S"


def written(dates: Iterable[tuple[datetime, datetime | None]]) -> str:
    """The rule of these dates, in order, each once."""
    said = (
        f"{_text(start)}/{_text(end)}" if end else _text(start) for start, end in sorted(dict(dates).items())
    )
    return f"{NAME}={','.join(said)}"


def read(said: str) -> Mapping[datetime, datetime | None]:
    """The dates behind 「RDATE=」 with the ends they have of their own, in order."""
    spans = (one.partition("/") for one in said.split(",") if one)
    return {
        datetime.fromisoformat(start): datetime.fromisoformat(end) if end else None for start, _, end in spans
    }


def moved(dates: Mapping[datetime, datetime | None], first: datetime, by: timedelta) -> str:
    """The rule of the dates from `first` on, each moved by as much."""
    return written((one + by, end + by if end else None) for one, end in dates.items() if one >= first)


def _text(moment: datetime) -> str:
    return f"{moment:{DAY if moment.time() == time() else MINUTE}}"
