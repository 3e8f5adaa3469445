"""Reminders that are due go out: one message for the group, a copy for each owner who can be reached.

What is told when is decided in union/reminders/reminder_times.py. With the next meeting stands how the tasks of the last minutes are.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from handlers.core.job_context import Desk
from handlers.events import absences, occurrences
from handlers.events.texts import planned_note
from handlers.mirrors import copy_queue
from handlers.reminders import reminder_schedule
from handlers.reminders import texts as phrases
from handlers.reminders.reminder_card import IN_TIME, CardReader, Entry, draw, lateness, start_link, with_part
from storage.core import people
from storage.engine.database import Database
from storage.events import event_parts
from storage.events import queries as events_queries
from storage.reminders import schedule
from union.attendance.headcount import ANSWERED, closes_sign_up
from union.core.almanac.date_format import day_words
from union.core.grouping import grouped
from union.core.groups import Group, Person, in_charge, is_hushed, permitted
from union.core.kinds import Kind
from union.events.model import Event, Occurrence, Owner, Status, has_done_share, unfinished_owners
from union.mirrors.destinations import Content
from union.reading.acts.tasks.segments import MINUTES
from union.reading.text.normal_form import normal
from union.reminders.lead_times import is_due_by
from union.reminders.reminder_times import Reminder, is_weekly, still_useful
from union.words import LANGUAGES, Words, language_of, words

Told = tuple[schedule.DueReminder, Occurrence]
MOST = 12  # items of one message: each has a line and a row of buttons, together within Telegram's limit


def remind_due(desk: Desk) -> None:
    """Tell everything that has become due by now; in quiet hours it waits, untouched, until they end."""
    due = schedule.due(desk.db, desk.group, desk.now)
    if not due or not permitted(desk.wall, desk.group.settings):
        return
    told = [(row, one) for row in due if (one := _subject(desk, row)) is not None]
    hushed, by_plan = is_hushed(desk.wall.date(), desk.group.settings), desk.group.settings.week_plan
    shared = [pair for pair in told if pair[0].person_id is None]
    unsaid = [each for each in shared if hushed or (by_plan and is_weekly(each[0].lead))]
    # The group asked for quiet, or the week's plan names it: only the owners hear of it.
    for row, _one in unsaid:
        schedule.settle(desk.db, desk.group, row, schedule.VOID)
    _tell_group(desk, [each for each in shared if each not in unsaid])
    _tell_people(desk, told)
    for row, one in told:
        if row.lead.startswith(("late", "snooze")):
            reminder_schedule.plan_next_late(desk.db, desk.group, one, desk.now)


def _subject(desk: Desk, row: schedule.DueReminder) -> Occurrence | None:
    """The open occurrence a reminder speaks of; one without use is marked so and gives None."""
    event = _with_known_owners(desk, events_queries.get(desk.db, desk.group, row.event_id))
    one = event and occurrences.find(desk.db, desk.group, event, row.original)
    if not one or one.status is not Status.OPEN or _is_reminder_obsolete(desk, row, one):
        schedule.settle(desk.db, desk.group, row, schedule.VOID)
        return None
    due = desk.group.wall(row.due)
    if desk.now - row.due > IN_TIME and not still_useful(Reminder(row.lead, due), one, desk.wall):
        schedule.settle(desk.db, desk.group, row, schedule.DROPPED)
        return None
    return one


def _is_reminder_obsolete(desk: Desk, row: schedule.DueReminder, one: Occurrence) -> bool:
    """By whom it is for, or for everybody because a later time of the series has begun."""
    is_over = row.lead.startswith("late") and occurrences.is_followed(desk.db, desk.group, one, desk.wall)
    is_closed = row.lead.startswith("late") and closes_sign_up(one.event)
    return is_over or is_closed or has_done_share(one, row.person_id or 0)


def _with_known_owners(desk: Desk, event: Event | None) -> Event | None:
    """An owner who was only a name when the item was made is tied to the member of that name since."""
    owners = list[Owner]()
    for owner in event.owners if event is not None else ():
        person = None if owner.person_id else people.person_named(desk.db, desk.group, owner.name)
        owners.append(owner if person is None else replace(owner, person_id=person.id))
    if event is not None and tuple(owners) != event.owners:
        event = replace(event, owners=tuple(owners))
        events_queries.change(desk.db, desk.group, event)
    return event


def _tell_group(desk: Desk, told: Sequence[Told]) -> None:
    group, entries = desk.group, _entries(desk, told)
    away = absences.absentees_of_day(desk.db, group, desk.wall.date())  # named, but who stands in is rung for
    known = {one.person.id: one.person for one in people.roster(desk.db, group)}
    members = {each: person for each, person in known.items() if each not in away}
    instead = {each: members[other] for each, other in away.items() if other in members}
    link = start_link(desk.services.face)
    reader = CardReader(desk._, group, desk.wall, members, link=link, instead=instead)
    # Each item is told in the topic set for reminders, else in the one it was written in.
    of_topic = grouped((group.settings.reminder_topic or each.one.event.topic, each) for each in entries)
    parts = [(topic, part) for topic, own in of_topic.items() for part in _parts(own)]
    for place, (topic, part) in enumerate(parts, 1):
        missed = schedule.unmentioned(desk.db, group) if place == len(parts) else []
        shown = [with_part(desk.db, group, part[0])] if len(part) == 1 else part
        card = draw(reader, desk.wall.date(), _with_tasks(desk, desk._, shown), _missed_line(desk, missed))
        outbox_id = desk.post(
            card.body.text, card.rows, topic=topic, about=card.mark,
            key=f"reminder:{part[0].reminder_id}", entities=card.body.entities,
        )  # fmt: skip
        copy_queue.copy(desk, Content.REMINDERS, card.body.text, f"reminder:{part[0].reminder_id}")
        for row, one in told:
            if _is_among_entries(part, one):
                schedule.settle(desk.db, group, row, schedule.SENT, outbox_id)
        for row in missed:
            schedule.settle(desk.db, group, row, schedule.DROPPED, outbox_id)


def _with_tasks(desk: Desk, _: Words, entries: Sequence[Entry]) -> list[Entry]:
    """A meeting says how the tasks of the one before stand, in its reader's words; what is held once its notes, a time of a series what is noted of its day alone."""
    return [replace(each, tasks="\n".join(_task_and_note_lines(desk, _, each.one))) for each in entries]


