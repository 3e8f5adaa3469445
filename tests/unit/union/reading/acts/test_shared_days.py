"""One day said for several tasks: each is due on it, and none is filed as work done."""

from datetime import datetime

import pytest

from union.reading.act_reading import Context, read_acts
from union.reading.message import ActKind

NOW = datetime(2026, 11, 25, 17)
PEOPLE = ("周敏", "王芳", "李建国", "Ravi", "Siti")
SHARED = [
    ("12月10号之前，周敏完成台账，我完成决算", [("完成台账", "周敏"), ("完成决算", "我")]),
    ("12月10号前周敏完成台账，王芳完成决算", [("完成台账", "周敏"), ("完成决算", "王芳")]),
    ("周敏完成台账，王芳完成决算，12月10号前", [("完成台账", "周敏"), ("完成决算", "王芳")]),
    ("12月10号前，周敏写总结，我订会议室", [("写总结", "周敏"), ("订会议室", "我")]),
    (
        "12月10号前周敏做好横幅，王芳订车，赞助我去找",
        [("做好横幅", "周敏"), ("订车", "王芳"), ("找赞助", "我")],
    ),
    (
        "12月10号前周敏把会费收齐，王芳把台账补上，李建国写通报",
        [("收会费", "周敏"), ("台账补上", "王芳"), ("写通报", "李建国")],
    ),
]


@pytest.mark.parametrize(("text", "tasks"), SHARED)
def test_it_is_the_day_of_each(text: str, tasks: list[tuple[str, str]]) -> None:
    """Before them or behind."""
    acts = read_acts(text, NOW, Context(people=PEOPLE)).acts
    assert [(act.title, act.owners[0]) for act in acts] == tasks
    assert {act.whens[0].start for act in acts} == {datetime(2026, 12, 10)}


def test_work_told_beside_stays_work() -> None:
    """With its figure it is no task."""
    acts = read_acts("12月10号前周敏写总结。王芳昨天走访3户", NOW, Context(people=PEOPLE)).acts
    assert [act.kind for act in acts] == [ActKind.TASKED, ActKind.TOLD]
