"""Whom a log names directly behind a branch: the whole name, and never the branch's own sign as a surname."""

import pytest

from union.reading.life.life_event import Likeness, Occasion
from union.reading.life.told_visits import people_in, visit_likeness
from union.reading.text.normal_form import normal


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("上午给二车间赵小红送去生育慰问金600元", ("赵小红",)),
        ("给人事部许佳发了慰问品", ("许佳",)),
        ("给机关科室司马云送去300元", ("司马云",)),
        ("给包装班组老孙带去水果", ("老孙",)),
        ("给二工段小红送去鸡蛋", ("小红",)),
        ("看望车间主任马强", ("马强",)),
        ("看望一车间赵小红和小刘，送去慰问金", ("赵小红", "小刘")),
        ("给二车间高温岗位送西瓜20个", ()),
        ("给三车间马上送去慰问金", ()),
        ("年底前夜班费台账补上", ()),
        ("二车间包揽前3名，送去慰问品", ()),
        ("三工段许佳岳母过世", ("许佳",)),
    ],
)
def test_whoever_stands_behind_a_branch_is_named_whole(said: str, named: tuple[str, ...]) -> None:
    assert people_in(normal(said).text) == named


def test_a_gift_to_somebody_of_a_branch_is_the_visit_due_to_them() -> None:
    said = "上午给二车间赵小红送去生育慰问金600元"
    assert visit_likeness(said, Occasion.BIRTH, "赵小红") is Likeness.SURE
    assert visit_likeness(said, Occasion.BIRTH, "小红") is not Likeness.SURE
