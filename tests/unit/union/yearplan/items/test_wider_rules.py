"""Rules of reading that other hands' plans asked for: columns of blanks, remarks, eves, lists, what was last year."""

from datetime import date

import pytest

from tests.unit.union.yearplan.plan_texts import all_handed_in, items
from union.events import recurrence_rules
from union.reading.time.dates.reference_time import at_midnight
from union.yearplan.proposals import on_calendar

BLANKS = """\
2027年职工活动安排
月份  活动内容  负责人
3月   女职工插花   李红
      法律讲座   王芳
5月   拔河比赛

其他：经费由工会承担。
"""

TERM = """\
小学分工会2027-2028学年第一学期行事历
工作安排如下（9月6日为第1周周一）：
周次  日期  工作内容  负责人
第2周 9.13-9.19  会员信息登记；举办新教师座谈会  主席
第9周 11.1-11.7  期中总结会  主席
"""

LAST_YEAR = """\
车务段工会2026年工作总结及2027年工作计划
第一部分 2026年工作总结
4月组织职工登山，全年走访职工90户。
第二部分 2027年工作计划
6月举办职工征文。
"""

FIELDS = """\
职工活动策划
活动一：登山比赛
时间：10月8日（周五，雨天顺延）
活动二：中秋晚会
时间：中秋节当晚
"""

PLANS = {
    BLANKS: ["2027-03-01 month activity 女职工插花", "2027-03-01 month training 法律讲座", "2027-05-01 month competition 拔河比赛"],
    TERM: [
        "2027-09-13~2027-09-20 day activity 会员信息登记",
        "2027-09-13~2027-09-20 day meeting 新教师座谈会",
        "2027-11-01~2027-11-08 day meeting 期中总结会",
    ],
    LAST_YEAR: ["2027-06-01 month competition 职工征文"],
    FIELDS: ["2027-10-08 day competition 登山比赛", "2027-09-15 day activity 中秋晚会"],
}  # fmt: skip


@pytest.mark.parametrize("text", PLANS)
def test_a_layout_of_another_hand_is_read(text: str) -> None:
    """Columns set apart by blanks are a table; the part on last year is no plan; remarks in a time field don't date."""
    assert all_handed_in(text) == PLANS[text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is announced, and days off, are no deeds
        ("现将全年工作按月列出。\n三月：\n1、清明节放假\n2、义务植树", ["2027-03-01 month activity 义务植树"]),
        # a weekday beside a date says it again
        ("10月8日（周五）举办登山比赛。", ["2027-10-08 day competition 登山比赛"]),
        ("4月8日至10日（周四至周六）举办登山比赛。", ["2027-04-08~2027-04-11 day competition 登山比赛"]),
        # the eve of a feast is the day before it; New Year's is of the plan's own December
        ("“五一”前夕，举办职工拔河比赛。", ["2027-04-30 day competition 五一节职工拔河比赛"]),
        ("元旦前夕举办联欢会。", ["2027-12-31 day activity 元旦联欢会"]),
        # 同时 goes on with the time, were it a festival's
        ("三八期间，召开女职工座谈会。同时举办法律讲座。", ["2027-03-08 day meeting 三八节女职工座谈会", "2027-03-08 day training 三八节法律讲座"]),
        ("3月举办登山。同时，加强阵地建设，提高服务水平。", ["2027-03-01 month activity 登山"]),
        # a paper and whom it goes to are one deed
        ("十二月：\n完成全年工作总结，报送上级。", ["2027-12-01 month report 完成全年工作总结，报送上级"]),
        ("六月：职工技能大赛；上半年工作小结，6月25日前上报。", ["2027-06-01 month competition 职工技能大赛", "2027-06-25! day report 上半年工作小结"]),
        ("6月20日前完成经费审计，完成工会换届。", ["2027-06-20! day deadline 完成经费审计", "2027-06-20! day deadline 完成工会换届"]),
        # a month's list between semicolons: what is named is done, what it is for is not
        ("六月：开展安全月活动；提高安全意识；职工书屋更新。", ["2027-06-01 month activity 安全月活动", "2027-06-01 month activity 职工书屋更新"]),
        # rates
        ("经审会每年7月、次年1月召开。", ["FREQ=YEARLY;BYMONTH=1,7 meeting 经审会"]),
        ("联席会议原则上半年召开一次。", ["FREQ=MONTHLY;INTERVAL=6 meeting 联席会议"]),
        ("每年一次的职工体检，安排在五月。", ["2027-05-01 month activity 职工体检"]),
        ("每季度：末月下旬召开一次经审会。", ["FREQ=MONTHLY;INTERVAL=3 meeting 经审会"]),
        ("办好职工读书会，每两个月举行一次，每次推荐一本书，由各小组主持。", ["FREQ=MONTHLY;INTERVAL=2 training 职工读书会"]),
        ("上半年、年终各召开一次职代会。", ["2027-01-01 half meeting 职代会", "2027-12-01 month meeting 职代会"]),
        # what an aside names is no time of the deed
        ("八月：职工子女托管班（7月10日—8月20日，与七月工作衔接）。", ["2027-07-10~2027-08-21 day activity 职工子女托管班"]),
        ("进入11月以后昼短夜长，组织一次安全讲座。", ["2027-11-01 month training 安全讲座"]),
        # dates written out
        ("9月—次年1月举办书法班。", ["2027-09-01~2028-02-01 month activity 书法班"]),
        ("2027年9月—2028年1月举办学历提升班。", ["2027-09-01~2028-02-01 month activity 学历提升班"]),
        ("六月份\n1、安全月讲座\n2、6.15—6.30 职工书法展", ["2027-06-01 month training 安全月讲座", "2027-06-15~2027-07-01 day activity 职工书法展"]),
        # feasts
        ("国庆、中秋两节期间，看望驻村干部。", ["2027-10-01 day visit 国庆节看望驻村干部", "2027-09-15 day visit 中秋节看望驻村干部"]),
        ("“三八”节当天下午，组织女职工参观博物馆。", ["2027-03-08 day activity 三八节女职工参观博物馆"]),
        # kinds
        ("困难补助发放情况每月公示。", ["FREQ=MONTHLY report 困难补助发放情况公示"]),
        ("7月1日举办红歌会。", ["2027-07-01 day activity 红歌会"]),
        ("11月举办掼蛋、象棋比赛。", ["2027-11-01 month competition 掼蛋比赛", "2027-11-01 month competition 象棋比赛"]),
    ],
)  # fmt: skip
def test_how_a_deed_is_dated(text: str, expected: list[str]) -> None:
    """Each deed has the time its writer gave it; what is no deed is not proposed."""
    assert all_handed_in(text) == expected