def _task_and_note_lines(desk: Desk, _: Words, one: Occurrence) -> list[str]:
    tasks = line(_, desk.db, desk.group, one, desk.wall)
    day, known = one.start.date(), event_parts.of_event(desk.db, desk.group, one.event)
    if one.event.rule is None:
        return [*filter(None, [tasks, planned_note(_, one.event, known, are_counted=True)])]
    said = tuple(day_words(words(each), day, now=desk.wall.date()) for each in LANGUAGES)
    return [*filter(None, [tasks]), *(each.text for each in known if each.text.startswith(said))]


def _tell_people(desk: Desk, told: Sequence[Told]) -> None:
    """Owners hear of what is theirs, who is in charge of what is late; who has left hears nothing."""
    members = people.roster(desk.db, desk.group)
    for row, _one in told:
        if row.person_id not in {None, *(member.person.id for member in members)}:
            schedule.settle(desk.db, desk.group, row, schedule.VOID)
    away = absences.absentees_of_day(desk.db, desk.group, desk.wall.date())
    by_id = {one.person.id: one.person for one in members}
    for member in members:
        own = [pair for pair in told if _is_reminder_of_person(member.person, *pair)]
        # Who is away is left in peace; who stands in hears of it.
        reader = by_id.get(away[member.person.id] or 0) if member.person.id in away else member.person
        if reader is None:
            continue
        for part in _parts(_entries(desk, own)):
            outbox_id = _tell(desk, reader, part, phrases.for_you)
            for row, one in own:
                if row.person_id is not None and _is_among_entries(part, one):
                    schedule.settle(desk.db, desk.group, row, schedule.SENT, outbox_id)
    for member in in_charge(members):
        shared = [(row, one) for row, one in told if row.person_id is None and is_due_by(one.event)]
        over = [pair for pair in shared if pair[1].end <= desk.wall and pair[1].start < desk.wall]
        late = [pair for pair in over if not _is_reminder_of_person(member.person, *pair)]
        for part in _parts(_entries(desk, late)):
            _tell(desk, member.person, part, phrases.for_chief)


def _tell(desk: Desk, person: Person, entries: Sequence[Entry], heading: Callable[..., str]) -> int | None:
    if not person.reachable:
        return None
    _ = words(language_of(person.language))
    reader = CardReader(_, desk.group, desk.wall, in_group=False, heading=heading(_, group=desk.group.title))
    card = draw(reader, desk.wall.date(), _with_tasks(desk, _, entries))
    key = f"reminder:{entries[0].reminder_id}:{person.id}"
    return desk.tell(person, card.body.text, card.rows, key=key, about=card.mark)


def _entries(desk: Desk, told: Iterable[Told]) -> list[Entry]:
    """One entry for each occurrence, however many of its reminders are due; the latest one speaks."""
    found: dict[tuple[int, datetime], Entry] = {}
    for row, one in told:
        found[one.event.id, one.original] = Entry(row.id, one, lateness(desk.group, row, desk.now))
    return sorted(found.values(), key=lambda entry: entry.one.start)


def _parts(entries: Sequence[Entry]) -> list[Sequence[Entry]]:
    return [entries[first : first + MOST] for first in range(0, len(entries), MOST)]


