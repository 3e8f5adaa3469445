"""However the bot is stopped, started and jumped over days, reminders keep their promises."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.scheduling.round import Round
from storage.core.rows import to_text
from tests.unit.handlers.stage import LI, NOW
from tests.unit.handlers.week import Week, jobs_with, silent
from union.core.groups import permitted

PLANS = (
    "下周三下午3点开工会小组长例会",
    "11月27日前上报职代会材料",
    "每周五下午4点开工会碰头会",
    "12月走访慰问困难职工",
)
TOLD = "select event_id, original, lead from reminders where state = 'sent' and lead not like 'late%'"
UNTOLD = "select * from reminders where state = 'waiting' and due_at <= ?"
PAUSES = st.lists(st.integers(min_value=1, max_value=60 * 24 * 12), min_size=1, max_size=12)  # minutes


@given(PAUSES)
def test_one_message_at_a_time_each_item_once_never_at_night(pauses: list[int]) -> None:
    """After any pause: at most one 「今日提醒」, no item twice in it, none in quiet hours, none at a second look."""
    week = Week()
    for plan in PLANS:
        week.says(LI, plan)
    for minutes in pauses:
        week.stage.now += timedelta(minutes=minutes)
        before = week.stage.queued()
        week.round.tick()
        told = [text for text in week.stage.queued()[len(before) :] if text.startswith("今日提醒")]
        group = week.stage.group()
        assert len(told) <= int(permitted(group.wall(week.stage.now), group.settings))
        for text in told:
            items = [line.split("：")[0] for line in text.split("\n")[1:] if line.startswith("#")]
            assert len(items) == len(set(items))
        after = week.stage.queued()
        week.round.tick()
        assert week.stage.queued() == after


@pytest.mark.slow
@given(PAUSES)
def test_what_is_due_by_a_day_is_named_until_it_is_done(pauses: list[int]) -> None:
    """Wherever the bot was meanwhile: a late deadline always has a next reminder, and it comes within days."""
    week = Week()
    week.says(LI, PLANS[1])
    for minutes in pauses:
        week.stage.now += timedelta(minutes=minutes)
        week.round.tick()
    late = datetime(2026, 12, 10, 1, 0, tzinfo=UTC)
    week.stage.now = max(late, week.stage.now) + timedelta(days=12)
    before = len(week.stage.queued())
    for _day in range(2):
        week.stage.now = week.stage.now.replace(hour=1, minute=0) + timedelta(days=1)
        week.round.tick()
    assert any("上报职代会材料" in text for text in week.stage.queued()[before:])


JUMPS = st.lists(
    st.integers(min_value=-60 * 24 * 3, max_value=60 * 24 * 6), min_size=1, max_size=12
)  # minutes


@pytest.mark.slow
@given(JUMPS)
def test_a_clock_that_jumps_neither_loses_nor_repeats(jumps: list[int]) -> None:
    """Set back and forth, with restarts: no lead of a time is told twice, and in the end all that was due has been."""
    week = Week()
    for plan in PLANS:
        week.says(LI, plan)
    for minutes in jumps:
        week.stage.now = max(week.stage.now + timedelta(minutes=minutes), NOW)
        week.round = Round(week.stage.services, jobs_with(silent))
        week.round.tick()
    week.stage.now = max(week.stage.now, NOW + timedelta(days=14)).replace(hour=4)
    week.round.tick()
    db = week.stage.store.db
    told = [tuple(row.values()) for row in db.query(TOLD)]
    assert len(told) == len(set(told))
    assert not list(db.query(UNTOLD, [to_text(week.stage.now)]))
