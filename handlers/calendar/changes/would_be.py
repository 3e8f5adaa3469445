# small: what a change would make of an item, told before anybody agrees, is no part of who is asked and who agrees
"""What would become of an item by a change that others are asked about: 「#1 理事会：19:00 → 19:30」, 「#24 通告：黄志强 → 何国华」."""

from collections.abc import Sequence

from handlers.calendar import event_creation
from handlers.core.turn import Turn
from handlers.events import texts as phrases
from union.core.records import replace
from union.events.model import Event, Occurrence, Owner
from union.reading.acts.changes.item_changes import ChangeDeed, ItemChange
from union.reading.replies.changed_times import change_as_reply


def line(turn: Turn, one: Occurrence, change: ItemChange) -> str:
    """What the change makes of it, "" where that is not known beforehand."""
    if change.deed is ChangeDeed.OWNER:
        return of_owners(turn, one.event, event_creation.owners(turn, [change.quoted or change.new]))
    reply = change_as_reply(change, turn.written, one.start, turn.notice)
    if reply is None or (reply.when is not None and reply.when.rrule):
        return ""
    if reply.when is None:
        return _change_line(turn, one.event, one.event.place or "", reply.text or "")
    end = one.end if one.event.end is not None else None
    before = replace(one.event, start=one.start, end=end)
    after = event_creation.timed(before, reply.when)
    if event_creation.is_time_past(
        turn, replace(reply.when, start=after.start, end=after.end, grain=after.grain)
    ):
        return ""
    was, new = (
        phrases.span(turn._, each.start, each.end, each.grain, turn.today) for each in (before, after)
    )
    return _change_line(turn, one.event, was, new)


def of_owners(turn: Turn, event: Event, owners: Sequence[Owner]) -> str:
    """Who has it, and who would."""
    was, new = (turn._("、").join(each.name for each in those) for those in (event.owners, owners))
    return _change_line(turn, event, was or turn._("没有写谁负责"), new)


def _change_line(turn: Turn, event: Event, was: str, new: str) -> str:
    if not was or not new or was == new:
        return ""
    return turn._("#{number} {title}：{was} → {new}", **event.facts, was=was, new=new)
