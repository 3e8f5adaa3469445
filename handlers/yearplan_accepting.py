"""加入日历: what is ticked becomes items through the door of /add; 撤销 takes all of one press back, 恢复 brings it again.

An item that stands on the calendar already is moved or only tied to the plan: nothing is ever added twice.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from handlers import making, planning, yearplan_pages, yearplan_proposing
from handlers.cards import Button, Rows, button
from handlers.making import Source
from handlers.phrases import press as press_phrases
from handlers.phrases import yearplan as phrases
from handlers.phrases import yearplan_labels as labels
from handlers.press import only
from handlers.turn import Turn
from handlers.yearplan_pages import TICKING, of_press
from storage import books, events, plan_items, plans, reminders
from storage.plans import Plan, Stage
from union.agenda import Event, Rule, Status
from union.rights import Action
from union.understanding.message import Intent, Message, When
from union.yearplan.calendar_times import is_over, on_calendar
from union.yearplan.compare import Sort, compare, is_same_time
from union.yearplan.proposals import Proposal, State


@dataclass(slots=True)
class Done:
    """What became of what was ticked, by the group's numbers."""

    made: list[int] = field(default_factory=list)
    moved: list[int] = field(default_factory=list)
    tied: list[int] = field(default_factory=list)
    past: list[int] = field(default_factory=list)


def _adopt(turn: Turn, ids: tuple[str, ...]) -> None:
    plan = of_press(turn, Stage.OPEN)
    if plan is None:
        return
    found = plan_items.of_plan(turn.db, turn.with_group(), plan.id, State.PROPOSED)
    ticked = [one for one in found if one.ticked]
    if not ticked:
        turn.toast = phrases.nothing_ticked(turn._)
    elif ids[1] != str(len(ticked)):
        # Somebody else has ticked or unticked since this keyboard was shown.
        turn.toast = phrases.look_again(turn._)
        yearplan_pages.show(turn, plan)
    else:
        turn.enrol()
        batch = plan_items.next_batch(turn.db, turn.with_group(), plan.id)
        done = _accept(turn, plan, ticked, batch)
        books.audit(turn.db, turn.with_group(), turn.me(), "plan", str(plan.id), turn.now)
        turn.heard()
        _say_done(turn, plan, batch, done)


def _accept(turn: Turn, plan: Plan, ticked: Sequence[Proposal], batch: int) -> Done:
    done = Done()
    known = yearplan_proposing.known_of(turn.db, turn.with_group(), plan.year or 0, plan.id)
    standing = compare([one.item for one in ticked], [one for one in known if one.state is State.ACCEPTED])
    for one, compared in zip(ticked, standing, strict=True):
        if one.event_id is None and compared.sort is Sort.STANDS and compared.known is not None:
            # Another officer's copy of this plan has put it there meanwhile.
            one = replace(one, event_id=compared.known.event_id, before=one.item.when)
        event = _stands(turn, plan, one, done)
        kept = replace(one, state=State.ACCEPTED, event_id=event.id, batch=batch)
        plan_items.change(turn.db, turn.with_group(), kept)
        _remind(turn, one, event, done)
    return done


def _stands(turn: Turn, plan: Plan, one: Proposal, done: Done) -> Event:
    """The item of the calendar a proposal becomes: a new one, one taken up again, one moved, or one that is there."""
    group = turn.with_group()
    event = events.get(turn.db, group, one.event_id) if one.event_id is not None else None
    if event is None:
        event = events.add(turn.db, group, _event(turn, one), turn.now)
        done.made.append(event.number)
    elif one.before is None:
        event = _taken_up(turn, event, one)
        done.made.append(event.number)
    elif is_same_time(one.before, one.item.when):
        done.tied.append(event.number)
    else:
        event = _moved(turn, event, one.item.when)
        done.moved.append(event.number)
    return event


def _event(turn: Turn, one: Proposal) -> Event:
    """As /add makes it; who wrote the plan's words is not known."""
    item, group, me = one.item, turn.with_group(), turn.me()
    when = on_calendar(item.when, group.wall(turn.now))
    message = Message(
        item.quote, Intent.EVENT, kind=item.kind, title=item.title, festival=item.festival, when=when,
        owners=item.owners,
    )  # fmt: skip
    event = making.planned(turn, message, Source(0, item.quote, group.utc(when.start), me))
    return replace(event, said_at=None, topic=turn.where.topic)


def _taken_up(turn: Turn, event: Event, one: Proposal) -> Event:
    """It was taken back; its number stays."""
    again = replace(
        _event(turn, one), id=event.id, number=event.number, author_id=event.author_id, leads=event.leads,
        topic=event.topic, checks=event.checks,
    )  # fmt: skip
    events.change(turn.db, turn.with_group(), again)
    events.close(turn.db, turn.with_group(), again, Status.OPEN, turn.now, turn.me())
    return again


def _moved(turn: Turn, event: Event, when: When) -> Event:
    """At the time the plan says now; its reminders are planned anew."""
    group = turn.with_group()
    due = on_calendar(when, group.wall(turn.now))
    due = making.due_by(due) if due.deadline else due
    moved = replace(
        event, start=due.start, end=making.end_of(due), grain=due.grain, deadline=due.deadline,
        rule=Rule(due.rrule, due.shift) if due.rrule else None,
    )  # fmt: skip
    events.change(turn.db, group, moved)
    reminders.withdraw(turn.db, group, moved)
    return moved


