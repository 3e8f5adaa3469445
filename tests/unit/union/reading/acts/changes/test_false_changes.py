"""What has the form of a change and is none."""

from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import ChangeDeed


def test_the_day_of_why_it_moves_is_no_new_day() -> None:
    (change,) = read_changes("理事会改期吧，18号有检查")
    assert (change.deed, change.new) == (ChangeDeed.LATER, "")
    assert read_changes("交到我这的截止到26号哈") == ()
