"""What follows from another holiday calendar: steps, series and reminders are dated anew, and what moved is told.

Which days these are is decided in union/; reports keep their time by themselves.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from handlers.core.message_reading import PLAN_WORDS
from handlers.core.messages import command_words
from handlers.events import event_groups, occurrences
from handlers.reminders import reminder_schedule
from storage.engine.database import Database
from storage.events import queries as events_queries
from storage.reminders import schedule
from union.core.almanac.date_format import day_words
from union.core.grouping import grouped
from union.core.groups import Group
from union.events import recurrence
from union.events.model import Event, Status
from union.festivals.notice_values import Moved, NoticeSubject
from union.reading.message import Intent
from union.reading.reader import read
from union.reading.replies.item_details import read_plan
from union.reports import report_schedule
from union.words import Words

AHEAD = timedelta(days=400)
MOST_MOVED = 40  # of which a message tells
MOST_TIMES = 3  # of one series: the next ones speak for the rest
REPORT_TIMES = (
    (NoticeSubject.REPORT, report_schedule.posting),
    (NoticeSubject.LOCK, report_schedule.locking),
)
Times = dict[tuple[int, str], date]


def rearrange(db: Database, before: Group, after: Group, now: datetime) -> list[Moved]:
    """Date everything open anew after the group's notices changed; what moved, by its old day."""
    opened = events_queries.open_ones(db, before)
    held, told = _series_times(db, before, opened, now), _reminder_days(db, before, opened, now)
    moved = [each for event in opened if (each := _moved_event(db, before, after, event, now)) is not None]
    reminder_schedule.replan(db, after, now)
    still = events_queries.open_ones(db, after)
    times = _series_times(db, after, still, now)
    elsewhere = sorted(_differing(NoticeSubject.ITEM, still, held, times), key=lambda each: each.before)
    of_series = grouped((each.event and each.event.id, each) for each in elsewhere)
    moved += [each for each in elsewhere if each in of_series[each.event and each.event.id][:MOST_TIMES]]
    moved += _series_changes(still, held, times)
    of_items = {each.event.id for each in moved if each.event}
    alone = [event for event in still if event.id not in of_items]
    moved += _differing(NoticeSubject.REMINDER, alone, told, _reminder_days(db, after, alone, now))
    return sorted([*moved, *_reports(before, after, now)], key=lambda each: (each.before, each.subject))


def _moved_event(db: Database, before: Group, after: Group, event: Event, now: datetime) -> Moved | None:
    """Store the day of a step or of what its words date, or where a series off days off begins; told of no series."""
    is_ahead = event.start > before.wall(now)
    if event.rule is not None or not is_ahead:
        moved = _event_starting_at(event, recurrence.restarted(event, before.notice, after.notice))
    elif event.pack is not None:
        was, will = (event_groups.step_days(db, group, event.pack) for group in (before, after))
        day, is_by_plan = event.start.date(), event.title in will  # one that somebody moved by hand stays
        day = will[event.title] if is_by_plan and was.get(event.title) == day else day
        moved = _event_starting_at(event, datetime.combine(day, event.start.time()))
    else:
        moved = _reread_event(before, after, event)
    if moved.start == event.start:
        return None
    events_queries.change(db, after, moved)
    if moved.rule is None:
        schedule.withdraw(db, after, moved)
        reminder_schedule.plan_reminders(db, after, moved, now)
    return (
        Moved(NoticeSubject.ITEM, event.start.date(), moved.start.date(), event)
        if event.rule is None
        else None
    )


def _event_starting_at(event: Event, begin: datetime) -> Event:
    end = None if event.end is None else event.end + (begin - event.start)
    return replace(event, start=begin, end=end)


