"""Whole plans in rarer layouts: weeks of a term, months as columns, dates with a dot, two columns of times, prose."""

import pytest

from tests.unit.union.yearplan.plan_texts import all_handed_in

WEEKS = """\
2027年春季学期工会工作安排
本学期3月1日开学，共20周。
第一周：召开工会委员会议，制定工作计划。
第二周 三八节女教师茶话会
第五周：教职工跳绳比赛
第八至九周：教职工健康体检
第十二周（5月17日—21日）：青年教师座谈会
"""

COLUMNS = """\
2027年工会活动一览表
项目\t1月\t2月\t3月
文体活动\t迎新春联欢会\t\t女职工健步走
帮扶慰问\t走访困难职工\t慰问一线职工\t
职工技能竞赛\t\t\t√
"""

DOTTED = """\
2027年工会活动日程
三月份：
3.8 女职工插花
3.15 消费维权讲座
3.22-3.26 职工乒乓球赛
五月份
1.职工健步走（5.12）
2.安全知识竞赛
"""

SEASONS = """\
学校工会2027年工作计划
寒假：走访慰问困难教师。
暑假期间，组织教职工疗养。
高温季节开展送清凉慰问活动。
年内完成职工之家改造。
今年建成职工书屋2个。
今年要进一步加强工会组织建设，不断提高服务水平。
"""

TIED = """\
公司工会2027年工作要点
1、5月20日举办职工运动会，运动会结束后一周内上报总结。
2、各项活动结束后三日内报送信息。
3、职工生病住院，三天之内看望。
4、职工代表提案一个月内答复。
"""

PROSE = """\
2027年工会工作打算
（一）三月。召开女职工代表座谈会，组织女职工观看电影，并为女职工办理特殊疾病保险。
（二）四月。举办职工登山活动；评选先进班组，推荐劳动模范人选。
（三）五月。以“五一”为契机，表彰先进集体，慰问劳动模范。
"""

TWICE = """\
2027年分工会工作计划
一、主要工作
1、做好送温暖工作，春节前走访困难职工。
2、丰富文体活动，五月份举办职工篮球赛，十月份组织职工登山。
二、每月安排
2月：走访困难职工
3月：举办电工、焊工、钳工培训班
5月：职工篮球赛
10月：组织职工登山
"""

TWO_TIMES = """\
序号\t工作任务\t开始时间\t完成时间\t责任人
1\t职工技能竞赛\t4月\t6月\t王芳
2\t集体合同续签\t3月1日\t3月31日\t李红
3\t工会换届选举\t\t9月底\t张军
"""

EXPECTED = {
    WEEKS: [
        "2027-03-01~2027-03-08 week meeting 工会委员会议",
        "2027-03-01~2027-03-08 week report 制定工作计划",
        "2027-03-08 day meeting 三八节女教师茶话会",
        "2027-03-29~2027-04-05 week competition 教职工跳绳比赛",
        "2027-04-19~2027-05-03 week activity 教职工健康体检",
        "2027-05-17~2027-05-22 day meeting 青年教师座谈会",
    ],
    COLUMNS: [
        "2027-01-01 month activity 迎新春联欢会",
        "2027-03-01 month activity 女职工健步走",
        "2027-01-01 month visit 走访困难职工",
        "2027-02-01 month visit 慰问一线职工",
        "2027-03-01 month competition 职工技能竞赛",
    ],
    DOTTED: [
        "2027-03-08 day activity 女职工插花",
        "2027-03-15 day training 消费维权讲座",
        "2027-03-22~2027-03-27 day competition 职工乒乓球赛",
        "2027-05-12 day activity 职工健步走",
        "2027-05-01 month competition 安全知识竞赛",
    ],
    SEASONS: [
        "2027-01-01~2027-03-01 month visit 走访慰问困难教师",
        "2027-07-01~2027-09-01 month activity 教职工疗养",
        "2027-06-01~2027-09-01 month visit 送清凉慰问活动",
        "2027-01-01~2028-01-01 year deadline 完成职工之家改造",
        "2027-01-01~2028-01-01 year activity 建成职工书屋2个",
    ],
    TIED: ["2027-05-20 day competition 职工运动会"],
    PROSE: [
        "2027-03-01 month meeting 女职工代表座谈会",
        "2027-03-01 month activity 女职工观看电影",
        "2027-03-01 month deadline 为女职工办理特殊疾病保险",
        "2027-04-01 month activity 职工登山活动",
        "2027-04-01 month competition 评选先进班组",
        "2027-04-01 month activity 推荐劳动模范人选",
        "2027-05-01 day meeting 五一节表彰先进集体",
        "2027-05-01 day visit 五一节慰问劳动模范",
    ],
    TWICE: [
        "2027-02-06! day visit 春节走访困难职工",
        "2027-05-01 month competition 职工篮球赛",
        "2027-10-01 month activity 职工登山",
        "2027-03-01 month training 电工培训班",
        "2027-03-01 month training 焊工培训班",
        "2027-03-01 month training 钳工培训班",
    ],
    TWO_TIMES: [
        "2027-04-01~2027-07-01 month competition 职工技能竞赛",
        "2027-03-01~2027-04-01 day activity 集体合同续签",
        "2027-09-30! day meeting 工会换届选举",
    ],
}


@pytest.mark.parametrize("text", EXPECTED, ids=lambda text: text.split("\n")[0])
def test_a_plan_of_a_rarer_layout_is_read_whole(text: str) -> None:
    """Every item is proposed once with its time, kind and title; nothing else is."""
    assert all_handed_in(text) == EXPECTED[text]
