"""加入日历: what is ticked becomes items as those of /add do.

An item that stands on the calendar already is moved or only tied to the plan: nothing is ever added twice.
撤销 takes back all that one press put there, 恢复 brings it again; 放弃 ends a plan, and that is undone too.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from handlers.calendar import event_creation
from handlers.calendar.event_creation import Source
from handlers.core import press_texts as press_phrases
from handlers.core.messages.command_words import simplified_text
from handlers.core.messages.outgoing_message import Button, Rows
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.reminders import reminder_schedule
from handlers.yearplan import plan_pages, proposals
from handlers.yearplan import texts as phrases
from handlers.yearplan.plan_pages import TICKING, on_plan
from storage.events import queries as events_queries
from storage.reminders import schedule
from storage.yearplan import plan_items, plans
from storage.yearplan.plans import Plan, Stage
from union.core.rights import Action
from union.events.model import Event, Rule, Status
from union.events.series_changes import since
from union.reading.message import Intent, Message, When, due_by
from union.yearplan.proposals import (
    Proposal,
    ProposalState,
    Sort,
    compare,
    is_past,
    is_same_time,
    on_calendar,
)

MARK = "yp"
MOST_AT_ONCE = 60  # a committee's year; more is asked for once more
SURE = "1"
UNDO, REDO = ("撤销", "全部撤销"), ("恢复", "全部恢复")
EDGES = " \t\n。.！!"
EITHER = (Stage.OPEN, Stage.CLOSED)


@dataclass(slots=True)
class Done:
    """What became of what was ticked, by the group's numbers."""

    made: list[int] = field(default_factory=list)
    moved: list[int] = field(default_factory=list)
    tied: list[int] = field(default_factory=list)
    past: list[int] = field(default_factory=list)


def _adopt(turn: Turn, plan: Plan) -> None:
    found = plan_items.of_plan(turn.db, turn.with_group(), plan.id, ProposalState.PROPOSED)
    ticked = [one for one in found if one.ticked]
    if not ticked:
        turn.toast = turn._("还没有选项目")
    elif turn.press.ids[1] != str(len(ticked)):
        # Somebody else has ticked or unticked since this keyboard was shown.
        turn.toast = turn._("勾选刚有变动，请看一眼再点")
        plan_pages.show(turn, plan)
    elif len(ticked) > MOST_AT_ONCE and turn.press.ids[2:] != (SURE,):
        sure = turn.button(turn._("确定加入"), "yp.adopt", plan.id, len(ticked), SURE)
        row = [sure, turn.button(turn._("再看看"), "yp.page", plan.id, 0, TICKING)]
        turn.edit_pressed(turn._("将加入 {count} 项，确定吗？", count=f"{len(ticked):,}"), [row])
    else:
        turn.enrol()
        batch = plan_items.next_batch(turn.db, turn.with_group(), plan.id)
        turn.heard()
        turn.edit_pressed(*_accept_proposals(turn, plan, batch, ticked))
        turn.mark_pressed(f"{MARK}:{plan.id}:{batch}")


def accept(turn: Turn, plan: Plan, ticked: Sequence[Proposal], batch: int) -> Done:
    """Put these on the calendar; what another copy of the plan has put there meanwhile stays the one it is."""
    done = Done()
    known = proposals.earlier_proposals(turn.db, turn.with_group(), plan.year or 0, plan.id)
    accepted = [one for one in known if one.state is ProposalState.ACCEPTED]
    standing = compare([one.item for one in ticked], accepted)
    for one, compared in zip(ticked, standing, strict=True):
        if one.event_id is None and compared.sort is Sort.STANDS and compared.known is not None:
            one = replace(one, event_id=compared.known.event_id, before=one.item.when)
        event = _adopted_event(turn, one, done)
        kept = replace(one, state=ProposalState.ACCEPTED, event_id=event.id, batch=batch)
        plan_items.change(turn.db, turn.with_group(), kept)
        remind(turn, one, event, done)
    return done


