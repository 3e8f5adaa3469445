"""A list of bare figures with a total that they make: each is a sum where the words speak of money."""

from datetime import datetime

import pytest

from union.reading.message import Intent
from union.reading.reader import read

NOW = datetime(2026, 10, 9, 9)


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        ("9月会费制浆930 抄纸1240 完成1010 共3180 已入账", 3180, 3),
        ("8月经费支出 慰问金2000 球衣1360 水果428 一共3788", 3788, 3),
        ("走访了5户 每户米一袋油一桶 一共1150", 1150, 0),
        ("比武结束，奖金第一名1100第二名600第三名300，共2000元", 2000, 3),
    ],
)
def test_a_total_is_money_and_its_parts_are_shown(text: str, total: int, parts: int) -> None:
    """What is contained is marked, so that nothing is counted twice."""
    money = [each for each in read(text, NOW, meant=Intent.LOG).money if each.per is None]
    inside = [each for each in money if (each.what or "").startswith("其中")]
    assert [each.minor // 100 for each in money if each not in inside] == [total]
    assert len(inside) == parts


def test_heads_that_make_a_total_are_no_money() -> None:
    """Nothing speaks of money there."""
    said = read("培训到场 制浆30 抄纸20 完成10 共60", NOW, meant=Intent.LOG)
    assert not said.money


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("纪念品采购完了，帆布袋80个，共计2160", [2160]),
        ("雨衣买回来了 一共1450 大号20件 中号30件", [1450]),
        ("苹果买回来了 一共120 分到各组", []),
        ("上午去银行办了会费 存了7460", [7460]),
    ],
)
def test_what_was_bought_comes_to_so_much(text: str, total: list[int]) -> None:
    """Where things are counted with their units, a bare total beside them counts none."""
    assert [each.minor // 100 for each in read(text, NOW, meant=Intent.LOG).money] == total
