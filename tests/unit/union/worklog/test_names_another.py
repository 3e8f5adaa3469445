"""Whether a log tells of another thing than an item that was held on its day."""

import pytest

from union.worklog.ending_choice import names_another


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("去新城工地查安全", "消防演练刚结束，全员168人4分钟撤完"),
        ("欠薪调解", "义务植树收工，种了45棵"),
        ("劳动争议调解会", "食堂满意度问卷收了210份"),
    ],
)
def test_another_thing(title: str, text: str) -> None:
    """It has a name of its own, and nothing of the title."""
    assert names_another(title, text)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("去新城工地查安全", "工地安全检查完毕，发安全帽40顶"),
        ("冬至包饺子", "吃撑了，坐了十一桌，面粉花了2460"),
        ("和恒昌公司工资集体协商", "谈完了，工资涨3%"),
        ("春游", "大家都回来了，42人"),
        ("lo hei dinner", "lo hei done so shiok, 91 pax"),
    ],
)
def test_not_another(title: str, text: str) -> None:
    """It names the item, what is at home with it, or nothing."""
    assert not names_another(title, text)
