"""Questions about the year plan's progress."""

import pytest

from union.yearplan.progress import year_asked


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("年度计划完成得怎么样", 2027),
        ("计划完成了多少？", 2027),
        ("今年计划还剩几项", 2027),
        ("全年工作计划完成率是多少", 2027),
        ("年度计划进度", 2027),
        ("工会2026年度计划落实情况怎么样", 2026),
        ("去年的计划完成了几成", 2026),
        ("年初的计划还有多少项没完成", 2027),
        ("请问我们计划目前执行到哪一步了", 2027),
        ("计划还剩多少", 2027),
    ],
)
def test_it_asks_how_far_the_plan_is(text: str, year: int) -> None:
    """This year's where none is named."""
    assert year_asked(text, 2027) == year


@pytest.mark.parametrize(
    "text",
    [
        "培训计划完成了多少",
        "这个月计划完成了多少",
        "计划下周三开会",
        "计划完成了",
        "今年的计划还有哪些没完成",
        "下季度计划怎么样",
        "计划明年办几场讲座",
        "年度计划完成得怎么样写",
        "计划有几项慰问",
    ],
)
def test_it_asks_or_tells_something_else(text: str) -> None:
    """Of a part of the plan, of another time, or nothing at all."""
    assert year_asked(text, 2027) is None
