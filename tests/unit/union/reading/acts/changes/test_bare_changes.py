"""Changes that name nothing themselves: they are of what stands before them."""

import pytest

from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import ChangeDeed


@pytest.mark.parametrize("text", ["摸底表20日前交，王芳负责", "摸底表改到25日前交，王芳负责"])
def test_who_sees_to_it_is_said_of_what_the_clause_before_names(text: str) -> None:
    """Not of the item somebody put down last."""
    owner = next(each for each in read_changes(text) if each.deed is ChangeDeed.OWNER)

    assert (owner.own, owner.new, owner.goes_on) == ("摸底表", "王芳", False)


def test_who_sees_to_it_said_alone_is_of_the_last_item() -> None:
    """Nothing is named."""
    (owner,) = read_changes("王芳负责")

    assert (owner.own, owner.goes_on) == ("", True)


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("跑步机修好了 光荣榜也贴了", ["跑步机", "光荣榜"]),
        ("药箱买了，手册也印好了", ["药箱", "手册"]),
        ("药箱买好了 我也下班了", ["药箱"]),
    ],
)
def test_beside_what_is_over_a_bare_verb_ends_as_much(text: str, over: list[str]) -> None:
    """Where 也 joins them."""
    assert [each.own for each in read_changes(text) if each.deed is ChangeDeed.FINISH] == over
