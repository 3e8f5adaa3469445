"""What is said of the list of branches."""

import pytest

from union.branches.list_edits import read_changes


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("添加 一车间、二车间", ["一车间", "二车间"]),
        ("新增：后勤组", ["后勤组"]),
        ("add HQ, Depot", ["HQ", "Depot"]),
        ("加工车间", ["加工车间"]),
    ],
)
def test_the_verb_in_front_is_no_branch(words: str, names: list[str]) -> None:
    """「/branches 添加 …」 made one called 添加, which everybody waited for."""
    assert [each.name for each in read_changes(words)] == names