def _remind(turn: Turn, one: Proposal, event: Event, done: Done) -> None:
    """Of what lies behind nobody is reminded."""
    group = turn.with_group()
    if is_over(one.item.when, group.wall(turn.now)):
        done.past.append(event.number)
    else:
        planning.plan_reminders(turn.db, group, event, turn.now)


def _say_done(turn: Turn, plan: Plan, batch: int, done: Done) -> None:
    group = turn.with_group()
    left = len(plan_items.of_plan(turn.db, group, plan.id, State.PROPOSED))
    row = [button(labels.undo(turn._), "yp.undo", group.id, plan.id, batch)]
    if left:
        row.append(_open_button(turn, plan, left))
    text = phrases.added(turn._, plan.title, done.made, done.moved, done.tied, done.past)
    turn.edit_pressed(text, [row])


def _open_button(turn: Turn, plan: Plan, left: int) -> Button:
    label = labels.not_chosen(turn._, left)
    return button(label, "yp.page", turn.with_group().id, plan.id, 0, TICKING)


def _undo(turn: Turn, ids: tuple[str, ...]) -> None:
    """All of one press: what it made is cancelled, what it moved goes back; what was settled since stays."""
    plan, batch = _batch(turn, State.ACCEPTED)
    if plan is None:
        return
    count, kept = 0, list[int]()
    for one in batch:
        event = events.get(turn.db, turn.with_group(), one.event_id or 0)
        if event is not None and event.status is not Status.OPEN and _is_made(one):
            kept.append(event.number)
            continue
        if event is not None:
            _take_back(turn, event, one)
        plan_items.change(turn.db, turn.with_group(), replace(one, state=State.PROPOSED))
        count += 1
    books.audit(turn.db, turn.with_group(), turn.me(), "plan.undo", str(plan.id), turn.now)
    row = [
        button(labels.redo(turn._), "yp.redo", turn.with_group().id, plan.id, ids[1]),
        _open_button(
            turn, plan, len(plan_items.of_plan(turn.db, turn.with_group(), plan.id, State.PROPOSED))
        ),
    ]
    turn.edit_pressed(phrases.undone(turn._, plan.title, count, kept), [row])


def _is_made(one: Proposal) -> bool:
    return one.before is None


def _take_back(turn: Turn, event: Event, one: Proposal) -> None:
    group = turn.with_group()
    if one.before is None:
        events.close(turn.db, group, event, Status.CANCELLED, turn.now, turn.me())
        reminders.withdraw(turn.db, group, event)
    elif event.status is Status.OPEN and not is_same_time(one.before, one.item.when):
        _remind(
            turn,
            replace(one, item=replace(one.item, when=one.before)),
            _moved(turn, event, one.before),
            Done(),
        )


def _redo(turn: Turn, ids: tuple[str, ...]) -> None:
    plan, batch = _batch(turn, State.PROPOSED)
    if plan is not None:
        done = _accept(turn, plan, batch, int(ids[1]))
        books.audit(turn.db, turn.with_group(), turn.me(), "plan", str(plan.id), turn.now)
        _say_done(turn, plan, int(ids[1]), done)


def _batch(turn: Turn, state: State) -> tuple[Plan | None, list[Proposal]]:
    """The plan and what one press has done of it, if it is still in that state and the presser may change it."""
    press, group = turn.incoming.press, turn.with_group()
    plan = of_press(turn, Stage.OPEN, Stage.CLOSED)
    if plan is None or press is None:
        return None, []
    found = [
        one for one in plan_items.batch_of(turn.db, group, plan.id, press.number(1)) if one.state is state
    ]
    made = [events.get(turn.db, group, one.event_id or 0) for one in found if _is_made(one)]
    if not found:
        turn.toast = press_phrases.done_before(turn._)
    elif not all(turn.may_change(event.author_id) for event in made[:1] if event is not None):
        turn.toast = press_phrases.only_author(turn._)
    else:
        return plan, found
    return None, []


def _drop(turn: Turn, ids: tuple[str, ...]) -> None:
    """放弃: nothing more is offered of it."""
    plan = of_press(turn, Stage.OPEN)
    if plan is not None:
        group = turn.with_group()
        plans.close(turn.db, group, plan.id)
        rows: Rows = [[button(labels.redo(turn._), "yp.reopen", group.id, plan.id)]]
        turn.edit_pressed(phrases.dropped(turn._, plan.title), rows)


def _reopen(turn: Turn, ids: tuple[str, ...]) -> None:
    plan = of_press(turn, Stage.CLOSED)
    if plan is not None:
        plans.set_stage(turn.db, turn.with_group(), plan.id, Stage.OPEN, turn.now)
        yearplan_pages.show(turn, plan)


DEEDS: dict[str, Callable[[Turn], None]] = {
    "yp.adopt": only(Action.PLAN, _adopt),
    "yp.undo": only(Action.PLAN, _undo),
    "yp.redo": only(Action.PLAN, _redo),
    "yp.drop": only(Action.PLAN, _drop),
    "yp.reopen": only(Action.PLAN, _reopen),
}
