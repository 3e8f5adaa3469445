"""Several dates of one thing in a sentence: all of them are read, with the hour that holds for them."""

from datetime import datetime

import pytest

from union.core.period import Grain
from union.reading.act_reading import Context, divided
from union.reading.message import Intent, Message
from union.reading.reader import read

NOW = datetime(2026, 11, 20, 10)  # a Friday


def dates(text: str, now: datetime = NOW, region: str = "CN") -> list[str]:
    """「12-04 19:00」, days without an hour as 「12-04」, spans with their exclusive end."""
    found = read(text, now, region=region).times
    return [_short(one.start) + (f"~{_short(one.end)}" if one.end else "") for one in found]


def _short(moment: datetime) -> str:
    return f"{moment:%m-%d %H:%M}".removesuffix(" 00:00")


def plan(text: str) -> Message:
    found = read(text, NOW)
    assert found.intent is Intent.EVENT
    return found


LISTS = [
    ("排练12月4日、9日、11日", ["12-04", "12-09", "12-11"]),
    ("排练12月4日，9日，11日", ["12-04", "12-09", "12-11"]),
    ("排练12月4，9，11日", ["12-04", "12-09", "12-11"]),
    ("排练12月4/9/11日", ["12-04", "12-09", "12-11"]),
    ("排练12月4日;12月9日;12月11日", ["12-04", "12-09", "12-11"]),
    ("排练12月4日及9日", ["12-04", "12-09"]),
    ("十四十五号排练", ["12-14", "12-15"]),
    ("十二月十九二十号排练", ["12-19", "12-20"]),
    ("二十八二十九号排练", ["11-28", "11-29"]),
    ("十二月二十二十一这两天排练", ["12-20", "12-21"]),
    ("12月8、9这两天排练", ["12-08", "12-09"]),
    ("排练12月4、9号和11号", ["12-04", "12-09", "12-11"]),
    ("排练２０２６年１２月４日、９日", ["12-04", "12-09"]),
    ("十二月四号、九号、十一号排练", ["12-04", "12-09", "12-11"]),
    ("排练三号五号九号", ["12-03", "12-05", "12-09"]),
    ("排練時間：12月4號、9號、11號晚上7時", ["12-04 19:00", "12-09 19:00", "12-11 19:00"]),
    ("体检：12/4、12/9、12/11", ["12-04", "12-09", "12-11"]),
    ("体检12.4、12.9、12.11", ["12-04", "12-09", "12-11"]),
    ("12月4日（周五）、9日（周三）、11日（周五）排练", ["12-04", "12-09", "12-11"]),
    ("1月5号和2月9号上午9点例会", ["01-05 09:00", "02-09 09:00"]),
    ("12月28日、1月4日培训", ["12-28", "01-04"]),
    ("培训28号、5号、12号", ["11-28", "12-05", "12-12"]),
    ("明年1月8号、15号、22号连着三个周五查账", ["01-08", "01-15", "01-22"]),
    ("11月28日、12月5日两个周六上午培训", ["11-28 08:00~11-28 12:00", "12-05 08:00~12-05 12:00"]),
    (
        "下周一、三、五下午排练",
        ["11-23 12:00~11-23 18:00", "11-25 12:00~11-25 18:00", "11-27 12:00~11-27 18:00"],
    ),
    ("周二周四晚上7点半排练", ["11-24 19:30", "11-26 19:30"]),
    ("下周二和下周五开会", ["11-24", "11-27"]),
    ("周六、周二、周四排练", ["11-21", "11-24", "11-26"]),
    ("周一周五开会", ["11-23", "11-27"]),  # today is a Friday: behind Monday it is the next
    ("Training on 5 and 9 Dec at 2pm", ["12-05 14:00", "12-09 14:00"]),
    ("choir practice 12, 19 and 26 Oct 7pm", ["10-12 19:00", "10-19 19:00", "10-26 19:00"]),
    ("Badminton 12 Oct, 19 Oct and 26 Oct, 7pm", ["10-12 19:00", "10-19 19:00", "10-26 19:00"]),
    ("meeting on Mon, Wed & Fri 6pm", ["11-20 18:00", "11-23 18:00", "11-25 18:00"]),
    ("比武分三场 12月3 5 10 都是下午1点", ["12-03 13:00", "12-05 13:00", "12-10 13:00"]),
    ("培训班12月5和12上午9点", ["12-05 09:00", "12-12 09:00"]),
    ("培训班来咯 5跟12两个星期六 上午9点半", ["12-05 09:30", "12-12 09:30"]),
    ("慰问就十二月二十二二十三两天早上八点出发", ["12-22 08:00", "12-23 08:00"]),
    ("慰问十五十六两天早上八点出发", ["12-15 08:00", "12-16 08:00"]),
    ("扶抱班1月26、2月2同2月16，三個星期二夜晚7點", ["01-26 19:00", "02-02 19:00", "02-16 19:00"]),
    ("体检哈 12.24 25 26三天", ["12-24", "12-25", "12-26"]),
]


