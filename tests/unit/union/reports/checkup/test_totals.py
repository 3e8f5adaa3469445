"""Sums against their parts."""

import pytest

from tests.unit.union.reports.checkup.looked_through import found


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("共56人，其中男30人、女25人。", "sum 55人"),
        ("走访工地等42处，其中工地15处、环卫站17处、快递网点12处。", "sum 44处"),
        ("上半年举办8期，下半年举办7期，全年共举办16期。", "sum 15期"),
        ("评出一等奖2名、二等奖4名、三等奖8名，共评出16名。", "sum 14人"),
        ("讲座听课326人次；阅读会参加112人次；健身操参加210人次。三项活动共参加684人次。", "sum 648人次"),
        ("上半年组织3批75人，下半年组织5批125人，全年8批210人。", "sum 200人"),
        ("新建工会58家中，机关6家，国企4家，民企40家，社会组织12家。", "sum 62家"),
        ("合格486人，合格率90%；其中高级工120人、中级工226人、初级工150人。", "sum 496人"),
        ("大学新生合计3.5万元；在读学生合计3.3万元。助学资金总计6.6万元。", "sum 6.8万元"),
        ("全年经费收入58.6万元，支出46.9万元，结余12.7万元。", "difference 11.7万元"),
        ("拨付经费三笔：5000元、8000元、6000元，共计29000元。", "sum 19000元"),
        ("收入524000元，其中会费38000元，拨缴经费420000元，补助60000元。", "sum 518000元"),
    ],
)
def test_the_parts_make_another_sum(text: str, right: str) -> None:
    """With 其中 behind the whole, or before a total."""
    assert found(text) == [right]


@pytest.mark.parametrize(
    "text",
    [
        "共有职工60人，其中党员20人、女职工35人。",
        "共筹集50万元，其中财政20万元，工会20万元，捐赠等5万元。",
        "走访困难职工30余户、劳模5户，共走访40户。",
        "全年经费收入58.6万元，支出46.9万元，上年结余3万元，年末结余14.7万元。",
        "收入50万元，支出46万元，结余4万元。",
        "设备支出18.7万元、业务支出10万元、其他支出6万元。",
    ],
)
def test_silent_where_the_parts_need_not_be_all(text: str) -> None:
    """Party members and women are no division of a staff."""
    assert found(text) == []