def _is_among_entries(part: Sequence[Entry], one: Occurrence) -> bool:
    return (one.event.id, one.original) in {(each.one.event.id, each.one.original) for each in part}


def _is_reminder_of_person(person: Person, row: schedule.DueReminder, one: Occurrence) -> bool:
    """Whether it is this person's own: put off by them, or theirs to answer for and not done yet."""
    if row.person_id is not None:
        return row.person_id == person.id
    return person.id in {owner.person_id for owner in one.event.owners} and not has_done_share(one, person.id)


def _missed_line(desk: Desk, missed: Sequence[schedule.DueReminder]) -> str:
    _, titles = desk._, []
    for event_id, original in dict.fromkeys((row.event_id, row.original) for row in missed):
        if event := events_queries.get(desk.db, desk.group, event_id):
            one = occurrences.find(desk.db, desk.group, event, original) if event.rule else None
            day = day_words(_, (one.start if one else original).date(), now=desk.wall.date())
            titles.append(_("#{number} {title}（{day}）", **event.facts, day=day))
    return phrases.missed(_, titles) if titles else ""


BEHIND = timedelta(days=100)  # how far back minutes are looked for
SOON = timedelta(days=7)  # minutes are written within a week of their meeting
MOST_TASKS = 4  # named one by one


def line(_: Words, db: Database, group: Group, one: Occurrence, wall: datetime) -> str:
    """「上次会议的3项任务：完成2项，还差 #6 做摸底表（赵德柱，11月30日 周一）」; "" where none were given out."""
    if one.event.kind is not Kind.MEETING or one.status is not Status.OPEN:
        return ""
    return standing(_, group, previous_meeting_tasks(db, group, one), wall)


def standing(_: Words, group: Group, tasks: Sequence[Event], wall: datetime) -> str:
    """How many are done, and which are not; "" of none."""
    missing = [each for each in tasks if each.status is Status.OPEN]
    if not missing:
        return _("上次会议的{count}项任务都办完了", count=len(tasks)) if tasks else ""
    tasks_named = []
    for event in missing[:MOST_TASKS]:
        one = occurrences.of_whole_event(event)
        # In the group who is late is not named, unless the group wants it.
        is_named = one.end >= wall or group.settings.names_in_group
        owners = [owner.name for owner in unfinished_owners(one)] if is_named else []
        about = _("，").join([*owners, day_words(_, one.last_moment.date(), now=wall.date())])
        tasks_named.append(_("#{number} {title}（{about}）", **event.facts, about=about))
    named = _("、").join(tasks_named)
    counts = {"count": len(tasks), "done": len(tasks) - len(missing), "missing": len(missing)}
    return _("上次会议的{count}项任务：完成{done}项，还差{missing}项：{named}", **counts, named=named)


def previous_meeting_tasks(db: Database, group: Group, one: Occurrence) -> Sequence[Event]:
    """What the newest minutes gave out of which this is the next meeting, those called off left out."""
    written, minutes = _events_and_minutes(db, group, one.start)
    if not minutes:
        return ()
    held = occurrences.between_dates(
        db, group, (one.start - BEHIND).date(), one.start.date() + timedelta(days=1)
    )
    meetings = [each for each in held if each.event.kind is Kind.MEETING]
    return _tasks_of_minutes(
        written, [at for at in minutes if _is_next_meeting(one, meetings, group.wall(at))]
    )


def newest_minutes_tasks(db: Database, group: Group, wall: datetime) -> Sequence[Event]:
    """What the newest minutes gave out."""
    return _tasks_of_minutes(*_events_and_minutes(db, group, wall))


def _events_and_minutes(
    db: Database, group: Group, by: datetime
) -> tuple[Sequence[Event], Sequence[datetime]]:
    written = events_queries.written_since(db, group, group.utc(by - BEHIND))
    found = (each for each in written if each.said_at and MINUTES.search(normal(each.said).text))
    return written, sorted({each.said_at for each in found if each.said_at})


def _tasks_of_minutes(written: Sequence[Event], minutes: Sequence[datetime]) -> Sequence[Event]:
    given = (
        each for each in written if minutes and each.said_at == minutes[-1] and each.kind not in ANSWERED
    )
    work = (each for each in given if each.owners or is_due_by(each))
    return [each for each in work if each.status in (Status.OPEN, Status.DONE)]


def _is_next_meeting(one: Occurrence, meetings: Sequence[Occurrence], at: datetime) -> bool:
    """Whether it is the next meeting behind minutes written at that wall time: of those of the name of the one held before them."""
    before = [each for each in meetings if at - SOON <= each.start <= at]
    names = {before[-1].event.title} if before else {each.event.title for each in meetings}
    found = next((each for each in meetings if each.start > at and each.event.title in names), None)
    return found is not None and (found.event.id, found.original) == (one.event.id, one.original)
