"""Several owners: whose share is done, how many are missing, and when there is nothing to share."""

from datetime import datetime, timedelta

import pytest

from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import (
    Event,
    Occurrence,
    Owner,
    Rule,
    Status,
    done_count,
    has_done_share,
    is_shared,
    share_of,
    unfinished_owners,
    without_own_part,
)

START = datetime.fromisoformat("2026-11-27 17:00")
LI, WANG = Owner("李建国", 2), Owner("王芳", 3)


def report(*owners: Owner, rule: Rule | None = None, weeks: int = 0) -> Occurrence:
    """One time of an item with these owners."""
    event = Event(1, 1, "交周报", Kind.REPORT, START, Grain.MINUTE, owners=owners, rule=rule)
    start = START + timedelta(weeks=weeks)
    return Occurrence(event, start, start, start, Status.OPEN)


def test_one_owner_shares_with_nobody() -> None:
    """Whoever finishes it finishes the whole."""
    assert not is_shared(report(LI))
    assert not is_shared(report())


def test_owners_nobody_knows_have_no_shares() -> None:
    """Two workshops named as owners cannot press a button."""
    assert not is_shared(report(Owner("一车间"), Owner("二车间")))
    assert is_shared(report(LI, Owner("二车间")))


def test_who_has_done_his_share_is_left_out() -> None:
    """One of two is missing; the other is done."""
    one = report(Owner("李建国", 2, frozenset({""})), WANG)
    assert unfinished_owners(one) == (WANG,)
    assert done_count(one) == 1
    assert has_done_share(one, 2)
    assert not has_done_share(one, 3)
    assert share_of(one, 3) == WANG
    assert share_of(one, 9) is None


def test_a_share_is_of_one_time_of_a_series() -> None:
    """Next week both are asked again."""
    rule = Rule("FREQ=WEEKLY;BYDAY=FR")
    done = Owner("李建国", 2, frozenset({"2026-11-27T17:00"}))
    assert done_count(report(done, WANG, rule=rule)) == 1
    assert done_count(report(done, WANG, rule=rule, weeks=1)) == 0


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("我的部分做完了", "做完了"),
        ("我这边已经完成", "完成"),
        ("我那份交了", "交了"),
        ("我去不了", "我去不了"),
    ],
)
def test_what_is_said_of_ones_own_part(said: str, rest: str) -> None:
    """Of a shared item the words for one's own part are left out, nothing else."""
    assert without_own_part(said) == rest
