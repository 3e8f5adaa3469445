"""Words that most likely put the writer's newest log right are read as a reply to its receipt."""

import pytest

from storage.core import people
from storage.worklog import entries
from tests.unit.handlers.stage import LI, WANG
from tests.unit.handlers.week import Week


def told(week: Week) -> list[str]:
    """The figures of the newest log."""
    person = next(
        each.person
        for each in people.roster(week.stage.store.db, week.stage.group())
        if each.person.name == LI.name
    )
    entry = entries.latest_of(week.stage.store.db, week.stage.group(), person)
    assert entry is not None
    return [one.text for fact in entry.facts for one in (*fact.measures, *fact.money) if one.text]


def a_week() -> Week:
    """With a visit just told."""
    week = Week()
    week.says(LI, "今天走访住院职工4户，慰问金2400元")
    return week


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("5户 3000 把老周给忘了", ["5户", "3000"]),
        ("6户 3600 我把两家漏了", ["6户", "3600"]),
        ("数错了，得算5户", ["5户", "2400元"]),
    ],
)
def test_the_figures_in_front_are_the_right_ones(text: str, figures: list[str]) -> None:
    """What is said of the wrong ones behind them counts nothing."""
    week = a_week()
    week.says(LI, text)
    assert told(week) == figures


def test_the_figure_said_instead_of_another_takes_its_place() -> None:
    """The sum of the one it stands for."""
    week = a_week()
    week.says(LI, "eh is 2600 not 2400, the token go up already")
    assert told(week) == ["4户", "2600"]


@pytest.mark.parametrize("text", ["昨晚写错3道题，孩子气哭了", "4月26那天太冷"])
def test_what_is_no_correction_changes_nothing(text: str) -> None:
    """Nor do the figures of a day."""
    week = a_week()
    week.says(LI, text)
    assert told(week) == ["4户", "2400元"]


def test_somebody_elses_log_stays() -> None:
    """Only the writer's own is meant without a word of it."""
    week = a_week()
    week.join(WANG)
    week.says(WANG, "5户 3000 把老周给忘了")
    assert told(week) == ["4户", "2400元"]


def test_somebody_elses_log_is_put_right_where_the_words_name_it() -> None:
    """The receipt says whose it was, and they may have it back."""
    week = a_week()
    week.join(WANG)
    said = week.says(WANG, "李建国记岔了，住院职工那笔慰问金发票上是2380")
    assert "2380" in "".join(told(week)) and "原是李建国记的" in said
