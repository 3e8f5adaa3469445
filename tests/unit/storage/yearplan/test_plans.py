"""Year plans and what they propose, as rows."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from storage.core import groups
from storage.engine.database import Database
from storage.yearplan import plan_items, plans
from storage.yearplan.plans import Plan, Source, Stage
from tests.empty_database import in_memory
from union.core.groups import Group, Settings
from union.core.kinds import Kind
from union.core.period import Grain
from union.reading.message import When
from union.yearplan.model import Duty, PlanItem, YearPlan
from union.yearplan.proposals import Missing, Proposal, ProposalState

NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)
PLACE = (-1, None)
WHEN = When(
    "每月8日下午3点", datetime.fromisoformat("2027-01-08T15:00"), datetime.fromisoformat("2027-01-08T17:00"),
    Grain.MINUTE, True, "FREQ=MONTHLY;BYMONTHDAY=8", "next",
)  # fmt: skip
ITEM = PlanItem("例会", Kind.MEETING, WHEN, "中秋", ("王芳", "李建国"), "每月8日下午3点例会", "组织建设", 4)


def opened() -> tuple[Database, Group]:
    """A database with one group."""
    db = in_memory().db
    groups.create(db, -1, "工会", NOW)
    group = groups.of_chat(db, -1, Settings())
    assert group is not None
    return db, group


def begun(db: Database, group: Group, stage: Stage = Stage.WAITING) -> int:
    return plans.begin(db, group, PLACE, Source("F1", "计划.docx"), stage, NOW)


def got(db: Database, group: Group, plan_id: int) -> Plan:
    found = plans.get(db, group, plan_id)
    assert found is not None
    return found


def test_a_proposal_comes_back_as_it_was() -> None:
    """Time, rule, owners, the earlier time, the day off: nothing is lost on the way."""
    db, group = opened()
    plan_id = begun(db, group)
    before = replace(WHEN, rrule=None, shift=None, end=None)
    one = Proposal(0, ITEM, False, ProposalState.LEFT, before=before, moved_from=date(2027, 5, 1), batch=3)
    plan_items.propose(db, group, plan_id, [one])
    [found] = plan_items.of_plan(db, group, plan_id)
    assert replace(found, id=0, plan_id=0) == one


def test_a_wish_to_read_is_a_row() -> None:
    """The oldest is read first; what is read or given up waits no more."""
    db, group = opened()
    first, second = begun(db, group), begun(db, group)
    begun(db, group, Stage.GATHERING)
    assert [each.id for each in plans.waiting(db)] == [first, second]
    plans.keep_read_plan(db, group, first, YearPlan("计划", 2027, 2026, (), (Duty("关心职工", "二"),)), 3)
    plans.close(db, group, second)
    assert plans.waiting(db) == []
    found = got(db, group, first)
    assert (found.title, found.year, found.said_year, found.standing) == ("计划", 2027, 2026, 3)
    assert found.duties == (Duty("关心职工", "二"),)


def test_read_again_keeps_what_was_accepted() -> None:
    """Only what is not on the calendar yet is proposed anew."""
    db, group = opened()
    plan_id = begun(db, group)
    plan_items.propose(
        db, group, plan_id, [Proposal(0, ITEM, state=ProposalState.ACCEPTED), Proposal(1, ITEM)]
    )
    plan_items.propose(db, group, plan_id, [Proposal(0, replace(ITEM, title="年会"))])
    found = plan_items.of_plan(db, group, plan_id)
    assert [(each.item.title, each.state) for each in found] == [
        ("例会", ProposalState.ACCEPTED),
        ("年会", ProposalState.PROPOSED),
    ]


def test_only_open_proposals_are_ticked() -> None:
    """What is accepted stays as it is."""
    db, group = opened()
    plan_id = begun(db, group)
    plan_items.propose(
        db, group, plan_id, [Proposal(0, ITEM, state=ProposalState.ACCEPTED), Proposal(1, ITEM)]
    )
    plan_items.tick(db, group, plan_id, [0, 1], ticked=False)
    assert [each.ticked for each in plan_items.of_plan(db, group, plan_id)] == [True, False]


def test_what_a_plan_has_no_more_comes_back_as_it_was() -> None:
    """With the rule of a series that was ended."""
    db, group = opened()
    plan_id = begun(db, group)
    found = (Missing(3), Missing(4, is_out=True, rrule="FREQ=WEEKLY"))
    plans.set_missing(db, group, plan_id, found)
    assert got(db, group, plan_id).missing == found


def test_a_closed_plan_forgets_its_own_words() -> None:
    """The file's id and the pasted text go; proposals stay to be compared with."""
    db, group = opened()
    plan_id = plans.begin(db, group, PLACE, Source(text="计划全文"), Stage.OPEN, NOW)
    plan_items.propose(db, group, plan_id, [Proposal(0, ITEM)])
    plans.close(db, group, plan_id)
    assert got(db, group, plan_id).source == Source()
    assert len(plan_items.of_plan(db, group, plan_id)) == 1


def test_what_nobody_looks_at_is_closed_in_the_end() -> None:
    """Nobody's plan is kept for ever for want of a press."""
    db, group = opened()
    plan_id = begun(db, group, Stage.ASKING)
    plans.forget(db, NOW)
    assert got(db, group, plan_id).stage is Stage.ASKING
    plans.forget(db, NOW + timedelta(seconds=1))
    assert got(db, group, plan_id).stage is Stage.CLOSED


def test_tries_are_counted_until_it_is_asked_for_again() -> None:
    """再读一次 begins anew."""
    db, group = opened()
    plan_id = begun(db, group)
    assert [plans.tried(db, group, plan_id) for _ in range(2)] == [1, 2]
    plans.set_stage(db, group, plan_id, Stage.WAITING, NOW)
    assert plans.tried(db, group, plan_id) == 1


def test_another_group_sees_nothing_of_it() -> None:
    """Neither plan nor proposals."""
    db, group = opened()
    groups.create(db, -2, "市工会", NOW)
    other = groups.of_chat(db, -2, Settings())
    assert other is not None
    plan_id = begun(db, group)
    plan_items.propose(db, group, plan_id, [Proposal(0, ITEM)])
    plans.keep_read_plan(db, group, plan_id, YearPlan("计划", 2027, None, (), ()), 0)
    assert plans.get(db, other, plan_id) is None
    assert plan_items.of_plan(db, other, plan_id) == plan_items.of_year(db, other, 2027) == []
    assert len(plan_items.of_year(db, group, 2027)) == 1
