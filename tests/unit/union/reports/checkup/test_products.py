"""So many at a price, averages, differences."""

import pytest

from tests.unit.union.reports.checkup.looked_through import found


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("走访36户，每户1200元，共发放慰问金45200元。", "product 43200元"),
        ("慰问退休会员268人，每人300元，支出8.4万元。", "product 8.04万元"),
        ("发放慰问金67500元，走访45户，户均1600元。", "product 1500元"),
        ("培训干部6期，每期50人，共培训350人次。", "product 300人次"),
        ("慰问退休教师24人、生病教师11人，每人300元，共计10300元。", "product 10500元"),
        ("一等奖2个、二等奖4个，奖金一等奖每个3000元，二等奖每个2000元，合计15000元。", "product 14000元"),
        ("宣讲36场，受众4320人次，场均140人次。", "product 120人次"),
        ("火灾、触电、中暑演练各2次，共计8次。", "product 6次"),
        ("宣讲36场，其中进车间16场、进班组12场、进宿舍8场，受众4320人次，场均140人次。", "product 120人次"),
        ("更换灭火器200具，每具85元，支出1.6万元。", "product 1.7万元"),
        ("女职工占职工总数1500人的40%，共500人。", "percent 33.3%"),
    ],
)
def test_so_many_at_a_price(text: str, right: str) -> None:
    """An average is told as such."""
    assert found(text) == [right]


def test_what_a_change_comes_to() -> None:
    """Between the two figures it is told of."""
    assert found("参与人次由1200人次增加到1500人次，增加400人次。") == ["difference 300人次"]
    assert found("参与人次由1200人次增加到1500人次，增加300人次。") == []


@pytest.mark.parametrize(
    "text",
    [
        "先进集体5个、个人12名，奖金共计22000元，其中集体每个2000元，个人每名1000元。",
        "全年慰问30户，发放慰问金3万元，每人每月补助200元。",
        "区总拨来专款2万元，下拨到6个分会，各3000元。",
        "慰问12户，每户500元、8000元另付。",
        "组织36场，受众4300余人次，场均120人次。",
        "女职工占职工总数1500人的40%，共600人。",
    ],
)
def test_silent_where_the_sum_may_be_of_something_else(text: str) -> None:
    """Paid by the month, given from above, about so much."""
    assert found(text) == []