def _adopted_event(turn: Turn, one: Proposal, done: Done) -> Event:
    """The item of the calendar a proposal becomes: a new one, one taken up again, one moved, or one that is there."""
    group = turn.with_group()
    event = events_queries.get(turn.db, group, one.event_id or 0)
    if event is not None and one.before is not None:
        is_moved = not is_same_time(one.before, one.item.when)
        there = move(turn, event, one.item.when, exact=bool(one.item.uid)) if is_moved else event
        named = renamed(turn, there, one)
        (done.tied if named is event else done.moved).append(event.number)
        return named
    made = _event(turn, one)
    if event is None:
        made = events_queries.add(turn.db, group, made, turn.now)
    else:
        # It was taken back; its number stays.
        made = replace(
            made, id=event.id, number=event.number, author_id=event.author_id, leads=event.leads,
            topic=event.topic, checks=event.checks,
        )  # fmt: skip
        events_queries.change(turn.db, group, made)
        events_queries.close(turn.db, group, made, Status.OPEN, turn.now, turn.me())
    done.made.append(made.number)
    return made


def _event(turn: Turn, one: Proposal) -> Event:
    """As /add makes it; who wrote the plan's words is not known."""
    item, group, me = one.item, turn.with_group(), turn.me()
    when = item.when if item.uid else on_calendar(item.when, turn.wall)
    message = Message(
        item.quote, Intent.EVENT, kind=item.kind, title=item.title, festival=item.festival, when=when,
        owners=item.owners, place=item.place,
    )  # fmt: skip
    event = event_creation.planned(turn, message, Source(0, item.quote, group.utc(when.start), me))
    return replace(event, said_at=None, topic=turn.where.topic)


def renamed(turn: Turn, event: Event, one: Proposal) -> Event:
    """With the title and place its calendar file has now; a plan says nothing of those."""
    title, place = event_creation.public(one.item.title)[: event_creation.LONGEST_TITLE], one.item.place
    if not one.item.uid or (event.title, event.place) == (title, place):
        return event
    changed = replace(event, title=title, place=place)
    events_queries.change(turn.db, turn.with_group(), changed)
    return changed


def move(turn: Turn, event: Event, when: When, *, exact: bool = False) -> Event:
    """At the time the plan says now, `exact` where that is no span of a plan's; its reminders are planned anew."""
    group = turn.with_group()
    # A series goes on from where it began, or what is done of it would lie before it.
    begun = since(event.start, when.rrule) if event.rule and when.rrule else turn.wall
    due = when if exact else on_calendar(when, begun)
    due = due_by(due) if due.deadline else due
    moved = replace(
        event, start=due.start, end=event_creation.end_of(due), grain=due.grain, deadline=due.deadline,
        rule=Rule(due.rrule, due.shift) if due.rrule else None,
    )  # fmt: skip
    event_creation.keep_settled(turn, event, moved)
    events_queries.change(turn.db, group, moved)
    schedule.withdraw(turn.db, group, moved)
    return moved


def remind(turn: Turn, one: Proposal, event: Event, done: Done) -> None:
    """Of what lies behind nobody is reminded."""
    group = turn.with_group()
    if is_past(one.item, turn.wall):
        done.past.append(event.number)
        schedule.keep_silent(turn.db, group, event, turn.now)
    else:
        reminder_schedule.plan_reminders(turn.db, group, event, turn.now)


def rest_buttons(turn: Turn, plan: Plan) -> list[Button]:
    """To what is proposed and not on the calendar, where there is something."""
    if plan.stage is not Stage.OPEN:
        return []
    left, row = len(plan_items.of_plan(turn.db, turn.with_group(), plan.id, ProposalState.PROPOSED)), []
    if left:
        row.append(turn.button(turn._("没选的{count}项", count=left), "yp.page", plan.id, 0, TICKING))
    if plan.missing:
        label = turn._("这份没有的（{count}）", count=len(plan.missing))
        row.append(turn.button(label, "yp.missing", plan.id, 0))
    return row


def replied(turn: Turn, mark: str) -> bool:
    """「撤销」 or 「恢复」 in reply to what one press has done; False for any other words."""
    _subject, plan_id, batch = mark.split(":")
    words = simplified_text(turn.said.text.strip(EDGES))
    if words not in (*UNDO, *REDO):
        return False
    found = plans.get(turn.db, turn.with_group(), int(plan_id))
    turn.needs(Action.PLAN)
    plan = turn.there(found, press_phrases.not_allowed(turn._))
    state, act = ProposalState.PROPOSED, _accept_proposals
    if words in UNDO:
        state, act = ProposalState.ACCEPTED, _take_back
    return turn.tell(*act(turn, plan, int(batch), _of_batch(turn, plan, int(batch), state)), about=mark)


