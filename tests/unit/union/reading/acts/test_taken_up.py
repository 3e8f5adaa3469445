"""What was told as over and is not, when a series goes on otherwise, and what was settled at last."""

import pytest

from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import ChangeDeed


@pytest.mark.parametrize(
    "said", ["安全台账先别算完成", "安全台账不能算完，先改回没完成", "安全台账重新打开", "安全台账别销"]
)
def test_what_is_not_over_is_taken_up(said: str) -> None:
    """Several such words are one change."""
    assert [(each.deed, each.own) for each in read_changes(said)] == [(ChangeDeed.REOPEN, "安全台账")]


@pytest.mark.parametrize("said", ["别算我，我去不了", "我还没完，你们先走", "时间定了告诉我"])
def test_talk_takes_nothing_up(said: str) -> None:
    """Nothing is named that was done."""
    assert not read_changes(said)


def test_a_series_goes_on_so_since_a_day() -> None:
    """The day names no time of it."""
    (change,) = read_changes("太极班从3月4日起改到每周四晚上7点")
    assert (change.own, change.since) == ("太极班", "3月4日")


def test_who_agreed_stands_in_front_of_the_handing_over() -> None:
    """「她」 is who was spoken to."""
    (change,) = read_changes("慰问品清单我顾不上，跟雪梅说好了由她来弄")
    assert (change.deed, change.new) == (ChangeDeed.OWNER, "雪梅")
