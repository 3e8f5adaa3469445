"""Recurrence: a rule and its first occurrence not before now."""

from datetime import datetime

import pytest

from union.reading.reader import read

FRI = datetime.fromisoformat("2026-11-20T10:00")
ROWS = [
    ("每天下午5点巡查", "2026-11-20 17:00", "FREQ=DAILY", None),
    ("每周五下午4点例会", "2026-11-20 16:00", "FREQ=WEEKLY;BYDAY=FR", None),
    ("每周五上午9点例会", "2026-11-27 09:00", "FREQ=WEEKLY;BYDAY=FR", None),
    ("每周一三五学习", "2026-11-20 00:00", "FREQ=WEEKLY;BYDAY=MO,WE,FR", None),
    ("每周二、四下午5点半健身操", "2026-11-24 17:30", "FREQ=WEEKLY;BYDAY=TU,TH", None),
    ("每周一到周五早操", "2026-11-20 00:00", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", None),
    ("每个工作日上午10点半健身操", "2026-11-20 10:30", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "skip"),
    ("隔周周二开会", "2026-11-24 00:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", None),
    ("工作日每天早上8点半打卡", "2026-11-23 08:30", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "skip"),
    ("每季度第一个月10号报表", "2027-01-10 00:00", "FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=10", None),
    ("每周末值班", "2026-11-21 00:00", "FREQ=WEEKLY;BYDAY=SA,SU", None),
    ("每月25号收会费", "2026-11-25 00:00", "FREQ=MONTHLY;BYMONTHDAY=25", None),
    ("每月31号盘点", "2026-12-31 00:00", "FREQ=MONTHLY;BYMONTHDAY=31", None),
    ("每月15日、30日报账", "2026-11-30 00:00", "FREQ=MONTHLY;BYMONTHDAY=15,30", None),
    ("每月底报台账", "2026-11-30 00:00", "FREQ=MONTHLY;BYMONTHDAY=-1", None),
    ("每月第一个周一例会", "2026-12-07 00:00", "FREQ=MONTHLY;BYDAY=1MO", None),
    ("每月最后一个周五下午3点学习", "2026-11-27 15:00", "FREQ=MONTHLY;BYDAY=-1FR", None),
    ("每月最后一个工作日报送月报", "2026-11-30 00:00", "FREQ=MONTHLY;BYMONTHDAY=-1", "previous"),
    ("每月10号报送报表，遇节假日顺延", "2026-12-10 00:00", "FREQ=MONTHLY;BYMONTHDAY=10", "next"),
    ("逢双月15号主席接待日", "2026-12-15 00:00", "FREQ=MONTHLY;BYMONTH=2,4,6,8,10,12;BYMONTHDAY=15", None),
    ("每季度末报送经费报表", "2026-12-31 00:00", "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", None),
    ("每年3月5日学雷锋活动", "2027-03-05 00:00", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=5", None),
    ("每年重阳节慰问退休职工", "2027-10-08 00:00", "RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=9", None),
    ("每月初一走访困难职工", "2026-12-09 00:00", "RSCALE=CHINESE;FREQ=MONTHLY;BYMONTHDAY=1", None),
    ("每月初一、十五发放慰问品", "2026-11-23 00:00", "RSCALE=CHINESE;FREQ=MONTHLY;BYMONTHDAY=1,15", None),
    ("每月农历廿三开例会", "2026-12-01 00:00", "RSCALE=CHINESE;FREQ=MONTHLY;BYMONTHDAY=23", None),
    ("每月初一次例会", "2026-12-01 00:00", "FREQ=MONTHLY;BYMONTHDAY=1", None),
    ("每年五一表彰", "2027-05-01 00:00", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1", None),
    ("每周五例会，共六次", "2026-11-20 00:00", "FREQ=WEEKLY;BYDAY=FR;COUNT=6", None),
    ("从12月起每周三下午3点例会", "2026-12-02 15:00", "FREQ=WEEKLY;BYDAY=WE", None),
    ("明年起每季度末召开工会委员会", "2027-03-31 00:00", "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", None),
    ("今天起每天上午9点点名会", "2026-11-21 09:00", "FREQ=DAILY", None),
    ("每周五例会，到12月底为止", "2026-11-20 00:00", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20261231T235959", None),
    ("每三天清点一次工具", "2026-11-20 00:00", "FREQ=DAILY;INTERVAL=3", None),
    ("隔天给花浇一次水", "2026-11-20 00:00", "FREQ=DAILY;INTERVAL=2", None),
    ("每隔两天换一次滤芯", "2026-11-20 00:00", "FREQ=DAILY;INTERVAL=3", None),
    ("每隔一周的周四家访", "2026-11-26 00:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", None),
    ("双周周二下午读书会", "2026-11-24 12:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", None),
    ("每周1、3、5晚上7点瑜伽", "2026-11-20 19:00", "FREQ=WEEKLY;BYDAY=MO,WE,FR", None),
    ("周二、周四、周六每天早上6点跑步", "2026-11-21 06:00", "FREQ=WEEKLY;BYDAY=TU,TH,SA", None),
    ("周一至周四晚上7点开放书屋", "2026-11-23 19:00", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH", None),
    ("每周最后一个工作日报周报", "2026-11-20 00:00", "FREQ=WEEKLY;BYDAY=FR", "previous"),
    ("每月开一次例会", "2026-11-01 00:00", "FREQ=MONTHLY", None),
    ("每季度走访一次", "2026-10-01 00:00", "FREQ=MONTHLY;INTERVAL=3", None),
    ("一年两次的体检", "2026-07-01 00:00", "FREQ=MONTHLY;INTERVAL=6", None),
    ("隔月5号对账", "2026-12-05 00:00", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=5", None),
    ("每月逢六开放阅览室", "2026-11-26 00:00", "FREQ=MONTHLY;BYMONTHDAY=6,16,26", None),
    ("逢三逢八赶集", "2026-11-23 00:00", "FREQ=MONTHLY;BYMONTHDAY=3,8,13,18,23,28", None),
    ("每旬上报一次进度", "2026-11-21 00:00", "FREQ=MONTHLY;BYMONTHDAY=1,11,21", None),
    (
        "每年元旦后第一个周日登高",
        "2027-01-03 00:00",
        "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=2,3,4,5,6,7,8;BYDAY=SU",
        None,
    ),
    ("每月逢3号13号开箱", "2026-12-03 00:00", "FREQ=MONTHLY;BYMONTHDAY=3,13", None),
    ("每个季度的最后一个周四座谈", "2026-12-31 00:00", "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYDAY=-1TH", None),
    ("每年5月的第一周安全宣传", "2027-05-03 00:00", "FREQ=YEARLY;BYMONTH=5;BYDAY=1MO", None),
    ("连着三周，周日上午10点补课", "2026-11-22 10:00", "FREQ=WEEKLY;BYDAY=SU;COUNT=3", None),
    ("一直到月底每天点名", "2026-11-20 00:00", "FREQ=DAILY;UNTIL=20261130T235959", None),
    ("每天7点20升旗", "2026-11-21 07:20", "FREQ=DAILY", None),
    ("会费每月廿六", "2026-12-04 00:00", "RSCALE=CHINESE;FREQ=MONTHLY;BYMONTHDAY=26", None),
    ("每月廿六号对账", "2026-11-26 00:00", "FREQ=MONTHLY;BYMONTHDAY=26", None),
    ("每年四月最后一个周末远足", "2027-04-24 00:00", "FREQ=YEARLY;BYMONTH=4;BYDAY=-1SA", None),
    ("每年三月上中旬开职代会", "2027-03-01 00:00", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1", None),
    ("周五至周一每天晚上7点值班巡查", "2026-11-20 19:00", "FREQ=WEEKLY;BYDAY=MO,FR,SA,SU", None),
    ("每月下旬的28号对账", "2026-11-28 00:00", "FREQ=MONTHLY;BYMONTHDAY=28", None),
    ("每月3号13号23号开箱", "2026-11-23 00:00", "FREQ=MONTHLY;BYMONTHDAY=3,13,23", None),
    ("每个农历月初二早上7点祭扫", "2026-12-10 07:00", "RSCALE=CHINESE;FREQ=MONTHLY;BYMONTHDAY=2", None),
    ("季度末月18日前上解经费", "2026-12-18 00:00", "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=18", None),
    ("每年3月5日学雷锋日上午九点义诊", "2027-03-05 09:00", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=5", None),
    (
        "腊月初八施粥，年年都办",
        "2027-01-15 00:00",
        "RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=8",
        None,
    ),
    ("每月头一个周四政治学习", "2026-12-03 00:00", "FREQ=MONTHLY;BYDAY=1TH", None),
    ("每个月最末一个周一盘库", "2026-11-30 00:00", "FREQ=MONTHLY;BYDAY=-1MO", None),
    ("每月头两个周日开放澡堂", "2026-12-06 00:00", "FREQ=MONTHLY;BYDAY=1SU,2SU", None),
    ("每年十月首个周六运动会", "2027-10-02 00:00", "FREQ=YEARLY;BYMONTH=10;BYDAY=1SA", None),
    ("每月的民主议事，倒数第二个周四", "2026-12-24 00:00", "FREQ=MONTHLY;BYDAY=-2TH", None),
    ("每月第四个工作日发工资条", "2026-12-04 00:00", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=4", None),
    ("每月倒数第三个工作日封账", "2026-11-26 00:00", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-3", None),
    ("礼拜二四六早上六点打太极", "2026-11-21 06:00", "FREQ=WEEKLY;BYDAY=TU,TH,SA", None),
    ("周三、六晚上八点放电影", "2026-11-21 20:00", "FREQ=WEEKLY;BYDAY=WE,SA", None),
    ("星期一星期四上午10点理发，长期有效", "2026-11-23 10:00", "FREQ=WEEKLY;BYDAY=MO,TH", None),
    ("查铺隔周一次，从下周二21:10算起", "2026-11-24 21:10", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", None),
    ("下周三开始，班组夜谈，每两周一次，19:00", "2026-11-25 19:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", None),
    ("隔周一次，每周四下午2点议事", "2026-11-26 14:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", None),
    ("一年一次，每年11月26日演练", "2026-11-26 00:00", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=26", None),
    ("每年两次查体，5月10日和11月10日", "2027-05-10 00:00", "FREQ=YEARLY;BYMONTH=5,11;BYMONTHDAY=10", None),
    ("到年底为止每周二巡查", "2026-11-24 00:00", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231T235959", None),
    ("12月10日前每天报数", "2026-11-20 00:00", "FREQ=DAILY;UNTIL=20261210T235959", None),
    ("每月倒数第二个周三安全会", "2026-12-23 00:00", "FREQ=MONTHLY;BYDAY=-2WE", None),
    ("每月第一、三个周四义诊", "2026-12-03 00:00", "FREQ=MONTHLY;BYDAY=1TH,3TH", None),
    ("每月倒数第三天结账", "2026-11-28 00:00", "FREQ=MONTHLY;BYMONTHDAY=-3", None),
    ("每季度首月8日前报表", "2027-01-08 00:00", "FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=8", None),
    (
        "每季度最后一个工作日交账",
        "2026-12-31 00:00",
        "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1",
        "previous",
    ),
    ("每年4、10月的20号献血", "2027-04-20 00:00", "FREQ=YEARLY;BYMONTH=4,10;BYMONTHDAY=20", None),
    ("每年六月的第三个周日爬山", "2027-06-20 00:00", "FREQ=YEARLY;BYMONTH=6;BYDAY=3SU", None),
    ("每年元旦、五一、国庆升旗", "2027-01-01 00:00", "FREQ=YEARLY;BYMONTH=1,5,10;BYMONTHDAY=1", None),
    ("每年父亲节发贺卡", "2027-06-20 00:00", "FREQ=YEARLY;BYMONTH=6;BYDAY=3SU", None),
    ("每年国庆前三天升旗演练", "2027-09-28 00:00", "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=-3", None),
    ("每年端午前两天发粽子", "2027-06-07 00:00", "RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=3", None),
    (
        "每年除夕下午3点慰问值班员",
        "2027-02-05 15:00",
        "RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1",
        None,
    ),
    ("年年元宵猜灯谜", "2027-02-20 00:00", "RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15", None),
    ("每逢初一、十五吃素", "2026-11-23 00:00", "RSCALE=CHINESE;FREQ=MONTHLY;BYMONTHDAY=1,15", None),
    ("两年一次疗休养，6月2日", "2027-06-02 00:00", "FREQ=YEARLY;INTERVAL=2;BYMONTH=6;BYMONTHDAY=2", None),
    ("逢双年5月9日换届", "2028-05-09 00:00", "FREQ=YEARLY;INTERVAL=2;BYMONTH=5;BYMONTHDAY=9", None),
    ("每月5号发补贴，赶上周末提前", "2026-12-04 00:00", "FREQ=MONTHLY;BYMONTHDAY=5", "previous"),
    ("每月20日对账，遇双休日顺延到周一", "2026-11-20 00:00", "FREQ=MONTHLY;BYMONTHDAY=20", "next"),
    ("每周四下午5点打球，节假日除外", "2026-11-26 17:00", "FREQ=WEEKLY;BYDAY=TH", "skip"),
    ("除周日外每天早上7点开门", "2026-11-21 07:00", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA", None),
    ("连续四周每周六上午9点上课", "2026-11-21 09:00", "FREQ=WEEKLY;BYDAY=SA;COUNT=4", None),
    ("12月每周三下午2点排练", "2026-12-02 14:00", "FREQ=WEEKLY;BYDAY=WE;UNTIL=20261231T235959", None),
    ("每周五学习，到明年1月15日止", "2026-11-20 00:00", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20270115T235959", None),
    ("从12月9日起每两周一次心理课", "2026-12-09 00:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", None),
    ("每周二练歌，从12月开始", "2026-12-01 00:00", "FREQ=WEEKLY;BYDAY=TU", None),
    ("周三例行体检，每周都有", "2026-11-25 00:00", "FREQ=WEEKLY;BYDAY=WE", None),
    (
        "每年腊八给工地送粥，早上6点",
        "2027-01-15 06:00",
        "RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=8",
        None,
    ),
    ("双数月的第二个周四查账", "2026-12-10 00:00", "FREQ=MONTHLY;BYMONTH=2,4,6,8,10,12;BYDAY=2TH", None),
    ("每季度第二个月最后一个周三座谈", "2026-11-25 00:00", "FREQ=MONTHLY;BYMONTH=2,5,8,11;BYDAY=-1WE", None),
    ("每年6月30日、12月31日盘库", "2026-12-31 00:00", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1", None),
    (
        "每年春节后上班第一天团拜",
        "2027-02-09 00:00",
        "RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=4",
        None,
    ),
    ("每月8日例会，如遇周六日往后顺延", "2026-12-08 00:00", "FREQ=MONTHLY;BYMONTHDAY=8", "next"),
    ("隔周周二查宿舍，周二遇检修改周三", "2026-11-24 00:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", None),
]


@pytest.mark.parametrize(("text", "start", "rrule", "shift"), ROWS)
def test_a_rule_has_its_first_occurrence(text: str, start: str, rrule: str, shift: str | None) -> None:
    """RFC 5545 without DTSTART; rules about working days carry `shift`, lunar ones RSCALE."""
    when = read(text, FRI).when

    assert when is not None
    assert (f"{when.start:%Y-%m-%d %H:%M}", when.rrule, when.shift) == (start, rrule, shift)


def test_a_rule_may_be_a_deadline() -> None:
    """「每月10日前」 comes back each month and is a deadline each time."""
    when = read("每月10日前报送报表", FRI).when

    assert when is not None
    assert (when.deadline, when.text) == (True, "每月10日前")


def test_a_rule_may_have_an_end() -> None:
    """「每周五下午2点到4点」 lasts two hours each time."""
    when = read("每周五下午2点到4点学习", FRI).when

    assert when is not None
    assert (when.start.hour, when.end and when.end.hour) == (14, 16)


@pytest.mark.parametrize("text", ["今年开会每月一次", "一年走访两次"])
def test_how_often_is_no_count(text: str) -> None:
    """「每月一次」 says how often; it is not one of anything."""
    assert [one.text for one in read(text, FRI).measures if one.text == "一次"] == []


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("每月1日至5日收会费", "2026-12-01", "2026-12-06"),
        ("每月前三天交表", "2026-12-01", "2026-12-04"),
        ("每年7至9月送清凉", "2027-07-01", "2027-10-01"),
        ("每年5月25日到6月2日宣传", "2027-05-25", "2027-06-03"),
    ],
)
def test_a_rule_may_last_for_days(text: str, start: str, end: str) -> None:
    """The days of one occurrence, the end exclusive."""
    when = read(text, FRI).when

    assert when is not None
    assert (f"{when.start:%Y-%m-%d}", when.end and f"{when.end:%Y-%m-%d}") == (start, end)


@pytest.mark.parametrize("text", ["年年有余", "月月红火", "周周练本", "每逢佳节倍思亲", "一年一度的比武"])
def test_a_figure_of_speech_is_no_rule(text: str) -> None:
    """「年年」 makes a rule only of a date beside it."""
    assert read(text, FRI).when is None


def test_a_day_changed_once_is_no_rule() -> None:
    """「改到」 says a day of this once."""
    when = read("每周例会改到周四", FRI).when

    assert when is not None
    assert when.rrule is None


def test_how_often_yields_to_the_day_named() -> None:
    """A message of a monthly meeting and of this month's day is about the day."""
    when = read("例会每月一次，本月26日下午3点召开", FRI).when

    assert when is not None
    assert (when.rrule, f"{when.start:%m-%d %H}") == (None, "11-26 15")


def test_a_span_behind_a_rule_says_where_it_begins() -> None:
    """「每周三…，1月20日至2月24日」."""
    when = read("健身操每周三13:00，三楼，1月20日至2月24日", datetime(2027, 1, 5, 9)).when
    assert when is not None and when.start == datetime(2027, 1, 20, 13)
    assert when.rrule == "FREQ=WEEKLY;BYDAY=WE;UNTIL=20270224T235959"


@pytest.mark.parametrize("text", ["每月第55个工作日交报表", "每季度第70个工作日交报表"])
def test_a_day_no_month_has_is_not_looked_for(text: str) -> None:
    """It took half a second to find that there is none."""
    assert read(text, datetime(2026, 11, 20, 10)).when is None
