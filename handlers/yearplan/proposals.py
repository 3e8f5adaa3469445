"""What a plan proposes, held against what earlier plans of the year have put on the calendar, and what stands there by hand; of a calendar file by UID."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from handlers.calendar import event_creation
from handlers.core.messages.outgoing_message import brief
from handlers.core.turn import Turn
from handlers.events.event_groups import plain_title
from handlers.yearplan import texts as phrases
from storage.engine.database import Database
from storage.events import queries as events_queries
from storage.yearplan import plan_items, plans
from union.core.groups import Group
from union.events.model import Event, Status
from union.events.recurrence_rules import pattern
from union.reading.privacy.redaction import keepable, mask_private
from union.yearplan.model import CalendarRead, PlanItem, YearPlan
from union.yearplan.next_year import NextYearItem
from union.yearplan.proposals import (
    Compared,
    Missing,
    Proposal,
    ProposalState,
    Sort,
    compare,
    is_past,
    is_same_time,
    missing,
)

LONGEST_QUOTE, LONGEST_SECTION = 600, 60


def propose(
    db: Database,
    group: Group,
    plan_id: int,
    read: YearPlan,
    now: datetime,
    days_off: Iterable[NextYearItem] = (),
) -> None:
    """Keep a plan as read with what is new or changed in it; `days_off` are items whose day had to move."""
    if isinstance(read, CalendarRead):
        _propose_calendar(db, group, plan_id, read, now)
        return
    items = [public_item(item) for item in read.items]
    known = earlier_proposals(db, group, read.year, plan_id)
    compared = compare(items, known)
    moved = {place: one.moved_from for place, one in enumerate(days_off)}
    others = by_hand(db, group, read.year, known)
    found = [
        replace(_proposal(one, others), moved_from=moved.get(place))
        for place, one in enumerate(compared)
        if one.sort is not Sort.STANDS
    ]
    duties = tuple(replace(duty, text=keepable(duty.text, private=False)) for duty in read.duties)
    read = replace(read, title=_title(read), duties=duties)
    plan_items.propose(db, group, plan_id, found)
    plans.keep_read_plan(db, group, plan_id, read, len(compared) - len(found))
    _keep_missing(db, group, plan_id, _missing(db, group, read, compared, known))


def _title(read: YearPlan) -> str:
    return event_creation.public(read.title)[: event_creation.LONGEST_TITLE]


def _keep_missing(db: Database, group: Group, plan_id: int, gone: Sequence[Proposal]) -> None:
    """What stands on the calendar and is missing in the plan is asked about, as far as it is still to be done."""
    known = events_queries.of_ids(db, group, (one.event_id for one in gone if one.event_id is not None))
    events = (known.get(one.event_id or 0) for one in gone)
    missing = [Missing(event.id) for event in events if event is not None and event.status is Status.OPEN]
    plans.set_missing(db, group, plan_id, missing)


def _missing(
    db: Database, group: Group, read: YearPlan, compared: Sequence[Compared], known: Sequence[Proposal]
) -> list[Proposal]:
    """What is still to be done by the plan this one takes the place of: it bears its name, or half of it is in it."""
    titles = {plan.id: plain_title(plan.title) for plan in plans.of_year(db, group, read.year)}
    gone = missing(compared, known)
    without = Counter(titles.get(one.plan_id) for one in gone)
    met = Counter(titles.get(each.plan_id) for one in compared if (each := one.known) is not None)
    own = plain_title(read.title)
    followed = {title for title in met if title == own or met[title] >= without[title]}
    return [one for one in gone if titles.get(one.plan_id) in followed]


def public_item(item: PlanItem) -> PlanItem:
    """An item as the whole group may read it: no long numbers, no names of those who are helped."""
    owners = item.owners[: event_creation.MOST_OWNERS]
    return replace(
        item,
        title=event_creation.public(item.title)[: event_creation.LONGEST_TITLE],
        quote=keepable(item.quote, private=False)[:LONGEST_QUOTE],
        section=event_creation.public(item.section)[:LONGEST_SECTION],
        owners=tuple(mask_private(owner)[: event_creation.LONGEST_NAME] for owner in owners),
        place=item.place and event_creation.public(item.place)[: event_creation.LONGEST_PLACE],
    )


def earlier_proposals(db: Database, group: Group, year: int, plan_id: int) -> list[Proposal]:
    """What the group's plans of a year have put on the calendar, and what was not wanted of them beside that.

    What was accepted and cancelled since counts as not wanted. Of a plan of which nothing was accepted nothing counts.
    """
    found = plan_items.of_year(db, group, year)
    used = {one.plan_id for one in found if one.state is ProposalState.ACCEPTED}
    standing = events_queries.of_ids(db, group, (one.event_id for one in found if one.event_id is not None))
    return [
        _with_current_state(one, standing)
        for one in found
        if one.state is ProposalState.ACCEPTED or (one.plan_id in used - {plan_id} and not one.ticked)
    ]


def _with_current_state(one: Proposal, standing: Mapping[int, Event]) -> Proposal:
    event = standing.get(one.event_id or 0)
    is_gone = event is None or event.status is Status.CANCELLED
    is_left = is_gone and one.state is ProposalState.ACCEPTED
    return replace(one, state=ProposalState.LEFT) if is_left else one


def _proposal(one: Compared, others: list[Event]) -> Proposal:
    if one.sort is Sort.MOVED and one.known is not None:
        return Proposal(0, one.item, event_id=one.known.event_id, before=one.known.item.when)
    if one.sort is Sort.LEFT:
        return Proposal(0, one.item, ticked=False, state=ProposalState.LEFT)
    return _new_proposal(one.item, others)


def _new_proposal(item: PlanItem, found: list[Event]) -> Proposal:
    """Of items no plan knows it is the one of this title at this time; each is given away once."""
    title = plain_title(item.title)
    for event in found:
        if plain_title(event.title) == title and _is_same_time(event, item):
            found.remove(event)
            return Proposal(0, item, event_id=event.id, before=item.when)
    return Proposal(0, item)


def by_hand(db: Database, group: Group, year: int, known: Iterable[Proposal]) -> list[Event]:
    """What stands on the calendar around a year and is none of those known."""
    taken = {one.event_id for one in known}
    around = events_queries.touching(db, group, date(year, 1, 1), date(year + 1, 9, 1))
    return [each for each in around if each.id not in taken and each.status is not Status.CANCELLED]


def _is_same_time(event: Event, item: PlanItem) -> bool:
    """A series counts as one by the same rule that still runs then."""
    when = item.when
    if event.rule is None or when.rrule is None:
        return event.rule is None and when.rrule is None and event.start.date() == when.start.date()
    its, wanted = pattern(event.rule.rrule), pattern(when.rrule)
    return its.parts == wanted.parts and (its.until is None or its.until > when.start)


def _propose_calendar(db: Database, group: Group, plan_id: int, read: CalendarRead, now: datetime) -> None:
    """Keep a file as read with what is new or changed in it, and what was taken from it before and is not in it now."""
    known = _proposals_by_uid(db, group, plan_id)
    ids = (one.event_id for one in known.values() if one.event_id is not None)
    standing = events_queries.of_ids(db, group, ids)
    others = by_hand(db, group, read.year, known.values())
    items = [public_item(item) for item in read.items]
    proposed = (_calendar_proposal(item, known.get(item.uid), standing, others) for item in items)
    found = [one for one in proposed if one is not None]
    duties = tuple(replace(duty, text=event_creation.public(duty.text)) for duty in read.duties)
    told = replace(read, title=_title(read), duties=duties)
    plan_items.propose(db, group, plan_id, found)
    plans.keep_read_plan(db, group, plan_id, told, len(items) - len(found))
    gone, wall = _withdrawn_proposals(db, group, told, known.values()), group.wall(now)
    _keep_missing(db, group, plan_id, [one for one in gone if not is_past(one.item, wall)])


def _proposals_by_uid(db: Database, group: Group, plan_id: int) -> dict[str, Proposal]:
    """By UID what was accepted, and what was not wanted beside it; of a file of which nothing was accepted nothing."""
    found = [one for one in plan_items.out_of_calendars(db, group) if one.plan_id != plan_id]
    used = {one.plan_id for one in found if one.state is ProposalState.ACCEPTED}
    left = {one.item.uid: one for one in found if one.plan_id in used and not one.ticked}
    return left | {one.item.uid: one for one in found if one.state is ProposalState.ACCEPTED}


def _calendar_proposal(
    item: PlanItem, known: Proposal | None, standing: Mapping[int, Event], others: list[Event]
) -> Proposal | None:
    """What becomes of an item; None for one that stands as it is, or is older than what was sent before."""
    if known is None:
        return _new_proposal(item, others)
    event = standing.get(known.event_id or 0)
    if known.state is not ProposalState.ACCEPTED or event is None or event.status is Status.CANCELLED:
        return Proposal(0, item, ticked=False, state=ProposalState.LEFT)
    is_same = (item.title, item.place) == (known.item.title, known.item.place)
    if item.revision < known.item.revision or (is_same and is_same_time(item.when, known.item.when)):
        return None
    return Proposal(0, item, event_id=event.id, before=known.item.when)


def _withdrawn_proposals(
    db: Database, group: Group, read: CalendarRead, known: Iterable[Proposal]
) -> list[Proposal]:
    """What the file calls off, and what it does not name any more where a file of its name had it."""
    named = {item.uid for item in read.items}
    found, called = [], plain_title(read.title)
    for one in known:
        plan = plans.get(db, group, one.plan_id)
        is_of_it = plan is not None and plain_title(plan.title) == called
        is_off = one.item.uid.split("/")[0] in read.cancelled
        is_left_out = is_of_it and bool(read.items) and one.item.uid not in named
        if one.state is ProposalState.ACCEPTED and (is_off or is_left_out):
            found.append(one)
    return found


def quote_of_event(turn: Turn, event: Event) -> str:
    """「计划原文：…（《2027年工会工作计划》）」; empty for an item of no plan."""
    group = turn.with_group()
    said = plan_items.of_event(turn.db, group, event)
    plan = plans.get(turn.db, group, said.plan_id) if said else None
    if said is None or plan is None or not said.item.quote:
        return ""
    quote, title = brief(said.item.quote, phrases.LONGEST_QUOTE), phrases.name(turn._, plan.title)
    return turn._("计划原文：{quote}（{title}）", quote=quote, title=title)
