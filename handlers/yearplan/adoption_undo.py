"""撤销 takes back all that one press put on the calendar, 恢复 brings it again; 放弃 ends a plan, and that is undone too."""

from collections.abc import Callable
from dataclasses import replace

from handlers.core import press_texts as press_phrases
from handlers.core.messages.command_words import plain
from handlers.core.messages.keyboards import Press, Rows
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.reminders import reminder_schedule
from handlers.yearplan import adoption as accepting
from handlers.yearplan import plan_pages
from handlers.yearplan import texts as phrases
from handlers.yearplan.plan_pages import on_plan
from storage.events import queries as events_queries
from storage.yearplan import plan_items, plans
from storage.yearplan.plans import Plan, Stage
from union.core.rights import Action
from union.events.model import Event, Status
from union.yearplan.proposals import Proposal, ProposalState
from union.yearplan.resubmission import is_same_time

UNDO, REDO = ("撤销", "全部撤销"), ("恢复", "全部恢复")
EDGES = " \t\n。.！!"
EITHER = (Stage.OPEN, Stage.CLOSED)


def replied(turn: Turn, mark: str | None) -> bool:
    """「撤销」 or 「恢复」 in reply to what one press has done; False for any other message or words."""
    subject, _, rest = (mark or "").partition(":")
    plan_id, _, batch = rest.partition(":")
    words = plain(turn.said.text.strip(EDGES))
    if subject != accepting.MARK or words not in (*UNDO, *REDO):
        return False
    plan = plans.get(turn.db, turn.with_group(), int(plan_id))
    turn.needs(Action.PLAN)
    plan = turn.there(plan, press_phrases.not_allowed(turn._))
    state, act = (
        (ProposalState.ACCEPTED, _take_back) if words in UNDO else (ProposalState.PROPOSED, _bring_back)
    )
    return turn.tell(*act(turn, plan, int(batch), _of_batch(turn, plan, int(batch), state)), about=mark)


def _pressed(
    state: ProposalState, act: Callable[[Turn, Plan, int, list[Proposal]], tuple[str, Rows]]
) -> Callable[[Turn, Plan, Press], None]:
    def deed(turn: Turn, plan: Plan, press: Press) -> None:
        batch = press.number(1)
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
    return told, [[redo, *accepting.rest_buttons(turn, plan)]]


def _take_one_back(turn: Turn, event: Event, one: Proposal) -> None:
    if one.before is None:
        reminder_schedule.take_back(turn, event)
    elif event.status is Status.OPEN and not is_same_time(one.before, one.item.when):
        before = replace(one, item=replace(one.item, when=one.before))
        moved = accepting.move(turn, event, one.before, exact=bool(one.item.uid))
        accepting.remind(turn, before, _named_again(turn, moved, one), accepting.Done())
    else:
        _named_again(turn, event, one)


def _named_again(turn: Turn, event: Event, one: Proposal) -> Event:
    """By the name it had before a calendar file was sent again."""
    earlier = plan_items.before(turn.db, turn.with_group(), one)
    return event if earlier is None else accepting.renamed(turn, event, earlier)


def _bring_back(turn: Turn, plan: Plan, batch: int, found: list[Proposal]) -> tuple[str, Rows]:
    done = accepting.accept(turn, plan, found, batch)
    turn.audit("plan", f"{plan.id}:{batch}")
    return accepting.told(turn, plan, batch, done)


def _drop(turn: Turn, plan: Plan, press: Press) -> None:
    """放弃: nothing more is offered of it."""
    plans.close(turn.db, turn.with_group(), plan.id)
    rows: Rows = [[turn.button(turn._("恢复"), "yp.reopen", plan.id)]]
    turn.edit_pressed(phrases.dropped(turn._, plan.title), rows)


def _reopen(turn: Turn, plan: Plan, press: Press) -> None:
    plans.set_stage(turn.db, turn.with_group(), plan.id, Stage.OPEN, turn.now)
    plan_pages.show(turn, plan)


DEEDS: Deeds = {
    "yp.undo": on_plan(Action.PLAN, _pressed(ProposalState.ACCEPTED, _take_back), *EITHER),
    "yp.redo": on_plan(Action.PLAN, _pressed(ProposalState.PROPOSED, _bring_back), *EITHER),
    "yp.drop": on_plan(Action.PLAN, _drop, Stage.OPEN),
    "yp.reopen": on_plan(Action.PLAN, _reopen, Stage.CLOSED),
}
