"""Which reminders an occurrence gets and when, in wall time of the group; what is late and still matters.

Sending, and who hears, is decided elsewhere.
"""

from datetime import date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from union.core.almanac.workdays import (
    Notice,
    add_workdays,
    is_workday,
    workday_on_or_after,
    workday_on_or_before,
)
from union.core.groups import Settings, permitted, pulled_back, pushed_forward
from union.core.period import is_clock_time
from union.core.records import dataclass
from union.events.model import Occurrence, Status
from union.reading.text.normal_form import EitherScript
from union.reminders.lead_times import is_due_by, is_of_the_clock, leads_at, moment_of

# Working days past its last on which a late item is named, before it is named once a week only.
WHEN_LATE = (1, 3, 5)
LAST_LEADS = ("d1", "d0")
ONE_WEEK = timedelta(days=7)
OF_THE_DAY = EitherScript(
    r"报名|报数|计分|裁判|评委|主持|司仪|拍照|摄影|签到|接送|布置|\b(?:sign.?ups?|registration|rsvp|scor(?:e|ing)|emcee|mc for|usher|photo\w*)\b",
    any_case=True,
)


@dataclass(frozen=True, slots=True)
class Reminder:
    """One time people are told; `lead` is a stable name (d7, h2, m20, end30, late1), `due` wall time."""

    lead: str
    due: datetime


def planned(
    occurrence: Occurrence, settings: Settings, now: datetime, notice: Notice | None = None
) -> list[Reminder]:
    """The reminders still ahead of `now`, by time; none for an occurrence that is not open."""
    if occurrence.status is not Status.OPEN:
        return []
    found: dict[datetime, Reminder] = {}
    fresh: dict[datetime, Reminder] = {}
    for lead in leads_at(occurrence, settings):
        due = _due(lead, occurrence, settings, now, notice)
        if due is not None and due > now:
            is_that_day = lead == LAST_LEADS[0] and due.date() == occurrence.start.date()
            kept = fresh if _is_fresh(lead, due, occurrence, settings) else found
            kept.setdefault(due, Reminder(LAST_LEADS[1] if is_that_day else lead, due))
    return sorted((found or fresh).values(), key=lambda reminder: reminder.due)


def late_reminders(
    occurrence: Occurrence, settings: Settings, now: datetime, notice: Notice | None = None
) -> list[Reminder]:
    """The next time a late item is named after `now`: on the first, third and fifth working day, then Mondays; [] if never.

    What can't be done any more behind its day, 「报名」, 「计分」, is named once. A Monday off moves to the next working day. Asked again after each one, until done or given up.
    """
    if occurrence.status is not Status.OPEN or not is_due_by(occurrence.event):
        return []
    last = occurrence.last_moment.date()
    is_past = OF_THE_DAY.search(occurrence.event.title) is not None
    for number in WHEN_LATE[: 1 if is_past else None]:
        due = _daytime(add_workdays(last, number, notice), settings)
        if due > now:
            return [Reminder(f"late{number}", due)]
    if is_past:
        return []
    fifth = add_workdays(last, WHEN_LATE[-1], notice)
    monday = fifth + timedelta(days=7 - fifth.weekday())
    mondays = ((weeks, workday_on_or_after(monday + weeks * ONE_WEEK, notice)) for weeks in count())
    dues = ((weeks, _daytime(day, settings)) for weeks, day in mondays)
    weeks, due = next(each for each in dues if each[1] > now)
    return [Reminder(f"late{WHEN_LATE[-1] + 1 + weeks}", due)]


def is_weekly(lead: str) -> bool:
    """Whether it is the late one that comes once a week."""
    return lead.startswith("late") and int(lead.removeprefix("late")) > WHEN_LATE[-1]


def snoozed(occurrence: Occurrence, until: datetime) -> Reminder | None:
    """One extra reminder at `until`, the series and its other reminders untouched; None when not open."""
    return Reminder(f"snooze{until:%Y%m%dT%H%M}", until) if occurrence.status is Status.OPEN else None


def still_useful(reminder: Reminder, occurrence: Occurrence, now: datetime) -> bool:
    """Whether a reminder that could not be sent in time is worth sending now.

    What is due by a day matters as long as it is open, anything else until it is over.
    """
    if occurrence.status is not Status.OPEN:
        return False
    return reminder.due > now or is_due_by(occurrence.event) or now < occurrence.end


def _is_fresh(lead: str, due: datetime, one: Occurrence, settings: Settings) -> bool:
    """Whether it would call to mind days before what was planned that very day; leads of its own were asked for."""
    said = one.event.said_at
    if said is None or one.event.leads is not None or lead in LAST_LEADS or is_of_the_clock(lead):
        return False
    return said.astimezone(ZoneInfo(settings.timezone)).date() == due.date()


def _due(
    lead: str, occurrence: Occurrence, settings: Settings, now: datetime, notice: Notice | None
) -> datetime | None:
    """The lead's moment after the moves for days off and quiet hours; None when it has no use."""
    moment = moment_of(lead, occurrence, settings)
    if moment is None:
        return None
    over = occurrence.start if is_clock_time(occurrence.event.grain) else occurrence.end
    if settings.workday_reminders and _moves_to_workday(lead, occurrence):
        earlier = datetime.combine(workday_on_or_before(moment.date(), notice), moment.time())
        # What was made at the weekend for the day after, or for Sunday itself, is still named at the weekend; what
        # was made on Friday for a Monday is named that Monday.
        if lead not in LAST_LEADS or earlier > now:
            moment = earlier
        elif earlier.date() == now.date() < moment.date() and is_workday(occurrence.start.date(), notice):
            moment = _that_morning(occurrence, settings)
    if not permitted(moment, settings):
        back, ahead = pulled_back(moment, settings), pushed_forward(moment, settings)
        rests = settings.workday_reminders and not is_workday(back.date(), notice)
        moment = ahead if back <= now or (rests and ahead < over) else back
    return moment if moment < over or moment == occurrence.start else None


def _that_morning(occurrence: Occurrence, settings: Settings) -> datetime:
    """At the reminder time of its day, or when the quiet hours end where it begins by then."""
    moment = datetime.combine(occurrence.start.date(), settings.reminder_time)
    is_in_time = moment < occurrence.start or not is_clock_time(occurrence.event.grain)
    return moment if is_in_time else pushed_forward(datetime.combine(moment.date(), time.min), settings)


def _moves_to_workday(lead: str, occurrence: Occurrence) -> bool:
    """Nothing is called to mind on days off but by the hours before, and on the day itself where that is one: a Monday's
    meeting is told of on Friday.

    What is due on a day off is called to mind on the working day before.
    """
    if lead == "d0":
        return is_due_by(occurrence.event)
    return not is_of_the_clock(lead)


def _daytime(day: date, settings: Settings) -> datetime:
    return pushed_forward(datetime.combine(day, settings.reminder_time), settings)


CHOICES = ("1h", "1d", "3d", "mon")
DAYS = {"1d": 1, "3d": 3}


def snooze_time(choice: str, wall: datetime, settings: Settings) -> datetime:
    """When a reminder comes back: in an hour, or at the reminder time tomorrow, in 3 days, next Monday.

    Never in quiet hours; ValueError for a choice that is none.
    """
    if choice == "1h":
        return pushed_forward((wall + timedelta(hours=1)).replace(second=0, microsecond=0), settings)
    if choice not in CHOICES:
        raise ValueError(choice)
    day = wall.date() + timedelta(days=DAYS.get(choice, 7 - wall.weekday()))
    return pushed_forward(datetime.combine(day, settings.reminder_time), settings)