def _pressed(
    state: ProposalState, act: Callable[[Turn, Plan, int, list[Proposal]], tuple[str, Rows]]
) -> Callable[[Turn, Plan], None]:
    def deed(turn: Turn, plan: Plan) -> None:
        batch = turn.press.number(1)
        turn.edit_pressed(*act(turn, plan, batch, _of_batch(turn, plan, batch, state)))

    return deed


def _of_batch(turn: Turn, plan: Plan, batch: int, state: ProposalState) -> list[Proposal]:
    """What one press has done of a plan and is still in that state, for whoever may change it."""
    group = turn.with_group()
    found = [one for one in plan_items.batch_of(turn.db, group, plan.id, batch) if one.state is state]
    made = [events_queries.get(turn.db, group, one.event_id or 0) for one in found if one.before is None]
    if not found:
        raise NotDone(press_phrases.done_before(turn._))
    if not all(turn.may_change(event.author_id) for event in made[:1] if event is not None):
        raise NotDone(press_phrases.only_author(turn._))
    return found


def _take_back(turn: Turn, plan: Plan, batch: int, found: list[Proposal]) -> tuple[str, Rows]:
    """What was made is cancelled, what was moved goes back; what was settled since stays."""
    group = turn.with_group()
    back, kept = list[Proposal](), list[int]()
    for one in found:
        event = events_queries.get(turn.db, group, one.event_id or 0)
        if event is not None and event.status is not Status.OPEN and one.before is None:
            kept.append(event.number)
            continue
        if event is not None:
            _take_one_back(turn, event, one)
        plan_items.change(turn.db, group, replace(one, state=ProposalState.PROPOSED))
        back.append(one)
    turn.audit("plan.undo", f"{plan.id}:{batch}")
    redo = turn.button(turn._("恢复"), "yp.redo", plan.id, batch)
    made = sum(one.before is None for one in back)
    moved = sum(one.before is not None and not is_same_time(one.before, one.item.when) for one in back)
    told = phrases.undone(turn._, plan.title, made, moved, len(back) - made - moved, kept)
    return told, [[redo, *rest_buttons(turn, plan)]]


def _take_one_back(turn: Turn, event: Event, one: Proposal) -> None:
    if one.before is None:
        reminder_schedule.take_back(turn, event)
    elif event.status is Status.OPEN and not is_same_time(one.before, one.item.when):
        before = replace(one, item=replace(one.item, when=one.before))
        moved = move(turn, event, one.before, exact=bool(one.item.uid))
        remind(turn, before, _with_earlier_title(turn, moved, one), Done())
    else:
        _with_earlier_title(turn, event, one)


def _with_earlier_title(turn: Turn, event: Event, one: Proposal) -> Event:
    """By the name it had before a calendar file was sent again."""
    earlier = plan_items.previous_proposal(turn.db, turn.with_group(), one)
    return event if earlier is None else renamed(turn, event, earlier)


def _accept_proposals(turn: Turn, plan: Plan, batch: int, found: list[Proposal]) -> tuple[str, Rows]:
    done = accept(turn, plan, found, batch)
    turn.audit("plan", f"{plan.id}:{batch}")
    row = [turn.button(turn._("撤销"), "yp.undo", plan.id, batch), *rest_buttons(turn, plan)]
    return phrases.adoption_summary(turn._, plan.title, done.made, done.moved, done.tied, done.past), [row]


def _drop(turn: Turn, plan: Plan) -> None:
    plans.close(turn.db, turn.with_group(), plan.id)
    again = turn.button(turn._("恢复"), "yp.reopen", plan.id)
    turn.edit_pressed(phrases.dropped(turn._, plan.title), [[again]])


def _reopen(turn: Turn, plan: Plan) -> None:
    plans.set_stage(turn.db, turn.with_group(), plan.id, Stage.OPEN, turn.now)
    plan_pages.show(turn, plan)


DEEDS: Deeds = {
    "yp.adopt": on_plan(Action.PLAN, _adopt, Stage.OPEN),
    "yp.undo": on_plan(Action.PLAN, _pressed(ProposalState.ACCEPTED, _take_back), *EITHER),
    "yp.redo": on_plan(Action.PLAN, _pressed(ProposalState.PROPOSED, _accept_proposals), *EITHER),
    "yp.drop": on_plan(Action.PLAN, _drop, Stage.OPEN),
    "yp.reopen": on_plan(Action.PLAN, _reopen, Stage.CLOSED),
}
