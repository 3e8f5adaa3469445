"""An item is named by whose it is; of two of one person the one that fits, else it is asked."""

import pytest

from tests.unit.handlers.stage import LI, ZHOU
from tests.unit.handlers.week import Week


def a_week() -> Week:
    """Two officers, each with a paper to hand in; one has a second thing to do later."""
    week = Week()
    week.says(LI, "请周敏11月25日前交劳模材料")
    week.says(LI, "请李建国11月26日前交经费预算")
    week.says(LI, "请周敏12月10日前租好舞台")
    return week


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("我那份材料写不完了，给我拖到27号", "已改期 #1 交劳模材料：截止11月27日"),
        ("我名下那项先别划，缓到12月14号", "「缓到12月14号」说的是哪一项？"),
        ("我手上那个昨晚上就发到主席邮箱了", "✅ 已交 #1 交劳模材料"),
        ("李建国那份已经交了", "✅ 已交 #2 交经费预算"),
        ("我那个材料实在弄不赢，李建国答应接过去，他28号给你", "已改期 #1 交劳模材料：截止11月28日"),
        ("我的已经收到了", ""),
        ("我这个手机该换了", ""),
        ("我这还没吃呢，等我到6点", ""),
    ],
)
def test_an_item_is_named_by_whose_it_is(said: str, answer: str) -> None:
    """Words of one's own mean what one has to do by a day, and nothing else one has."""
    week = a_week()
    week.at("2026-11-24 10:00")
    assert week.says(ZHOU, said).partition("\n")[0].startswith(answer)
