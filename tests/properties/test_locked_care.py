"""A locked month's figures of care stand, and give no reason for a 更正稿, whatever is done of care afterwards."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers import amended
from storage import branches, budgets, cares, events, groups, requests
from storage.cares import Care, State
from tests.unit.handlers.office import households
from tests.unit.handlers.test_report_care import NOVEMBER, Caring
from union.agenda import Event, Status
from union.branches import Branch
from union.budgets import Budget
from union.grain import Grain
from union.kinds import Kind
from union.life_events import Occasion
from union.requests import State as Stand
from union.requests import Step


def _branch(office: Caring, place: int) -> Branch:
    return branches.every(office.store.db, office.group)[place]


def rename(office: Caring) -> None:
    """The branch that was reached."""
    with office.store.unit() as db:
        branches.rename(
            db, office.group, _branch(office, 0), f"装配{office.stage.now:%d}线", office.stage.now
        )


def rename_unreached(office: Caring) -> None:
    """And the one that was not."""
    with office.store.unit() as db:
        branches.rename(db, office.group, _branch(office, -1), f"科室{office.stage.now:%d}", office.stage.now)


def retire(office: Caring) -> None:
    """It is no more."""
    with office.store.unit() as db:
        branches.set_retired(db, office.group, _branch(office, -1), office.stage.now)


def merge(office: Caring) -> None:
    """Two become one."""
    with office.store.unit() as db:
        if len(branches.every(db, office.group)) > 1:
            branches.merge(db, office.group, _branch(office, 1), _branch(office, 0), office.stage.now)


def another_branch(office: Caring) -> None:
    """One more, and work in it."""
    with office.store.unit() as db:
        new = branches.add(db, office.group, f"新{office.stage.now:%d}车间", 5, office.stage.now)
    day = office.group.day(office.stage.now)
    office.log(households(3, 900, day), branch=new.name, branches=(new.number,))


def budget(office: Caring) -> None:
    """Another sum, and one of the whole."""
    minor = office.stage.now.day * 100_000
    with office.store.unit() as db:
        for category in ("帮扶慰问", "", "文体活动"):
            budgets.put(db, office.group, Budget(2026, category, "CNY", minor), None, office.stage.now)


def no_budget(office: Caring) -> None:
    """None any more."""
    with office.store.unit() as db:
        budgets.put(db, office.group, Budget(2026, "帮扶慰问", "CNY", 0), None, office.stage.now)


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
        for event in events.open_ones(db, office.group):
            events.close(db, office.group, event, status, office.stage.now, None)


def put_off(office: Caring) -> None:
    """To another month."""
    day = date(2026, 12, 28)
    with office.store.unit() as db:
        for care in cares.with_items(db, office.group):
            cares.keep_day(db, office.group, care, day, office.stage.now)
        for event in events.open_ones(db, office.group):
            start = datetime.fromisoformat("2026-12-28")
            events.change(db, office.group, replace(event, start=start))


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
        item = events.add(db, office.group, item, now)
        kept = Care(
            0,
            Occasion.ILLNESS,
            "李＊＊",
            now.date(),
            date(2026, 11, 25),
            state=State.ACCEPTED,
            event_id=item.id,
        )
        kept = replace(kept, id=cares.add(db, office.group, kept, now))
        cares.keep_day(db, office.group, kept, date(2026, 11, 25), now)


def rules(office: Caring) -> None:
    """Whom one visits is decided anew."""
    with office.store.unit() as db:
        groups.change_setting(db, office.group, "request_days", 1)
        groups.change_setting(db, office.group, "care", "off")


def reopened(office: Caring) -> None:
    """The answer was not good enough."""
    day = office.group.day(office.stage.now)
    with office.store.unit() as db:
        one = requests.get(db, office.group, 1)
        assert one is not None
        requests.happened(db, office.group, one, Step.OPINION, day, "poor")
        requests.happened(db, office.group, one, Step.REOPENED, day, "…")
        requests.begin_anew(db, office.group, one, day, 1)


def answered(office: Caring) -> None:
    """Once more, and somebody is content."""
    day = office.group.day(office.stage.now)
    with office.store.unit() as db:
        one = requests.get(db, office.group, 1)
        assert one is not None
        requests.happened(db, office.group, one, Step.ANSWER, day)
        requests.set_state(db, office.group, one, Stand.ANSWERED)
        requests.happened(db, office.group, one, Step.OPINION, day, "good")


def withdrawn(office: Caring) -> None:
    """Whoever asked wants nothing any more, or is erased."""
    day = office.group.day(office.stage.now)
    with office.store.unit() as db:
        one = requests.get(db, office.group, 1)
        assert one is not None
        requests.happened(db, office.group, one, Step.WITHDRAWN, day)
        requests.set_state(db, office.group, one, Stand.WITHDRAWN)


ACTS: list[Callable[[Caring], None]] = [
    rename, rename_unreached, retire, merge, another_branch, budget, no_budget, done_late, given_up, taken_back, put_off,
    another_visit, rules, reopened, answered, withdrawn,
]  # fmt: skip


@pytest.mark.slow
@settings(max_examples=100)
@given(st.lists(st.sampled_from(ACTS), min_size=1, max_size=6))
def test_a_locked_months_care_stands(acts: list[Callable[[Caring], None]]) -> None:
    """Every act is of December; none of them is news of November."""
    office = Caring()
    office.lock()
    for day, act in enumerate(acts, 8):
        office.stage.now = office.stage.now.replace(day=day)
        act(office)
        made = amended.corrected(office.store.db, office.stage.group(), NOVEMBER, office.stage.now)
        assert made is None, f"{act.__name__}: {made.corrections}"