def _reread_event(before: Group, after: Group, event: Event) -> Event:
    """The item on the day that its own words mean now; one that somebody moved by hand stays."""
    if event.said_at is None:
        return event
    words = read_plan(command_words.argument(event.said, PLAN_WORDS)).text
    wall, region = before.wall(event.said_at), before.settings.region
    was = read(words, wall, region=region, meant=Intent.EVENT, notice=before.notice).when
    if was is None or (was.start, was.end) != (event.start, event.end):
        return event
    will = read(words, wall, region=region, meant=Intent.EVENT, notice=after.notice).when
    return event if will is None else replace(event, start=will.start, end=will.end)


def _series_times(db: Database, group: Group, found: list[Event], now: datetime) -> Times:
    """The days on which series that follow working days take place, by item and the rule's own moment."""
    wall = group.wall(now)
    shifted = [event for event in found if event.rule is not None and event.rule.shift is not None]
    times = [one for event in shifted for one in occurrences.upcoming_within(db, group, event, wall, AHEAD)]
    opened = (one for one in times if one.status is Status.OPEN)
    return {(one.event.id, f"{one.original:%Y%m%d%H%M}"): one.start.date() for one in opened}


def _reminder_days(db: Database, group: Group, found: list[Event], now: datetime) -> Times:
    return {
        (event.id, f"{row.original:%Y%m%d%H%M}/{row.lead}/{row.person_id}"): group.day(row.due)
        for event in found
        for row in schedule.waiting(db, group, event)
        if row.due > now
    }


def _series_changes(found: list[Event], before: Times, after: Times) -> Iterator[Moved]:
    """Of each series that drops days off: how many times it has less and more, and the first of them."""
    for event in found:
        for subject, less, more in (
            (NoticeSubject.LEFT_OUT, before, after),
            (NoticeSubject.ADDED, after, before),
        ):
            days = sorted(day for key, day in less.items() if key[0] == event.id and key not in more)
            if days:
                yield Moved(subject, days[0], days[0], event, count=len(days))


def _differing(subject: NoticeSubject, found: list[Event], before: Times, after: Times) -> list[Moved]:
    by_id = {event.id: event for event in found}
    return [
        Moved(subject, day, after[key], by_id[key[0]])
        for key, day in before.items()
        if key[0] in by_id and after.get(key, day) != day
    ]


def _reports(before: Group, after: Group, now: datetime) -> Iterator[Moved]:
    wall = before.wall(now)
    first = before.months.before(before.months.containing(wall.date())).first
    for month in before.months.between(first, wall.date() + AHEAD):
        for subject, at in REPORT_TIMES:
            was, will = (at(month, group.settings, group.notice) for group in (before, after))
            if was.date() != will.date() and was > wall:
                yield Moved(subject, was.date(), will.date(), month=month)


def moved_lines(_: Words, found: Sequence[Moved], today: date) -> list[str]:
    """A line for each of them, as many as a message holds."""
    lines = [_line(_, one, today) for one in found[:MOST_MOVED]]
    if len(found) > MOST_MOVED:
        lines.append(_("……另有{left}项，请看 /cal", left=len(found) - MOST_MOVED))
    return lines


def _line(_: Words, one: Moved, today: date) -> str:
    before, after = (day_words(_, day, now=today) for day in (one.before, one.after))
    days = _("{before}→{after}", before=before, after=after)
    month = {"month": int(one.month.key[-2:]) if one.month else 0}
    item, times = one.event.facts if one.event else {}, {"day": before, "count": one.count}
    match one.subject:
        case NoticeSubject.LOCK:
            return _("{month}月月报定稿：{days}", **month, days=days)
        case NoticeSubject.REPORT:
            return _("{month}月月报：{days}", **month, days=days)
        case NoticeSubject.LEFT_OUT:
            return _("#{number} {title}：从{day}起少{count}次", **item, **times)
        case NoticeSubject.ADDED:
            return _("#{number} {title}：从{day}起多{count}次", **item, **times)
        case NoticeSubject.REMINDER:
            return _("#{number} {title}：提醒 {days}", **item, days=days)
        case _:
            return _("#{number} {title}：{days}", **item, days=days)
