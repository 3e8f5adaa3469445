"""The round looks only where it expects something to do: whenever it has, a look at every group finds nothing more."""

from collections.abc import Callable
from datetime import time, timedelta
from itertools import count

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.scheduling.round import Round
from storage.core import groups
from storage.requests import anonymous_box
from storage.requests.anonymous_box import NEW, Slip
from tests.effort import tried
from tests.unit.handlers.stage import LI, OTHER_CHAT, ZHOU, in_group
from tests.unit.handlers.week import Week
from union.core.groups import Role

OTHER = in_group(OTHER_CHAT, "东风机械厂工会")
NUMBERS = count()
SENTENCES = (
    "下周三下午3点开工会小组长例会",
    "11月27日前上报职代会材料",
    "每周五下午4点开工会碰头会",
    "今天走访慰问困难职工12户，慰问金6000元",
    "二车间老张住院了",
    "12月走访慰问困难职工",
    "完成 #1",
    "撤销 #2",
    "#1 改到明天上午10点",
    "明天上午9点15分提醒我带公章",
    "2小时后提醒我交材料",
    "我下周请假，由周敏代",
)
CLOCKS = (time(0), time(7, 15), time(8), time(9), time(12, 30), time(16, 45), time(21), time(22, 15))
CHOICES = {
    "board": (True, False),
    "month_picture": (True, False),
    "week_plan": (True, False),
    "signing": (True, False),
    "requests": (True,),
    "festival_wishes": ("", "护士节、记者节"),
    "timezone": ("Asia/Shanghai", "Asia/Singapore", "Europe/London", "Asia/Kolkata"),
    "region": ("CN", "HK", "SG"),
    "month_end": (0, 18, 20),
    "lock_workday": (1, 3),
    "reminder_time": CLOCKS,
    "digest_time": CLOCKS,
    "quiet_from": CLOCKS,
    "quiet_until": CLOCKS,
}
Act = Callable[[Week], object]


def said(text: str, is_other: bool) -> Act:
    return lambda week: week.says(LI, text, OTHER if is_other else None)


def chosen(name: str, value: object, is_other: bool) -> Act:
    """A setting of one of the groups is another."""

    def act(week: Week) -> None:
        found = groups.of_chat(week.stage.store.db, OTHER_CHAT, week.stage.services.defaults)
        with week.stage.store.unit() as db:
            groups.change_setting(db, found if found and is_other else week.stage.group(), name, value)

    return act


def reached(week: Week) -> None:
    """周敏 can be written to in private from now on."""
    week.join(ZHOU, Role.ADMIN, reachable=True)


def put_in(week: Week) -> None:
    """Somebody without a name puts something into the box."""
    group = week.stage.group()
    slip = Slip(f"{next(NUMBERS):064}", NEW, "食堂太挤", group.day(week.stage.now))
    with week.stage.store.unit() as db:
        anonymous_box.add_slip(db, group, slip)


def left(week: Week) -> None:
    """The bot is removed from the group, or comes back."""
    with week.stage.store.unit() as db:
        groups.set_active(db, week.stage.group(), not week.stage.group().active)


def deleted(week: Week) -> None:
    """Somebody deletes what was pinned: Telegram says so at the next edit."""
    with week.stage.store.unit() as db:
        db.execute("update outbox set state = 'dead', error = 'MessageGone' where edits is not null")


def nothing(week: Week) -> None:
    """A quiet while."""


SETTING = st.sampled_from([(name, value) for name, values in CHOICES.items() for value in values])
ACTS = st.one_of(
    st.builds(said, st.sampled_from(SENTENCES), st.booleans()),
    st.builds(lambda pair, is_other: chosen(pair[0], pair[1], is_other), SETTING, st.booleans()),
    st.sampled_from([nothing, nothing, reached, put_in, left, deleted]),
)
QUARTERS = st.integers(min_value=1, max_value=9)  # of an hour
BEGINNINGS = st.sampled_from(["2026-11-18 10:00", "2026-11-30 15:45", "2026-12-31 15:45", "2027-01-14 19:15"])


@pytest.mark.slow
@given(BEGINNINGS, st.lists(st.tuples(QUARTERS, ACTS), min_size=4, max_size=30))
@example("2026-11-30 15:45", [(1, said(SENTENCES[3], False)), (2, nothing), (3, nothing), (4, nothing)])
@example("2026-11-18 10:00", [(1, chosen("board", True, False)), (1, deleted), *[(1, nothing)] * 6])
@example("2026-11-18 10:00", [(1, chosen("requests", True, False)), (1, put_in), *[(1, nothing)] * 6])
@tried(15)
def test_a_look_at_every_group_finds_nothing_that_was_not_expected(
    begun: str, steps: list[tuple[int, Act]]
) -> None:
    """Whatever was written and set, and however the clock goes on: no moment of any group is missed."""
    week = Week()
    week.says(LI, SENTENCES[0], OTHER)
    week.round = Round(week.stage.services)
    week.at(begun)
    _settle(week)
    for quarters, act in steps:
        act(week)
        week.stage.now += timedelta(minutes=15 * quarters)
        week.stage.now = week.stage.now.replace(second=0)
        _settle(week)
        before = week.stage.store.changes
        week.round._groups.forget(groups.active_ids(week.stage.store.db))
        week.round.tick()
        assert week.stage.store.changes == before, f"{week.stage.now:%Y-%m-%d %H:%M}"


def _settle(week: Week) -> None:
    """The round is made until it has nothing more to do, messages being sent in between."""
    for _round in range(6):
        before = week.stage.store.changes
        week.round.tick()
        if week.stage.store.changes == before and _round > 1:
            return
        week.stage.deliver()
        week.stage.now += timedelta(seconds=30)
    raise AssertionError("it never ends")
