"""What is put right of a log, told apart from figures that are only named beside it."""

from decimal import Decimal

import pytest

from union.reading.acts.changes.corrections import _pattern, is_one_correction, read_correction
from union.reading.acts.changes.log_remarks import WhatIsWrong, read_remark

RIGHT = [
    ("打错 是27箱", {"27"}, set()),
    ("昨晚是21个不是12个", {"21"}, {"12"}),
    ("慰问的钱记成了260，应该是620", {"620"}, {"260"}),
    ("应该写成38箱", {"38"}, set()),
    ("那笔应该是650", {"650"}, set()),
    ("奖金不是3000，是三千六，漏了个鼓励奖600", {"3600"}, {"3000", "600"}),
    ("毛巾带了80其实只发了60", {"60"}, {"80"}),
    ("講錯，入會係7個", {"7"}, set()),
    ("張數寫倒咗，應該係240", {"240"}, set()),
    ("埋單係$8,640，睇錯", {"8640"}, set()),
    ("signatures were 58 not 85", {"58"}, {"85"}),
    ("王姐给了500，合计应该是2500", {"2500"}, {"500"}),
    ("少数一个 14个", {"14"}, {"1"}),
    ("写错了，是155份，6200元", {"155", "6200"}, set()),
    ("装配那行应该是8人1600，漏了一个", {"8", "1600"}, {"1"}),
    ("装配那行是43人3440，合计150人12000", {"43", "3440"}, set()),
    ("周三那两户是每户600，合计1200", {"1200"}, set()),
    ("前天的雨伞是一人两把，该写90把", {"90"}, set()),
    ("场地费发票上写的是760", {"760"}, set()),
    ("还有180也算进去", {"180"}, set()),
    ("急救班出席27個，$860冇錯", {"27"}, set()),
    ("说漏了一户，走访总共7户，钱是3500", {"7", "3500"}, {"1"}),
    ("写反了，是参加12人，隐患8处", {"12", "8"}, set()),
    ("周三检查的隐患再加一处，13处", {"13"}, {"1"}),
    ("上面说的35人改33人", {"33"}, {"35"}),
    ("会费还是6240没错", {"6240"}, set()),
    ("数错了，是201个，共4020元", {"201", "4020"}, set()),
    ("是4位哈，红包加起来1200", {"4", "1200"}, set()),
    ("不对，意见是6条 刚又翻出来一条", {"6"}, {"1"}),
    ("唔係十五呀十六個先啱阿蓮都填埋", {"16"}, {"15"}),
    ("住院那个不对 标准是800 她退了200", {"800"}, {"200"}),
    ("昨天垫子345 非354", {"345"}, {"354"}),
    ("初赛人数核过签到表，26人", {"26"}, set()),
    ("对返张签到纸，五一游行系41人先啱", {"41"}, set()),
    ("名单里老杨调走了，去掉，算12户", {"12"}, set()),
    ("户数改8，另一位已退休不算", {"8"}, set()),
    ("和解书写$2,890,000，你调转了", {"2890000"}, set()),
    ("dinner bill 6,149.80, amend", {"6149.80"}, set()),
]


@pytest.mark.parametrize(("text", "right", "others"), RIGHT, ids=[each[0] for each in RIGHT])
def test_the_right_figure_is_told_from_the_others(text: str, right: set[str], others: set[str]) -> None:
    """Behind 是, 应该是, 其实; of a sum and its parts the sum."""
    found = read_correction(text)
    assert found is not None
    assert {each.value for each in found.right} == {Decimal(each) for each in right}
    assert {Decimal(each) for each in others} <= found.others


@pytest.mark.parametrize(
    "text", ["昨晚去了几个人？是19个吗", "下周预计是30人", "今天走访12户", "计划买20箱，是苹果"]
)
def test_questions_and_plans_put_nothing_right(text: str) -> None:
    """Nor do figures that nothing says to be the right ones."""
    assert read_correction(text) is None


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("茶话会那条日期错了，应该是29号", WhatIsWrong.DAY, "29号"),
        ("31号记录分类应该是劳动竞赛，不是教育培训", WhatIsWrong.CATEGORY, "归到劳动竞赛"),
        ("刚才那条漏了毛巾30条", WhatIsWrong.MORE, "加上毛巾30条"),
        ("上一条记重了，删掉", WhatIsWrong.ALL, ""),
        ("那笔先别算，供应商把钱退回来了", WhatIsWrong.ALL, ""),
        ("展板那笔归宣传 别记财务", WhatIsWrong.CATEGORY, "归到宣传"),
        ("嗰筆唔好擺財務，當宣傳", WhatIsWrong.CATEGORY, "归到宣传"),
        ("拔河是7号 周六拉的 8号下雨呢", WhatIsWrong.DAY, "7号"),
    ],
)
def test_a_day_a_category_or_the_whole(text: str, wrong: WhatIsWrong, right: str) -> None:
    """What is no figure."""
    found = read_remark(text)
    assert found is not None
    assert (found.wrong, found.right) == (wrong, right)


def test_a_denied_day_is_not_the_right_one() -> None:
    """「不是周三」 names what was wrong."""
    assert read_remark("记录不是周三") is None


@pytest.mark.parametrize(
    ("text", "right", "proof"),
    [
        ("eh 6 more came late, so 70 pax", 70, True),
        ("有3个原来是续会 新入会计6个", 6, True),
        ("执枱底执到多张纸 签名变91个", 91, False),
        ("数多了一个大人，旅行钱收6720元", 6720, False),
    ],
)
def test_a_new_total_beside_what_makes_it_up(text: str, right: int, proof: bool) -> None:
    """What is said weakly counts only where the log's own figure proves it."""
    found = read_correction(text)
    assert found is not None
    assert ([each.value for each in found.right], found.needs_proof) == ([right], proof)


