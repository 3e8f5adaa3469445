"""收到 under a notice, what branches hand in, and who is missing."""

from storage.branches import branch_list
from storage.core import drafts
from storage.events import queries as events_queries
from tests.unit.handlers.stage import LI, WANG, ZHOU
from tests.unit.handlers.week import Week
from union.events.model import Status

LISTED = 3  # behind the two logs of `played`
NOTICE = "通知：11月25日上午9点在三楼拍照，收到请回复"


def played(*said: tuple[object, str], call: str = NOTICE) -> Week:
    """People who have worked with the group before, a call for answers, and what is said to it."""
    week = Week()
    for who in (LI, WANG):
        week.says(who, "今天走访困难职工2户")
    group = week.stage.group()
    with week.stage.store.unit() as db:
        for name in ("一车间", "二车间", "机关"):
            branch_list.add(db, group, name, None, week.stage.now)
    week.says(ZHOU, call)
    for who, text in said:
        week.says(who, text)  # type: ignore[arg-type]
    return week


def got(week: Week) -> list[int]:
    """How many have answered each collection."""
    db, group = week.stage.store.db, week.stage.group()
    return [len(each.data["got"]) for each in drafts.of_subject(db, group, "collecting")]


def test_an_answer_counts_once() -> None:
    """However often it is said."""
    assert got(played((WANG, "收到"), (WANG, "收到收到"))) == [1]


def test_a_mere_yes_counts_right_behind_it() -> None:
    """And not the next day."""
    week = played((WANG, "好的"))
    assert got(week) == [1]


def test_whoever_says_more_is_heard_too() -> None:
    """Their absence is kept."""
    week = played((WANG, "收到，我25号请假"))
    assert got(week) == [1]
    assert drafts.of_subject(week.stage.store.db, week.stage.group(), "absent")


def test_who_is_missing_is_counted_in_the_group() -> None:
    """Names are for private chats."""
    said = played((WANG, "收到")).says(LI, "还有谁没回复")
    assert "还有1人" in said and "李建国" not in said


def test_nothing_is_collected_where_nobody_called_for_answers() -> None:
    """收到 alone is a courtesy."""
    assert got(played((WANG, "收到"), call="11月25日上午9点在三楼拍照")) == []


def test_a_hand_in_of_one_branch_finishes_nothing_alone() -> None:
    """What is due from nobody by name is collected from the first that is in."""
    week = played((WANG, "一车间的节目单已交"), call="节目单11月25日前交")
    assert got(week) == [1] and week.event(LISTED).status is Status.OPEN
    week.says(LI, "二车间跟机关的也来了")
    assert week.event(LISTED).status is Status.DONE


def test_an_order_that_names_several_waits_for_those() -> None:
    """The others are not missing."""
    week = played((WANG, "一车间的名单报了"), call="各小组11月25日前报名单：一车间、二车间")
    assert week.event(LISTED).status is Status.OPEN
    week.says(LI, "二车间的名单也报了")
    assert week.event(LISTED).status is Status.DONE


def test_whoever_says_that_all_is_there_ends_it() -> None:
    """「齐活」 beside the last name that is known."""
    week = played((WANG, "一车间的名单来了，齐活！"), call="各小组11月25日前报名单")
    assert week.event(LISTED).status is Status.DONE


def test_what_one_of_all_hands_in_with_figures_ends_nothing() -> None:
    """However its part is named: the others are still to come."""
    week = Week()
    week.says(LI, "今天走访困难职工2户")
    week.says(ZHOU, "各车间12月15日前报困难职工名单")
    said = week.says(WANG, "矿山困难职工6户，名单发李建国了")
    open_ones = events_queries.open_ones(week.stage.store.db, week.stage.group())
    assert "已完成" not in said and [each.title for each in open_ones] == ["报困难职工名单"]
