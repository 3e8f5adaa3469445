"""A plan sent again that names less: what stands on the calendar beyond it is kept, or taken off by somebody's word."""

from handlers.routing import free_text
from tests.unit.handlers.plans import CONGRESS, ITEMS, MATCH, QUARTERLY, VISIT, Committee, Reader, item, month
from tests.unit.handlers.stage import ZHOU
from union.events.model import Status


def shortened(*items: object) -> Committee:
    """The whole plan is on the calendar, then comes one with only these."""
    committee = Committee()
    committee.send()
    committee.adopt(len(ITEMS))
    committee.reader = Reader(items or (VISIT, CONGRESS))  # type: ignore[arg-type]
    committee.send()
    return committee


def statuses(committee: Committee) -> list[Status]:
    return [event.status for event in committee.events()]


def test_what_is_not_in_it_any_more_is_named_and_stays() -> None:
    """Nothing leaves the calendar by itself."""
    committee = shortened()
    assert "原计划中有，这份没有：#3 篮球比赛、#4 小组长例会，仍在日历上。" in committee.shown()
    assert statuses(committee) == [Status.OPEN] * 4


def test_a_plan_of_something_else_takes_nobodys_place() -> None:
    """Another title, and none of its items is in the first."""
    committee = Committee()
    committee.send()
    committee.adopt(4)
    committee.reader = Reader([item("女职工体检", month(3))], title="2027年女职工工作计划")
    committee.send()
    assert "原计划中有" not in committee.shown()


def test_what_is_done_is_not_asked_about() -> None:
    """It was in the plan when it was done."""
    committee = Committee()
    committee.send()
    committee.adopt(4)
    committee.bot.write(ZHOU, "完成 #3", free_text.in_group)
    committee.reader = Reader([VISIT, CONGRESS, QUARTERLY])
    committee.send()
    assert "原计划中有" not in committee.shown()


def test_one_is_taken_off_and_comes_back() -> None:
    """With its reminders."""
    committee = shortened()
    committee.press("这份没有的（2）")
    assert "☑ #3 10月 篮球比赛\n☑ #4 每季度 小组长例会" in committee.shown()
    committee.press("不再列入 #3")
    assert statuses(committee)[2] is Status.CANCELLED
    assert "篮球比赛（不再列入）" in committee.shown()
    committee.press("恢复 #3")
    assert statuses(committee)[2] is Status.OPEN
    [row] = committee.bot.store.db.query(
        "select count(*) as count from reminders where event_id = 3 and state = 'waiting'"
    )
    assert row["count"]


def test_all_are_taken_off_but_what_was_kept() -> None:
    """Kept ones are asked about no more; the series ends and comes back with its rule."""
    committee = shortened()
    committee.press("这份没有的（2）")
    rule = committee.events()[3].rule
    committee.press("保留 #3")
    committee.press("全部不再列入")
    assert statuses(committee) == [Status.OPEN, Status.OPEN, Status.OPEN, Status.CANCELLED]
    committee.press("恢复 #4")
    assert (committee.events()[3].status, committee.events()[3].rule) == (Status.OPEN, rule)


def test_all_are_kept() -> None:
    """And the plan does not ask again."""
    committee = shortened()
    committee.press("这份没有的（2）")
    committee.press("全部保留")
    assert committee.shown() == "《2027年工会工作计划》：原计划中有、这份没有的，保留2项。"
    assert committee.newest().missing == ()
    assert statuses(committee) == [Status.OPEN] * 4


def test_an_item_that_only_moved_is_not_missing() -> None:
    """Nor is one in other words."""
    committee = shortened(VISIT, CONGRESS, item("篮球比赛", month(11), MATCH.kind), QUARTERLY)
    assert "原计划中有" not in committee.shown()
