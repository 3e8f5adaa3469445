"""What minutes plan: put down at once where nothing is wanting of it, else proposed."""

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week


def test_what_closes_on_a_day_is_for_all_to_hand_in() -> None:
    """Nobody is asked who does it, as of a task."""
    week = Week()
    said = week.says(
        LI, "例会开完，到会6人。会上定了：职工篮球赛12月11日下午2点，体育馆；合理化建议12月4日截止。"
    )
    assert "合理化建议：截止12月4日" in said
    assert "⚠谁办？" not in said
    said = week.says(LI, "会议纪要：1）冬游12月19日早上7点出发；2）经费预算12月5日前报出。")
    assert "⚠谁办？" in said


def test_a_line_is_settled_by_a_press() -> None:
    """A press holds no message: what was put down before is looked for where the minutes were written."""
    week = Week()
    week.says(LI, "会议纪要：1）冬游12月19日早上7点出发；2）经费预算12月5日前报出。")
    week.press(LI, "1")
    week.press(LI, "采用")
    assert week.event(1).title
