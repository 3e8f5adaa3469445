"""A locked month's figures of care stand, and give no reason for a 更正稿, whatever is done of care afterwards."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.reports.report_snapshot import Reports
from handlers.routing.report_sections import SECTIONS
from storage.branches import branch_list
from storage.budgets import queries as budgets_queries
from storage.care import visits_due
from storage.care.visits_due import Care, State
from storage.core import groups
from storage.events import queries as events_queries
from storage.requests import queries as requests_queries
from tests.effort import tried
from tests.unit.handlers.office import households
from tests.unit.handlers.reports.test_care_figures import NOVEMBER, Caring
from union.budgets.expenditure import Budget
from union.core.branches import Branch
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Status
from union.reading.life.life_event import Occasion
from union.requests.lifecycle import RequestState as Stand
from union.requests.lifecycle import Step


def _branch(office: Caring, place: int) -> Branch:
    return branch_list.all_branches(office.store.db, office.group)[place]


def rename(office: Caring) -> None:
    """The branch that was reached."""
    with office.store.unit() as db:
        branch_list.rename(
            db, office.group, _branch(office, 0), f"装配{office.stage.now:%d}线", office.stage.now
        )


def rename_unreached(office: Caring) -> None:
    """And the one that was not."""
    with office.store.unit() as db:
        branch_list.rename(
            db, office.group, _branch(office, -1), f"科室{office.stage.now:%d}", office.stage.now
        )


def retire(office: Caring) -> None:
    """It is no more."""
    with office.store.unit() as db:
        branch_list.set_retired(db, office.group, _branch(office, -1), office.stage.now)


def merge(office: Caring) -> None:
    """Two become one."""
    with office.store.unit() as db:
        if len(branch_list.all_branches(db, office.group)) > 1:
            branch_list.merge(db, office.group, _branch(office, 1), _branch(office, 0), office.stage.now)


def another_branch(office: Caring) -> None:
    """One more, and work in it."""
    with office.store.unit() as db:
        new = branch_list.add(db, office.group, f"新{office.stage.now:%d}车间", 5, office.stage.now)
    day = office.group.day(office.stage.now)
    office.log(households(3, 900, day), branch=new.name, branches=(new.number,))


def budget(office: Caring) -> None:
    """Another sum, and one of the whole."""
    minor = office.stage.now.day * 100_000
    with office.store.unit() as db:
        for category in ("帮扶慰问", "", "文体活动"):
            budgets_queries.set_budget(
                db, office.group, Budget(2026, category, "CNY", minor), None, office.stage.now
            )


def no_budget(office: Caring) -> None:
    """None any more."""
    with office.store.unit() as db:
        budgets_queries.set_budget(
            db, office.group, Budget(2026, "帮扶慰问", "CNY", 0), None, office.stage.now
        )


def done_late(office: Caring) -> None:
    """The visit is made after all."""
    _close(office, Status.DONE)


def given_up(office: Caring) -> None:
    """Or not at all."""
    _close(office, Status.GIVEN_UP)


def taken_back(office: Caring) -> None:
    """Or it was a mistake."""
    _close(office, Status.CANCELLED)


def _close(office: Caring, status: Status) -> None:
    with office.store.unit() as db:
        for event in events_queries.open_ones(db, office.group):
            events_queries.close(db, office.group, event, status, office.stage.now, None)


def put_off(office: Caring) -> None:
    """To another month."""
    day = date(2026, 12, 28)
    with office.store.unit() as db:
        for care in visits_due.with_items(db, office.group):
            visits_due.keep_day(db, office.group, care, day, office.stage.now)
        for event in events_queries.open_ones(db, office.group):
            start = datetime.fromisoformat("2026-12-28")
            events_queries.change(db, office.group, replace(event, start=start))


def another_visit(office: Caring) -> None:
    """Told and accepted later, though its last day was in November."""
    now = office.stage.now
    with office.store.unit() as db:
        item = Event(
            0,
            0,
            "探望住院职工李＊＊",
            Kind.VISIT,
            datetime.fromisoformat("2026-11-25"),
            Grain.DAY,
            deadline=True,
        )
        item = events_queries.add(db, office.group, item, now)
        kept = Care(
            0,
            Occasion.ILLNESS,
            "李＊＊",
            now.date(),
            date(2026, 11, 25),
            state=State.ACCEPTED,
            event_id=item.id,
        )
        kept = replace(kept, id=visits_due.add(db, office.group, kept, now))
        visits_due.keep_day(db, office.group, kept, date(2026, 11, 25), now)


def rules(office: Caring) -> None:
    """Whom one visits is decided anew."""
    with office.store.unit() as db:
        groups.change_setting(db, office.group, "request_days", 1)
        groups.change_setting(db, office.group, "care", "off")


def reopened(office: Caring) -> None:
    """The answer was not good enough."""
    day = office.group.day(office.stage.now)
    with office.store.unit() as db:
        one = requests_queries.get(db, office.group, 1)
        assert one is not None
        requests_queries.happened(db, office.group, one, Step.OPINION, day, "poor")
        requests_queries.happened(db, office.group, one, Step.REOPENED, day, "…")
        requests_queries.begin_anew(db, office.group, one, day, 1)


def answered(office: Caring) -> None:
    """Once more, and somebody is content."""
    day = office.group.day(office.stage.now)
    with office.store.unit() as db:
        one = requests_queries.get(db, office.group, 1)
        assert one is not None
        requests_queries.happened(db, office.group, one, Step.ANSWER, day)
        requests_queries.set_state(db, office.group, one, Stand.ANSWERED)
        requests_queries.happened(db, office.group, one, Step.OPINION, day, "good")


def withdrawn(office: Caring) -> None:
    """Whoever asked wants nothing any more, or is erased."""
    day = office.group.day(office.stage.now)
    with office.store.unit() as db:
        one = requests_queries.get(db, office.group, 1)
        assert one is not None
        requests_queries.happened(db, office.group, one, Step.WITHDRAWN, day)
        requests_queries.set_state(db, office.group, one, Stand.WITHDRAWN)


ACTS: list[Callable[[Caring], None]] = [
    rename, rename_unreached, retire, merge, another_branch, budget, no_budget, done_late, given_up, taken_back, put_off,
    another_visit, rules, reopened, answered, withdrawn,
]  # fmt: skip


@pytest.mark.slow
@tried(100)
@given(st.lists(st.sampled_from(ACTS), min_size=1, max_size=6))
def test_a_locked_months_care_stands(acts: list[Callable[[Caring], None]]) -> None:
    """Every act is of December; none of them is news of November."""
    office = Caring()
    office.lock()
    for day, act in enumerate(acts, 8):
        office.stage.now = office.stage.now.replace(day=day)
        act(office)
        made = Reports(office.store.db, office.stage.group(), office.stage.now, SECTIONS).corrected(NOVEMBER)
        assert made is None, f"{act.__name__}: {made.corrections}"
