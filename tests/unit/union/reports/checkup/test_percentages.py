"""Percentages against the figures beside them."""

import pytest

from tests.unit.union.reports.checkup.looked_through import found


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("困难职工由204人降到62人，降696%。", "percent 69.6%"),
        ("企业会员从50家增加到68家，增长46%。", "percent 36%"),
        ("与去年同期71户相比减少13户，下降28.3%。", "percent 18.3%"),
        ("发现隐患93处，与去年同期发现隐患124处相比，减少35%。", "percent 25%"),
        ("查出隐患214处，整改205处，整改率85.8%。", "percent 95.8%"),
        ("辖区企业318家，已建会254家，建会率89.9%。", "percent 79.9%"),
        ("新建工会18家，完成年度任务30家的70%。", "percent 60%"),
        ("新发展会员1460人，其中农民工932人，占73.8%。", "percent 63.8%"),
        ("参与率由71%提高到83%，提高了22个百分点。", "difference 12个百分点"),
    ],
)
def test_worked_out_anew(text: str, right: str) -> None:
    """Of which two figures it is, the words say."""
    assert found(text) == [right]


@pytest.mark.parametrize(
    "text",
    [
        "困难职工由204人降到62人，降69.6%。",
        "查出隐患214处，整改205处，整改率95%。",
        "赞成143票，反对1票，弃权3票，赞成率97.3%。",
        "新建工会18家，完成年度任务30家的60%。",
        "超额完成20户的目标，脱困22户，完成率110%。",
        "职工460余人，参加活动230人，参与率60%。",
    ],
)
def test_rounded_cut_off_or_of_all_it_is_right(text: str) -> None:
    """As people write them; of about so many nothing can be worked out."""
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["发放问卷200份，会员满意率98%。", "活动场次比去年增长20%。", "占职工总数的45%。"]
)
def test_silent_where_the_figures_are_not_told(text: str) -> None:
    """Nothing to work it out of."""
    assert found(text) == []


def test_nothing_falls_by_more_than_all() -> None:
    """Even where it is not known from what."""
    assert found("事故率同比下降230%。") == ["decline"]
    assert found("收入同比增长230%。") == []