@pytest.mark.parametrize(("text", "wanted"), LISTS)
def test_a_list_of_dates_is_read_whole(text: str, wanted: list[str]) -> None:
    assert dates(text) == wanted


HOURS = [
    ("12月3日、5日下午2点培训", ["12-03 14:00", "12-05 14:00"]),
    ("12月3日下午2点、8日、10日培训", ["12-03 14:00", "12-08 14:00", "12-10 14:00"]),
    ("12月3日下午2点、8日上午9点培训", ["12-03 14:00", "12-08 09:00"]),
    ("12月3日、8日培训，都是下午3点", ["12-03 15:00", "12-08 15:00"]),
    ("12月3日、8日培训，均为上午", ["12-03 08:00~12-03 12:00", "12-08 08:00~12-08 12:00"]),
]


@pytest.mark.parametrize(("text", "wanted"), HOURS)
def test_an_hour_holds_for_the_dates_it_was_said_of(text: str, wanted: list[str]) -> None:
    assert dates(text) == wanted


ROWS = [
    ("8月2、3两天技能比武", ["08-02", "08-03"]),
    ("12月2日、3日两天培训", ["12-02", "12-03"]),
    ("12月5、6、7日培训", ["12-05", "12-06", "12-07"]),
    ("下周六周日打比赛", ["11-28", "11-29"]),
    ("12月5日至7日培训", ["12-05~12-08"]),
    ("12月5、6日下午2点培训", ["12-05 14:00", "12-06 14:00"]),
    ("12月1日至3日、8日至10日、15日至17日体检", ["12-01~12-04", "12-08~12-11", "12-15~12-18"]),
]


@pytest.mark.parametrize(("text", "wanted"), ROWS)
def test_days_in_a_row_are_dates_where_they_are_named_and_a_span_where_only_its_ends_are(
    text: str, wanted: list[str]
) -> None:
    assert dates(text) == wanted


ONE = [
    ("12月4日上午9点体检，下午2点座谈", "12-04 09:00"),
    ("12月4日的会改到9日", "12-09"),
    ("会议不是12月4日，是9日", "12-09"),
    ("12月24日联欢会，20日前报名", "12-24"),
    ("周三或周四开会", "11-25"),
    ("12月26日座谈会，如遇台风顺延至28日", "12-26"),
    ("节后1月26号开会", "01-26"),
    ("1跟2号线的师傅明天下午3点开会", "11-21 15:00"),
    ("12月13 200人开会", "12-13"),
    ("节后上班第一天1月4号早八点开会", "01-04 08:00"),
]


@pytest.mark.parametrize(("text", "wanted"), ONE)
def test_what_is_no_list_has_one_time(text: str, wanted: str) -> None:
    assert dates(text) == [wanted]


