"""Days of a week in which somebody is away fewer days; what puts an absence right."""

from datetime import date

import pytest

from union.reading.acts.absences.absence_forms import absence_put_right, fewer_days, right_days

MONDAY, SUNDAY = date(2026, 12, 7), date(2026, 12, 13)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("下周我去培训两天", 2),
        ("我下星期放三日假", 3),
        ("on leave for 2 days next week", 2),
        ("我下周休假", 0),
        ("本人六月二十四日至二十八日休假", 0),
        ("我休假一周", 0),
        ("下周休七天", 0),
    ],
)
def test_which_days_is_asked(text: str, count: int) -> None:
    assert fewer_days(text, MONDAY, SUNDAY) == count


def test_a_few_days_need_no_question() -> None:
    assert fewer_days("我下周一起请假两天", MONDAY, date(2026, 12, 8)) == 0


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("我不是整个星期都不在，就下周三四两天", "我，就下周三、周四两天"),
        ("我唔係成個星期唔喺度，淨係下星期三四", "我，淨係下星期三、星期四"),
        ("not the whole week, only Mon and Tue", ", only Mon and Tue"),
    ],
)
def test_the_right_days_are_left(text: str, right: str) -> None:
    assert right_days(text) == right
    assert absence_put_right(text) == right
