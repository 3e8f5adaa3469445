"""Entering a list in plain words, in a group: only where the item and every word is known."""

from datetime import timedelta

import pytest

from handlers.attendance import spoken_sign_ups
from handlers.events import occurrences
from storage.attendance import sign_ups
from tests.unit.handlers.stage import LI, WANG
from tests.unit.handlers.week import Week
from union.attendance.sign_up_list import Entry

CONTEST = "12月12日下午2点举行职工拔河比赛，限12人"
OUTING = "12月19日组织植物园秋游"


def entered(week: Week, number: int = 1) -> list[tuple[str, int]]:
    """Teams and numbers on the list of an item."""
    one = occurrences.of_whole_event(week.event(number))
    found = sign_ups.entries(week.stage.store.db, week.stage.group(), one)
    return [(each.team, each.people) for each in found]


def played(*words: str, plan: str = CONTEST) -> Week:
    """An item, and what 王芳 says then."""
    week = Week()
    week.says(LI, plan)
    for each in words:
        week.says(WANG, each)
    return week


def test_a_branch_and_its_number() -> None:
    """The item is named, the rest is who comes."""
    assert entered(played("拔河铸造车间报7个")) == [("铸造车间", 7)]


def test_a_later_number_replaces_and_more_are_added() -> None:
    """One entry, whatever is said of it."""
    assert entered(played("拔河铸造车间报7个", "拔河铸造车间报5个", "拔河铸造车间再加2个")) == [
        ("铸造车间", 7)
    ]


def test_what_does_not_fit_waits() -> None:
    """As a whole."""
    week = played("拔河铸造车间报7个")
    said = week.says(WANG, "拔河装配车间报6个")
    assert said is not None and "装配车间报名6人，名额不够，先列候补" in said
    assert entered(week) == [("铸造车间", 7), ("装配车间", 6)]


def test_an_item_that_counts_answers_takes_entries_once_somebody_brings_others() -> None:
    """Who had said 参加 stands on the list."""
    week = played("秋游我带家属2人", plan=OUTING)
    assert entered(week) == [("", 3)]


def test_who_leaves_the_list_is_off_it() -> None:
    """Their own entry."""
    assert entered(played("拔河我报2个", "拔河我去不了了")) == []


@pytest.mark.parametrize(
    "words",
    ["周末我带孩子去植物园玩了", "食堂订餐报8份", "植物园门票多少钱一张", "#接龙 橘子团购\n1. 王芳 2人"],
)
def test_what_is_about_something_else_enters_nobody(words: str) -> None:
    """Though it names the place, or is a list of names."""
    assert entered(played(words, plan=OUTING)) == []


def test_an_entry_knows_its_size() -> None:
    """One person, one team, or so many."""
    assert [Entry(1).size("人"), Entry(1, "红队", 8).size("人"), Entry(1, "红队", 8).size("队")] == [1, 8, 1]


@pytest.mark.parametrize("said", ["报名，13号那天", "我13号能打", "報名 13號"])
def test_of_several_days_the_one_that_is_named(said: str) -> None:
    """The list of that day, not the next one's."""
    week = played(said, plan="12月12、13日上午9点乒乓球比赛，想打的报名")
    group, event = week.stage.group(), week.event()
    times = occurrences.coming(week.stage.store.db, group, event, event.start - timedelta(days=1), 2)
    assert [len(sign_ups.entries(week.stage.store.db, group, each)) for each in times] == [0, 1]


def test_where_no_list_was_kept_the_records_say_how_many_entered() -> None:
    """「报名截止，总共86人」 was told as work; with a list nobody is on it is said that nobody entered."""
    week = played(plan="12月12日下午2点团年饭，报名12月8日截止")
    week.says(LI, "团年饭报名截了，总共86人")

    assert "86人" in week.says(WANG, "问 团年饭有多少人报了名")


@pytest.mark.parametrize("words", ["截至2月24日", "截至今日总共", "到3月1日累计", "目前已经"])
def test_words_of_a_running_total_are_no_team(words: str) -> None:
    """Else each total would stand beside the one before."""
    assert spoken_sign_ups.FILLING.sub("", words) == ""