def test_the_first_of_them_is_the_messages_time_and_none_is_asked_about() -> None:
    found = plan("周五、下周三、下周五排练")
    assert found.when == found.times[0]
    row = plan("12月5、6日排练")
    assert row.when is not None
    assert (row.when.start, row.when.end) == (datetime(2026, 12, 5), datetime(2026, 12, 7))
    assert found.alternatives == ()


def test_a_day_without_its_month_goes_on_from_the_date_before_it() -> None:
    assert dates("1月7日、9日排练") == ["01-07", "01-09"]
    parts = divided(plan("1月7日一车间，9日机关体检"), NOW, Context())
    assert [f"{one.times[0].start:%m-%d}" for one in parts] == ["01-07", "01-09"]


def test_the_title_has_neither_dates_nor_what_counts_them() -> None:
    assert plan("12月21日至22日、28日至30日分两批体检").title == "体检"
    assert plan("1月5号和2月9号上午9点例会").title == "例会"
    assert plan("11月28日、12月5日两个周六上午培训").title == "培训"


def test_several_dates_are_one_series_of_them() -> None:
    when = plan("排练12月4日、9日晚上7点").planned_when
    assert when is not None
    assert when.rrule == "RDATE=20261204T190000,20261209T190000"
    own = plan("12月1日至3日、8日至9日体检").planned_when
    assert own is not None
    assert own.rrule == "RDATE=20261201/20261204,20261208/20261210"


def test_a_name_in_a_list_of_names_is_no_festival() -> None:
    for text in (
        "6. 赵国庆 7. 孙建军 12月3日比赛",
        "王芳、赵国庆、李明12月3日培训",
        "1、周国庆\n2、李明\n12月3日培训",
    ):
        assert dates(text) == ["12-03"]


def test_two_hours_of_one_day_are_two_times() -> None:
    assert dates("12月3日上午9点、下午2点两场讲座") == ["12-03 09:00", "12-03 14:00"]
    assert dates("12月3日上午9点讲座，下午2点参观") == ["12-03 09:00"]


def test_a_bare_day_in_a_list_of_days_is_no_thing() -> None:
    """「8号铸造」 by itself may be a machine; before 「10号机关」 it is a day."""
    now = datetime(2026, 12, 2, 14)
    assert len(divided(read("体检分三批：8号铸造，10号机关，11号后勤", now), now, Context())) == 3
    assert read("抢修8号电炉，10号转炉", NOW).times == ()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("明年1月8号腊八节上午10点发腊八粥", ["2027-01-08", "2027-01-15"]),
        ("3月5日妇女节下午2点座谈会", ["2027-03-05", "2027-03-08"]),
        ("3月8日妇女节下午2点座谈会", ["2027-03-08"]),
        ("12月20日元旦慰问", ["2026-12-20"]),
    ],
)
def test_a_date_and_a_festival_on_another_day_are_in_doubt(text: str, days: list[str]) -> None:
    """Not two dates: one of them is a slip, and is asked about. What is named after a festival may be held before it."""
    found = read(text, NOW)
    assert found.when is not None and len(found.times) == 1
    assert [f"{one.start:%Y-%m-%d}" for one in (found.when, *found.alternatives)] == days


