"""JioNLP 1.5.29: the first time its extractor finds, in the benchmark's form, read as kindly as its answer allows."""

import logging
from datetime import datetime, timedelta
from typing import Any

import jionlp

from bench.peers.protocol import When, serve

FORM = "%Y-%m-%d %H:%M:%S"
# How long its answer lasts says the grain.
GRAINS = ((timedelta(hours=1, minutes=1), "minute"), (timedelta(days=1), "day"))


def when(text: str, now: datetime) -> When:
    """What it reads of a sentence; its durations are no times."""
    base = {name: getattr(now, name) for name in ("year", "month", "day", "hour", "minute", "second")}
    found = jionlp.ner.extract_time(text, time_base=base, with_parsing=True) or []
    return next(filter(None, (_when(one["detail"]) for one in found if one.get("detail"))), None)


def _when(detail: dict[str, Any]) -> When:
    if detail["type"] == "time_period":
        return _rule(detail["time"])
    if detail["type"] not in ("time_point", "time_span"):
        return None
    first, last = detail["time"]
    if "inf" in first:
        return _said(datetime.strptime(last, FORM), None, "day", deadline=True)
    start = datetime.strptime(first, FORM)
    end = None if "inf" in last else datetime.strptime(last, FORM)
    return _span(start, end)


def _span(start: datetime, end: datetime | None) -> When:
    if end is None:
        return _said(start, None, "day")
    if end.second == 59:
        end += timedelta(seconds=1)
    for longest, grain in GRAINS:
        if end - start <= longest and (grain == "minute" or start.hour == 0):
            return _said(start, None, grain)
    return _said(start, end, "day" if start.hour == end.hour == 0 else "minute")


def _rule(time: dict[str, Any]) -> When:
    delta, point = time["delta"], time["point"]
    rule = _rate(delta.get("day", 0), int(delta.get("month", 0) + 12 * delta.get("year", 0)))
    if not point:
        return None
    start, end = (datetime.strptime(one, FORM) for one in point["time"])
    return {**(_span(start, end) or {}), "end": None, "rrule": rule}


def _rate(days: float, months: int) -> str:
    """The plainest rule of that rate."""
    if months % 12 == 0 and months:
        every, count = "YEARLY", months // 12
    elif months:
        every, count = "MONTHLY", months
    elif days % 7 == 0:
        every, count = "WEEKLY", int(days // 7)
    else:
        every, count = "DAILY", int(days)
    return f"FREQ={every};INTERVAL={max(count, 1)}"


def _said(start: datetime, end: datetime | None, grain: str, *, deadline: bool = False) -> When:
    ends = end.isoformat() if end else None
    return {"start": start.isoformat(), "end": ends, "grain": grain, "rrule": None, "deadline": deadline}


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)  # it prints a traceback for what it cannot read
    serve(when)
