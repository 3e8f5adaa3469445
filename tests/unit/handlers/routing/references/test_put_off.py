"""What is put off until further notice, its new day, what is taken up again or handed on with one, and what is not called off."""

from datetime import datetime

import pytest

from handlers.core.messages.incoming_message import Who
from storage.events import queries as events_queries
from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week
from union.core.period import UNDATED
from union.events.model import Event, Status

MATCH, PRIZES, STOCK = 1, 2, 3
LIU = Who(104, "刘桂兰", None, "zh-hans")


@pytest.fixture
def week() -> Week:
    """A match, its prizes, and a count of the stock that is due."""
    at = Week()
    at.join(LIU)
    at.says(LI, "12月5日下午2点篮球比赛，在厂体育馆")
    at.says(LI, "刘桂兰12月8日前采购篮球比赛奖品")
    at.says(LI, "周敏11月25日前清点劳保库存")
    at.at("2026-11-24 15:00")
    return at


def all_of(week: Week) -> list[Event]:
    return events_queries.open_ones(week.stage.store.db, week.stage.group())


@pytest.mark.parametrize(
    "said",
    [
        "篮球比赛先缓一缓，日子回头再定",
        "接厂部通知，原定12月5日的篮球比赛延期举办，具体时间另行通知",
        "5号篮球先不打了，改天再约",
        "大家注意了啊体育馆顶棚坏了篮球比赛先搁着什么时候修好什么时候再打",
    ],
)
def test_what_is_put_off_until_further_notice_has_no_day(week: Week, said: str) -> None:
    """It is open, nobody is reminded of it, and the list of open work has it."""
    week.says(LI, said)
    event = week.event(MATCH)
    assert event.status is Status.OPEN and event.start >= UNDATED
    assert "日期待定" in week.says(LI, "篮球比赛几号")


@pytest.mark.parametrize(
    "said",
    [
        "篮球赛要不要往后推？",
        "隔壁厂的篮球赛搁了",
        "篮球赛报名名单等周一再说",
        "篮球赛的奖品还没定，等下周再说",
    ],
)
def test_what_only_asks_or_is_of_others_puts_nothing_off(week: Week, said: str) -> None:
    """The match stays on its day."""
    week.says(LI, said)
    assert week.event(MATCH).start == datetime(2026, 12, 5, 14)


@pytest.mark.parametrize(
    ("said", "start"),
    [
        ("体育馆修好了，篮球比赛12月12号下午2点打", "2026-12-12T14:00"),
        ("此前延期的篮球比赛改于12月13日举行", "2026-12-13T14:00"),
        ("篮球赛日子定了 12号下2点 老地方", "2026-12-12T14:00"),
        ("厂办松口了，篮球12月12号能打，还是下午两点", "2026-12-12T14:00"),
    ],
)
def test_what_was_put_off_has_its_new_day(week: Week, said: str, start: str) -> None:
    """It is the same item, in its hour where none is said."""
    week.says(LI, "篮球比赛延期举行，具体日期另行通知")
    count = len(all_of(week))
    week.says(LI, said)
    assert (week.event(MATCH).start, len(all_of(week))) == (datetime.fromisoformat(start), count)


def test_another_thing_is_planned_beside_what_waits(week: Week) -> None:
    """Volleyball is no basketball."""
    week.says(LI, "篮球比赛延期举行，具体日期另行通知")
    count = len(all_of(week))
    week.says(LI, "12月18号上午9点排球比赛")
    assert week.event(MATCH).start >= UNDATED and len(all_of(week)) == count + 1


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("劳保库存先别算完成，周敏28号之前重新盘一遍", 28),
        ("劳保库存还不能算完 雨靴对不上 重点一遍 礼拜五前再报我", 27),
        ("劳保库存没完，打回来了，数不对。我跟老周重弄，30号再交", 30),
    ],
)
def test_what_is_taken_up_again_has_its_new_day(week: Week, said: str, day: int) -> None:
    """In one breath, or in the next sentence."""
    week.says(LI, "劳保库存清点完了")
    assert week.event(STOCK).status is Status.DONE
    week.says(LI, said)
    assert (week.event(STOCK).status, week.event(STOCK).start.day) == (Status.OPEN, day)


@pytest.mark.parametrize(
    ("said", "day"), [("劳保库存就桂兰姐接过去弄吧，宽到28号", 28), ("劳保库存让刘桂兰接过去日期不变", 25)]
)
def test_what_is_handed_on_has_its_new_day(week: Week, said: str, day: int) -> None:
    """She is on the roster, whatever she is called."""
    week.says(LI, said)
    event = week.event(STOCK)
    assert ([one.name for one in event.owners], event.start.day) == (["刘桂兰"], day)


def test_the_thing_of_an_item_is_a_task_of_its_own(week: Week) -> None:
    """Neither the match nor its prizes are handed on."""
    before = week.event(MATCH), week.event(PRIZES)
    week.says(LI, "篮球赛的横幅桂兰忙就别管了，让周敏去做，3号之前")
    assert (week.event(MATCH), week.event(PRIZES)) == before


@pytest.mark.parametrize(
    "said",
    [
        "篮球赛不用裁判证了，直接来",
        "篮球赛取消签到，扫码就行",
        "篮球比赛不在体育馆打了，去灯光球场",
        "劳保库存今天交不上",
    ],
)
def test_what_is_off_in_part_is_not_called_off(week: Week, said: str) -> None:
    """Nor is what cannot be done today."""
    week.says(LI, said)
    assert {week.event(each).status for each in (MATCH, PRIZES, STOCK)} == {Status.OPEN}


@pytest.mark.parametrize("said", ["篮球赛不搞了，桂兰那个奖品也别买了", "篮球比赛就不搞了，奖品都不用买"])
def test_two_things_are_called_off_at_once(week: Week, said: str) -> None:
    """The match and its prizes, not the stock."""
    week.says(LI, said)
    assert [one.number for one in all_of(week)] == [STOCK]


def test_what_was_arranged_is_planned_and_the_arranging_over(week: Week) -> None:
    """Told in one breath."""
    week.says(LI, "周敏11月28日前联系县医院妇科体检")
    week.says(LI, "县医院那边敲定啦，妇科体检12月7号8号两天，早上8点空腹去哈")
    assert week.event(4).status is Status.DONE
    assert (week.event(5).title, week.event(5).start) == ("妇科体检", datetime(2026, 12, 7, 8))
