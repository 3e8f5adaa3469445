"""Rules of how plans date their deeds: times behind a sentence, stages, lists, fields, rates of their own."""

import pytest

from tests.unit.union.yearplan.plan_texts import all_handed_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # times in brackets behind the sentence, for all of the deed, or part by part
        ("召开职工大会，听取工作报告。（2月）", ["2027-02-01 month meeting 职工大会"]),
        ("女职工体检。（3月、10月）", ["2027-03-01 month activity 女职工体检", "2027-10-01 month activity 女职工体检"]),
        ("焊工竞赛。（初赛：4月；决赛：9月）", ["2027-04-01 month competition 焊工竞赛初赛", "2027-09-01 month competition 焊工竞赛决赛"]),
        ("职工托管班。（寒暑假）", ["2027-01-01~2027-03-01 month activity 职工托管班", "2027-07-01~2027-09-01 month activity 职工托管班"]),
        ("经费决算。（次年1月）", ["2028-01-01 month report 经费决算"]),
        ("困难职工档案每半年更新。（6月、12月）", ["FREQ=YEARLY;BYMONTH=6,12 activity 困难职工档案每半年更新"]),
        # a clause that only says when the one before it is done
        ("各小组写出书面小结，12月15日前交工会办公室。", ["2027-12-15! day report 各小组写出书面小结"]),
        ("三月份：\n1、会员信息普查，至4月底结束。", ["2027-03-01~2027-05-01 month activity 会员信息普查"]),
        ("职工篮球联赛，10月8日开赛，11月底结束。", ["2027-10-08~2027-12-01 day competition 职工篮球联赛"]),
        ("学习新《工会法》，全年不少于4次。", ["FREQ=MONTHLY;INTERVAL=3 training 学习新《工会法》"]),
        # what was is not planned
        ("去年我们在3月份承办了邀请赛，今年5月举办职工运动会。", ["2027-05-01 month competition 职工运动会"]),
        # each of a list of times and tasks by itself
        ("2.7月、12月各组织一次职工代表巡视。", ["2027-07-01 month activity 职工代表巡视", "2027-12-01 month activity 职工代表巡视"]),
        ("2.6—9月，组织送清凉活动。", ["2027-06-01~2027-10-01 month visit 送清凉活动"]),
        ("上、下半年各组织一次职工体检。", ["2027-01-01 half activity 职工体检", "2027-07-01 half activity 职工体检"]),
        ("安全生产月：知识竞赛（6月中旬）、应急演练（6月下旬）。", ["2027-06-11~2027-06-21 day competition 知识竞赛", "2027-06-21~2027-07-01 day training 应急演练"]),
        ("5月：五一表彰、劳动竞赛。", ["2027-05-01 day meeting 五一节表彰", "2027-05-01 month competition 劳动竞赛"]),
        ("1月：制定计划、召开职代会、慰问困难职工。", ["2027-01-01 month report 制定计划", "2027-01-01 month meeting 职代会", "2027-01-01 month visit 慰问困难职工"]),
        ("7,8月：\n1、职工疗养", ["2027-07-01~2027-09-01 month activity 职工疗养"]),
        # dates written with dots
        ("2027.6.30前完成经费审计。", ["2027-06-30! day deadline 完成经费审计"]),
        ("4.23世界读书日征文", ["2027-04-23 day competition 读书日征文"]),
        # fields: whether the time stands above the name or below it
        ("时间：1月\n内容：迎春联欢会\n时间：3月8日\n内容：女职工登山", ["2027-01-01 month activity 迎春联欢会", "2027-03-08 day activity 女职工登山"]),
        ("活动名称：摄影展\n活动时间：9月\n活动名称：登山\n活动时间：10月", ["2027-09-01 month activity 摄影展", "2027-10-01 month activity 登山"]),
        ("一、举办迎新年联欢会\n时间：12月下旬", ["2027-12-21~2028-01-01 day activity 迎新年联欢会"]),
        ("今年组织职工疗养两批，第一批5月，第二批9月。", ["2027-05-01 month activity 职工疗养两批", "2027-09-01 month activity 职工疗养两批"]),
        ("（四）四季度\n9.10月份，职工体检；\n10.11月份，困难职工摸底；", ["2027-10-01 month activity 职工体检", "2027-11-01 month visit 困难职工摸底"]),
        ("举办书法展，责任人：张三，完成时限：10月底。", ["2027-10-31! day deadline 书法展"]),
        # rates
        ("双月召开工会委员会。", ["FREQ=YEARLY;BYMONTH=2,4,6,8,10,12 meeting 工会委员会"]),
        # headings with a theme, in frames
        ("第一季度（主题：暖心）\n1、走访困难职工", ["2027-01-01 quarter visit 走访困难职工"]),
        ("【3月】瑜伽体验课；法律知识讲座", ["2027-03-01 month activity 瑜伽体验课", "2027-03-01 month training 法律知识讲座"]),
    ],
)  # fmt: skip
def test_how_a_deed_is_dated(text: str, expected: list[str]) -> None:
    """Each deed has the time that its writer gave it, wherever that stands."""
    assert all_handed_in(text) == expected


def test_dots_that_number_parts_are_no_days() -> None:
    """Under 「三月份」 the lines 3.1, 3.2, 3.3 are counted, not dated."""
    text = "三月份：\n3.1 召开职代会\n3.2 举办歌咏比赛"
    assert {line[:15] for line in all_handed_in(text)} == {"2027-03-01 mont"}
