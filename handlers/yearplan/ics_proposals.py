"""What a calendar file proposes: each item known by its UID, held against what was taken out of calendar files before."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from handlers.calendar import event_creation
from handlers.events.existing_events import plain_title
from handlers.yearplan.proposals import ByHand, by_hand, kept
from storage.engine.database import Database
from storage.events import queries as events_queries
from storage.yearplan import plan_items, plans
from union.core.groups import Group
from union.events.model import Event, Status
from union.yearplan.calendar_times import is_past
from union.yearplan.model import CalendarRead, PlanItem
from union.yearplan.proposals import Missing, Proposal, ProposalState
from union.yearplan.resubmission import is_same_time


def propose(db: Database, group: Group, plan_id: int, read: CalendarRead, now: datetime) -> None:
    """Keep a file as read with what is new or changed in it, and what was taken from it before and is not in it now."""
    known = _known(db, group, plan_id)
    standing = events_queries.of_ids(
        db, group, (one.event_id for one in known.values() if one.event_id is not None)
    )
    others = by_hand(db, group, read.year, known.values())
    items = [kept(item) for item in read.items]
    found = [
        one for item in items if (one := _proposal(item, known.get(item.uid), standing, others)) is not None
    ]
    plan_items.propose(db, group, plan_id, found)
    title = event_creation.public(read.title)[: event_creation.LONGEST_TITLE]
    duties = tuple(replace(duty, text=event_creation.public(duty.text)) for duty in read.duties)
    told = replace(read, title=title, duties=duties)
    plans.set_read(db, group, plan_id, told, len(items) - len(found))
    gone = _gone(db, group, plan_id, told, known.values())
    wall = group.wall(now)
    open_ones = (standing.get(one.event_id or 0) for one in gone if not is_past(one.item, wall))
    plans.set_missing(
        db,
        group,
        plan_id,
        [Missing(event.id) for event in open_ones if event and event.status is Status.OPEN],
    )


def _known(db: Database, group: Group, plan_id: int) -> dict[str, Proposal]:
    """By UID what was accepted, and what was not wanted beside it; of a file of which nothing was accepted nothing."""
    found = [one for one in plan_items.out_of_calendars(db, group) if one.plan_id != plan_id]
    used = {one.plan_id for one in found if one.state is ProposalState.ACCEPTED}
    left = {one.item.uid: one for one in found if one.plan_id in used and not one.ticked}
    return left | {one.item.uid: one for one in found if one.state is ProposalState.ACCEPTED}


def _proposal(
    item: PlanItem, known: Proposal | None, standing: Mapping[int, Event], others: ByHand
) -> Proposal | None:
    """What becomes of an item; None for one that stands as it is, or is older than what was sent before."""
    if known is None:
        event = others.take(item)
        return Proposal(0, item) if event is None else Proposal(0, item, event_id=event.id, before=item.when)
    event = standing.get(known.event_id or 0)
    if known.state is not ProposalState.ACCEPTED or event is None or event.status is Status.CANCELLED:
        return Proposal(0, item, ticked=False, state=ProposalState.LEFT)
    if item.revision < known.item.revision or _is_same(item, known.item):
        return None
    return Proposal(0, item, event_id=event.id, before=known.item.when)


def _is_same(item: PlanItem, known: PlanItem) -> bool:
    return is_same_time(item.when, known.when) and (item.title, item.place) == (known.title, known.place)


def _gone(
    db: Database, group: Group, plan_id: int, read: CalendarRead, known: Iterable[Proposal]
) -> list[Proposal]:
    """What the file calls off, and what it does not name any more where a file of its name had it."""
    named = {item.uid for item in read.items}
    found = []
    for one in known:
        plan = plans.get(db, group, one.plan_id)
        is_of_it = plan is not None and plain_title(plan.title) == plain_title(read.title)
        is_off = one.item.uid.split("/")[0] in read.cancelled
        is_left_out = is_of_it and bool(read.items) and one.item.uid not in named
        if one.state is ProposalState.ACCEPTED and (is_off or is_left_out):
            found.append(one)
    return found
