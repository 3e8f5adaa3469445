"""Values put together by what they have in common."""

from union.core.grouping import grouped


def test_keys_and_values_stay_in_the_order_in_which_they_come() -> None:
    found = grouped([("b", 1), ("a", 2), ("b", 1), ("b", 0)])
    assert list(found.items()) == [("b", [1, 1, 0]), ("a", [2])]
    assert grouped([]) == {}
