"""Further sessions of an item, which has its dates one by one from then on (RFC 5545 RDATE)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.events.event_rights import may_alter
from union.core.period import is_clock_time
from union.events.model import Event, Occurrence, Rule
from union.events.recurrence_rules import pattern, rule_of_dates
from union.reading.acts.changes.item_changes import ChangeDeed, ItemChange, change_of_one_item
from union.reading.acts.extraction import look
from union.reading.replies.changed_times import change_as_reply
from union.reading.replies.mentions import PART_OF_DAY
from union.reading.time.dates.reference_time import TimeRead
from union.reminders.lead_times import is_due_by

MOST = 31  # sessions of one item


def with_sessions(turn: Turn, one: Occurrence, change: ItemChange) -> Event | None:
    """The item with the sessions told beside those there are; of one parted they take the place of its own time where that is not said again.

    None where no other time is told, or it is nothing with sessions: a task, a weekly series.
    """
    event, rule = one.event, one.event.rule
    dates = pattern(rule.rrule).dates if rule is not None else {event.start: None}
    if is_due_by(event) or not dates or not may_alter(turn, event):
        return None
    starts = session_starts(turn, change.quoted, one.start) or session_starts(turn, change.text, one.start)
    is_anew = change.deed is ChangeDeed.PARTED and len(starts) > 1 and one.start not in starts
    kept = {start: end for start, end in dates.items() if not (is_anew and start == one.original)}
    found = {**dict.fromkeys(starts), **kept}
    if len(found) <= len(kept) or len(found) > MOST:
        return None
    first = min(found)
    end = event.end + (first - event.start) if event.end is not None else None
    return replace(event, start=first, end=end, rule=Rule(rule_of_dates(found.items())))


def session_starts(turn: Turn, words: str, base: datetime) -> Sequence[datetime]:
    """When the sessions begin that are told of an item of that time: a day alone keeps its hour, an hour its day."""
    found = message_reading.run_reader(turn, look, words).reads
    reads = [each for each in found if not PART_OF_DAY.fullmatch(each.when.text)]  # 「上下午两场」
    starts = (each for read in _as_one_time(reads) for each in _starts_of(turn, *read, base))
    return sorted({each for each in starts if each > turn.wall})


def _as_one_time(reads: Sequence[TimeRead]) -> Iterator[tuple[str, TimeRead]]:
    """Each time as it is written; one day and one hour that stand apart are one."""
    days, hours = ([each for each in reads if each.has_clock is is_hour] for is_hour in (False, True))
    if len(days) == len(hours) == 1 and not hours[0].has_day and not days[0].rest:
        yield f"{days[0].when.text}{hours[0].when.text}", days[0]
        return
    yield from ((each.when.text, each) for each in reads)


def _starts_of(turn: Turn, words: str, read: TimeRead, base: datetime) -> Iterator[datetime]:
    if read.rest:
        hour = None if is_clock_time(read.when.grain) else base.time()
        for when in (read.when, *read.rest):
            yield datetime.combine(when.start, hour) if hour is not None else when.start
        return
    reply = change_as_reply(
        change_of_one_item(ChangeDeed.MOVE, words, words), turn.written, base, turn.notice
    )
    if reply is not None and reply.when is not None and reply.when.rrule is None:
        has_hour = is_clock_time(reply.when.grain)
        yield reply.when.start if has_hour else datetime.combine(reply.when.start, base.time())
