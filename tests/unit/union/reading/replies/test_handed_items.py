"""Who sees to a task from now on, told in no form of handing on."""

import pytest

from union.reading.replies.handed_items import handed_items

PEOPLE = ("王芳", "李建国", "陈强", "Kumar", "Ravi")
TITLES = ("统计司机人数", "买齐奖品", "count the canteen slips")


@pytest.mark.parametrize(
    ("text", "handed"),
    [
        ("司机人数甩给建国了，他应下了", [(0, "李建国")]),
        ("司机人数归我跑，奖品建国去买", [(0, "我"), (1, "李建国")]),
        ("Canteen slips Kumar say he can count for me", [(2, "Kumar")]),
        ("司机人数建国统计过了", []),
        ("建国请假，场地谁来订", []),
        ("建国今天值班", []),
    ],
)
def test_words_beside_the_tasks(text: str, handed: list[tuple[int, str]]) -> None:
    """A clause says it with the deed a task is called by, or a word for any; not of what is over."""
    found = [(each.place, each.change.new) for each in handed_items(text, TITLES, PEOPLE)]
    assert list(dict.fromkeys(found)) == handed
