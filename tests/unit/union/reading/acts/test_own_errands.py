"""What the writer sees to of the office's things on a day of his own, and what is his own affair."""

from datetime import datetime

import pytest

from union.reading.act_reading import Context, read_acts
from union.reading.acts.tasks.promises import in_plain_order
from union.reading.message import ActKind

NOW = datetime(2026, 11, 25, 16)
PEOPLE = ("周敏", "李建国", "葉穎怡", "Mary Lim", "Faizal")


@pytest.mark.parametrize(
    ("text", "title", "day"),
    [
        ("剧场的订金我明天去交", "交剧场的订金", 26),
        ("场租我周五去付，回来补收据", "付场租", 27),
        ("锦旗我后天取回来", "锦旗取回来", 27),
        ("我后天把会费台账录进系统", "会费台账录进系统", 27),
        ("場地按金我聽日去交", "交場地按金", 26),
        ("I settle the banner tmr", "settle the banner", 26),
    ],
)
def test_the_writer_takes_it_on_by_the_day_he_says(text: str, title: str, day: int) -> None:
    """A thing of the office, what is done with it, and when."""
    (act,) = read_acts(text, NOW, Context(people=PEOPLE)).acts
    assert (act.kind, act.title, act.owners, act.whens[0].start.day) == (ActKind.TASKED, title, ("我",), day)


@pytest.mark.parametrize(
    "text",
    [
        "孩子我明天去接",
        "快递我明天去拿",
        "药我明天去拿",
        "我的证书我明天去拿",
        "水费我明天去交",
        "礼堂我明天不去了",
        "方案我明天再看",
        "报告我昨天交了",
        "我明天去看了老郭给了500元慰问金",
        "表我明天交吧？",
        "个仔我听日去接",
    ],
)
def test_his_own_affair_is_no_task(text: str) -> None:
    """Nor is what he will not do, has done or asks."""
    acts = read_acts(text, NOW, Context(people=PEOPLE)).acts
    assert not any(act.kind is ActKind.TASKED for act in acts)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("报名表在我手上呢 周五我录进系统", "报名表我周五录进系统"),
        ("舊年張收據喺我度，聽日我影印存檔", "舊年張收據我聽日影印存檔"),
        ("the roster is with me, I scan tomorrow", "I will scan the roster tomorrow"),
        ("hall deposit I'll pay on Fri", "I will pay hall deposit on Fri"),
        ("钥匙在我这儿，明天我不在", "钥匙在我这儿，明天我不在"),
        ("my kid i send tmr", "my kid i send tmr"),
        ("the form I think I submit tmr", "the form I think I submit tmr"),
    ],
)
def test_a_thing_named_first_comes_to_its_place(text: str, plain: str) -> None:
    """Where it is told to be with the writer, or before his deed in English."""
    assert in_plain_order(text) == plain
