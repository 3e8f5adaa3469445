"""A reply that changes what an item is called, or how long before it to remind: 改名为…, 「提前5天和1天提醒」, 「不用提醒」."""

from dataclasses import replace

from handlers.calendar import event_creation
from handlers.calendar.changes.occurrence_status import change, changed_text, is_open_to, say
from handlers.core.turn import Turn
from handlers.reminders import lead_settings as phrases
from handlers.reminders import reminder_schedule
from storage.reminders import schedule
from union.core.grain import is_clock_time
from union.events.model import Occurrence, Status
from union.reading.replies.item_details import new_title
from union.reading.replies.lead_time_replies import asked_leads
from union.reminders.lead_times import is_due_by, is_of_the_clock, own_leads
from union.reminders.reminder_times import late_reminders, planned


def names(turn: Turn, one: Occurrence, text: str) -> bool:
    """Do what a reply says of an open item's name; False when it says nothing of it."""
    title = new_title(text)
    return title is not None and renamed(turn, one, title)


def renamed(turn: Turn, one: Occurrence, title: str) -> bool:
    """Give an open item another name, a series as a whole, or say who may; False for one that is open no more."""
    if one.status is not Status.OPEN:
        return False
    if is_open_to(turn, one):
        now = change(turn, one, replace(one.event, title=event_creation.public(title)))
        say(turn, now, changed_text(turn, now))
    return True


def reminds(turn: Turn, one: Occurrence, text: str) -> bool:
    """Whether the reply was about the item's reminders; then they are as it says, or it is said why not."""
    said = asked_leads(text)
    if said is not None and is_open_to(turn, one):
        needs_clock = not is_clock_time(one.event.grain) and any(map(is_of_the_clock, said.leads or ()))
        # Of a series all its times are told of so.
        if not needs_clock and said.leads != ():
            schedule.let_speak(turn.db, turn.with_group(), one.event)
        now = one if needs_clock else change(turn, one, replace(one.event, leads=said.leads))
        reminder_schedule.plan_next_late(turn.db, turn.with_group(), now, turn.now)
        say(turn, one, phrases.no_clock(turn._) if needs_clock else _leads_text(turn, now))
    return said is not None


def _leads_text(turn: Turn, one: Occurrence) -> str:
    group, today = turn.with_group(), turn.today
    leads = own_leads(one.event, group.settings)
    if not leads:
        is_late = one.end <= turn.wall
        if is_late:  # what is told of it by now is that it is late
            schedule.withdraw(turn.db, group, one.event, one.original)
            schedule.keep_silent(turn.db, group, one.event, turn.now, one.original)
        return phrases.silent(turn._, one, today, due_by=is_due_by(one.event) and not is_late)
    how = (one, group.settings, turn.wall, group.notice)
    ahead = planned(*how) or (late_reminders(*how) if one.end <= turn.wall else [])
    return phrases.of_item(turn._, one, leads, ahead[0].due if ahead else None, today)
