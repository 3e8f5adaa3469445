"""What is decided to be handed out is no plan of its festival's day; the deeds behind it are named by it."""

from datetime import datetime

import pytest

from union.reading.act_reading import Context, read_acts
from union.reading.acts.tasks.hand_outs import goods_decided

NOW, PEOPLE = datetime(2026, 12, 1, 9), ("赵敏", "陈静", "Kumar", "Jason")


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "定了：元旦慰问品发米和油，每人200元标准，赵敏21号前联系好供货商，陈静30号上午在食堂门口发",
            ["联系好供货商", "发元旦慰问品（米和油）"],
        ),
        ("中秋福利发月饼，人均80，陈静10号前订好，12号下午在一楼大厅发", ["订月饼", "发中秋福利（月饼）"]),
        (
            "Decided: CNY goodie bags will be rice and oil, $20 each. Kumar find the supplier by 21 Dec, Jason give out on 30 Dec morning at the canteen",
            ["find the supplier", "give out CNY goodie bags（rice and oil）"],
        ),
    ],
)
def test_deeds_are_named_by_the_goods(text: str, titles: list[str]) -> None:
    """Who hands out does so on its day and is not due by it."""
    found = [each.message for each in read_acts(text, NOW, Context(people=PEOPLE)).acts if each.message]
    assert [each.title for each in found] == titles
    assert [bool(each.when and each.when.deadline) for each in found] == [True, False]


@pytest.mark.parametrize(
    "text", ["春节慰问品发了米和油，一共126人", "福利发完了，谢谢大家", "慰问品发到三车间，12份"]
)
def test_what_was_handed_out_decides_nothing(text: str) -> None:
    """It is work told."""
    assert goods_decided(text) is None