@pytest.mark.parametrize(
    "text",
    ["每月15日前报送会员信息。", "每季度最后一个月25日前上报经费报表。", "每月：10日前各小组报送台账。"],
)
def test_what_is_due_every_month_is_a_deadline(text: str) -> None:
    """「每月15日前」 is the last day for it, and 前 is no part of what is done."""
    (one,) = items(text)
    assert (one.when.deadline, one.title[0]) == (True, one.title[0].strip("前"))


def test_two_meetings_around_new_year_end_with_the_second() -> None:
    """「每年7月、次年1月」: this year's January is of the plan before."""
    (one,) = items("经审会每年7月、次年1月召开。")
    assert (str(one.when.start.date()), str(one.when.end and one.when.end.date())) == (
        "2027-07-01",
        "2028-02-01",
    )


@pytest.mark.parametrize("text", ["4-6月，每月举办一期安全课。", "4月至6月每月举办一期安全课。"])
def test_a_rate_within_some_months_is_of_these(text: str) -> None:
    """「4-6月，每月…」 comes round three times, from April to June."""
    (one,) = items(text)
    moment = on_calendar(one.when, at_midnight(date(2027, 1, 1)))
    days = recurrence_rules.moments(
        recurrence_rules.pattern(moment.rrule or ""), moment.start, at_midnight(date(2028, 1, 1))
    )
    assert [day.month for day in days] == [4, 5, 6]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("5月组织观看《我和我的祖国、我和我的家乡》。", "观看《我和我的祖国、我和我的家乡》"),
        (
            "9月在炼铁、炼钢、轧钢三个分厂开展“学技术、比业务、创一流”岗位练兵活动。",
            "炼铁、炼钢、轧钢三个分厂开展“学技术、比业务、创一流”",
        ),
        ("4月举办“第一次走进车间”摄影展。", "“第一次走进车间”摄影展"),
    ],
)
def test_a_name_in_quotes_is_kept_whole(text: str, title: str) -> None:
    """A title is shortened beside a quoted name, never within it."""
    assert [one.title for one in items(text)] == [title]


def test_a_school_told_of_is_no_beginning_of_term() -> None:
    """「召开学院…」 holds 开学 by chance: it is in March alone."""
    found = items("三月下旬召开学院第六届一次教代会，听取院长工作报告。")
    assert [(one.title, one.when.start.month) for one in found] == [("学院第六届一次教代会", 3)]
