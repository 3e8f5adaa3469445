"""What was left to be filled in."""

import pytest

from tests.unit.union.reports.checkup.looked_through import found


@pytest.mark.parametrize(
    "text",
    [
        "接待群众余人次。",
        "惠及会员，共计人。",
        "发放防暑用品价值人民币元。",
        "血压异常156人，血糖异常人。",
        "追回欠薪XX万元。",
        "会议时间【待补】。",
        "发放救助金元，其中大病救助3万元。",
        "走访单亲困难女教工户，发放物资。",
        "全年编印简报期，拍摄照片200张。",
        "累计培训人次。",
    ],
)
def test_a_figure_is_missing(text: str) -> None:
    """One in each."""
    assert found(text) == ["blank"]


@pytest.mark.parametrize(
    "text",
    [
        "其余人员编入业余队伍，结余元旦费用。",
        "接待群众40余人次，共计人员三批。",
        "推进公共场所建设，中共党员带头，共同参与。",
        "走访慰问困难户，帮扶困难家庭，资助一户。",
        "召开了几次座谈会，举办多场讲座，开展每月一期的学习。",
        "慰问职工王**、李*。",
    ],
)
def test_words_that_only_look_so(text: str) -> None:
    """其余, 结余, 公共 and names that were masked."""
    assert found(text) == []


def test_a_mask_that_stands_everywhere_is_told_once() -> None:
    """A form with its XX still in it."""
    assert found("XX年XX公司职工XX人，会员XX人。") == ["blank"]


def test_a_unit_typed_twice() -> None:
    """But 人均 and 个人 begin with one."""
    assert found("慰问一线职工2860人人，推荐岗位120个个。") == ["doubled 人", "doubled 个"]
    assert found("56人人均200元，5个个人奖，12家家庭，3场场地费。") == []