def test_a_date_in_front_of_new_year_is_no_yen() -> None:
    """「20日元旦」."""
    assert plan("12月20日元旦慰问").title == "元旦慰问"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("法律咨询：12月2日、5日，每天下午2点，一楼", ["12-02 14:00", "12-05 14:00"]),
        ("年货发放：12月4日（周五）、7日（周一），每天8:30开始", ["12-04 08:30", "12-07 08:30"]),
        ("审查会：12/8（周二）16:30，七楼", ["12-08 16:30"]),
        ("元旦假期值班：12月31日至1月3日，工会办留人", ["12-31~01-04"]),
    ],
)
def test_days_and_their_hours_are_read_together(text: str, found: list[str]) -> None:
    """An hour said of each day is that of each; a festival around them is no date of its own."""
    assert dates(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("年货定了，29 30号发", ["11-29", "11-30"]),
        ("26 27号中午11点半写春联", ["11-26 11:30", "11-27 11:30"]),
        ("体检 28 29两天", ["11-28", "11-29"]),
        ("第3 20号集合", ["11-20"]),
    ],
)
def test_days_one_after_the_other_need_no_comma(text: str, found: list[str]) -> None:
    """Two numbers that do not follow on each other are no list."""
    times = read(text, NOW, meant=Intent.EVENT).whens
    assert [
        f"{one.start:%m-%d}{'' if one.grain is Grain.DAY else f'{one.start: %H:%M}'}" for one in times
    ] == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bowling tue nites 8 dec, 15 dec n 22 dec, 8pm", ["12-08 20:00", "12-15 20:00", "12-22 20:00"]),
        (
            "Stewards' course on two Saturdays, 5 December and 19 December, from 9 a.m. to 5 p.m.",
            ["12-05 09:00~12-05 17:00", "12-19 09:00~12-19 17:00"],
        ),
        ("练球每周四 12月3日、10日晚上8点", ["12-03 20:00", "12-10 20:00"]),
        (
            "briefing 7 dec, twice: at 7.30am for night shift, and again at 7.30pm",
            ["12-07 07:30", "12-07 19:30"],
        ),
        ("bus booth tue 8 dec, 9 to 4", ["12-08 09:00~12-08 16:00"]),
    ],
)
def test_days_and_hours_that_are_named_count_before_the_weekday(text: str, expected: list[str]) -> None:
    """Not how often they come round."""
    assert dates(text, region="SG") == expected


@pytest.mark.parametrize("text", ["急救班17/12和24/12，上午10点", "急救班12月17号24号这两天上午10点"])
def test_two_days_at_one_hour(text: str) -> None:
    """However they are joined or counted once more."""
    found = read(text, datetime(2026, 12, 1, 9), region="HK").times
    assert [each.start for each in found] == [datetime(2026, 12, day, 10) for day in (17, 24)]


def test_the_hour_of_all_is_taken_up_behind_a_stop() -> None:
    """「…。都是下午2点」"""
    found = read("消防演练11月16日、12月14日。都是下午2点，一号门集合", datetime(2026, 11, 8, 9)).times
    assert [each.start.hour for each in found] == [14, 14]


@pytest.mark.parametrize(
    ("text", "start", "end", "rrule"),
    [
        ("12月10日-12日体检，每天早上7点半", 7, None, "FREQ=DAILY;UNTIL=20261212T235959"),
        ("12月10日-12日外出学习，早上7点半集合", 7, datetime(2026, 12, 13), None),
        ("12月10日-12日外出学习，11日上午9点开会", 0, datetime(2026, 12, 13), None),
        ("12月10日-12日外出学习。早上7点半吃饭", 0, datetime(2026, 12, 13), None),
    ],
)
def test_the_hour_said_behind_days_in_a_row(
    text: str, start: int, end: datetime | None, rrule: str | None
) -> None:
    """It is of each of them where it says so, else of their beginning; one of another day or sentence is of neither."""
    when = read(text, datetime(2026, 12, 1, 9)).when

    assert when is not None
    assert (when.start.hour, when.end, when.rrule) == (start, end, rrule)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("下周一起每天下午5点练合唱，练到29号", "20261229"),
        ("每周三下午练合唱，一直到下月底", "20270131"),
        ("每周二晚上练舞，练到周五", ""),
        ("每周三的例会，18号报到", ""),
    ],
)
def test_a_rule_goes_on_to_the_day_said_behind_it(text: str, until: str) -> None:
    when = read(text, datetime(2026, 12, 16, 9)).when
    assert when is not None
    assert (f"UNTIL={until}" in (when.rrule or "")) is bool(until)


def test_a_day_in_a_list_behind_a_thing_paid_for_is_no_sum() -> None:
    found = read("助学金面谈：24、25、31号下午两点", datetime(2027, 3, 22, 10))
    assert [one.start.day for one in found.times] == [24, 25, 31]
    assert not found.money
