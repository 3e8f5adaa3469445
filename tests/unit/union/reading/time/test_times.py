"""Times as officers say them. A row: what was typed, when, what it means.

The meaning is written 「start [~ end] grain [D]」: end exclusive, D for a deadline. FRI is a Friday morning.
"""

from datetime import datetime

import pytest

from union.reading.message import When
from union.reading.reader import read

FRI = "2026-11-20T10:00"
SUN = "2026-09-20T09:30"
APRIL = "2026-04-27T09:00"
LEAP = "2028-02-28T09:00"


def written(when: When | None) -> str:
    """A reading on one line, as the tables write it."""
    if when is None:
        return "none"
    clock = "%Y-%m-%d %H:%M" if when.grain in ("minute", "hour") else "%Y-%m-%d"
    end = f" ~ {when.end:{clock}}" if when.end else ""
    return f"{when.start:{clock}}{end} {when.grain}{' D' if when.deadline else ''}"


def meaning(text: str, now: str) -> str:
    """What `read` makes of a text, on one line."""
    return written(read(text, datetime.fromisoformat(now)).when)


DAYS = [
    ("明天开工会委员会", FRI, "2026-11-21 day"),
    ("大后天组织体检", FRI, "2026-11-23 day"),
    ("大前天走访了一户", FRI, "2026-11-17 day"),
    ("12月8日召开代表团长会", FRI, "2026-12-08 day"),
    ("十二月二十五日联欢", FRI, "2026-12-25 day"),
    ("3月12日植树", FRI, "2027-03-12 day"),
    ("11月20日开会", FRI, "2026-11-20 day"),
    ("28号交季报", FRI, "2026-11-28 day"),
    ("5号发通知", FRI, "2026-12-05 day"),
    ("31日清点库存", FRI, "2026-12-31 day"),
    ("下个月8号评审", FRI, "2026-12-08 day"),
    ("明年1月6日职代会", FRI, "2027-01-06 day"),
    ("2027/1/6 职代会", FRI, "2027-01-06 day"),
    ("2027.01.06职代会", FRI, "2027-01-06 day"),
    ("定于12.9开经审会", FRI, "2026-12-09 day"),
    ("12/9开经审会", FRI, "2026-12-09 day"),
    ("二零二七年三月八日表彰", FRI, "2027-03-08 day"),
    ("20270308表彰", FRI, "2027-03-08 day"),
    ("27年3月8日表彰", FRI, "2027-03-08 day"),
    ("12月9交材料", FRI, "2026-12-09 day"),
    ("2月29日盘点", LEAP, "2028-02-29 day"),
    ("2月30日开会", FRI, "none"),
]
WEEKS = [
    ("周三开例会", FRI, "2026-11-25 day"),
    ("本周三的材料", FRI, "2026-11-18 day"),
    ("下周五例会", FRI, "2026-11-27 day"),
    ("下周日爬山", SUN, "2026-09-27 day"),
    ("上周二走访了车间", FRI, "2026-11-10 day"),
    ("下下周四培训", FRI, "2026-12-03 day"),
    ("说一下下周四的培训", FRI, "2026-11-26 day"),
    ("提一下下下周四的培训", FRI, "2026-12-03 day"),
    ("下个星期天游园", FRI, "2026-11-29 day"),
    ("周二开的座谈会很好", FRI, "2026-11-17 day"),
    ("周末登山", FRI, "2026-11-21 ~ 2026-11-23 day"),
    ("下周安全检查", FRI, "2026-11-23 week"),
    ("下周一至周三技能培训", FRI, "2026-11-23 ~ 2026-11-26 day"),
]
CLOCKS = [
    ("明天下午3点开会", FRI, "2026-11-21 15:00 minute"),
    ("后天上午9点半培训", FRI, "2026-11-22 09:30 minute"),
    ("11月30日14:30职代会", FRI, "2026-11-30 14:30 minute"),
    ("11月30日14：30职代会", FRI, "2026-11-30 14:30 minute"),
    ("今晚八点线上会议", FRI, "2026-11-20 20:00 minute"),
    ("明早七点四十集合", FRI, "2026-11-21 07:40 minute"),
    ("下午三点一刻碰头", FRI, "2026-11-20 15:15 minute"),
    ("3点开会", FRI, "2026-11-20 15:00 minute"),
    ("明天中午1点出发", FRI, "2026-11-21 13:00 minute"),
    ("12月1日凌晨1点停电检修", FRI, "2026-12-01 01:00 minute"),
    ("12月1日晚12点截止", FRI, "2026-12-02 00:00 minute D"),
    ("明天2pm开会", FRI, "2026-11-21 14:00 minute"),
    ("周日的乒乓球决赛，下午2点开始", FRI, "2026-11-22 14:00 minute"),
    ("明天上午走访", FRI, "2026-11-21 08:00 ~ 2026-11-21 12:00 hour"),
    ("周一晚上排练", FRI, "2026-11-23 18:00 ~ 2026-11-24 00:00 hour"),
    ("两小时后开会", FRI, "2026-11-20 12:00 minute"),
    ("一个半小时后开会", FRI, "2026-11-20 11:30 minute"),
    ("一刻钟后开会", FRI, "2026-11-20 10:15 minute"),
    ("25点开会", FRI, "none"),
]
RANGES = [
    ("3月5日至8日女职工活动周", FRI, "2027-03-05 ~ 2027-03-09 day"),
    ("12月30日到1月2日值班", FRI, "2026-12-30 ~ 2027-01-03 day"),
    ("12.7-12.9技能比武", FRI, "2026-12-07 ~ 2026-12-10 day"),
    ("5-7号技能比武", FRI, "2026-12-05 ~ 2026-12-08 day"),
    ("明天9:00-11:30学习", FRI, "2026-11-21 09:00 ~ 2026-11-21 11:30 minute"),
    ("明天下午2到4点学习", FRI, "2026-11-21 14:00 ~ 2026-11-21 16:00 minute"),
    ("今晚11点到明早7点值班", FRI, "2026-11-20 23:00 ~ 2026-11-21 07:00 minute"),
    ("明天上午9点到5点培训", FRI, "2026-11-21 09:00 ~ 2026-11-21 17:00 minute"),
    ("明天下午2点开会，开两个小时", FRI, "2026-11-21 14:00 ~ 2026-11-21 16:00 minute"),
    ("12月7日起为期三天的技能培训", FRI, "2026-12-07 ~ 2026-12-10 day"),
    ("4、5月份劳动竞赛", FRI, "2027-04-01 ~ 2027-06-01 month"),
    ("明年7月至9月送清凉", FRI, "2027-07-01 ~ 2027-10-01 month"),
]
SPANS = [
    ("下个月换届", FRI, "2026-12-01 month"),
    ("2月摸底", FRI, "2027-02-01 month"),
    ("上个月的台账", FRI, "2026-10-01 month"),
    ("第一季度总结", FRI, "2026-01-01 quarter"),
    ("下季度计划", FRI, "2027-01-01 quarter"),
    ("明年下半年换届", FRI, "2027-07-01 half"),
    ("2028年工作要点", FRI, "2028-01-01 year"),
    ("月底盘点", FRI, "2026-11-25 ~ 2026-12-01 day"),
    ("下月初报账", FRI, "2026-12-01 ~ 2026-12-11 day"),
    ("3月中旬评审", FRI, "2027-03-11 ~ 2027-03-21 day"),
    ("年底评先", FRI, "2026-12-01 month"),
    ("明年初开会员大会", FRI, "2027-01-01 month"),
]
DEADLINES = [
    ("25日前交表", FRI, "2026-11-25 day D"),
    ("月底前报送台账", FRI, "2026-11-30 day D"),
    ("3月底前上报材料", FRI, "2027-03-31 day D"),
    ("年底之前完成建会", FRI, "2026-12-31 day D"),
    ("截至12月10日完成统计", FRI, "2026-12-10 day D"),
    ("不迟于下周三报名单", FRI, "2026-11-25 day D"),
    ("最迟12月1日17:00提交", FRI, "2026-12-01 17:00 minute D"),
    ("11月30日前提交名单", FRI, "2026-11-30 day D"),
    ("月底前提请审议", FRI, "2026-11-30 day D"),
    ("12月1日前提到的名单", FRI, "2026-12-01 day"),
    ("本月内交齐会费", FRI, "2026-11-30 day D"),
    ("明年一季度末前换届", FRI, "2027-03-31 day D"),
    ("1、3月底前完成摸底", FRI, "2027-03-31 day D"),
    ("三天内答复", FRI, "2026-11-23 day D"),
    ("两周内完成整改", FRI, "2026-12-04 day D"),
    ("五个工作日内答复", FRI, "2026-11-27 day D"),
    ("三个工作日内答复", "2026-09-30T09:00", "2026-10-10 day D"),
    ("春节前完成走访", FRI, "2027-02-06 day D"),
    ("明天下班前交总结", FRI, "2026-11-21 17:30 minute D"),
    ("争取二季度办，最晚5月20日办完", FRI, "2027-05-20 day D"),
]
OFFSETS = [
    ("明后两天走访", FRI, "2026-11-21 ~ 2026-11-23 day"),
    ("本月最后一天盘点", FRI, "2026-11-30 day"),
    ("三天后复查", FRI, "2026-11-23 day"),
    ("两周后开会", FRI, "2026-12-04 day"),
    ("半个月后交总结", FRI, "2026-12-05 day"),
    ("一个月后复查", "2026-08-31T09:00", "2026-09-30 day"),
    ("10个工作日后评审", FRI, "2026-12-04 day"),
    ("下个工作日提交", FRI, "2026-11-23 day"),
]
FESTIVALS = [
    ("中秋节发月饼", SUN, "2026-09-25 day"),
    ("中秋慰问", FRI, "2027-09-15 day"),
    ("端午包粽子", FRI, "2027-06-09 day"),
    ("端午前两天发粽子", FRI, "2027-06-07 day"),
    ("春节前一周走访", FRI, "2027-01-30 day"),
    ("国庆第二天值班", SUN, "2026-10-02 day"),
    ("国庆期间值班", SUN, "2026-10-01 ~ 2026-10-08 day"),
    ("节前最后一个工作日发慰问品", SUN, "2026-09-24 day"),
    ("节后第一个工作日收心会", APRIL, "2026-05-06 day"),
    ("农历八月十五联欢", FRI, "2027-09-15 day"),
    ("腊月二十三走访", FRI, "2027-01-30 day"),
    ("正月初八开工慰问", FRI, "2027-02-13 day"),
    ("国庆后交总结", SUN, "2026-10-08 day"),
    ("节后开会", APRIL, "2026-05-06 day"),
    ("除夕值班", FRI, "2027-02-05 day"),
    ("冬至包饺子", FRI, "2026-12-22 day"),
    ("明年三八节表彰", FRI, "2027-03-08 day"),
    ("十一放假前检查", FRI, "2027-10-01 day D"),
    ("本月倒数第四天清点", FRI, "2026-11-27 day"),
    ("12月最后一个周末登高", FRI, "2026-12-26 ~ 2026-12-28 day"),
    ("元旦后第一天上班慰问夜班", FRI, "2027-01-04 day"),
    ("国庆后第一个周日采茶", FRI, "2027-10-03 day"),
    ("12月8日前最后一个周四交表", FRI, "2026-12-03 day"),
    ("六月初六（农历）下午晒书", FRI, "2027-07-09 12:00 ~ 2027-07-09 18:00 hour"),
    ("上个月农历初十看望了孤老", FRI, "2026-10-19 day"),
    ("护士节座谈，当天下午三点", FRI, "2027-05-12 15:00 minute"),
    ("元旦、春节期间送温暖", FRI, "2027-01-01 ~ 2027-02-09 day"),
]
PAST = [
    ("11月15日，走访了困难职工", FRI, "2026-11-15 day"),
    ("3月5日组织了学雷锋活动", FRI, "2026-03-05 day"),
    ("12月慰问了8户", FRI, "2025-12-01 month"),
    ("11月12日走访困难职工6户，发放慰问金3000元", FRI, "2026-11-12 day"),
    ("12日开展技能比武，45人参加", FRI, "2026-11-12 day"),
    ("昨晚7点开过会了", FRI, "2026-11-19 19:00 minute"),
    ("中秋慰问了12户", FRI, "2026-09-25 day"),
    ("12月给章程修订的事提上日程", FRI, "2026-12-01 month"),
    ("腊月初二给老班长过生日", FRI, "2027-01-09 day"),
    ("闰五月初八陪老人过寿", FRI, "2028-06-30 day"),
    ("3月2日过半数同意就定稿", FRI, "2027-03-02 day"),
]
CHANGED = [
    ("原定周三的例会改到周四下午2点", FRI, "2026-11-26 14:00 minute"),
    ("培训不是明天，是后天", FRI, "2026-11-22 day"),
    ("职代会推迟到12月18日", FRI, "2026-12-18 day"),
]
OTHER_SCRIPTS = [
    ("下週四下午兩點半開會", FRI, "2026-11-26 14:30 minute"),
    ("後天上午九點", FRI, "2026-11-22 09:00 minute"),
    ("聽日下晝三點半開會", FRI, "2026-11-21 15:30 minute"),
    ("今個月25號前交表", FRI, "2026-11-25 day D"),
    ("１２月８日下午２：００", FRI, "2026-12-08 14:00 minute"),
    ("下 周 四 上午 9 点 开会", FRI, "2026-11-26 09:00 minute"),
]
ROWS = [
    *DAYS,
    *WEEKS,
    *CLOCKS,
    *RANGES,
    *SPANS,
    *DEADLINES,
    *OFFSETS,
    *FESTIVALS,
    *PAST,
    *CHANGED,
    *OTHER_SCRIPTS,
]


