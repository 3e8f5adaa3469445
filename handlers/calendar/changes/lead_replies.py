"""A reply that says how long before an item to remind: 「提前5天和1天提醒」, 「不用提醒」, 「恢复默认提醒」."""

from dataclasses import replace

from handlers.calendar.changes.occurrence_status import change, is_open_to, say
from handlers.core import press_texts
from handlers.core.turn import Turn
from handlers.reminders import lead_texts as phrases
from union.core.grain import is_clock_time
from union.events.model import Occurrence
from union.reading.replies.lead_time_replies import asked_leads
from union.reminders.lead_times import is_due_by, is_of_the_clock, own_leads
from union.reminders.reminder_times import planned


def answered(turn: Turn, one: Occurrence | None, text: str) -> bool:
    """Whether the reply was about the item's reminders; then they are as it says, or it is said why not."""
    said = asked_leads(text)
    if said is None:
        return False
    if one is None:
        turn.say(press_texts.gone(turn._))
    elif is_open_to(turn, one):
        needs_clock = not is_clock_time(one.event.grain) and any(map(is_of_the_clock, said.leads or ()))
        # Of a series all its times are told of so.
        now = one if needs_clock else change(turn, one, replace(one.event, leads=said.leads))
        say(turn, one, phrases.no_clock(turn._) if needs_clock else _told(turn, now))
    return True


def _told(turn: Turn, one: Occurrence) -> str:
    group, today = turn.with_group(), turn.with_group().day(turn.now)
    leads = own_leads(one.event, group.settings)
    if not leads:
        return phrases.silent(turn._, one, today, due_by=is_due_by(one.event))
    ahead = planned(one, group.settings, group.wall(turn.now), group.notice)
    return phrases.of_item(turn._, one, leads, ahead[0].due if ahead else None, today)
