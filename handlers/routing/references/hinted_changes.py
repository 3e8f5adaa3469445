"""What words that only hint at a change would make of one item: a time that is not its own, another place, another person of ours."""

from dataclasses import replace
from datetime import datetime

from handlers.core.turn import Turn
from handlers.events.event_rights import may_alter
from handlers.routing.references.candidate_times import times_of, wall_of
from storage.core import people
from union.core.grain import Grain
from union.core.lazy_regex import Regex
from union.events.model import Occurrence
from union.people.forms_of_address import mentioned
from union.reading.acts.changes.change_verbs import ChangeDeed
from union.reading.acts.changes.changes import ItemChange
from union.reading.replies.changed_times import asked_by
from union.reminders.lead_times import is_due_by

WAITS = Regex(r"等|再|才|推|延|往后|顺")


def fitted(turn: Turn, one: Occurrence, change: ItemChange) -> ItemChange | None:
    """The change as it would be of this item; None where the item is so already, or is not of that sort."""
    if not may_alter(turn, one.event):
        return None
    match change.deed:
        case ChangeDeed.MOVE:
            return _moved(turn, one, change)
        case ChangeDeed.PLACE:
            is_its = change.new in (one.event.place or "") or (one.event.place or "-") in change.new
            return None if is_its or is_due_by(one.event) else change
        case ChangeDeed.OWNER:
            return _given(turn, one, change)
    return change


def _moved(turn: Turn, one: Occurrence, change: ItemChange) -> ItemChange | None:
    """To a time to come that is neither its own nor another one of its series; 「等下周一」 is the one behind it."""
    anew = _anew(turn, one, change, wall_of(turn))
    if anew is not None and anew < one.start and WAITS.search(change.text):
        anew = _anew(turn, one, change, one.start)
        change = replace(change, new=f"{anew.month}月{anew.day}日") if anew else change
    is_ahead = anew is not None and anew.date() >= wall_of(turn).date()
    others = (each.start.date() for each in times_of(turn, one.event) if each.start != one.start)
    return change if is_ahead and anew and anew.date() not in others else None


def _anew(turn: Turn, one: Occurrence, change: ItemChange, wall: datetime) -> datetime | None:
    """The time the words give it, seen from that moment; None where it is no other."""
    reply = asked_by(change, wall, one.start, turn.with_group().notice)
    when = reply.when if reply is not None else None
    if when is None or when.rrule is not None:
        return None
    is_same = when.start == one.start or (when.grain is Grain.DAY and when.start.date() == one.start.date())
    return None if is_same else when.start


def _given(turn: Turn, one: Occurrence, change: ItemChange) -> ItemChange | None:
    """To whom of ours: who is named beside the sign, else anywhere; nobody who has it already."""
    held = {each.person_id for each in one.event.owners}
    if not held or not is_due_by(one.event):
        return None
    group, me = turn.with_group(), turn.me()
    roster = [each for each in people.roster(turn.db, group) if each.person.id not in held]
    if change.new == "我":
        return replace(change, quoted=change.new) if me is not None and me.id not in held else None
    found = mentioned(roster, change.new) or mentioned(roster, turn.said.text)
    return replace(change, quoted=found[0].person.name) if found else None