@pytest.mark.parametrize(("text", "now", "expected"), ROWS)
def test_a_time_is_read_as_officers_mean_it(text: str, now: str, expected: str) -> None:
    """Start, end, grain and deadline follow the conventions."""
    assert meaning(text, now) == expected


NO_TIMES = [
    "3号车间缺一台饮水机",
    "多年如一日照顾老人",
    "第3小组的材料在我这里",
    "工发〔2025〕8号文件收到",
    "三八红旗手名单公示",
    "五一劳动奖状挂在大厅",
    "周三立同志调来工会",
    "七一路的门面",
    "比分是3比1",
    "满意率98.5%",
    "提了三点建议",
    "人均1.5平方米",
    "共计二十一页",
    "试用期6个月",
    "热线12351",
    "《2026年工作计划》放桌上了",
    "二十四节气小知识",
    "车牌粤B12345",
    "大家早上好",
    "八小时以外的生活",
    "",
    "🎉🎉",
    "12345678901234567890",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    """Names, numbers, scores, documents and lengths of time are no dates."""
    assert meaning(text, FRI) == "none"


ASKED = [
    ("周五开会", FRI, ["2026-11-27 day"]),
    ("上午9点开会", FRI, ["2026-11-20 09:00 minute"]),
    ("八月十五联欢会", FRI, ["2027-08-15 day"]),
    ("今晚2点值班", FRI, ["2026-11-20 14:00 minute"]),
    ("周三开会", FRI, []),
    ("周五下午3点开会", FRI, []),
    ("1月1日凌晨1点值班", FRI, []),
    ("农历八月十五联欢会", FRI, []),
]


@pytest.mark.parametrize(("text", "now", "others"), ASKED)
def test_only_real_doubt_has_alternatives(text: str, now: str, others: list[str]) -> None:
    """Conventions 3a: today's bare weekday, a clock time gone by, lunar or solar, the small hours of the evening."""
    message = read(text, datetime.fromisoformat(now))

    assert [written(one) for one in message.alternatives] == others


@pytest.mark.parametrize(("region", "expected"), [("CN", "2027-05-12 day"), ("HK", "2026-12-05 day")])
def test_two_bare_numbers_follow_the_region(region: str, expected: str) -> None:
    """5/12 is 12 May on the mainland and 5 December in Hong Kong, where it is asked."""
    message = read("5/12 開會", datetime.fromisoformat(FRI), region=region)

    assert (written(message.when), bool(message.alternatives)) == (expected, region == "HK")


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("四月廿八聚餐", "CN", "2027-06-02 day"),
        ("四月廿八聚餐", "HK", "2027-04-28 day"),
        ("農曆四月廿八聚餐", "HK", "2027-06-02 day"),
        ("廿八晚開會", "HK", "2026-11-28 18:00 ~ 2026-11-29 00:00 hour"),
        ("臘月廿三探訪", "HK", "2027-01-30 day"),
        ("十二月卅一聚餐", "HK", "2026-12-31 day"),
    ],
)
def test_a_twenty_is_the_moons_only_where_it_is_so_written(text: str, region: str, expected: str) -> None:
    """廿 and 卅 are how any day is written in Hong Kong."""
    assert written(read(text, datetime.fromisoformat(FRI), region=region).when) == expected


