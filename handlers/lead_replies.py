"""A reply that says how long before an item to remind: 「提前5天和1天提醒」, 「不用提醒」, 「恢复默认提醒」."""

from dataclasses import replace

from handlers import about, agenda
from handlers.item_rights import may_alter
from handlers.phrases import leads as phrases
from handlers.phrases import press
from handlers.settling import restore_button
from handlers.turn import Turn
from union.agenda import Event, Occurrence, Status
from union.grain import is_clock_time
from union.lead_words import LeadsSaid, asked_leads
from union.leads import is_due_by, is_of_the_clock, own_leads
from union.reminders import planned


def answered(turn: Turn, one: Occurrence | None, text: str) -> bool:
    """Whether the reply was about the item's reminders; then they are as it says, or it is said why not."""
    said = asked_leads(text)
    if said is None:
        return False
    if one is None:
        turn.say(press.gone(turn._))
    elif not may_alter(turn, one.event):
        turn.say(press.only_author(turn._))
    elif one.status is not Status.OPEN:
        turn.say(press.done_before(turn._), [[restore_button(turn, one)]], about=about.of_time(one))
    elif _needs_clock(one.event, said):
        turn.say(phrases.no_clock(turn._), about=about.of_time(one))
    else:
        _keep(turn, one, said)
    return True


def _needs_clock(event: Event, said: LeadsSaid) -> bool:
    return not is_clock_time(event.grain) and any(is_of_the_clock(lead) for lead in said.leads or ())


def _keep(turn: Turn, one: Occurrence, said: LeadsSaid) -> None:
    """Of a series all its times are told of so."""
    turn.enrol()
    event = replace(one.event, leads=said.leads)
    agenda.store_change(turn, event)
    turn.say(_told(turn, replace(one, event=event)), about=about.of_time(one))


def _told(turn: Turn, one: Occurrence) -> str:
    group, today = turn.with_group(), turn.with_group().day(turn.now)
    leads = own_leads(one.event, group.settings)
    if not leads:
        return phrases.silent(turn._, one, today, due_by=is_due_by(one.event))
    ahead = planned(one, group.settings, group.wall(turn.now), group.notice)
    return phrases.of_item(turn._, one, leads, ahead[0].due if ahead else None, today)
