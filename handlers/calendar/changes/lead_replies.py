"""A reply that says how long before an item to remind: 「提前5天和1天提醒」, 「不用提醒」, 「恢复默认提醒」."""

from dataclasses import replace

from handlers.calendar import add_command
from handlers.calendar.changes.occurrence_status import restore_button
from handlers.core import press_texts
from handlers.core.messages import message_subject
from handlers.core.turn import Turn
from handlers.events.event_rights import may_alter
from handlers.reminders import lead_texts as phrases
from union.core.grain import is_clock_time
from union.events.model import Event, Occurrence, Status
from union.reading.replies.lead_time_replies import LeadsSaid, asked_leads
from union.reminders.lead_times import is_due_by, is_of_the_clock, own_leads
from union.reminders.reminder_times import planned


def answered(turn: Turn, one: Occurrence | None, text: str) -> bool:
    """Whether the reply was about the item's reminders; then they are as it says, or it is said why not."""
    said = asked_leads(text)
    if said is None:
        return False
    if one is None:
        turn.say(press_texts.gone(turn._))
    elif not may_alter(turn, one.event):
        turn.say(press_texts.only_author(turn._))
    elif one.status is not Status.OPEN:
        turn.say(
            press_texts.done_before(turn._), [[restore_button(turn, one)]], about=message_subject.of_time(one)
        )
    elif _needs_clock(one.event, said):
        turn.say(phrases.no_clock(turn._), about=message_subject.of_time(one))
    else:
        _keep(turn, one, said)
    return True


def _needs_clock(event: Event, said: LeadsSaid) -> bool:
    return not is_clock_time(event.grain) and any(is_of_the_clock(lead) for lead in said.leads or ())


def _keep(turn: Turn, one: Occurrence, said: LeadsSaid) -> None:
    """Of a series all its times are told of so."""
    turn.enrol()
    event = replace(one.event, leads=said.leads)
    add_command.store_change(turn, event)
    turn.say(_told(turn, replace(one, event=event)), about=message_subject.of_time(one))


def _told(turn: Turn, one: Occurrence) -> str:
    group, today = turn.with_group(), turn.with_group().day(turn.now)
    leads = own_leads(one.event, group.settings)
    if not leads:
        return phrases.silent(turn._, one, today, due_by=is_due_by(one.event))
    ahead = planned(one, group.settings, group.wall(turn.now), group.notice)
    return phrases.of_item(turn._, one, leads, ahead[0].due if ahead else None, today)