def test_in_a_reply_one_figure_is_the_right_one() -> None:
    """Alone the same words say nothing."""
    assert read_correction("忘了裁判那份 13") is None
    found = read_correction("忘了裁判那份 13", is_about_it=True)
    assert found is not None
    assert [each.value for each in found.right] == [13]


def test_a_count_and_its_sum_are_put_right_together() -> None:
    """Behind one slip, side by side and of two kinds."""
    said = read_correction("sorry I read the wrong receipt. Vouchers 23 pcs only, $460")
    assert said is not None
    assert [int(each.value) for each in said.right] == [23, 460]


@pytest.mark.parametrize(
    ("text", "adds", "value"),
    [("漏计旁听的4位", 1, 4), ("册数多写了20本", -1, 20), ("鸡蛋钱报少了，那筐65没算进去", 1, 65)],
)
def test_a_difference_is_no_new_figure(text: str, adds: int, value: int) -> None:
    """Where nothing else is said to be right, so much is added to what stands there, or taken from it."""
    found = read_correction(text)
    assert found is not None
    assert [(each.adds, each.value) for each in found.right] == [(adds, value)]


def test_beside_the_right_figure_a_difference_is_only_named() -> None:
    found = read_correction("少计一本，实为96本，4800元")
    assert found is not None
    assert [(each.adds, each.value) for each in found.right] == [(0, 96), (0, 4800)]


def test_what_is_denied_is_known() -> None:
    """It must stand in the log that is meant."""
    found = read_correction("周一的报名表是17张，不是11张")
    assert found is not None
    assert found.denied == {Decimal(11)}


def test_the_parts_of_a_total_are_kept() -> None:
    """For a log in which the total stands nowhere."""
    found = read_correction("糕点实际是240，总额1340")
    assert found is not None
    assert [[each.value for each in side] for side in (found.right, found.parts)] == [[1340], [240]]


def test_of_two_categories_the_last_one_is_right() -> None:
    found = read_remark("上面那场记成宣传了，应该归到维权")
    assert found is not None
    assert found.right == "归到维权"


def test_what_stands_before_the_word_for_true_is_right() -> None:
    """「問卷16份至真」."""
    found = read_correction("數返問卷，16份至真")
    assert found is not None and [each.value for each in found.right] == [Decimal(16)]


@pytest.mark.parametrize(
    ("text", "right", "denied", "value"),
    [
        ("是80袋，我打成箱了", "袋", "箱", Decimal(80)),
        ("双 不是箱 哪有那么多", "双", "箱", None),
        ("羽毛球应该是9筒，不是9盒，金额没有问题", "筒", "盒", Decimal(9)),
        ("cartons not packets sorry", "cartons", "packets", None),
    ],
)
def test_the_unit_alone_may_be_wrong(text: str, right: str, denied: str, value: Decimal | None) -> None:
    """With its figure, or without."""
    found = read_remark(text)
    assert found is not None
    assert (found.wrong, found.right, found.denied, found.value) == (WhatIsWrong.UNIT, right, denied, value)


def test_what_stands_beside_those_told_puts_no_figure_right() -> None:
    """「还有讲师2名」 are more, and the others stay."""
    assert read_correction("刚才那条漏了，还有讲师2名") is None
    remark = read_remark("刚才那条漏了，还有讲师2名")
    assert remark is not None and (remark.wrong, remark.right) == (WhatIsWrong.MORE, "加上讲师2名")


def test_what_it_does_not_count_as_is_a_slip() -> None:
    """「不算安全，归到教育培训」 names the right sort."""
    remark = read_remark("急救培训不算安全，归到教育培训")
    assert remark is not None and (remark.wrong, remark.right) == (WhatIsWrong.CATEGORY, "归到教育培训")


def test_a_family_is_no_household_however_the_units_are_ordered() -> None:
    """「是一家人」: the guard stands with the unit itself, wherever a set puts it."""
    assert "|家|" not in f"|{_pattern().pattern}|" and read_correction("是一家人嘛，应该的") is None


@pytest.mark.parametrize(
    ("said", "right", "denied"),
    [
        ("包装漏统计两个人，74→76，740→760", [76, 760], {74, 740}),
        ("金额写错了，1860->1680", [1680], {1860}),
    ],
)
def test_an_arrow_leads_to_what_is_right(said: str, right: list[int], denied: set[int]) -> None:
    """What stands before it was wrong."""
    found = read_correction(said)
    assert found is not None
    assert [int(each.value) for each in found.right] == right
    assert {int(each) for each in found.denied} == denied


def test_whose_part_it_was_corrects_nothing() -> None:
    """「12户里面有4户是美玲去的」."""
    assert read_correction("3号那单不止我，12户里面有4户是美玲去的") is None


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("9日安全讲座人数有误，签到表应为47人，并非42人", True),
        ("昨天那场写错了，是47人不是42人", True),
        ("今天送了18份水果。还有昨天那场写错了，是47人不是42人", False),
        ("gave out 18 hampers. the wed one should be 27 not 25", False),
        ("9日安全讲座到了42人", False),
    ],
)
def test_one_correction_is_heard_whole(text: str, is_one: bool) -> None:
    """What says what is right and what is not, in one sentence with nothing told beside it."""
    assert is_one_correction(text) is is_one
