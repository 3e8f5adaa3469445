"""Whole plans in the layouts in which they come, read item by item."""

import pytest

from tests.unit.union.yearplan import plan_texts
from tests.unit.union.yearplan.plan_texts import all_handed_in, items

EXPECTED = {
    "BY_MONTHS": [
        "2027-01-01 month meeting 工会委员会议",
        "2027-01-01 month visit 两节送温暖",
        "2027-03-08 day activity 三八节女职工插花活动",
        "2027-03-01 month activity 职工义务植树",
        "2027-03-31! day deadline 完成会员信息采集",
        "2027-07-01~2027-09-01 month visit “送清凉”慰问一线班组",
        "2027-07-01~2027-09-01 month report 上半年工会工作总结",
        "2027-12-01 month activity 元旦联欢会",
        "2027-12-01 month competition 评选优秀工会小组长",
    ],
    "SECTIONS": [
        "FREQ=MONTHLY;INTERVAL=6 meeting 职工代表大会",
        "FREQ=MONTHLY;INTERVAL=3 activity 公开院务",
        "2027-03-08 day activity 三八节职工文体活动",
        "2027-05-01 day activity 五一节职工文体活动",
        "2027-10-01 day activity 国庆节职工文体活动",
        "2027-01-01 half competition 乒乓球比赛",
        "2027-07-01 half activity 登山活动",
        "2027-09-01 month activity 职工体检",
        "2027-12-31! day deadline 完成困难职工档案更新工作",
    ],
    "QUARTERS": [
        "2027-01-15! day meeting 全委会",
        "2027-03-01~2027-03-11 day training 女职工健康讲座",
        "2027-04-01 quarter competition 技能比武",
        "2027-05-01 day meeting 五一节表彰",
        "2027-12-20! day report 上报工作总结",
        "2027-10-01 quarter competition 评优工作",
        "2027-12-01 month meeting 表彰大会",
    ],
    "SCHOOL_YEAR": [
        "FREQ=MONTHLY;INTERVAL=6 meeting 教代会",
        "2027-09-01~2027-10-01 month report 制定工作计划",
        "2028-01-01~2028-02-01 month report 工作总结",
        "2027-09-10 day festival 教师节庆祝活动",
        "2027-09-01 month meeting 新教师座谈会",
        "2028-01-01 month visit 慰问困难教师",
    ],
    "TABLE": [
        "2027-01-01 month visit 春节慰问困难职工",
        "2027-01-01 month meeting 离退休干部座谈会",
        "2027-06-01~2027-08-01 month activity 职工健康体检",
        "2027-09-30! day visit 金秋助学资金发放",
        "FREQ=MONTHLY;INTERVAL=3 meeting 工会委员会会议",
    ],
    "FIELDS": [
        "2027-01-21~2027-02-01 day visit 迎新春送春联",
        "2027-04-11~2027-04-21 day activity 职工健步走",
    ],
    "POINTING": [
        "2027-03-31! day deadline 重新划分工会小组",
        "2027-09-01 month activity 全体会员郊游",
        "2027-01-01~2028-01-01 year competition 首届职工技能大赛",
    ],
}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_plan_of_this_layout_is_read_whole(name: str) -> None:
    """Every item of the plan is proposed once, in order, with its time, kind and title; nothing else is."""
    assert all_handed_in(getattr(plan_texts, name)) == EXPECTED[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_a_quote_is_the_documents_own_words(name: str) -> None:
    """Each item quotes words that stand in the line it names."""
    text = getattr(plan_texts, name)
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith("月份\t")]
    assert all(item.quote and item.quote in lines[item.line] for item in items(text))


def test_owners_of_a_table_are_its_column() -> None:
    """Who stands in the column 负责人 answers for the row's item."""
    assert [item.owners for item in items(plan_texts.TABLE)][:2] == [("张主席",), ("李梅",)]


def test_owners_are_read_from_the_sentence_or_the_field_below() -> None:
    """「由后勤科负责」, 「责任人：李红」 and a line 「负责人：刘洋」 name the owner of the item before them."""
    named = {
        item.title: item.owners
        for text in (plan_texts.SECTIONS, plan_texts.QUARTERS, plan_texts.FIELDS)
        for item in items(text)
        if item.owners
    }
    assert named == {"职工体检": ("后勤科",), "女职工健康讲座": ("李红",), "迎新春送春联": ("刘洋",)}


def test_a_section_is_the_heading_an_item_stands_under() -> None:
    """An item under a month belongs to the section the months stand in; where there is none, to the month."""
    assert {item.section for item in items(plan_texts.BY_MONTHS)} == {"每月工作安排"}
    assert {item.section for item in items(plan_texts.QUARTERS)} == {"第一季度", "第二季度", "第四季度"}


def test_a_task_with_a_number_names_no_section() -> None:
    """「（二）4月23日举办…」 stands in the section above it; 「（一）强化学习」 is one of its own."""
    text = (
        "2027年工会工作要点\n一、职工文化\n（一）强化学习。4月组织职工征文。\n（二）4月23日举办读书分享会。\n"
        "（三）一季度召开座谈会，听取意见。5月底前完成整改。\n二、服务职工\n（一）7月走访高温岗位。"
    )
    assert [(item.title, item.section) for item in items(text)] == [
        ("职工征文", "强化学习"),
        ("读书分享会", "职工文化"),
        ("座谈会", "职工文化"),
        ("完成整改", "职工文化"),
        ("走访高温岗位", "服务职工"),
    ]


def test_what_is_numbered_keeps_its_number() -> None:
    """「第22次」 is no count."""
    text = (
        "2027年工作计划\n1. 3月召开第22次职工大会。\n2. 5月召开第二十二次工会小组会。\n3. 8月召开2次座谈会。"
    )
    assert [item.title for item in items(text)] == ["第22次职工大会", "第二十二次工会小组会", "座谈会"]
