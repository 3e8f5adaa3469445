"""Whether words tell another deed than the one due."""

import pytest

from union.worklog.other_deeds import is_other_deed, names_other_thing


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("油米采购方案写好给校长签字", "今天给气排球队买了队服45件一件38"),
        ("油米采购方案写好给校长签字", "油米样品买了两袋，花了276"),
        ("队服报销", "买了队服45件"),
        ("元旦汇演出个节目单", "买了汇演的荧光棒100根"),
        ("困难帮扶申请表填好交县总", "困难帮扶走访了2户"),
        ("年终总结", "年终总结会的茶点买了，300块"),
        ("order the hampers", "ordered 40 lunch boxes for the exco, $240"),
        ("collect the capt complaints", "collected $360 from the futsal players"),
    ],
)
def test_another_deed_is_told(title: str, text: str) -> None:
    assert is_other_deed(title, text)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("油米采购方案写好给校长签字", "方案写好了，校长签了字"),
        ("体检名单", "交王主席了，一共42人"),
        ("队服报销", "队服的钱到账了，2100"),
        ("节目单", "八年级3个，催到了，一共8个节目"),
        ("油米采购方案", "这个完成了"),
        ("order the hampers", "hampers ordered from fairprice, $1420 paid"),
        ("book the coach", "booked already, 480"),
        ("deliver to retirees", "hampers all delivered, 40 sets"),
    ],
)
def test_its_own_deed_is_told(title: str, text: str) -> None:
    assert not is_other_deed(title, text)


@pytest.mark.parametrize(
    ("title", "text", "is_other"),
    [
        ("订大巴", "大巴上的矿泉水买了5箱，花了180", True),
        ("汇演音响租好", "汇演奖品买了，花了600", True),
        ("买奖品", "奖品买齐了，一共1260", False),
        ("印好手册", "药箱买了，手册也印好了", False),
    ],
)
def test_what_was_got_is_named(title: str, text: str, is_other: bool) -> None:
    assert names_other_thing(title, text) is is_other
