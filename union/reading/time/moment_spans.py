"""What moments mean: one by itself, two as a span, and days in a row with the hours of each: 「12月8日至10日 7:30-11:00」."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from union.core.period import Grain
from union.reading.message import When
from union.reading.text.normal_form import Normal
from union.reading.time.dates.clock_times import clock_end, clock_minutes, has_clock, hours_end, timed
from union.reading.time.dates.days import day_span
from union.reading.time.dates.reference_time import DAY, Outlook, Pieces, Span, TimeRead, of_days
from union.reading.time.moments import Moment, are_joined, bound_at, each_day, is_each_day
from union.reading.time.pieces.piece_finder import Rank
from union.reading.time.recurrence.rule_context import rule_sort
from union.reading.time.time_choice import is_change

AROUND = 60  # signs
MOST_DAYS, LISTED_DAYS = 31, 3  # of so few each is a time of its own, as where they are listed


def moment_span(pieces: Pieces, outlook: Outlook) -> Span | None:
    """The span a moment's pieces mean; None where they mean none or an impossible one."""
    names_day = any(atom.rank < Rank.PART for atom in pieces.values())
    day = day_span(pieces, outlook)
    if names_day and day is None:
        return None
    span = timed(day, pieces, outlook)
    if span is None or day is None or not day.rest:
        return span
    rest = (timed(one, pieces, outlook) for one in day.rest)
    return span._replace(rest=tuple(one for one in rest if one))


def span_of(moment: Moment, outlook: Outlook) -> Span | None:
    """What a moment means; asked with the one before it, with the one behind it and alone, it is worked out once."""
    if moment.meant is None or moment.meant[0] is not outlook:
        moment.meant = (outlook, moment_span(moment.pieces, outlook))
    return moment.meant[1]


def end_of_range(begin: Span, first: Pieces, second: Pieces, outlook: Outlook) -> datetime | None:
    """Where the span from one moment to another ends, exclusive; None where the second says nothing."""
    names_day = any(atom.rank < Rank.PART for atom in second.values())
    if has_clock(second) and not names_day:
        return clock_end(begin.start, first, second)
    after = outlook._replace(after=begin.start.date(), told=outlook.told and not names_day)
    span = moment_span(second, after)
    return span and (span.until if names_day else span.end)


def daily_hours(
    said: Normal, text: str, groups: Sequence[Moment], outlook: Outlook
) -> tuple[TimeRead, int] | None:
    """Days in a row said with hours, which are each day's, and how many moments say so; None for anything else."""
    first, *behind = groups
    used, last = 1, first  # what the hours stand with
    if behind and not has_clock(first.pieces) and are_joined(first, behind[0], text):
        last, used = behind.pop(0), 2
    is_run = used == 2 or not {"days", "weekdays"}.isdisjoint(first.pieces)
    is_rule = rule_sort(first.pieces) or rule_sort(last.pieces)
    if outlook.past or is_rule or not (is_run and has_clock(last.pieces)):
        return None
    days, is_joined = _days(first, last, outlook), bool(behind) and are_joined(last, behind[0], text)
    hours = _hours(days.start, last.pieces, behind[0].pieces if is_joined else {}) if days else None
    if days is None or hours is None:
        return None
    start, end, is_end_apart = hours
    used += is_end_apart
    stop = groups[used - 1].end
    if bound_at(text, first.start, stop, last.pieces):
        return None
    if end is None and not is_each_day(text[max(0, first.start - AROUND) : stop + AROUND]):
        return None
    when = When(said.quote(first.start, stop).strip(), start, end, Grain.MINUTE)
    count = (days.until - days.start).days
    rest = tuple(when.later(on * DAY) for on in range(1, count)) if count <= LISTED_DAYS else ()
    when = when if rest else each_day(when, days.until)
    found = TimeRead(first.start, stop, when, has_day=True, has_clock=True, rest=rest)
    return None if is_change(text, found) else (found, used)  # an item that is moved stays one


def _hours(day: datetime, pieces: Pieces, behind: Pieces) -> tuple[datetime, datetime | None, bool] | None:
    """From which minute to which, and whether the end is said by what stands behind; None for an impossible one."""
    hours = _pieces_of(pieces, clock=True)
    begins = clock_minutes(hours)
    if begins is None:
        return None
    start, ends = day + timedelta(minutes=begins), hours_end(hours, begins)
    if ends:
        return start, day + timedelta(minutes=ends), False
    if behind and not _pieces_of(behind, clock=False):
        return start, clock_end(start, hours, behind), True
    return start, None, False


def _days(first: Moment, last: Moment, outlook: Outlook) -> Span | None:
    """The days alone, from midnight to midnight, where these are a few in a row."""
    begin = moment_span(_pieces_of(first.pieces, clock=False), outlook)
    if begin is None or begin.others or begin.rest or begin.grain is not Grain.DAY:
        return None
    end = begin.end
    if last is not first:
        end = end_of_range(begin, first.pieces, _pieces_of(last.pieces, clock=False), outlook)
    if end is None or not 1 < (end - begin.start).days <= MOST_DAYS:
        return None
    return of_days(begin.start.date(), end.date())


def _pieces_of(pieces: Pieces, *, clock: bool) -> Pieces:
    return {sort: atom for sort, atom in pieces.items() if (atom.rank >= Rank.PART) is clock}