def test_the_words_are_quoted_as_written() -> None:
    """`text` is what the officer typed, in his own script and spacing."""
    when = read("通知：下 週四（11月26日）下午２點開會", datetime.fromisoformat(FRI)).when

    assert when is not None
    assert when.text == "下 週四（11月26日）下午２點"


def test_an_aware_now_counts_by_its_own_wall_time() -> None:
    """「明天」 is the day after the one on the writer's wall."""
    now = datetime.fromisoformat("2026-11-20T23:30:00+08:00")

    assert written(read("明天开会", now).when) == "2026-11-21 day"


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("12月8日或12月9日开座谈会", ["2026-12-08 day", "2026-12-09 day"]),
        ("1月5日或者6日召开职代会", ["2027-01-05 day", "2027-01-06 day"]),
        ("下周三下午2点或3点开例会", ["2026-11-25 14:00 minute", "2026-11-25 15:00 minute"]),
        ("下周二或周四上午9点开例会", ["2026-11-24 09:00 minute", "2026-11-26 09:00 minute"]),
        ("12月5日或12日或19日办联欢会", ["2026-12-05 day", "2026-12-12 day", "2026-12-19 day"]),
        ("12月5日前或12月8日前上报总结", ["2026-12-05 day D", "2026-12-08 day D"]),
    ],
)
def test_or_gives_a_choice(text: str, readings: list[str]) -> None:
    """Of two times with 或 between them the second is the alternative of the first, read on from it."""
    message = read(text, datetime.fromisoformat(FRI))

    assert [written(one) for one in (message.when, *message.alternatives)] == readings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12月3日核对名册，各班组都传开了", "2026-12-03 day"),
        ("3月3日核对名册，各班组都传开了", "2026-03-03 day"),
        ("12月3日核对了名册", "2025-12-03 day"),
        ("说好12月3日核对名册的，已改成12月9日", "2026-12-09 day"),
        ("12月3日的大巴联系好了", "2026-12-03 day"),
        ("周三早上的彩车别忘了", "2026-11-25 06:00 ~ 2026-11-25 09:00 hour"),
    ],
)
def test_the_past_of_another_clause_does_not_move_a_near_date_a_year_back(text: str, expected: str) -> None:
    """A date days ahead stays there unless its own clause tells of the past; what was changed to lies ahead."""
    assert meaning(text, FRI) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("例会12/8下午3点", "2026-12-08 15:00 minute"),
        ("碰头会 12/8 19:30", "2026-12-08 19:30 minute"),
        ("学习会12.8晚上7点半", "2026-12-08 19:30 minute"),
    ],
)
def test_two_figures_before_a_clock_time_are_a_date(text: str, expected: str) -> None:
    """Right behind the title too: else it would be planned for today."""
    assert meaning(text, FRI) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会员聚餐 8点 16号", "20:00"),
        ("保龄球夜 16号7点", "19:00"),
        ("聚餐16号十一点半，二食堂", "11:30"),
        ("夜班16号7点交接", "07:00"),
    ],
)
def test_dinners_and_nights_are_in_the_evening(text: str, expected: str) -> None:
    """Not at noon, nor is a night shift; the day behind the clock is no minute of it."""
    when = read(text, datetime.fromisoformat(FRI)).when
    assert when is not None
    assert f"{when.start:%d %H:%M}" == f"16 {expected}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11月25号八点三十二楼多功能厅消防培训", "2026-11-25 08:30 minute"),
        ("11月28号上午九点四十五中操场拔河赛", "2026-11-28 09:40 minute"),
        ("11月28号早上七点四十五楼下集合去植树", "2026-11-28 07:45 minute"),
        ("11月28號下晝兩點九龍城廣場擺街站", "2026-11-28 14:00 minute"),
        ("11月28號下晝兩點九擺街站", "2026-11-28 14:45 minute"),
    ],
)
def test_the_figure_of_a_place_is_no_minute(text: str, expected: str) -> None:
    """「八点三十二楼」 is on the second floor, 「兩點九龍」 in Kowloon."""
    assert meaning(text, FRI) == expected
