"""To when something is moved: which clause names it, and which time of several is the new one."""

import pytest

from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import ChangeDeed


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "年夜饭报名放宽到30号，开席时间改成5点半",
            [("年夜饭报名", "30号"), ("年夜饭", "5点半")],
        ),
        ("8号走访改成7号 时间还是9点 集合地点换到南门", [("8号走访", "7号")]),
        ("走访8点半就出发，不是9点", [("走访", "8点半")]),
        ("3号那堂课导师请假，补返17号", [("", "17号")]),
        ("体检改到8、9、10号三天，时间不变", [("体检", "8、9、10号三天")]),
    ],
)
def test_to_when_it_is_moved(text: str, told: list[tuple[str, str]]) -> None:
    """What begins at an hour is the thing itself, not its sign-up; an hour that stays is no question."""
    assert [(each.own, each.new) for each in read_changes(text)] == told


def test_a_day_nobody_knows_yet_is_no_question() -> None:
    """「具体哪天等通知」 behind what is put off."""
    assert [each.deed for each in read_changes("检查延期，具体哪天等市总通知")] == [ChangeDeed.UNDATED]
