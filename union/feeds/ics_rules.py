"""Recurrence rules of other programs: which of them ours can hold, and the times of the rest; how much a file may hold."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice, takewhile
from typing import Any
from zoneinfo import ZoneInfo

from union.core.files.file_type import decoded
from union.core.files.refusal import Refused, Unreadable
from union.events import recurrence_rules

MOST_BYTES = 2_000_000
MOST_LINES = 60_000
MOST_EVENTS = 3_000
LONGEST_LINE = 20_000  # signs, folded lines put together
DEEPEST = 6
KNOWN = frozenset({"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"})
HELD = KNOWN | {"COUNT", "UNTIL"}
LUNAR = frozenset({"RSCALE", "FREQ", "BYMONTH", "BYMONTHDAY", "INTERVAL", "COUNT", "UNTIL", "SKIP"})
FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
MOST_TIMES = 800  # of one series: every day of two years
Component = Any  # icalendar's own types name whatever a property might be
MOST_STEPS = 40_000  # from a beginning long ago
HALF_A_YEAR = timedelta(days=182)


def supported_rule(event: Component, zone: ZoneInfo, start: datetime) -> str | None:
    """The event's rule as ours, from its own `start` (wall time); None where ours would give other times."""
    if "rdate" in event and "rrule" not in event:
        return _dates_only_rule(event, zone, start)
    if "exdate" in event or "rdate" in event or not _has_same_offset(event["dtstart"].dt, zone):
        return None
    parts = _parts(event)
    if parts is None or not parts.keys() <= (LUNAR if parts.get("RSCALE") == "CHINESE" else HELD):
        return None
    if (until := parts.get("UNTIL", "")).endswith("Z"):
        parts["UNTIL"] = f"{_until(until, zone):%Y%m%dT%H%M%S}"
    written = recurrence_rules.joined(parts)
    pattern = recurrence_rules.pattern(written)
    if "RSCALE" in parts and not pattern.lunar:
        return None
    with_day = recurrence_rules.joined(recurrence_rules.with_its_day(pattern.parts, start))
    if recurrence_rules.clamps(written) or recurrence_rules.clamps(with_day):
        return None
    return written if next(recurrence_rules.moments(pattern, start, start), None) == start else None


def _dates_only_rule(event: Component, zone: ZoneInfo, start: datetime) -> str | None:
    """A series of nothing but dates as ours; None where its beginning is left out of it."""
    added, left_out = ({wall_time(one, zone) for one in _dates(event, name)} for name in ("rdate", "exdate"))
    dates = {start, *added} - left_out
    return (
        recurrence_rules.rule_of_dates((one, None) for one in dates)
        if start in dates and len(dates) > 1
        else None
    )


def wall_time(moment: date | datetime, zone: ZoneInfo) -> datetime:
    """A moment of the file as our zone's clock shows it; a day is its midnight."""
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return moment.astimezone(zone).replace(tzinfo=None)
    return _naive_datetime(moment)


def times_of(event: Component, first: datetime, end: datetime) -> Iterator[date | datetime]:
    """When the series takes place in [first, end), in the event's own zone; of a rule within the day only its beginning."""
    began = event["dtstart"].dt
    found = (
        [_naive_datetime(began)] if (parts := _parts(event)) is None else _expanded(parts, began, first, end)
    )
    left_out = {_naive_datetime(one) for one in _dates(event, "exdate")}
    added = [_naive_datetime(one) for one in _dates(event, "rdate")]
    for moment in sorted({*found, *added} - left_out):
        if first <= moment < end:
            yield (moment.replace(tzinfo=began.tzinfo) if isinstance(began, datetime) else moment.date())


def _expanded(
    parts: dict[str, str], began: date | datetime, first: datetime, end: datetime
) -> list[datetime]:
    """By dateutil, told without zones; what begins the series is a time of it, whatever its rule says."""
    from dateutil.rrule import rrulestr

    plain = _naive_datetime(began)
    zone = began.tzinfo if isinstance(began, datetime) else None
    last = min(end, _until(parts["UNTIL"], zone)) if "UNTIL" in parts else end
    written = recurrence_rules.joined({name: value for name, value in parts.items() if name != "UNTIL"})
    if parts.get("RSCALE") == "CHINESE":
        return list(
            islice(recurrence_rules.moments(recurrence_rules.pattern(written), plain, last), MOST_TIMES)
        )
    steps = islice(rrulestr(written.removeprefix("RSCALE=GREGORIAN;"), dtstart=plain), MOST_STEPS)
    found = [one for one in takewhile(last.__ge__, steps) if one >= first]
    return [plain, *found[:MOST_TIMES]]


def _parts(event: Component) -> dict[str, str] | None:
    """The one rule's parts; None for several, or one that gives times within a day, or none at all."""
    said = event.get("rrule")
    if said is None or isinstance(said, list):
        return None
    text = said.to_ical().decode().upper()
    parts = dict(part.split("=", 1) for part in text.split(";") if "=" in part)
    interval = parts.get("INTERVAL", "1")
    is_sound = parts.get("FREQ") in FREQUENCIES and interval.isdigit() and 0 < int(interval) < 1000
    is_strange = parts.get("RSCALE", "GREGORIAN") not in ("GREGORIAN", "CHINESE")
    is_within_day = any(name in parts for name in ("BYHOUR", "BYMINUTE", "BYSECOND"))
    return parts if is_sound and not is_within_day and not is_strange else None


def _has_same_offset(began: date | datetime, zone: ZoneInfo) -> bool:
    """Whether the event's own zone shows the same hour as ours all the year."""
    if not isinstance(began, datetime) or began.tzinfo is None:
        return True
    return all(
        moment.utcoffset() == moment.replace(tzinfo=None).replace(tzinfo=zone).utcoffset()
        for moment in (began, began + HALF_A_YEAR)
    )


def _until(said: str, zone: tzinfo | None) -> datetime:
    """The end of a rule as wall time, one in UTC in this zone."""
    moment = datetime.fromisoformat(said.removesuffix("Z"))
    if "T" not in said:
        return datetime.combine(moment.date(), time.max).replace(microsecond=0)
    if said.endswith("Z") and zone is not None:
        return moment.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)
    return moment


def _naive_datetime(moment: date | datetime) -> datetime:
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=None)
    return datetime.combine(moment, time())


def _dates(event: Component, name: str) -> Iterator[date | datetime]:
    said: Any = event.get(name, [])
    for each in said if isinstance(said, list) else [said]:
        for one in each.dts:
            if isinstance(one.dt, date):  # a period has two ends, and no program of an office writes one
                yield one.dt


def bounded(content: bytes) -> str:
    """The file's text. Raises Unreadable for one beyond the bounds."""
    if len(content) > MOST_BYTES:
        raise Unreadable(Refused.TOO_MUCH)
    text = decoded(content)
    if text is None:
        raise Unreadable(Refused.BROKEN)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > MOST_LINES:
        raise Unreadable(Refused.TOO_MUCH)
    depth = events = length = 0
    for line in lines:
        length = length + len(line) if line.startswith((" ", "\t")) else len(line)
        word = line[:12].upper()
        depth += word.startswith("BEGIN:") - word.startswith("END:")
        events += word.startswith("BEGIN:VEVENT")
        if depth > DEEPEST:
            raise Unreadable(Refused.TOO_DEEP)
        if length > LONGEST_LINE or events > MOST_EVENTS:
            raise Unreadable(Refused.TOO_MUCH)
    return "\n".join(lines).strip() + "\n"
