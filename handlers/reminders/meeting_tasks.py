"""How the tasks stand that the minutes of a meeting gave out: a line of the next meeting's reminder."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from handlers.events import occurrences
from storage.engine.database import Database
from storage.events import queries as events_queries
from union.attendance.headcount import ANSWERED
from union.core.almanac.date_format import day_words
from union.core.groups import Group
from union.core.kinds import Kind
from union.events.model import Event, Occurrence, Status, unfinished_owners
from union.reading.acts.tasks.segments import MINUTES
from union.reading.text.normal_form import normal
from union.reminders.lead_times import is_due_by
from union.words import Words

BEHIND = timedelta(days=100)  # how far back minutes are looked for
SOON = timedelta(days=7)  # minutes are written within a week of their meeting
MOST = 4  # named one by one


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
    for event in missing[:MOST]:
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
