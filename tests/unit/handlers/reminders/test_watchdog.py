"""The watchdog: a reminder that has no row gets one, the admins hear of it once, and it never finds what is right."""

import pytest

from bot.scheduling.round import Round
from storage.core import people
from tests.unit.handlers.stage import LI, OTHER_CHAT, ZHOU, in_group
from tests.unit.handlers.week import Week, jobs_with, silent

PLANS = (
    "下周三下午3点开工会小组长例会",
    "每周五下午4点开工会碰头会",
    "11月28日前上报职代会材料",
    "每月25日前上报会员台账",
    "12月走访慰问困难职工",
    "每年腊月二十三上午10点慰问环卫职工",
)


def with_admin() -> Week:
    """周敏 can be written to."""
    week = Week()
    person = people.person_of_user(week.stage.store.db, ZHOU.user_id)
    assert person is not None
    people.set_reachable(week.stage.store.db, person, True)
    return week


def lose(week: Week, condition: str) -> list[str]:
    """Rows vanish; what was waiting before."""
    before = week.waiting()
    with week.stage.store.unit() as db:
        assert db.execute(f"delete from reminders where {condition}").rowcount
    week.round = Round(week.stage.services, jobs_with(silent))
    return before


LOST = ["state = 'waiting'", "lead = 'd1'", "lead like 'late%'", "lead = 'm1'", "lead = 'd15'"]


@pytest.mark.parametrize("condition", LOST)
def test_what_is_missing_is_planned_again(condition: str) -> None:
    """At the next start, whatever was lost; the admin hears once, with the items' names."""
    week = with_admin()
    for plan in PLANS:
        week.says(LI, plan)
    before = lose(week, condition)
    week.at("2026-11-18 10:05")
    assert week.waiting() == before
    (told,) = week.told(ZHOU)
    assert "有提醒漏排，已经补上" in told
    week.at("2026-11-18 10:10")
    assert week.told(ZHOU) == [told]


def test_it_looks_every_day() -> None:
    """Not only at the start."""
    week = with_admin()
    week.says(LI, PLANS[0])
    week.at("2026-11-18 11:00")
    with week.stage.store.unit() as db:
        db.execute("delete from reminders")
    week.at("2026-11-18 12:00")
    assert week.waiting() == []
    week.at("2026-11-19 08:30")
    assert len(week.waiting()) == 3


def test_what_was_told_is_not_told_again() -> None:
    """Only what lies ahead is filled."""
    week = with_admin()
    week.says(LI, PLANS[0])
    week.at("2026-11-20 09:00")
    lose(week, "state = 'waiting'")
    assert week.at("2026-11-20 10:00") == []
    assert week.waiting() == ["11-24 09:00", "11-25 13:00"]


@pytest.mark.slow
def test_six_weeks_of_a_busy_group_give_no_false_alarm() -> None:
    """Sent, put off, moved, silenced, finished or late: the admin hears nothing of the watchdog."""
    week = with_admin()
    for plan in PLANS:
        week.says(LI, plan)
    acts = {
        2: "#1 推迟两天",
        4: "#2 改到12月1日下午2点",
        9: "#4 不用提醒",
        12: "#6 提前20天提醒",
        20: "完成 #2",
    }
    for day in range(42):
        date, clock = 19 + day, "09:00"
        month = 11 + (date > 30)
        number = date - 30 * (date > 30)
        if month == 12 and number > 31:
            break
        week.at(f"2026-{month}-{number:02} {clock}")
        if day in acts:
            week.says(LI, acts[day])
        if day == 15:
            week.press(LI, "推迟")
            week.press(LI, "3天后")
        week.round = Round(week.stage.services, jobs_with(silent))
        week.at(f"2026-{month}-{number:02} 09:30")
    assert not [text for text in week.told(ZHOU) if "漏排" in text]


def test_the_groups_take_turns() -> None:
    """Each is looked through in steps of its own, and others write in between."""
    week = with_admin()
    week.says(LI, PLANS[0])
    week.says(LI, PLANS[0], in_group(OTHER_CHAT, "东风机械厂工会"))
    before = lose(week, "state = 'waiting'")
    steps = week.round.steps()
    next(steps)
    next(steps)
    assert len(week.waiting()) == len(before) / 2
    for _ in steps:
        pass
    assert week.waiting() == before
