"""A reply to whatever shows an item changes it: its echo, a reminder, a list, the calendar, the week's plan, the board.

Where several items stand, a reply names one by its number; else it is asked which.
"""

from collections.abc import Callable

import pytest

from handlers.calendar.views import cal_command, due_list
from storage.core import groups
from tests.effort import some
from tests.unit.handlers.stage import CHAT, LI, WANG, ZHOU
from tests.unit.handlers.week import Week
from union.events.model import Event, Status

Show = Callable[[Week], None]


def committee() -> Week:
    """A meeting of 李建国's on Wednesday and a report of his on Friday; it is Monday, before anything is told."""
    week = Week()
    week.says(ZHOU, "11月25日下午3点开工会小组长例会，由李建国负责")
    week.says(ZHOU, "11月27日前上报会费报表，由李建国负责")
    return week


def switch_on(week: Week, name: str) -> None:
    """The group wants it."""
    with week.stage.store.unit() as db:
        groups.change_setting(db, week.stage.group(), name, True)


def week_plan(week: Week) -> None:
    switch_on(week, "week_plan")
    week.at("2026-11-23 09:00")


def board(week: Week) -> None:
    switch_on(week, "board")
    week.at("2026-11-19 10:00")


def reminders(week: Week) -> None:
    week.at("2026-11-24 09:00")


def echo(week: Week) -> None:
    week.says(ZHOU, "11月25日下午3点开工会小组长例会")


def reminder(week: Week) -> None:
    echo(week)
    week.at("2026-11-24 09:00")


SEVERAL: dict[str, Show] = {
    "/cal": lambda week: week.stage.write(LI, "/cal 本月", cal_command.cal),
    "/due": lambda week: week.stage.write(LI, "/due", cal_command.due),
    "/me": lambda week: week.stage.write(LI, "/me", due_list.show_own),
    "reminders": reminders,
    "week": week_plan,
    "board": board,
}
ALONE: dict[str, Show] = {"echo": echo, "reminder": reminder}


def last_but_pins(week: Week) -> int:
    """The newest message of ours in the group."""
    week.stage.deliver()
    sql = "select max(message_id) as id from outbox where chat_id = ? and method = 'sendMessage'"
    return int(next(iter(week.stage.store.db.query(sql, [CHAT])))["id"])


SAID: list[tuple[str, Callable[[Event, Event], bool]]] = [
    ("推迟两天", lambda before, after: (after.start - before.start).days == 2),
    ("改到12月4日下午3点", lambda before, after: after.start.isoformat() == "2026-12-04T15:00:00"),
    ("地点改为三楼会议室", lambda before, after: after.place == "三楼会议室"),
    ("完成", lambda before, after: after.status is Status.DONE),
    ("取消", lambda before, after: after.status is Status.CANCELLED),
    ("改名为季度座谈会", lambda before, after: after.title == "季度座谈会"),
    ("不办了，场地没有批下来", lambda before, after: after.status is Status.GIVEN_UP),
]
IDS = [text for text, _fits in SAID]


@pytest.mark.parametrize("view", SEVERAL)
@pytest.mark.parametrize(("text", "fits"), SAID, ids=IDS)
def test_a_number_names_the_item_among_several(
    view: str, text: str, fits: Callable[[Event, Event], bool]
) -> None:
    """「#1 推迟两天」 under the calendar, the lists, the reminders of a morning, the week's plan, the board."""
    week = committee()
    SEVERAL[view](week)
    before = week.event(1)
    week.says(ZHOU, f"#1 {text}", reply_to=last_but_pins(week))
    assert fits(before, week.event(1))
    assert week.event(2).status is Status.OPEN and week.event(2).title == "上报会费报表"


@pytest.mark.parametrize("view", SEVERAL)
@pytest.mark.parametrize("text", some(IDS, 2))
def test_without_a_number_it_is_asked_which(view: str, text: str) -> None:
    """Nothing is changed on a guess."""
    week = committee()
    SEVERAL[view](week)
    before = week.event(1), week.event(2)
    assert "请写明编号" in week.says(ZHOU, text, reply_to=last_but_pins(week))
    assert (week.event(1), week.event(2)) == before


@pytest.mark.parametrize("view", ALONE)
@pytest.mark.parametrize(("text", "fits"), SAID, ids=IDS)
def test_alone_in_its_message_it_needs_no_number(
    view: str, text: str, fits: Callable[[Event, Event], bool]
) -> None:
    """Its echo, and a reminder of it alone."""
    week = Week()
    ALONE[view](week)
    before = week.event(1)
    week.says(ZHOU, text, reply_to=last_but_pins(week))
    assert fits(before, week.event(1))


def test_a_plan_said_in_reply_to_the_calendar_is_a_plan() -> None:
    """Who sees a gap and fills it does not speak of an item there."""
    week = committee()
    SEVERAL["/cal"](week)
    assert "已安排 #3" in week.says(LI, "12月2日下午3点开工会碰头会", reply_to=last_but_pins(week))


def test_small_talk_below_the_board_is_left_alone() -> None:
    """Nobody asked the bot."""
    week = committee()
    board(week)
    assert week.says(LI, "好的，辛苦了", reply_to=last_but_pins(week)) == ""


def test_any_officer_gives_another_name() -> None:
    """The calendar is the group's."""
    week = committee()
    week.join(WANG)
    assert "已更新 #1 茶话会" in week.says(WANG, "#1 改名为茶话会")
    assert week.event(1).title == "茶话会"


def test_a_name_given_in_private_hides_who_is_helped() -> None:
    """The group reads it in its lists."""
    week = committee()
    week.says(ZHOU, "#1 改名为走访困难职工刘建军")
    assert "刘建军" not in week.event(1).title
