"""Year plans of a committee at each stage, and an item of its calendar, for the presses of any button."""

from dataclasses import replace
from datetime import datetime

from storage.events import queries as events_queries
from storage.yearplan import plan_items, plans
from storage.yearplan.plans import Source
from storage.yearplan.plans import Stage as PlanStage
from tests.unit.handlers.stage import Stage
from union.core.groups import Group, Person
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Rule, Status
from union.reading.message import When
from union.yearplan.model import PlanItem
from union.yearplan.proposals import Missing, Proposal, ProposalState

FIRST = datetime.fromisoformat("2026-11-25 15:00")
MAY = When("5月", datetime.fromisoformat("2027-05-01"), None, Grain.MONTH)
ITEM = PlanItem("培训班", Kind.TRAINING, MAY, None, (), "5月办班", "教育", 0)


def fill(stage: Stage, group: Group, author: Person, cancelled: int) -> dict[str, int]:
    """A year plan at each stage, each with an item proposed; of `done` it is accepted, of `undone` taken back."""
    with stage.store.unit() as db:
        accepted = item(stage, group, author, Kind.TRAINING)
        made = {at.value: _plan(stage, group, author, at, 2027, Proposal(0, ITEM)) for at in PlanStage}
        done = Proposal(0, ITEM, state=ProposalState.ACCEPTED, event_id=accepted, batch=1)
        made["done"] = _plan(stage, group, author, PlanStage.OPEN, 2026, done)
        made["accepted"] = accepted
        plans.set_missing(db, group, made["done"], [Missing(accepted)])
        made["taken out"] = _plan(stage, group, author, PlanStage.OPEN, 2025)
        plans.set_missing(db, group, made["taken out"], [Missing(cancelled, is_out=True)])
        made["cancelled"] = cancelled
        taken = Proposal(0, replace(ITEM, title="年会"), event_id=cancelled, batch=1)
        left = Proposal(1, replace(ITEM, title="春游"), ticked=False, state=ProposalState.LEFT)
        made["undone"] = _plan(stage, group, author, PlanStage.OPEN, 2027, taken, left)
    return made


def item(
    stage: Stage, group: Group, author: Person, kind: Kind, status: Status = Status.OPEN,
    rule: Rule | None = None, start: datetime = FIRST,
) -> int:  # fmt: skip
    """An item of the author's; its id."""
    event = Event(0, 0, "例会", kind, start, Grain.MINUTE, rule=rule, said="例会", author_id=author.id)
    return events_queries.add(stage.store.db, group, replace(event, status=status), stage.now).id


def _plan(stage: Stage, group: Group, author: Person, at: PlanStage, year: int, *proposals: Proposal) -> int:
    db, place, now = stage.store.db, (group.chat_id, None), stage.now
    source = Source(text="工作计划")
    plan_id = plans.begin(db, group, place, source, at, now, person=author, year=year, title="计划")
    plan_items.propose(db, group, plan_id, proposals)
    return plan_id
