"""Two plain acts in one message, however they are joined: both are done, and nothing else is."""

from collections.abc import Callable
from datetime import date, datetime
from itertools import permutations
from typing import NamedTuple

import pytest

from tests.empty_database import in_memory
from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week
from union.events.model import Event, Status

PLANS = (
    "12月2日上午10点消防演练",
    "12月5日下午2点职工篮球赛，体育馆",
    "困难职工名单11月30日前报上来，李建国负责",
    "今天下午3点工会小组长碰头会",
    "周五前把体检的车订好，李建国负责",
)
DRILL, MATCH, LIST, MEETING, BUS = range(1, 6)
JOINED = ("，", "。", " ", "，另外", "；")


class Act(NamedTuple):
    """What somebody says, and whether it was done to these items; `title`: of the item it makes."""

    text: str
    is_done: Callable[[dict[int, Event], str], bool]
    about: int | None = None
    title: str = ""


def _made(title: str, day: date, owner: str = "") -> Callable[[dict[int, Event], str], bool]:
    def check(items: dict[int, Event], _said: str) -> bool:
        found = [one for one in items.values() if title in one.title and one.start.date() == day]
        return len(found) == 1 and owner in "".join(each.name for each in found[0].owners)

    return check


ACTS = (
    Act("消防演练推到12月9号", lambda items, _: items[DRILL].start == datetime(2026, 12, 9, 10), DRILL),
    Act("篮球赛取消了", lambda items, _: items[MATCH].status is Status.CANCELLED, MATCH),
    Act("困难职工名单转给周敏", lambda items, _: items[LIST].owners[0].name == "周敏", LIST),
    Act("碰头会开完了，到了12人", lambda items, _: items[MEETING].status is Status.DONE, MEETING),
    Act("体检的车订好了", lambda items, _: items[BUS].status is Status.DONE, BUS),
    Act("12月16号下午两点安全生产讲座", _made("讲座", date(2026, 12, 16)), None, "讲座"),
    Act("周敏12月11号前起草通知", _made("通知", date(2026, 12, 11), "周敏"), None, "通知"),
    Act("周敏负责联系大巴，12月11号前", _made("大巴", date(2026, 12, 11), "周敏"), None, "大巴"),
    Act("昨天走访困难职工23户", lambda _, said: "23户" in said and "已记录" in said),
)


def _items(week: Week) -> dict[int, Event]:
    numbers = [row["number"] for row in week.stage.store.db.query("select number from events")]
    return {number: week.event(number) for number in numbers}


@pytest.mark.slow
def test_both_are_done() -> None:
    """Every pair of them, in both orders, with every joint."""
    week = Week()
    week.at("2026-11-25 08:00")
    for plan in PLANS:
        week.says(LI, plan)
    week.at("2026-11-25 17:00")
    kept, before = in_memory(), _items(week)
    week.stage.store.db.conn.backup(kept.db.conn)
    lost = list[str]()
    for one, other in permutations(ACTS, 2):
        for joint in JOINED:
            kept.db.conn.backup(week.stage.store.db.conn)
            words = f"{one.text}{joint}{other.text}"
            said, items = week.says(LI, words), _items(week)
            made = sum(number not in before for number in items)
            others = [number for number in before if number not in (one.about, other.about)]
            is_kept = all(items[number] == before[number] for number in others)
            is_right = all(each.is_done(items, said) for each in (one, other)) and is_kept
            lost += [] if is_right and made == bool(one.title) + bool(other.title) else [f"{words} → {said}"]
    assert not lost, "\n".join(lost)
